//! A TOML document as its values, each under its whole key (`sale.rounds.0.cap`) and with its line.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

/// What is wrong with a profile, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ProfileError {
    /// The file, or what it is otherwise known by.
    pub file: String,
    /// The line, from 1; `None` where a key is missing or was set from outside.
    pub line: Option<usize>,
    /// The whole key; empty when the document cannot be read at all.
    pub key: String,
    /// What is wrong, and the mend.
    pub problem: String,
}

impl std::fmt::Display for ProfileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        let key = if self.key.is_empty() { String::new() } else { format!(" {}:", self.key) };
        write!(f, ":{key} {}", self.problem)
    }
}

/// A value as its text, whatever kind it was, and its line unless it was set from outside.
type Leaf = (String, Option<usize>);

/// The values of a document. It notes which are asked for, and refuses the others in the end.
#[derive(Debug)]
pub(super) struct Document<'a> {
    file: &'a str,
    leaves: BTreeMap<String, Leaf>,
    asked: RefCell<BTreeSet<String>>,
}

impl<'a> Document<'a> {
    /// Reads a text; `settings` replace its values, or add to them.
    pub(super) fn read(file: &'a str, text: &str, settings: &BTreeMap<String, String>) -> Result<Self, ProfileError> {
        let wrong = |line, key: &str, problem: String| ProfileError {
            file: file.to_owned(),
            line,
            key: key.to_owned(),
            problem,
        };
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            wrong(line, "", error.message().to_owned())
        })?;
        let mut leaves = BTreeMap::new();
        let mut waiting = Vec::new();
        let root = table.get_ref().iter().map(|(key, value)| (key.get_ref().to_string(), value));
        waiting.extend(root);
        while let Some((key, value)) = waiting.pop() {
            let line = Some(line_of(text, value.span().start));
            let text = match value.get_ref() {
                DeValue::String(text) => text.to_string(),
                DeValue::Integer(number) => number.to_string(),
                DeValue::Datetime(moment) => moment.to_string(),
                DeValue::Array(items) => {
                    waiting.extend(items.iter().enumerate().map(|(index, item)| (format!("{key}.{index}"), item)));
                    continue;
                }
                DeValue::Table(table) => {
                    waiting.extend(table.iter().map(|(inner, value)| (format!("{key}.{}", inner.get_ref()), value)));
                    continue;
                }
                DeValue::Float(_) => {
                    return Err(wrong(line, &key, "put it into quotation marks, so that it stays exact".to_owned()));
                }
                DeValue::Boolean(_) => {
                    return Err(wrong(line, &key, "there is nothing here to be true or false".to_owned()));
                }
            };
            leaves.insert(key, (text, line));
        }
        leaves.extend(settings.iter().map(|(key, value)| (key.clone(), (value.clone(), None))));
        Ok(Self { file, leaves, asked: RefCell::default() })
    }

    /// The value of a key, if it is there.
    pub(super) fn find(&self, key: &str) -> Option<&str> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.leaves.get(key).map(|(text, _)| text.as_str())
    }

    /// The value of a key, as `read` takes it, if it is there.
    pub(super) fn maybe<T>(
        &self,
        key: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, ProfileError> {
        self.find(key).map(read).transpose().map_err(|problem| self.wrong(key, problem))
    }

    /// The value of a key that has to be there, as `read` takes it; `example` shows one.
    pub(super) fn need<T>(
        &self,
        key: &str,
        example: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<T, ProfileError> {
        let found = self.maybe(key, read)?;
        found.ok_or_else(|| {
            self.wrong(key, format!("missing; give it in a copy of the profile, or by --set {key}={example}"))
        })
    }

    /// How many items a list has.
    pub(super) fn count(&self, list: &str) -> usize {
        let has = |index: &usize| {
            let item = format!("{list}.{index}");
            let inner = format!("{item}.");
            self.leaves.contains_key(&item)
                || self.leaves.range(inner.clone()..).next().is_some_and(|(key, _)| key.starts_with(&inner))
        };
        (0..).take_while(has).count()
    }

    /// An error about a key.
    pub(super) fn wrong(&self, key: &str, problem: impl Into<String>) -> ProfileError {
        let line = self.leaves.get(key).and_then(|(_, line)| *line);
        ProfileError { file: self.file.to_owned(), line, key: key.to_owned(), problem: problem.into() }
    }

    /// Refuses what nobody asked for.
    pub(super) fn finish(self) -> Result<(), ProfileError> {
        let asked = self.asked.borrow();
        let unknown = self.leaves.iter().filter(|(key, _)| !asked.contains(*key));
        match unknown.min_by_key(|(_, (_, line))| *line) {
            Some((key, _)) => {
                Err(self.wrong(key, "there is no such key; see genesis/demo.toml for all that there are"))
            }
            None => Ok(()),
        }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
