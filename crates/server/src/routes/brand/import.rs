use std::io::Cursor;

use askama::Template as _;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use base::Currency;
use feeds::{ReadOptions, Refusal};
use market::catalog::{ExportFormat, NewUpload, PastImport};

use super::files;
use super::pictures::pictures_note;
use super::terms::currency;
use crate::i18n::Texts;
use crate::link;
use crate::pages::brand::import::{ExportLink, ImportPage, ImportRow};
use crate::pages::parts::Moment;
use crate::routes::consoles::brand_console;
use crate::web::{App, BrandDesk, Limit, May, NoFile, Parts, Upload, Visitor, WebError, may};

/// The largest upload, with the form around it.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// How many past imports are listed.
const LISTED: u32 = 20;

pub(super) fn route() -> MethodRouter<App> {
    get(show).post(upload).layer(DefaultBodyLimit::max(MOST_BYTES))
}

/// Why an upload goes no further: what is said about it, and with which status.
struct Problem {
    status: StatusCode,
    sentence: String,
}

async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    let currency = currency(&app, &desk).await?;
    page(&visitor, &app, &desk, String::new(), currency.code().to_owned()).await
}

/// Takes a file in and shows what it would change. A file that is none is refused at once and not kept.
async fn upload(
    visitor: Visitor,
    desk: May<may::Catalog, BrandDesk>,
    State(app): State<App>,
    parts: Parts,
) -> Result<Response, WebError> {
    app.limits().count(Limit::Upload, &visitor)?;
    let sent = match parts.receive(&visitor).await?.and_then(Upload::chosen) {
        Ok(sent) => sent,
        Err(why) => {
            let currency = currency(&app, &desk).await?.code().to_owned();
            return refused(&visitor, &app, &desk, no_file(&visitor.texts(), why), currency).await;
        }
    };
    let typed = sent.fields.get("currency").trim().to_owned();
    let blank_erases = sent.fields.get("erase") == "yes";
    match checked(&visitor.texts(), sent, &typed, blank_erases).await {
        Ok(file) => {
            let id = desk.market(&app).catalog().keep_upload(desk.brand.id, &file).await?;
            Ok(Redirect::to(link::brand_import_preview(&desk.brand.slug, id).as_str()).into_response())
        }
        Err(sentence) => {
            let problem = Problem { status: StatusCode::UNPROCESSABLE_ENTITY, sentence };
            refused(&visitor, &app, &desk, problem, typed).await
        }
    }
}

fn no_file(texts: &Texts, why: NoFile) -> Problem {
    let sentence = match why {
        NoFile::Missing => texts.t("import-no-file").to_string(),
        NoFile::TooLarge => texts.t("import-too-large").with("largest", largest(texts)).to_string(),
    };
    Problem { status: why.status(), sentence }
}

/// The file in UTF-8, if it is a catalog.
async fn checked(texts: &Texts, sent: Upload, currency: &str, blank_erases: bool) -> Result<NewUpload, String> {
    let currency: Currency = currency.parse().map_err(|error: base::UnknownCurrency| error.to_string())?;
    let Upload { name, bytes, .. } = sent;
    let read = move || -> Result<NewUpload, Refusal> {
        let mut text = Vec::with_capacity(bytes.len());
        feeds::intake(bytes.as_slice(), &mut text, MOST_BYTES as u64)?;
        feeds::Catalog::open(Cursor::new(&text), &name, ReadOptions::new(currency))?;
        Ok(NewUpload { name, currency, blank_erases, bytes: text })
    };
    let done = tokio::task::spawn_blocking(read).await.map_err(|error| error.to_string())?;
    done.map_err(|refusal| files::refusal(texts, &refusal))
}

async fn refused(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    problem: Problem,
    currency: String,
) -> Result<Response, WebError> {
    let page = page(visitor, app, desk, problem.sentence, currency).await?;
    Ok((problem.status, page).into_response())
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    problem: String,
    currency: String,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), &desk.brand.slug);
    let cx = visitor.shell(texts.t("console-import")).await?;
    let past = app.market().catalog().past_imports(desk.brand.id, LISTED).await?;
    let page = ImportPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        action: link::brand_import(slug),
        problem,
        largest: largest(&texts),
        currency,
        exports: ExportFormat::ALL
            .map(|format| ExportLink {
                href: link::brand_export(slug, format.word()),
                label: texts.t("export-format").with("format", format.word()).to_string(),
            })
            .into(),
        pictures: pictures_note(app, &texts, desk).await?,
        history: past.into_iter().map(|past| row(&texts, past, app.now())).collect(),
        cx,
    };
    Ok(Html(page.render()?))
}

fn row(texts: &Texts, past: PastImport, now: base::Timestamp) -> ImportRow {
    let result = texts.t("import-result").with("new", past.created).with("changed", past.changed);
    let result = result.with("unchanged", past.unchanged).to_string();
    ImportRow { file: past.file, at: Moment::new(texts, past.at, now), result }
}

fn largest(texts: &Texts) -> String {
    texts.t("import-megabytes").with("count", (MOST_BYTES / (1024 * 1024)) as u64).to_string()
}
