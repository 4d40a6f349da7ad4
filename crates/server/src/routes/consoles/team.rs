//! Who acts for a shop or a brand: the same page for both.

use askama::Template as _;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::people::{Email, PeopleError, Right, Role, RoleInvitation, TeamMember};
use market::{PersonId, RoleInvitationId};

use super::{Place, people_problem};
use crate::i18n::{Message, Texts};
use crate::link;
use crate::pages::console::team::{InvitedRow, TeamField, TeamForm, TeamPage, TeamRow, role_word};
use crate::pages::parts::{Choice, Flash, Form, Moment};
use crate::web::{App, Fields, Limit, Visitor, WebError};

type Invite = Form<TeamForm, TeamField>;

/// The page.
pub(in crate::routes) async fn show(
    visitor: &Visitor,
    app: &App,
    place: Place<'_>,
    form: Invite,
) -> Result<Html<String>, WebError> {
    let (texts, people) = (visitor.texts(), app.market().people());
    let team = people.team_of(place.organisation()).await?;
    let invited = people.team_invitations(place.organisation()).await?;
    let cx = visitor.shell(texts.t("console-people")).await?;
    let page = TeamPage {
        console: place.console(app, &cx).await?,
        name: place.name().to_owned(),
        people: team.iter().map(|one| row(&texts, place, one)).collect(),
        invitations: invited.iter().map(|one| invited_row(app, &texts, place, one)).collect(),
        action: place.team(),
        leave: place.team_change("leave"),
        roles: roles(&texts, Role::of_word(&form.values.role).unwrap_or(Role::Staff)),
        rights: rights(&texts),
        form,
        cx,
    };
    Ok(Html(page.render()?))
}

