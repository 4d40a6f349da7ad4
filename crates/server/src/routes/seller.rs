//! The seller's console. Every route is reached through [`crate::web::SellerDesk`]: one's own membership at the shop in
//! the path, and nobody else's.

mod boutique;
mod collections;
mod credits;
mod customers;
mod earnings;
mod invitations;
mod keys;
mod links;
mod payouts;
mod reasons;
mod report;
mod team;
mod today;

use axum::Router;
use axum::routing::{get, post};

use crate::web::App;

pub(in crate::routes) use invitations::{TERMS as INVITATION_TERMS, invitation_rows};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/sell/{shop}", get(today::show))
        .route("/sell/{shop}/earnings", get(earnings::show))
        .route("/sell/{shop}/earnings.csv", get(earnings::csv))
        .route("/sell/{shop}/customers", get(customers::show))
        .route("/sell/{shop}/customers.csv", get(customers::csv))
        .route("/sell/{shop}/credits", get(credits::show))
        .route("/sell/{shop}/links", get(links::show).post(links::make))
        .route("/sell/{shop}/links/report", get(report::show))
        .route("/sell/{shop}/links/{link}", get(links::show_link))
        .route("/sell/{shop}/links/{link}/qr.svg", get(links::svg))
        .route("/sell/{shop}/links/{link}/qr.png", get(links::png))
        .route("/sell/{shop}/campaigns/{campaign}", get(links::show_campaign).post(links::change_campaign))
        .route("/sell/{shop}/payouts", get(payouts::show).post(payouts::change_details))
        .route("/sell/{shop}/payouts/{payout}", get(payouts::statement))
        .route("/sell/{shop}/payouts/{payout}/csv", get(payouts::csv))
        .route("/sell/{shop}/team", get(team::show))
        .route("/sell/{shop}/invitations", get(invitations::show).post(invitations::make))
        .route("/sell/{shop}/invitations/{code}/withdraw", post(invitations::withdraw))
        .route("/sell/{shop}/keys", get(keys::show).post(keys::make))
        .route("/sell/{shop}/keys/{key}/revoke", post(keys::revoke))
        .route("/sell/{shop}/boutique", get(boutique::show).post(boutique::change))
        .route("/sell/{shop}/boutique/collections", get(collections::show).post(collections::change))
        .route(
            "/sell/{shop}/boutique/collections/{collection}",
            get(collections::one::show).post(collections::one::change),
        )
}
