use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::network::{Invitation, InvitationTerms, NetworkError};
use market::people::PeopleError;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::parts::{Flash, Form, Moment};
use crate::pages::seller::invitations::{InvitationField, InvitationForm, InvitationRow, InvitationsPage};
use crate::routes::consoles::{network_problem, seller_console};
use crate::web::{App, Fields, SellerDesk, Visitor, WebError};

/// An invitation is for one person and lasts a month.
pub(in crate::routes) const TERMS: InvitationTerms = InvitationTerms { uses: 1, days: 30 };

pub(super) async fn show(visitor: Visitor, desk: SellerDesk, State(app): State<App>) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::default()).await
}

pub(super) async fn make(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: InvitationForm = fields.read()?;
    let texts = visitor.texts();
    match desk.market(&app).network().invite_for(desk.member, TERMS, &values.note).await {
        Ok(_) => Ok(done(&visitor, &desk, &Flash::good(texts.t("invitation-made")))),
        Err(error @ NetworkError::Inactive) => Ok(done(&visitor, &desk, &Flash::bad(network_problem(&texts, &error)))),
        Err(error @ NetworkError::People(PeopleError::Line { .. })) => {
            let mut form = Form::of(values);
            form.blame(InvitationField::Note, network_problem(&texts, &error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn withdraw(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, code)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    desk.market(&app).network().withdraw_invitation(desk.merchant.id, Some(desk.member), &code).await?;
    Ok(done(&visitor, &desk, &Flash::good(visitor.texts().t("invitation-withdrawn"))))
}

fn done(visitor: &Visitor, desk: &SellerDesk, flash: &Flash) -> Response {
    let mut response = Redirect::to(link::seller_invitations(&desk.merchant.slug).as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}

/// Open invitations as their list shows them; `withdraw` makes the address where one is withdrawn.
pub(in crate::routes) fn invitation_rows(
    app: &App,
    texts: &Texts,
    invitations: Vec<Invitation>,
    withdraw: impl Fn(&str) -> Link,
) -> Vec<InvitationRow> {
    let now = app.now();
    let row = |invitation: Invitation| InvitationRow {
        address: format!("{}{}", app.settings().public_url, link::join(&invitation.code)),
        made: Moment::new(texts, invitation.made_at, now),
        ends: Moment::new(texts, invitation.expires_at, now),
        withdraw: withdraw(&invitation.code),
        note: invitation.note,
    };
    invitations.into_iter().map(row).collect()
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &SellerDesk,
    form: Form<InvitationForm, InvitationField>,
) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("invitations-title")).await?;
    let slug = desk.merchant.slug.as_str();
    let open = app.market().network().invitations_of(desk.member).await?;
    let page = InvitationsPage {
        console: seller_console(&cx, desk),
        action: link::seller_invitations(slug),
        form,
        shop: desk.merchant.name.clone(),
        invitations: invitation_rows(app, &cx.texts, open, |code| link::seller_withdraw(slug, code)),
        cx,
    };
    Ok(Html(page.render()?))
}
