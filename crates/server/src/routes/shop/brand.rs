use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use market::BrandId;
use market::search::Wanted;
use market::terms::{Agreement, AgreementStatus, Party};
use serde::Deserialize;

use super::cards::{banner, product_card};
use super::share::{Shared, share};
use crate::i18n::SafeHtml;
use crate::link;
use crate::pages::parts::{NamedLink, Paging};
use crate::pages::shop::brand::BrandPage;
use crate::web::{App, Gone, Visitor, WasThere, WebError};

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
    let sellers = app.market().terms().merchants_selling(brand.id).await?;
    if sellers.is_empty() && was_sold(&app, brand.id).await? {
        let words = format!("{} {}", brand.name, brand.tagline);
        return Err(Gone { what: WasThere::Brand, name: brand.name, words, around: None }.into());
    }
    let mut cx = visitor.shell(&brand.name).await?;
    let wanted = Wanted { brand: &slug, page: number.page, size: PER_PAGE, ..Wanted::default() };
    let listing = app.market().search().find(&wanted).await?;
    let total = u64::from(listing.found.total);
    let mut shops = Vec::new();
    for merchant in sellers {
        let merchant = app.market().people().merchant(merchant).await?;
        shops.extend(merchant.map(|merchant| NamedLink { href: link::shop(&merchant.slug), name: merchant.name }));
    }
    let picture = brand.banner.clone().or_else(|| listing.cards.iter().find_map(|card| card.picture.clone()));
    let description = if brand.tagline.is_empty() { &brand.story } else { &brand.tagline };
    let canonical = if number.page > 1 { link::brand(&slug).and("page", number.page) } else { link::brand(&slug) };
    let shared = Shared { description: description.clone(), picture, ..Shared::default() };
    share(&app, &mut cx, &canonical, shared);
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

/// Whether shops sold the brand before.
async fn was_sold(app: &App, brand: BrandId) -> Result<bool, WebError> {
    let agreements = app.market().terms().agreements_of(Party::Brand(brand)).await?;
    // One that is accepted by which nothing is sold has run out, or one of its sides is suspended.
    let was_in_force = |one: &Agreement| matches!(one.status, AgreementStatus::Ended | AgreementStatus::Accepted);
    Ok(agreements.iter().any(was_in_force))
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
