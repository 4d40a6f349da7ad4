use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;

use super::{Fields, Visitor, WebError};

/// How many characters of a file's name are kept. The name is for people to read; no path is ever made of it.
const NAME_LENGTH: usize = 200;

/// A form that comes in parts, with a file among them.
#[derive(Debug)]
pub struct Parts(Multipart);

/// A form that we gave to this visitor, and the file they chose in it.
#[derive(Debug)]
pub struct Upload {
    /// The other fields.
    pub fields: Fields,
    /// The file's name, without the folders that some browsers send along; empty when none was chosen.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// The form, when a file was chosen in it.
    ///
    /// # Errors
    /// [`NoFile::Missing`] when none was.
    pub fn chosen(self) -> Result<Self, NoFile> {
        if self.name.is_empty() { Err(NoFile::Missing) } else { Ok(self) }
    }
}

/// A form that we gave to this visitor, and all the files they chose in it.
#[derive(Debug)]
pub struct Uploads {
    /// The other fields.
    pub fields: Fields,
    /// The files' names, without folders, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFile {
    /// None was chosen.
    Missing,
    /// It is larger than this form takes.
    TooLarge,
}

impl NoFile {
    /// The status that goes with it.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Missing => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Parts {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        Multipart::from_request(request, state).await.map(Self).map_err(|_| WebError::ForgedForm)
    }
}

impl Parts {
    /// Takes a form with one file in; the last one, when somebody sends several. See [`Parts::receive_all`].
    ///
    /// # Errors
    /// As there.
    pub async fn receive(self, visitor: &Visitor) -> Result<Result<Upload, NoFile>, WebError> {
        let received = self.receive_all(visitor, usize::MAX).await?;
        Ok(received.map(|Uploads { fields, mut files }| {
            let (name, bytes) = files.pop().unwrap_or_default();
            Upload { fields, name, bytes }
        }))
    }

    /// Takes the form in, with at most one file more than `most`: enough to see that there are too many. Its token comes
    /// before the files, so that nobody can make us take in a file with a forged one.
    ///
    /// # Errors
    /// [`WebError::ForgedForm`] when it is not one of ours, and when what was sent is no form at all.
    pub async fn receive_all(
        mut self,
        visitor: &Visitor,
        most: usize,
    ) -> Result<Result<Uploads, NoFile>, WebError> {
        let mut texts: Vec<(String, String)> = Vec::new();
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        loop {
            let part = match self.0.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(error) => return broken(&error).map(Err),
            };
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(bare);
            if file_name.is_some() && Fields::checked(texts.clone(), visitor).is_none() {
                return Err(WebError::ForgedForm);
            }
            let bytes = match part.bytes().await {
                Ok(bytes) => bytes,
                Err(error) => return broken(&error).map(Err),
            };
            match file_name {
                Some(file_name) if files.len() <= most => files.push((file_name, bytes.to_vec())),
                Some(_) => {}
                None => texts.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        let fields = Fields::checked(texts, visitor).ok_or(WebError::ForgedForm)?;
        Ok(Ok(Uploads { fields, files }))
    }
}

/// The last part of a name that may be a path, without what cannot be printed.
fn bare(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(NAME_LENGTH).collect()
}

/// A file that is too large is told so on the page; anything else was no form of ours.
fn broken(error: &MultipartError) -> Result<NoFile, WebError> {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Ok(NoFile::TooLarge),
        _ => Err(WebError::Unusable(error.body_text())),
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_name_is_never_a_path() {
        for (sent, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\ana\\mug.png", "mug.png"),
            ("/", ""),
            ("a\r\nb\0.csv", "ab.csv"),
            ("Größe.csv", "Größe.csv"),
        ] {
            assert_eq!(bare(sent), kept, "{sent:?}");
        }
        assert_eq!(bare(&"x".repeat(1000)).len(), 200);
    }
}
