use std::fmt;

use askama::filters::HtmlSafe;
use serde_json::Value;

/// Facts of a page for programs, in the words of schema.org: JSON-LD, ready to stand inside a `script` element. It is data
/// and never run; whatever is in it, it cannot end its element.
#[derive(Debug, Clone)]
pub struct StructuredData(String);

impl StructuredData {
    /// These facts.
    #[must_use]
    pub fn of(facts: &Value) -> Self {
        let json = facts.to_string();
        // Inside the strings of JSON, where alone they occur, these are the same letters.
        Self(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
    }
}

impl fmt::Display for StructuredData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for StructuredData {}

#[cfg(test)]
mod tests {
    use super::StructuredData;
    use serde_json::{Value, json};

    #[test]
    fn nothing_ends_the_element_and_nothing_is_lost() {
        let facts = json!({ "name": "</script><b>&amp;", "price": "1.00" });
        let text = StructuredData::of(&facts).to_string();
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), facts);
    }
}
