//! From the text of a condition to an expression.
//!
//! ```text
//! any        = all { "or" all }
//! all        = not { "and" not }
//! not        = [ "not" ] comparison
//! comparison = sum [ ( ">=" | ">" | "<=" | "<" | "=" | "!=" ) sum ]
//! sum        = product { ( "+" | "-" ) product }
//! product    = atom { ( "*" | "/" ) atom }
//! atom       = number | name | name "(" ... ")" | "(" any ")"
//! ```

use super::super::enrolled::Enrolled;
use super::super::{Points, Side};
use super::expression::{Arithmetic, Choice, Comparison, Expression, Wish};
use super::names::{MOST_VOLUMES, Meaning, Names};
use super::words::{Is, Word, words};

/// How deep parentheses go.
const DEEPEST: usize = 40;

/// Why a condition cannot be read: where in its text, counted in bytes, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Misread {
    pub(in super::super) at: usize,
    pub(in super::super) why: String,
}

/// What an expression gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Truth,
    Rank,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Truth => "something that is true or not",
            Self::Rank => "a rank",
        }
    }
}

/// Reads something that is true or not.
pub(in super::super) fn condition(text: &str, names: &mut Names) -> Result<Expression, Misread> {
    whole(text, names, Kind::Truth)
}

/// Reads a number.
pub(in super::super) fn formula(text: &str, names: &mut Names) -> Result<Expression, Misread> {
    whole(text, names, Kind::Number)
}

fn whole(text: &str, names: &mut Names, wanted: Kind) -> Result<Expression, Misread> {
    let words = words(text).map_err(|(at, why)| Misread { at, why })?;
    let mut parser = Parser { words: &words, next: 0, end: text.len(), names, depth: 0 };
    let found = parser.any()?;
    match parser.peek() {
        Some(word) => Err(Misread { at: word.at, why: format!("{} is one word too many", spelled(&word.is)) }),
        None => parser.needs(0, found, wanted),
    }
}

fn spelled(word: &Is) -> String {
    match word {
        Is::Name(name) => format!("`{name}`"),
        Is::Number(number) => format!("`{number}`"),
        Is::Sign(sign) => format!("`{sign}`"),
    }
}

struct Parser<'a> {
    words: &'a [Word],
    next: usize,
    end: usize,
    names: &'a mut Names,
    depth: usize,
}

