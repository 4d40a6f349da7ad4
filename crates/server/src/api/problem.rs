//! What goes wrong, as RFC 9457 has it.

use std::fmt::Display;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use sdk::v1::{CartChange, FieldProblem};

use crate::link;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $status:literal, $title:literal;)*) => {
        /// What kind of thing goes wrong. Each has a page of its own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code { $($(#[$doc])* $name),* }

        impl Code {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its word in addresses.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// Its HTTP status.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status),* }
            }

            /// The kind in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),* }
            }
        }
    };
}

codes! {
    /// The body or the address cannot be read.
    Malformed = "malformed", 400, "The request cannot be read";
    /// An idempotency key is needed.
    KeyNeeded = "idempotency-key-needed", 400, "An Idempotency-Key is needed";
    /// No key or secret, or one that opens nothing.
    Unauthorized = "unauthorized", 401, "A valid key or secret is needed";
    /// The key lacks a scope.
    MissingScope = "missing-scope", 403, "The key may not do this";
    /// The key is of another kind of owner.
    WrongOwner = "wrong-owner", 403, "The key acts for somebody else";
    /// Whoever the key acts for, or whoever made it, is suspended.
    Suspended = "suspended", 403, "Whoever the key belongs to is suspended";
    /// Nothing there, or somebody else's.
    NotFound = "not-found", 404, "There is no such thing";
    /// The address is there, and does not answer to this method.
    MethodNotAllowed = "method-not-allowed", 405, "This address does not do that";
    /// Things are in a state in which this cannot be done.
    Conflict = "conflict", 409, "This cannot be done now";
    /// Prices or stock changed since the customer agreed.
    CartChanged = "cart-changed", 409, "The cart has changed";
    /// The same request is being worked on.
    InProgress = "in-progress", 409, "The same request is being worked on";
    /// Larger than we take.
    TooLarge = "too-large", 413, "The request is too large";
    /// Another kind of body.
    UnsupportedMediaType = "unsupported-media-type", 415, "The body is of another kind";
    /// Fields are not what they should be.
    Invalid = "invalid", 422, "Something in the request is not what it should be";
    /// The idempotency key belongs to another request.
    KeyReused = "idempotency-key-reused", 422, "The Idempotency-Key belongs to another request";
    /// Too many requests.
    TooManyRequests = "too-many-requests", 429, "Too many requests";
    /// We are at fault.
    Internal = "internal", 500, "Something went wrong here";
}

impl Code {
    /// The address of what is said about it.
    #[must_use]
    pub fn page(self) -> String {
        link::problems().at(self.word()).to_string()
    }
}

/// What went wrong this time.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    pub(super) code: Code,
    detail: String,
    errors: Vec<FieldProblem>,
    scope: Option<String>,
    changes: Vec<CartChange>,
    /// Again after so many seconds.
    wait: Option<u64>,
}

impl Problem {
    pub(super) fn new(code: Code, detail: impl Display) -> Self {
        Self { code, detail: detail.to_string(), errors: Vec::new(), scope: None, changes: Vec::new(), wait: None }
    }

    pub(super) fn internal() -> Self {
        Self::new(Code::Internal, "we are at fault, and it is in our log; nothing half-done remains")
    }

    pub(super) fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("there is no such {what}"))
    }

    /// One field is not what it should be.
    pub(super) fn field(pointer: impl Into<String>, detail: impl Display) -> Self {
        let detail = detail.to_string();
        Self::new(Code::Invalid, &detail).with(FieldProblem { pointer: pointer.into(), detail })
    }

    pub(super) fn with(mut self, problem: FieldProblem) -> Self {
        self.errors.push(problem);
        self
    }

    pub(super) fn scope(scope: &str) -> Self {
        let detail = format!("the key needs the scope `{scope}`");
        Self { scope: Some(scope.to_owned()), ..Self::new(Code::MissingScope, detail) }
    }

    pub(super) fn changed(changes: Vec<CartChange>) -> Self {
        let detail = "prices, stock or the total are no longer what the customer agreed to: ask for a quote again";
        Self { changes, ..Self::new(Code::CartChanged, detail) }
    }

    pub(super) fn too_many(wait: u64) -> Self {
        let detail = format!("try again in {wait} seconds");
        Self { wait: Some(wait), ..Self::new(Code::TooManyRequests, detail) }
    }

    pub(super) fn into_response(self) -> Response {
        let status = self.code.status();
        let body = sdk::v1::Problem {
            r#type: self.code.page(),
            title: self.code.title().to_owned(),
            status,
            detail: self.detail,
            errors: self.errors,
            scope: self.scope,
            changes: self.changes,
        };
        let mut response = Response::new(serde_json::to_string(&body).unwrap_or_default().into());
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.code == Code::Unauthorized {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"astra\""));
        }
        if let Some(wait) = self.wait {
            headers.insert(header::RETRY_AFTER, wait.into());
        }
        response
    }
}
