//! The search finds what is sold now, whichever node changed it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use std::sync::Arc;

use base::{Clock, Money, Span};
use db::{Db, on_both, params};
use market::catalog::{BundlePart, ImportOptions, NewProduct, NewVariant};
use market::people::BrandDetails;
use market::search::{Instead, Sort, Wanted};
use market::storefront::{SiteKind, category_slug};
use market::terms::{NewAgreement, Party};
use market::{BrandId, Desk, Market, ProductId, VariantId};
use support::{MIGRATIONS, Shop, eur};

struct Put {
    product: ProductId,
    variant: VariantId,
}

async fn put(shop: &Shop, brand: BrandId, title: &str, category: &str, price: &str, stock: i64) -> Put {
    let variant = NewVariant {
        sku: String::new(),
        option_values: Vec::new(),
        price: eur(price),
        compare_at: None,
        pv: 0,
        stock,
        image: None,
    };
    let product = NewProduct {
        handle: title.to_lowercase().replace(' ', "-"),
        title: title.into(),
        subtitle: String::new(),
        description_html: "<p>Made by hand</p>".into(),
        category: category.into(),
        tags: vec!["gift".into()],
        option_names: Vec::new(),
        images: Vec::new(),
        variants: vec![variant],
    };
    let mut tx = shop.test.db.begin().await.unwrap();
    let (product, variants) = shop.market.catalog().add_product_in(&mut tx, brand, &product).await.unwrap();
    tx.commit().await.unwrap();
    Put { product, variant: variants[0] }
}

/// The titles that `wanted` finds on a node, in order.
async fn titles(node: &Market, wanted: Wanted<'_>) -> Vec<String> {
    node.search().follow().await.unwrap();
    let results = node.search().find(&Wanted { size: 50, ..wanted }).await.unwrap();
    results.cards.into_iter().map(|card| card.title).collect()
}

fn text(text: &str) -> Wanted<'_> {
    Wanted { text, ..Wanted::default() }
}

/// So many products without a price that going round all of them takes longer than any story here: what is found then was
/// told of, not found in passing.
async fn crowd(shop: &Shop) {
    let insert = "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
         INSERT INTO product (id, brand_id, handle, title, status, created_at, updated_at)
         SELECT i, $1, 'crowd-' || i, 'Crowd', 'active', 0, 0 FROM n";
    shop.sql(insert, params![shop.tea]).await;
}

/// A second node on the same database.
async fn another_node(shop: &Shop) -> Market {
    let db = Db::open(&shop.test.location).await.unwrap();
    Market::new(Desk::new(db, Arc::clone(&shop.clock) as Arc<dyn Clock>))
}

on_both!(&MIGRATIONS, async fn another_node_finds_what_this_one_changes(test) {
    let shop = Shop::open(test).await;
    crowd(&shop).await;
    let node = another_node(&shop).await;
    assert_eq!(titles(&node, text("bowl")).await, [""; 0]);
    put(&shop, shop.clay, "Deep bowl", "Kitchen > Bowls", "20.00", 3).await;
    assert_eq!(titles(&node, text("bowls")).await, ["Deep bowl"]);
    assert_eq!(titles(&node, text("clay")).await, ["Deep bowl"]);

    let renamed = BrandDetails { name: "Lehm und Löffel".into(), ..BrandDetails::default() };
    shop.market.people().set_brand_details(shop.clay, &renamed).await.unwrap();
    assert_eq!(titles(&node, text("loffel")).await, ["Deep bowl"]);
    assert_eq!(titles(&node, text("clay")).await, [""; 0]);

    let file = "Handle,Title,Variant Price,Status\ndeep-bowl,Shallow bowl,21.00,active\nnew,Wide plate,9.00,active\n";
    import(&shop, file).await;
    assert_eq!(titles(&node, text("shallow")).await, ["Shallow bowl"]);
    assert_eq!(titles(&node, text("deep")).await, [""; 0]);
    assert_eq!(titles(&node, Wanted { sort: Sort::PriceUp, ..text("") }).await, ["Wide plate", "Shallow bowl"]);
    import(&shop, "Handle,Title,Variant Price,Status\nnew,Wide plate,30.00,active\n").await;
    assert_eq!(titles(&node, Wanted { sort: Sort::PriceUp, ..text("") }).await, ["Shallow bowl", "Wide plate"]);
    import(&shop, "Handle,Title,Variant Price,Status\nnew,Wide plate,30.00,archived\n").await;
    assert_eq!(titles(&node, text("plate")).await, [""; 0]);
});

