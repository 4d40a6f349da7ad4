//! A program that talks to the interface without a network, and believes nothing that the document does not say.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use market::Actor;
use market::keys::{KeyOwner, NewKey, Scope, Scopes};
use serde_json::{Value, json};
use server::api::document;
use tower::ServiceExt as _;

use crate::support::TestShop;

/// A program at an address of its own.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    router: Router,
    headers: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) json: Value,
    pub(crate) text: String,
}

impl Reply {
    /// A text in the answer, by JSON pointer.
    pub(crate) fn at(&self, pointer: &str) -> &str {
        let found = self.json.pointer(pointer).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("no text at {pointer} in {}", self.text))
    }

    pub(crate) fn number(&self, pointer: &str) -> i64 {
        let found = self.json.pointer(pointer).and_then(Value::as_i64);
        found.unwrap_or_else(|| panic!("no number at {pointer} in {}", self.text))
    }

    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    /// It is a problem of this kind.
    pub(crate) fn told_problem(self, status: u16, word: &str) -> Self {
        let this = self.is(status);
        assert_eq!(this.headers["content-type"], "application/problem+json");
        assert_eq!(this.at("/type"), format!("/docs/problems#{word}"), "{}", this.text);
        this
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Program {
    pub(crate) fn at(shop: &TestShop, address: &str) -> Self {
        let headers = BTreeMap::from([("x-forwarded-for".to_owned(), address.to_owned())]);
        Self { router: shop.router.clone(), headers }
    }

    pub(crate) fn with(&self, header: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.insert(header.to_owned(), value.to_owned());
        other
    }

    /// The same program with a key of this owner that may do all of this.
    pub(crate) async fn with_key(&self, shop: &TestShop, by: &str, owner: KeyOwner, scopes: &[Scope]) -> Self {
        let new = NewKey { name: "a program".into(), scopes: Scopes::new(scopes.iter().copied()), expires_at: None };
        let market = shop.market.by(Actor::Merchant(shop.person(by)));
        let made = market.keys().make(owner, &new).await.unwrap();
        self.with("authorization", &format!("Bearer {}", made.text))
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.sends("GET", path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Reply {
        self.sends("POST", path, Some(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Reply {
        self.sends("PUT", path, Some(body)).await
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Reply {
        self.sends("PATCH", path, Some(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        self.sends("DELETE", path, None).await
    }

    pub(crate) async fn sends(&self, method: &str, path: &str, body: Option<Value>) -> Reply {
        let bytes = body.map(|body| body.to_string().into_bytes());
        let kind = bytes.as_ref().map(|_| "application/json");
        self.sends_bytes(method, path, kind, bytes.unwrap_or_default()).await
    }

    pub(crate) async fn sends_bytes(&self, method: &str, path: &str, kind: Option<&str>, bytes: Vec<u8>) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(bytes)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let text = String::from_utf8(to_bytes(body, 10_000_000).await.unwrap().to_vec()).unwrap();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        let reply = Reply { status: parts.status, headers: parts.headers, json, text };
        agrees_with_document(method, path, &reply);
        reply
    }
}

/// The operation of the document that answers at this address.
fn operation_at<'a>(method: &str, path: &str) -> Option<&'a Value> {
    let path = path.split('?').next().unwrap();
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |known: &str| {
        let known: Vec<&str> = known.split('/').collect();
        known.len() == parts.len()
            && known.iter().zip(&parts).all(|(known, part)| known.starts_with('{') || known == part)
    };
    let paths = document::document()["paths"].as_object().unwrap();
    // The one with the fewest parameters is meant.
    let mut found: Vec<_> = paths.iter().filter(|(known, _)| fits(known)).collect();
    found.sort_by_key(|(known, _)| known.matches('{').count());
    found.iter().find_map(|(_, methods)| methods.get(method.to_lowercase()))
}

/// Status, kind and body of an answer are what the document says.
fn agrees_with_document(method: &str, path: &str, reply: &Reply) {
    let Some(operation) = operation_at(method, path) else {
        assert!(matches!(reply.status.as_u16(), 404 | 405), "{method} {path} is not in the document");
        return;
    };
    let status = reply.status.as_u16().to_string();
    let told = resolved(&operation["responses"][&status]);
    assert!(told.is_object(), "{method} {path} may not answer {status}: {}", reply.text);
    let Some(content) = told["content"].as_object() else {
        assert_eq!(reply.text, "", "{method} {path} answers {status} with nothing");
        return;
    };
    let (kind, told) = content.iter().next().unwrap();
    assert_eq!(reply.header("content-type"), kind, "{method} {path}");
    let schema = json!({
        "$ref": "#/$defs/answer",
        "$defs": { "answer": told["schema"].clone() },
        "components": document::document()["components"].clone(),
    });
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&reply.json).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{method} {path}: {wrong:?} in {}", reply.text);
}

/// What a reference leads to.
fn resolved(told: &Value) -> &Value {
    match told["$ref"].as_str() {
        Some(path) => document::document().pointer(path.trim_start_matches('#')).unwrap(),
        None => told,
    }
}
