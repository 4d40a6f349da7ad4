//! The JSON interface `/v1`.
//!
//! An operation is one line in a list: its method, its path, its handler and what is said about it. The router, the checks
//! of keys, scopes and limits, the OpenAPI document and the reference pages are all made of that list, so none of them can
//! say what another does not do. A handler is an ordinary function whose argument says who may call it and what comes in:
//!
//! ```text
//! get("/v1/merchant/orders", orders::list).scope(Scope::OrdersRead).about("listOrders", "Orders", "...")
//! pub(super) async fn list(call: Call<AsMerchant, OrderQuery, Empty>) -> Result<Ok<Page<OrderRow>>, Problem>
//! ```
//!
//! What an operation does, it does through the same functions of `market` as the pages.

pub(crate) mod access;
mod answer;
pub(crate) mod body;
mod brand;
mod call;
mod cursor;
pub mod document;
mod events;
mod fits;
mod idempotency;
mod keys;
mod limits;
mod merchant;
mod money;
pub(crate) mod operation;
mod parameters;
mod parcels;
mod payouts;
mod problem;
mod problems;
mod returns;
mod run;
mod seller;
mod shop;
mod shops;
mod team;
mod terms;
mod wire;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::{Request, State};
use axum::routing::MethodRouter;

use crate::web::App;
use operation::Operation;

pub use keys::KnownKeys;
pub use limits::ApiLimits;
pub use problem::Code;
pub use shops::KnownShops;

/// Every operation, in the order the reference shows them.
pub(crate) fn operations() -> &'static [Operation] {
    static ALL: LazyLock<Vec<Operation>> = LazyLock::new(|| {
        [shop::operations(), merchant::operations(), brand::operations(), seller::operations(), events::operations()]
            .into_iter()
            .flatten()
            .collect()
    });
    &ALL
}

/// The addresses of the interface.
pub(crate) fn routes() -> Router<App> {
    let mut by_path: BTreeMap<&'static str, MethodRouter<App>> = BTreeMap::new();
    for operation in operations() {
        let answer = move |State(app): State<App>, request: Request| run::answer(app, operation, request);
        let router = by_path.remove(operation.facts.path).unwrap_or_default();
        by_path.insert(operation.facts.path, router.on(operation.facts.method.filter(), answer));
    }
    let router = by_path
        .into_iter()
        .fold(Router::new(), |router, (path, methods)| router.route(path, methods.fallback(run::not_allowed)));
    router
        .route("/v1", axum::routing::any(run::nothing_here))
        .route("/v1/{*rest}", axum::routing::any(run::nothing_here))
}
