//! Price lists: whom they are for, when, which one counts, and who bears the difference.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use std::collections::BTreeMap;

use base::{Bps, Currency, Money, Span, Timestamp};
use db::{on_both, params};
use market::checkout::{Change, CheckoutError, Destination, PlaceOrder};
use market::coupons::{Benefit, NewCoupon};
use market::people::{MerchantDetails, NewMerchant, Slug};
use market::prices::{Audience, ListedPrice, NewPriceList, OffWhat, PriceError, RowProblem};
use market::tax::{Rate, TaxRate};
use market::{Actor, MerchantId, OrderId, PersonId, PriceListId, VariantId};
use support::{MIGRATIONS, PLAN, START, Shop, eur};

fn off(points: u16) -> Option<Bps> {
    Some(Bps::new(points).unwrap())
}

impl Shop {
    async fn list_for(&self, audience: Audience, starts_at: Timestamp, ends_at: Option<Timestamp>) -> PriceListId {
        let new = NewPriceList { name: "A list".into(), audience, starts_at, ends_at };
        self.market.prices().add(self.merchant, &new).await.unwrap()
    }

    /// A list for everybody, from now on, that takes a part off everything.
    async fn sale_of(&self, points: u16) -> PriceListId {
        let list = self.list_for(Audience::Everybody, START, None).await;
        self.market.prices().set_off(self.merchant, list, OffWhat::Everything, off(points)).await.unwrap();
        list
    }

    /// What one of `variant` costs `buyer` in a cart of a visitor of their own.
    async fn price_for(&self, buyer: Option<PersonId>, variant: VariantId) -> String {
        let checkout = self.market.by(Actor::Customer(buyer)).checkout();
        let visitor = market::hash_secret(&format!("{buyer:?} {variant} {}", self.test.db.next_id::<i64>()));
        checkout.add_to_cart(&visitor, self.merchant, variant, 1).await.unwrap();
        let cart = checkout.cart(&visitor, self.merchant).await.unwrap().unwrap();
        assert!(cart.changes.is_empty(), "{:?}", cart.changes);
        cart.total.decimal()
    }

    async fn list_of_line(&self, order: OrderId) -> Option<PriceListId> {
        let mut tx = self.test.db.read().await.unwrap();
        let select = "SELECT price_list_id FROM order_line WHERE order_id = $1";
        tx.one(select, params![order], |row| row.get("price_list_id")).await.unwrap()
    }
}

on_both!(&MIGRATIONS, async fn a_sale_is_on_the_page_in_the_cart_and_in_the_order(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller("ana", None).await;
    let bowl = shop.product(shop.clay, "bowl", "100.00", 9).await;
    let list = shop.sale_of(2000).await;
    let merchant = shop.market.people().merchant(shop.merchant).await.unwrap().unwrap();
    let product = shop.market.storefront().product(&merchant, shop.clay, "bowl").await.unwrap().unwrap();
    assert_eq!(product.variants[0].price, eur("80.00"));
    assert_eq!(product.variants[0].compare_at, Some(eur("100.00")));
    let earns = shop.market.storefront().seller_earns_on(&merchant, &[product.id]).await.unwrap();
    assert_eq!(earns[&product.id], eur("9.60"));

    let order = shop.order("visitor", Some(ana), &[(bowl, 1)], "80.00").await;
    assert_eq!(shop.list_of_line(order).await, Some(list));
    shop.pay(order).await;
    // Everybody bears it together: 30 % of 80.00, of which the seller has 40 %.
    assert_eq!(shop.earned(ana).await.0, "9.60");
    shop.assert_books_balance().await;

    shop.market.prices().set_active(shop.merchant, list, false).await.unwrap();
    let order = shop.order("later", Some(ana), &[(bowl, 1)], "100.00").await;
    assert_eq!(shop.list_of_line(order).await, None);
});