/// Invites somebody by e-mail.
pub(in crate::routes) async fn invite(
    visitor: &Visitor,
    app: &App,
    place: Place<'_>,
    fields: &Fields,
) -> Result<Response, WebError> {
    app.limits().count(Limit::Invite, visitor)?;
    let texts = visitor.texts();
    let mut form: Invite = Form::of(fields.read()?);
    let email = Email::parse(&form.values.email).map_err(|error| {
        form.blame(TeamField::Email, people_problem(&texts, &error));
    });
    let role = Role::of_word(&form.values.role);
    if role.is_none() {
        form.blame(TeamField::Role, texts.t("problem-choose"));
    }
    if let (Ok(email), Some(role)) = (email, role) {
        let people = place.market(app).people();
        match people.invite_to_team(place.organisation(), place.person().id, &email, role).await {
            Ok(_) => return Ok(back(visitor, place, texts.t("crew-invited").with("email", email.as_str()))),
            Err(PeopleError::AlreadyInTeam) => form.blame(TeamField::Email, texts.t("problem-in-team")),
            Err(PeopleError::TooManyInvitations(most)) => {
                form.blame(TeamField::Email, texts.t("problem-many-invitations").with("most", most));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, show(visitor, app, place, form).await?).into_response())
}

/// Changes somebody's role, takes it away, or withdraws an invitation.
pub(in crate::routes) async fn change(
    visitor: &Visitor,
    app: &App,
    place: Place<'_>,
    whom: &str,
    fields: &Fields,
) -> Result<Response, WebError> {
    let (texts, people, organisation) = (visitor.texts(), place.market(app).people(), place.organisation());
    if fields.get("action") == "withdraw" {
        let invitation: RoleInvitationId = whom.parse().map_err(|_| WebError::NotFound)?;
        return match people.withdraw_team_invitation(organisation, invitation).await {
            Ok(()) => Ok(back(visitor, place, texts.t("crew-withdrawn"))),
            Err(PeopleError::NoSuchInvitation) => Err(WebError::NotFound),
            Err(error) => Err(error.into()),
        };
    }
    let person: PersonId = whom.parse().map_err(|_| WebError::NotFound)?;
    let team = people.team_of(organisation).await?;
    let name = team.into_iter().find(|one| one.person.id == person).ok_or(WebError::NotFound)?.person.name;
    let (done, said) = match (fields.get("action"), Role::of_word(fields.get("role"))) {
        ("role", Some(role)) => {
            let said = texts.t("crew-changed").with("name", name).with("role", role_word(&texts, role));
            (people.grant_role(organisation, person, role).await, said)
        }
        ("remove", _) => (people.revoke_role(organisation, person).await, texts.t("crew-removed").with("name", name)),
        _ => return Err(WebError::NotFound),
    };
    match done {
        Ok(()) if person == place.person().id && fields.get("action") == "remove" => Ok(gone(visitor, &said)),
        Ok(()) => Ok(back(visitor, place, said)),
        Err(PeopleError::LastOwner) => Ok(refused(visitor, place, &texts.t("problem-last-owner"))),
        Err(error) => Err(error.into()),
    }
}

/// Whoever looks acts for the organisation no more.
pub(in crate::routes) async fn leave(visitor: &Visitor, app: &App, place: Place<'_>) -> Result<Response, WebError> {
    let texts = visitor.texts();
    match place.market(app).people().revoke_role(place.organisation(), place.person().id).await {
        Ok(()) => Ok(gone(visitor, &texts.t("crew-left").with("name", place.name()))),
        Err(PeopleError::LastOwner) => Ok(refused(visitor, place, &texts.t("problem-last-owner"))),
        Err(error) => Err(error.into()),
    }
}

fn back(visitor: &Visitor, place: Place<'_>, sentence: Message<'_>) -> Response {
    let mut response = Redirect::to(place.team().as_str()).into_response();
    visitor.say(&mut response, &Flash::good(sentence));
    response
}

fn refused(visitor: &Visitor, place: Place<'_>, sentence: &Message<'_>) -> Response {
    let mut response = Redirect::to(place.team().as_str()).into_response();
    visitor.say(&mut response, &Flash::bad(sentence.to_string()));
    response
}

fn gone(visitor: &Visitor, sentence: &Message<'_>) -> Response {
    let mut response = Redirect::to(link::account().as_str()).into_response();
    visitor.say(&mut response, &Flash::good(sentence.to_string()));
    response
}

fn row(texts: &Texts, place: Place<'_>, one: &TeamMember) -> TeamRow {
    TeamRow {
        name: one.person.name.clone(),
        // Only who may change the team needs to know where its people read mail.
        email: if place.role().may(Right::Members) { one.person.email.to_string() } else { String::new() },
        role: role_word(texts, one.role),
        roles: roles(texts, one.role),
        me: one.person.id == place.person().id,
        change: place.team_change(one.person.id),
    }
}

fn invited_row(app: &App, texts: &Texts, place: Place<'_>, one: &RoleInvitation) -> InvitedRow {
    InvitedRow {
        email: one.email.to_string(),
        role: role_word(texts, one.role),
        until: Moment::new(texts, one.expires_at, app.now()),
        change: place.team_change(one.id),
    }
}

fn roles(texts: &Texts, chosen: Role) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        value: role.word().to_owned(),
        label: role_word(texts, role),
        help: String::new(),
        chosen: role == chosen,
    };
    Role::ALL.map(choice).into()
}

fn rights(texts: &Texts) -> Vec<(String, Vec<bool>)> {
    let who = |right: Right| Role::ALL.map(|role| role.may(right)).to_vec();
    Right::ALL.map(|right| (right_word(texts, right), who(right))).into()
}

fn right_word(texts: &Texts, right: Right) -> String {
    match right {
        Right::Belong => texts.t("right-belong"),
        Right::SeeOrders => texts.t("right-see-orders"),
        Right::Orders => texts.t("right-orders"),
        Right::Payments => texts.t("right-payments"),
        Right::SeeMoney => texts.t("right-see-money"),
        Right::Payouts => texts.t("right-payouts"),
        Right::See => texts.t("right-see"),
        Right::Catalog => texts.t("right-catalog"),
        Right::Selling => texts.t("right-selling"),
        Right::Terms => texts.t("right-terms"),
        Right::Settings => texts.t("right-settings"),
        Right::History => texts.t("right-history"),
        Right::Members => texts.t("right-members"),
    }
    .to_string()
}
