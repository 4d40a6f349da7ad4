use base::{Currency, Money, Span};
use market::network::{Buyer, Credit, CreditBy, PassedWhy, Trail, credit_in, remember_customer_in, upline_in};
use market::people::{Merchant, sale_rules_in};
use market::{MemberId, PersonId};
use plan::{Line, Payee, Sale};

use crate::town::{Town, percent};

const COOKIE: &str = "hash of a cookie";

/// Who has the credit when this buyer orders now.
fn trail() -> Trail<'static> {
    Trail { visitor_hash: Some(COOKIE), ..Trail::default() }
}

async fn credit(town: &Town, shop: &Merchant, person: Option<PersonId>, email: &str) -> Credit {
    let buyer = Buyer { person, email };
    credit_in(&mut town.tx().await, shop, buyer, trail(), town.now()).await.unwrap()
}

fn seller(credit: &Credit) -> Option<MemberId> {
    credit.seller.map(|seller| MemberId::from_number(seller.member.0))
}

fn passed(credit: &Credit) -> Vec<(MemberId, PassedWhy)> {
    credit.reason.passed.iter().map(|one| (MemberId::from_number(one.member.0), one.why)).collect()
}

async fn remember(town: &Town, shop: &Merchant, customer: PersonId, member: MemberId) {
    let mut tx = town.tx().await;
    remember_customer_in(&mut tx, shop.id, customer, member, town.now()).await.unwrap();
    tx.commit().await.unwrap();
}

