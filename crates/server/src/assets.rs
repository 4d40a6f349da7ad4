//! Stylesheet, fonts and pictures of the interface itself: compiled in, served under addresses that change with
//! their content, so a browser may keep them for ever.

use std::borrow::Cow;
use std::sync::LazyLock;

mod compact;

use compact::compact;

/// What to answer in `Cache-Control` for everything found here.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// A file as it is served.
#[derive(Debug)]
pub struct Asset {
    /// Where it is served, `/assets/astra.0123456789abcdef.css`.
    pub href: String,
    /// Its `Content-Type`.
    pub content_type: &'static str,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    name: &'static str,
}

/// The parts of the stylesheet every page has, in the order they are served: tokens, then elements, then wholes.
const SHOP_STYLES: &[&str] = &[
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/layout.css"),
    include_str!("../assets/css/components.css"),
    include_str!("../assets/css/forms.css"),
    include_str!("../assets/css/shop.css"),
    include_str!("../assets/css/print.css"),
];

/// What accounts and consoles need besides.
const CONSOLE_STYLES: &[&str] = &[
    include_str!("../assets/css/account.css"),
    include_str!("../assets/css/console.css"),
    include_str!("../assets/css/docs.css"),
];

const CSS: &str = "text/css; charset=utf-8";
const WOFF2: &str = "font/woff2";
const SVG: &str = "image/svg+xml";
const FILES: &[(&str, &str, &[u8])] = &[
    ("brygada-latin.woff2", WOFF2, include_bytes!("../assets/fonts/brygada-latin.woff2")),
    ("brygada-latin-ext.woff2", WOFF2, include_bytes!("../assets/fonts/brygada-latin-ext.woff2")),
    ("favicon.svg", SVG, include_bytes!("../assets/brand/favicon.svg")),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> =
        FILES.iter().map(|&(name, kind, bytes)| asset(name, kind, Cow::Borrowed(bytes))).collect();
    // The stylesheet names the fonts by their plain names; what is served names them by their addresses.
    let mut shop = compact(&SHOP_STYLES.concat());
    for file in &assets {
        shop = shop.replace(&format!("url({})", file.name), &format!("url({})", file.href));
    }
    assets.push(asset("astra.css", CSS, Cow::Owned(shop.into_bytes())));
    assets.push(asset("console.css", CSS, Cow::Owned(compact(&CONSOLE_STYLES.concat()).into_bytes())));
    assets
});

fn asset(name: &'static str, content_type: &'static str, bytes: Cow<'static, [u8]>) -> Asset {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    Asset { href: format!("/assets/{stem}.{:016x}.{ending}", fingerprint(&bytes)), content_type, bytes, name }
}

/// FNV-1a. Tells versions of our own files apart; nobody gains by forging one.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Everything that is served.
#[must_use]
pub fn all() -> &'static [Asset] {
    &ASSETS
}

/// The file served at `path`, if there is one.
#[must_use]
pub fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.href == path)
}

/// The address of the file named `name`, for a template.
#[must_use]
pub fn href(name: &str) -> &'static str {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    debug_assert!(found.is_some(), "no asset named {name}");
    found.map_or("", |asset| &asset.href)
}

#[cfg(test)]
mod classes;
#[cfg(test)]
mod contrast;

#[cfg(test)]
mod tests {
    use super::{all, find, href};

    #[test]
    fn an_address_follows_the_content() {
        let css = find(href("astra.css")).unwrap();
        assert_eq!(css.content_type, "text/css; charset=utf-8");
        assert!(find("/assets/astra.css").is_none());
        let text = std::str::from_utf8(&css.bytes).unwrap();
        for font in all().iter().filter(|asset| asset.content_type == "font/woff2") {
            assert!(text.contains(&format!("url({})", font.href)), "{} is not in the stylesheet", font.href);
        }
    }

    #[test]
    fn the_stylesheets_stay_small() {
        let size = |name| find(href(name)).unwrap().bytes.len();
        assert!(size("astra.css") < 40 * 1024, "{} bytes", size("astra.css"));
        assert!(size("console.css") < 18 * 1024, "{} bytes", size("console.css"));
    }
}
