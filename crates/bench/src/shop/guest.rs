//! Guests who buy: each order is three requests over HTTP and three durable transactions: the cart with what it comes to, the
//! order, and the payment with everybody's shares in the books.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde_json::{Value, json};

use super::client::{Client, visitor};
use super::fixture::Fixture;
use super::load::{Measured, Work, as_fast_as_possible, at_a_pace};
use super::program::Program;

/// How many guests are in the shop at once.
const GUESTS: usize = 64;

/// What was measured.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sales {
    /// Whole orders, one guest at a time.
    pub(crate) alone: Measured,
    /// Whole orders, as fast as possible.
    pub(crate) peak: Measured,
    /// At 70 % of that.
    pub(crate) steady: Measured,
    /// Of those, the one request that places the order.
    pub(crate) placing: Measured,
}

struct Guest {
    client: Client,
    variants: Rc<Vec<String>>,
    keys: Rc<Vec<String>>,
    seller: Rc<str>,
    placing: Rc<RefCell<Vec<Duration>>>,
}

impl Work for Guest {
    async fn once(&mut self, number: u64) -> anyhow::Result<()> {
        let from = visitor(number);
        let from = ("x-forwarded-for", from.as_str());
        let variant = pick(&self.variants, number.wrapping_mul(7_919))?;
        let cart = json!({
            "items": [{ "variant": variant, "quantity": 1 }], "ref": &*self.seller, "destination": { "country": "DE" },
        });
        let opened = self.ask("/v1/shops/bench/carts", &[from], &cart).await?;
        let token = ("cart-token", text(&opened, "/token")?);
        let order = json!({
            "email": format!("guest{number}@example.com"), "name": "Anna Guest", "total": opened["quote"]["total"],
            "address": { "street": "Lindenweg 4", "postcode": "10115", "city": "Berlin", "country": "DE" },
        });
        let key = format!("bench-order-{number:020}");
        let asked = Instant::now();
        let placed = self.ask("/v1/shops/bench/cart/order", &[from, token, ("idempotency-key", &key)], &order).await?;
        self.placing.borrow_mut().push(asked.elapsed());
        let till = format!("Bearer {}", pick(&self.keys, number)?);
        let paid = format!("/v1/merchant/orders/{}/mark-paid", text(&placed, "/id")?);
        self.client.post(&paid, &[("authorization", &till)], String::new()).await.map(drop)
    }
}

impl Guest {
    async fn ask(&mut self, path: &str, headers: &[(&str, &str)], body: &Value) -> anyhow::Result<Value> {
        Ok(serde_json::from_slice(&self.client.post(path, headers, body.to_string()).await?)?)
    }
}

fn pick(all: &[String], number: u64) -> anyhow::Result<&str> {
    let at = usize::try_from(number % u64::try_from(all.len().max(1))?)?;
    all.get(at).map(String::as_str).context("there is none")
}

fn text<'a>(answer: &'a Value, pointer: &str) -> anyhow::Result<&'a str> {
    answer.pointer(pointer).and_then(Value::as_str).with_context(|| format!("no {pointer} in {answer}"))
}

/// Measures whole orders.
pub(crate) async fn measure(program: &Program, fixture: &Fixture, seconds: u64) -> anyhow::Result<Sales> {
    let length = Duration::from_secs(seconds);
    let shop = Shop {
        program,
        variants: Rc::new(fixture.variants.clone()),
        keys: Rc::new(fixture.keys.clone()),
        seller: fixture.seller.as_str().into(),
        placing: Rc::default(),
    };
    as_fast_as_possible(shop.guests(GUESTS).await?, 0, length / 4).await?;
    let alone = as_fast_as_possible(shop.guests(1).await?, 1 << 20, length / 2).await?;
    let peak = as_fast_as_possible(shop.guests(GUESTS).await?, 1 << 21, length).await?;
    println!("  orders: {} a second", peak.rate);
    shop.placing.take();
    let steady = at_a_pace(shop.guests(GUESTS * 2).await?, 1 << 22, peak.rate * 7 / 10, length).await?;
    let placing = Measured::of(shop.placing.take(), length);
    Ok(Sales { alone, peak, steady, placing })
}

struct Shop<'a> {
    program: &'a Program,
    variants: Rc<Vec<String>>,
    keys: Rc<Vec<String>>,
    seller: Rc<str>,
    placing: Rc<RefCell<Vec<Duration>>>,
}

impl Shop<'_> {
    async fn guests(&self, count: usize) -> anyhow::Result<Vec<Guest>> {
        let mut guests = Vec::with_capacity(count);
        for _ in 0..count {
            guests.push(Guest {
                client: Client::connect(&self.program.host).await?,
                variants: Rc::clone(&self.variants),
                keys: Rc::clone(&self.keys),
                seller: Rc::clone(&self.seller),
                placing: Rc::clone(&self.placing),
            });
        }
        Ok(guests)
    }
}
