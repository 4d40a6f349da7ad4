//! Reads tables of a plan document, and knows what to say about what is wrong with them.

use std::cell::RefCell;

use base::Bps;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{PlanError, Problem};
use crate::period::{Points, Rate};

/// Parts of names that people give to pay for head counts.
const RECRUITING: [&str; 9] =
    ["recruit", "enrol", "invit", "join", "referral", "sign_up", "signup", "sponsor_bonus", "headcount"];

/// A table of the document. It notes which keys are asked for, and refuses the others in the end.
pub(crate) struct Reader<'a> {
    text: &'a str,
    /// Where it is, such as `bonuses.fast start`; empty for the document itself.
    path: String,
    /// Where it begins, in bytes.
    at: usize,
    table: &'a DeTable<'a>,
    known: RefCell<Vec<&'static str>>,
}

/// A value, and where it stands.
pub(crate) struct Value<'a> {
    text: &'a str,
    path: String,
    at: usize,
    value: &'a DeValue<'a>,
}

pub(crate) type Read<T> = Result<T, PlanError>;

/// The tables of a document.
pub(crate) struct Parsed<'a> {
    text: &'a str,
    table: DeTable<'a>,
}

impl<'a> Parsed<'a> {
    /// Reads a text of at most so many bytes.
    pub(crate) fn new(text: &'a str, most_bytes: usize) -> Read<Self> {
        if text.len() > most_bytes {
            return Err(PlanError { line: None, key: String::new(), problem: Problem::TooLarge(most_bytes) });
        }
        let table = DeTable::parse(text).map_err(|error| PlanError {
            line: error.span().map(|span| line_of(text, span.start)),
            key: String::new(),
            problem: Problem::Syntax(error.message().to_owned()),
        })?;
        Ok(Self { text, table: table.into_inner() })
    }

    pub(crate) fn reader(&'a self) -> Reader<'a> {
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
    pub(crate) fn find(&self, key: &'static str) -> Option<Value<'a>> {
        let mut known = self.known.borrow_mut();
        if !known.contains(&key) {
            known.push(key);
        }
        self.table.get(key).map(|value| self.value_at(key, value))
    }

    /// The value of a key that has to be there; `example` shows how.
    pub(crate) fn need(&self, key: &'static str, example: &'static str) -> Read<Value<'a>> {
        self.find(key).ok_or_else(|| self.missing(key, example))
    }

    /// What to say when a key is not there: that another is nearly spelled so, or what to add.
    pub(crate) fn missing(&self, key: &'static str, example: &'static str) -> PlanError {
        let known = self.known.borrow();
        let is_meant = |other: &&Spanned<DeString<'_>>| {
            !known.contains(&other.get_ref().as_ref()) && is_nearly(other.get_ref(), key)
        };
        if let Some(other) = self.table.keys().filter(is_meant).min_by_key(|other| other.span().start) {
            return self.about(other, Problem::Wrong(format!("there is no such key here; did you mean `{key}`?")));
        }
        let line = (!self.path.is_empty()).then(|| line_of(self.text, self.at));
        PlanError { line, key: self.path_of(key), problem: Problem::Missing(example) }
    }

    /// An error about a key of this table.
    fn about(&self, key: &Spanned<DeString<'_>>, problem: Problem) -> PlanError {
        let spelled: String = key.get_ref().chars().take(60).collect();
        PlanError { line: Some(line_of(self.text, key.span().start)), key: self.path_of(&spelled), problem }
    }

    /// Every key with its value, as they are written.
    pub(crate) fn entries(&self) -> Vec<(&'a str, Value<'a>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries.into_iter().map(|(key, value)| (key.get_ref().as_ref(), self.value_at(key.get_ref(), value))).collect()
    }

    /// Refuses the first key that nobody asked for.
    pub(crate) fn finish(self) -> Read<()> {
        let known = self.known.borrow();
        let others = self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        let Some(key) = others.min_by_key(|key| key.span().start) else { return Ok(()) };
        let problem = if pays_for_people(key.get_ref()) {
            Problem::Recruiting
        } else {
            Problem::Wrong(format!("there is no such key here; there are {}", known.join(", ")))
        };
        Err(self.about(key, problem))
    }
}

impl<'a> Value<'a> {
    /// An error about it.
    pub(crate) fn wrong(&self, why: impl Into<String>) -> PlanError {
        self.problem(Problem::Wrong(why.into()))
    }

