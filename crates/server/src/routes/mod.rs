//! What happens at each address: asks the business, fills the page. One file for each page, beside its view in `pages`.

pub mod account;
pub mod brand;
pub mod checkout;
pub mod consoles;
mod docs;
mod keys;
pub mod merchant;
pub mod operate;
mod orders;
mod payouts;
mod pictures;
pub mod seller;
pub mod shop;
mod site_map;
pub mod system;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::Response;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::api;
use crate::web::{App, WebError, identify, security_headers};

/// The most bytes of any request; forms and uploads have their own, lower or equal, bounds.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Everything this server answers.
pub fn router(app: App) -> Router {
    let pages = Router::new()
        .merge(shop::routes())
        .merge(checkout::routes())
        .merge(account::routes())
        .merge(seller::routes())
        .merge(merchant::routes())
        .merge(brand::routes())
        .merge(operate::routes())
        .merge(docs::page_routes())
        .merge(system::page_routes())
        .fallback(async || WebError::NotFound)
        .method_not_allowed_fallback(async || WebError::NotFound)
        .layer(map_response(no_bare_errors))
        .layer(CatchPanicLayer::custom(after_a_panic))
        .layer(from_fn_with_state(app.clone(), identify));
    Router::new()
        .merge(system::file_routes())
        .merge(site_map::routes())
        .merge(api::routes())
        .merge(docs::file_routes())
        .merge(pages)
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(app.clone(), security_headers))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(app)
}

/// What an extractor of the framework refused gets a page too. A page of ours with such a status, a form with a problem
/// in it, is one already.
async fn no_bare_errors(mut response: Response) -> Response {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_bare = !kind.starts_with("text/html") && response.extensions().get::<WebError>().is_none();
    if (status.is_client_error() || status.is_server_error()) && is_bare {
        let error = match status.as_u16() {
            404 | 405 => WebError::NotFound,
            413 => WebError::TooLarge,
            400..=499 => WebError::Unusable(String::new()),
            _ => WebError::Internal,
        };
        response.extensions_mut().insert(error);
    }
    response
}

#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn after_a_panic(panic: Box<dyn std::any::Any + Send>) -> Response {
    let cause = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(cause = cause.unwrap_or("unknown"), "a request panicked");
    axum::response::IntoResponse::into_response(WebError::Internal)
}
