use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde::de::DeserializeOwned;

use super::{Visitor, WebError};

/// The most bytes a form may have.
const MOST_BYTES: usize = 256 * 1024;

/// The fields of a form that we gave to this very visitor. A handler that takes one cannot be reached by a forged form.
#[derive(Debug, Clone)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields of a form that came in parts; `None` when it is not one of ours.
    #[must_use]
    pub fn checked(fields: Vec<(String, String)>, visitor: &Visitor) -> Option<Self> {
        let fields = Self(fields);
        visitor.knows(fields.get("csrf")).then_some(fields)
    }

    /// The first value sent under `name`; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Every field whose name begins with `prefix`, as (rest of the name, value).
    pub fn starting_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_str())))
    }

    /// The fields as a struct; fields it does not know are left out.
    ///
    /// # Errors
    /// When a field it needs is missing or of another kind.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, WebError> {
        let map = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let read = T::deserialize(serde::de::value::MapDeserializer::new(map));
        read.map_err(|error: serde::de::value::Error| WebError::Unusable(error.to_string()))
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        let visitor = request.extensions().get::<Visitor>().cloned().ok_or(WebError::Internal)?;
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(WebError::ForgedForm);
        }
        let body = to_bytes(request.into_body(), MOST_BYTES).await.map_err(|_| WebError::TooLarge)?;
        let fields: Vec<(String, String)> =
            serde_urlencoded::from_bytes(&body).map_err(|error| WebError::Unusable(error.to_string()))?;
        Self::checked(fields, &visitor).ok_or(WebError::ForgedForm)
    }
}