on_both!(&MIGRATIONS, async fn the_lowest_price_counts_and_among_equals_the_oldest_list(test) {
    let shop = Shop::open(test).await;
    let prices = shop.market.prices();
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let tea = shop.product(shop.tea, "tea", "10.00", 9).await;
    let list = shop.sale_of(1000).await;
    assert_eq!(shop.price_for(None, bowl).await, "9.00");
    // Within one list the nearest word counts, even when another would be lower.
    prices.set_off(shop.merchant, list, OffWhat::Brand(shop.clay), off(500)).await.unwrap();
    assert_eq!(shop.price_for(None, bowl).await, "9.50");
    assert_eq!(shop.price_for(None, tea).await, "9.00");
    let product = shop.product_of(bowl).await;
    prices.set_off(shop.merchant, list, OffWhat::Product(product), off(100)).await.unwrap();
    assert_eq!(shop.price_for(None, bowl).await, "9.90");
    prices.import(shop.merchant, list, "sku,price\nbowl,9.99\n").await.unwrap();
    assert_eq!(shop.price_for(None, bowl).await, "9.99");
    // Of several lists the lowest price.
    let second = shop.sale_of(2000).await;
    assert_eq!(shop.price_for(None, bowl).await, "8.00");
    let order = shop.order("visitor", None, &[(bowl, 1)], "8.00").await;
    assert_eq!(shop.list_of_line(order).await, Some(second));
    // A third with the same price is not older.
    shop.sale_of(2000).await;
    let order = shop.order("another", None, &[(bowl, 1)], "8.00").await;
    assert_eq!(shop.list_of_line(order).await, Some(second));
});

on_both!(&MIGRATIONS, async fn a_list_counts_from_its_first_moment_to_the_one_before_its_end(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let (from, until) = (START + Span::hours(1), START + Span::hours(2));
    let list = shop.list_for(Audience::Everybody, from, Some(until)).await;
    shop.market.prices().set_off(shop.merchant, list, OffWhat::Everything, off(5000)).await.unwrap();
    for (moment, price) in [
        (from - Span::millis(1), "10.00"),
        (from, "5.00"),
        (until - Span::millis(1), "5.00"),
        (until, "10.00"),
    ] {
        shop.clock.set(moment);
        assert_eq!(shop.price_for(None, bowl).await, price, "{moment}");
    }
    let backwards = NewPriceList { name: "x".into(), audience: Audience::Everybody, starts_at: until, ends_at: Some(from) };
    assert!(matches!(shop.market.prices().add(shop.merchant, &backwards).await, Err(PriceError::Ends)));
});

on_both!(&MIGRATIONS, async fn a_price_that_changed_since_it_was_seen_is_told_and_asked(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let list = shop.sale_of(1000).await;
    let visitor = shop.visitor("visitor", None, &[(bowl, 1)]).await;
    shop.market.prices().set_active(shop.merchant, list, false).await.unwrap();
    let refused = shop.place(&visitor, "9.00").await;
    let Err(CheckoutError::CartChanged(changes)) = refused else { panic!("{refused:?}") };
    assert!(matches!(&changes[..], [Change::Price { seen, now, .. }] if *seen == eur("9.00") && *now == eur("10.00")));
    shop.market.checkout().accept_changes(&visitor, shop.merchant).await.unwrap();
    shop.place(&visitor, "10.00").await.unwrap();
});

on_both!(&MIGRATIONS, async fn a_group_and_the_sellers_have_prices_that_nobody_else_has(test) {
    let shop = Shop::open(test).await;
    let prices = shop.market.prices();
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let (greta, zoe) = (shop.person("greta").await, shop.person("zoe").await);
    let ana = shop.seller("ana", None).await;
    let ana = shop.person_of(ana).await;
    let group = shop.list_for(Audience::Group, START, None).await;
    prices.set_off(shop.merchant, group, OffWhat::Everything, off(3000)).await.unwrap();
    prices.set_customers(shop.merchant, group, &["Greta@Example.com", "nobody@example.com"]).await.unwrap();
    let sellers = shop.list_for(Audience::Sellers, START, None).await;
    prices.set_off(shop.merchant, sellers, OffWhat::Everything, off(5000)).await.unwrap();
    for (buyer, price) in [(None, "10.00"), (Some(zoe), "10.00"), (Some(greta), "7.00"), (Some(ana), "5.00")] {
        assert_eq!(shop.price_for(buyer, bowl).await, price, "{buyer:?}");
    }
    let wrong = prices.set_customers(shop.merchant, group, &["not an address"]).await;
    assert!(matches!(wrong, Err(PriceError::Email)));
    assert_eq!(prices.customers(shop.merchant, group).await.unwrap().len(), 2);

    // The order says whose it is; a guest who claims the price does not get it.
    let greta_shops = shop.market.by(Actor::Customer(Some(greta))).checkout();
    let visitor = market::hash_secret("greta's browser");
    greta_shops.add_to_cart(&visitor, shop.merchant, bowl, 1).await.unwrap();
    let as_guest = shop.request(&visitor, "7.00");
    assert!(matches!(greta_shops.place(&as_guest).await, Err(CheckoutError::CartChanged(_))));
    let order = PlaceOrder { person: Some(greta), ..as_guest };
    let order = greta_shops.place(&order).await.unwrap().order;
    assert_eq!(shop.list_of_line(order).await, Some(group));
});

