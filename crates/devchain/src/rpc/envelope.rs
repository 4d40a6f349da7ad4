//! Requests, batches, answers and errors, whatever the method.

use alloy_primitives::hex;
use serde_json::{Value, json};

use super::params::Params;
use crate::execute::CallError;
use crate::transaction::Refusal;

/// The most bytes of a message. All contracts together, as a batch, are less than a tenth of it.
pub const MOST_BYTES: usize = 8 << 20;

/// The most requests of a batch.
pub const MOST_IN_BATCH: usize = 1_000;

/// An error as JSON-RPC tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RpcError {
    code: i32,
    message: String,
    data: Option<Value>,
}

impl RpcError {
    fn new(code: i32, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), data: None }
    }

    pub(super) fn unknown(method: &str) -> Self {
        Self::new(-32601, format!("the method {} does not exist or is not available", shortened(method)))
    }

    pub(super) fn params(what: impl Into<String>) -> Self {
        Self::new(-32602, what)
    }

    /// What was asked for is right, and cannot be done.
    pub(super) fn failed(what: &impl ToString) -> Self {
        Self::new(-32000, what.to_string())
    }

    fn to_json(&self) -> Value {
        let mut error = json!({ "code": self.code, "message": self.message });
        if let (Some(data), Some(error)) = (&self.data, error.as_object_mut()) {
            error.insert("data".to_owned(), data.clone());
        }
        error
    }
}

impl From<CallError> for RpcError {
    fn from(error: CallError) -> Self {
        match &error {
            CallError::Reverted(data) => {
                let data = Some(Value::String(hex::encode_prefixed(data)));
                Self { code: 3, message: error.to_string(), data }
            }
            _ => Self::failed(&error),
        }
    }
}

impl From<Refusal> for RpcError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Undecodable(_) => Self::params(refusal.to_string()),
            other => Self::failed(&other),
        }
    }
}

impl From<std::io::Error> for RpcError {
    fn from(error: std::io::Error) -> Self {
        Self::new(-32603, error.to_string())
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

pub(super) fn success(id: &Value, result: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

pub(super) fn failure(id: &Value, error: &RpcError) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": error.to_json() })
}

/// A request whose form is right. Without an id it is a notification.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) id: Option<Value>,
    pub(super) method: String,
    pub(super) params: Params,
}

impl Request {
    /// Reads one, or says what is wrong and under which id that is answered.
    pub(super) fn read(value: Value) -> Result<Self, (Value, RpcError)> {
        let Value::Object(mut members) = value else {
            return Err((Value::Null, RpcError::new(-32600, "a request is an object")));
        };
        let id = members.remove("id");
        let known = id.clone().filter(|id| id.is_string() || id.is_number() || id.is_null());
        let wrong = |what| Err((known.clone().unwrap_or_default(), RpcError::new(-32600, what)));
        if known.is_none() && id.is_some() {
            return wrong("an id is a string, a number or null");
        }
        if members.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
            return wrong("`jsonrpc` has to be \"2.0\"");
        }
        let Some(Value::String(method)) = members.remove("method") else { return wrong("`method` has to be a string") };
        let params = match members.remove("params") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(params)) => params,
            Some(Value::Object(_)) => {
                let error = RpcError::params("parameters are taken in their sequence, not by name");
                return Err((known.unwrap_or_default(), error));
            }
            Some(_) => return wrong("`params` has to be a list"),
        };
        Ok(Self { id, method, params: Params(params) })
    }
}

/// What a message holds, or the answer that it holds nothing that can be read.
pub(super) fn parse(message: &[u8]) -> Result<Value, String> {
    if message.len() > MOST_BYTES {
        let error = RpcError::new(-32600, format!("a message has {MOST_BYTES} bytes at most"));
        return Err(failure(&Value::Null, &error).to_string());
    }
    // The reader refuses what is nested more than 127 deep by itself.
    serde_json::from_slice(message)
        .map_err(|error| failure(&Value::Null, &RpcError::new(-32700, format!("not JSON: {error}"))).to_string())
}

/// Answers a message by running each of its requests.
pub(super) fn answer(message: &[u8], run: &dyn Fn(&str, &Params) -> Result<Value, RpcError>) -> Option<String> {
    let one = |value: Value| {
        let request = match Request::read(value) {
            Ok(request) => request,
            Err((id, error)) => return Some(failure(&id, &error)),
        };
        let result = run(&request.method, &request.params);
        let id = request.id?;
        Some(result.map_or_else(|error| failure(&id, &error), |result| success(&id, &result)))
    };
    match parse(message) {
        Err(answer) => Some(answer),
        Ok(Value::Array(batch)) if batch.is_empty() || batch.len() > MOST_IN_BATCH => {
            let what = format!("a batch has 1 to {MOST_IN_BATCH} requests");
            Some(failure(&Value::Null, &RpcError::new(-32600, what)).to_string())
        }
        Ok(Value::Array(batch)) => {
            let answers: Vec<_> = batch.into_iter().filter_map(one).collect();
            (!answers.is_empty()).then(|| Value::Array(answers).to_string())
        }
        Ok(single) => one(single).map(|answer| answer.to_string()),
    }
}
