//! What comes in with a request.

use axum::http::header;
use schemars::JsonSchema;
use sdk::v1::FieldProblem;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::call::Asked;
use super::document;
use super::fits::misfit;
use super::operation::Tell;
use super::problem::{Code, Problem};

/// The most bytes of a JSON body.
const MOST_JSON: usize = 256 * 1024;
/// The most bytes of a catalog file.
const MOST_FILE: usize = 64 * 1024 * 1024;

/// What kind of body an operation takes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum BodyKind {
    /// None.
    Nothing,
    /// JSON of this schema.
    Json(Tell),
    /// The bytes of a file.
    File,
}

impl BodyKind {
    pub(super) const fn most_bytes(self) -> usize {
        match self {
            // Some clients send `{}` with every POST.
            Self::Nothing => 1024,
            Self::Json(_) => MOST_JSON,
            Self::File => MOST_FILE,
        }
    }
}

/// A body as a handler wants it.
pub(super) trait Body: Sized + Send + 'static {
    fn kind() -> BodyKind;
    fn read(asked: &mut Asked) -> Result<Self, Problem>;
}

/// No body.
#[derive(Debug)]
pub(super) struct Empty;

impl Body for Empty {
    fn kind() -> BodyKind {
        BodyKind::Nothing
    }

    fn read(_: &mut Asked) -> Result<Self, Problem> {
        Ok(Self)
    }
}

/// JSON, read strictly: what the type does not know is refused, so nobody sets what is not theirs to set.
#[derive(Debug)]
pub(super) struct Json<T>(pub(super) T);

impl<T: DeserializeOwned + JsonSchema + Send + 'static> Body for Json<T> {
    fn kind() -> BodyKind {
        BodyKind::Json(|generator| generator.subschema_for::<T>())
    }

    fn read(asked: &mut Asked) -> Result<Self, Problem> {
        if !is_json(asked) {
            return Err(Problem::new(Code::UnsupportedMediaType, "send JSON: `Content-Type: application/json`"));
        }
        let sent: Value = serde_json::from_slice(&asked.body)
            .map_err(|error| Problem::new(Code::Malformed, format!("the body is not JSON: {error}")))?;
        if let Some(problem) = misfit(document::body_schema(asked.facts), &sent) {
            return Err(Problem::field(problem.pointer, problem.detail));
        }
        let value = serde_path_to_error::deserialize(sent).map_err(|error| refused(&error))?;
        Ok(Self(value))
    }
}

fn is_json(asked: &Asked) -> bool {
    let kind = asked.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn refused(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let detail: String = error.inner().to_string().chars().take(200).collect();
    let pointer = pointer(error.path());
    Problem::new(Code::Invalid, "a field is missing, unknown or of another kind").with(FieldProblem { pointer, detail })
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let segments = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { variant } => Some(variant.clone()),
        Segment::Unknown => None,
    });
    segments.map(|segment| format!("/{segment}")).collect()
}

/// The bytes of a file.
#[derive(Debug)]
pub(super) struct File(pub(super) Vec<u8>);

impl Body for File {
    fn kind() -> BodyKind {
        BodyKind::File
    }

    fn read(asked: &mut Asked) -> Result<Self, Problem> {
        Ok(Self(std::mem::take(&mut asked.body).into()))
    }
}
