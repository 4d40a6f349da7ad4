//! Tax, parcels and coupons: what a customer pays besides the price of the goods, who gets it, and how it comes back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use std::collections::BTreeMap;

use base::{Bps, Span};
use db::on_both;
use ledger::Account;
use market::checkout::{
    Change, CheckoutError, DeliveryRefund, Destination, LineRefund, NewCart, Order, PlaceOrder, RefundRequest,
};
use market::coupons::{Benefit, CouponError, CouponProblem, NewCoupon};
use market::network::CreditBy;
use market::shipping::{NewMethod, NewZone, ShippingError};
use market::tax::{Rate, TaxRate};
use market::{BrandId, MemberId, MethodId, OrderId};
use support::{MIGRATIONS, START, Shop, eur, goodwill};

async fn set_tax(shop: &Shop, included: bool, rates: &[(&str, &str, &str)]) {
    shop.market.tax().set_kind(shop.merchant, "VAT", included).await.unwrap();
    for &(country, category, percent) in rates {
        let rate = Rate::parse_percent(percent).unwrap();
        let rate = TaxRate { country: country.into(), region: String::new(), category: category.into(), rate };
        shop.market.tax().set_rate(shop.merchant, &rate).await.unwrap();
    }
}

async fn set_zone(shop: &Shop, brand: Option<BrandId>, countries: &[&str], prices: &[(&str, &str)]) -> Vec<MethodId> {
    let countries = countries.iter().map(|&country| country.to_owned()).collect();
    let zone = NewZone { brand, name: "Zone".into(), countries };
    let zone = shop.market.shipping().add_zone(shop.merchant, &zone).await.unwrap();
    let mut methods = Vec::new();
    for &(name, price) in prices {
        let method = NewMethod {
            name: name.into(),
            price: eur(price),
            per_kg: eur("0"),
            free_from: Some(eur("100.00")),
            days: (2, 4),
        };
        methods.push(shop.market.shipping().add_method(shop.merchant, zone, &method).await.unwrap());
    }
    methods
}

fn coupon(code: &str, benefit: Benefit) -> NewCoupon {
    NewCoupon {
        code: code.into(),
        benefit,
        least_goods: eur("0"),
        brand: None,
        member: None,
        starts_at: START,
        ends_at: None,
        max_uses: None,
        max_per_customer: None,
    }
}

fn percent(points: u16) -> Benefit {
    Benefit::Percent(Bps::new(points).unwrap())
}

async fn found(shop: &Shop, order: OrderId) -> Order {
    shop.market.checkout().order_of_merchant(shop.merchant, order).await.unwrap()
}

/// (posted, pending) of an account, as decimals.
async fn balance(shop: &Shop, account: Account) -> (String, String) {
    let mut tx = shop.test.db.read().await.unwrap();
    let balances = ledger::balances(&mut tx, account).await.unwrap();
    let balance = balances.first().unwrap();
    (balance.posted.decimal(), balance.pending.decimal())
}

async fn credit(shop: &Shop, order: OrderId) -> (Option<MemberId>, CreditBy) {
    let order = found(shop, order).await;
    (order.seller, order.credit.by)
}

