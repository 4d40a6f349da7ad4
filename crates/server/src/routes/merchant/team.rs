use axum::extract::{Path, State};
use axum::response::{Html, Response};

use crate::pages::parts::Form;
use crate::routes::consoles::{Place, change_team, invite_to_team, leave_team, show_team};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::Belong, MerchantDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    show_team(&visitor, &app, Place::Shop(&desk), Form::default()).await
}

pub(super) async fn invite(
    visitor: Visitor,
    desk: May<may::Members, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    invite_to_team(&visitor, &app, Place::Shop(&desk), &fields).await
}

pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Members, MerchantDesk>,
    State(app): State<App>,
    Path((_, whom)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    change_team(&visitor, &app, Place::Shop(&desk), &whom, &fields).await
}

pub(super) async fn leave(
    visitor: Visitor,
    desk: May<may::Belong, MerchantDesk>,
    State(app): State<App>,
    _fields: Fields,
) -> Result<Response, WebError> {
    leave_team(&visitor, &app, Place::Shop(&desk)).await
}
