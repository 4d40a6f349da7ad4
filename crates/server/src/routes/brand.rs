//! The brand's console. Every route is reached through [`crate::web::BrandDesk`]: a role at the brand in the path,
//! and the right that the handler names.
//! Products and agreements are asked for together with that brand, so another brand's are not found.

mod details;
mod differences;
mod export;
mod figures;
mod files;
mod history;
mod import;
mod keys;
mod order;
mod orders;
mod payouts;
mod pictures;
mod preview;
mod product_pictures;
mod products;
mod running;
mod sales;
mod several;
mod shops;
mod stock;
mod team;
mod terms;
mod views;

use axum::Router;
use axum::routing::{get, post};

use crate::routes::pictures::picture_size;
use crate::web::App;

pub use export::site;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/manage/brands/{brand}", get(products::show))
        .route("/manage/brands/{brand}/products/several", post(several::change))
        .route("/manage/brands/{brand}/products/prices", post(several::prices))
        .route("/manage/brands/{brand}/orders", get(orders::show))
        .route("/manage/brands/{brand}/orders/{order}", get(order::show))
        .route("/manage/brands/{brand}/orders/{order}/parcels", post(order::pack))
        .route("/manage/brands/{brand}/orders/{order}/parcels/{parcel}", get(order::slip).post(order::change))
        .route("/manage/brands/{brand}/returns/{return}/photos/{photo}", get(order::photo))
        .route("/manage/brands/{brand}/products/{product}/rate", post(products::set_rate))
        .route("/manage/brands/{brand}/terms", get(terms::show).post(terms::set))
        .route("/manage/brands/{brand}/shops", get(shops::show).post(shops::offer))
        .route("/manage/brands/{brand}/shops/{agreement}", post(shops::answer))
        .route("/manage/brands/{brand}/stock", get(stock::show).post(stock::store))
        .route("/manage/brands/{brand}/stock.csv", get(stock::csv))
        .route("/manage/brands/{brand}/sales", get(sales::show))
        .route("/manage/brands/{brand}/sales.csv", get(sales::csv))
        .route("/manage/brands/{brand}/lists/{name}/views", post(views::change))
        .route("/manage/brands/{brand}/team", get(team::show).post(team::invite))
        .route("/manage/brands/{brand}/team/leave", post(team::leave))
        .route("/manage/brands/{brand}/team/{whom}", post(team::change))
        .route("/manage/brands/{brand}/history", get(history::show))
        .route("/manage/brands/{brand}/keys", get(keys::show).post(keys::make))
        .route("/manage/brands/{brand}/keys/{key}/revoke", post(keys::revoke))
        .route("/manage/brands/{brand}/terms/most-off", post(terms::set_most_off))
        .route("/manage/brands/{brand}/payouts", get(payouts::show).post(payouts::change_details))
        .route("/manage/brands/{brand}/payouts/{payout}", get(payouts::statement))
        .route("/manage/brands/{brand}/payouts/{payout}/csv", get(payouts::csv))
        .route("/manage/brands/{brand}/details", get(details::show).post(details::save))
        .route("/manage/brands/{brand}/details/logo", post(figures::save_logo).layer(picture_size()))
        .route("/manage/brands/{brand}/details/banner", post(figures::save_banner).layer(picture_size()))
        .route("/manage/brands/{brand}/products/{product}/pictures", product_pictures::route())
        .route("/manage/brands/{brand}/import/pictures", get(pictures::show).post(pictures::again))
        .route("/manage/brands/{brand}/import", import::route())
        .route("/manage/brands/{brand}/import/{upload}", get(preview::show).post(preview::answer))
        .route("/manage/brands/{brand}/export/{format}", get(export::send))
}
