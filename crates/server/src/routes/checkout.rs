//! From the cart to the order, and the order afterwards.

mod charges;
mod find;
mod give_back;
mod order;
mod page;
mod states;

use axum::Router;
use axum::routing::{get, post};

use crate::web::App;

pub(crate) use charges::{days, order_totals};
pub(crate) use order::{address_lines, order_line, parcels, refund_note, way};
pub(crate) use page::country_choices;
pub(in crate::routes) use states::steps;
pub(crate) use states::{goods_state, order_state};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/checkout/{shop}", get(page::show).post(page::place))
        .route("/orders/find", get(find::show).post(find::find))
        .route("/orders/{order}", get(order::show))
        .route("/orders/{order}/cancel", post(order::cancel))
        .route("/orders/{order}/return/{brand}", give_back::route())
        .route("/orders/{order}/returns/{return}/withdraw", post(give_back::withdraw))
        .route("/orders/{order}/returns/{return}/photos/{photo}", get(give_back::photo))
}
