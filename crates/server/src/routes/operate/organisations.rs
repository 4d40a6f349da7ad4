use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Timestamp;
use market::moderation::{ModerationError, OrganisationFound, OrganisationKind};
use market::people::Organisation;
use serde::Deserialize;

use super::console;
use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::operate::organisations::{OrganisationPage, OrganisationRow, OrganisationsPage};
use crate::pages::parts::{Flash, Moment, NamedLink, Paging};
use crate::pages::shop::results::Filter;
use crate::routes::consoles::{count, role_word};
use crate::web::{App, Fields, OperatorDesk, Visitor, WebError};

const PER_PAGE: usize = 50;

/// Which list, what is looked for, and where in it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    show: String,
    q: String,
    after: String,
}

pub(super) async fn show(
    visitor: Visitor,
    _: OperatorDesk,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let (kind, suspended) = which(&asked.show);
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let moderation = app.market().moderation();
    let found = moderation.organisations(kind, &asked.q, suspended, &asked.after, limit).await?;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = link::operate_organisations().and("show", &asked.show).and("q", &asked.q);
    let more = (found.len() > PER_PAGE).then(|| shown.last()).flatten();
    let next = more.map(|last| here.clone().and("after", &last.slug));
    let cx = visitor.shell(texts.t("operate-organisations")).await?;
    let page = OrganisationsPage {
        console: console(&app, &cx).await?,
        filters: filters(&texts, &asked.show),
        action: link::operate_organisations(),
        rows: shown.iter().map(|one| row(&texts, one, app.now())).collect(),
        paging: Paging::onwards((!asked.after.is_empty()).then_some(here), next),
        show: asked.show,
        query: asked.q,
        cx,
    };
    Ok(Html(page.render()?))
}

pub(super) async fn one(
    visitor: Visitor,
    _: OperatorDesk,
    State(app): State<App>,
    Path((kind, slug)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &kind, &slug, String::new(), String::new()).await
}

/// Suspends a shop or a brand, or lifts that.
pub(super) async fn change(
    visitor: Visitor,
    desk: OperatorDesk,
    State(app): State<App>,
    Path((kind, slug)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let Found { id, name, .. } = find(&app, &kind, &slug).await?;
    let moderation = desk.market(&app).moderation();
    let (done, said) = match fields.get("action") {
        "suspend" => (moderation.suspend(id, fields.get("why")).await, texts.t("operate-suspended-done")),
        "reinstate" => (moderation.reinstate(id).await, texts.t("operate-reinstated-done")),
        _ => return Err(WebError::NotFound),
    };
    match done {
        Ok(()) => {
            let mut response = Redirect::to(link::operate_organisation(&kind, &slug).as_str()).into_response();
            visitor.say(&mut response, &Flash::good(said.with("name", name)));
            Ok(response)
        }
        Err(ModerationError::Reason(most)) => {
            let problem = texts.t("problem-reason").with("most", most).to_string();
            let page = page(&visitor, &app, &kind, &slug, fields.get("why").to_owned(), problem).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// A shop or a brand, where the two are treated alike.
struct Found {
    id: Organisation,
    name: String,
    public: Link,
    since: Timestamp,
    suspended: Option<String>,
}

async fn find(app: &App, kind: &str, slug: &str) -> Result<Found, WebError> {
    let people = app.market().people();
    match kind {
        "brand" => {
            let brand = people.brand_by_slug(slug).await?.ok_or(WebError::NotFound)?;
            let (id, public) = (Organisation::Brand(brand.id), link::brand(slug));
            Ok(Found { id, name: brand.name, public, since: brand.created_at, suspended: brand.suspended })
        }
        "shop" => {
            let shop = people.merchant_by_slug(slug).await?.ok_or(WebError::NotFound)?;
            let (id, public) = (Organisation::Merchant(shop.id), link::shop(slug));
            Ok(Found { id, name: shop.name, public, since: shop.created_at, suspended: shop.suspended })
        }
        _ => Err(WebError::NotFound),
    }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    kind: &str,
    slug: &str,
    why: String,
    problem: String,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let Found { id, name, public, since, suspended } = find(app, kind, slug).await?;
    let team = app.market().people().team_of(id).await?.into_iter();
    let cx = visitor.shell(&name).await?;
    let page = OrganisationPage {
        console: console(app, &cx).await?,
        public: NamedLink { name: public.to_string(), href: public },
        since: Moment::new(&texts, since, app.now()),
        team: team.map(|one| (one.person.name, one.person.email.to_string(), role_word(&texts, one.role))).collect(),
        action: link::operate_organisation(kind, slug),
        name,
        suspended,
        why,
        problem,
        cx,
    };
    Ok(Html(page.render()?))
}

fn which(show: &str) -> (OrganisationKind, bool) {
    match show {
        "brands" => (OrganisationKind::Brand, false),
        "suspended-shops" => (OrganisationKind::Merchant, true),
        "suspended-brands" => (OrganisationKind::Brand, true),
        _ => (OrganisationKind::Merchant, false),
    }
}

fn filters(texts: &Texts, chosen: &str) -> Vec<Filter> {
    let lists = [
        ("", texts.t("operate-shops")),
        ("brands", texts.t("operate-brands")),
        ("suspended-shops", texts.t("operate-shops-suspended")),
        ("suspended-brands", texts.t("operate-brands-suspended")),
    ];
    let filter = |(word, label): (&str, crate::i18n::Message<'_>)| Filter {
        label: label.to_string(),
        href: link::operate_organisations().and("show", word),
        count: 0,
        chosen: word == chosen,
    };
    lists.into_iter().map(filter).collect()
}

fn row(texts: &Texts, one: &OrganisationFound, now: Timestamp) -> OrganisationRow {
    let (kind, size) = match one.id {
        Organisation::Brand(_) => ("brand", texts.t("operate-size-brand")),
        Organisation::Merchant(_) => ("shop", texts.t("operate-size-shop")),
    };
    OrganisationRow {
        href: link::operate_organisation(kind, &one.slug),
        name: one.name.clone(),
        since: Moment::new(texts, one.created_at, now),
        size: size.with("count", count(one.size)).with("team", count(one.team)).to_string(),
        suspended: one.suspended.clone().unwrap_or_default(),
    }
}
