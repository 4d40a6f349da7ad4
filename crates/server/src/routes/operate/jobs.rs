use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Timestamp;
use market::JobId;
use market::jobs::{Counts, Job, JobStatus};
use serde::Deserialize;

use super::console;
use crate::i18n::{Message, Texts};
use crate::link;
use crate::pages::operate::jobs::{JobRow, JobsPage};
use crate::pages::parts::{Flash, Moment, Tone};
use crate::pages::shop::results::Filter;
use crate::routes::consoles::count;
use crate::web::{App, Fields, OperatorDesk, Visitor, WebError};

/// The most jobs that are listed.
const LISTED: u32 = 100;

/// Which jobs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    show: String,
}

pub(super) async fn show(
    visitor: Visitor,
    _: OperatorDesk,
    State(app): State<App>,
    Query(which): Query<Which>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let jobs = app.market().jobs();
    let counts = jobs.counts().await?;
    let usual = if counts.failed > 0 { JobStatus::Failed } else { JobStatus::Waiting };
    let status = JobStatus::of_word(&which.show).unwrap_or(usual);
    let listed = jobs.list(status, LISTED).await?;
    let cx = visitor.shell(texts.t("operate-jobs")).await?;
    let is_full = listed.len() >= LISTED as usize;
    let page = JobsPage {
        console: console(&app, &cx).await?,
        filters: filters(&texts, counts, status),
        when: texts.t("operate-when").with("state", status.word()).to_string(),
        jobs: listed.into_iter().map(|job| row(&texts, job, app.now())).collect(),
        not_shown: if is_full { texts.t("operate-jobs-more").with("count", LISTED).to_string() } else { String::new() },
        cx,
    };
    Ok(Html(page.render()?))
}

/// A job that failed begins anew.
pub(super) async fn retry(
    visitor: Visitor,
    desk: OperatorDesk,
    State(app): State<App>,
    Path(job): Path<String>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let done = desk.market(&app).jobs().retry(id(&job)?).await?;
    Ok(back(&visitor, done, visitor.texts().t("operate-retried")))
}

/// A job that failed is taken off the list.
pub(super) async fn dismiss(
    visitor: Visitor,
    desk: OperatorDesk,
    State(app): State<App>,
    Path(job): Path<String>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let done = desk.market(&app).jobs().dismiss(id(&job)?).await?;
    Ok(back(&visitor, done, visitor.texts().t("operate-dismissed")))
}

fn id(text: &str) -> Result<JobId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

fn back(visitor: &Visitor, done: bool, said: Message<'_>) -> Response {
    let failed = link::operate_jobs().and("show", JobStatus::Failed.word());
    let mut response = Redirect::to(failed.as_str()).into_response();
    let gone = visitor.texts();
    let flash = if done { Flash::good(said) } else { Flash::bad(gone.t("operate-gone")) };
    visitor.say(&mut response, &flash);
    response
}

fn filters(texts: &Texts, counts: Counts, chosen: JobStatus) -> Vec<Filter> {
    let states = [
        (JobStatus::Running, counts.running),
        (JobStatus::Waiting, counts.due + counts.later),
        (JobStatus::Failed, counts.failed),
        (JobStatus::Done, counts.done),
    ];
    let filter = |(status, number): (JobStatus, i64)| Filter {
        label: state(texts, status),
        href: link::operate_jobs().and("show", status.word()),
        count: count(number),
        chosen: status == chosen,
    };
    states.into_iter().map(filter).collect()
}

fn state(texts: &Texts, status: JobStatus) -> String {
    texts.t("operate-state").with("state", status.word()).to_string()
}

fn row(texts: &Texts, job: Job, now: Timestamp) -> JobRow {
    let tone = match job.status {
        JobStatus::Waiting if job.last_error.is_empty() => Tone::Info,
        JobStatus::Waiting => Tone::Warn,
        JobStatus::Running => Tone::Info,
        JobStatus::Done => Tone::Good,
        JobStatus::Failed => Tone::Bad,
    };
    let failed = job.status == JobStatus::Failed;
    let runs = job.status == JobStatus::Running && job.progress.of > 0;
    JobRow {
        id: job.id.to_string(),
        what: texts.t("operate-kind").with("kind", job.kind.word()).to_string(),
        state: (state(texts, job.status), tone),
        at: Moment::new(texts, job.finished_at.unwrap_or(job.due_at), now),
        attempts: count(job.attempts),
        progress: runs.then(|| (count(job.progress.done), count(job.progress.of))),
        error: job.last_error,
        hands: failed.then(|| (link::operate_retry(job.id), link::operate_dismiss(job.id))),
        key: job.key,
    }
}
