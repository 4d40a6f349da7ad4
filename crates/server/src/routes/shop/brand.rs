use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use market::storefront;
use serde::Deserialize;

use super::cards::{banner, product_card};
use crate::i18n::SafeHtml;
use crate::link;
use crate::pages::parts::{NamedLink, Paging};
use crate::pages::shop::brand::BrandPage;
use crate::web::{App, Visitor, WebError};

const PER_PAGE: u32 = 24;

/// Which page of a grid.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PageNumber {
    pub(super) page: u32,
}

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(number): Query<PageNumber>,
) -> Result<Html<String>, WebError> {
    let brand = app.market().people().brand_by_slug(&slug).await?.ok_or(WebError::NotFound)?;
    let cx = visitor.shell(&brand.name).await?;
    let query = storefront::Query { brand: Some(brand.id), page: number.page, size: PER_PAGE, ..Default::default() };
    let listing = app.market().storefront().list(&query).await?;
    let total = u64::try_from(listing.total).unwrap_or_default();
    let mut shops = Vec::new();
    for merchant in app.market().terms().merchants_selling(brand.id).await? {
        let merchant = app.market().people().merchant(merchant).await?;
        shops.extend(merchant.map(|merchant| NamedLink { href: link::shop(&merchant.slug), name: merchant.name }));
    }
    let page = BrandPage {
        figure: banner(brand.banner.as_deref(), &brand.name),
        story: paragraphs(&brand.story),
        line: brand.tagline,
        name: brand.name,
        product_count: total,
        shops,
        products: listing.cards.into_iter().map(|card| product_card(card, None)).collect(),
        paging: Paging::new(number.page, PER_PAGE, total, |page| link::brand(&slug).and("page", page)),
        cx,
    };
    Ok(Html(page.render()?))
}

/// Plain text as paragraphs.
fn paragraphs(text: &str) -> SafeHtml {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let parts = escaped.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    SafeHtml::from_sanitised(parts.map(|part| format!("<p>{part}</p>")).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn a_story_is_text_and_nothing_else() {
        let html = paragraphs("One & <b>two</b>.\n\nThree.").to_string();
        assert_eq!(html, "<p>One &amp; &lt;b&gt;two&lt;/b&gt;.</p><p>Three.</p>");
    }
}
