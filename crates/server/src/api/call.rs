//! A request, as a handler gets it.

use std::str::FromStr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderMap, Uri};
use market::keys::Key;
use market::people::Merchant;
use market::{Actor, Market, PersonId};
use schemars::JsonSchema;
use sdk::v1::FieldProblem;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::access::{Access, no_key};
use super::body::Body;
use super::document;
use super::fits::misfit;
use super::operation::Facts;
use super::problem::{Code, Problem};
use super::shops::{self, ShopKey};
use crate::web::App;

/// A request whose key, limits and size were looked at.
pub(super) struct Asked {
    pub(super) app: App,
    pub(super) facts: &'static Facts,
    pub(super) headers: HeaderMap,
    pub(super) uri: Uri,
    pub(super) path: Vec<(String, String)>,
    pub(super) body: Bytes,
    pub(super) key: Option<Arc<Key>>,
}

/// No parameters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoQuery {}

/// A request, read: who calls, the query, the body.
pub(super) struct Call<A, Q, B> {
    pub(super) app: App,
    pub(super) who: A,
    pub(super) query: Q,
    pub(super) body: B,
    pub(super) headers: HeaderMap,
    path: Vec<(String, String)>,
    actor: Actor,
    made_by: Option<PersonId>,
}

impl<A: Access, Q: DeserializeOwned, B: Body> Call<A, Q, B> {
    pub(super) async fn of(mut asked: Asked) -> Result<Self, Problem> {
        let who = A::admit(&asked)?;
        let query = query(&asked.uri, asked.facts)?;
        let body = B::read(&mut asked)?;
        let actor = asked.key.as_deref().map_or(Actor::Clock, Key::actor);
        let made_by = asked.key.as_deref().map(|key| key.made_by);
        let Asked { app, headers, path, .. } = asked;
        Ok(Self { app, who, query, body, headers, path, actor, made_by })
    }
}

impl<A, Q, B> Call<A, Q, B> {
    /// The business, where whatever is done is done by the key.
    pub(super) fn market(&self) -> Market {
        match self.actor {
            Actor::Clock => self.app.market().clone(),
            actor => self.app.market().by(actor),
        }
    }

    /// Who made the key.
    pub(super) fn made_by(&self) -> Result<PersonId, Problem> {
        self.made_by.ok_or_else(no_key)
    }

    /// A part of the path; empty when there is none of this name.
    pub(super) fn text(&self, name: &str) -> &str {
        self.path.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// An id in the path.
    pub(super) fn id<T: FromStr>(&self, name: &'static str) -> Result<T, Problem> {
        self.text(name).parse().map_err(|_| Problem::not_found(name))
    }

    /// What never changes of the shop in the path.
    pub(super) async fn shop_key(&self) -> Result<ShopKey, Problem> {
        shops::find(&self.app, self.text("shop")).await
    }

    /// The shop in the path.
    pub(super) async fn shop(&self) -> Result<Merchant, Problem> {
        let found = self.app.market().people().merchant_by_slug(self.text("shop")).await?;
        found.ok_or_else(|| Problem::not_found("shop"))
    }
}

fn query<Q: DeserializeOwned>(uri: &Uri, facts: &'static Facts) -> Result<Q, Problem> {
    let text = uri.query().unwrap_or_default();
    for (name, value) in url::form_urlencoded::parse(text.as_bytes()) {
        let Some(schema) = document::query_schema(facts, &name) else { continue };
        let sent = value.parse::<i64>().ok().filter(|_| schema["type"] == "integer");
        let sent = sent.map_or_else(|| Value::String(value.into_owned()), Value::from);
        if let Some(problem) = misfit(schema, &sent) {
            return Err(Problem::field(format!("#query/{name}"), problem.detail));
        }
    }
    let reader = serde_urlencoded::Deserializer::new(url::form_urlencoded::parse(text.as_bytes()));
    serde_path_to_error::deserialize(reader).map_err(|error| {
        let pointer = format!("#query/{}", error.path());
        let detail: String = error.inner().to_string().chars().take(200).collect();
        Problem::new(Code::Invalid, "a parameter is unknown or of another kind").with(FieldProblem { pointer, detail })
    })
}

/// An id in a body.
pub(super) fn id<T: FromStr>(text: &str, pointer: impl Into<String>) -> Result<T, Problem>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error: T::Err| Problem::field(pointer, error))
}