on_both!(&MIGRATIONS, async fn a_list_of_another_merchant_never_counts_and_is_not_found(test) {
    let shop = Shop::open(test).await;
    let prices = shop.market.prices();
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let rival = rival(&shop).await;
    let new = NewPriceList { name: "Theirs".into(), audience: Audience::Everybody, starts_at: START, ends_at: None };
    let theirs = prices.add(rival, &new).await.unwrap();
    prices.set_off(rival, theirs, OffWhat::Everything, off(9000)).await.unwrap();
    assert_eq!(shop.price_for(None, bowl).await, "10.00");
    let not_found = |result: Result<(), PriceError>| assert!(matches!(result, Err(PriceError::NotFound)), "{result:?}");
    not_found(prices.list(shop.merchant, theirs).await.map(drop));
    not_found(prices.set_active(shop.merchant, theirs, false).await);
    not_found(prices.set_off(shop.merchant, theirs, OffWhat::Everything, off(1)).await);
    not_found(prices.set_customers(shop.merchant, theirs, &[]).await);
    not_found(prices.import(shop.merchant, theirs, "sku,price\n").await.map(drop));
    not_found(prices.rows(shop.merchant, theirs).await.map(drop));
    not_found(prices.set_window(shop.merchant, theirs, START, None).await);
    // Nor does a shop lower what it does not sell.
    let own = prices.add(rival, &new).await.unwrap();
    not_found(prices.set_off(rival, own, OffWhat::Brand(shop.clay), off(100)).await);
    not_found(prices.set_off(rival, own, OffWhat::Product(shop.product_of(bowl).await), off(100)).await);
    let imported = prices.import(rival, own, "sku,price\nbowl,1.00\n").await.unwrap();
    assert_eq!(imported.problems, [(2, RowProblem::Unknown("bowl".into()))]);
});

on_both!(&MIGRATIONS, async fn nothing_is_below_zero_or_above_a_hundred_percent_or_dearer_than_the_brand_says(test) {
    let shop = Shop::open(test).await;
    let prices = shop.market.prices();
    let bowl = shop.product(shop.clay, "bowl", "10.00", 9).await;
    let list = shop.sale_of(10_000).await;
    assert_eq!(shop.price_for(None, bowl).await, "0.00");
    assert!(matches!(
        prices.set_off(shop.merchant, list, OffWhat::Everything, Some(Bps::ZERO)).await,
        Err(PriceError::Off)
    ));
    assert_eq!(Bps::parse_percent("100.01"), None);
    let table = "sku;price\r\nbowl;-0,01\r\nnothing;1\r\nbowl;x\r\nbowl;10.01\r\n";
    let imported = prices.import(shop.merchant, list, table).await.unwrap();
    assert_eq!(imported.problems, [
        (2, RowProblem::Amount("-0,01".into())),
        (3, RowProblem::Unknown("nothing".into())),
        (4, RowProblem::Twice("bowl".into())),
        (5, RowProblem::Twice("bowl".into())),
    ]);
    let listed = |sku: &str, price| ListedPrice { brand: String::new(), sku: sku.into(), price };
    let dollars = Money::parse("1.00", Currency::USD).unwrap();
    let wrong = [listed("bowl", Some(eur("10.01"))), listed("none", None), listed("bowl", Some(dollars))];
    let imported = prices.set_prices(shop.merchant, list, &wrong).await.unwrap();
    assert_eq!(imported.problems, [
        (0, RowProblem::AboveStandard(eur("10.00"))),
        (1, RowProblem::Unknown("none".into())),
        (2, RowProblem::Twice("bowl".into())),
    ]);
    let imported = prices.set_prices(shop.merchant, list, &[listed("bowl", Some(dollars))]).await.unwrap();
    assert_eq!(imported.problems, [(0, RowProblem::Amount(dollars.to_string()))], "a currency is never another");
    let imported = prices.import(shop.merchant, list, "price,sku\n10.01,bowl\n").await.unwrap();
    assert_eq!(imported.problems, [(2, RowProblem::AboveStandard(eur("10.00")))]);
    assert!(prices.rows(shop.merchant, list).await.unwrap().is_empty(), "everything or nothing");
    assert!(matches!(prices.import(shop.merchant, list, "article,cost\n").await, Err(PriceError::Columns)));
    // A price the brand lowered meanwhile is not raised again by a list.
    prices.import(shop.merchant, list, "sku,price\nbowl,9.00\n").await.unwrap();
    shop.set_price(bowl, "8.00").await;
    assert_eq!(shop.price_for(None, bowl).await, "8.00");
    let imported = prices.import(shop.merchant, list, "brand,sku,price\nclay,bowl,\n").await.unwrap();
    assert_eq!((imported.set, imported.removed), (0, 1));
});

