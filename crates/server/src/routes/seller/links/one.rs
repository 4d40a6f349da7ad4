use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use market::LinkId;
use market::links::ShareLink;
use pictures::qr::Code;

use crate::link;
use crate::pages::parts::{NamedLink, Price};
use crate::pages::seller::links::{LinkPage, Preview};
use crate::routes::consoles::seller_console;
use crate::routes::shop::{figure, product_words, shortened};
use crate::web::{App, SellerDesk, Visitor, WebError};

pub(in crate::routes::seller) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, link)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let known = found(&app, &desk, &link).await?;
    let (texts, slug) = (visitor.texts(), desk.merchant.slug.as_str());
    let preview = preview(&app, &desk, &known).await?;
    let campaign = match known.campaign {
        Some(campaign) => app.market().links().campaign(desk.member, campaign).await?,
        None => None,
    };
    let address = app.absolute(link::short(&known.code));
    let subject = texts.t("share-subject").with("name", &desk.person.name);
    let cx = visitor.shell(&preview.title).await?;
    let page = LinkPage {
        console: seller_console(&cx, &desk),
        back: NamedLink { name: texts.t("links-title").to_string(), href: link::seller_links(slug) },
        name: preview.title.clone(),
        campaign: campaign
            .map(|campaign| NamedLink { href: link::seller_campaign(slug, campaign.id), name: campaign.name }),
        mail: link::elsewhere("mailto:").and("subject", subject).and("body", &address),
        svg: link::seller_link_svg(slug, known.id),
        png: link::seller_link_png(slug, known.id),
        address,
        preview,
        cx,
    };
    Ok(Html(page.render()?))
}

async fn found(app: &App, desk: &SellerDesk, link: &str) -> Result<ShareLink, WebError> {
    let id: LinkId = link.parse().map_err(|_| WebError::NotFound)?;
    app.market().links().link(desk.member, id).await?.ok_or(WebError::NotFound)
}

/// What chats and mail show of the page the link leads to: the same words and the same picture that page has for them.
async fn preview(app: &App, desk: &SellerDesk, known: &ShareLink) -> Result<Preview, WebError> {
    let address = &app.settings().public_url;
    let host = address.split_once("://").map_or(address.as_str(), |(_, host)| host).to_owned();
    let storefront = app.market().storefront();
    let card = match known.product {
        Some(product) => storefront.cards_at(desk.merchant.id, &[product]).await?.pop(),
        None => None,
    };
    let Some(card) = card else {
        let member = &desk.boutique.member;
        let description = shortened(&market::search::plain_text(&desk.boutique.bio));
        let figure = figure(member.portrait.as_deref(), &member.name);
        return Ok(Preview { figure, title: member.name.clone(), description, price: None, host });
    };
    let brand = app.market().people().brand_by_slug(&card.brand_slug).await?.ok_or(WebError::NotFound)?;
    let product = storefront.product(&desk.merchant, brand.id, &card.handle).await?.ok_or(WebError::NotFound)?;
    let title = if product.seo_title.is_empty() { &product.title } else { &product.seo_title };
    Ok(Preview {
        figure: figure(card.picture.as_deref(), &card.title),
        title: title.clone(),
        description: shortened(&market::search::plain_text(&product_words(&product))),
        price: Some(Price { now: card.price, was: card.compare_at, from: card.price != card.price_to }),
        host,
    })
}

/// The code to be scanned, as a drawing that stays sharp in any size.
pub(in crate::routes::seller) async fn svg(
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, link)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let known = found(&app, &desk, &link).await?;
    let drawing = code(&app, &known)?.svg();
    Ok(file(&known, "svg", "image/svg+xml", drawing.into_bytes()))
}

/// The code to be scanned, as a picture for programs that take no drawings.
pub(in crate::routes::seller) async fn png(
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, link)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let known = found(&app, &desk, &link).await?;
    let picture = code(&app, &known)?.png().map_err(|error| {
        tracing::error!(%error, "a code could not be drawn: {error}");
        WebError::Internal
    })?;
    Ok(file(&known, "png", "image/png", picture))
}

fn code(app: &App, known: &ShareLink) -> Result<Code, WebError> {
    let address = app.absolute(link::scanned(&known.code));
    Code::of(&address).map_err(|error| WebError::Unusable(error.to_string()))
}

/// A file of the seller's own; its name is made of a code of ours.
fn file(known: &ShareLink, ending: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let name = HeaderValue::from_str(&format!("inline; filename=\"{}.{ending}\"", known.code));
    let name = name.unwrap_or(HeaderValue::from_static("inline"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    (headers, bytes).into_response()
}
