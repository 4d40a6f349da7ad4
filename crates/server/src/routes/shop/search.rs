use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use market::search::Results;

use super::results::Asked;
use super::share::{Shared, canonical, share};
use crate::i18n::Texts;
use crate::link::{self, SearchQuery};
use crate::pages::shop::search::SearchPage;
use crate::web::{App, Visitor, WebError};

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Query(query): Query<SearchQuery>,
) -> Result<Html<String>, WebError> {
    let asked = Asked { app: &app, texts: &visitor.texts(), shop: None, query: &query };
    let results = asked.find().await?;
    let heading = heading(&visitor.texts(), &query, &results);
    let mut cx = visitor.shell(&heading).await?;
    let first = results.cards.iter().find_map(|card| card.picture.clone());
    // What there is of one brand is on the brand's own page.
    let brands_page =
        results.brand.as_ref().filter(|_| query.category.is_empty()).map(|brand| link::brand(&brand.slug));
    if let Some(same) = canonical(&query) {
        let description = visitor.texts().t("search-description").with("heading", &heading).to_string();
        let address = brands_page.unwrap_or_else(|| link::search(&same));
        share(&app, &mut cx, &address, Shared { description, picture: first, ..Shared::default() });
    }
    let list = asked.list(results);
    Ok(Html(SearchPage { cx, heading, list }.render()?))
}

fn heading(texts: &Texts, query: &SearchQuery, results: &Results) -> String {
    match (&results.category, &results.brand) {
        _ if !query.q.trim().is_empty() => texts.t("quoted").with("words", query.q.trim()).to_string(),
        (Some(path), _) => path.clone(),
        (None, Some(brand)) => brand.name.clone(),
        (None, None) => texts.t("nav-everything").to_string(),
    }
}
