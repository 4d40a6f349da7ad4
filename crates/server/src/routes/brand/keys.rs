use axum::extract::{Path, State};
use axum::response::{Html, Response};
use market::keys::KeyOwner;

use crate::link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::routes::consoles::brand_console;
use crate::routes::keys::{self, KeyDesk, owners_only};
use crate::web::{App, BrandDesk, Fields, May, SignedInPerson, Visitor, WebError, may};

fn keys_of(app: &App, desk: &BrandDesk, who: &SignedInPerson) -> Result<KeyDesk, WebError> {
    owners_only(who.roles.at_brand(desk.brand.id))?;
    let slug = desk.brand.slug.clone();
    Ok(KeyDesk {
        market: desk.market(app),
        owner: KeyOwner::Brand(desk.brand.id),
        here: link::brand_keys(&slug),
        revoke: Box::new(move |key| link::brand_revoke_key(&slug, key)),
    })
}

async fn frame(visitor: &Visitor, app: &App, desk: &BrandDesk) -> Result<(Shell, Console), WebError> {
    let cx = visitor.shell(visitor.texts().t("console-keys")).await?;
    let console = brand_console(app, &cx, &desk.brand).await?;
    Ok((cx, console))
}

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::Members, BrandDesk>,
    who: SignedInPerson,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    let keys = keys_of(&app, &desk, &who)?;
    keys::show(&visitor, &app, &keys, frame(&visitor, &app, &desk).await?).await
}

pub(super) async fn make(
    visitor: Visitor,
    desk: May<may::Members, BrandDesk>,
    who: SignedInPerson,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let keys = keys_of(&app, &desk, &who)?;
    keys::make(&visitor, &app, &keys, frame(&visitor, &app, &desk).await?, &fields).await
}

pub(super) async fn revoke(
    visitor: Visitor,
    desk: May<may::Members, BrandDesk>,
    who: SignedInPerson,
    State(app): State<App>,
    Path((_, key)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    keys::revoke(&visitor, &app, &keys_of(&app, &desk, &who)?, &key).await
}
