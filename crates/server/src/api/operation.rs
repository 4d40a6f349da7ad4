//! What an operation is: what is said about it, and what it does.

use std::pin::Pin;

use axum::routing::MethodFilter;
use market::keys::Scope;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;

use super::access::{Access, Who};
use super::answer::{Answer, Answered};
use super::body::{Body, BodyKind};
use super::call::{Asked, Call};
use super::problem::{Code, Problem};

/// The methods in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    pub(super) const fn filter(self) -> MethodFilter {
        match self {
            Self::Get => MethodFilter::GET,
            Self::Post => MethodFilter::POST,
            Self::Put => MethodFilter::PUT,
            Self::Patch => MethodFilter::PATCH,
            Self::Delete => MethodFilter::DELETE,
        }
    }

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Put => "put",
            Self::Patch => "patch",
            Self::Delete => "delete",
        }
    }
}

/// Whether an operation takes an `Idempotency-Key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replay {
    /// It is the same twice by itself, or harmless.
    No,
    /// It may be given.
    Taken,
    /// It must be given.
    Needed,
    /// It must be given, and the handler itself looks after it.
    Own,
}

/// Tells a schema.
pub(crate) type Tell = fn(&mut SchemaGenerator) -> Schema;

/// What is said about an operation.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) id: &'static str,
    pub(crate) group: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) who: Who,
    pub(crate) scope: Option<Scope>,
    pub(crate) query: Tell,
    pub(crate) body: BodyKind,
    pub(crate) status: u16,
    pub(crate) answer: Option<Tell>,
    pub(crate) replay: Replay,
    /// What it may answer besides what all of its kind may.
    pub(crate) codes: &'static [Code],
}

type Running = Pin<Box<dyn Future<Output = Result<Answered, Problem>> + Send>>;
type Run = Box<dyn Fn(Asked) -> Running + Send + Sync>;

/// Something the interface does.
pub(crate) struct Operation {
    pub(crate) facts: Facts,
    pub(super) run: Run,
}

impl Operation {
    fn new<A, Q, B, T, F, W>(method: Method, path: &'static str, handler: F) -> Self
    where
        A: Access,
        Q: DeserializeOwned + JsonSchema + Send + 'static,
        B: Body,
        T: Answer,
        F: Fn(Call<A, Q, B>) -> W + Clone + Send + Sync + 'static,
        W: Future<Output = Result<T, Problem>> + Send + 'static,
    {
        let run = move |asked: Asked| -> Running {
            let handler = handler.clone();
            Box::pin(async move {
                let call = Call::of(asked).await?;
                handler(call).await?.answered()
            })
        };
        let replay = if matches!(method, Method::Post) && A::WHO.is_key() { Replay::Taken } else { Replay::No };
        let facts = Facts {
            method,
            path,
            id: "",
            group: "",
            summary: "",
            who: A::WHO,
            scope: None,
            query: |generator| generator.root_schema_for::<Q>(),
            body: B::kind(),
            status: T::STATUS,
            answer: T::tell(),
            replay,
            codes: &[],
        };
        Self { facts, run: Box::new(run) }
    }

    /// Its name in programs, the part of the reference it is in, and what it does in a sentence.
    pub(super) fn about(mut self, id: &'static str, group: &'static str, summary: &'static str) -> Self {
        (self.facts.id, self.facts.group, self.facts.summary) = (id, group, summary);
        self
    }

    /// What a key must be allowed.
    pub(super) fn scope(mut self, scope: Scope) -> Self {
        self.facts.scope = Some(scope);
        self
    }

    /// How it goes with `Idempotency-Key`.
    pub(super) fn replay(mut self, replay: Replay) -> Self {
        self.facts.replay = replay;
        self
    }

    /// What else can go wrong.
    pub(super) fn fails(mut self, codes: &'static [Code]) -> Self {
        self.facts.codes = codes;
        self
    }
}

macro_rules! methods {
    ($($name:ident => $method:ident),*) => {$(
        pub(super) fn $name<A, Q, B, T, F, W>(path: &'static str, handler: F) -> Operation
        where
            A: Access,
            Q: DeserializeOwned + JsonSchema + Send + 'static,
            B: Body,
            T: Answer,
            F: Fn(Call<A, Q, B>) -> W + Clone + Send + Sync + 'static,
            W: Future<Output = Result<T, Problem>> + Send + 'static,
        {
            Operation::new(Method::$method, path, handler)
        }
    )*};
}

methods!(get => Get, post => Post, put => Put, patch => Patch, delete => Delete);
