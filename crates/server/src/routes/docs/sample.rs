//! Examples, made of schemas: so they fit, whatever changes.

use serde_json::{Map, Value, json};

use crate::api::access::Who;
use crate::api::body::BodyKind;
use crate::api::document::resolved;
use crate::api::operation::{Facts, Method, Replay};
use crate::web::App;

const DEPTH: usize = 6;

/// Commands to begin with.
pub(super) fn start(app: &App) -> String {
    let server = &app.settings().public_url;
    [
        "# What is for sale",
        &format!("curl '{server}/v1/shops'"),
        &format!("curl '{server}/v1/shops/SHOP/products?q=bowl'"),
        "",
        "# A cart, and what it comes to in Germany",
        &format!("curl -X POST {server}/v1/shops/SHOP/carts -H 'Content-Type: application/json' \\"),
        "  -d '{\"items\": [{\"variant\": \"var_...\", \"quantity\": 1}], \"destination\": {\"country\": \"DE\"}}'",
        "",
        "# The order, for the total of the quote",
        &format!("curl -X POST {server}/v1/shops/SHOP/cart/order -H 'Content-Type: application/json' \\"),
        "  -H 'Cart-Token: ...' -H \"Idempotency-Key: $(uuidgen)\" \\",
        "  -d '{\"email\": \"ana@example.com\", \"name\": \"Ana\", \"total\": {\"amount\": 3890, \"currency\": \"EUR\"},",
        "       \"address\": {\"street\": \"Lindenweg 4\", \"postcode\": \"10115\", \"city\": \"Berlin\", \"country\": \"DE\"}}'",
        "",
        "# With a key from the shop's console: what is to be done",
        &format!("curl '{server}/v1/merchant/orders?status=placed' -H 'Authorization: Bearer ast_...'"),
    ]
    .join("\n")
}

/// A command that calls an operation.
pub(super) fn curl(app: &App, facts: &Facts, operation: &Value) -> String {
    let mut path = facts.path.to_owned();
    for parameter in operation["parameters"].as_array().into_iter().flatten().filter(|one| one["in"] == "path") {
        let name = parameter["name"].as_str().unwrap_or_default();
        let example = parameter["schema"]["examples"][0].as_str().unwrap_or("...");
        path = path.replace(&format!("{{{name}}}"), example);
    }
    let method = match facts.method {
        Method::Get => String::new(),
        other => format!("-X {} ", other.word().to_uppercase()),
    };
    let mut lines = vec![format!("curl {method}'{}'", app.absolute(path))];
    match facts.who {
        Who::Anybody => {}
        Who::Cart => lines.push("-H 'Cart-Token: ...'".to_owned()),
        Who::Order => lines.push("-H 'Order-Token: ...'".to_owned()),
        Who::Merchant | Who::Brand | Who::Seller | Who::Key => {
            lines.push("-H 'Authorization: Bearer ast_...'".to_owned());
        }
    }
    if facts.replay != Replay::No {
        lines.push("-H \"Idempotency-Key: $(uuidgen)\"".to_owned());
    }
    match facts.body {
        BodyKind::Nothing => {}
        BodyKind::Json(_) => {
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            lines.push("-H 'Content-Type: application/json'".to_owned());
            lines.push(format!("-d '{}'", serde_json::to_string_pretty(&of(schema)).unwrap_or_default()));
        }
        BodyKind::File => lines.push("--data-binary @products.csv".to_owned()),
    }
    lines.join(" \\\n  ")
}

/// A value that fits a schema. In requests only what must be there is sent, and one of what may.
pub(super) fn of(schema: &Value) -> Value {
    value(schema, "", DEPTH)
}

fn value(schema: &Value, name: &str, depth: usize) -> Value {
    let schema = resolved(schema);
    if let Some(example) = schema["examples"].get(0) {
        return example.clone();
    }
    if let Some(word) = schema["oneOf"][0].get("const").or_else(|| schema["enum"].get(0)) {
        return word.clone();
    }
    let kind = match &schema["type"] {
        Value::Array(types) => types.iter().find(|one| *one != "null").and_then(Value::as_str).unwrap_or_default(),
        one => one.as_str().unwrap_or_default(),
    };
    match kind {
        "object" => object(schema, depth),
        "array" if depth == 0 => json!([]),
        "array" => json!([value(&schema["items"], name.trim_end_matches('s'), depth - 1)]),
        "integer" => json!(number(schema, name)),
        "boolean" => json!(true),
        "string" => json!(word(schema, name)),
        _ => Value::Null,
    }
}

fn object(schema: &Value, depth: usize) -> Value {
    let Some(properties) = schema["properties"].as_object().filter(|_| depth > 0) else { return json!({}) };
    let fields = properties.iter().map(|(name, field)| (name.clone(), value(field, name, depth - 1)));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn number(schema: &Value, name: &str) -> i64 {
    let least = schema["minimum"].as_i64().unwrap_or(0).max(0);
    match name {
        "amount" => 1250,
        "status" => 422,
        _ if name.ends_with("bps") => 1000,
        _ if name.ends_with("ppm") => 190_000,
        _ => least.max(1),
    }
}

/// A text that fits: an id of the kind its description names, else by what fields are called everywhere.
fn word(schema: &Value, name: &str) -> String {
    let described = schema["description"].as_str().unwrap_or_default();
    if let Some(prefix) = described.split("_...`").next().filter(|before| before.len() < described.len()) {
        return format!("{}_01k7q4mxe3a00", prefix.rsplit('`').next().unwrap_or_default());
    }
    let known = match name {
        _ if schema["format"] == "email" => "ana@example.com",
        "currency" => "EUR",
        "country" | "countrie" => "DE",
        "street" => "Lindenweg 4",
        "postcode" => "10115",
        "city" => "Berlin",
        "variant" => "var_01k7q4mxe3a00",
        "product" => "prd_01k7q4mxe3a00",
        "brand" | "with" => "brd_01k7q4mxe3a00",
        "merchant" => "mer_01k7q4mxe3a00",
        "member" => "mem_01k7q4mxe3a00",
        "line" => "lin_01k7q4mxe3a00",
        "delivery" => "del_01k7q4mxe3a00",
        "method" => "shm_01k7q4mxe3a00",
        "subject" => "ord_01k7q4mxe3a00",
        "id" => "cou_01k7q4mxe3a00",
        "number" | "reference" | "order_number" => "01KZ-7Q4M-XE3A",
        "code" | "coupon" => "SPRING",
        "title" => "Morning bowl",
        "name" => "Ana Example",
        "brand_name" => "Clay",
        "handle" => "morning-bowl",
        "shop" | "slug" => "kiosk",
        "seller" | "ref" => "mara",
        "tax_name" => "VAT",
        "type" => "order.paid",
        "by" => "merchant",
        "what" => "price",
        "payment_method" => "manual",
        "region" | "extra" | "note" | "gift_note" | "options" | "subtitle" => "",
        _ => "...",
    };
    known.to_owned()
}
