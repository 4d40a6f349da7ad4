use base::Span;
use market::ProductId;
use market::network::{Clicks, MemberStatus, NetworkError};
use market::people::{Handle, Profile};

use crate::town::Town;

db::on_both!(
    &market::migrations(),
    async fn a_boutique_is_found_by_its_handle(test) {
        let town = Town::new(test);
        let (people, network) = (town.market.people(), town.market.network());
        let (shop, other) = (town.merchant("Harbour").await, town.merchant("Hill").await);
        let mara = town.member(shop.id, "Mara", None).await;
        let person = town.person_of(mara).await;
        people.set_handle(person, &Handle::parse("sea-glass").unwrap()).await.unwrap();
        let profile = Profile { name: "Mara".into(), bio: "By the sea".into(), portrait: Some("ab".into()) };
        people.set_profile(person, &profile).await.unwrap();
        town.passes(Span::days(1));
        let there = network.enrol(other.id, person, None).await.unwrap();

        let found = network.boutiques(&Handle::parse("@sea-glass").unwrap()).await.unwrap();
        let shown: Vec<_> = found.iter().map(|one| (one.member.id, one.merchant_slug.as_str(), one.bio.as_str())).collect();
        assert_eq!(shown, [(mara, "harbour", "By the sea"), (there, "hill", "By the sea")]);
        assert_eq!(network.boutique(mara).await.unwrap().as_ref(), Some(&found[0]));
        assert!(network.boutiques(&Handle::parse("nobody").unwrap()).await.unwrap().is_empty());

        let everywhere = network.all_boutiques(None, 10).await.unwrap();
        assert_eq!(everywhere.iter().map(|one| one.member.id).collect::<Vec<_>>(), [mara, there]);
        assert_eq!(network.all_boutiques(Some(mara), 10).await.unwrap(), everywhere[1..]);

        network.deactivate(shop.id, mara).await.unwrap();
        let found = network.boutique(mara).await.unwrap().unwrap();
        assert_eq!(found.member.status, MemberStatus::Inactive, "the page is there to say so");
        assert!(network.boutiques_at(shop.id, None, 10).await.unwrap().is_empty(), "and no list leads to it");
        assert_eq!(network.all_boutiques(None, 10).await.unwrap().len(), 1);
        assert_eq!(network.boutiques_at(other.id, None, 10).await.unwrap().len(), 1);
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_seller_chooses_products_in_order(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let (shop, clay) = (town.merchant("Harbour").await.id, town.brand("Clay").await);
        let mara = town.member(shop, "mara", None).await;
        let (mug, bowl) = (town.product(clay, "mug").await, town.product(clay, "bowl").await);
        assert!(network.boutique_products(mara).await.unwrap().is_empty());
        network.set_boutique_products(mara, &[bowl, mug, bowl]).await.unwrap();
        assert_eq!(network.boutique_products(mara).await.unwrap(), [bowl, mug]);

        let unknown = network.set_boutique_products(mara, &[mug, ProductId::from_number(1)]).await;
        assert!(matches!(unknown, Err(NetworkError::NoSuchProduct)));
        assert_eq!(network.boutique_products(mara).await.unwrap(), [bowl, mug], "a refused choice changes nothing");
        let many: Vec<_> = (1..=501).map(ProductId::from_number).collect();
        let refused = network.set_boutique_products(mara, &many).await;
        assert!(matches!(refused, Err(NetworkError::TooManyProducts(500))));

        network.set_boutique_products(mara, &[]).await.unwrap();
        assert!(network.boutique_products(mara).await.unwrap().is_empty());
        let nobody = network.set_boutique_products(market::MemberId::from_number(1), &[mug]).await;
        assert!(matches!(nobody, Err(NetworkError::NoSuchMember)));
    }
);

db::on_both!(
    &market::migrations(),
    async fn clicks_are_counted_for_the_seller(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let mara = town.member(shop, "mara", None).await;
        let own = town.person_of(mara).await;
        let begin = town.now();
        for visitor in ["one", "two"] {
            assert!(network.record_visit(visitor, mara, None).await.unwrap());
        }
        assert!(!network.record_visit("one", mara, None).await.unwrap(), "going on is no further click");
        town.passes(Span::minutes(30));
        assert!(network.record_visit("one", mara, None).await.unwrap(), "coming back later is");
        assert!(!network.record_visit("three", mara, Some(own)).await.unwrap(), "one's own click");
        assert_eq!(network.clicks(mara, begin).await.unwrap(), Clicks { clicks: 3, visitors: 2 });
        assert_eq!(network.clicks(mara, begin + Span::minutes(31)).await.unwrap(), Clicks::default());
        network.deactivate(shop, mara).await.unwrap();
        assert!(!network.record_visit("four", mara, None).await.unwrap());
        assert!(!network.record_visit("four", market::MemberId::from_number(1), None).await.unwrap());
        assert_eq!(network.clicks(mara, begin).await.unwrap().clicks, 3);
    }
);
