//! Icons, drawn into the page where they are used: no second request, no moment without them.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use askama::filters::HtmlSafe;

const SPRITE: &str = include_str!("../assets/icons/icons.svg");

/// The shapes of each icon by its name.
static SHAPES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    SPRITE
        .lines()
        .filter_map(|line| line.strip_prefix("<symbol id=\"")?.strip_suffix("</symbol>")?.split_once("\">"))
        .collect()
});

/// An icon as inline SVG. Decorative: the words beside it say what it means.
#[derive(Debug, Clone, Copy)]
pub struct Icon(&'static str);

/// The icon named `name` in `assets/icons/icons.svg`; draws nothing when there is none.
#[must_use]
pub fn icon(name: &str) -> Icon {
    debug_assert!(SHAPES.contains_key(name), "no icon named {name}");
    Icon(SHAPES.get(name).copied().unwrap_or_default())
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{}</svg>", self.0)
    }
}

impl HtmlSafe for Icon {}

/// The names of all icons, in order.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = SHAPES.keys().copied().collect();
    names.sort_unstable();
    names
}
