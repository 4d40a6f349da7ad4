use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use market::MemberId;
use market::people::Slug;
use serde::Deserialize;

use super::home::{boutique_card, brand_card, shop_card};
use super::share::{Shared, share};
use crate::link::{self, Link};
use crate::pages::Shell;
use crate::pages::parts::Paging;
use crate::pages::shop::list::{BoutiquesPage, BrandsPage, ShopsPage};
use crate::web::{App, Visitor, WebError};

const PER_PAGE: u32 = 24;

/// Where in a long list: the last address or id of the page before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    after: String,
}

impl After {
    fn slug(&self) -> Option<Slug> {
        Slug::parse(&self.after).ok()
    }
}

/// The beginning of a list is shared and indexed; further pages lead only on, and change with every entry.
fn share_first(app: &App, cx: &mut Shell, after: &After, here: &Link, lead: &str) {
    if after.after.is_empty() {
        share(app, cx, here, Shared { description: lead.to_owned(), ..Shared::default() });
    }
}

/// Only onwards: lists that are asked for by their last entry know the way ahead, the browser knows the way back.
fn onwards(next: Option<Link>) -> Paging {
    Paging { page: 1, pages: if next.is_some() { 2 } else { 1 }, previous: None, next }
}

/// The link to the page after one whose last entry is `last`, when the page is full.
fn next_page(here: Link, found: usize, last: Option<String>) -> Option<Link> {
    let full = u32::try_from(found).is_ok_and(|found| found >= PER_PAGE);
    last.filter(|_| full).map(|last| here.and("after", last))
}

pub(super) async fn brands(
    visitor: Visitor,
    State(app): State<App>,
    Query(after): Query<After>,
) -> Result<Html<String>, WebError> {
    let mut cx = visitor.shell(visitor.texts().t("brands-title")).await?;
    share_first(&app, &mut cx, &after, &link::brands(), &visitor.texts().t("brands-lead").to_string());
    let found = app.market().people().brands(after.slug().as_ref(), PER_PAGE).await?;
    let next = next_page(link::brands(), found.len(), found.last().map(|brand| brand.slug.to_string()));
    let mut brands = Vec::with_capacity(found.len());
    for brand in found {
        brands.push(brand_card(&app, brand).await?);
    }
    Ok(Html(BrandsPage { cx, brands, paging: onwards(next) }.render()?))
}

pub(super) async fn shops(
    visitor: Visitor,
    State(app): State<App>,
    Query(after): Query<After>,
) -> Result<Html<String>, WebError> {
    let mut cx = visitor.shell(visitor.texts().t("shops-title")).await?;
    share_first(&app, &mut cx, &after, &link::shops(), &visitor.texts().t("shops-lead").to_string());
    let found = app.market().people().merchants(after.slug().as_ref(), PER_PAGE).await?;
    let next = next_page(link::shops(), found.len(), found.last().map(|shop| shop.slug.to_string()));
    let mut shops = Vec::with_capacity(found.len());
    for merchant in found {
        shops.push(shop_card(&app, merchant).await?);
    }
    Ok(Html(ShopsPage { cx, shops, paging: onwards(next) }.render()?))
}

pub(super) async fn boutiques(
    visitor: Visitor,
    State(app): State<App>,
    Query(after): Query<After>,
) -> Result<Html<String>, WebError> {
    let mut cx = visitor.shell(visitor.texts().t("boutiques-title")).await?;
    share_first(&app, &mut cx, &after, &link::boutiques(), &visitor.texts().t("home-boutiques-lead").to_string());
    let after: Option<MemberId> = after.after.parse().ok();
    let found = app.market().network().all_boutiques(after, PER_PAGE).await?;
    let next = next_page(link::boutiques(), found.len(), found.last().map(|boutique| boutique.member.id.to_string()));
    let mut boutiques = Vec::with_capacity(found.len());
    for boutique in found {
        boutiques.extend(boutique_card(&app, boutique).await?);
    }
    Ok(Html(BoutiquesPage { cx, boutiques, paging: onwards(next) }.render()?))
}
