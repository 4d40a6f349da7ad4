//! An import that is under way, and pages that follow what goes on.

use askama::Template as _;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{Html, IntoResponse as _, Response};
use market::catalog::ImportOutcome;
use market::jobs::{Job, JobStatus};

use serde::Deserialize;

use crate::i18n::{Message, Texts};
use crate::link;
use crate::pages::brand::import::ImportRunningPage;
use crate::pages::parts::Watch;
use crate::routes::consoles::{brand_console, count};
use crate::web::{App, BrandDesk, Visitor, WebError};

/// After how many seconds a page that follows is loaded anew.
const AGAIN_AFTER: HeaderValue = HeaderValue::from_static("2");

/// Whether the page is to follow.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    watch: String,
}

impl Wish {
    /// What the page of something that goes on or not does.
    pub(super) fn watch(&self, goes_on: bool) -> Watch {
        Watch::of(goes_on, !self.watch.is_empty())
    }
}

/// A page that follows when it shall.
pub(super) fn followed(page: String, watch: Watch) -> Response {
    let mut response = Html(page).into_response();
    if watch.is_on() {
        response.headers_mut().insert(HeaderName::from_static("refresh"), AGAIN_AFTER);
    }
    response
}

/// The page of an import that was confirmed; `None` when its file no longer fits and is to be looked at again.
pub(super) async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    (job, wish): (&Job, &Wish),
) -> Result<Option<Response>, WebError> {
    let texts = visitor.texts();
    let outcome: Option<ImportOutcome> = if job.is_finished() { job.outcome()? } else { None };
    if outcome.is_some_and(|outcome| !outcome.written) {
        return Ok(None);
    }
    let cx = visitor.shell(texts.t("console-import")).await?;
    let file = app.market().catalog().file_of_import(job)?;
    let watch = wish.watch(!job.is_finished());
    let page = ImportRunningPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        headline: headline(&texts, job).with("file", &file).to_string(),
        text: text(&texts, job, outcome),
        file,
        watch,
        progress: (job.status == JobStatus::Running && job.progress.of > 0)
            .then(|| (count(job.progress.done), count(job.progress.of))),
        back: link::brand_import(&desk.brand.slug),
        cx,
    };
    Ok(Some(followed(page.render()?, watch)))
}

fn headline<'a>(texts: &'a Texts, job: &Job) -> Message<'a> {
    match job.status {
        JobStatus::Done => texts.t("import-running-done"),
        JobStatus::Failed => texts.t("import-running-failed"),
        JobStatus::Running if job.progress.phase == "writing" => texts.t("import-running-writing"),
        JobStatus::Running => texts.t("import-running-comparing"),
        JobStatus::Waiting => texts.t("import-running-waiting"),
    }
}

fn text(texts: &Texts, job: &Job, outcome: Option<ImportOutcome>) -> String {
    if let Some(ImportOutcome { new, changed, unchanged, .. }) = outcome {
        let result = texts.t("import-result").with("new", new).with("changed", changed);
        return result.with("unchanged", unchanged).to_string();
    }
    match job.status {
        JobStatus::Failed => texts.t("import-failed-text").to_string(),
        _ if !job.last_error.is_empty() => texts.t("import-running-again").to_string(),
        _ => texts.t("import-running-text").to_string(),
    }
}
