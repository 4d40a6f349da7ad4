//! Holds the message files against each other and against what asks for them. The build script runs it, so a text that is
//! missing in a language, says something else than the others, or is never asked for ends the build.

use std::collections::{BTreeMap, BTreeSet};

/// The language the product is written in: what the others are held against.
const FIRST: &str = "en";

/// How a message is asked for: `t("...")` and `rich("...")` anywhere, `key("...")` where a value decides which one.
const CALLS: [&str; 3] = ["t(\"", "rich(\"", "key(\""];

/// A text file: where it is, and what is in it.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// Its path, for whoever has to mend it.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// The message files of one language.
#[derive(Debug)]
pub(crate) struct Language {
    /// Its tag, which is its folder's name.
    pub(crate) tag: String,
    /// Its files.
    pub(crate) files: Vec<File>,
}

/// Where a message is written, and the values it takes.
#[derive(Debug, PartialEq, Eq)]
struct Written<'a> {
    path: &'a str,
    values: BTreeSet<&'a str>,
}

/// Everything that is wrong, one sentence each: empty when every language says everything that is asked for, with the
/// same values, and nothing else.
#[must_use]
pub(crate) fn problems(languages: &[Language], askers: &[File]) -> Vec<String> {
    let Some(first) = languages.iter().find(|language| language.tag == FIRST) else {
        return vec![format!("there is no language `{FIRST}`")];
    };
    let mut problems = Vec::new();
    let original = all_written(first, &mut problems);
    for language in languages.iter().filter(|language| language.tag != FIRST) {
        let translated = all_written(language, &mut problems);
        compare(&language.tag, &original, &translated, &mut problems);
    }
    compare_with_askers(&original, askers, &mut problems);
    problems
}

fn all_written<'a>(language: &'a Language, problems: &mut Vec<String>) -> BTreeMap<&'a str, Written<'a>> {
    let mut all: BTreeMap<&str, Written<'_>> = BTreeMap::new();
    for file in &language.files {
        for (key, values) in written(&file.text) {
            let path = file.path.as_str();
            if let Some(before) = all.insert(key, Written { path, values }) {
                problems.push(format!("{path}: `{key}` is in {} already", before.path));
            }
        }
    }
    all
}

fn compare(
    tag: &str,
    original: &BTreeMap<&str, Written<'_>>,
    translated: &BTreeMap<&str, Written<'_>>,
    problems: &mut Vec<String>,
) {
    for (key, Written { path, values }) in original {
        match translated.get(key) {
            None => problems.push(format!("{path}: `{key}` is not said in `{tag}`")),
            Some(other) if other.values != *values => {
                let (here, there) = (listed(&other.values), listed(values));
                problems.push(format!("{}: `{key}` takes {here}, but {there} in `{FIRST}`", other.path));
            }
            Some(_) => {}
        }
    }
    for (key, Written { path, .. }) in translated {
        if !original.contains_key(key) {
            problems.push(format!("{path}: `{key}` is not said in `{FIRST}`"));
        }
    }
}

fn compare_with_askers(original: &BTreeMap<&str, Written<'_>>, askers: &[File], problems: &mut Vec<String>) {
    let mut asked = BTreeSet::new();
    for file in askers {
        for key in asked_for(&file.text) {
            if !original.contains_key(key) {
                problems.push(format!("{}: asks for `{key}`, which no message file says", file.path));
            }
            asked.insert(key);
        }
    }
    for (key, Written { path, .. }) in original {
        if !asked.contains(key) {
            problems.push(format!("{path}: nothing asks for `{key}`"));
        }
    }
}

fn listed(values: &BTreeSet<&str>) -> String {
    let names: Vec<String> = values.iter().map(|value| format!("${value}")).collect();
    if names.is_empty() { "nothing".into() } else { names.join(", ") }
}

/// The messages of a file, with the values each takes.
#[must_use]
pub(crate) fn written(text: &str) -> Vec<(&str, BTreeSet<&str>)> {
    let mut messages: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let starts_one = line.starts_with(|first: char| first.is_ascii_lowercase());
        if let Some((key, _)) = line.split_once('=').filter(|_| starts_one) {
            messages.push((key.trim_end(), BTreeSet::new()));
        }
        if let Some((_, values)) = messages.last_mut() {
            values.extend(values_in(line));
        }
    }
    messages
}

fn values_in(line: &str) -> impl Iterator<Item = &str> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    line.split('$').skip(1).map(move |rest| rest.split(|letter| !is_name(letter)).next().unwrap_or_default())
}

/// The messages that a source file or a template asks for.
#[must_use]
pub(crate) fn asked_for(text: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            let before = text[..at].chars().next_back().unwrap_or(' ');
            let key = text[at + call.len()..].split('"').next().unwrap_or_default();
            let is_key = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            if !before.is_alphanumeric() && before != '_' && is_key && !key.is_empty() {
                keys.push(key);
            }
        }
    }
    keys
}
