//! Catalog files: sent, compared, confirmed, brought in by a job.

use std::io::Cursor;

use base::Currency;
use feeds::ReadOptions;
use market::UploadId;
use market::catalog::{Difference, ImportOptions, ImportOutcome, NewUpload, Upload};
use market::jobs::{Job, JobStatus};
use schemars::JsonSchema;
use sdk::v1::{Import, ImportStatus};
use serde::Deserialize;

use crate::api::access::AsBrand;
use crate::api::answer::{Accepted, Created, Found};
use crate::api::body::{Empty, File};
use crate::api::call::{Call, NoQuery};
use crate::api::problem::{Code, Problem};

/// The most bytes of a file once it is UTF-8.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How many mistakes are told.
const TOLD: usize = 20;

/// How a file is read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HowRead {
    /// Its name, for the list of imports.
    #[schemars(length(max = 200))]
    name: Option<String>,
    /// The currency of prices that do not say their own, ISO 4217; EUR if not said.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    currency: Option<String>,
    /// Whether a blank cell erases what is stored.
    blank_erases: Option<bool>,
}

type One = Call<AsBrand, NoQuery, Empty>;

pub(super) async fn send(mut call: Call<AsBrand, HowRead, File>) -> Result<Created<Import>, Problem> {
    let currency = call.query.currency.as_deref().unwrap_or("EUR");
    let currency: Currency =
        currency.parse().map_err(|error: base::UnknownCurrency| Problem::field("#query/currency", error))?;
    let name = call.query.name.as_deref().unwrap_or("catalog").chars().filter(|c| !c.is_control());
    let name: String = name.take(200).collect();
    let (bytes, blank_erases) = (std::mem::take(&mut call.body.0), call.query.blank_erases.unwrap_or(false));
    let read = move || -> Result<NewUpload, feeds::Refusal> {
        let mut text = Vec::with_capacity(bytes.len());
        feeds::intake(bytes.as_slice(), &mut text, MOST_BYTES)?;
        feeds::Catalog::open(Cursor::new(&text), &name, ReadOptions::new(currency))?;
        Ok(NewUpload { name, currency, blank_erases, bytes: text })
    };
    let done = tokio::task::spawn_blocking(read).await.map_err(|_| Problem::internal())?;
    let file = done.map_err(|refusal| Problem::new(Code::Invalid, refusal))?;
    let catalog = call.market().catalog();
    let id = catalog.keep_upload(call.who.0, &file).await?;
    let difference = compared(&call, &Upload { id, file }).await?;
    Ok(Created::new(told(id, ImportStatus::Compared, &difference)))
}

pub(super) async fn get(call: One) -> Result<Found<Import>, Problem> {
    let id: UploadId = call.id("import")?;
    if let Some(import) = under_way(&call, id).await? {
        return Ok(Found(import));
    }
    let upload = call.market().catalog().upload(call.who.0, id).await?;
    Ok(Found(told(id, ImportStatus::Compared, &compared(&call, &upload).await?)))
}

pub(super) async fn confirm(call: One) -> Result<Accepted<Import>, Problem> {
    let id: UploadId = call.id("import")?;
    if let Some(import) = under_way(&call, id).await? {
        return Ok(Accepted(import));
    }
    let catalog = call.market().catalog();
    let upload = catalog.upload(call.who.0, id).await?;
    let difference = compared(&call, &upload).await?;
    if difference.mistakes.total > 0 {
        let detail = format!("the file has {} mistakes: nothing of it is brought in", difference.mistakes.total);
        return Err(Problem::new(Code::Conflict, detail));
    }
    let counts = difference.counts;
    catalog.confirm_upload(call.who.0, id, &upload.file.name, counts.new + counts.changed + counts.unchanged).await?;
    Ok(Accepted(told(id, ImportStatus::Waiting, &difference)))
}

async fn compared<Q, B>(call: &Call<AsBrand, Q, B>, upload: &Upload) -> Result<Difference, Problem> {
    let options = ImportOptions {
        file_name: upload.file.name.clone(),
        read: ReadOptions::new(upload.file.currency),
        blank_erases: upload.file.blank_erases,
    };
    let file = Cursor::new(upload.file.bytes.clone());
    Ok(call.market().catalog().preview(call.who.0, file, options).await?)
}

/// The import of a file that was confirmed.
async fn under_way(call: &One, id: UploadId) -> Result<Option<Import>, Problem> {
    let Some(job) = call.market().catalog().import_of(call.who.0, id).await? else { return Ok(None) };
    let outcome: Option<ImportOutcome> = if job.is_finished() { job.outcome()? } else { None };
    // The catalog changed under it: it is to be looked at again.
    if outcome.is_some_and(|outcome| !outcome.written) {
        return Ok(None);
    }
    Ok(Some(running(id, &job, outcome)))
}

fn running(id: UploadId, job: &Job, outcome: Option<ImportOutcome>) -> Import {
    let (new, changed, unchanged) =
        outcome.map_or((0, 0, 0), |outcome| (outcome.new, outcome.changed, outcome.unchanged));
    Import {
        id: id.to_string(),
        status: match job.status {
            JobStatus::Waiting => ImportStatus::Waiting,
            JobStatus::Running => ImportStatus::Running,
            JobStatus::Done => ImportStatus::Done,
            JobStatus::Failed => ImportStatus::Failed,
        },
        new,
        changed,
        unchanged,
        mistakes: 0,
        first_mistakes: Vec::new(),
        done: job.progress.done,
        of: job.progress.of,
    }
}

fn told(id: UploadId, status: ImportStatus, difference: &Difference) -> Import {
    let mistakes = &difference.mistakes;
    Import {
        id: id.to_string(),
        status,
        new: difference.counts.new,
        changed: difference.counts.changed,
        unchanged: difference.counts.unchanged,
        mistakes: mistakes.total,
        first_mistakes: mistakes.first.iter().take(TOLD).map(ToString::to_string).collect(),
        done: 0,
        of: 0,
    }
}
