//! Signing in, an account of one's own, invitations, and opening a brand or a shop.

mod back;
mod create;
mod following;
mod join;
mod language;
mod mine;
mod open_brand;
mod open_shop;
mod profile;
mod setup;
mod sign_in;
mod sign_out;
mod team;
mod theme;

use axum::Router;
use axum::routing::{get, post};

use crate::routes::pictures::picture_size;
use crate::web::App;

pub(in crate::routes) use open_shop::currency_choices;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/sign-out", post(sign_out::leave))
        .route("/create-account", get(create::show).post(create::create))
        .route("/account", get(mine::show))
        .route("/account/addresses/{address}/forget", post(mine::forget_address))
        .route("/account/following/{member}", post(following::change))
        .route("/account/profile", get(profile::show).post(profile::save))
        .route("/account/portrait", post(profile::save_portrait).layer(picture_size()))
        .route("/account/password", post(profile::change_password))
        .route("/account/open-brand", get(open_brand::show).post(open_brand::open))
        .route("/account/open-shop", get(open_shop::show).post(open_shop::open))
        .route("/join/{code}", get(join::show).post(join::accept))
        .route("/team/{secret}", get(team::show).post(team::accept))
        .route("/language", post(language::choose))
        .route("/theme", post(theme::choose))
        .route("/setup/{token}", get(setup::show).post(setup::open))
}
