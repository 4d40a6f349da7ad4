use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::Html;

use super::cards::{figure, seller};
use super::results::Asked;
use super::share::{Shared, canonical, share};
use crate::link::{self, SearchQuery};
use crate::pages::shop::merchant::ShopPage;
use crate::web::{App, Visitor, WebError};

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(query): Query<SearchQuery>,
) -> Result<Html<String>, WebError> {
    let merchant = app.market().people().merchant_by_slug(&slug).await?.ok_or(WebError::NotFound)?;
    let mut cx = visitor.shell(&merchant.name).await?;
    let asked = Asked { app: &app, texts: &visitor.texts(), shop: Some(&merchant), query: &query };
    let results = asked.find().await?;
    let sellers = app.market().network().boutiques_at(merchant.id, None, 6).await?;
    let picture = results.cards.iter().find_map(|card| card.picture.clone());
    if let Some(same) = canonical(&query) {
        let description = if merchant.tagline.is_empty() { &merchant.story } else { &merchant.tagline };
        let shared = Shared { description: description.clone(), picture: picture.clone(), ..Shared::default() };
        share(&app, &mut cx, &link::search_in_shop(&slug, &same), shared);
    }
    let is_search = query != SearchQuery::default();
    let is_empty = results.found.total == 0 && !is_search;
    let page = ShopPage {
        figure: figure(picture.as_deref(), &merchant.name),
        line: merchant.tagline.clone(),
        email: merchant.contact_email.to_string(),
        name: merchant.name.clone(),
        sellers: sellers.iter().filter_map(seller).collect(),
        is_search,
        is_empty,
        list: asked.list(results),
        cx,
    };
    Ok(Html(page.render()?))
}
