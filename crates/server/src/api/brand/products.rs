use base::Bps;
use market::catalog::{NewProduct as Added, NewVariant};
use market::shelf::{self as from, OnShelf, ShelfQuery, WhichProducts};
use market::{BrandId, Market, ProductId};
use schemars::JsonSchema;
use sdk::v1::{BrandProduct, BrandVariant, NewProduct, Page, ProductChange, ProductStatus, ShelfProduct, Stock};
use serde::Deserialize;

use crate::api::access::AsBrand;
use crate::api::answer::{Created, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery};
use crate::api::cursor;
use crate::api::money::{any_amount, money};
use crate::api::problem::Problem;

/// Which products.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ShelfFilter {
    /// Which of them; all if not said.
    which: Option<Which>,
    /// Part of a title or an article number.
    #[schemars(length(max = 200))]
    text: Option<String>,
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[schemars(length(max = 200))]
    cursor: Option<String>,
}

/// Which of a brand's products.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "WhichProducts")]
enum Which {
    /// All of them.
    All,
    /// Those of which nothing can be had.
    SoldOut,
    /// Those of which 1 to 5 pieces can be had.
    NearlySoldOut,
    /// Those with a commission of their own.
    OwnRate,
}

pub(super) async fn list(call: Call<AsBrand, ShelfFilter, Empty>) -> Result<Found<Page<ShelfProduct>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let page: u32 = cursor::place(call.query.cursor.as_deref())?.unwrap_or(1);
    let query = ShelfQuery {
        brand: call.who.0,
        which: match call.query.which {
            None | Some(Which::All) => WhichProducts::All,
            Some(Which::SoldOut) => WhichProducts::SoldOut,
            Some(Which::NearlySoldOut) => WhichProducts::NearlySoldOut,
            Some(Which::OwnRate) => WhichProducts::OwnRate,
        },
        text: call.query.text.as_deref().unwrap_or_default(),
        page,
        size,
    };
    let found = call.market().shelf().products(&query).await?;
    let more = u64::from(page) * u64::from(size) < found.total;
    let next_cursor = more.then(|| cursor::spelled(&page.saturating_add(1)));
    Ok(Found(Page { data: found.products.into_iter().map(on_shelf).collect(), next_cursor }))
}

fn on_shelf(product: OnShelf) -> ShelfProduct {
    ShelfProduct {
        id: product.id.to_string(),
        handle: product.handle,
        title: product.title,
        active: product.active,
        variants: product.variants,
        sku: product.sku,
        price_from: product.prices.map(|(lowest, _)| money(lowest)),
        price_to: product.prices.map(|(_, highest)| money(highest)),
        free: product.free,
        own_rate_bps: product.own_rate.map(Bps::points),
    }
}

pub(super) async fn get(call: Call<AsBrand, NoQuery, Empty>) -> Result<Found<BrandProduct>, Problem> {
    Ok(Found(kept(&call.market(), call.who.0, call.id("product")?).await?))
}

pub(super) async fn add(call: Call<AsBrand, NoQuery, Json<NewProduct>>) -> Result<Created<BrandProduct>, Problem> {
    let new = call.body.0.clone();
    let mut variants = Vec::with_capacity(new.variants.len());
    for (at, variant) in new.variants.into_iter().enumerate() {
        variants.push(NewVariant {
            sku: variant.sku.trim().to_owned(),
            option_values: variant.options,
            price: any_amount(&variant.price, &format!("/variants/{at}/price"))?,
            compare_at: None,
            pv: 0,
            stock: i64::from(variant.stock),
            image: None,
        });
    }
    let product = Added {
        handle: new.handle,
        title: new.title.trim().to_owned(),
        subtitle: new.subtitle.trim().to_owned(),
        description_html: new.description_html,
        category: new.category.trim().to_owned(),
        tags: new.tags,
        option_names: new.option_names,
        images: Vec::new(),
        variants,
    };
    let made = call.market().shelf().add(call.who.0, &product).await?;
    Ok(Created::new(kept(&call.market(), call.who.0, made).await?))
}

pub(super) async fn change(call: Call<AsBrand, NoQuery, Json<ProductChange>>) -> Result<Found<BrandProduct>, Problem> {
    let (id, new): (ProductId, _) = (call.id("product")?, call.body.0.clone());
    let change = from::ProductChange {
        title: new.title,
        subtitle: new.subtitle,
        description_html: new.description_html,
        category: new.category,
        status: new.status.map(|status| match status {
            ProductStatus::Active => from::ProductStatus::Active,
            ProductStatus::Draft => from::ProductStatus::Draft,
            ProductStatus::Archived => from::ProductStatus::Archived,
        }),
    };
    call.market().shelf().change(call.who.0, id, &change).await?;
    Ok(Found(kept(&call.market(), call.who.0, id).await?))
}

/// A product as its brand keeps it.
pub(super) async fn kept(market: &Market, brand: BrandId, product: ProductId) -> Result<BrandProduct, Problem> {
    let kept = market.shelf().kept(brand, product).await?.ok_or_else(|| Problem::not_found("product"))?;
    Ok(BrandProduct {
        id: kept.id.to_string(),
        handle: kept.handle,
        title: kept.title,
        subtitle: kept.subtitle,
        description_html: kept.description_html,
        category: kept.category,
        status: match kept.status {
            from::ProductStatus::Active => ProductStatus::Active,
            from::ProductStatus::Draft => ProductStatus::Draft,
            from::ProductStatus::Archived => ProductStatus::Archived,
        },
        option_names: kept.option_names,
        variants: kept.variants.into_iter().map(variant).collect(),
    })
}

fn variant(variant: from::KeptVariant) -> BrandVariant {
    BrandVariant {
        id: variant.id.to_string(),
        sku: variant.sku,
        options: variant.options,
        prices: variant.prices.into_iter().map(money).collect(),
        stock: Stock { tracked: variant.tracked, on_hand: variant.on_hand, reserved: variant.reserved },
    }
}
