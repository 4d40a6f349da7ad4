//! The stylesheet and the templates speak of the same classes, and every icon is used.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{CONSOLE_STYLES, SHOP_STYLES};

fn read_all(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, into);
        } else {
            into.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

fn templates_and_views() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    read_all(&root.join("templates"), &mut source);
    read_all(&root.join("src/pages"), &mut source);
    source
}

fn is_name(byte: char) -> bool {
    byte.is_ascii_alphanumeric() || byte == '-'
}

/// Class names in selectors: a dot and a letter, outside of values.
fn styled() -> BTreeSet<String> {
    let css = SHOP_STYLES.concat() + &CONSOLE_STYLES.concat();
    let selectors = css.split('}').filter_map(|rule| rule.rsplit_once('{').map(|(selector, _)| selector));
    let mut names = BTreeSet::new();
    for selector in selectors {
        for part in selector.split('.').skip(1) {
            let name: String = part.chars().take_while(|letter| is_name(*letter)).collect();
            if name.starts_with(|first: char| first.is_ascii_lowercase()) {
                names.insert(name);
            }
        }
    }
    names
}

/// `text` with a space for everything between `open` and `close`.
fn without(text: &str, open: &str, close: &str) -> String {
    let parts = text.split(open).map(|part| part.split_once(close).map_or(part, |(_, rest)| rest));
    parts.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_styled_class_is_used() {
    let source = templates_and_views();
    let words: BTreeSet<&str> = source.split(|letter| !is_name(letter)).collect();
    // Put together from a number or a name in a template.
    let made = |name: &str| name.starts_with("tone-") || name.starts_with("is-");
    let idle: Vec<_> = styled().into_iter().filter(|name| !words.contains(name.as_str()) && !made(name)).collect();
    assert!(idle.is_empty(), "styled but never used: {idle:?}");
}

#[test]
fn every_class_used_is_styled() {
    let source = templates_and_views();
    let styled = styled();
    let mut unknown = BTreeSet::new();
    for (at, _) in source.match_indices("class=\"") {
        let value = source[at + 7..].split('"').next().unwrap_or_default();
        let plain = without(&without(value, "{%", "%}"), "{{", "}}");
        for name in plain.split_whitespace().filter(|name| name.chars().all(is_name)) {
            if !styled.contains(name) && !name.ends_with('-') {
                unknown.insert(name.to_owned());
            }
        }
    }
    assert!(unknown.is_empty(), "used but not styled: {unknown:?}");
}

#[test]
fn every_icon_is_used() {
    let source = templates_and_views();
    let idle: Vec<_> =
        crate::icons::names().into_iter().filter(|name| !source.contains(&format!("\"{name}\""))).collect();
    assert!(idle.is_empty(), "drawn but never used: {idle:?}");
}

/// The macros of `ui.html`, each with what its own part of the file says.
fn macros(source: &str) -> Vec<(&str, &str)> {
    let parts = source.split("{%- macro ").skip(1);
    parts.filter_map(|part| part.split_once('(').map(|(name, _)| (name, part))).collect()
}

#[test]
fn the_style_guide_shows_every_piece() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let source = fs::read_to_string(templates.join("ui.html")).unwrap();
    let macros = macros(&source);
    let mut guide = String::new();
    for page in ["styleguide.html", "styleguide_pieces.html", "styleguide_more.html"] {
        guide.push_str(&fs::read_to_string(templates.join("system").join(page)).unwrap());
    }
    let named = |text: &str, name: &str| {
        text.match_indices(&format!("{name}("))
            .any(|(at, _)| !text[..at].ends_with(|letter| is_name(letter) || letter == '_'))
    };
    let mut shown: BTreeSet<&str> =
        macros.iter().map(|(name, _)| *name).filter(|name| guide.contains(&format!("ui::{name}("))).collect();
    // A piece that is part of a shown one is shown with it.
    loop {
        let parts = macros
            .iter()
            .filter(|(whole, _)| shown.contains(whole))
            .flat_map(|(_, text)| macros.iter().map(|(name, _)| *name).filter(|name| named(text, name)));
        let all: BTreeSet<&str> = shown.iter().copied().chain(parts).collect();
        if all.len() == shown.len() {
            break;
        }
        shown = all;
    }
    let hidden: Vec<_> = macros.iter().map(|(name, _)| *name).filter(|name| !shown.contains(name)).collect();
    assert!(macros.len() > 20, "the scan found only {} pieces", macros.len());
    assert!(hidden.is_empty(), "not in the style guide: {hidden:?}");
}
