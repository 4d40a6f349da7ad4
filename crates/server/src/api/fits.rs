//! What the document says of sizes holds: the same numbers are told and enforced, in one place.

use sdk::v1::FieldProblem;
use serde_json::Value;

use super::document::resolved;

/// The first thing about `sent` that is not as `schema` has it: a list for an object (the reader would take its values for the
/// fields, in the order we happened to write them down), a text too short, too long or of other characters, a number or a list
/// beyond its bounds.
pub(super) fn misfit(schema: &Value, sent: &Value) -> Option<FieldProblem> {
    let schema = resolved(schema);
    match sent {
        Value::String(text) => text_misfit(schema, text),
        Value::Number(number) => number_misfit(schema, number),
        Value::Array(_) if schema["properties"].is_object() => Some(here("an object, not a list of its values")),
        Value::Array(items) => {
            let beyond = beyond(schema, "minItems", "maxItems", items.len(), "of these");
            beyond.or_else(|| {
                let mut each = items.iter().enumerate();
                each.find_map(|(at, item)| within(&at.to_string(), misfit(&schema["items"], item)))
            })
        }
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            let field = schema["properties"].get(name).unwrap_or(&schema["additionalProperties"]);
            within(name, misfit(field, value))
        }),
        Value::Null | Value::Bool(_) => None,
    }
}

fn here(detail: impl Into<String>) -> FieldProblem {
    FieldProblem { pointer: String::new(), detail: detail.into() }
}

fn within(name: &str, problem: Option<FieldProblem>) -> Option<FieldProblem> {
    let FieldProblem { pointer, detail } = problem?;
    let name = name.replace('~', "~0").replace('/', "~1");
    Some(FieldProblem { pointer: format!("/{name}{pointer}"), detail })
}

fn text_misfit(schema: &Value, text: &str) -> Option<FieldProblem> {
    // No database keeps this character.
    if text.contains('\0') {
        return Some(here("no text of ours may have the character U+0000"));
    }
    let length = text.chars().count();
    let beyond = beyond(schema, "minLength", "maxLength", length, "characters");
    beyond.or_else(|| {
        let pattern = schema["pattern"].as_str()?;
        (!follows(pattern, text)).then(|| here(format!("this has to follow {pattern}")))
    })
}

fn beyond(schema: &Value, least: &str, most: &str, count: usize, what: &str) -> Option<FieldProblem> {
    let bound = |name: &str| schema[name].as_u64().and_then(|bound| usize::try_from(bound).ok());
    match (bound(least), bound(most)) {
        (Some(least), _) if count < least => Some(here(format!("at least {least} {what}"))),
        (_, Some(most)) if count > most => Some(here(format!("at most {most} {what}"))),
        _ => None,
    }
}

fn number_misfit(schema: &Value, number: &serde_json::Number) -> Option<FieldProblem> {
    let whole = |value: &Value| value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from));
    let sent = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))?;
    match (whole(&schema["minimum"]), whole(&schema["maximum"])) {
        (Some(least), _) if sent < least => Some(here(format!("at least {least}"))),
        (_, Some(most)) if sent > most => Some(here(format!("at most {most}"))),
        _ => None,
    }
}

/// Whether a text follows a pattern of one class of characters, `^[A-Z]{2}$`. Of others we leave it to whoever reads the text.
fn follows(pattern: &str, text: &str) -> bool {
    let Some((class, counts)) =
        pattern.strip_prefix("^[").and_then(|rest| rest.strip_suffix("}$")).and_then(|rest| rest.split_once("]{"))
    else {
        return true;
    };
    let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
    let (Ok(least), Ok(most)) = (least.parse::<usize>(), most.parse::<usize>()) else { return true };
    (least..=most).contains(&text.chars().count()) && text.chars().all(|c| is_of(class, c))
}

fn is_of(class: &str, c: char) -> bool {
    let class: Vec<char> = class.chars().collect();
    let mut at = 0;
    while let Some(&first) = class.get(at) {
        match (class.get(at + 1), class.get(at + 2)) {
            (Some('-'), Some(&last)) => {
                if (first..=last).contains(&c) {
                    return true;
                }
                at += 3;
            }
            _ if first == c => return true,
            _ => at += 1,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{follows, misfit};

    #[test]
    fn what_does_not_fit_is_named() {
        let schema = json!({
            "type": "object",
            "properties": {
                "name": { "type": "string", "minLength": 1, "maxLength": 3 },
                "items": { "type": "array", "maxItems": 1, "items": { "type": "integer", "maximum": 9 } },
                "inner": { "type": "object", "properties": { "a": { "type": "string" } } },
            },
        });
        let wrong = |sent| misfit(&schema, &sent).map(|problem| (problem.pointer, problem.detail));
        assert_eq!(wrong(json!({ "name": "äöü", "items": [9], "inner": { "a": "" } })), None);
        for (sent, pointer) in [
            (json!({ "name": "" }), "/name"),
            (json!({ "name": "four" }), "/name"),
            (json!({ "name": "\u{0}" }), "/name"),
            (json!({ "items": [1, 2] }), "/items"),
            (json!({ "items": [10] }), "/items/0"),
            (json!({ "inner": ["a"] }), "/inner"),
            (json!(["name"]), ""),
        ] {
            assert_eq!(wrong(sent).unwrap().0, pointer);
        }
    }

    #[test]
    fn patterns_of_one_class_are_followed() {
        assert!(follows("^[A-Z]{2}$", "DE") && !follows("^[A-Z]{2}$", "de") && !follows("^[A-Z]{2}$", "DEU"));
        assert!(follows("^[A-Za-z0-9-]{3,30}$", "Spring-26") && !follows("^[A-Za-z0-9-]{3,30}$", "Spring 26"));
        assert!(!follows("^[!-~]{8,128}$", "short") && follows("^(a|b)+$", "anything"));
    }
}