on_both!(&MIGRATIONS, async fn tax_in_the_price_goes_to_the_state_and_commission_is_on_the_rest(test) {
    let shop = Shop::open(test).await;
    set_tax(&shop, true, &[("DE", "", "19"), ("AT", "", "20")]).await;
    let bowl = shop.product(shop.clay, "bowl", "119.00", 5).await;
    let ana = shop.seller("ana", None).await;
    let order = shop.order("visitor", Some(ana), &[(bowl, 1)], "119.00").await;
    shop.pay(order).await;
    // Net 100.00, pot 30 % = 30.00, the seller 40 % of it.
    assert_eq!(shop.earned(ana).await.0, "12.00");
    assert_eq!(balance(&shop, Account::tax(shop.merchant.number())).await, ("0.00".into(), "19.00".into()));
    shop.assert_books_balance().await;
    shop.days_pass(15).await;
    assert_eq!(balance(&shop, Account::tax(shop.merchant.number())).await, ("19.00".into(), "0.00".into()));

    shop.refund(order, &goodwill("half", "59.50")).await.unwrap();
    assert_eq!(balance(&shop, Account::tax(shop.merchant.number())).await.0, "9.50");
    shop.refund(order, &goodwill("rest", "59.50")).await.unwrap();
    assert_eq!(balance(&shop, Account::tax(shop.merchant.number())).await.0, "0.00");
    assert_eq!(shop.earned(ana).await, ("0.00".into(), "0.00".into(), "12.00".into()));
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn tax_on_top_of_the_price_is_in_the_total(test) {
    let shop = Shop::open(test).await;
    set_tax(&shop, false, &[("DE", "", "8.875"), ("DE", "delivery", "0")]).await;
    set_zone(&shop, None, &["DE"], &[("Post", "5.00")]).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let visitor = shop.visitor("visitor", None, &[(bowl, 1)]).await;
    let error = shop.place(&visitor, "10.00").await.unwrap_err();
    assert!(matches!(&error, CheckoutError::CartChanged(changes) if changes.is_empty()), "{error:?}");
    let order = shop.place(&visitor, "15.89").await.unwrap().order;
    let order = found(&shop, order).await;
    assert_eq!((order.lines[0].total, order.lines[0].tax), (eur("10.89"), eur("0.89")), "0.8875 rounds half up");
    assert_eq!((order.deliveries[0].total, order.deliveries[0].tax), (eur("5.00"), eur("0")));
    shop.pay(order.id).await;
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn each_brand_sends_its_parcel_and_is_paid_for_it(test) {
    let shop = Shop::open(test).await;
    set_tax(&shop, true, &[("DE", "", "19")]).await;
    set_zone(&shop, None, &["DE", "AT"], &[("Express", "11.90"), ("Post", "5.95")]).await;
    let own = set_zone(&shop, Some(shop.tea), &["DE"], &[("By bicycle", "2.38"), ("By balloon", "23.80")]).await;
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "34.00", 5).await, shop.product(shop.tea, "tin", "9.00", 5).await);
    let visitor = shop.visitor("visitor", None, &[(bowl, 1), (tin, 1)]).await;
    let balloon = PlaceOrder {
        methods: BTreeMap::from([(shop.tea, own[1])]),
        ..shop.request(&visitor, "72.75")
    };
    let order = shop.market.checkout().place(&balloon).await.unwrap().order;
    let placed = found(&shop, order).await;
    let ways: Vec<_> = placed.deliveries.iter().map(|parcel| (parcel.method.as_str(), parcel.total)).collect();
    assert_eq!(ways, [("Post", eur("5.95")), ("By balloon", eur("23.80"))], "the cheapest where none was chosen");
    shop.pay(order).await;
    // Clay: 34.00 with 5.43 tax, 28.57 net less the pot of 8.57; and 5.95 less 0.95 for the parcel.
    assert_eq!(balance(&shop, Account::brand(shop.clay.number())).await.1, "25.00");

    let parcel = DeliveryRefund { delivery: placed.deliveries[1].id, amount: eur("23.80") };
    let back = RefundRequest { deliveries: vec![parcel], amount: None, ..goodwill("late", "0") };
    shop.refund(order, &back).await.unwrap();
    shop.assert_books_balance().await;
    let again = RefundRequest { idempotency_key: "again".into(), ..back };
    assert!(matches!(shop.refund(order, &again).await, Err(CheckoutError::MoreThanLeft { .. })));
    shop.refund(order, &goodwill("all the rest", "48.95")).await.unwrap();
    for account in [Account::brand(shop.clay.number()), Account::brand(shop.tea.number())] {
        assert_eq!(balance(&shop, account).await, ("0.00".into(), "0.00".into()));
    }
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn where_a_brand_does_not_send_nothing_is_bought(test) {
    let shop = Shop::open(test).await;
    set_zone(&shop, None, &["FR"], &[("Post", "5.00")]).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 5).await;
    let visitor = shop.visitor("visitor", None, &[(bowl, 1)]).await;
    let refused = shop.place(&visitor, "15.00").await.unwrap_err();
    assert!(matches!(&refused, CheckoutError::NotSent(brands) if brands == &["Clay"]), "{refused:?}");
    assert_eq!(shop.left(bowl).await, 5);
    let nowhere = BTreeMap::new();
    let to = Destination { country: "", region: "", methods: &nowhere };
    let (_, quote) = shop.market.checkout().quote(&visitor, shop.merchant, to).await.unwrap().unwrap();
    assert!(quote.not_sent_by.is_empty() && quote.deliveries.is_empty(), "not known yet");
    // Free above an amount, and what is no parcel needs none.
    shop.sql("UPDATE variant SET requires_shipping = 0 WHERE sku = 'bowl'", &[]).await;
    shop.place(&visitor, "10.00").await.unwrap();
});

