//! Accepting an invitation to act for a shop or a brand.

use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::Actor;
use market::people::{Organisation, PeopleError, Role, RoleInvitation};

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::account::team::TeamInvitationPage;
use crate::pages::parts::Flash;
use crate::routes::consoles::role_word;
use crate::web::{App, Fields, Limit, SignedInPerson, Visitor, WebError};

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(secret): Path<String>,
) -> Result<Html<String>, WebError> {
    app.limits().count(Limit::FindOrder, &visitor)?;
    page(&visitor, &app, &secret, String::new()).await
}

/// Whoever is signed in acts for the organisation from now on.
pub(super) async fn accept(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    Path(secret): Path<String>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let invitation = app.market().people().team_invitation(&secret).await?.ok_or(WebError::NotFound)?;
    let actor = match invitation.organisation {
        Organisation::Brand(_) => Actor::Brand(person.id),
        Organisation::Merchant(_) => Actor::Merchant(person.id),
    };
    match app.market().by(actor).people().accept_team_invitation(&secret, person.id).await {
        Ok(invitation) => {
            let (name, first) = organisation(&app, &invitation).await?;
            let mut response = Redirect::to(first.as_str()).into_response();
            let role = role_word(&texts, invitation.role);
            visitor.say(&mut response, &Flash::good(texts.t("crew-joined").with("name", name).with("role", role)));
            Ok(response)
        }
        Err(PeopleError::NoSuchInvitation) => Err(WebError::NotFound),
        Err(PeopleError::AlreadyInTeam) => {
            let problem = texts.t("problem-in-team-yourself").to_string();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &secret, problem).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(visitor: &Visitor, app: &App, secret: &str, problem: String) -> Result<Html<String>, WebError> {
    let (texts, people) = (visitor.texts(), app.market().people());
    let invitation = people.team_invitation(secret).await?.ok_or(WebError::NotFound)?;
    let (name, _) = organisation(app, &invitation).await?;
    let inviter = people.person(invitation.by).await?.map(|person| person.name).unwrap_or_default();
    let page = TeamInvitationPage {
        cx: visitor.shell(texts.t("crew-join-title").with("name", &name)).await?,
        role: role_word(&texts, invitation.role),
        rights: rights(&texts, invitation.role),
        action: link::team_invitation(secret),
        name,
        inviter,
        problem,
    };
    Ok(Html(page.render()?))
}

/// What the organisation is called, and the first page of its console for this role.
async fn organisation(app: &App, invitation: &RoleInvitation) -> Result<(String, Link), WebError> {
    let people = app.market().people();
    match invitation.organisation {
        Organisation::Brand(brand) => {
            let brand = people.brand(brand).await?.ok_or(WebError::NotFound)?;
            Ok((brand.name, link::brand_team(&brand.slug)))
        }
        Organisation::Merchant(merchant) => {
            let merchant = people.merchant(merchant).await?.ok_or(WebError::NotFound)?;
            Ok((merchant.name, link::merchant_orders(&merchant.slug)))
        }
    }
}

fn rights(texts: &Texts, role: Role) -> String {
    match role {
        Role::Owner => texts.t("role-owner-text"),
        Role::Manager => texts.t("role-manager-text"),
        Role::Finance => texts.t("role-finance-text"),
        Role::Staff => texts.t("role-staff-text"),
    }
    .to_string()
}
