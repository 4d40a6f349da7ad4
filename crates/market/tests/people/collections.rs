use base::Span;
use market::boutiques::{BoutiqueError, NewCollection, Step};
use market::{BrandId, CollectionId, ProductId};

use crate::town::Town;

fn named(title: &str) -> NewCollection {
    NewCollection { title: title.into(), words: String::new() }
}

db::on_both!(
    &market::migrations(),
    async fn collections_have_an_order_and_products_of_their_own(test) {
        let town = Town::new(test);
        let boutiques = town.market.boutiques();
        let (shop, clay) = (town.merchant("Harbour").await.id, town.brand("Clay").await);
        let (mara, ben) = (town.member(shop, "mara", None).await, town.member(shop, "ben", None).await);
        let (mug, bowl) = (town.product(clay, "mug").await, town.product(clay, "bowl").await);
        let words = NewCollection { words: " For slow\r\nmornings ".into(), ..named(" Mornings ") };
        let mornings = boutiques.add_collection(mara, &words).await.unwrap();
        let gifts = boutiques.add_collection(mara, &named("Gifts")).await.unwrap();
        boutiques.set_collection_products(mara, mornings, &[bowl, mug, bowl]).await.unwrap();
        boutiques.set_collection_products(mara, gifts, &[mug]).await.unwrap();
        let all = boutiques.collections(mara).await.unwrap();
        assert_eq!((all[0].title.as_str(), all[0].words.as_str()), ("Mornings", "For slow\nmornings"));
        assert_eq!((&all[0].products[..], &all[1].products[..]), (&[bowl, mug][..], &[mug][..]));

        boutiques.move_collection(mara, gifts, Step::Up).await.unwrap();
        boutiques.move_collection(mara, gifts, Step::Up).await.unwrap();
        let order = |all: Vec<market::boutiques::Collection>| all.into_iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(order(boutiques.collections(mara).await.unwrap()), [gifts, mornings]);
        boutiques.change_collection(mara, gifts, &named("Presents")).await.unwrap();

        // Ben may do nothing with what is Mara's.
        let not_found = |done: Result<(), BoutiqueError>| assert!(matches!(done, Err(BoutiqueError::NotFound)), "{done:?}");
        not_found(boutiques.change_collection(ben, gifts, &named("Mine")).await);
        not_found(boutiques.move_collection(ben, gifts, Step::Down).await);
        not_found(boutiques.set_collection_products(ben, gifts, &[]).await);
        not_found(boutiques.remove_collection(ben, gifts).await);
        assert_eq!(boutiques.collection(ben, gifts).await.unwrap(), None);
        assert_eq!(boutiques.collection(mara, gifts).await.unwrap().unwrap().products, [mug]);
        not_found(boutiques.set_collection_products(mara, gifts, &[ProductId::from_number(1)]).await);
        assert_eq!(boutiques.collection(mara, gifts).await.unwrap().unwrap().products, [mug], "nothing half-done");

        boutiques.remove_collection(mara, gifts).await.unwrap();
        not_found(boutiques.remove_collection(mara, gifts).await);
        assert_eq!(order(boutiques.collections(mara).await.unwrap()), [mornings]);
    }
);

db::on_both!(
    &market::migrations(),
    async fn what_a_collection_says_has_limits(test) {
        let town = Town::new(test);
        let boutiques = town.market.boutiques();
        let shop = town.merchant("Harbour").await.id;
        let mara = town.member(shop, "mara", None).await;
        for bad in ["", "  ", "two\nlines"] {
            assert!(matches!(boutiques.add_collection(mara, &named(bad)).await, Err(BoutiqueError::Line)), "{bad}");
        }
        let long = NewCollection { words: "x".repeat(601), ..named("Gifts") };
        assert!(matches!(boutiques.add_collection(mara, &long).await, Err(BoutiqueError::Text(600))));
        let nobody = boutiques.add_collection(market::MemberId::from_number(1), &named("Gifts")).await;
        assert!(matches!(nobody, Err(BoutiqueError::NotFound)));
        for number in 0..30 {
            boutiques.add_collection(mara, &named(&format!("Group {number}"))).await.unwrap();
        }
        assert!(matches!(boutiques.add_collection(mara, &named("Gifts")).await, Err(BoutiqueError::TooMany(30))));
        let many: Vec<_> = (1..=101).map(ProductId::from_number).collect();
        let one: CollectionId = boutiques.collections(mara).await.unwrap()[0].id;
        let refused = boutiques.set_collection_products(mara, one, &many).await;
        assert!(matches!(refused, Err(BoutiqueError::TooMany(100))));
        boutiques.set_headline(mara, " By the sea ").await.unwrap();
        assert_eq!(boutiques.headline(mara).await.unwrap(), "By the sea");
        assert!(matches!(boutiques.set_headline(mara, &"x".repeat(121)).await, Err(BoutiqueError::Line)));
        let unknown = boutiques.set_brands(mara, &[BrandId::from_number(1)]).await;
        assert!(matches!(unknown, Err(BoutiqueError::NotFound)));
    }
);

db::on_both!(
    &market::migrations(),
    async fn customers_follow_a_boutique_and_stop(test) {
        let town = Town::new(test);
        let boutiques = town.market.boutiques();
        let shop = town.merchant("Harbour").await.id;
        let (mara, ben) = (town.member(shop, "mara", None).await, town.member(shop, "ben", None).await);
        let cleo = town.person("cleo").await;
        for member in [mara, mara, ben] {
            boutiques.follow(cleo, member).await.unwrap();
            town.passes(Span::minutes(1));
        }
        let followed: Vec<_> = boutiques.followed_by(cleo).await.unwrap().iter().map(|one| one.member).collect();
        assert_eq!(followed, [ben, mara]);
        assert_eq!(boutiques.follower_count(mara).await.unwrap(), 1);
        let own = boutiques.follow(town.person_of(mara).await, mara).await;
        assert!(matches!(own, Err(BoutiqueError::Own)));
        let nobody = boutiques.follow(cleo, market::MemberId::from_number(1)).await;
        assert!(matches!(nobody, Err(BoutiqueError::NotFound)));
        boutiques.unfollow(cleo, mara).await.unwrap();
        assert!(!boutiques.follows(cleo, mara).await.unwrap() && boutiques.follows(cleo, ben).await.unwrap());
        assert_eq!(boutiques.follower_count(mara).await.unwrap(), 0);
    }
);
