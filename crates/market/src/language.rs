use crate::words::stored_words;

/// A language in which people read pages and letters. Kept with a person who chose one, and with each order.
///
/// One more language is a variant here and a folder of messages in the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// The language the product is written in.
    #[default]
    English,
    /// German.
    German,
}

stored_words!(Language, "a language", {
    English = "en",
    German = "de",
});

impl Language {
    /// Every language, the one the product is written in first.
    pub const ALL: [Self; 2] = [Self::English, Self::German];
}
