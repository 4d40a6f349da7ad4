use serde::{Deserialize, Serialize};

/// An amount in the smallest unit of its currency: `{"amount": 1250, "currency": "EUR"}` is 12.50 euros.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units: cents, or millionths of a GMS.
    #[cfg_attr(feature = "schema", schemars(range(min = -4_611_686_018_427_387_903_i64, max = 4_611_686_018_427_387_903_i64)))]
    pub amount: i64,
    /// ISO 4217 code.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Z]{3}$")))]
    pub currency: String,
}

/// A moment in UTC, RFC 3339.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(pub String);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Time {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Time".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time", "examples": ["2026-03-01T12:00:00Z"] })
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "{T}Page"))]
pub struct Page<T> {
    /// What is on it.
    pub data: Vec<T>,
    /// Asks for the next page; `null` on the last one.
    pub next_cursor: Option<String>,
}

/// Why a request was not done, RFC 9457.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// What kind it is: the path of a page about it.
    pub r#type: String,
    /// The kind in a few words, always the same for a kind.
    pub title: String,
    /// The HTTP status.
    #[cfg_attr(feature = "schema", schemars(range(min = 400, max = 599)))]
    pub status: u16,
    /// What went wrong this time and what to do.
    pub detail: String,
    /// What is wrong with single fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// The scope the key lacks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// What is no longer as it was when the customer agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<super::CartChange>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldProblem {
    /// A JSON pointer into the body, `/address/country`; `#query/limit` for a parameter.
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}
