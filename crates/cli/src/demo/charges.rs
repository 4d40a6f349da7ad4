//! What the demo's shops charge besides the goods: tax, parcels, and two coupons that take something off.

use anyhow::Context as _;
use base::{Bps, Currency, Money};
use market::coupons::{Benefit, NewCoupon};
use market::shipping::{NewMethod, NewZone};
use market::tax::{Rate, TaxRate};
use market::{Market, MemberId, MerchantId};

use super::Stage;

/// Standard rates of value added tax, in percent.
const VAT: &[(&str, &str)] = &[
    ("DE", "19"),
    ("AT", "20"),
    ("BE", "21"),
    ("DK", "25"),
    ("ES", "21"),
    ("FI", "25.5"),
    ("FR", "20"),
    ("IE", "23"),
    ("IT", "22"),
    ("NL", "21"),
    ("PL", "23"),
    ("PT", "23"),
    ("SE", "25"),
];

/// A zone: its name, its countries, and its ways as (name, price, for each further kg, free from, days).
type ZoneContent = (&'static str, &'static [&'static str], &'static [Way]);
type Way = (&'static str, &'static str, &'static str, Option<&'static str>, (u16, u16));

const ZONES: &[ZoneContent] = &[
    (
        "Home",
        &["DE", "AT"],
        &[("Post", "4.90", "0.80", Some("80.00"), (2, 4)), ("Express", "11.90", "1.50", None, (1, 1))],
    ),
    (
        "Europe",
        &["BE", "DK", "ES", "FI", "FR", "IE", "IT", "NL", "PL", "PT", "SE"],
        &[("Post", "8.90", "1.40", Some("150.00"), (3, 7))],
    ),
    ("Everywhere else", &[], &[("Post", "18.90", "6.00", None, (7, 21))]),
];

/// Gives both shops their tables and the first its coupons; one of them is the first seller's.
pub(super) async fn set(market: &Market, stage: &Stage, sellers: &[MemberId]) -> anyhow::Result<()> {
    for merchant in stage.merchants {
        set_tables(market, merchant).await?;
    }
    let first = sellers.first().copied().context("the demo has no seller")?;
    for (code, percent, member) in [("WELCOME5", 500, None), ("MARA10", 1000, Some(first))] {
        let coupon = NewCoupon {
            code: code.to_owned(),
            benefit: Benefit::Percent(Bps::new(percent).unwrap_or(Bps::ZERO)),
            least_goods: Money::zero(Currency::EUR),
            brand: None,
            member,
            starts_at: market.desk().now(),
            ends_at: None,
            max_uses: None,
            max_per_customer: Some(1),
        };
        market.coupons().add(stage.merchants[0], &coupon).await?;
    }
    Ok(())
}

async fn set_tables(market: &Market, merchant: MerchantId) -> anyhow::Result<()> {
    for &(country, percent) in VAT {
        let rate = Rate::parse_percent(percent).with_context(|| format!("{percent} is no rate"))?;
        let rate = TaxRate { country: country.to_owned(), region: String::new(), category: String::new(), rate };
        market.tax().set_rate(merchant, &rate).await?;
    }
    let eur = |text: &str| Money::parse(text, Currency::EUR);
    for &(name, countries, ways) in ZONES {
        let countries = countries.iter().map(|&country| country.to_owned()).collect();
        let zone = NewZone { brand: None, name: name.to_owned(), countries };
        let zone = market.shipping().add_zone(merchant, &zone).await?;
        for &(name, price, per_kg, free_from, days) in ways {
            let (price, per_kg) = (eur(price)?, eur(per_kg)?);
            let free_from = free_from.map(eur).transpose()?;
            let method = NewMethod { name: name.to_owned(), price, per_kg, free_from, days };
            market.shipping().add_method(merchant, zone, &method).await?;
        }
    }
    Ok(())
}