async fn import(shop: &Shop, file: &str) {
    let read = feeds::ReadOptions::new(base::Currency::EUR);
    let options = ImportOptions { file_name: "a.csv".into(), read, blank_erases: false };
    let file = std::io::Cursor::new(file.to_owned().into_bytes());
    let difference = shop.market.catalog().import(shop.clay, file, options).await.unwrap();
    assert!(difference.written, "{:?}", difference.mistakes);
}

on_both!(&MIGRATIONS, async fn an_order_for_the_last_piece_is_seen_everywhere(test) {
    let shop = Shop::open(test).await;
    crowd(&shop).await;
    let node = another_node(&shop).await;
    let last = put(&shop, shop.clay, "Last bowl", "Bowls", "20.00", 2).await;
    let counts = async || {
        node.search().follow().await.unwrap();
        let found = node.search().find(&text("bowl")).await.unwrap().found;
        (found.available, found.sold_out)
    };
    assert_eq!(counts().await, (1, 0));
    shop.order("one", None, &[(last.variant, 1)], "20.00").await;
    assert_eq!(counts().await, (1, 0));
    let order = shop.order("two", None, &[(last.variant, 1)], "20.00").await;
    assert_eq!(counts().await, (0, 1));
    assert_eq!(titles(&node, Wanted { available: Some(true), ..text("bowl") }).await, [""; 0]);
    shop.market.checkout().cancel(shop.merchant, order).await.unwrap();
    assert_eq!(counts().await, (1, 0));
});

on_both!(&MIGRATIONS, async fn a_set_is_sold_out_with_its_parts(test) {
    let shop = Shop::open(test).await;
    crowd(&shop).await;
    let cup = put(&shop, shop.clay, "Cup", "Cups", "5.00", 3).await;
    let set = put(&shop, shop.clay, "Two cups", "Cups", "9.00", 0).await;
    let mut tx = shop.test.db.begin().await.unwrap();
    let parts = [BundlePart { component: cup.variant, units: 2 }];
    shop.market.catalog().make_bundle_in(&mut tx, set.variant, &parts).await.unwrap();
    tx.commit().await.unwrap();
    let available = Wanted { available: Some(true), sort: Sort::Name, ..text("cup") };
    assert_eq!(titles(&shop.market, available).await, ["Cup", "Two cups"]);
    shop.order("one", None, &[(cup.variant, 2)], "10.00").await;
    // One is left: enough for itself, not for two.
    assert_eq!(titles(&shop.market, available).await, ["Cup"]);
    let cards = shop.market.search().find(&text("two cups")).await.unwrap().cards;
    assert!(cards[0].sold_out);
});

