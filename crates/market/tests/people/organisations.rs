use base::Span;
use market::hash_secret;
use market::people::{
    BrandDetails, LatePayment, MerchantDetails, Organisation, PeopleError, Role, Slug, merchant_by_slug_in,
    sale_rules_in,
};
use plan::Plan;

use crate::town::{Town, new_merchant};

db::on_both!(
    &market::migrations(),
    async fn a_brand_and_a_merchant_find_their_place(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let mara = town.person("mara").await;
        let details = BrandDetails { name: "Nordic Clay & Co.".into(), tagline: "Fired slowly".into(), ..BrandDetails::default() };
        let brand = people.create_brand(mara, None, &details).await.unwrap();
        let stored = people.brand_by_slug("nordic-clay-co").await.unwrap().unwrap();
        assert_eq!((stored.id, stored.tagline.as_str()), (brand, "Fired slowly"));

        let merchant = people.create_merchant(mara, &new_merchant("Harbour Goods")).await.unwrap();
        let stored = merchant_by_slug_in(&mut town.tx().await, "harbour-goods").await.unwrap().unwrap();
        assert_eq!((stored.id, stored.currency.code()), (merchant, "EUR"));
        assert_eq!([stored.attribution, stored.hold, stored.reserve], [Span::days(30), Span::days(14), Span::hours(1)]);

        let roles = people.roles_of(mara).await.unwrap();
        assert_eq!((roles.at_brand(brand), roles.at_merchant(merchant)), (Some(Role::Owner), Some(Role::Owner)));
        assert!(!roles.operator && roles.seller_at.is_empty());
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_address_is_taken_once_and_nothing_half_done_remains(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let mara = town.person("mara").await;
        let details = BrandDetails { name: "Clay".into(), ..BrandDetails::default() };
        people.create_brand(mara, None, &details).await.unwrap();
        assert!(matches!(people.create_brand(mara, None, &details).await, Err(PeopleError::SlugTaken)));
        let other = Slug::parse("clay-2").unwrap();
        people.create_brand(mara, Some(other.clone()), &details).await.unwrap();
        assert_eq!(people.brands(None, 10).await.unwrap().len(), 2);
        assert_eq!(people.brands(Some(&Slug::parse("clay").unwrap()), 10).await.unwrap()[0].slug, other);

        let unnamed = BrandDetails { name: "茶".into(), ..BrandDetails::default() };
        assert!(matches!(people.create_brand(mara, None, &unnamed).await, Err(PeopleError::Slug)));

        // The plan is refused after the merchant was written: neither is there afterwards.
        let mut hopeful = new_merchant("Up And Up");
        hopeful.plan = hopeful.plan.replace("pool = \"5 %\"", "recruiting_bonus = \"5 %\"");
        let refused = people.create_merchant(mara, &hopeful).await.unwrap_err();
        assert!(refused.to_string().contains("cannot pay for bringing in people"), "{refused}");
        assert_eq!(people.merchant_by_slug("up-and-up").await.unwrap(), None);
    }
);

db::on_both!(
    &market::migrations(),
    async fn settings_have_limits(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let shop = town.merchant("Harbour").await;
        let sound = new_merchant("Harbour").details;
        type Change = fn(&mut MerchantDetails);
        let changes: [(&str, Change); 4] = [
            ("the days a click counts is a number from 0 to 365", |details| details.attribution_days = 366),
            ("the days money is held is a number from 0 to 365", |details| details.hold_days = 1_000),
            ("the minutes stock is reserved is a number from 1 to 20160", |details| details.reserve_minutes = 0),
            ("the name needs 1 to 120 characters on one line", |details| details.name = "\n".into()),
        ];
        for (message, change) in changes {
            let mut details = sound.clone();
            change(&mut details);
            assert_eq!(people.set_merchant_details(shop.id, &details).await.unwrap_err().to_string(), message);
        }
        let changed = MerchantDetails { late_payment: LatePayment::Backorder, hold_days: 0, ..sound };
        people.set_merchant_details(shop.id, &changed).await.unwrap();
        let stored = people.merchant(shop.id).await.unwrap().unwrap();
        assert_eq!((stored.late_payment, stored.hold), (LatePayment::Backorder, Span::days(0)));
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_organisation_always_has_an_owner(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let (mara, ben) = (town.person("mara").await, town.person("ben").await);
        let details = BrandDetails { name: "Clay".into(), ..BrandDetails::default() };
        let brand = Organisation::Brand(people.create_brand(mara, None, &details).await.unwrap());

        assert!(matches!(people.revoke_role(brand, mara).await, Err(PeopleError::LastOwner)));
        assert!(matches!(people.grant_role(brand, mara, Role::Staff).await, Err(PeopleError::LastOwner)));
        people.grant_role(brand, ben, Role::Staff).await.unwrap();
        let team: Vec<_> = people.team_of(brand).await.unwrap().into_iter().map(|one| (one.person.name, one.role)).collect();
        assert_eq!(team, [("mara".to_owned(), Role::Owner), ("ben".to_owned(), Role::Staff)]);
        people.revoke_role(brand, ben).await.unwrap();

        // Two owners who remove each other at the same moment do not both succeed.
        for _ in 0..8 {
            let left = people.team_of(brand).await.unwrap()[0].person.id;
            people.grant_role(brand, if left == mara { ben } else { mara }, Role::Owner).await.unwrap();
            let (one, two) = tokio::join!(people.revoke_role(brand, mara), people.revoke_role(brand, ben));
            assert_eq!([one, two].iter().filter(|outcome| outcome.is_ok()).count(), 1);
            assert_eq!(people.team_of(brand).await.unwrap().len(), 1);
        }
    }
);

db::on_both!(
    &market::migrations(),
    async fn roles_at_one_place_are_none_at_another(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let (clay, glass) = (town.brand("Clay").await, town.brand("Glass").await);
        let ben = town.person("ben").await;
        people.grant_role(Organisation::Brand(clay), ben, Role::Staff).await.unwrap();
        let roles = people.roles_of(ben).await.unwrap();
        assert_eq!((roles.at_brand(clay), roles.at_brand(glass)), (Some(Role::Staff), None));
        people.revoke_role(Organisation::Brand(clay), ben).await.unwrap();
        assert_eq!(people.roles_of(ben).await.unwrap(), market::people::Roles::default());
        let nobody = market::PersonId::from_number(1);
        let refused = people.grant_role(Organisation::Brand(clay), nobody, Role::Staff).await;
        assert!(matches!(refused, Err(PeopleError::NoSuchPerson)));
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_plan_is_in_force_from_its_own_moment_on(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let shop = town.merchant("Harbour").await;
        let version = |number: u32| Plan::STARTER.replace("version = 1", &format!("version = {number}"));
        let first_day = town.now();
        town.passes(Span::days(10));
        let second_day = town.now();
        let hash = people.set_plan(shop.id, &version(2)).await.unwrap();
        assert_eq!(people.set_plan(shop.id, &version(2)).await.unwrap(), hash, "publishing it again changes nothing");

        let mut tx = town.tx().await;
        let in_force = async |tx: &mut db::Tx, at| sale_rules_in(tx, shop.id, at).await.unwrap().map(|(_, hash)| hash);
        let published = |number| Some(hash_secret(&version(number)));
        assert_eq!(in_force(&mut tx, first_day - Span::millis(1)).await, None);
        assert_eq!(in_force(&mut tx, first_day).await, published(1));
        assert_eq!(in_force(&mut tx, second_day - Span::millis(1)).await, published(1));
        assert_eq!(in_force(&mut tx, second_day).await, Some(hash));
        drop(tx);

        let reused = people.set_plan(shop.id, &version(2).replace("\"50 %\"", "\"40 %\"")).await;
        assert!(matches!(reused, Err(PeopleError::PlanVersion(2))));
        let only_monthly = format!("name = \"Month\"\nversion = 3\n{}", &version(3)[version(3).find("[money]").unwrap()..]);
        let told = people.set_plan(shop.id, &only_monthly).await.unwrap_err().to_string();
        assert!(told.starts_with("the plan: sale: this key is missing; add for instance `[sale]"), "{told}");
        let dollars = people.set_plan(shop.id, &version(3).replace("\"EUR\"", "\"USD\"")).await.unwrap_err().to_string();
        assert_eq!(dollars, "the plan pays in USD, and this shop in EUR: write `currency = \"EUR\"` under `[money]`");
        // Two in one millisecond still have an order.
        people.set_plan(shop.id, &version(3)).await.unwrap();
        people.set_plan(shop.id, &version(4)).await.unwrap();
        town.passes(Span::millis(5));
        assert_eq!(people.plan_document(shop.id).await.unwrap().unwrap(), version(4));
        let published = people.published_plan(shop.id).await.unwrap().unwrap();
        assert_eq!((published.plan.version(), published.since), (4, second_day + Span::millis(2)));
    }
);
