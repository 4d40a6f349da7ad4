use base::Span;
use market::network::{InvitationTerms, NetworkError};

use crate::town::Town;

const FOR_ONE: InvitationTerms = InvitationTerms { uses: 1, days: 7 };

db::on_both!(
    &market::migrations(),
    async fn an_invitation_makes_a_member_below_the_inviter(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let mara = town.member(shop, "Mara Lind", None).await;
        let invitation = network.invite(mara, FOR_ONE).await.unwrap();
        let shown = network.invitation(&invitation.code).await.unwrap().unwrap();
        assert_eq!(shown.inviter.as_ref().map(|inviter| inviter.name.as_str()), Some("Mara Lind"));
        assert_eq!(shown, invitation);
        assert_eq!(network.invitations_of(mara).await.unwrap(), std::slice::from_ref(&invitation));

        let ben = town.person("Ben").await;
        let member = network.join(&invitation.code, ben).await.unwrap();
        assert_eq!(network.enroller_of(member).await.unwrap().map(|above| above.id), Some(mara));
        let joined = network.member_of(shop, ben).await.unwrap().unwrap();
        assert_eq!((joined.id, joined.handle.unwrap().as_str()), (member, "ben"));
        assert_eq!(town.market.people().roles_of(ben).await.unwrap().member_at(shop), Some(member));
        assert!(network.invitations_of(mara).await.unwrap().is_empty());
    }
);

