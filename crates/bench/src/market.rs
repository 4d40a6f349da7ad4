//! A market to be measured: its owner, a shop, brands whose goods it sells.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use base::{Bps, Clock, Currency};
use db::{Db, Location};
use feeds::ReadOptions;
use market::catalog::ImportOptions;
use market::people::{BrandDetails, Email, LatePayment, MerchantDetails, NewMerchant, NewPerson};
use market::terms::{NewAgreement, Party};
use market::{BrandId, Desk, Market, MerchantId, PersonId};

/// The market in the data folder `folder`, made if it is not there.
pub(crate) async fn open(folder: &Path, clock: impl Clock + 'static) -> anyhow::Result<Market> {
    let db = Db::open(&Location::File(folder.join("astra.db"))).await?;
    db.migrate(&market::migrations()).await?;
    Ok(Market::new(Desk::new(db, Arc::new(clock) as Arc<dyn Clock>)))
}

/// Somebody with this address.
pub(crate) async fn person(market: &Market, email: &str) -> anyhow::Result<PersonId> {
    let mut tx = market.desk().begin().await?;
    let name = email.split('@').next().unwrap_or_default().to_owned();
    let new = NewPerson { email: Email::parse(email)?, name, password: None };
    let id = market.people().add_person_in(&mut tx, &new).await?;
    tx.commit().await?;
    Ok(id)
}

/// A shop called Bench that sells in euros.
pub(crate) async fn shop(market: &Market, owner: PersonId) -> anyhow::Result<MerchantId> {
    let details = MerchantDetails {
        name: "Bench".into(),
        tagline: String::new(),
        story: String::new(),
        contact_email: Email::parse("shop@example.com")?,
        attribution_days: 30,
        hold_days: 14,
        reserve_minutes: 60,
        late_payment: LatePayment::Refund,
        payment_instructions: "By transfer".into(),
    };
    let new = NewMerchant { slug: None, currency: Currency::EUR, details, plan: plan::Plan::STARTER.to_owned() };
    Ok(market.people().create_merchant(owner, &new).await?)
}

/// The `number`th brand, which pays `rate` and which `shop` sells.
pub(crate) async fn brand(
    market: &Market,
    owner: PersonId,
    shop: MerchantId,
    number: u64,
    rate: Bps,
) -> anyhow::Result<BrandId> {
    let details = BrandDetails { name: format!("Brand {number}"), ..BrandDetails::default() };
    let brand = market.people().create_brand(owner, None, &details).await?;
    market.terms().set_catalog_rate(brand, rate, None).await?;
    let offer = NewAgreement { brand, merchant: shop, commission_floor: Bps::ZERO, notice_days: 30 };
    let agreement = market.terms().offer(Party::Merchant(shop), &offer).await?;
    market.terms().accept(Party::Brand(brand), agreement).await?;
    Ok(brand)
}

/// Brings a file of products into the catalog of `brand`.
pub(crate) async fn import(market: &Market, brand: BrandId, file: std::fs::File) -> anyhow::Result<()> {
    let options =
        ImportOptions { file_name: "bench.csv".into(), read: ReadOptions::new(Currency::EUR), blank_erases: false };
    let difference = market.catalog().import(brand, file, options).await?;
    let problem = || difference.mistakes.first.first().map(|problem| format!("{problem:?}"));
    ensure!(difference.written, "refused: {}", problem().context("without a reason")?);
    Ok(())
}