db::on_both!(
    &market::migrations(),
    async fn the_last_click_within_the_window_counts(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await;
        let (mara, ben) = (town.member(shop.id, "mara", None).await, town.member(shop.id, "ben", None).await);
        assert_eq!(credit(&town, &shop, None, "cleo@example.org").await.reason.by, CreditBy::Nobody);

        network.record_visit(COOKIE, mara, None).await.unwrap();
        town.passes(Span::days(1));
        let clicked = town.now();
        network.record_visit(COOKIE, ben, None).await.unwrap();
        network.record_visit("another browser", mara, None).await.unwrap();
        let found = credit(&town, &shop, None, "cleo@example.org").await;
        assert_eq!((seller(&found), found.reason.by), (Some(ben), CreditBy::Click(clicked)));
        assert_eq!(passed(&found), [(mara, PassedWhy::Later)], "and she can be told why not");

        // Mara's click falls out of the window first, then Ben's.
        town.passes(Span::days(30));
        let found = credit(&town, &shop, None, "cleo@example.org").await;
        assert_eq!((seller(&found), passed(&found)), (Some(ben), vec![(mara, PassedWhy::TooOld)]));
        town.passes(Span::millis(1));
        let found = credit(&town, &shop, None, "cleo@example.org").await;
        assert_eq!((seller(&found), found.reason.by), (None, CreditBy::Nobody));
        assert_eq!(passed(&found), [(ben, PassedWhy::TooOld), (mara, PassedWhy::TooOld)]);
        town.passes(Span::days(365));
        assert!(passed(&credit(&town, &shop, None, "cleo@example.org").await).is_empty(), "of last year nobody speaks");
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_click_at_checkout_takes_no_credit_over(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let (shop, other) = (town.merchant("Harbour").await, town.merchant("Hill").await);
        let (mara, ben) = (town.member(shop.id, "mara", None).await, town.member(shop.id, "ben", None).await);
        network.record_visit(COOKIE, mara, None).await.unwrap();
        // At another merchant a checkout is open; that is nothing to this one.
        network.open_checkout(COOKIE, other.id).await.unwrap();
        town.passes(Span::minutes(1));
        network.record_visit(COOKIE, ben, None).await.unwrap();
        assert_eq!(seller(&credit(&town, &shop, None, "cleo@example.org").await), Some(ben));

        network.open_checkout(COOKIE, shop.id).await.unwrap();
        town.passes(Span::minutes(29));
        assert!(network.record_visit(COOKIE, mara, None).await.unwrap());
        let found = credit(&town, &shop, None, "cleo@example.org").await;
        assert_eq!(seller(&found), Some(ben), "what is swapped in at checkout does not overwrite");
        assert_eq!(passed(&found), [(mara, PassedWhy::Later), (mara, PassedWhy::AtCheckout)]);

        // Half an hour after it was opened, nobody is at checkout any more.
        town.passes(Span::minutes(1));
        assert!(network.record_visit(COOKIE, mara, None).await.unwrap(), "the click at checkout is no reason to ignore it");
        assert_eq!(seller(&credit(&town, &shop, None, "cleo@example.org").await), Some(mara));
    }
);

db::on_both!(
    &market::migrations(),
    async fn whoever_comes_alone_at_checkout_comes_alone(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await;
        let (mara, ben) = (town.member(shop.id, "mara", None).await, town.member(shop.id, "ben", None).await);
        network.open_checkout(COOKIE, shop.id).await.unwrap();
        for member in [mara, ben] {
            network.record_visit(COOKIE, member, None).await.unwrap();
            town.passes(Span::minutes(1));
        }
        let found = credit(&town, &shop, None, "cleo@example.org").await;
        assert_eq!((seller(&found), passed(&found)), (Some(mara), vec![(ben, PassedWhy::Later)]), "the first of them");
        // Going on with shopping, the visitor has come by the one clicked on last.
        let mut tx = town.tx().await;
        market::network::shop_on_in(&mut tx, COOKIE, shop.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(seller(&credit(&town, &shop, None, "cleo@example.org").await), Some(ben));
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_click_at_one_merchant_means_nothing_at_another(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let (shop, other) = (town.merchant("Harbour").await, town.merchant("Hill").await);
        let mara = town.member(shop.id, "mara", None).await;
        network.record_visit(COOKIE, mara, None).await.unwrap();
        assert_eq!(seller(&credit(&town, &other, None, "cleo@example.org").await), None);
        assert_eq!(seller(&credit(&town, &shop, None, "cleo@example.org").await), Some(mara));
        let without_cookie = Buyer { person: None, email: "cleo@example.org" };
        let found = credit_in(&mut town.tx().await, &shop, without_cookie, Trail::default(), town.now()).await.unwrap();
        assert_eq!(seller(&found), None);
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_signed_in_customer_keeps_the_seller_of_record(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await;
        let (mara, ben) = (town.member(shop.id, "mara", None).await, town.member(shop.id, "ben", None).await);
        let cleo = town.person("cleo").await;
        let since = town.now();
        remember(&town, &shop, cleo, mara).await;
        town.passes(Span::days(400));
        network.record_visit(COOKIE, ben, None).await.unwrap();
        remember(&town, &shop, cleo, ben).await;

        let found = credit(&town, &shop, Some(cleo), "cleo@example.com").await;
        assert_eq!((seller(&found), found.reason.by), (Some(mara), CreditBy::SellerOfRecord(since)));
        assert_eq!(passed(&found), [(ben, PassedWhy::Later)]);
        assert_eq!(network.seller_of(shop.id, cleo).await.unwrap(), Some(mara), "nobody is reassigned silently");
        assert_eq!((network.customer_count(mara).await.unwrap(), network.customer_count(ben).await.unwrap()), (1, 0));
        // A guest who types the same address is anybody.
        assert_eq!(seller(&credit(&town, &shop, None, "cleo@example.com").await), Some(ben));
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_deactivated_seller_earns_nothing_from_old_links(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await;
        let (mara, ben) = (town.member(shop.id, "mara", None).await, town.member(shop.id, "ben", None).await);
        let cleo = town.person("cleo").await;
        network.record_visit(COOKIE, ben, None).await.unwrap();
        town.passes(Span::minutes(1));
        network.record_visit(COOKIE, mara, None).await.unwrap();
        remember(&town, &shop, cleo, mara).await;
        network.deactivate(shop.id, mara).await.unwrap();

        for person in [None, Some(cleo)] {
            let found = credit(&town, &shop, person, "cleo@example.com").await;
            assert_eq!(seller(&found), Some(ben));
            assert!(passed(&found).iter().all(|&who| who == (mara, PassedWhy::Inactive)));
        }
        network.deactivate(shop.id, ben).await.unwrap();
        let found = credit(&town, &shop, Some(cleo), "cleo@example.com").await;
        assert_eq!((seller(&found), found.reason.by), (None, CreditBy::Nobody));

        // Reactivated, she has her customer and her links again.
        network.reactivate(shop.id, mara).await.unwrap();
        assert_eq!(seller(&credit(&town, &shop, Some(cleo), "cleo@example.com").await), Some(mara));
    }
);

db::on_both!(
    &market::migrations(),
    async fn nobody_is_their_own_seller(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await;
        let (mara, ben) = (town.member(shop.id, "mara", None).await, town.member(shop.id, "ben", None).await);
        network.record_visit(COOKIE, ben, None).await.unwrap();
        town.passes(Span::minutes(1));
        // Signed out, her own link looks like anybody's.
        network.record_visit(COOKIE, mara, None).await.unwrap();
        let own = town.person_of(mara).await;
        for (person, email) in [(Some(own), "else@example.org"), (None, " Mara@Example.com "), (Some(own), "mara@example.com")] {
            let found = credit(&town, &shop, person, email).await;
            assert_eq!(seller(&found), Some(ben), "{email}");
            assert_eq!(passed(&found), [(mara, PassedWhy::Buyer)]);
            assert_eq!(found.buyer.map(|buyer| buyer.0), Some(mara.number()));
        }
        assert_eq!(credit(&town, &shop, None, "cleo@example.org").await.buyer, None);
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_sale_through_a_team_pays_what_the_plan_says(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await;
        let line = town.line(shop.id, &["ana", "ben", "carl", "dora"]).await;
        let [ana, ben, carl, dora] = line[..] else { panic!() };
        network.record_visit(COOKIE, dora, None).await.unwrap();
        network.deactivate(shop.id, carl).await.unwrap();

        let mut tx = town.tx().await;
        let now = town.now();
        let (rules, _) = sale_rules_in(&mut tx, shop.id, now).await.unwrap().unwrap();
        let buyer = Buyer { person: None, email: "cleo@example.org" };
        let credit = credit_in(&mut tx, &shop, buyer, trail(), now).await.unwrap();
        let upline = upline_in(&mut tx, dora, now, rules.levels().len()).await.unwrap();
        let price = Money::parse("100", Currency::EUR).unwrap();
        let sold = Line { total: price, commissionable: price, commission: percent("30") };
        let sale = Sale { line: sold, buyer: credit.buyer, seller: credit.seller, upline: &upline };
        let paid: Vec<_> =
            plan::shares(&rules, &sale).unwrap().into_iter().map(|share| (share.payee, share.amount.decimal())).collect();
        let who = |member: MemberId| plan::Member(member.number());
        let expected = [
            (Payee::Brand, "70.00"),
            (Payee::Seller(who(dora)), "15.00"),
            (Payee::Upline(who(ben)), "3.00"),
            (Payee::Upline(who(ana)), "1.50"),
            (Payee::Platform, "1.50"),
            (Payee::Pool, "1.50"),
            (Payee::Merchant, "7.50"),
        ];
        assert_eq!(paid, expected.map(|(payee, amount)| (payee, amount.to_owned())));
    }
);
