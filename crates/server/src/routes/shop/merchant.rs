use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use market::storefront;
use serde::Deserialize;

use super::cards::{figure, product_card, seller};
use crate::link;
use crate::pages::parts::Paging;
use crate::pages::shop::merchant::ShopPage;
use crate::pages::shop::search::Filter;
use crate::web::{App, Visitor, WebError};

const PER_PAGE: u32 = 24;

/// Which brand's products, and which page of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    brand: String,
    page: u32,
}

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let people = app.market().people();
    let merchant = people.merchant_by_slug(&slug).await?.ok_or(WebError::NotFound)?;
    let cx = visitor.shell(&merchant.name).await?;
    let mut brands = Vec::new();
    let mut chosen = None;
    for id in app.market().terms().brands_sold(merchant.id).await? {
        let Some(brand) = people.brand(id).await? else { continue };
        let here = brand.slug.as_str() == narrowed.brand;
        if here {
            chosen = Some(id);
        }
        let query = storefront::Query { merchant: Some(merchant.id), brand: Some(id), size: 1, ..Default::default() };
        let total = app.market().storefront().list(&query).await?.total;
        let all = link::shop(&slug);
        let href = if here { all } else { all.and("brand", &brand.slug) };
        brands.push(Filter { label: brand.name, href, count: u64::try_from(total).unwrap_or_default(), chosen: here });
    }
    let query = storefront::Query {
        merchant: Some(merchant.id),
        brand: chosen,
        page: narrowed.page,
        size: PER_PAGE,
        ..Default::default()
    };
    let listing = app.market().storefront().list(&query).await?;
    let total = u64::try_from(listing.total).unwrap_or_default();
    let sellers = app.market().network().boutiques_at(merchant.id, None, 6).await?;
    let picture = listing.cards.first().and_then(|card| card.picture.clone());
    let page = ShopPage {
        figure: figure(picture.as_deref(), &merchant.name),
        line: merchant.tagline,
        email: merchant.contact_email.to_string(),
        name: merchant.name,
        brands,
        product_count: total,
        sellers: sellers.iter().filter_map(seller).collect(),
        products: listing.cards.into_iter().map(|card| product_card(card, None)).collect(),
        paging: Paging::new(narrowed.page, PER_PAGE, total, |page| {
            let here = link::shop(&slug);
            let here = if narrowed.brand.is_empty() { here } else { here.and("brand", &narrowed.brand) };
            here.and("page", page)
        }),
        cx,
    };
    Ok(Html(page.render()?))
}
