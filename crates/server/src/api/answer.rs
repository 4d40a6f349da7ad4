//! What goes back.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use schemars::JsonSchema;
use serde::Serialize;

use super::operation::Tell;
use super::problem::Problem;

/// An answer in bytes, before the headers all answers have.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) status: u16,
    /// JSON; empty when there is none.
    pub(super) body: String,
    pub(super) replayed: bool,
}

impl Answered {
    pub(super) fn into_response(self) -> Response {
        let mut response = Response::new(self.body.into());
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        if self.status != 204 {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        if self.replayed {
            headers.insert(HeaderName::from_static("idempotent-replayed"), HeaderValue::from_static("true"));
        }
        response
    }
}

/// What a handler returns.
pub(super) trait Answer: Send + 'static {
    const STATUS: u16;

    fn tell() -> Option<Tell>;
    fn answered(self) -> Result<Answered, Problem>;
}

fn json<T: Serialize>(status: u16, value: &T, replayed: bool) -> Result<Answered, Problem> {
    let body = serde_json::to_string(value).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written as JSON");
        Problem::internal()
    })?;
    Ok(Answered { status, body, replayed })
}

/// It is this.
#[derive(Debug)]
pub(super) struct Found<T>(pub(super) T);

impl<T: Serialize + JsonSchema + Send + 'static> Answer for Found<T> {
    const STATUS: u16 = 200;

    fn tell() -> Option<Tell> {
        Some(|generator| generator.subschema_for::<T>())
    }

    fn answered(self) -> Result<Answered, Problem> {
        json(Self::STATUS, &self.0, false)
    }
}

/// This was made.
#[derive(Debug)]
pub(super) struct Created<T> {
    pub(super) value: T,
    /// Whether an earlier request made it.
    pub(super) replayed: bool,
}

impl<T> Created<T> {
    pub(super) const fn new(value: T) -> Self {
        Self { value, replayed: false }
    }
}

impl<T: Serialize + JsonSchema + Send + 'static> Answer for Created<T> {
    const STATUS: u16 = 201;

    fn tell() -> Option<Tell> {
        Some(|generator| generator.subschema_for::<T>())
    }

    fn answered(self) -> Result<Answered, Problem> {
        json(Self::STATUS, &self.value, self.replayed)
    }
}

/// This is going to be done.
#[derive(Debug)]
pub(super) struct Accepted<T>(pub(super) T);

impl<T: Serialize + JsonSchema + Send + 'static> Answer for Accepted<T> {
    const STATUS: u16 = 202;

    fn tell() -> Option<Tell> {
        Some(|generator| generator.subschema_for::<T>())
    }

    fn answered(self) -> Result<Answered, Problem> {
        json(Self::STATUS, &self.0, false)
    }
}

/// It is done, and there is nothing to say.
#[derive(Debug)]
pub(super) struct Done;

impl Answer for Done {
    const STATUS: u16 = 204;

    fn tell() -> Option<Tell> {
        None
    }

    fn answered(self) -> Result<Answered, Problem> {
        Ok(Answered { status: Self::STATUS, body: String::new(), replayed: false })
    }
}
