//! Pictures, kept and served under the hash of their bytes: the same picture is stored once, and an address never shows
//! another picture.

mod store;

use db::{DbError, Tx};

use crate::Desk;

/// A stored picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medium {
    /// Its media type, `image/svg+xml` for instance.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A picture that was made by us in several widths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPicture {
    /// Its media type.
    pub content_type: &'static str,
    /// Its height in its greatest width, in points.
    pub height: u32,
    /// The widths and the bytes, the widest first.
    pub sizes: Vec<(u32, Vec<u8>)>,
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

    /// Stores a picture; its name. See [`put_picture_in`].
    ///
    /// # Errors
    /// As there.
    pub async fn keep(&self, picture: &NewPicture) -> Result<String, DbError> {
        let mut tx = self.desk.begin().await?;
        let name = put_picture_in(&mut tx, picture).await?;
        tx.commit().await?;
        Ok(name)
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

/// Stores a picture in all its widths in the caller's transaction; its name. The name is made of what the widest shows and
/// of its measures (`<hash>-1280x960`), so that a page needs nothing else to leave room for it; the others are called by
/// it and their width ([`narrower`]).
///
/// # Errors
/// When the database reports a problem, or the picture has no width at all.
pub async fn put_picture_in(tx: &mut Tx, picture: &NewPicture) -> Result<String, DbError> {
    let Some((width, widest)) = picture.sizes.first() else {
        return Err(DbError::Engine("a picture without any width".to_owned()));
    };
    let name = format!("{}-{width}x{}", crate::secret::digest(widest), picture.height);
    store::put(tx, &name, picture.content_type, widest).await?;
    for (width, bytes) in picture.sizes.iter().skip(1) {
        store::put(tx, &narrower(&name, *width), picture.content_type, bytes).await?;
    }
    Ok(name)
}

/// What a picture is called in a smaller width.
#[must_use]
pub fn narrower(name: &str, width: u32) -> String {
    format!("{name}-{width}w")
}

/// The width and height of a picture by its name; `None` for one that is a drawing and has none.
#[must_use]
pub fn measures(name: &str) -> Option<(u32, u32)> {
    let (_, measures) = name.split_once('-')?;
    let (width, height) = measures.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{measures, narrower};

    #[test]
    fn a_name_tells_the_measures() {
        assert_eq!(measures("0af3-1280x960"), Some((1280, 960)));
        assert_eq!(narrower("0af3-1280x960", 320), "0af3-1280x960-320w");
        assert_eq!(measures("0af3"), None);
        assert_eq!(measures("0af3-1280x"), None);
    }
}