on_both!(&MIGRATIONS, async fn no_list_goes_below_what_the_brand_allows(test) {
    let shop = Shop::open(test).await;
    let prices = shop.market.prices();
    let bowl = shop.product(shop.clay, "bowl", "9.99", 9).await;
    let tea = shop.product(shop.tea, "tea", "10.00", 9).await;
    let list = shop.sale_of(5000).await;
    prices.set_most_off(shop.clay, off(1500)).await.unwrap();
    // 15 % of 9.99 is 1.49, rounded down: never more off than the brand allows.
    assert_eq!(shop.price_for(None, bowl).await, "8.50");
    assert_eq!(shop.price_for(None, tea).await, "5.00");
    let imported = prices.import(shop.merchant, list, "sku,price\nbowl,8.49\n").await.unwrap();
    assert_eq!(imported.problems, [(2, RowProblem::BelowFloor(eur("8.50")))]);
    prices.set_most_off(shop.clay, Some(Bps::ZERO)).await.unwrap();
    assert_eq!(shop.price_for(None, bowl).await, "9.99");
    prices.set_most_off(shop.clay, None).await.unwrap();
    assert_eq!(shop.price_for(None, bowl).await, "5.00");
});

// A coupon is taken off the price of the list, and tax is of what remains, within the price or on top of it.
on_both!(&MIGRATIONS, async fn a_coupon_and_tax_come_after_the_list(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "9.99", 9).await;
    shop.sale_of(3300).await;
    let coupon = NewCoupon {
        code: "TEN".into(),
        benefit: Benefit::Percent(Bps::new(1000).unwrap()),
        least_goods: eur("0"),
        brand: None,
        member: None,
        starts_at: START,
        ends_at: None,
        max_uses: None,
        max_per_customer: None,
    };
    shop.market.coupons().add(shop.merchant, &coupon).await.unwrap();
    let rate = Rate::parse_percent("19").unwrap();
    let rate = TaxRate { country: "DE".into(), region: String::new(), category: String::new(), rate };
    shop.market.tax().set_rate(shop.merchant, &rate).await.unwrap();
    // 33 % of 9.99 is 3.29: 6.70. 10 % of that is 0.67: 6.03.
    for (visitor, included, tax, total) in [("within", true, "0.96", "6.03"), ("on-top", false, "1.15", "7.18")] {
        shop.market.tax().set_kind(shop.merchant, "VAT", included).await.unwrap();
        let visitor = shop.visitor(visitor, None, &[(bowl, 1)]).await;
        shop.market.checkout().set_coupon(&visitor, shop.merchant, "TEN").await.unwrap();
        let methods = BTreeMap::new();
        let to = Destination { country: "DE", region: "", methods: &methods };
        let (cart, quote) = shop.market.checkout().quote(&visitor, shop.merchant, to).await.unwrap().unwrap();
        assert_eq!((cart.goods, cart.discount), (eur("6.70"), eur("0.67")));
        assert_eq!((quote.tax, quote.total), (eur(tax), eur(total)));
        let order = shop.place(&visitor, total).await.unwrap().order;
        shop.pay(order).await;
        shop.assert_books_balance().await;
    }
});

async fn rival(shop: &Shop) -> MerchantId {
    let like = shop.market.people().merchant(shop.merchant).await.unwrap().unwrap();
    let details = MerchantDetails {
        name: "Rival".into(),
        tagline: String::new(),
        story: String::new(),
        contact_email: like.contact_email,
        attribution_days: 30,
        hold_days: 14,
        reserve_minutes: 60,
        late_payment: like.late_payment,
        payment_instructions: String::new(),
    };
    let slug = Some(Slug::parse("rival").unwrap());
    let new = NewMerchant { slug, currency: Currency::EUR, details, plan: PLAN.into() };
    shop.market.people().create_merchant(shop.owner, &new).await.unwrap()
}
