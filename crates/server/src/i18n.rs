//! The words of the interface, from Fluent message files.
//!
//! ```text
//! {{ cx.t("cart-title") }}
//! {{ cx.t("stock-few").with("left", 2) }}
//! {{ cx.rich("product-sold-by").link("shop", shop.name, shop.href) }}
//! ```

use std::fmt;

use askama::filters::HtmlSafe;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use market::Language;
use unic_langid::LanguageIdentifier;

mod accept;
mod args;
mod format;
#[cfg(test)]
#[path = "../build/tests.rs"]
mod keys;
mod languages;
mod rich;

pub use accept::accepted;
pub use args::TextArg;
pub use languages::{Languages, own_name};
pub use rich::Rich;

/// Every language: its tag, and its message files with what is in them. Made by the build script.
const MESSAGES: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Why the messages of a language cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TextsError {
    /// A file that is not Fluent.
    #[error("{file} cannot be read: {reason}")]
    Unreadable {
        /// The file's path.
        file: &'static str,
        /// What the parser met first.
        reason: String,
    },
    /// Two messages with one name.
    #[error("{file} says `{id}` a second time")]
    Twice {
        /// The file's path.
        file: &'static str,
        /// The message's name.
        id: String,
    },
}

/// All messages of one language, and how it writes numbers, amounts and days. Load once, share by reference.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The words of `language`.
    ///
    /// # Errors
    /// When a message file is broken; a test keeps that from being shipped.
    pub fn of(language: Language) -> Result<Self, TextsError> {
        let id: LanguageIdentifier = language.word().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // The isolation marks around values help mixed-direction text and break copying an amount; none of our
        // languages mixes directions yet.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => format::english_number,
            Language::German => format::german_number,
        }));
        let files = MESSAGES.iter().filter(|(tag, _)| *tag == language.word()).flat_map(|(_, files)| files.iter());
        for &(file, source) in files {
            let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
                let reason = errors.first().map(ToString::to_string).unwrap_or_default();
                TextsError::Unreadable { file, reason }
            })?;
            bundle.add_resource(resource).map_err(|errors| TextsError::Twice {
                file,
                id: errors.first().map(ToString::to_string).unwrap_or_default(),
            })?;
        }
        Ok(Self { language, bundle })
    }

    /// Which language it is.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message named `key`. Prints the key itself when there is none.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> Message<'a> {
        Message { texts: self, key, args: None }
    }

    /// A message with links and emphasis in it.
    #[must_use]
    pub fn rich<'a>(&'a self, key: &'a str) -> Rich<'a> {
        Rich::new(self.t(key))
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Texts({})", self.language.word())
    }
}

/// Names a message where a value decides which one: `key("problem-missing")`. Written so that the test which compares
/// what is asked for with what is written sees it.
#[must_use]
pub const fn key(name: &'static str) -> &'static str {
    name
}

/// A message about to be printed. Plain text: a template escapes it.
#[derive(Debug)]
pub struct Message<'a> {
    texts: &'a Texts,
    key: &'a str,
    args: Option<FluentArgs<'a>>,
}

impl<'a> Message<'a> {
    /// Fills the place named `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl TextArg) -> Self {
        self.set(name, value.into_arg(self.texts));
        self
    }

    fn set(&mut self, name: &'static str, value: FluentValue<'static>) {
        self.args.get_or_insert_default().set(name, value);
    }
}

impl From<Message<'_>> for String {
    fn from(message: Message<'_>) -> Self {
        message.to_string()
    }
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.texts.bundle.get_message(self.key).and_then(|message| message.value());
        debug_assert!(message.is_some(), "no message named {}", self.key);
        let Some(pattern) = message else { return f.write_str(self.key) };
        let mut problems = Vec::new();
        let text = self.texts.bundle.format_pattern(pattern, self.args.as_ref(), &mut problems);
        debug_assert!(problems.is_empty(), "{}: {problems:?}", self.key);
        f.write_str(&text)
    }
}

/// HTML that came out of the sanitiser. Templates print it as it is; they print nothing else so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Takes HTML that a sanitiser has already cleaned (the catalog stores descriptions that way).
    #[must_use]
    pub fn from_sanitised(html: impl Into<String>) -> Self {
        Self(html.into())
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for SafeHtml {}
