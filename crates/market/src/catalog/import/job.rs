//! An import that was confirmed is done by a job: it survives the node it began on, and whoever waits sees how far it is.
//!
//! The file is imported whole or not at all, so whoever takes the job over begins with its first line. That it is imported
//! once is certain all the same: the end of the job is part of the transaction that writes.

use std::io::Cursor;

use base::Timestamp;
use db::Tx;
use feeds::ReadOptions;
use serde::{Deserialize, Serialize};

use super::watch::Watch;
use super::{Difference, ImportOptions, on_a_thread};
use crate::catalog::{Catalog, CatalogError, uploads};
use crate::events::{self, EventKind, NewEvent};
use crate::jobs::{self, Claim, Job, JobError, JobKind, Jobs, NewJob, Progress};
use crate::{BrandId, UploadId};

/// What is to be imported.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Wanted {
    brand: i64,
    upload: i64,
    /// What the file is called.
    file: String,
    /// How many products the file has.
    products: i64,
}

/// What an import came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOutcome {
    /// Whether it was written. Otherwise somebody changed the catalog in between so that the file no longer fits.
    pub written: bool,
    /// New products.
    pub new: u64,
    /// Different products.
    pub changed: u64,
    /// Products that were as they are.
    pub unchanged: u64,
}

impl ImportOutcome {
    fn of(difference: &Difference) -> Self {
        let counts = difference.counts;
        let written = difference.written;
        Self { written, new: counts.new, changed: counts.changed, unchanged: counts.unchanged }
    }
}

/// The job that an import is done by.
pub(super) struct ByJob {
    claim: Claim,
    wanted: Wanted,
}

impl ByJob {
    pub(super) const fn watch<'a>(&'a self, jobs: &'a Jobs) -> Watch<'a> {
        Watch::of_job(jobs, &self.claim, self.wanted.products)
    }

    pub(super) async fn begins_to_write(&self, jobs: &Jobs) -> Result<(), JobError> {
        let all = self.wanted.products;
        jobs.step(&self.claim, &Progress::new(all, all, "writing")).await
    }

    /// The file is imported: it is not needed any more, and neither is the job.
    pub(super) async fn ends_in(
        &self,
        tx: &mut Tx,
        brand: BrandId,
        difference: &Difference,
        now: Timestamp,
    ) -> Result<(), CatalogError> {
        uploads::delete_in(tx, brand, UploadId::from_number(self.wanted.upload)).await?;
        Ok(jobs::finish_in(tx, &self.claim, &ImportOutcome::of(difference), now).await?)
    }
}

impl Catalog {
    pub(super) fn jobs(&self) -> Jobs {
        Jobs::new(self.desk.clone())
    }

    /// Lets an upload of `brand`, which is called `file` and has `products` products, be imported. Confirmed twice, it is imported once.
    ///
    /// # Errors
    /// [`CatalogError::NoSuchUpload`] when it is another brand's, was imported or waited too long.
    pub async fn confirm_upload(
        &self,
        brand: BrandId,
        upload: UploadId,
        file: &str,
        products: u64,
    ) -> Result<(), CatalogError> {
        let now = self.desk.now();
        let products = i64::try_from(products).unwrap_or(i64::MAX);
        let wanted = Wanted { brand: brand.number(), upload: upload.number(), file: file.to_owned(), products };
        let mut tx = self.desk.begin().await?;
        if !uploads::keep_longer_in(&mut tx, brand, upload, now).await? {
            return Err(CatalogError::NoSuchUpload);
        }
        jobs::wake_in(&mut tx, &NewJob::new(JobKind::Import, key(upload), &wanted, now)?, now).await?;
        let event = NewEvent::new(EventKind::UploadAccepted, upload).at_brand(brand).with("file", file);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// The job that imports an upload of `brand`; `None` when it was not confirmed, or is long done.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn import_of(&self, brand: BrandId, upload: UploadId) -> Result<Option<Job>, CatalogError> {
        let Some(job) = self.jobs().by_key(&key(upload)).await? else { return Ok(None) };
        let wanted: Wanted = job.payload()?;
        Ok(Some(job).filter(|_| wanted.brand == brand.number()))
    }

    /// What the file is called that a job imports.
    ///
    /// # Errors
    /// When the job is about something else.
    pub fn file_of_import(&self, job: &Job) -> Result<String, CatalogError> {
        let wanted: Wanted = job.payload()?;
        Ok(wanted.file)
    }

    /// Does the import that a job is about, and ends the job.
    ///
    /// # Errors
    /// As [`Catalog::import`], and when the job is another node's by now; then nothing was written.
    pub async fn run_import(&self, claim: &Claim) -> Result<(), CatalogError> {
        let wanted: Wanted = claim.payload()?;
        let brand = BrandId::from_number(wanted.brand);
        let upload = self.upload(brand, UploadId::from_number(wanted.upload)).await?.file;
        let options = ImportOptions {
            file_name: upload.name,
            read: ReadOptions::new(upload.currency),
            blank_erases: upload.blank_erases,
        };
        self.jobs().step(claim, &Progress::new(0, wanted.products, "comparing")).await?;
        let (catalog, job) = (self.clone(), ByJob { claim: claim.clone(), wanted });
        let difference = on_a_thread(move |handle| {
            handle.block_on(catalog.compare_and_write(brand, Cursor::new(upload.bytes), &options, Some(&job)))
        })
        .await?;
        if !difference.written {
            // The file stays for whoever wants to see why.
            self.jobs().finish(claim, &ImportOutcome::of(&difference)).await?;
        }
        Ok(())
    }
}

fn key(upload: UploadId) -> String {
    format!("import:{upload}")
}
