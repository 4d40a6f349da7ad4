//! A catalog file is compared with what is stored, and stored.
//!
//! Memory stays bounded: the file is read product by product, twice. The first pass compares, on a snapshot, and holds up
//! nobody; if it finds a mistake, nothing else happens. The second pass compares again, now inside the transaction that
//! writes, so that what changed meanwhile is seen, and commits once at the end.
//!
//! Both run on a thread for blocking work: reading a file blocks, and on SQLite the statements of a transaction run where
//! they are called. An import holds the one writer of SQLite for the whole second pass, seconds for a large catalog; shops
//! go on answering pages meanwhile, and orders wait.

mod apply;
mod compare;
mod difference;
mod job;
mod merge;
mod pass;
pub(in crate::catalog) mod shelved;
pub(in crate::catalog) mod store;
mod variants;
mod watch;

use std::io::{Read, Seek};

use db::Tx;
use feeds::ReadOptions;
use tokio::runtime::Handle;

use super::{Catalog, CatalogError};
use crate::BrandId;
use crate::catalog::pictures;
use crate::events::{self, EventKind, NewEvent};
use job::ByJob;
use pass::Pass;
use watch::Watch;

pub use difference::{
    Blame, Changed, Counts, Difference, Dropped, Erased, Examples, Field, FieldChange, Lost, Mistake, Mistakes, New,
    NotInFile,
};

pub use job::ImportOutcome;

/// What an import goes by.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// The file's name, for messages and the list of past imports; decides nothing.
    pub file_name: String,
    /// How the file is read.
    pub read: ReadOptions,
    /// Whether a blank cell erases what is stored. Quantities, titles and yes-or-no fields are never erased.
    pub blank_erases: bool,
}

impl Catalog {
    /// What `file` would change in the catalog of `brand`. Nothing is written.
    ///
    /// # Errors
    /// When the file is none we can read ([`CatalogError::Refused`]), there is no such brand, or the database fails.
    /// Mistakes in single rows are part of the [`Difference`].
    pub async fn preview<R>(&self, brand: BrandId, file: R, options: ImportOptions) -> Result<Difference, CatalogError>
    where
        R: Read + Seek + Send + 'static,
    {
        let catalog = self.clone();
        on_a_thread(move |handle| {
            let compared = handle.block_on(catalog.compare(brand, file, &options, Watch::nobody()));
            compared.map(|(difference, _)| difference)
        })
        .await
    }

    /// Imports `file` into the catalog of `brand`, whole or not at all. What it changed; or, when the difference has
    /// mistakes, what it would have changed: then nothing was written.
    ///
    /// # Errors
    /// As [`Catalog::preview`]; then nothing was written.
    pub async fn import<R>(&self, brand: BrandId, file: R, options: ImportOptions) -> Result<Difference, CatalogError>
    where
        R: Read + Seek + Send + 'static,
    {
        let catalog = self.clone();
        on_a_thread(move |handle| handle.block_on(catalog.compare_and_write(brand, file, &options, None))).await
    }

    async fn compare<R: Read + Seek>(
        &self,
        brand: BrandId,
        file: R,
        options: &ImportOptions,
        watch: Watch<'_>,
    ) -> Result<(Difference, feeds::Catalog<R>), CatalogError> {
        let mut read = options.read.clone();
        read.now = read.now.or_else(|| Some(self.desk.now()));
        let mut file = feeds::Catalog::open(file, &options.file_name, read)?;
        let mut tx = self.desk.read().await?;
        let difference =
            Pass::begin(self, &mut tx, brand, options).await?.run(&mut tx, &mut file, false, watch).await?;
        Ok((difference, file))
    }

    /// For a job, its end is part of the transaction that writes.
    async fn compare_and_write<R: Read + Seek>(
        &self,
        brand: BrandId,
        file: R,
        options: &ImportOptions,
        job: Option<&ByJob>,
    ) -> Result<Difference, CatalogError> {
        let jobs = self.jobs();
        let watch = job.map_or_else(Watch::nobody, |job| job.watch(&jobs));
        let (mut difference, mut file) = self.compare(brand, file, options, watch).await?;
        if difference.mistakes.total > 0 {
            return Ok(difference);
        }
        let touches = difference.counts.new + difference.counts.changed > 0;
        if touches {
            if let Some(job) = job {
                job.begins_to_write(&jobs).await?;
            }
            file.rewind();
        }
        let mut tx = self.desk.begin().await?;
        // Nothing to write: nobody has to wait for a second look at it.
        if touches {
            let pass = Pass::begin(self, &mut tx, brand, options).await?;
            difference = pass.run(&mut tx, &mut file, true, Watch::nobody()).await?;
            if difference.mistakes.total > 0 {
                // Something was changed under our hands. The transaction is dropped, and with it everything it wrote.
                return Ok(difference);
            }
            pictures::fetch_in(&mut tx, brand, self.desk.now()).await?;
        }
        difference.written = true;
        self.note_import(&mut tx, brand, options, &difference).await?;
        if let Some(job) = job {
            job.ends_in(&mut tx, brand, &difference, self.desk.now()).await?;
        }
        tx.commit().await?;
        Ok(difference)
    }

    async fn note_import(
        &self,
        tx: &mut Tx,
        brand: BrandId,
        options: &ImportOptions,
        difference: &Difference,
    ) -> Result<(), CatalogError> {
        let Counts { new, changed, unchanged, .. } = difference.counts;
        let counts = [new, changed, unchanged].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        let name: String = options.file_name.chars().take(200).collect();
        let event = NewEvent::new(EventKind::CatalogImported, brand).at_brand(brand).with("file", name.as_str());
        let event = event.with("new", new).with("changed", changed);
        events::note_in(&self.desk, tx, &event).await?;
        Ok(store::insert_import(tx, brand, &name, counts, self.desk.now()).await?)
    }
}

/// Runs `work` where blocking hurts nobody.
pub(super) async fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce(&Handle) -> Result<T, CatalogError> + Send + 'static,
) -> Result<T, CatalogError> {
    let handle = Handle::current();
    let done = tokio::task::spawn_blocking(move || work(&handle)).await;
    done.map_err(|error| CatalogError::BrokenOff(error.to_string()))?
}
