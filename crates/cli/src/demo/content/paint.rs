//! Colours, patterns and settings as they are written in content files.

use serde::Deserialize;

use crate::demo::draw::{backdrop::Backdrop, emblem::Emblem, palette::Rgb, pattern::Pattern, portrait};

/// Gives a type of the drawing module a spelling in content files.
macro_rules! spelled {
    ($(#[$doc:meta])* $name:ident, $inner:ty, $parse:path, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[serde(try_from = "String")]
        pub(super) struct $name(pub(super) $inner);

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                $parse(&text).map(Self).ok_or_else(|| format!(concat!($what, ", not {:?}"), text))
            }
        }
    };
}

spelled!(
    /// A colour as `#rrggbb`.
    Colour, Rgb, Rgb::parse, "expected a colour as #rrggbb"
);
spelled!(
    /// The name of a [`Backdrop`].
    BackdropName, Backdrop, Backdrop::parse, "expected the name of a backdrop"
);
spelled!(
    /// The name of an [`Emblem`].
    EmblemName, Emblem, Emblem::parse, "expected the name of an emblem"
);
spelled!(
    /// The name of a [`Pattern`].
    PatternName, Pattern, Pattern::parse, "expected the name of a pattern"
);
spelled!(
    /// The name of a [`portrait::Hair`].
    HairName, portrait::Hair, portrait::Hair::parse, "expected the name of a hairstyle"
);
spelled!(
    /// The name of [`portrait::Clothes`].
    ClothesName, portrait::Clothes, portrait::Clothes::parse, "expected the name of clothes"
);
