use askama::Template as _;
use axum::extract::State;
use axum::response::Html;
use base::Timestamp;
use market::jobs::Counts;

use super::console;
use super::disk::Disk;
use crate::i18n::{Message, Texts};
use crate::pages::operate::health::HealthPage;
use crate::pages::parts::{Moment, Tone};
use crate::pages::shop::product::Fact;
use crate::routes::consoles::count;
use crate::web::{App, OperatorDesk, Visitor, WebError};

/// How long a job may be due before somebody should know.
const BEHIND_MINUTES: i64 = 5;

pub(super) async fn show(visitor: Visitor, _: OperatorDesk, State(app): State<App>) -> Result<Html<String>, WebError> {
    let (texts, now) = (visitor.texts(), app.now());
    let counts = app.market().jobs().counts().await?;
    let folder = app.settings().data.clone();
    let disk = tokio::task::spawn_blocking(move || Disk::of(&folder)).await.ok().flatten();
    let cx = visitor.shell(texts.t("operate-health")).await?;
    let page = HealthPage {
        console: console(&app, &cx).await?,
        remarks: remarks(&app, &texts, counts, disk, now),
        due: count(counts.due),
        oldest: counts.oldest_due.map(|at| Moment::new(&texts, at, now)),
        running: count(counts.running),
        failed: count(counts.failed),
        facts: facts(&app, &texts, disk, now),
        cx,
    };
    Ok(Html(page.render()?))
}

/// What wants to be looked at, the worst first; that all is well, when nothing does.
fn remarks(app: &App, texts: &Texts, counts: Counts, disk: Option<Disk>, now: Timestamp) -> Vec<(Tone, String)> {
    let mut remarks = Vec::new();
    let waited = counts.oldest_due.map_or(0, |since| now.since(since).as_millis() / 60_000);
    if let Some(disk) = disk.filter(|disk| disk.is_low()) {
        let low = texts.t("operate-disk-low").with("free", gigabytes(texts, disk.free));
        remarks.push((Tone::Bad, low.with("all", gigabytes(texts, disk.all)).to_string()));
    }
    if waited >= BEHIND_MINUTES {
        remarks.push((Tone::Bad, texts.t("operate-behind").with("minutes", waited).to_string()));
    }
    if counts.failed > 0 {
        remarks.push((Tone::Warn, texts.t("operate-some-failed").with("count", counts.failed).to_string()));
    }
    if !app.settings().post.is_server() {
        remarks.push((Tone::Info, texts.t("operate-no-mail-server").to_string()));
    }
    if remarks.is_empty() {
        remarks.push((Tone::Good, texts.t("operate-fine").to_string()));
    }
    remarks
}

fn facts(app: &App, texts: &Texts, disk: Option<Disk>, now: Timestamp) -> Vec<Fact> {
    let disk = disk.map_or_else(
        || texts.t("operate-disk-unknown").to_string(),
        |disk| {
            let free = texts.t("operate-disk-free").with("free", gigabytes(texts, disk.free));
            free.with("all", gigabytes(texts, disk.all)).to_string()
        },
    );
    let fact = |label: Message<'_>, value: String| Fact { label: label.to_string(), value };
    let engine = app.market().desk().engine();
    let started = Moment::new(texts, app.started(), now);
    vec![
        // The page could not be made without it.
        fact(texts.t("operate-database"), texts.t("operate-database-answers").with("engine", engine).to_string()),
        fact(texts.t("operate-disk"), disk),
        fact(texts.t("operate-folder"), app.settings().data.display().to_string()),
        fact(texts.t("operate-mail"), app.settings().post.place()),
        fact(texts.t("operate-version"), env!("CARGO_PKG_VERSION").to_owned()),
        fact(texts.t("operate-since"), format!("{} ({})", started.words, started.exact)),
    ]
}

fn gigabytes(texts: &Texts, bytes: u64) -> String {
    let tenths = bytes / 100_000_000;
    texts.t("operate-gigabytes").with("whole", tenths / 10).with("tenth", tenths % 10).to_string()
}
