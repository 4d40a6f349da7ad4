//! Enums that a table keeps as a word.

/// Defines how an enum without data is stored: each variant as the word its table allows.
macro_rules! stored_words {
    ($name:ident, $expected:literal, { $($variant:ident = $word:literal),+ $(,)? }) => {
        #[allow(unreachable_pub, reason = "some of these enums are of one subject alone")]
        impl $name {
            /// The word it is stored as.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one stored as `word`, if there is such.
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl ::base::ToValue for $name {
            fn to_value(&self) -> ::base::Value<'_> {
                ::base::Value::Text(self.word())
            }
        }

        impl ::base::FromValue for $name {
            fn from_value(value: ::base::Value<'_>) -> Result<Self, ::base::ValueError> {
                let found = match value {
                    ::base::Value::Text(word) => Self::of_word(word),
                    _ => None,
                };
                found.ok_or_else(|| ::base::ValueError::new($expected, value))
            }
        }
    };
}

pub(crate) use stored_words;