on_both!(&MIGRATIONS, async fn a_shop_finds_what_it_sells_as_long_as_it_does(test) {
    let shop = Shop::open(test).await;
    crowd(&shop).await;
    put(&shop, shop.clay, "Bowl", "Bowls", "20.00", 3).await;
    put(&shop, shop.tea, "Bowl of tea", "Tea", "4.00", 3).await;
    let owner = shop.owner;
    let other = shop.market.people().create_brand(owner, None, &BrandDetails { name: "Other".into(), ..BrandDetails::default() }).await.unwrap();
    put(&shop, other, "Other bowl", "Bowls", "1.00", 3).await;
    let here = Wanted { merchant: Some(shop.merchant), sort: Sort::Name, ..text("bowl") };
    assert_eq!(titles(&shop.market, here).await, ["Bowl", "Bowl of tea"]);

    let offer = NewAgreement { brand: other, merchant: shop.merchant, commission_floor: base::Bps::ZERO, notice_days: 10 };
    let agreement = shop.market.terms().offer(Party::Merchant(shop.merchant), &offer).await.unwrap();
    shop.market.terms().accept(Party::Brand(other), agreement).await.unwrap();
    assert_eq!(titles(&shop.market, here).await, ["Bowl", "Bowl of tea", "Other bowl"]);
    shop.market.terms().end(Party::Brand(other), agreement).await.unwrap();
    assert_eq!(titles(&shop.market, here).await.len(), 3);
    // Nobody writes anything when the notice is over.
    shop.clock.advance(Span::days(11));
    assert_eq!(titles(&shop.market, here).await, ["Bowl", "Bowl of tea"]);
});

on_both!(&MIGRATIONS, async fn what_nobody_told_of_is_found_in_passing_and_never_shown_before(test) {
    let shop = Shop::open(test).await;
    let bowl = put(&shop, shop.clay, "Bowl", "Bowls", "20.00", 3).await;
    let plate = put(&shop, shop.clay, "Plate", "Plates", "20.00", 3).await;
    assert_eq!(titles(&shop.market, text("")).await, ["Plate", "Bowl"]);
    // Straight in the database, behind everybody's back.
    shop.sql("UPDATE product SET status = 'archived' WHERE id = $1", params![bowl.product]).await;
    // What was read a moment ago is shown for a moment.
    shop.clock.advance(Span::seconds(5));
    let results = shop.market.search().find(&Wanted { size: 5, ..text("bowl") }).await.unwrap();
    assert_eq!((results.found.total, results.cards.len()), (1, 0));
    shop.sql("UPDATE product SET title = 'Dish' WHERE id = $1", params![plate.product]).await;
    assert_eq!(titles(&shop.market, text("dish")).await, ["Dish"]);
    let results = shop.market.search().find(&text("bowl")).await.unwrap();
    assert_eq!(results.found.total, 0);
});

on_both!(&MIGRATIONS, async fn prices_narrow_and_nothing_leads_on(test) {
    let shop = Shop::open(test).await;
    put(&shop, shop.clay, "Blue bowl", "Kitchen > Bowls", "20.00", 3).await;
    put(&shop, shop.tea, "Lavender tea", "Pantry > Tea", "4.50", 3).await;
    let some = |from, to| Wanted { price_from: from, price_to: to, ..text("") };
    assert_eq!(titles(&shop.market, some("4,50", "19.99")).await, ["Lavender tea"]);
    assert_eq!(titles(&shop.market, some("a lot", "")).await.len(), 2);
    assert_eq!(titles(&shop.market, Wanted { category: "kitchen", ..text("") }).await, ["Blue bowl"]);
    assert_eq!(titles(&shop.market, Wanted { brand: "tea", ..text("") }).await, ["Lavender tea"]);
    let results = shop.market.search().find(&some("10", "")).await.unwrap();
    assert_eq!((results.price_from, results.price_to), (Some(eur("10.00")), None::<Money>));
    assert_eq!(results.found.brands.len(), 1);

    let instead = async |wanted: Wanted<'static>| shop.market.search().find(&wanted).await.unwrap().instead;
    let meant = instead(text("lavendxxr tea ")).await;
    assert_eq!(meant, Instead::default(), "two edits are found as they are");
    assert_eq!(instead(text("lovendxxr")).await.meant.as_deref(), Some("lavender"));
    assert_eq!(instead(text("blue lavender")).await.apart, ["blue", "lavender"]);
    assert_eq!(instead(Wanted { price_to: "1.00", ..text("tea") }).await.unfiltered, 1);
    let near = shop.market.search().near("kitchen/old-blue-bowls", None, 3).await.unwrap();
    assert_eq!(near[0].title, "Blue bowl");
});

