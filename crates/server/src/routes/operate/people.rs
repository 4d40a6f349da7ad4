use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Timestamp;
use market::PersonId;
use market::moderation::{ModerationError, PersonFound};
use serde::Deserialize;

use super::console;
use crate::i18n::Texts;
use crate::link;
use crate::pages::operate::people::{PeoplePage, PersonRow};
use crate::pages::parts::{Flash, Moment, Paging};
use crate::pages::shop::results::Filter;
use crate::routes::consoles::count;
use crate::web::{App, Fields, OperatorDesk, Visitor, WebError};

const PER_PAGE: usize = 50;

/// Which list, who is looked for, and where in it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    show: String,
    q: String,
    before: String,
}

pub(super) async fn show(
    visitor: Visitor,
    _: OperatorDesk,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let before: Option<PersonId> = asked.before.parse().ok();
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let suspended = asked.show == "suspended";
    let found = app.market().moderation().persons(&asked.q, suspended, before.map(PersonId::number), limit).await?;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = link::operate_people().and("show", &asked.show).and("q", &asked.q);
    let more = (found.len() > PER_PAGE).then(|| shown.last()).flatten();
    let next = more.map(|last| here.clone().and("before", last.id));
    let cx = visitor.shell(texts.t("operate-people")).await?;
    let page = PeoplePage {
        console: console(&app, &cx).await?,
        filters: filters(&texts, &asked.show),
        action: link::operate_people(),
        rows: shown.iter().map(|one| row(&texts, one, app.now())).collect(),
        paging: Paging::onwards(before.map(|_| here), next),
        show: asked.show,
        query: asked.q,
        cx,
    };
    Ok(Html(page.render()?))
}

/// Suspends somebody, or lets them in again.
pub(super) async fn change(
    visitor: Visitor,
    desk: OperatorDesk,
    State(app): State<App>,
    Path(person): Path<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (texts, id) = (visitor.texts(), person.parse::<PersonId>().map_err(|_| WebError::NotFound)?);
    let person = app.market().people().person(id).await?.ok_or(WebError::NotFound)?;
    let moderation = desk.market(&app).moderation();
    let (done, said) = match fields.get("action") {
        "suspend" => (moderation.suspend_person(id, fields.get("why")).await, texts.t("operate-suspended-done")),
        "reinstate" => (moderation.reinstate_person(id).await, texts.t("operate-reinstated-done")),
        _ => return Err(WebError::NotFound),
    };
    let flash = match done {
        Ok(()) => Flash::good(said.with("name", person.name)),
        Err(ModerationError::Reason(most)) => Flash::bad(texts.t("problem-reason").with("most", most)),
        Err(ModerationError::Oneself) => Flash::bad(texts.t("problem-suspend-oneself")),
        Err(error) => return Err(error.into()),
    };
    let back = link::operate_people().and("q", person.email.as_str());
    let mut response = Redirect::to(back.as_str()).into_response();
    visitor.say(&mut response, &flash);
    Ok(response)
}

fn filters(texts: &Texts, chosen: &str) -> Vec<Filter> {
    let filter = |(word, label): (&str, crate::i18n::Message<'_>)| Filter {
        label: label.to_string(),
        href: link::operate_people().and("show", word),
        count: 0,
        chosen: word == chosen,
    };
    [("", texts.t("operate-everybody")), ("suspended", texts.t("operate-suspended"))].map(filter).into()
}

fn row(texts: &Texts, one: &PersonFound, now: Timestamp) -> PersonRow {
    let roles = [
        one.is_operator.then(|| texts.t("console-operator").to_string()),
        (one.roles > 0).then(|| texts.t("operate-roles").with("count", count(one.roles)).to_string()),
        one.handle.as_ref().map(|handle| format!("@{handle}")),
    ];
    PersonRow {
        name: one.name.clone(),
        email: one.email.clone(),
        since: Moment::new(texts, one.created_at, now),
        roles: roles.into_iter().flatten().collect::<Vec<_>>().join(", "),
        suspended: one.suspended.clone().unwrap_or_default(),
        may_suspend: !one.is_operator,
        action: link::operate_person(one.id),
    }
}