db::on_both!(
    &market::migrations(),
    async fn the_merchant_itself_invites_to_the_top(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let invitation = network.invite_as_merchant(shop, InvitationTerms::default()).await.unwrap();
        let member = network.join(&invitation.code, town.person("mara").await).await.unwrap();
        assert_eq!(network.enroller_of(member).await.unwrap(), None);
        assert_eq!(network.invitation(&invitation.code).await.unwrap().unwrap().uses_left, 99);
        let nowhere = network.invite_as_merchant(market::MerchantId::from_number(1), FOR_ONE).await;
        assert!(matches!(nowhere, Err(NetworkError::NoSuchMerchant)));
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_invitation_that_does_not_count_says_why(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let (mara, ben) = (town.member(shop, "mara", None).await, town.person("ben").await);

        assert!(matches!(network.join("0000", ben).await, Err(NetworkError::NoSuchInvitation)));
        for terms in [(0, 7), (10_001, 7), (1, 0), (1, 366)] {
            let refused = network.invite(mara, InvitationTerms { uses: terms.0, days: terms.1 }).await;
            assert!(matches!(refused, Err(NetworkError::InvitationLimits { .. })), "{terms:?}");
        }

        let old = network.invite(mara, FOR_ONE).await.unwrap();
        town.passes(Span::days(7));
        let late = network.join(&old.code, ben).await.unwrap_err();
        assert_eq!(late.to_string(), "this invitation ended on 2026-03-08: ask for a new one");

        let invitation = network.invite(mara, FOR_ONE).await.unwrap();
        network.deactivate(shop, mara).await.unwrap();
        assert!(matches!(network.join(&invitation.code, ben).await, Err(NetworkError::InviterInactive)));
        assert!(matches!(network.invite(mara, FOR_ONE).await, Err(NetworkError::Inactive)));
        network.reactivate(shop, mara).await.unwrap();
        network.join(&invitation.code, ben).await.unwrap();
        let carl = town.person("carl").await;
        assert!(matches!(network.join(&invitation.code, carl).await, Err(NetworkError::InvitationUsedUp)));
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_invitation_carries_a_note_and_can_be_withdrawn_by_its_maker(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let (mara, ben) = (town.member(shop, "mara", None).await, town.member(shop, "ben", None).await);
        let invitation = network.invite_for(mara, FOR_ONE, " For Cleo ").await.unwrap();
        assert_eq!(network.invitations_of(mara).await.unwrap()[0].note, "For Cleo");
        let endless = network.invite_for(mara, FOR_ONE, &"x".repeat(121)).await;
        assert!(matches!(endless, Err(NetworkError::People(_))));
        let official = network.invite_as_merchant_for(shop, FOR_ONE, "Fair in May").await.unwrap();
        assert_eq!(network.invitations_of_merchant(shop).await.unwrap(), std::slice::from_ref(&official));

        for not_the_maker in [Some(ben), None] {
            let refused = network.withdraw_invitation(shop, not_the_maker, &invitation.code).await;
            assert!(matches!(refused, Err(NetworkError::NoSuchInvitation)));
        }
        assert!(network.withdraw_invitation(shop, Some(mara), &official.code).await.is_err());
        network.withdraw_invitation(shop, Some(mara), &invitation.code).await.unwrap();
        network.withdraw_invitation(shop, None, &official.code).await.unwrap();
        for code in [&invitation.code, &official.code] {
            let late = network.join(code, town.person(&format!("guest {code}")).await).await;
            assert!(matches!(late, Err(NetworkError::InvitationUsedUp)));
        }
        assert!(network.invitations_of(mara).await.unwrap().is_empty());
        assert!(network.invitations_of_merchant(shop).await.unwrap().is_empty());
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_member_who_accepts_again_uses_nothing(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let (mara, ben) = (town.member(shop, "mara", None).await, town.member(shop, "ben", None).await);
        let invitation = network.invite(mara, FOR_ONE).await.unwrap();
        for member in [ben, mara] {
            let person = town.person_of(member).await;
            assert!(matches!(network.join(&invitation.code, person).await, Err(NetworkError::AlreadyMember)));
        }
        assert_eq!(network.invitation(&invitation.code).await.unwrap().unwrap().uses_left, 1);
        // The same person may sell for another merchant.
        let other = town.merchant("Hill").await.id;
        let there = network.enrol(other, town.person_of(ben).await, None).await.unwrap();
        assert_ne!(there, ben);
        assert_eq!(network.memberships_of(town.person_of(ben).await).await.unwrap().len(), 2);
    }
);

db::on_both!(
    &market::migrations(),
    async fn twenty_people_accept_the_last_three_uses(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let mara = town.member(shop, "mara", None).await;
        let invitation = network.invite(mara, InvitationTerms { uses: 3, days: 1 }).await.unwrap();
        let mut guests = Vec::new();
        for number in 0..20 {
            guests.push(town.person(&format!("guest {number}")).await);
        }
        let mut joining = tokio::task::JoinSet::new();
        for person in guests {
            let (network, code) = (network.clone(), invitation.code.clone());
            joining.spawn(async move { network.join(&code, person).await });
        }
        let outcomes = joining.join_all().await;
        let refused = |outcome: &Result<_, _>| matches!(outcome, Err(NetworkError::InvitationUsedUp));
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 3);
        assert_eq!(outcomes.iter().filter(|outcome| refused(outcome)).count(), 17);
        assert_eq!(network.team_size(mara).await.unwrap().frontline, 3);
    }
);

db::on_both!(
    &market::migrations(),
    async fn namesakes_get_handles_of_their_own(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let mut handles = std::collections::BTreeSet::new();
        for number in 0..12 {
            let person = town.market.people().register(&format!("anna{number}@example.com"), "Anna Åberg", "a long walk home").await;
            let member = network.enrol(shop, person.unwrap().person.id, None).await.unwrap();
            handles.insert(network.member(member).await.unwrap().unwrap().handle.unwrap().to_string());
        }
        assert_eq!(handles.len(), 12);
        assert!(handles.contains("anna-aberg") && handles.contains("anna-aberg-2"), "{handles:?}");
        let nameless = town.market.people().register("cha@example.com", "茶", "a long walk home").await.unwrap();
        let member = network.enrol(shop, nameless.person.id, None).await.unwrap();
        assert!(network.member(member).await.unwrap().unwrap().handle.unwrap().as_str().starts_with("seller-"));
    }
);
