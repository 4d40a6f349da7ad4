//! Files, error pages, health.

use askama::Template as _;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use crate::assets;
use crate::pages::Shell;
use crate::pages::system::error::ErrorPage;
use crate::pages::system::styleguide::StyleguidePage;
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

async fn styleguide(visitor: Visitor, State(app): State<App>) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(app.texts().t("styleguide-title")).await?;
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
    let mut page = ErrorPage::of(shell, status.as_u16());
    match error {
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
