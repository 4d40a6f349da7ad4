//! Every message that is asked for exists, and every message that exists is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::Texts;

/// How a key is asked for: `t("...")` and `rich("...")` anywhere, `key("...")` where an enum names one.
const CALLS: [&str; 3] = ["t(\"", "rich(\"", "key(\""];

fn visit(folder: &Path, endings: &[&str], found: &mut dyn FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, endings, found);
        } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
            found(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}

fn keys_asked_for(source: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for call in CALLS {
        for (at, _) in source.match_indices(call) {
            let before = source[..at].chars().next_back().unwrap_or(' ');
            let rest = &source[at + call.len()..];
            let key = rest.split('"').next().unwrap_or_default();
            let well_formed =
                key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            if !before.is_alphanumeric() && before != '_' && well_formed && !key.is_empty() {
                keys.push(key);
            }
        }
    }
    keys
}

fn keys_written(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with(|first: char| first.is_ascii_lowercase()) && !key.contains(' '))
}

#[test]
fn no_message_is_missing_and_none_is_idle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut asked = BTreeSet::new();
    let mut missing = Vec::new();
    let mut written = BTreeSet::new();
    visit(&root.join("messages/en"), &["ftl"], &mut |_, source| {
        written.extend(keys_written(source).map(str::to_owned));
    });
    let mut note = |path: &Path, source: &str| {
        if path.ends_with("i18n/keys.rs") {
            return;
        }
        for key in keys_asked_for(source) {
            if !written.contains(key) {
                missing.push(format!("{}: {key}", path.display()));
            }
            asked.insert(key.to_owned());
        }
    };
    visit(&root.join("templates"), &["html"], &mut note);
    visit(&root.join("src"), &["rs"], &mut note);
    assert!(missing.is_empty(), "asked for but not written:\n{}", missing.join("\n"));
    let idle: Vec<_> = written.difference(&asked).collect();
    assert!(idle.is_empty(), "written but never asked for: {idle:?}");
    assert!(written.len() > 100, "the scan found only {} messages", written.len());
}

#[test]
fn the_files_load() {
    Texts::english().unwrap();
}

#[test]
fn the_scan_sees_calls_and_nothing_else() {
    let source = r#"{{ cx.t("a-b") }} x.rich("c1").with("d", "e") split("f") const K: Key = key("g");"#;
    assert_eq!(keys_asked_for(source), ["a-b", "c1", "g"]);
}
