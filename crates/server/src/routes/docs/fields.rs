//! A schema as rows that people read.

use serde_json::Value;

use crate::api::document::{reference, resolved};
use crate::pages::docs::FieldView;

/// How deep fields within fields are told.
const DEPTH: usize = 4;

/// The parameters of an operation.
pub(super) fn parameters(operation: &Value) -> Vec<FieldView> {
    let row = |parameter: &Value| FieldView {
        name: text(&parameter["name"]),
        kind: format!("{}, {}", text(&parameter["in"]), kind(&parameter["schema"])),
        what: text(&parameter["description"]),
        required: parameter["required"] == true,
    };
    operation["parameters"].as_array().into_iter().flatten().map(row).collect()
}

/// The fields of a schema, those within others by their full names.
pub(super) fn of(schema: &Value) -> Vec<FieldView> {
    let mut rows = Vec::new();
    collect(schema, "", DEPTH, &mut rows);
    rows
}

fn collect(schema: &Value, within: &str, depth: usize, rows: &mut Vec<FieldView>) {
    let schema = resolved(schema);
    let Some(properties) = schema["properties"].as_object().filter(|_| depth > 0) else { return };
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    for (name, field) in properties {
        let name = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
        rows.push(FieldView {
            kind: kind(field),
            what: text(&field["description"]),
            required: required.iter().any(|required| name.ends_with(required.as_str().unwrap_or("?"))),
            name: name.clone(),
        });
        let inner = resolved(field);
        if inner["type"] == "array" {
            collect(&inner["items"], &format!("{name}[]"), depth - 1, rows);
        } else if !is_money(field) {
            collect(inner, &name, depth - 1, rows);
        }
    }
}

/// Amounts are explained once, not in every operation.
fn is_money(field: &Value) -> bool {
    reference(field).is_some_and(|name| name == "Money")
}

/// The kind of a value in a word or two.
fn kind(schema: &Value) -> String {
    if let Some(name) = reference(schema) {
        let words = words(resolved(schema));
        return match name {
            "Money" => "amount".to_owned(),
            _ if words.is_empty() => "object".to_owned(),
            _ => words,
        };
    }
    if schema["type"] == "array" {
        return format!("list of {}", kind(&schema["items"]));
    }
    let choices = words(schema);
    if !choices.is_empty() {
        return choices;
    }
    let first = |types: &Value| match types {
        Value::Array(types) => types.iter().find(|one| *one != "null").map(text).unwrap_or_default(),
        one => text(one),
    };
    match (first(&schema["type"]).as_str(), schema["format"].as_str()) {
        ("string", Some("date-time")) => "time".to_owned(),
        ("string", Some("email")) => "e-mail address".to_owned(),
        ("string", _) => "text".to_owned(),
        ("integer", _) => "integer".to_owned(),
        ("boolean", _) => "yes or no".to_owned(),
        (other, _) => other.to_owned(),
    }
}

/// The words a value can be: `refund | backorder`.
fn words(schema: &Value) -> String {
    let constants = schema["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["const"].as_str());
    let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    constants.chain(listed).collect::<Vec<_>>().join(" | ")
}

pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
