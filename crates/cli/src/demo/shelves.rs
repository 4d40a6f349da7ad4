//! Brands, shops and products.

use std::collections::BTreeMap;

use anyhow::Context as _;
use base::{Bps, Currency, Money};
use db::Tx;
use market::catalog::{BundlePart, NewImage, NewProduct, NewVariant};
use market::people::{BrandDetails, Email, LatePayment, MerchantDetails, NewMerchant, NewPerson, Password, Slug};
use market::terms::{NewAgreement, Party};
use market::{BrandId, Market, MerchantId, PersonId, Secret, VariantId, media};

use super::Stage;
use super::accounts::{self, Accounts};
use super::content::{BrandContent, ProductContent};

const SVG: &str = "image/svg+xml";
/// The commission no brand may go below while the demo's agreements run.
const FLOOR: u16 = 1000;

/// Makes the operator with the first shop, the second shop, and every brand with its shelf.
pub(super) async fn set(
    market: &Market,
    accounts: &Accounts,
    link: &Secret,
    brands: &[BrandContent],
) -> anyhow::Result<Stage> {
    let (email, name) = accounts::OPERATOR;
    let shop = everything_shop()?;
    let set_up = market.people().set_up(link.reveal(), email, name, &accounts.password, &shop).await?;
    let (owner, first) = (set_up.0.person.id, set_up.1);
    let brand_owner = add_person(market, accounts, accounts::BRAND).await?;
    add_person(market, accounts, accounts::CUSTOMER).await?;
    let mut tx = market.desk().begin().await?;
    let second = market.people().create_merchant_in(&mut tx, owner, &corner_shop()?).await?;
    let mut ids = Vec::with_capacity(brands.len());
    for (at, brand) in brands.iter().enumerate() {
        let id = add_brand(market, &mut tx, brand_owner, brand).await.with_context(|| brand.slug.clone())?;
        agree(market, &mut tx, id, first).await?;
        if at % 3 == 0 {
            agree(market, &mut tx, id, second).await?;
        }
        ids.push(id);
    }
    tx.commit().await?;
    Ok(Stage { owner, brand_owner, merchants: [first, second], brands: ids })
}

/// Somebody who can sign in with the demo's password.
pub(super) async fn add_person(
    market: &Market,
    accounts: &Accounts,
    (email, name): (&str, &str),
) -> anyhow::Result<PersonId> {
    let email = Email::parse(email)?;
    let hash = Password::choose(&accounts.password, &email, name)?.hash().await?;
    let mut tx = market.desk().begin().await?;
    let person = NewPerson { email, name: name.to_owned(), password: Some(hash) };
    let id = market.people().add_person_in(&mut tx, &person).await?;
    tx.commit().await?;
    Ok(id)
}

async fn agree(market: &Market, tx: &mut Tx, brand: BrandId, merchant: MerchantId) -> anyhow::Result<()> {
    let commission_floor = Bps::new(FLOOR).unwrap_or(Bps::ZERO);
    let offer = NewAgreement { brand, merchant, commission_floor, notice_days: 30 };
    let agreement = market.terms().offer_in(tx, Party::Merchant(merchant), &offer).await?;
    Ok(market.terms().accept_in(tx, Party::Brand(brand), agreement).await?)
}

async fn add_brand(market: &Market, tx: &mut Tx, owner: PersonId, brand: &BrandContent) -> anyhow::Result<BrandId> {
    let details = BrandDetails {
        name: brand.name.clone(),
        tagline: brand.tagline.clone(),
        story: brand.story.clone(),
        ships_from: brand.ships_from.clone(),
        promise: first_sentence(&brand.promise),
        logo: Some(media::put_in(tx, SVG, brand.logo().as_bytes()).await?),
        banner: Some(media::put_in(tx, SVG, brand.banner().as_bytes()).await?),
    };
    let id = market.people().create_brand_in(tx, owner, Some(Slug::parse(&brand.slug)?), &details).await?;
    market
        .terms()
        .set_catalog_rate_in(tx, id, Bps::try_from(brand.commission_bps).map_err(anyhow::Error::msg)?, None)
        .await?;
    let mut by_sku: BTreeMap<String, VariantId> = BTreeMap::new();
    let mut sets: Vec<(VariantId, &ProductContent)> = Vec::new();
    // What is put up last is seen first, and the first of the file are the ones to be seen.
    for product in brand.products.iter().rev() {
        let variants = add_product(market, tx, id, brand, product).await.with_context(|| product.handle.clone())?;
        if let (false, Some(&(_, variant))) = (product.bundle.is_empty(), variants.first()) {
            sets.push((variant, product));
        }
        by_sku.extend(variants);
    }
    for (set, product) in sets {
        let part = |part: &super::content::BundlePart| {
            let component = *by_sku.get(&part.sku).with_context(|| format!("no variant {}", part.sku))?;
            anyhow::Ok(BundlePart { component, units: part.units })
        };
        let parts: Vec<_> = product.bundle.iter().map(part).collect::<Result<_, _>>()?;
        market.catalog().make_bundle_in(tx, set, &parts).await?;
    }
    Ok(id)
}

