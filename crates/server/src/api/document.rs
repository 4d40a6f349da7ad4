//! The OpenAPI document, made of the list of operations.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::access::Who;
use super::body::BodyKind;
use super::operation::{Facts, Method, Replay};
use super::problem::Code;
use super::{operations, parameters};

/// The document as it is served and kept: JSON, its keys in order.
#[must_use]
pub fn text() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        let text = serde_json::to_string_pretty(&sorted(document().clone()));
        text.map(|text| text + "\n").unwrap_or_default()
    });
    &TEXT
}

/// The document.
#[must_use]
pub fn document() -> &'static Value {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(made);
    &DOCUMENT
}

fn made() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut schemas = settings.into_generator();
    // Every operation can answer with one; the answers themselves only name it.
    schemas.subschema_for::<sdk::v1::Problem>();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for operation in operations() {
        let facts = &operation.facts;
        let told = told(facts, &mut schemas);
        paths.entry(facts.path).or_default().insert(facts.method.word().to_owned(), told);
    }
    let mut groups: Vec<&str> = Vec::new();
    for group in operations().iter().map(|operation| operation.facts.group) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Astra",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Shops, brands and sellers, by program.",
            "description": "Amounts are integers in minor units with their currency beside them. Times are RFC 3339 in UTC. \
                Ids are texts with a prefix. Lists are read on with `next_cursor`. What goes wrong is told as RFC 9457.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/", "description": "This server" }],
        "tags": groups.iter().map(|group| json!({ "name": group })).collect::<Vec<_>>(),
        "paths": paths,
        "components": {
            "schemas": schemas.take_definitions(true),
            "headers": shared_headers(),
            "responses": shared_responses(),
            "securitySchemes": security_schemes(),
        },
    })
}

fn security_schemes() -> Value {
    json!({
        "key": {
            "type": "http",
            "scheme": "bearer",
            "description": "An API key, made in the console of a shop, a brand or a boutique: `ast_` and 64 digits.",
        },
        "cart": {
            "type": "apiKey",
            "in": "header",
            "name": "Cart-Token",
            "description": "The token of a cart, told once when it is opened.",
        },
        "order": {
            "type": "apiKey",
            "in": "header",
            "name": "Order-Token",
            "description": "The token of an order, told when it is placed.",
        },
    })
}

