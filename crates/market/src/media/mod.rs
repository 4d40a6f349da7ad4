//! Pictures, kept and served under the hash of their bytes: the same picture is stored once, and an address never shows
//! another picture.

mod store;

use db::{DbError, Tx};

use crate::Desk;

/// The most bytes of one picture.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

/// A stored picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medium {
    /// Its media type, `image/svg+xml` for instance.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Pictures.
#[derive(Debug, Clone)]
pub struct Media {
    desk: Desk,
}

impl Media {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// The picture with this hash.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn get(&self, hash: &str) -> Result<Option<Medium>, DbError> {
        store::get(&mut self.desk.read().await?, hash).await
    }
}

/// Stores a picture in the caller's transaction; its hash. The bytes are trusted: they were drawn or checked by us.
///
/// # Errors
/// When the database reports a problem.
pub async fn put_in(tx: &mut Tx, content_type: &str, bytes: &[u8]) -> Result<String, DbError> {
    let hash = crate::secret::digest(bytes);
    store::put(tx, &hash, content_type, bytes).await?;
    Ok(hash)
}
