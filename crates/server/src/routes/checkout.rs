//! From the cart to the order, and the order afterwards.

mod charges;
mod find;
mod order;
mod page;
mod states;

use axum::Router;
use axum::routing::{get, post};

use crate::web::App;

pub(crate) use charges::{days, order_totals};
pub(crate) use order::{address_lines, parcels, refund_note};
pub(crate) use page::country_choices;
pub(crate) use states::{order_state, steps};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/checkout/{shop}", get(page::show).post(page::place))
        .route("/orders/find", get(find::show).post(find::find))
        .route("/orders/{order}", get(order::show))
        .route("/orders/{order}/cancel", post(order::cancel))
}
