//! Buys one piece of whatever a server has: `cargo run -p sdk --features client --example buy -- http://127.0.0.1:8080`

use std::collections::BTreeMap;
use std::error::Error;

use sdk::api::Api;
use sdk::v1::{Address, Destination, NewCart, NewItem, NewOrder};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = std::env::args().nth(1).ok_or("say which server: http://127.0.0.1:8080")?;
    println!("{}", buy(&Api::new(server)?).await?);
    Ok(())
}

/// Orders the first thing that can be had; the number of the order.
pub(crate) async fn buy(api: &Api) -> Result<String, Box<dyn Error>> {
    let shops = api.shops(None).await?;
    let shop = &shops.data.first().ok_or("there is no shop")?.slug;
    let found = api.products(shop, &[("available", "true"), ("limit", "1")]).await?;
    let card = found.data.first().ok_or("there is nothing to buy")?;
    let product = api.product(shop, &card.id).await?;
    let variant = product.variants.iter().find(|variant| variant.available != Some(0)).ok_or("it is sold out")?;

    let item = NewItem { variant: variant.id.clone(), quantity: 1 };
    let destination = Destination { country: "DE".into(), region: String::new(), methods: BTreeMap::new() };
    let cart = NewCart { items: vec![item], destination: Some(destination), ..NewCart::default() };
    let opened = api.open_cart(shop, &cart).await?;
    let total = opened.quote.ok_or("the cart is empty")?.total;

    let order = NewOrder {
        email: "ana@example.com".into(),
        name: "Ana Example".into(),
        address: Address {
            street: "Lindenweg 4".into(),
            extra: String::new(),
            postcode: "10115".into(),
            city: "Berlin".into(),
            region: String::new(),
            country: "DE".into(),
        },
        methods: BTreeMap::new(),
        total,
        payment_method: "manual".into(),
        note: String::new(),
        gift_note: String::new(),
    };
    // The same key again would be the same order, not a second one: it belongs to this cart.
    let placed = api.place(shop, &opened.token, &order, "the-only-order-of-this-cart").await?;
    let order = api.order(&placed.id, &placed.token).await?;
    Ok(format!("{} for {} {} is {:?}", order.number, order.total.amount, order.total.currency, order.status))
}