    /// An error about what stands at a byte of its text.
    pub(crate) fn wrong_in(&self, text: &str, at: usize, why: &str) -> PlanError {
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

    pub(crate) fn text(&self) -> Read<&'a str> {
        self.value.as_str().ok_or_else(|| self.kind("text in quotation marks"))
    }

    /// What its word stands for.
    pub(crate) fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Read<T> {
        let text = self.text()?;
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let words: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            let (last, others) = words.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
            self.wrong(format!("write {} or {last}", others.join(", ")))
        })
    }

    pub(crate) fn truth(&self) -> Read<bool> {
        self.value.as_bool().ok_or_else(|| self.kind("true or false"))
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn whole(&self, least: u32, most: u32) -> Read<u32> {
        let DeValue::Integer(number) = self.value else { return Err(self.kind("a whole number")) };
        let number = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let number = number.filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| self.wrong(format!("this is a whole number from {least} to {most}")))
    }

    /// A number of points, written as a number or a text.
    pub(crate) fn points(&self) -> Read<Points> {
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

    pub(crate) fn rate(&self) -> Read<Rate> {
        match self.value {
            DeValue::String(text) => Rate::parse(text).ok_or_else(|| {
                let text: String = text.chars().take(40).collect();
                self.wrong(format!("\"{text}\" is not a rate; write a percentage such as \"8.34 %\", with its sign"))
            }),
            DeValue::Integer(number) => Err(self.problem(Problem::BareNumber(number.to_string()))),
            DeValue::Float(number) => Err(self.problem(Problem::BareNumber(number.to_string()))),
            _ => Err(self.kind("a rate such as \"10 %\"")),
        }
    }

    /// A rate of at most the whole, to a hundredth of a percent.
    pub(crate) fn part(&self) -> Read<Bps> {
        let rate = self.rate()?;
        rate.as_bps().ok_or_else(|| {
            let most = "write a percentage from \"0 %\" to \"100 %\" with at most two decimals";
            self.wrong(format!("\"{rate}\" is not a part of the whole; {most}"))
        })
    }

    /// The things of a list.
    pub(crate) fn list(&self) -> Read<Vec<Value<'a>>> {
        self.list_of("a list")
    }

    /// The things of a list that has to be one of rates.
    pub(crate) fn rate_list(&self) -> Read<Vec<Value<'a>>> {
        self.list_of("a list of rates such as [\"10 %\", \"5 %\"]")
    }

    fn list_of(&self, expected: &'static str) -> Read<Vec<Value<'a>>> {
        let DeValue::Array(list) = self.value else { return Err(self.kind(expected)) };
        let one = |(at, value): (usize, &'a Spanned<DeValue<'a>>)| Value {
            text: self.text,
            path: format!("{}[{at}]", self.path),
            at: value.span().start,
            value: value.get_ref(),
        };
        Ok((1..).zip(list.iter()).map(one).collect())
    }

    pub(crate) fn table(&self) -> Read<Reader<'a>> {
        let DeValue::Table(table) = self.value else { return Err(self.kind("a table")) };
        Ok(Reader { text: self.text, path: self.path.clone(), at: self.at, table, known: RefCell::default() })
    }

    pub(crate) fn texts(&self) -> Read<Vec<&'a str>> {
        self.list()?.iter().map(Self::text).collect()
    }

    pub(crate) fn rates(&self) -> Read<Vec<Rate>> {
        self.rate_list()?.iter().map(Self::rate).collect()
    }
}

/// Whether a key is the name people give to paying for head counts.
fn pays_for_people(key: &str) -> bool {
    let spelled = key.to_lowercase().replace(['-', ' '], "_");
    RECRUITING.iter().any(|part| spelled.contains(part))
}

/// Whether two words differ by one letter, or by two neighbours that changed places.
fn is_nearly(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same..], &other[same..]);
    let same = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    match (&one[..one.len() - same], &other[..other.len() - same]) {
        ([] | [_], [] | [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&one| one == b'\n').count()
}
