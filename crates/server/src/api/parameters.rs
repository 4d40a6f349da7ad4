//! The parameters of an operation, for the document.

use schemars::SchemaGenerator;
use serde_json::{Value, json};

use super::operation::{Facts, Replay};

/// What stands in braces in a path: its name, what it is, and an id's prefix or a pattern with an example.
const IN_PATHS: &[(&str, &str, Form)] = &[
    ("agreement", "The agreement's id", Form::Id("agr")),
    ("campaign", "The campaign's id", Form::Id("cmp")),
    ("code", "The invitation's code", Form::Pattern("^[0-9a-z]{12}$", "0123456789ab")),
    ("collection", "The collection's id", Form::Id("col")),
    ("coupon", "The coupon's id", Form::Id("cou")),
    ("file", "The id of a file of payouts", Form::Id("pfl")),
    ("import", "The import's id", Form::Id("upl")),
    ("invitation", "The id of an invitation to a team", Form::Id("inv")),
    ("list", "The price list's id", Form::Id("prl")),
    ("member", "The member's id", Form::Id("mem")),
    ("method", "The shipping method's id", Form::Id("shm")),
    ("order", "The order's id", Form::Id("ord")),
    ("parcel", "The parcel's id", Form::Id("shp")),
    ("payout", "The payout's id", Form::Id("pay")),
    ("person", "The person's id", Form::Id("per")),
    (
        "product",
        "The product's id; in a shop also `brand:handle`",
        Form::Pattern("^[0-9a-z_:-]{1,200}$", "prd_0000000000001"),
    ),
    ("return", "The return's id", Form::Id("ret")),
    ("run", "The id of a run of payouts", Form::Id("run")),
    ("shop", "The shop's slug", Form::Pattern("^[0-9a-z-]{1,60}$", "kiosk")),
    ("variant", "The variant's id", Form::Id("var")),
    ("zone", "The shipping zone's id", Form::Id("zon")),
];

enum Form {
    Id(&'static str),
    Pattern(&'static str, &'static str),
}

impl Form {
    fn schema(&self) -> Value {
        match self {
            Self::Id(prefix) => json!({
                "type": "string",
                "pattern": format!("^{prefix}_[0-9a-z]{{13}}$"),
                "examples": [format!("{prefix}_0000000000001")],
            }),
            Self::Pattern(pattern, example) => json!({ "type": "string", "pattern": pattern, "examples": [example] }),
        }
    }
}

pub(super) fn of(facts: &Facts, schemas: &mut SchemaGenerator) -> Value {
    let mut parameters = in_path(facts.path);
    parameters.extend(in_query(facts, schemas));
    if facts.replay != Replay::No {
        parameters.push(json!({
            "name": "Idempotency-Key",
            "in": "header",
            "required": matches!(facts.replay, Replay::Needed | Replay::Own),
            "description": "New for each request, the same to try again: within 24 hours the same request gets the same answer.",
            "schema": { "type": "string", "pattern": "^[!-~]{8,128}$", "examples": ["5f0c2a1e-order-1"] },
        }));
    }
    Value::Array(parameters)
}

fn in_path(path: &str) -> Vec<Value> {
    let names = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let told = |name: &str| {
        let known = IN_PATHS.iter().find(|(known, ..)| *known == name);
        let (what, schema) = known.map_or(("", json!({ "type": "string" })), |(_, what, form)| (*what, form.schema()));
        json!({ "name": name, "in": "path", "required": true, "description": what, "schema": schema })
    };
    names.map(told).collect()
}

fn in_query(facts: &Facts, schemas: &mut SchemaGenerator) -> Vec<Value> {
    let whole = (facts.query)(schemas).to_value();
    let Some(properties) = whole["properties"].as_object() else { return Vec::new() };
    let required = whole["required"].as_array().cloned().unwrap_or_default();
    let told = |(name, schema): (&String, &Value)| {
        let mut schema = without_null(schema.clone());
        let what = schema.as_object_mut().and_then(|schema| schema.remove("description")).unwrap_or_default();
        json!({
            "name": name,
            "in": "query",
            "required": required.iter().any(|required| required.as_str() == Some(name)),
            "description": what,
            "schema": schema,
        })
    };
    properties.iter().map(told).collect()
}

/// A parameter that is not sent is left out of the address; there is no way to write `null` in one.
fn without_null(mut schema: Value) -> Value {
    let is_null = |one: &Value| one == "null" || one["type"] == "null";
    if let Some(types) = schema["type"].as_array() {
        let types: Vec<Value> = types.iter().filter(|one| !is_null(one)).cloned().collect();
        schema["type"] = if let [only] = types.as_slice() { only.clone() } else { Value::Array(types) };
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let description = schema["description"].clone();
        let mut one = choices.iter().find(|one| !is_null(one)).cloned().unwrap_or_default();
        one["description"] = description;
        return one;
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::super::operations;
    use super::IN_PATHS;

    #[test]
    fn everything_in_braces_is_explained() {
        for operation in operations() {
            for name in operation.facts.path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                assert!(IN_PATHS.iter().any(|(known, ..)| *known == name), "{}: {name}", operation.facts.path);
            }
        }
    }

    #[test]
    fn every_operation_says_what_it_is() {
        let mut ids = std::collections::BTreeSet::new();
        for operation in operations() {
            let facts = &operation.facts;
            assert!(!facts.summary.is_empty() && !facts.group.is_empty(), "{}", facts.path);
            assert!(ids.insert(facts.id), "{} twice", facts.id);
            assert!(!facts.who.is_key() || facts.scope.is_some(), "{} needs a scope", facts.id);
        }
    }
}
