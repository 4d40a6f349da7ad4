use std::fmt::{self, Display};

use askama::filters::HtmlSafe;

use super::{Message, TextArg};

/// Marks the place of a piece of markup while the message is put together. From Unicode's private use area; removed
/// from whatever people typed, so nobody can write one.
const OPEN: char = '\u{E000}';

/// A message with links or emphasis in it, so that a translator may move them about.
///
/// Everything in it is escaped here; only the tags written in this file are markup.
#[derive(Debug)]
pub struct Rich<'a> {
    message: Message<'a>,
    pieces: Vec<String>,
}

impl<'a> Rich<'a> {
    pub(super) fn new(message: Message<'a>) -> Self {
        Self { message, pieces: Vec::new() }
    }

    /// Fills the place named `name` with plain text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl TextArg) -> Self {
        let value = match value.into_arg(self.message.texts) {
            fluent_bundle::FluentValue::String(text) => text.replace(OPEN, "").into(),
            other => other,
        };
        self.message.set(name, value);
        self
    }

    /// Fills the place named `name` with a link.
    #[must_use]
    pub fn link(self, name: &'static str, text: impl Display, href: impl Display) -> Self {
        let piece = format!("<a href=\"{}\">{}</a>", escaped(&href), escaped(&text));
        self.piece(name, piece)
    }

    /// Fills the place named `name` with something to be noticed, such as an amount.
    #[must_use]
    pub fn strong(self, name: &'static str, text: impl Display) -> Self {
        let piece = format!("<strong>{}</strong>", escaped(&text));
        self.piece(name, piece)
    }

    fn piece(mut self, name: &'static str, piece: String) -> Self {
        let place = format!("{OPEN}{}{OPEN}", self.pieces.len());
        self.pieces.push(piece);
        self.message.set(name, place.into());
        self
    }
}

impl Display for Rich<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.message.to_string();
        // Odd parts lie between two marks and hold a piece's number.
        for (at, part) in text.split(OPEN).enumerate() {
            match part.parse::<usize>().ok().and_then(|number| self.pieces.get(number)) {
                Some(piece) if at % 2 == 1 => f.write_str(piece)?,
                _ => f.write_str(&escaped(&part))?,
            }
        }
        Ok(())
    }
}

impl HtmlSafe for Rich<'_> {}

fn escaped(text: &dyn Display) -> String {
    askama::filters::escape(text, askama::filters::Html).map_or_else(|never| match never {}, |safe| safe.to_string())
}

#[cfg(test)]
mod tests {
    use crate::i18n::Texts;
    use market::Language;

    #[test]
    fn what_people_typed_never_becomes_markup() {
        let texts = Texts::of(Language::English).unwrap();
        let sold = texts.rich("product-sold-by").link("shop", "<b>Oak & Ash</b>", "/shops/oak?a=1&b=2").link(
            "brand",
            "\u{E000}0\u{E000}",
            "/brands/x",
        );
        let html = sold.to_string();
        assert!(html.contains("<a href=\"/shops/oak?a=1&#38;b=2\">&#60;b&#62;Oak &#38; Ash&#60;/b&#62;</a>"), "{html}");
        assert_eq!(html.matches("<a ").count(), 2, "{html}");
    }
}
