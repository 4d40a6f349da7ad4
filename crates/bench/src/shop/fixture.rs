//! A shop to be measured: brands with many products, delivery, tax, a team of sellers, keys for its programs.

use std::io::{BufWriter, Seek as _, Write as _};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use ::market::keys::{KeyOwner, NewKey, Scope, Scopes};
use ::market::network::InvitationTerms;
use ::market::people::Handle;
use ::market::shipping::{NewMethod, NewZone};
use ::market::tax::{Rate, TaxRate};
use ::market::{Actor, Market, MerchantId, PersonId};
use anyhow::Context as _;
use base::{Bps, Clock, Currency, Money, Timestamp};

use super::store;
use crate::market;

const BRANDS: u64 = 50;
/// Sellers above each other, the last of whom has the boutique.
const DEPTH: usize = 5;
/// Each key may ask so often a minute; together they may ask as often as they can.
const KEYS: usize = 50;

/// Words in titles; a search is for one or two of them.
pub(crate) const WORDS: [&str; 24] = [
    "indigo",
    "ochre",
    "sage",
    "terracotta",
    "ivory",
    "charcoal",
    "lavender",
    "mustard",
    "oak",
    "linen",
    "stoneware",
    "porcelain",
    "wool",
    "cotton",
    "brass",
    "walnut",
    "bowl",
    "teapot",
    "notebook",
    "blanket",
    "candle",
    "scarf",
    "mug",
    "plate",
];

/// What there is to ask for.
pub(crate) struct Fixture {
    /// `brand/handle` of every product.
    pub(crate) products: Vec<String>,
    /// The id of every variant.
    pub(crate) variants: Vec<String>,
    /// The merchant's keys.
    pub(crate) keys: Vec<String>,
    /// The handle of the seller whose link leads here.
    pub(crate) seller: String,
}

impl Fixture {
    /// Fills the data folder `folder`.
    pub(crate) async fn fill(folder: &Path, products: u64) -> anyhow::Result<Self> {
        let market = market::open(folder, WallClock).await?;
        let owner = market::person(&market, "owner@example.com").await?;
        let market = market.by(Actor::Merchant(owner));
        let shop = shop(&market, owner).await?;
        for number in 0..BRANDS {
            let rate = Bps::new(2_000).context("a rate")?;
            let brand = market::brand(&market, owner, shop, number, rate).await?;
            let file = catalog(number, products / BRANDS + u64::from(number < products % BRANDS))?;
            market::import(&market, brand, file).await?;
        }
        let seller = team(&market, shop).await?;
        let mut keys = Vec::with_capacity(KEYS);
        for number in 0..KEYS {
            let new =
                NewKey { name: format!("till {number}"), scopes: Scopes::new([Scope::OrdersWrite]), expires_at: None };
            keys.push(market.keys().make(KeyOwner::Merchant(shop), &new).await?.text);
        }
        let mut tx = market.desk().read().await?;
        Ok(Self { products: store::products(&mut tx).await?, variants: store::variants(&mut tx).await?, keys, seller })
    }
}

/// The clock on the wall.
#[derive(Debug)]
struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> Timestamp {
        now()
    }
}

/// The present moment.
#[expect(clippy::disallowed_methods, reason = "orders are placed now")]
pub(crate) fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |span| span.as_millis());
    Timestamp::from_millis(i64::try_from(since_1970).unwrap_or(i64::MAX))
}

async fn shop(market: &Market, owner: PersonId) -> anyhow::Result<MerchantId> {
    let shop = market::shop(market, owner).await?;
    let rate = Rate::new(190_000).context("a rate")?;
    let rate = TaxRate { country: "DE".into(), region: String::new(), category: String::new(), rate };
    market.tax().set_kind(shop, "VAT", true).await?;
    market.tax().set_rate(shop, &rate).await?;
    let zone = NewZone { brand: None, name: "Germany".into(), countries: vec!["DE".into()] };
    let zone = market.shipping().add_zone(shop, &zone).await?;
    let nothing = Money::zero(Currency::EUR);
    let price = Money::parse("4.90", Currency::EUR)?;
    let method = NewMethod { name: "Post".into(), price, per_kg: nothing, free_from: None, days: (2, 3) };
    market.shipping().add_method(shop, zone, &method).await?;
    Ok(shop)
}

/// Sellers one above the other; the handle of the last.
async fn team(market: &Market, shop: MerchantId) -> anyhow::Result<String> {
    let mut above = None;
    let mut last = String::new();
    for number in 0..DEPTH {
        let terms = InvitationTerms::default();
        let invitation = match above {
            None => market.network().invite_as_merchant(shop, terms).await?,
            Some(member) => market.network().invite(member, terms).await?,
        };
        let person = market::person(market, &format!("seller{number}@example.com")).await?;
        let handle = Handle::parse(&format!("seller{number}"))?;
        let name = format!("Seller {number}");
        above = Some(market.network().join_as(&invitation.code, person, &handle, &name).await?);
        last = handle.to_string();
    }
    Ok(last)
}

/// A Shopify file of `count` products of a brand; a third of them have three variants.
fn catalog(brand: u64, count: u64) -> anyhow::Result<std::fs::File> {
    let mut file = tempfile::tempfile()?;
    let mut out = BufWriter::new(&mut file);
    writeln!(
        out,
        "Handle,Title,Body (HTML),Product Category,Option1 Name,Option1 Value,Variant SKU,Variant Grams,\
         Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status"
    )?;
    let word = |at: u64| WORDS.get(usize::try_from(at % 24).unwrap_or_default()).copied().unwrap_or_default();
    for number in 0..count {
        let title = format!("{} {} no {number}", word(number + brand), word(number / 24 + brand * 7));
        let price = format!("{}.{:02}", number % 90 + 5, number % 100);
        let story = format!("<p>A plain description of {title}, with a comma and some words to store.</p>");
        let category = ["Kitchen > Mugs", "Kitchen > Bowls", "Home > Textiles", "Garden", "Bath"];
        let category = category.get(usize::try_from(number % 5)?).copied().unwrap_or_default();
        let first = format!("p-{number},{title},\"{story}\",{category}");
        let sizes: &[&str] = if number % 3 == 0 { &["S", "M", "L"] } else { &["One"] };
        for (at, size) in sizes.iter().enumerate() {
            let product = if at == 0 { first.as_str() } else { "" };
            let handle = if at == 0 { "" } else { &format!("p-{number},,,") };
            writeln!(out, "{product}{handle},Size,{size},S{brand}-{number}-{size},250,shopify,1000000,{price},active")?;
        }
    }
    out.flush()?;
    drop(out);
    file.rewind()?;
    Ok(file)
}
