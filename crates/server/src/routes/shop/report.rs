//! A visitor says that a page should not be there.

use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::Actor;
use market::moderation::{NewReport, ReportReason, ReportSubject};
use market::people::Handle;
use serde::Deserialize;

use crate::link::{self, Link};
use crate::pages::parts::{Flash, Form};
use crate::pages::shop::report::{ReportField, ReportForm, ReportPage};
use crate::routes::operate::reason_choices;
use crate::web::{App, Fields, Limit, Visitor, WebError};

/// Which page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    page: String,
}

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, WebError> {
    let reported = find(&app, &asked.page).await?;
    page(&visitor, reported, Form::of(ReportForm { page: asked.page, ..ReportForm::default() })).await
}

pub(super) async fn report(visitor: Visitor, State(app): State<App>, fields: Fields) -> Result<Response, WebError> {
    app.limits().count(Limit::Report, &visitor)?;
    let texts = visitor.texts();
    let mut form: Form<ReportForm, ReportField> = Form::of(fields.read()?);
    let reported = find(&app, &form.values.page).await?;
    let Some(reason) = ReportReason::of_word(&form.values.reason) else {
        form.blame(ReportField::Reason, texts.t("problem-choose"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, reported, form).await?).into_response());
    };
    let actor = Actor::Customer(visitor.person().map(|person| person.id));
    let visitor_hash = visitor.hash();
    let report = NewReport {
        subject: reported.subject,
        page: reported.page.as_str(),
        reason,
        words: &form.values.words,
        visitor_hash: &visitor_hash,
    };
    app.market().by(actor).moderation().report(&report).await?;
    let mut response = Redirect::to(reported.page.as_str()).into_response();
    visitor.say(&mut response, &Flash::good(texts.t("report-done")));
    Ok(response)
}

/// A page that can be reported.
struct Reported {
    subject: ReportSubject,
    name: String,
    /// Its address, made anew: what was typed is never where anybody is led.
    page: Link,
}

/// What is at a path of ours, whichever shop or boutique it is seen in.
async fn find(app: &App, path: &str) -> Result<Reported, WebError> {
    let market = app.market();
    let parts: Vec<&str> =
        path.trim_start_matches('/').split(['?', '#']).next().unwrap_or_default().split('/').collect();
    match parts.as_slice() {
        ["brands", slug] => {
            let brand = market.people().brand_by_slug(slug).await?.ok_or(WebError::NotFound)?;
            Ok(Reported { subject: ReportSubject::Brand(brand.id), name: brand.name, page: link::brand(slug) })
        }
        ["shops", shop, brand, product] => {
            let (id, name) = market.moderation().product_at(brand, product).await?.ok_or(WebError::NotFound)?;
            let page = link::product_in_shop(shop, brand, product);
            Ok(Reported { subject: ReportSubject::Product(id), name, page })
        }
        [handle, brand, product] if handle.starts_with('@') => {
            let (id, name) = market.moderation().product_at(brand, product).await?.ok_or(WebError::NotFound)?;
            let page = link::product_in_boutique(handle.trim_start_matches('@'), brand, product);
            Ok(Reported { subject: ReportSubject::Product(id), name, page })
        }
        [handle] if handle.starts_with('@') => {
            let handle = Handle::parse(handle.trim_start_matches('@')).map_err(|_| WebError::NotFound)?;
            let boutiques = market.network().boutiques(&handle).await?;
            let member = boutiques.into_iter().next().ok_or(WebError::NotFound)?.member;
            Ok(Reported {
                subject: ReportSubject::Boutique(member.id),
                name: member.name,
                page: link::boutique(handle),
            })
        }
        _ => Err(WebError::NotFound),
    }
}

async fn page(
    visitor: &Visitor,
    reported: Reported,
    form: Form<ReportForm, ReportField>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let page = ReportPage {
        cx: visitor.shell(texts.t("page-report-title").with("name", &reported.name)).await?,
        name: reported.name,
        reasons: reason_choices(&texts, &form.values.reason),
        form,
    };
    Ok(Html(page.render()?))
}