/// One operation.
fn told(facts: &Facts, schemas: &mut SchemaGenerator) -> Value {
    let mut told = json!({
        "operationId": facts.id,
        "tags": [facts.group],
        "summary": facts.summary,
        "parameters": parameters::of(facts, schemas),
        "responses": responses(facts, schemas),
        "security": security(facts.who),
    });
    if let Some(scope) = facts.scope {
        told["description"] = format!("The key needs the scope `{}`.", scope.word()).into();
        told["x-required-scope"] = scope.word().into();
    }
    match facts.body {
        BodyKind::Nothing => {}
        BodyKind::Json(tell) => {
            let schema = tell(schemas).to_value();
            told["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
        }
        BodyKind::File => {
            let bytes = json!({ "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } });
            told["requestBody"] = json!({ "required": true, "content": bytes });
        }
    }
    told
}

fn security(who: Who) -> Value {
    match who {
        Who::Anybody => json!([]),
        Who::Cart => json!([{ "cart": [] }]),
        Who::Order => json!([{ "order": [] }]),
        Who::Merchant | Who::Brand | Who::Seller | Who::Key => json!([{ "key": [] }]),
    }
}

fn responses(facts: &Facts, schemas: &mut SchemaGenerator) -> Value {
    let mut responses = Map::new();
    let mut fine = json!({ "description": success(facts.status), "headers": headers(facts) });
    if let Some(tell) = facts.answer {
        fine["content"] = json!({ "application/json": { "schema": tell(schemas).to_value() } });
    }
    responses.insert(facts.status.to_string(), fine);
    if facts.method == Method::Get {
        responses.insert("304".to_owned(), reference_to("responses", UNCHANGED));
    }
    for (status, codes) in by_status(facts) {
        responses.insert(status.to_string(), reference_to("responses", &name_of(&codes)));
    }
    Value::Object(responses)
}

/// The answer to a GET whose answer has not changed.
const UNCHANGED: &str = "unchanged";

fn reference_to(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

/// What can go wrong with an operation, by the status it is told with.
fn by_status(facts: &Facts) -> BTreeMap<u16, Vec<Code>> {
    let mut by_status: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    for code in codes(facts) {
        by_status.entry(code.status()).or_default().push(code);
    }
    by_status
}

/// What operations can be answered with instead of what they are for: said once, referred to by all.
fn shared_responses() -> Value {
    let mut shared = Map::new();
    let same = json!({ "description": "It is as you have it", "headers": { "ETag": reference_to("headers", "ETag") } });
    shared.insert(UNCHANGED.to_owned(), same);
    for operation in operations() {
        for codes in by_status(&operation.facts).into_values() {
            let titles: Vec<&str> = codes.iter().map(|code| code.title()).collect();
            let schema = reference_to("schemas", "Problem");
            let told = json!({
                "description": titles.join("; "),
                "content": { "application/problem+json": { "schema": schema } },
            });
            shared.insert(name_of(&codes), told);
        }
    }
    Value::Object(shared)
}

fn name_of(codes: &[Code]) -> String {
    codes.iter().map(|code| code.word()).collect::<Vec<_>>().join(".")
}

const fn success(status: u16) -> &'static str {
    match status {
        201 => "It is made",
        202 => "It is going to be done",
        204 => "It is done",
        _ => "It is this",
    }
}

/// The headers of an answer.
fn headers(facts: &Facts) -> Value {
    let mut names =
        vec!["X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy"];
    if facts.method == Method::Get {
        names.push("ETag");
    }
    if facts.replay != Replay::No {
        names.push("Idempotent-Replayed");
    }
    Value::Object(names.into_iter().map(|name| (name.to_owned(), reference_to("headers", name))).collect())
}

fn shared_headers() -> Value {
    let number = |what: &str| json!({ "description": what, "schema": { "type": "integer", "minimum": 0 } });
    let text = |what: &str| json!({ "description": what, "schema": { "type": "string" } });
    json!({
        "X-Request-Id": text("Names this request in our log"),
        "RateLimit-Limit": number("How many requests a minute"),
        "RateLimit-Remaining": number("How many are left"),
        "RateLimit-Reset": number("Seconds until all are back"),
        "RateLimit-Policy": text("The same, as the newer draft has it"),
        "ETag": text("Send it as `If-None-Match` to hear only of changes"),
        "Idempotent-Replayed": text("`true` when an earlier request with the same key did it"),
    })
}

/// What can go wrong with an operation.
pub(crate) fn codes(facts: &Facts) -> Vec<Code> {
    // A key that is sent is looked at even where none is needed.
    let of_keys = [Code::Unauthorized, Code::Suspended];
    let mut codes = vec![Code::TooLarge, Code::Invalid, Code::TooManyRequests, Code::Internal];
    codes.extend(of_keys);
    if facts.path.contains('{') || facts.who != Who::Anybody {
        codes.push(Code::NotFound);
    }
    if matches!(facts.body, BodyKind::Json(_)) {
        codes.extend([Code::Malformed, Code::UnsupportedMediaType]);
    }
    if facts.scope.is_some() {
        codes.push(Code::MissingScope);
    }
    if facts.who.owner().is_some() {
        codes.push(Code::WrongOwner);
    }
    match facts.replay {
        Replay::No => {}
        Replay::Taken => codes.extend([Code::InProgress, Code::KeyReused]),
        Replay::Needed => codes.extend([Code::KeyNeeded, Code::InProgress, Code::KeyReused]),
        Replay::Own => codes.extend([Code::KeyNeeded, Code::KeyReused]),
    }
    codes.extend(facts.codes);
    codes.sort_by_key(|code| Code::ALL.iter().position(|known| known == code));
    codes.dedup();
    codes
}

/// What a reference leads to; what is not `null` of a choice.
pub(crate) fn resolved(schema: &Value) -> &Value {
    if let Some(name) = reference(schema) {
        return &document()["components"]["schemas"][name];
    }
    match schema["anyOf"].as_array().and_then(|choices| choices.iter().find(|one| one["type"] != "null")) {
        Some(choice) => resolved(choice),
        None => schema,
    }
}

/// The name of the type a schema refers to.
pub(crate) fn reference(schema: &Value) -> Option<&str> {
    let here = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    here.or_else(|| schema["anyOf"].as_array()?.iter().find_map(reference))
}

/// The schema of an operation's JSON body.
pub(crate) fn body_schema(facts: &Facts) -> &'static Value {
    let operation = &document()["paths"][facts.path][facts.method.word()];
    &operation["requestBody"]["content"]["application/json"]["schema"]
}

/// The schema of a parameter in the query; `None` when there is no such.
pub(crate) fn query_schema(facts: &Facts, name: &str) -> Option<&'static Value> {
    let parameters = document()["paths"][facts.path][facts.method.word()]["parameters"].as_array()?;
    let found = parameters.iter().find(|parameter| parameter["in"] == "query" && parameter["name"] == name);
    found.map(|parameter| &parameter["schema"])
}

/// The same, with the keys of every object in order, whatever map the JSON library was built with.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let ordered: BTreeMap<String, Value> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(ordered.into_iter().collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}
