use axum::extract::{Path, State};
use axum::response::{Html, Response};
use market::keys::KeyOwner;

use crate::link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::routes::consoles::seller_console;
use crate::routes::keys::{self, KeyDesk};
use crate::web::{App, Fields, SellerDesk, Visitor, WebError};

fn keys_of(app: &App, desk: &SellerDesk) -> KeyDesk {
    let slug = desk.merchant.slug.clone();
    KeyDesk {
        market: desk.market(app),
        owner: KeyOwner::Seller(desk.member),
        here: link::seller_keys(&slug),
        revoke: Box::new(move |key| link::seller_revoke_key(&slug, key)),
    }
}

async fn frame(visitor: &Visitor, desk: &SellerDesk) -> Result<(Shell, Console), WebError> {
    let cx = visitor.shell(visitor.texts().t("console-keys")).await?;
    let console = seller_console(&cx, desk);
    Ok((cx, console))
}

pub(super) async fn show(visitor: Visitor, desk: SellerDesk, State(app): State<App>) -> Result<Html<String>, WebError> {
    keys::show(&visitor, &app, &keys_of(&app, &desk), frame(&visitor, &desk).await?).await
}

pub(super) async fn make(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    keys::make(&visitor, &app, &keys_of(&app, &desk), frame(&visitor, &desk).await?, &fields).await
}

pub(super) async fn revoke(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, key)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    keys::revoke(&visitor, &app, &keys_of(&app, &desk), &key).await
}
