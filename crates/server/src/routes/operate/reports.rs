use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::moderation::{Decision, ModerationError, Report, ReportKind, ReportReason, ReportSubject};
use market::{MemberId, ProductId, ReportId};
use serde::Deserialize;

use super::console;
use crate::i18n::Texts;
use crate::link;
use crate::pages::operate::reports::{ReportRow, ReportsPage};
use crate::pages::parts::{Choice, Flash, Moment, Tone};
use crate::pages::shop::results::Filter;
use crate::web::{App, Fields, OperatorDesk, Visitor, WebError};

/// The most reports that are listed.
const LISTED: u32 = 100;

/// Which reports.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    show: String,
}

pub(super) async fn show(
    visitor: Visitor,
    _: OperatorDesk,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let decided = asked.show == "decided";
    let reports = app.market().moderation().reports(!decided, LISTED).await?;
    let mut rows = Vec::with_capacity(reports.len());
    for report in &reports {
        rows.push(row(&app, &texts, report).await?);
    }
    let filter = |word: &str, label: String, chosen| Filter {
        label,
        href: link::operate_reports().and("show", word),
        count: 0,
        chosen,
    };
    let cx = visitor.shell(texts.t("operate-reports")).await?;
    let page = ReportsPage {
        console: console(&app, &cx).await?,
        filters: vec![
            filter("", texts.t("operate-reports-open").to_string(), !decided),
            filter("decided", texts.t("operate-reports-decided").to_string(), decided),
        ],
        rows,
        cx,
    };
    Ok(Html(page.render()?))
}

/// Takes down what was reported, or finds nothing wrong with it.
pub(super) async fn decide(
    visitor: Visitor,
    desk: OperatorDesk,
    State(app): State<App>,
    Path(report): Path<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (texts, id) = (visitor.texts(), report.parse::<ReportId>().map_err(|_| WebError::NotFound)?);
    let moderation = desk.market(&app).moderation();
    let (done, said) = match fields.get("action") {
        "take_down" => (moderation.take_down(id, fields.get("why")).await, texts.t("operate-taken-down-done")),
        "dismiss" => (moderation.dismiss(id).await, texts.t("operate-dismissed-done")),
        _ => return Err(WebError::NotFound),
    };
    let flash = match done {
        Ok(()) => Flash::good(said),
        Err(ModerationError::Reason(most)) => Flash::bad(texts.t("problem-reason").with("most", most)),
        Err(ModerationError::Decided) => Flash::bad(texts.t("problem-decided")),
        Err(error) => return Err(error.into()),
    };
    Ok(back(&visitor, &flash))
}

/// Puts a product or a boutique back that was taken down.
pub(super) async fn put_back(
    visitor: Visitor,
    desk: OperatorDesk,
    State(app): State<App>,
    Path(what): Path<String>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let moderation = desk.market(&app).moderation();
    match (what.parse::<ProductId>(), what.parse::<MemberId>()) {
        (Ok(product), _) => moderation.put_product_back(product).await?,
        (_, Ok(member)) => moderation.put_boutique_back(member).await?,
        _ => return Err(WebError::NotFound),
    }
    Ok(back(&visitor, &Flash::good(visitor.texts().t("operate-put-back-done"))))
}

fn back(visitor: &Visitor, flash: &Flash) -> Response {
    let mut response = Redirect::to(link::operate_reports().as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}

async fn row(app: &App, texts: &Texts, report: &Report) -> Result<ReportRow, WebError> {
    let suspend = match report.subject {
        ReportSubject::Brand(brand) => app.market().people().brand(brand).await?,
        _ => None,
    };
    let decision = report.decision.map(|decision| match decision {
        Decision::TakenDown => (texts.t("operate-taken-down").to_string(), Tone::Bad),
        Decision::Dismissed => (texts.t("operate-nothing-wrong").to_string(), Tone::Info),
    });
    let put_back = match (report.decision, report.subject) {
        (Some(Decision::TakenDown), ReportSubject::Product(id)) => Some(link::operate_put_back(id)),
        (Some(Decision::TakenDown), ReportSubject::Boutique(id)) => Some(link::operate_put_back(id)),
        _ => None,
    };
    Ok(ReportRow {
        id: report.id.to_string(),
        name: report.name.clone(),
        kind: kind_word(texts, report.subject.kind()),
        page: link::elsewhere(&report.page),
        reason: reason_word(texts, report.reason),
        words: report.words.clone(),
        at: Moment::new(texts, report.made_at, app.now()),
        decision,
        action: link::operate_report(report.id),
        suspend: suspend.map(|brand| link::operate_organisation("brand", &brand.slug)),
        put_back,
    })
}

fn kind_word(texts: &Texts, kind: ReportKind) -> String {
    texts.t("report-kind").with("kind", kind.word()).to_string()
}

fn reason_word(texts: &Texts, reason: ReportReason) -> String {
    texts.t("report-reason").with("reason", reason.word()).to_string()
}

/// The reasons to choose from.
pub(in crate::routes) fn reason_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |reason: ReportReason| Choice {
        value: reason.word().to_owned(),
        label: reason_word(texts, reason),
        help: String::new(),
        chosen: reason.word() == chosen,
    };
    ReportReason::ALL.map(choice).into()
}