/// Puts a product on the shelf with a picture for each of its colours; its variants by article number.
async fn add_product(
    market: &Market,
    tx: &mut Tx,
    brand_id: BrandId,
    brand: &BrandContent,
    product: &ProductContent,
) -> anyhow::Result<Vec<(String, VariantId)>> {
    let colours = product.colour_values(brand);
    let mut images = Vec::new();
    for colour in colours.iter().map(Some).chain(colours.is_empty().then_some(None)) {
        let svg = product.picture(brand, colour.map(String::as_str));
        let alt = colour.map_or_else(|| product.title.clone(), |colour| format!("{}, {colour}", product.title));
        images.push(NewImage { media_hash: media::put_in(tx, SVG, svg.as_bytes()).await?, alt });
    }
    let image_of = |options: &[String]| {
        colours.iter().position(|colour| options.contains(colour)).or_else(|| colours.is_empty().then_some(0))
    };
    let euro = |cents: i64| Money::new(cents, Currency::EUR);
    let mut variants = Vec::new();
    for variant in product.variants() {
        variants.push(NewVariant {
            image: image_of(&variant.options),
            price: euro(variant.price)?,
            compare_at: product.compare_at.map(|before| euro(before + variant.price - product.price)).transpose()?,
            pv: product.pv.unwrap_or(variant.price / 2),
            stock: variant.stock,
            sku: variant.sku,
            option_values: variant.options,
        });
    }
    let new = NewProduct {
        handle: product.handle.clone(),
        title: product.title.clone(),
        subtitle: product.subtitle.clone(),
        description_html: product.description.clone(),
        category: product.category.clone(),
        tags: product.tags.clone(),
        option_names: product.options.iter().map(|option| option.name.clone()).collect(),
        images,
        variants,
    };
    let (id, ids) = market.catalog().add_product_in(tx, brand_id, &new).await?;
    if let Some(rate) = product.commission_bps {
        let rate = Bps::try_from(rate).map_err(anyhow::Error::msg)?;
        market.terms().set_product_rate_in(tx, brand_id, id, Some(rate), None).await?;
    }
    Ok(new.variants.into_iter().map(|variant| variant.sku).zip(ids).collect())
}

fn first_sentence(text: &str) -> String {
    let end = text.find(['.', '?', '!']).map_or(text.len(), |at| at + 1);
    text[..end].to_owned()
}

fn everything_shop() -> anyhow::Result<NewMerchant> {
    shop(
        "courtyard",
        "Courtyard",
        "Eight small makers around one yard",
        "Eight workshops share a courtyard, a kettle and a delivery bike. We choose what goes on the shelf together, and we \
         answer for every parcel.",
        plan::Plan::STARTER,
    )
}

fn corner_shop() -> anyhow::Result<NewMerchant> {
    let plan =
        plan::Plan::STARTER.replace("Sell and share", "Corner plan").replace("seller = \"50 %\"", "seller = \"60 %\"");
    shop(
        "corner-table",
        "The Corner Table",
        "Three makers, chosen slowly",
        "We sell only what we have used for a year ourselves. At the moment that is the work of three makers.",
        &plan,
    )
}

fn shop(slug: &str, name: &str, tagline: &str, story: &str, plan: &str) -> anyhow::Result<NewMerchant> {
    Ok(NewMerchant {
        slug: Some(Slug::parse(slug)?),
        currency: Currency::EUR,
        details: MerchantDetails {
            name: name.to_owned(),
            tagline: tagline.to_owned(),
            story: story.to_owned(),
            contact_email: Email::parse(&format!("hello@{slug}.example"))?,
            attribution_days: 30,
            hold_days: 14,
            reserve_minutes: 3 * 24 * 60,
            late_payment: LatePayment::Refund,
            payment_instructions: "Demo Savings Bank, IBAN DE00 0000 0000 0000 0000 00 (an invented account)"
                .to_owned(),
        },
        plan: plan.to_owned(),
    })
}
