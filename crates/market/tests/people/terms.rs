use base::{Bps, Span};
use market::terms::{NewAgreement, Party, TermsError, brands_sold_in, rate_in, sells_in};
use market::{BrandId, MerchantId};

use crate::town::{Town, percent};

fn terms_of(brand: BrandId, merchant: MerchantId, floor: &str) -> NewAgreement {
    NewAgreement { brand, merchant, commission_floor: percent(floor), notice_days: 30 }
}

db::on_both!(
    &market::migrations(),
    async fn a_product_has_its_own_rate_or_the_catalog_s(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let clay = town.brand("Clay").await;
        let (mug, bowl) = (town.product(clay, "mug").await, town.product(clay, "bowl").await);
        assert_eq!(terms.rate(clay, mug).await.unwrap(), Bps::ZERO, "nothing is promised before it is set");

        terms.set_catalog_rate(clay, percent("20"), None).await.unwrap();
        terms.set_product_rate(clay, mug, Some(percent("35")), None).await.unwrap();
        assert_eq!(terms.rate(clay, mug).await.unwrap(), percent("35"));
        assert_eq!(terms.rate(clay, bowl).await.unwrap(), percent("20"));

        let monday = town.now() + Span::days(7);
        terms.set_catalog_rate(clay, percent("25"), Some(monday)).await.unwrap();
        terms.set_product_rate(clay, mug, None, Some(monday)).await.unwrap();
        let mut tx = town.tx().await;
        for (at, expected) in [(monday - Span::millis(1), ["35", "20"]), (monday, ["25", "25"])] {
            assert_eq!(rate_in(&mut tx, clay, mug, at).await.unwrap(), percent(expected[0]));
            assert_eq!(rate_in(&mut tx, clay, bowl, at).await.unwrap(), percent(expected[1]));
        }
        drop(tx);
        let listed: Vec<_> = terms.rates(clay).await.unwrap().iter().map(|change| (change.product, change.rate)).collect();
        assert_eq!(
            listed,
            [
                (None, Some(percent("20"))),
                (None, Some(percent("25"))),
                (Some(mug), Some(percent("35"))),
                (Some(mug), None)
            ]
        );
        let history: Vec<_> = terms.catalog_history(clay).await.unwrap().iter().map(|change| change.rate).collect();
        assert_eq!(history, [Some(percent("25")), Some(percent("20"))]);
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_rate_is_neither_for_the_past_nor_for_another_s_product(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let (clay, glass) = (town.brand("Clay").await, town.brand("Glass").await);
        let mug = town.product(clay, "mug").await;
        let yesterday = town.now() - Span::days(1);
        let refused = terms.set_catalog_rate(clay, percent("10"), Some(yesterday)).await;
        assert!(matches!(refused, Err(TermsError::InThePast(_))));
        let refused = terms.set_product_rate(glass, mug, Some(percent("10")), None).await;
        assert!(matches!(refused, Err(TermsError::NoSuchProduct)));
        let refused = terms.set_catalog_rate(BrandId::from_number(1), percent("10"), None).await;
        assert!(matches!(refused, Err(TermsError::NoSuchParty)));
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_agreement_is_offered_accepted_and_ended_with_notice(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let (clay, shop) = (town.brand("Clay").await, town.merchant("Harbour").await.id);
        terms.set_catalog_rate(clay, percent("20"), None).await.unwrap();
        let id = terms.offer(Party::Brand(clay), &terms_of(clay, shop, "15")).await.unwrap();
        let sells = async || sells_in(&mut town.tx().await, shop, clay, town.now()).await.unwrap();
        assert!(!sells().await, "an offer is not an agreement");

        assert!(matches!(terms.accept(Party::Brand(clay), id).await, Err(TermsError::OwnOffer)));
        terms.accept(Party::Merchant(shop), id).await.unwrap();
        assert!(matches!(terms.accept(Party::Merchant(shop), id).await, Err(TermsError::NotOpen)));
        assert!(sells().await);
        assert_eq!(brands_sold_in(&mut town.tx().await, shop, town.now()).await.unwrap(), [clay]);

        let ends = terms.end(Party::Merchant(shop), id).await.unwrap();
        assert_eq!(ends, town.now() + Span::days(30));
        assert!(matches!(terms.end(Party::Brand(clay), id).await, Err(TermsError::AlreadyEnding(at)) if at == ends));
        assert!(matches!(
            terms.offer(Party::Brand(clay), &terms_of(clay, shop, "15")).await,
            Err(TermsError::AlreadyThere)
        ));
        town.passes(Span::millis(30 * 86_400_000 - 1));
        assert!(sells().await, "products are sold until the notice is over");
        town.passes(Span::millis(1));
        assert!(!sells().await);

        let again = terms.offer(Party::Merchant(shop), &terms_of(clay, shop, "20")).await.unwrap();
        terms.accept(Party::Brand(clay), again).await.unwrap();
        assert!(sells().await);
        let listed = terms.agreements_of(Party::Brand(clay)).await.unwrap();
        assert_eq!(listed.iter().map(|one| (one.id, one.runs_at(town.now()))).collect::<Vec<_>>(), [(again, true), (id, false)]);
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_offer_can_be_declined_or_taken_back(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let (clay, shop) = (town.brand("Clay").await, town.merchant("Harbour").await.id);
        for by in [Party::Brand(clay), Party::Merchant(shop)] {
            let id = terms.offer(Party::Merchant(shop), &terms_of(clay, shop, "0")).await.unwrap();
            terms.decline(by, id).await.unwrap();
            assert!(matches!(terms.accept(Party::Brand(clay), id).await, Err(TermsError::NotOpen)));
            assert!(matches!(terms.end(by, id).await, Err(TermsError::NotRunning)));
        }
        let endless = NewAgreement { notice_days: 3_651, ..terms_of(clay, shop, "0") };
        assert!(matches!(terms.offer(Party::Brand(clay), &endless).await, Err(TermsError::Notice(3_650))));
    }
);

db::on_both!(
    &market::migrations(),
    async fn other_people_s_agreements_are_out_of_reach(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let (clay, glass) = (town.brand("Clay").await, town.brand("Glass").await);
        let (shop, other) = (town.merchant("Harbour").await.id, town.merchant("Hill").await.id);
        let id = terms.offer(Party::Brand(clay), &terms_of(clay, shop, "0")).await.unwrap();
        for stranger in [Party::Brand(glass), Party::Merchant(other)] {
            assert!(matches!(terms.accept(stranger, id).await, Err(TermsError::NoSuchAgreement)));
            assert!(matches!(terms.decline(stranger, id).await, Err(TermsError::NoSuchAgreement)));
            assert!(matches!(terms.end(stranger, id).await, Err(TermsError::NoSuchAgreement)));
            assert_eq!(terms.agreement(stranger, id).await.unwrap(), None);
            let in_their_name = terms.offer(stranger, &terms_of(clay, shop, "0")).await;
            assert!(matches!(in_their_name, Err(TermsError::NoSuchParty)));
        }
        assert!(terms.agreement(Party::Merchant(shop), id).await.unwrap().is_some());
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_floor_holds_while_the_agreement_runs(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let (clay, shop) = (town.brand("Clay").await, town.merchant("Harbour").await.id);
        let mug = town.product(clay, "mug").await;
        terms.set_catalog_rate(clay, percent("20"), None).await.unwrap();
        let id = terms.offer(Party::Brand(clay), &terms_of(clay, shop, "15")).await.unwrap();
        terms.accept(Party::Merchant(shop), id).await.unwrap();

        let low = terms.set_catalog_rate(clay, percent("14.99"), None).await;
        assert!(matches!(low, Err(TermsError::BelowFloor { merchant, floor }) if merchant == shop && floor == percent("15")));
        let low = terms.set_product_rate(clay, mug, Some(percent("10")), None).await;
        assert!(matches!(low, Err(TermsError::BelowFloor { .. })));
        terms.set_catalog_rate(clay, percent("15"), None).await.unwrap();

        let ends = terms.end(Party::Brand(clay), id).await.unwrap();
        let early = terms.set_catalog_rate(clay, percent("5"), Some(ends - Span::millis(1))).await;
        assert!(matches!(early, Err(TermsError::BelowFloor { .. })), "the floor holds to the end of the notice");
        terms.set_catalog_rate(clay, percent("5"), Some(ends)).await.unwrap();
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_floor_is_never_above_what_is_paid(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let (clay, shop) = (town.brand("Clay").await, town.merchant("Harbour").await.id);
        let mug = town.product(clay, "mug").await;
        terms.set_catalog_rate(clay, percent("20"), None).await.unwrap();
        terms.set_product_rate(clay, mug, Some(percent("12")), None).await.unwrap();
        let promised = terms.offer(Party::Brand(clay), &terms_of(clay, shop, "15")).await;
        assert!(matches!(promised, Err(TermsError::FloorAboveRate { lowest, .. }) if lowest == percent("12")));

        // A merchant may ask for more than is paid now; the brand accepts once it pays that.
        let asked = terms.offer(Party::Merchant(shop), &terms_of(clay, shop, "15")).await.unwrap();
        assert!(matches!(terms.accept(Party::Brand(clay), asked).await, Err(TermsError::FloorAboveRate { .. })));
        terms.set_product_rate(clay, mug, None, None).await.unwrap();
        let later = town.now() + Span::days(3);
        terms.set_catalog_rate(clay, percent("10"), Some(later)).await.unwrap();
        assert!(matches!(terms.accept(Party::Brand(clay), asked).await, Err(TermsError::FloorAboveRate { .. })));
        terms.set_catalog_rate(clay, percent("18"), Some(later)).await.unwrap();
        terms.accept(Party::Brand(clay), asked).await.unwrap();
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_rate_and_a_floor_cannot_slip_past_each_other(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        for round in 0..8 {
            let (clay, shop) = (town.brand(&format!("Clay {round}")).await, town.merchant(&format!("Harbour {round}")).await.id);
            terms.set_catalog_rate(clay, percent("20"), None).await.unwrap();
            let id = terms.offer(Party::Brand(clay), &terms_of(clay, shop, "15")).await.unwrap();
            town.passes(Span::millis(1));
            let (accepted, lowered) = tokio::join!(
                terms.accept(Party::Merchant(shop), id),
                terms.set_catalog_rate(clay, percent("5"), None),
            );
            assert_eq!([accepted.is_ok(), lowered.is_ok()].iter().filter(|&&done| done).count(), 1);
        }
    }
);

db::on_both!(
    &market::migrations(),
    async fn two_offers_at_once_make_one_agreement(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let (clay, shop) = (town.brand("Clay").await, town.merchant("Harbour").await.id);
        let new = terms_of(clay, shop, "0");
        let (one, two) = tokio::join!(terms.offer(Party::Brand(clay), &new), terms.offer(Party::Merchant(shop), &new));
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|&&done| done).count(), 1);
        assert_eq!(terms.agreements_of(Party::Brand(clay)).await.unwrap().len(), 1);
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_brand_can_be_its_own_merchant_and_sell_elsewhere_too(test) {
        let town = Town::new(test);
        let terms = town.market.terms();
        let (clay, own) = (town.brand("Clay").await, town.merchant("Clay's own").await.id);
        let elsewhere = town.merchant("Harbour").await.id;
        for shop in [own, elsewhere] {
            let id = terms.offer(Party::Brand(clay), &terms_of(clay, shop, "0")).await.unwrap();
            terms.accept(Party::Merchant(shop), id).await.unwrap();
        }
        let mut tx = town.tx().await;
        assert_eq!(terms.merchants_selling(clay).await.unwrap(), [own, elsewhere]);
        assert_eq!(terms.brands_sold(elsewhere).await.unwrap(), [clay]);
        assert!(sells_in(&mut tx, own, clay, town.now()).await.unwrap());
        assert!(sells_in(&mut tx, elsewhere, clay, town.now()).await.unwrap());
    }
);
