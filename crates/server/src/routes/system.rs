//! Files, error pages, health.

use askama::Template as _;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use crate::assets;
use crate::pages::Shell;
use crate::pages::parts::ProductCard;
use crate::pages::system::error::ErrorPage;
use crate::pages::system::styleguide::StyleguidePage;
use crate::routes::shop::product_card;
use crate::web::{App, Visitor, WebError};

/// Pages of the system itself.
pub(super) fn page_routes() -> Router<App> {
    Router::new().route("/styleguide", get(styleguide))
}

/// What needs no visitor: files under addresses that change with their contents, and health.
pub(super) fn file_routes() -> Router<App> {
    Router::new()
        .route("/assets/{name}", get(asset))
        .route("/media/{hash}", get(medium))
        .route("/favicon.ico", get(favicon))
        .route("/healthz", get(health))
}

async fn styleguide(visitor: Visitor) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("styleguide-title")).await?;
    Ok(Html(StyleguidePage::new(cx).render()?))
}

async fn asset(Path(name): Path<String>) -> Response {
    assets::find(&format!("/assets/{name}")).map_or_else(|| StatusCode::NOT_FOUND.into_response(), served)
}

async fn favicon() -> Response {
    assets::find(assets::href("favicon.svg")).map_or_else(|| StatusCode::NOT_FOUND.into_response(), served)
}

fn served(asset: &'static assets::Asset) -> Response {
    let headers = [(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, assets::IMMUTABLE)];
    (headers, asset.bytes.as_ref()).into_response()
}

/// A stored picture. A picture that is opened by itself may run nothing, whatever is in it.
async fn medium(State(app): State<App>, Path(hash): Path<String>) -> Response {
    let found = match app.market().media().get(&hash).await {
        Ok(found) => found,
        Err(error) => return WebError::from(error).into_response(),
    };
    let Some(medium) = found else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = medium.bytes.into_response();
    let headers = response.headers_mut();
    let kind = HeaderValue::from_str(&medium.content_type);
    headers.insert(header::CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(assets::IMMUTABLE));
    let nothing = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(header::CONTENT_SECURITY_POLICY, nothing);
    response
}

/// Whether this node answers and reaches its database.
async fn health(State(app): State<App>) -> Response {
    match app.market().desk().read().await {
        Ok(_) => "ok\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// How many products are shown where something is missing.
const NEAR: u32 = 4;

/// What fits `words`. Where even that fails, the page says what it has to without.
async fn near(visitor: &Visitor, words: &str) -> Vec<ProductCard> {
    let found = visitor.app().market().search().near(words, None, NEAR).await;
    found.unwrap_or_default().into_iter().map(|card| product_card(card, None)).collect()
}

/// The words in an address that may say what was looked for: of the last part of its path, and of all of it. The names of
/// our own places are none.
fn words_of(path: &str) -> (String, String) {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let ours = ["shops", "brands", "boutiques", "search", "manage", "sell", "orders", "account", "checkout"];
    let decoded = percent_decoded(path);
    let parts: Vec<&str> = decoded.split('/').filter(|part| !part.is_empty() && !ours.contains(part)).collect();
    let words = |parts: &[&str]| {
        let words = parts.iter().copied().flat_map(market::search::words).filter(|word| word.len() > 2);
        words.take(8).collect::<Vec<String>>().join(" ")
    };
    (words(parts.get(parts.len().saturating_sub(1)..).unwrap_or_default()), words(&parts))
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, others)) = rest.split_first() {
        let code = others.get(..2).filter(|_| first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The page that says what went wrong, with the headers `response` has already.
pub(crate) async fn error_page(visitor: &Visitor, error: &WebError, mut response: Response) -> Response {
    if response.status().is_redirection() {
        return response;
    }
    let status = error.status();
    let shell = match visitor.shell("").await {
        Ok(shell) => shell,
        // Even the shell needs the database; without it the page stands alone.
        Err(_) => Shell::new(visitor.texts(), visitor.path()),
    };
    let mut page = match error {
        WebError::Gone(gone) => ErrorPage::gone(shell, gone),
        _ => ErrorPage::of(shell, status.as_u16()),
    };
    match error {
        WebError::NotFound => {
            let (last, all) = words_of(visitor.path());
            page.near = near(visitor, &last).await;
            if page.near.is_empty() {
                page.near = near(visitor, &all).await;
            }
            page.words = last;
        }
        WebError::Gone(gone) => page.near = near(visitor, &gone.words).await,
        WebError::Unusable(why) => page.detail.clone_from(why),
        WebError::TooOften(seconds) => {
            page.detail = visitor.texts().t("error-429-wait").with("seconds", *seconds).to_string();
        }
        WebError::ForgedForm => page.detail = visitor.texts().t("error-403-form").to_string(),
        _ => {}
    }
    let body = page.render().unwrap_or_else(|_| status.to_string());
    *response.body_mut() = body.into();
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn the_words_of_an_address_are_those_of_things() {
        let of = |path| words_of(path);
        let (last, all) = of("/shops/kiosk/clay/deep-blue-bowl?variant=1");
        assert_eq!((last.as_str(), all.as_str()), ("deep blue bowl", "kiosk clay deep blue bowl"));
        assert_eq!(of("/brands/caf%C3%A9-oma%2").0, "cafe oma");
        assert_eq!(of("/"), (String::new(), String::new()));
    }
}