on_both!(&MIGRATIONS, async fn what_was_bought_together_is_related_first(test) {
    let shop = Shop::open(test).await;
    let bowl = put(&shop, shop.clay, "Bowl", "Kitchen", "20.00", 30).await;
    put(&shop, shop.clay, "Plate", "Kitchen", "20.00", 30).await;
    let tea = put(&shop, shop.tea, "Tea", "Pantry", "5.00", 30).await;
    put(&shop, shop.tea, "Kitchen cloth", "Kitchen", "5.00", 0).await;
    let merchant = shop.market.people().merchant(shop.merchant).await.unwrap().unwrap();
    let related = async || {
        let product = shop.market.storefront().product(&merchant, shop.clay, "bowl").await.unwrap().unwrap();
        let cards = shop.market.search().related(&product, 4).await.unwrap();
        cards.into_iter().map(|card| card.title).collect::<Vec<_>>()
    };
    shop.market.search().follow().await.unwrap();
    assert_eq!(related().await, ["Plate", "Kitchen cloth"]);
    let order = shop.order("one", None, &[(bowl.variant, 1), (tea.variant, 1)], "25.00").await;
    assert_eq!(related().await, ["Plate", "Kitchen cloth"], "an unpaid order says nothing");
    shop.pay(order).await;
    assert_eq!(related().await, ["Tea", "Plate", "Kitchen cloth"]);
});

on_both!(&MIGRATIONS, async fn the_site_map_has_every_public_address_once(test) {
    let shop = Shop::open(test).await;
    let storefront = shop.market.storefront();
    assert_eq!(storefront.site_parts(SiteKind::Product).await.unwrap(), [0; 0]);
    for number in 0..5 {
        put(&shop, shop.clay, &format!("Bowl {number}"), "Bowls", "20.00", 3).await;
    }
    shop.sql("UPDATE product SET status = 'draft' WHERE handle = 'bowl-3'", params![]).await;
    assert_eq!(storefront.site_parts(SiteKind::Product).await.unwrap(), [0]);
    let (mut after, mut found) = (0, Vec::new());
    loop {
        let some = storefront.site_entries(SiteKind::Product, after, 2).await.unwrap();
        let Some(last) = some.last() else { break };
        after = last.id;
        found.extend(some.into_iter().map(|entry| entry.address.join("/")));
    }
    assert_eq!(found, ["kiosk/clay/bowl-0", "kiosk/clay/bowl-1", "kiosk/clay/bowl-2", "kiosk/clay/bowl-4"]);
    let addresses = async |kind| {
        let entries = shop.market.storefront().site_entries(kind, 0, 10).await.unwrap();
        entries.into_iter().map(|entry| entry.address.concat()).collect::<Vec<_>>()
    };
    assert_eq!(addresses(SiteKind::Brand).await, ["clay", "tea"]);
    assert_eq!(addresses(SiteKind::Shop).await, ["kiosk"]);
    shop.seller("ana", None).await;
    assert_eq!(addresses(SiteKind::Boutique).await, ["ana"]);
    assert_eq!(category_slug("Kitchen > Bowls"), "kitchen-bowls");
});

on_both!(&MIGRATIONS, async fn old_news_is_forgotten(test) {
    let shop = Shop::open(test).await;
    put(&shop, shop.clay, "Bowl", "Bowls", "20.00", 3).await;
    // From long before anybody listened.
    shop.sql("INSERT INTO search_change (id, brand_id) VALUES (1, 1)", params![]).await;
    let news = async || {
        let mut tx = shop.test.db.read().await.unwrap();
        let count = "SELECT COUNT(*) AS rows, MIN(id) AS first FROM search_change";
        tx.one(count, params![], |row| Ok((row.get::<i64>("rows")?, row.get::<i64>("first")?))).await.unwrap()
    };
    let (before, first) = news().await;
    assert_eq!(first, 1);
    for _ in 0..601 {
        shop.market.search().follow().await.unwrap();
    }
    let (after, first) = news().await;
    assert_eq!((after, first > 1), (before - 1, true), "the latest news stays");
});
