//! A request's way through: limits, key, scope, body, and the headers of its answer.

use std::sync::Arc;

use axum::RequestExt as _;
use axum::body::{Bytes, to_bytes};
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use base::encode_id;
use market::hash_secret;
use market::keys::{Key, Suspended};

use super::access::{no_key, other_owner};
use super::answer::Answered;
use super::call::Asked;
use super::limits::Left;
use super::operation::{Facts, Method, Operation};
use super::problem::{Code, Problem};
use super::{idempotency, keys};
use crate::web::{App, address};

/// The header that names a request in our log.
const REQUEST_ID: &str = "x-request-id";

/// Answers a request for `operation`.
pub(super) async fn answer(app: App, operation: &'static Operation, request: Request) -> Response {
    let id = encode_id("req", app.market().desk().next_id());
    let (mut left, known) = (None, request.headers().get(header::IF_NONE_MATCH).cloned());
    let outcome = done(&app, operation, request, &mut left).await;
    let mut response = match outcome {
        Ok(answered) if operation.facts.method == Method::Get => with_tag(answered, known.as_ref()),
        Ok(answered) => answered.into_response(),
        Err(problem) => {
            if problem.code == Code::Internal {
                tracing::error!(request.id = %id, "request {id} failed");
            }
            problem.into_response()
        }
    };
    let headers = response.headers_mut();
    if let Some(left) = left {
        left.write(headers);
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(HeaderName::from_static(REQUEST_ID), id);
    }
    response
}

async fn done(
    app: &App,
    operation: &'static Operation,
    mut request: Request,
    left: &mut Option<Left>,
) -> Result<Answered, Problem> {
    let facts = &operation.facts;
    let from = address(app, &request);
    let key = key(app, request.headers(), &from).await?;
    *left = Some(match &key {
        Some(key) => app.api_limits().of_key(&key.id.to_string())?,
        None => app.api_limits().of_address(&from)?,
    });
    admitted(facts, key.as_deref())?;
    let path = request.extract_parts::<RawPathParams>().await.map_err(|_| Problem::not_found("address"))?;
    let path: Vec<(String, String)> = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    // No database keeps this character, so nothing has it in its name.
    if path.iter().any(|(_, value)| value.contains('\0')) {
        return Err(Problem::not_found("address"));
    }
    let (parts, body) = request.into_parts();
    let body = body_of(facts, body).await?;
    let asked = Asked { app: app.clone(), facts, headers: parts.headers, uri: parts.uri, path, body, key };
    idempotency::run(operation, asked).await
}

/// The key that was sent, if one was. A wrong one is refused even where none is needed.
async fn key(app: &App, headers: &HeaderMap, from: &str) -> Result<Option<Arc<Key>>, Problem> {
    let Some(sent) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let text = sent.to_str().ok().and_then(|text| text.split_once(' '));
    let text = text.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, text)| text.trim());
    if let Some(key) = keys::open(app, text.unwrap_or_default()).await? {
        return match key.suspended {
            None => Ok(Some(key)),
            Some(suspended) => Err(refused(&key, suspended)),
        };
    }
    app.api_limits().wrong_key(from)?;
    Err(Problem::new(Code::Unauthorized, "this key opens nothing: it is mistyped, has expired or was revoked"))
}

/// A suspension is told to whoever has the key: it is theirs, and it is no secret.
fn refused(key: &Key, suspended: Suspended) -> Problem {
    let detail = match suspended {
        Suspended::Owner => format!("the {} this key acts for is suspended: its console says why", key.owner.word()),
        Suspended::Maker => "whoever made this key is suspended: somebody else can make another".to_owned(),
    };
    Problem::new(Code::Suspended, detail)
}

/// Whether the key may do what is asked.
fn admitted(facts: &Facts, key: Option<&Key>) -> Result<(), Problem> {
    if !facts.who.is_key() {
        return Ok(());
    }
    let key = key.ok_or_else(no_key)?;
    if let Some(owner) = facts.who.owner().filter(|owner| *owner != key.owner.word()) {
        return Err(other_owner(owner));
    }
    match facts.scope {
        Some(scope) if !key.scopes.has(scope) => Err(Problem::scope(scope.word())),
        _ => Ok(()),
    }
}

async fn body_of(facts: &Facts, body: axum::body::Body) -> Result<Bytes, Problem> {
    let most = facts.body.most_bytes();
    let too_large = |_| Problem::new(Code::TooLarge, format!("the body has at most {most} bytes"));
    to_bytes(body, most).await.map_err(too_large)
}

/// An answer with a tag of what is in it; without its body when whoever asks has it already.
fn with_tag(answered: Answered, known: Option<&HeaderValue>) -> Response {
    let tag = hash_secret(&answered.body);
    // Weak: whatever is in front of us may send the same in other bytes.
    let tag = format!("W/\"{}\"", tag.get(..32).unwrap_or(&tag));
    let known = known.and_then(|known| known.to_str().ok()).unwrap_or_default();
    let has_it = known.split(',').any(|known| known.trim() == tag);
    let mut response = answered.into_response();
    if has_it {
        *response.body_mut() = axum::body::Body::empty();
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_TYPE);
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// An address that answers to other methods.
pub(super) async fn not_allowed() -> Response {
    Problem::new(Code::MethodNotAllowed, "see the header `Allow` for what it does").into_response()
}

/// No address of ours.
pub(super) async fn nothing_here() -> Response {
    Problem::new(Code::NotFound, "there is no such address: /docs lists them").into_response()
}