type Found = (Expression, Kind);

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Word> {
        self.words.get(self.next)
    }

    fn at(&self) -> usize {
        self.peek().map_or(self.end, |word| word.at)
    }

    fn misread<T>(&self, why: impl Into<String>) -> Result<T, Misread> {
        Err(Misread { at: self.at(), why: why.into() })
    }

    fn take(&mut self, wanted: &Is) -> bool {
        let is_there = self.peek().is_some_and(|word| word.is == *wanted);
        self.next += usize::from(is_there);
        is_there
    }

    fn take_sign(&mut self, sign: &'static str) -> bool {
        self.take(&Is::Sign(sign))
    }

    fn take_word(&mut self, word: &str) -> bool {
        self.take(&Is::Name(word.to_owned()))
    }

    fn expect(&mut self, sign: &'static str) -> Result<(), Misread> {
        if self.take_sign(sign) { Ok(()) } else { self.misread(format!("`{sign}` is missing here")) }
    }

    fn needs(&self, at: usize, (found, kind): Found, wanted: Kind) -> Result<Expression, Misread> {
        if kind == wanted {
            return Ok(found);
        }
        Err(Misread { at, why: format!("this is {}, and {} is needed", kind.word(), wanted.word()) })
    }

    fn any(&mut self) -> Result<Found, Misread> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.misread(format!("parentheses go {DEEPEST} deep at most"));
        }
        let found = self.several("or", Self::all, Expression::Any);
        self.depth -= 1;
        found
    }

    fn all(&mut self) -> Result<Found, Misread> {
        self.several("and", Self::not, Expression::All)
    }

    fn several(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Found, Misread>,
        joined: fn(Vec<Expression>) -> Expression,
    ) -> Result<Found, Misread> {
        let at = self.at();
        let first = part(self)?;
        if self.peek().is_none_or(|next| next.is != Is::Name(word.to_owned())) {
            return Ok(first);
        }
        let mut parts = vec![self.needs(at, first, Kind::Truth)?];
        while self.take_word(word) {
            let at = self.at();
            let next = part(self)?;
            parts.push(self.needs(at, next, Kind::Truth)?);
        }
        Ok((joined(parts), Kind::Truth))
    }

    fn not(&mut self) -> Result<Found, Misread> {
        if !self.take_word("not") {
            return self.comparison();
        }
        let at = self.at();
        let found = self.comparison()?;
        Ok((Expression::Not(Box::new(self.needs(at, found, Kind::Truth)?)), Kind::Truth))
    }

    fn comparison(&mut self) -> Result<Found, Misread> {
        let at = self.at();
        let (left, kind) = self.sum()?;
        let signs = [
            (">=", Comparison::AtLeast),
            (">", Comparison::MoreThan),
            ("<=", Comparison::AtMost),
            ("<", Comparison::LessThan),
            ("=", Comparison::Equal),
            ("!=", Comparison::Other),
        ];
        let Some((_, how)) = signs.into_iter().find(|(sign, _)| self.take_sign(sign)) else { return Ok((left, kind)) };
        if kind == Kind::Truth {
            return Err(Misread { at, why: "what is true or not is not compared".into() });
        }
        let at = self.at();
        let right = self.sum()?;
        let right = self.needs(at, right, kind)?;
        Ok((Expression::Comparison(how, Box::new(left), Box::new(right)), Kind::Truth))
    }

    fn sum(&mut self) -> Result<Found, Misread> {
        self.arithmetic(&[("+", Arithmetic::Plus), ("-", Arithmetic::Minus)], Self::product)
    }

    fn product(&mut self) -> Result<Found, Misread> {
        self.arithmetic(&[("*", Arithmetic::Times), ("/", Arithmetic::Over)], Self::atom)
    }

    fn arithmetic(
        &mut self,
        signs: &[(&'static str, Arithmetic)],
        part: fn(&mut Self) -> Result<Found, Misread>,
    ) -> Result<Found, Misread> {
        let at = self.at();
        let (mut left, mut kind) = part(self)?;
        while let Some(&(_, how)) = signs.iter().find(|(sign, _)| self.take_sign(sign)) {
            left = self.needs(at, (left, kind), Kind::Number)?;
            let at = self.at();
            let right = part(self)?;
            let right = self.needs(at, right, Kind::Number)?;
            if how == Arithmetic::Over && right == Expression::Number(Points::ZERO) {
                return Err(Misread { at, why: "nothing can be divided by 0".into() });
            }
            left = Expression::Arithmetic(how, Box::new(left), Box::new(right));
            kind = Kind::Number;
        }
        Ok((left, kind))
    }

    fn atom(&mut self) -> Result<Found, Misread> {
        if self.take_sign("(") {
            let inner = self.any()?;
            self.expect(")")?;
            return Ok(inner);
        }
        let Some(word) = self.peek() else { return self.misread("something is missing at the end") };
        match &word.is {
            Is::Number(number) => {
                self.next += 1;
                Ok((Expression::Number(*number), Kind::Number))
            }
            Is::Name(name) => {
                self.next += 1;
                if self.take_sign("(") { self.call(word.at, name) } else { self.name(word.at, name) }
            }
            Is::Sign(sign) => self.misread(format!("`{sign}` cannot stand here")),
        }
    }

    fn name(&self, at: usize, name: &str) -> Result<Found, Misread> {
        match self.names.find(name) {
            Some(Meaning::Volume(column)) => Ok((Expression::Volume(column), Kind::Number)),
            Some(Meaning::Condition(known)) => Ok((known, Kind::Truth)),
            Some(Meaning::Rank(rank)) => Ok((Expression::Number(Points::from_parts(i64::from(rank))), Kind::Rank)),
            Some(Meaning::PaidAs) => Ok((Expression::Rank, Kind::Rank)),
            Some(Meaning::Title) => Ok((Expression::Title, Kind::Rank)),
            None => Err(Misread { at, why: self.names.unknown(name) }),
        }
    }

    fn call(&mut self, at: usize, name: &str) -> Result<Found, Misread> {
        let found = match name {
            "frontline" => {
                let who = self.truth()?;
                (Expression::Frontline(Box::new(who)), Kind::Number)
            }
            "legs" => {
                let who = self.truth()?;
                (Expression::Legs(self.mark(who)?), Kind::Number)
            }
            "distinct" => (Expression::Distinct(self.wishes()?), Kind::Truth),
            "leg_sum" => {
                let volume = self.volume()?;
                let most = if self.take_sign(",") { Some(self.number()?) } else { None };
                (Expression::LegSum { volume, most }, Kind::Number)
            }
            "strongest" => (Expression::Strongest(self.volume()?), Kind::Number),
            "held" => (self.held()?, Kind::Number),
            "whole" => (Expression::Whole(Box::new(self.sum_of_numbers()?)), Kind::Number),
            "flag" => (self.flag()?, Kind::Truth),
            "customers" | "enrolled" => (self.enrolled(name == "customers")?, Kind::Number),
            "if" => {
                let when = self.truth()?;
                self.expect(",")?;
                let one = self.sum_of_numbers()?;
                self.expect(",")?;
                let other = self.sum_of_numbers()?;
                (Expression::If(Box::new(when), Box::new(one), Box::new(other)), Kind::Number)
            }
            "min" | "max" => {
                let which = if name == "min" { Choice::Min } else { Choice::Max };
                let one = self.sum_of_numbers()?;
                self.expect(",")?;
                let other = self.sum_of_numbers()?;
                (Expression::Choice(which, Box::new(one), Box::new(other)), Kind::Number)
            }
            _ => {
                let known = "frontline, legs, distinct, leg_sum, strongest, customers, enrolled, held, whole, flag, if, min and max";
                return Err(Misread { at, why: format!("there is no `{name}(...)`; there are {known}") });
            }
        };
        self.expect(")")?;
        Ok(found)
    }

    fn mark(&mut self, who: Expression) -> Result<u32, Misread> {
        let mark = self.names.mark(who);
        mark.map_or_else(|| self.misread("a plan asks at most 32 different things about legs"), Ok)
    }

    fn truth(&mut self) -> Result<Expression, Misread> {
        let at = self.at();
        let found = self.any()?;
        self.needs(at, found, Kind::Truth)
    }

    fn sum_of_numbers(&mut self) -> Result<Expression, Misread> {
        let at = self.at();
        let found = self.sum()?;
        self.needs(at, found, Kind::Number)
    }

    /// `2 of rank >= gold, 2 of rank >= silver`
    fn wishes(&mut self) -> Result<Vec<Wish>, Misread> {
        let mut wishes = Vec::new();
        loop {
            let legs = self.count()?;
            if !self.take_word("of") {
                return self.misread("write for instance `distinct(2 of rank >= gold, 2 of rank >= silver)`");
            }
            let who = self.truth()?;
            wishes.push(Wish { mark: self.mark(who)?, legs });
            if !self.take_sign(",") {
                break;
            }
        }
        if wishes.len() > 8 { self.misread("at most 8 wishes can be told apart") } else { Ok(wishes) }
    }

    /// `gold, 6`: in how many of the last six periods.
    fn held(&mut self) -> Result<Expression, Misread> {
        let at = self.at();
        let rank = match self.atom()? {
            (Expression::Number(rank), Kind::Rank) => u32::try_from(rank.parts()).unwrap_or_default(),
            _ => return Err(Misread { at, why: "a rank is needed, as in `held(gold, 6) >= 3`".into() }),
        };
        self.expect(",")?;
        let at = self.at();
        let of = self.count()?;
        if !(1..=36).contains(&of) {
            return Err(Misread { at, why: "periods are kept for 36 back".into() });
        }
        self.names.periods_back = self.names.periods_back.max(of as usize - 1);
        Ok(Expression::Held { rank, of })
    }

    /// `pv > 0`, or of those who are no customers `pv > 0, left`: how many the position enrolled.
    fn enrolled(&mut self, customers: bool) -> Result<Expression, Misread> {
        let at = self.at();
        let who = self.truth()?;
        if !self.names.is_known_at_once(&who) {
            let why = "whom somebody enrolled may stand anywhere, so it is asked for what is known of each at once: volumes of \
                       order lines, `title` and `flag(...)`";
            return Err(Misread { at, why: why.into() });
        }
        let mut side = None;
        if !customers && self.take_sign(",") {
            side = match (self.take_word("left"), self.take_word("right")) {
                (true, _) => Some(Side::Left),
                (_, true) => Some(Side::Right),
                _ => return self.misread("write `left` or `right`"),
            };
        }
        let column = self.names.enrolled(Enrolled { who, customers, side });
        let why = format!(
            "a plan has at most {MOST_VOLUMES} volumes, and each question about who is enrolled is one of them"
        );
        column.map(Expression::Volume).ok_or(Misread { at, why })
    }

    fn flag(&mut self) -> Result<Expression, Misread> {
        let Some(Word { is: Is::Name(name), .. }) = self.peek() else {
            return self.misread("the name of a flag is needed, as in `flag(trained)`");
        };
        self.next += 1;
        let flag = self.names.flag(name).map(Expression::Flag);
        flag.map_or_else(|| self.misread("a plan tells at most 32 flags apart"), Ok)
    }

    fn volume(&mut self) -> Result<usize, Misread> {
        let at = self.at();
        match self.atom()? {
            (Expression::Volume(column), _) => Ok(column),
            _ => Err(Misread { at, why: "the name of a volume is needed here".into() }),
        }
    }

    fn number(&mut self) -> Result<Points, Misread> {
        match self.peek() {
            Some(Word { is: Is::Number(number), .. }) => {
                self.next += 1;
                Ok(*number)
            }
            _ => self.misread("a number is needed here"),
        }
    }

    fn count(&mut self) -> Result<u32, Misread> {
        let at = self.at();
        let number = self.number()?.parts();
        let count = u32::try_from(number / Points::ONE).ok().filter(|_| number % Points::ONE == 0);
        count.ok_or_else(|| Misread { at, why: "a whole number is needed here".into() })
    }
}