on_both!(&MIGRATIONS, async fn tables_refuse_what_makes_no_sense(test) {
    let shop = Shop::open(test).await;
    let shipping = shop.market.shipping();
    let zone = |countries: &[&str]| NewZone {
        name: "Zone".into(),
        countries: countries.iter().map(|&country| country.to_owned()).collect(),
        ..NewZone::default()
    };
    shipping.add_zone(shop.merchant, &zone(&["de", "AT"])).await.unwrap();
    let taken = shipping.add_zone(shop.merchant, &zone(&["CH", "DE"])).await.unwrap_err();
    assert!(matches!(taken, ShippingError::CountryTaken(country, _) if country == "DE"));
    let unknown = shipping.add_zone(shop.merchant, &zone(&["Mars"])).await.unwrap_err();
    assert!(matches!(unknown, ShippingError::Country(_)));
    shipping.add_zone(shop.merchant, &zone(&[])).await.unwrap();
    assert!(matches!(shipping.add_zone(shop.merchant, &zone(&[])).await, Err(ShippingError::RestTaken(_))));
    let coupons = shop.market.coupons();
    for (bad, code) in [(percent(0), "ZERO"), (Benefit::Amount(eur("-1")), "LESS"), (Benefit::Amount(eur("0")), "NONE")] {
        assert!(matches!(coupons.add(shop.merchant, &coupon(code, bad)).await, Err(CouponError::Nothing)), "{code}");
    }
    for code in ["", "AB", "WITH SPACE", "ÄÖÜ", &"X".repeat(31)] {
        assert!(matches!(coupons.add(shop.merchant, &coupon(code, percent(100))).await, Err(CouponError::Code)));
    }
    coupons.add(shop.merchant, &coupon("ten", percent(1000))).await.unwrap();
    let taken = coupons.add(shop.merchant, &coupon("TEN", percent(1000))).await;
    assert!(matches!(taken, Err(CouponError::CodeTaken)));
});

on_both!(&MIGRATIONS, async fn a_coupon_takes_off_exactly_and_everybody_bears_it_in_proportion(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller("ana", None).await;
    shop.market.coupons().add(shop.merchant, &coupon("TEN", percent(1000))).await.unwrap();
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "33.33", 9).await, shop.product(shop.tea, "tin", "9.99", 9).await);
    let visitor = shop.visitor("visitor", Some(ana), &[(bowl, 3), (tin, 1)]).await;
    shop.market.checkout().set_coupon(&visitor, shop.merchant, " ten ").await.unwrap();
    let cart = shop.market.checkout().cart(&visitor, shop.merchant).await.unwrap().unwrap();
    // 10 % of 109.98, down.
    assert_eq!((cart.goods, cart.discount, cart.total), (eur("109.98"), eur("10.99"), eur("98.99")));
    let order = shop.place(&visitor, "98.99").await.unwrap().order;
    shop.pay(order).await;
    shop.assert_books_balance().await;
    // The bowls: 99.99 less 9.99 is 90.00, pot 27.00, Ana 10.80. The tin: 9.99 less 1.00, pot 2.69, Ana 1.08.
    assert_eq!(shop.earned(ana).await.0, "11.88");

    // Three pieces come back one by one, and are worth the line together.
    let line = found(&shop, order).await.lines[0].clone();
    assert_eq!(line.total, eur("90.00"));
    for piece in ["one", "two", "three"] {
        let piece = RefundRequest {
            lines: vec![LineRefund { line: line.id, quantity: 1, amount: None }],
            amount: None,
            ..goodwill(piece, "0")
        };
        assert_eq!(shop.refund(order, &piece).await.unwrap().amount, eur("30.00"));
    }
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn a_coupon_that_ends_in_the_cart_is_told_and_asked(test) {
    let shop = Shop::open(test).await;
    let checkout = shop.market.checkout();
    let until = Some(START + Span::days(1));
    let short = NewCoupon { ends_at: until, least_goods: eur("20.00"), ..coupon("SHORT", Benefit::Amount(eur("50.00"))) };
    shop.market.coupons().add(shop.merchant, &short).await.unwrap();
    let bowl = shop.product(shop.clay, "bowl", "15.00", 9).await;
    let visitor = shop.visitor("visitor", None, &[(bowl, 1)]).await;
    let refused = |error: CheckoutError| match error {
        CheckoutError::Coupon(problem) => problem,
        other => panic!("{other:?}"),
    };
    let set = async |code: &str| checkout.set_coupon(&visitor, shop.merchant, code).await;
    assert_eq!(refused(set("WHAT").await.unwrap_err()), CouponProblem::Unknown);
    assert_eq!(refused(set("SHORT").await.unwrap_err()), CouponProblem::TooLittle(eur("20.00")));
    checkout.add_to_cart(&visitor, shop.merchant, bowl, 1).await.unwrap();
    set("SHORT").await.unwrap();
    let cart = checkout.cart(&visitor, shop.merchant).await.unwrap().unwrap();
    assert_eq!(cart.total, eur("0.00"), "never below nothing");

    shop.clock.advance(Span::days(1));
    let error = shop.place(&visitor, "0.00").await.unwrap_err();
    let CheckoutError::CartChanged(changes) = error else { panic!("{error:?}") };
    assert!(matches!(&changes[..], [Change::Coupon { problem: CouponProblem::Over(_), .. }]), "{changes:?}");
    checkout.accept_changes(&visitor, shop.merchant).await.unwrap();
    shop.place(&visitor, "30.00").await.unwrap();
});

