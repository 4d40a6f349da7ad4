//! What anybody may see and buy.

mod boutique;
mod brand;
mod cards;
mod cart;
mod home;
mod list;
mod merchant;
mod product;
mod report;
mod results;
mod search;
mod share;
mod short;

use axum::Router;
use axum::routing::{get, post};

use crate::web::App;

pub(crate) use cards::{Within, banner, figure, product_card};
pub(crate) use cart::{change_sentence, parcels as cart_parcels};
pub(crate) use product::words as product_words;
pub(crate) use share::shortened;

/// A category as people read its path, `Kitchen > Mugs`.
fn category_name(path: &str) -> String {
    path.replace(" > ", " › ")
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::show))
        .route("/search", get(search::show))
        .route("/brands", get(list::brands))
        .route("/brands/{brand}", get(brand::show))
        .route("/shops", get(list::shops))
        .route("/shops/{shop}", get(merchant::show))
        .route("/shops/{shop}/{brand}/{product}", get(product::show_in_shop))
        .route("/boutiques", get(list::boutiques))
        .route("/l/{code}", get(short::by_link))
        .route("/q/{code}", get(short::by_code))
        // One segment that begins with `@`: the router cannot tell, the handler does.
        .route("/{handle}", get(boutique::show))
        .route("/{handle}/{brand}/{product}", get(product::show_in_boutique))
        .route("/report", get(report::show).post(report::report))
        .route("/cart", get(cart::show).post(cart::change))
        .route("/cart/add", post(cart::add))
}
