//! A brand changes its products one by one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use db::on_both;
use market::catalog::{NewProduct, NewVariant};
use market::shelf::{ProductChange, ProductStatus, ShelfError, StockStep};
use support::{MIGRATIONS, Shop, eur};

fn jug(handle: &str) -> NewProduct {
    let variant = |size: &str, price: &str| NewVariant {
        sku: format!("JUG-{size}"),
        option_values: vec![size.into()],
        price: eur(price),
        compare_at: None,
        pv: 0,
        stock: 4,
        image: None,
    };
    NewProduct {
        handle: handle.into(),
        title: "Jug".into(),
        subtitle: String::new(),
        description_html: "<p>Pours</p><script>x</script>".into(),
        category: "Kitchen".into(),
        tags: vec!["new".into()],
        option_names: vec!["Size".into()],
        images: Vec::new(),
        variants: vec![variant("Small", "20.00"), variant("Large", "30.00")],
    }
}

on_both!(&MIGRATIONS, async fn a_product_is_added_changed_and_put_away(test) {
    let shop = Shop::open(test).await;
    let shelf = shop.market.shelf();
    let id = shelf.add(shop.clay, &jug("jug")).await.unwrap();
    let kept = shelf.kept(shop.clay, id).await.unwrap().unwrap();
    assert_eq!((kept.description_html.as_str(), kept.variants.len()), ("<p>Pours</p>", 2));
    assert_eq!(kept.variants[1].prices, [eur("30.00")]);
    assert!(shelf.kept(shop.tea, id).await.unwrap().is_none(), "another brand's is not there");
    let change = ProductChange { title: Some(" Big jug ".into()), ..ProductChange::default() };
    shelf.change(shop.clay, id, &change).await.unwrap();
    let away = ProductChange { status: Some(ProductStatus::Archived), ..ProductChange::default() };
    shelf.change(shop.clay, id, &away).await.unwrap();
    let kept = shelf.kept(shop.clay, id).await.unwrap().unwrap();
    assert_eq!((kept.title.as_str(), kept.category.as_str(), kept.status), ("Big jug", "Kitchen", ProductStatus::Archived));
    assert!(matches!(shelf.change(shop.tea, id, &away).await, Err(ShelfError::NoSuchProduct)));
});

on_both!(&MIGRATIONS, async fn what_makes_no_sense_is_refused(test) {
    let shop = Shop::open(test).await;
    let shelf = shop.market.shelf();
    shelf.add(shop.clay, &jug("jug")).await.unwrap();
    assert!(matches!(shelf.add(shop.clay, &jug("jug")).await, Err(ShelfError::HandleTaken)));
    shelf.add(shop.tea, &jug("jug")).await.unwrap();
    for handle in ["", "Jug", "a--b", "../jug", &"x".repeat(101)] {
        assert!(matches!(shelf.add(shop.clay, &jug(handle)).await, Err(ShelfError::Handle)), "{handle}");
    }
    let mut twins = jug("twins");
    twins.variants[1].option_values = vec!["Small".into()];
    assert!(matches!(shelf.add(shop.clay, &twins).await, Err(ShelfError::Options)));
    let mut mute = jug("mute");
    mute.variants[0].option_values.clear();
    assert!(matches!(shelf.add(shop.clay, &mute).await, Err(ShelfError::Options)));
    let mut free = jug("gift");
    free.variants[0].price = eur("-1.00");
    assert!(matches!(shelf.add(shop.clay, &free).await, Err(ShelfError::Price)));
    let untitled = ProductChange { title: Some(" ".into()), ..ProductChange::default() };
    let id = shelf.add(shop.clay, &jug("untitled")).await.unwrap();
    assert!(matches!(shelf.change(shop.clay, id, &untitled).await, Err(ShelfError::Title)));
});

on_both!(&MIGRATIONS, async fn prices_and_stock_are_set_for_the_next_order(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 2).await;
    let shelf = shop.market.shelf();
    shelf.set_price(shop.clay, cup, eur("12.00")).await.unwrap();
    assert!(matches!(shelf.set_price(shop.tea, cup, eur("1.00")).await, Err(ShelfError::NoSuchVariant)));
    assert!(matches!(shelf.set_price(shop.clay, cup, eur("-1.00")).await, Err(ShelfError::Price)));
    shop.order("greta", None, &[(cup, 2)], "24.00").await;
    let stock = async || {
        let product = shelf.set_stock(shop.clay, cup, StockStep::Move(0)).await.unwrap();
        let kept = shelf.kept(shop.clay, product).await.unwrap().unwrap();
        (kept.variants[0].on_hand, kept.variants[0].reserved)
    };
    assert_eq!(stock().await, (2, 2));
    shelf.set_stock(shop.clay, cup, StockStep::Move(3)).await.unwrap();
    assert_eq!(stock().await, (5, 2));
    assert!(matches!(shelf.set_stock(shop.clay, cup, StockStep::Move(-6)).await, Err(ShelfError::Pieces(_))));
    assert!(matches!(shelf.set_stock(shop.clay, cup, StockStep::Set(-1)).await, Err(ShelfError::Pieces(_))));
    assert!(matches!(shelf.set_stock(shop.tea, cup, StockStep::Set(1)).await, Err(ShelfError::NoSuchVariant)));
    shelf.set_stock(shop.clay, cup, StockStep::Set(2)).await.unwrap();
    assert_eq!(stock().await, (2, 2), "what is reserved stays reserved");
});