on_both!(&MIGRATIONS, async fn a_cart_with_a_refused_coupon_is_not_opened(test) {
    let shop = Shop::open(test).await;
    let checkout = shop.market.checkout();
    let bowl = shop.product(shop.clay, "bowl", "15.00", 9).await;
    shop.market.coupons().add(shop.merchant, &coupon("TEN", Benefit::Amount(eur("10.00")))).await.unwrap();
    let open = async |coupon| {
        let new = NewCart { visitor_hash: "visitor", items: &[(bowl, 1)], seller: None, coupon, to: None };
        checkout.open_cart(shop.merchant, &new).await
    };
    let refused = open("WHAT").await;
    assert!(matches!(refused, Err(CheckoutError::Coupon(CouponProblem::Unknown))), "{refused:?}");
    assert!(checkout.any_cart("visitor", shop.merchant).await.unwrap().is_none());
    let (cart, _) = open("TEN").await.unwrap();
    assert_eq!(cart.total, eur("5.00"));
});

on_both!(&MIGRATIONS, async fn the_last_use_of_a_coupon_is_used_once(test) {
    let shop = Shop::open(test).await;
    let limited = NewCoupon { max_uses: Some(3), ..coupon("FEW", percent(5000)) };
    shop.market.coupons().add(shop.merchant, &limited).await.unwrap();
    let bowl = shop.product(shop.clay, "bowl", "10.00", 100).await;
    let mut buyers = Vec::new();
    for number in 0..20 {
        let visitor = shop.visitor(&format!("visitor {number}"), None, &[(bowl, 1)]).await;
        shop.market.checkout().set_coupon(&visitor, shop.merchant, "FEW").await.unwrap();
        buyers.push((shop.market.clone(), shop.request(&visitor, "5.00")));
    }
    let buyers = buyers.into_iter().map(|(market, request)| {
        tokio::spawn(async move { market.checkout().place(&request).await.map(|placed| placed.order) })
    });
    let (mut orders, mut refused) = (Vec::new(), 0);
    for buyer in buyers.collect::<Vec<_>>() {
        match buyer.await.unwrap() {
            Ok(order) => orders.push(order),
            Err(CheckoutError::CartChanged(changes)) => {
                assert!(matches!(&changes[..], [Change::Coupon { problem: CouponProblem::UsedUp, .. }]), "{changes:?}");
                refused += 1;
            }
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!((orders.len(), refused, shop.left(bowl).await), (3, 17, 97));

    // An order that comes to nothing gives its use back.
    shop.market.checkout().cancel(shop.merchant, orders[0]).await.unwrap();
    let coupons = shop.market.coupons().of_merchant(shop.merchant).await.unwrap();
    assert_eq!(coupons[0].used, 2);
});

on_both!(&MIGRATIONS, async fn a_customer_s_own_limit_holds(test) {
    let shop = Shop::open(test).await;
    let once = NewCoupon { max_per_customer: Some(1), ..coupon("HELLO", percent(1000)) };
    shop.market.coupons().add(shop.merchant, &once).await.unwrap();
    let bowl = shop.product(shop.clay, "bowl", "10.00", 100).await;
    for (name, email, fine) in [("a", "x@example.com", true), ("b", "X@Example.com", false), ("c", "y@example.com", true)] {
        let visitor = shop.visitor(name, None, &[(bowl, 1)]).await;
        shop.market.checkout().set_coupon(&visitor, shop.merchant, "HELLO").await.unwrap();
        let request = PlaceOrder { email: email.into(), ..shop.request(&visitor, "9.00") };
        match shop.market.checkout().place(&request).await {
            Ok(_) => assert!(fine, "{email}"),
            Err(CheckoutError::CartChanged(changes)) => {
                assert!(!fine && matches!(&changes[..], [Change::Coupon { problem: CouponProblem::UsedByYou, .. }]));
            }
            Err(other) => panic!("{other:?}"),
        }
    }
});

// Other people's bug 10: the link of one seller and the coupon of another, or two coupons: one seller is credited, once.
on_both!(&MIGRATIONS, async fn a_link_of_one_seller_and_a_coupon_of_another_pay_one_of_them(test) {
    let shop = Shop::open(test).await;
    let (ana, ben) = (shop.seller("ana", None).await, shop.seller("ben", None).await);
    for (code, member) in [("ANA10", ana), ("BEN10", ben)] {
        let own = NewCoupon { member: Some(member), ..coupon(code, percent(1000)) };
        shop.market.coupons().add(shop.merchant, &own).await.unwrap();
    }
    let bowl = shop.product(shop.clay, "bowl", "10.00", 100).await;
    let visitor = shop.visitor("visitor", Some(ana), &[(bowl, 1)]).await;
    let checkout = shop.market.checkout();
    checkout.set_coupon(&visitor, shop.merchant, "BEN10").await.unwrap();
    let order = shop.place(&visitor, "9.00").await.unwrap().order;
    assert_eq!(credit(&shop, order).await, (Some(ben), CreditBy::Coupon));
    shop.pay(order).await;
    assert_eq!((shop.earned(ana).await.0, shop.earned(ben).await.0), ("0.00".into(), "1.08".into()));
    let passed = found(&shop, order).await.credit.passed;
    assert_eq!(passed.len(), 1, "the click of the other is told: {passed:?}");

    // A second coupon replaces the first.
    let visitor = shop.visitor("another", None, &[(bowl, 1)]).await;
    for code in ["BEN10", "ANA10"] {
        checkout.set_coupon(&visitor, shop.merchant, code).await.unwrap();
    }
    let order = shop.place(&visitor, "9.00").await.unwrap().order;
    assert_eq!(credit(&shop, order).await, (Some(ana), CreditBy::Coupon));

    // Nobody earns on what they buy themselves, by a coupon neither.
    let visitor = shop.visitor("ben himself", None, &[(bowl, 1)]).await;
    checkout.set_coupon(&visitor, shop.merchant, "BEN10").await.unwrap();
    let request = PlaceOrder { person: Some(shop.person_of(ben).await), ..shop.request(&visitor, "9.00") };
    let order = checkout.place(&request).await.unwrap().order;
    assert_eq!(credit(&shop, order).await, (None, CreditBy::Nobody));
});

on_both!(&MIGRATIONS, async fn free_delivery_is_free_for_what_the_coupon_fits(test) {
    let shop = Shop::open(test).await;
    set_zone(&shop, None, &[], &[("Post", "5.00")]).await;
    let only_tea = NewCoupon { brand: Some(shop.tea), ..coupon("SHIPTEA", Benefit::FreeDelivery) };
    shop.market.coupons().add(shop.merchant, &only_tea).await.unwrap();
    let (bowl, tin) = (shop.product(shop.clay, "bowl", "10.00", 9).await, shop.product(shop.tea, "tin", "9.00", 9).await);
    let visitor = shop.visitor("visitor", None, &[(bowl, 1), (tin, 1)]).await;
    shop.market.checkout().set_coupon(&visitor, shop.merchant, "SHIPTEA").await.unwrap();
    let order = shop.place(&visitor, "24.00").await.unwrap().order;
    let parcels: Vec<_> = found(&shop, order).await.deliveries.iter().map(|parcel| parcel.total).collect();
    assert_eq!(parcels, [eur("5.00"), eur("0.00")]);
    shop.pay(order).await;
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn what_a_product_s_page_promises_is_what_an_order_pays(test) {
    let shop = Shop::open(test).await;
    set_tax(&shop, true, &[("DE", "", "19")]).await;
    set_zone(&shop, None, &["DE"], &[("Post", "0")]).await;
    let bowl = shop.product(shop.clay, "bowl", "34.00", 5).await;
    let ana = shop.seller("ana", None).await;
    let merchant = shop.market.people().merchant(shop.merchant).await.unwrap().unwrap();
    let storefront = shop.market.storefront();
    let one = storefront.shares_of_one(&merchant, bowl, ana).await.unwrap().unwrap();
    let product = shop.product_of(bowl).await;
    let promised = storefront.seller_earns_on(&merchant, &[product]).await.unwrap()[&product];
    let order = shop.order("visitor", Some(ana), &[(bowl, 1)], "34.00").await;
    let line = found(&shop, order).await.lines[0].clone();
    let stored: Vec<_> = line.shares.iter().map(|share| share.amount).collect();
    assert_eq!(one.shares.iter().map(|share| share.amount).collect::<Vec<_>>(), stored);
    assert_eq!(one.tax, ("VAT".to_owned(), line.tax));
    assert!(stored.contains(&promised), "{promised} is one of {stored:?}");
});
