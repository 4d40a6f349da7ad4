//! An import that is under way. The page loads itself anew until there is something to say.

use askama::Template as _;
use axum::response::Html;
use market::catalog::ImportOutcome;
use market::jobs::{Job, JobStatus};

use crate::i18n::{Message, Texts};
use crate::link;
use crate::pages::brand::import::ImportRunningPage;
use crate::routes::consoles::{brand_console, count};
use crate::web::{App, BrandDesk, Visitor, WebError};

/// The page of an import that was confirmed; `None` when its file no longer fits and is to be looked at again.
pub(super) async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    job: &Job,
) -> Result<Option<Html<String>>, WebError> {
    let texts = visitor.texts();
    let outcome: Option<ImportOutcome> = if job.is_finished() { job.outcome()? } else { None };
    if outcome.is_some_and(|outcome| !outcome.written) {
        return Ok(None);
    }
    let cx = visitor.shell(texts.t("console-import")).await?;
    let file = app.market().catalog().file_of_import(job)?;
    let page = ImportRunningPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        headline: headline(&texts, job).with("file", &file).to_string(),
        text: text(&texts, job, outcome),
        file,
        reloads: !job.is_finished(),
        progress: (job.status == JobStatus::Running && job.progress.of > 0)
            .then(|| (count(job.progress.done), count(job.progress.of))),
        back: link::brand_import(&desk.brand.slug),
        cx,
    };
    Ok(Some(Html(page.render()?)))
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
