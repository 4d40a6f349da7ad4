//! Reads tables of a plan document, and knows what to say about what is wrong with them.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::{Points, Rate};
use crate::{PlanError, Problem};

/// A table of the document. It notes which keys are asked for, and refuses the others in the end.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// Where it is, such as `bonuses.fast start`; empty for the document itself.
    path: String,
    /// Where it begins, in bytes.
    at: usize,
    table: &'a DeTable<'a>,
    known: RefCell<Vec<&'static str>>,
}

/// A value, and where it stands.
pub(super) struct Value<'a> {
    text: &'a str,
    path: String,
    at: usize,
    value: &'a DeValue<'a>,
}

pub(super) type Read<T> = Result<T, PlanError>;

/// The tables of a document.
pub(super) struct Parsed<'a> {
    text: &'a str,
    table: DeTable<'a>,
}

impl<'a> Parsed<'a> {
    pub(super) fn new(text: &'a str) -> Read<Self> {
        let table = DeTable::parse(text).map_err(|error| PlanError {
            line: error.span().map(|span| line_of(text, span.start)),
            key: String::new(),
            problem: Problem::Syntax(error.message().to_owned()),
        })?;
        Ok(Self { text, table: table.into_inner() })
    }

    pub(super) fn reader(&'a self) -> Reader<'a> {
        let known = RefCell::default();
        Reader { text: self.text, path: String::new(), at: 0, table: &self.table, known }
    }
}

impl<'a> Reader<'a> {
    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn value_at(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Value<'a> {
        Value { text: self.text, path: self.path_of(key), at: value.span().start, value: value.get_ref() }
    }

    /// The value of a key, if it is there.
    pub(super) fn find(&self, key: &'static str) -> Option<Value<'a>> {
        let mut known = self.known.borrow_mut();
        if !known.contains(&key) {
            known.push(key);
        }
        self.table.get(key).map(|value| self.value_at(key, value))
    }

    /// The value of a key that has to be there; `example` shows how.
    pub(super) fn need(&self, key: &'static str, example: &'static str) -> Read<Value<'a>> {
        self.find(key).ok_or_else(|| self.missing(key, example))
    }

    /// What to say when a key is not there.
    pub(super) fn missing(&self, key: &'static str, example: &'static str) -> PlanError {
        let line = (!self.path.is_empty()).then(|| line_of(self.text, self.at));
        PlanError { line, key: self.path_of(key), problem: Problem::Missing(example) }
    }

    /// Every key with its value, as they are written.
    pub(super) fn entries(&self) -> Vec<(&'a str, Value<'a>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries.into_iter().map(|(key, value)| (key.get_ref().as_ref(), self.value_at(key.get_ref(), value))).collect()
    }

    /// Refuses the first key that nobody asked for.
    pub(super) fn finish(self) -> Read<()> {
        let known = self.known.borrow();
        let others = self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        let Some(key) = others.min_by_key(|key| key.span().start) else { return Ok(()) };
        let spelled = key.get_ref().to_lowercase().replace(['-', ' '], "_");
        let problem = if crate::document::pays_for_people(&spelled) {
            Problem::Recruiting
        } else {
            Problem::Wrong(format!("there is no such key here; there are {}", known.join(", ")))
        };
        let key = self.path_of(&key.get_ref().chars().take(60).collect::<String>());
        let line = self.table.keys().find(|other| self.path_of(other.get_ref()) == key).map(|key| key.span().start);
        Err(PlanError { line: line.map(|at| line_of(self.text, at)), key, problem })
    }
}

impl<'a> Value<'a> {
    /// An error about it.
    pub(super) fn wrong(&self, why: impl Into<String>) -> PlanError {
        self.problem(Problem::Wrong(why.into()))
    }

    /// An error about what stands at a byte of its text.
    pub(super) fn wrong_in(&self, text: &str, at: usize, why: &str) -> PlanError {
        let place: String = text[at..].chars().take(30).collect();
        let place = if place.is_empty() { "at the end".to_owned() } else { format!("at `{place}`") };
        self.wrong(format!("{place}: {why}"))
    }

    fn problem(&self, problem: Problem) -> PlanError {
        PlanError { line: Some(line_of(self.text, self.at)), key: self.path.clone(), problem }
    }

    fn kind(&self, expected: &'static str) -> PlanError {
        self.problem(Problem::Kind { expected, found: self.value.type_str() })
    }

    pub(super) fn text(&self) -> Read<&'a str> {
        self.value.as_str().ok_or_else(|| self.kind("text"))
    }

    pub(super) fn truth(&self) -> Read<bool> {
        self.value.as_bool().ok_or_else(|| self.kind("true or false"))
    }

    /// A whole number from `least` to `most`.
    pub(super) fn whole(&self, least: u32, most: u32) -> Read<u32> {
        let DeValue::Integer(number) = self.value else { return Err(self.kind("a whole number")) };
        let number = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let number = number.filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| self.wrong(format!("this is a whole number from {least} to {most}")))
    }

    /// A number of points, written as a number or a text.
    pub(super) fn points(&self) -> Read<Points> {
        let (DeValue::Integer(_) | DeValue::Float(_) | DeValue::String(_)) = self.value else {
            return Err(self.kind("a number such as 100 or 99.95"));
        };
        let spelled = match self.value {
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            _ => self.text()?.to_owned(),
        };
        let points = Points::parse(&spelled.replace('_', ""));
        points.ok_or_else(|| self.wrong(format!("`{spelled}` is not a number with at most four decimals")))
    }

    pub(super) fn rate(&self) -> Read<Rate> {
        match self.value {
            DeValue::String(text) => Rate::parse(text).ok_or_else(|| {
                self.wrong(format!("\"{text}\" is not a rate; write a percentage such as \"8.34 %\", with its sign"))
            }),
            DeValue::Integer(number) => Err(self.problem(Problem::BareNumber(number.to_string()))),
            DeValue::Float(number) => Err(self.problem(Problem::BareNumber(number.to_string()))),
            _ => Err(self.kind("a rate such as \"10 %\"")),
        }
    }

    /// The things of a list.
    pub(super) fn list(&self) -> Read<Vec<Value<'a>>> {
        let DeValue::Array(list) = self.value else { return Err(self.kind("a list")) };
        let one = |(at, value): (usize, &'a Spanned<DeValue<'a>>)| Value {
            text: self.text,
            path: format!("{}[{at}]", self.path),
            at: value.span().start,
            value: value.get_ref(),
        };
        Ok((1..).zip(list.iter()).map(one).collect())
    }

    pub(super) fn table(&self) -> Read<Reader<'a>> {
        let DeValue::Table(table) = self.value else { return Err(self.kind("a table")) };
        Ok(Reader { text: self.text, path: self.path.clone(), at: self.at, table, known: RefCell::default() })
    }

    pub(super) fn texts(&self) -> Read<Vec<&'a str>> {
        self.list()?.iter().map(Self::text).collect()
    }

    pub(super) fn rates(&self) -> Read<Vec<Rate>> {
        self.list()?.iter().map(Self::rate).collect()
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&one| one == b'\n').count()
}
