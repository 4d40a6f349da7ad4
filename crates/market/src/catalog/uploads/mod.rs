//! Catalog files that were uploaded and wait for a yes or no. They are kept in the database, so that any node can answer.

mod store;

use base::{Currency, Span, Timestamp};
use db::{DbError, Tx};

use super::{Catalog, CatalogError};
use crate::events::{self, EventKind, NewEvent};
use crate::{BrandId, UploadId};

/// How long an upload waits for an answer.
pub const UPLOAD_LIFE: Span = Span::days(1);

/// A file that was sent.
#[derive(Debug, Clone)]
pub struct NewUpload {
    /// Its name.
    pub name: String,
    /// The currency of prices that do not say their own.
    pub currency: Currency,
    /// Whether a blank cell erases what is stored.
    pub blank_erases: bool,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file that waits.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Which.
    pub id: UploadId,
    /// What was sent.
    pub file: NewUpload,
}

/// An import there has been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastImport {
    /// The file's name.
    pub file: String,
    /// New products.
    pub created: u64,
    /// Different products.
    pub changed: u64,
    /// Products that were as they are.
    pub unchanged: u64,
    /// When it was done.
    pub at: Timestamp,
}

impl Catalog {
    /// Keeps a file until it is imported or discarded, at most [`UPLOAD_LIFE`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_upload(&self, brand: BrandId, file: &NewUpload) -> Result<UploadId, CatalogError> {
        let mut tx = self.desk.begin().await?;
        let id = store::insert(&mut tx, brand, file, self.desk.now()).await?;
        let event = NewEvent::new(EventKind::UploadMade, id).at_brand(brand).with("file", file.name.as_str());
        events::note_in(&self.desk, &mut tx, &event).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// An upload of `brand`.
    ///
    /// # Errors
    /// [`CatalogError::NoSuchUpload`] when it is another brand's, was answered or waited too long.
    pub async fn upload(&self, brand: BrandId, id: UploadId) -> Result<Upload, CatalogError> {
        let found = store::get(&mut self.desk.read().await?, brand, id, self.oldest()).await?;
        found.map(|file| Upload { id, file }).ok_or(CatalogError::NoSuchUpload)
    }

    /// Forgets an upload of `brand`; nothing happens when it is gone already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn discard_upload(&self, brand: BrandId, id: UploadId) -> Result<(), CatalogError> {
        let mut tx = self.desk.begin().await?;
        store::delete(&mut tx, brand, id).await?;
        let event = NewEvent::new(EventKind::UploadDiscarded, id).at_brand(brand);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets the uploads that nobody answered in time; how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old_uploads(&self) -> Result<u64, CatalogError> {
        // Looked for first: usually there is none, and then nobody waits for the writer.
        if !store::has_older(&mut self.desk.read().await?, self.oldest()).await? {
            return Ok(0);
        }
        let mut tx = self.desk.begin().await?;
        let gone = store::delete_older(&mut tx, self.oldest()).await?;
        tx.commit().await?;
        Ok(gone)
    }

    /// The last imports into `brand`, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn past_imports(&self, brand: BrandId, most: u32) -> Result<Vec<PastImport>, CatalogError> {
        Ok(store::past_imports(&mut self.desk.read().await?, brand, most).await?)
    }

    fn oldest(&self) -> Timestamp {
        self.desk.now() - UPLOAD_LIFE
    }
}

/// Forgets an upload of `brand` in the caller's transaction.
pub(in crate::catalog) async fn delete_in(tx: &mut Tx, brand: BrandId, id: UploadId) -> Result<(), DbError> {
    store::delete(tx, brand, id).await
}

/// Lets an upload of `brand` wait from `now` on once more; `false` when there is none.
pub(in crate::catalog) async fn keep_longer_in(
    tx: &mut Tx,
    brand: BrandId,
    id: UploadId,
    now: Timestamp,
) -> Result<bool, DbError> {
    store::keep_longer(tx, brand, id, now, now - UPLOAD_LIFE).await
}
