//! The brand's console. Every route is reached through [`crate::web::BrandDesk`]: a role at the brand in the path.
//! Products and agreements are asked for together with that brand, so another brand's are not found.

mod details;
mod differences;
mod export;
mod figures;
mod files;
mod import;
mod pictures;
mod preview;
mod product_pictures;
mod products;
mod running;
mod shops;
mod terms;

use axum::Router;
use axum::routing::{get, post};

use crate::routes::pictures::picture_size;
use crate::web::App;

pub use export::site;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/manage/brands/{brand}", get(products::show))
        .route("/manage/brands/{brand}/products/{product}/rate", post(products::set_rate))
        .route("/manage/brands/{brand}/terms", get(terms::show).post(terms::set))
        .route("/manage/brands/{brand}/shops", get(shops::show).post(shops::offer))
        .route("/manage/brands/{brand}/shops/{agreement}", post(shops::answer))
        .route("/manage/brands/{brand}/details", get(details::show).post(details::save))
        .route("/manage/brands/{brand}/details/logo", post(figures::save_logo).layer(picture_size()))
        .route("/manage/brands/{brand}/details/banner", post(figures::save_banner).layer(picture_size()))
        .route("/manage/brands/{brand}/products/{product}/pictures", product_pictures::route())
        .route("/manage/brands/{brand}/import/pictures", get(pictures::show).post(pictures::again))
        .route("/manage/brands/{brand}/import", import::route())
        .route("/manage/brands/{brand}/import/{upload}", get(preview::show).post(preview::answer))
        .route("/manage/brands/{brand}/export/{format}", get(export::send))
}
