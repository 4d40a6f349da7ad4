//! Short links, `/l/<code>` on screens and `/q/<code>` in codes to be scanned: the click is kept, and the visitor goes on to the
//! boutique or the product. The address they go on to is made here from what is stored; nothing in the request decides it.

use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use market::links::ShareLink;
use market::network::{Boutique, Click, MemberStatus, Source};

use super::boutique::record;
use super::cards::Within;
use crate::link::{self, Link};
use crate::web::{App, Visitor, WebError};

pub(super) async fn by_link(
    visitor: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, WebError> {
    follow(&visitor, &app, &code, Source::Link).await
}

pub(super) async fn by_code(
    visitor: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, WebError> {
    follow(&visitor, &app, &code, Source::Qr).await
}

async fn follow(visitor: &Visitor, app: &App, code: &str, source: Source) -> Result<Response, WebError> {
    // Somebody may have typed it from paper.
    let code = code.trim().to_lowercase();
    let link = app.market().links().by_code(&code).await?.ok_or(WebError::NotFound)?;
    let boutique = app.market().network().boutique(link.member).await?.ok_or(WebError::NotFound)?;
    // Nobody sells here any more: the shop is still there, and nothing is recorded.
    let Some(within) = Within::of(&boutique).filter(|_| boutique.member.status == MemberStatus::Active) else {
        return Ok(onward(&link::shop(&boutique.merchant_slug)));
    };
    let campaign = match link.campaign {
        Some(campaign) => app.market().links().campaign(link.member, campaign).await?,
        None => None,
    };
    let campaign = campaign.filter(|campaign| campaign.runs(app.now())).map(|campaign| campaign.id);
    let (hash, person) = (visitor.hash(), visitor.person().map(|person| person.id));
    let click =
        Click { product: link.product, link: Some(link.id), campaign, source, ..Click::at(&hash, link.member, person) };
    record(app, visitor, &click).await?;
    Ok(onward(&landing(app, &boutique, within, &link).await?))
}

/// The product while the shop sells it, else the boutique.
async fn landing(app: &App, boutique: &Boutique, within: Within<'_>, link: &ShareLink) -> Result<Link, WebError> {
    let card = match link.product {
        Some(product) => app.market().storefront().cards_at(boutique.member.merchant, &[product]).await?.pop(),
        None => None,
    };
    Ok(match card {
        Some(card) => link::product_in_boutique_at(within.handle, within.shop, &card.brand_slug, &card.handle),
        None => link::boutique_at(within.handle, within.shop),
    })
}

/// On to a page of ours. Nobody keeps the answer: the next click is another one.
fn onward(to: &Link) -> Response {
    let kept = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let indexed = (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    ([kept, indexed], Redirect::temporary(to.as_str())).into_response()
}
