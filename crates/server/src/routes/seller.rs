//! The seller's console. Every route is reached through [`crate::web::SellerDesk`]: one's own membership at the shop in
//! the path, and nobody else's.

mod boutique;
mod earnings;
mod invitations;
mod payouts;
mod reasons;
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
        .route("/sell/{shop}/payouts", get(payouts::show).post(payouts::change_details))
        .route("/sell/{shop}/payouts/{payout}", get(payouts::statement))
        .route("/sell/{shop}/payouts/{payout}/csv", get(payouts::csv))
        .route("/sell/{shop}/team", get(team::show))
        .route("/sell/{shop}/invitations", get(invitations::show).post(invitations::make))
        .route("/sell/{shop}/invitations/{code}/withdraw", post(invitations::withdraw))
        .route("/sell/{shop}/boutique", get(boutique::show).post(boutique::change))
}
