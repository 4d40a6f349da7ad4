use axum::extract::{Path, State};
use axum::response::{Html, Response};
use market::keys::KeyOwner;

use crate::link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::routes::consoles::merchant_console;
use crate::routes::keys::{self, KeyDesk, owners_only};
use crate::web::{App, Fields, May, MerchantDesk, SignedInPerson, Visitor, WebError, may};

fn keys_of(app: &App, desk: &MerchantDesk, who: &SignedInPerson) -> Result<KeyDesk, WebError> {
    owners_only(who.roles.at_merchant(desk.merchant.id))?;
    let slug = desk.merchant.slug.clone();
    Ok(KeyDesk {
        market: desk.market(app),
        owner: KeyOwner::Merchant(desk.merchant.id),
        here: link::merchant_keys(&slug),
        revoke: Box::new(move |key| link::merchant_revoke_key(&slug, key)),
    })
}

async fn frame(visitor: &Visitor, app: &App, desk: &MerchantDesk) -> Result<(Shell, Console), WebError> {
    let cx = visitor.shell(visitor.texts().t("console-keys")).await?;
    let console = merchant_console(app, &cx, &desk.merchant).await?;
    Ok((cx, console))
}

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::Members, MerchantDesk>,
    who: SignedInPerson,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    let keys = keys_of(&app, &desk, &who)?;
    keys::show(&visitor, &app, &keys, frame(&visitor, &app, &desk).await?).await
}

pub(super) async fn make(
    visitor: Visitor,
    desk: May<may::Members, MerchantDesk>,
    who: SignedInPerson,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let keys = keys_of(&app, &desk, &who)?;
    keys::make(&visitor, &app, &keys, frame(&visitor, &app, &desk).await?, &fields).await
}

pub(super) async fn revoke(
    visitor: Visitor,
    desk: May<may::Members, MerchantDesk>,
    who: SignedInPerson,
    State(app): State<App>,
    Path((_, key)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    keys::revoke(&visitor, &app, &keys_of(&app, &desk, &who)?, &key).await
}
