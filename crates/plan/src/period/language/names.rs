//! What the names in a condition mean.

use std::collections::{BTreeMap, BTreeSet};

use super::expression::Expression;
use crate::period::Side;
use crate::period::enrolled::Enrolled;
use crate::period::symbols::Symbols;

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Meaning {
    Volume(usize),
    Condition(Expression),
    /// A rank, counted from 1.
    Rank(u32),
    /// The rank a position is paid as.
    PaidAs,
    /// The highest rank it ever had.
    Title,
}

/// The names a plan has given so far. Reading conditions gives numbers to the flags and the legs they ask about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in super::super) struct Names {
    /// In the order of their columns.
    pub(in super::super) volumes: Vec<String>,
    /// The lowest first.
    pub(in super::super) ranks: Vec<String>,
    pub(in super::super) conditions: BTreeMap<String, Expression>,
    /// The classes, products, brands and markets it names.
    pub(in super::super) symbols: Symbols,
    /// In the order of their numbers.
    pub(in super::super) flags: Vec<String>,
    /// How many periods back ranks are asked for.
    pub(in super::super) periods_back: usize,
    /// Whether the first recruits are passed up, so that there is a tree of it.
    pub(in super::super) passes_up: bool,
    /// Those that are asked for as enrolled, with the column of how many there are.
    pub(in super::super) enrolled: Vec<(usize, Enrolled)>,
    /// The columns of the volumes of order lines.
    pub(in super::super) of_lines: BTreeSet<usize>,
    /// What somebody in a leg has to satisfy, in the order of the marks' numbers.
    pub(in super::super) marks: Vec<Expression>,
}

/// The most volumes of a plan.
pub(in super::super) const MOST_VOLUMES: usize = 60;

/// How many flags, and how many marks of legs, are told apart: they are bits.
const MOST_BITS: usize = 32;

impl Names {
    pub(in super::super) fn find(&self, name: &str) -> Option<Meaning> {
        match name {
            "rank" => return Some(Meaning::PaidAs),
            "title" => return Some(Meaning::Title),
            "unranked" => return Some(Meaning::Rank(0)),
            _ => {}
        }
        let volume = self.volumes.iter().position(|known| known == name).map(Meaning::Volume);
        let rank = || self.ranks.iter().zip(1..).find(|(known, _)| *known == name).map(|(_, rank)| Meaning::Rank(rank));
        let condition = || self.conditions.get(name).cloned().map(Meaning::Condition);
        volume.or_else(rank).or_else(condition)
    }

    /// What to say of a name nobody gave.
    pub(in super::super) fn unknown(&self, name: &str) -> String {
        let known = self.volumes.iter().chain(&self.ranks).chain(self.conditions.keys()).map(String::as_str);
        let known: Vec<_> = known.chain(["rank", "title"]).collect();
        format!("nothing is called `{name}`; there are {}", known.join(", "))
    }

    /// The number of a flag; `None` when there are too many.
    pub(in super::super) fn flag(&mut self, name: &str) -> Option<u32> {
        numbered(&mut self.flags, |known| known == name, || name.to_owned())
    }

    /// The column of how many are enrolled; `None` when there are too many volumes. It is called what the plan asks by.
    pub(in super::super) fn enrolled(&mut self, enrolled: Enrolled) -> Option<usize> {
        if let Some((column, _)) = self.enrolled.iter().find(|(_, known)| *known == enrolled) {
            return Some(*column);
        }
        let column = self.volumes.len();
        if column >= MOST_VOLUMES {
            return None;
        }
        let word = if enrolled.customers { "customers" } else { "enrolled" };
        let side = match enrolled.side {
            Some(Side::Left) => ", left",
            Some(Side::Right) => ", right",
            _ => "",
        };
        self.volumes.push(format!("{word}({}{side})", self.spelled(&enrolled.who)));
        self.enrolled.push((column, enrolled));
        Some(column)
    }

    /// Whether something is known of each by itself, before volumes of others and ranks are.
    pub(in super::super) fn is_known_at_once(&self, expression: &Expression) -> bool {
        let all = |parts: &[&Expression]| parts.iter().all(|part| self.is_known_at_once(part));
        match expression {
            Expression::Number(_) | Expression::Title | Expression::Flag(_) => true,
            Expression::Volume(column) => self.of_lines.contains(column),
            Expression::Whole(part) | Expression::Not(part) => all(&[part]),
            Expression::Choice(_, one, other)
            | Expression::Arithmetic(_, one, other)
            | Expression::Comparison(_, one, other) => all(&[one, other]),
            Expression::If(when, one, other) => all(&[when, one, other]),
            Expression::All(parts) | Expression::Any(parts) => parts.iter().all(|part| self.is_known_at_once(part)),
            Expression::Rank
            | Expression::Frontline(_)
            | Expression::Legs(_)
            | Expression::LegSum { .. }
            | Expression::Strongest(_)
            | Expression::Distinct(_)
            | Expression::Held { .. } => false,
        }
    }

    /// The number of the mark of legs in which somebody satisfies `who`; `None` when there are too many.
    pub(in super::super) fn mark(&mut self, who: Expression) -> Option<u32> {
        let known = self.marks.iter().position(|known| *known == who);
        if let Some(known) = known {
            return u32::try_from(known).ok();
        }
        numbered(&mut self.marks, |_| false, || who)
    }
}

/// The number of what is known, or is added.
fn numbered<T>(all: &mut Vec<T>, is_it: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> Option<u32> {
    let known = all.iter().position(is_it);
    let number = known.unwrap_or(all.len());
    if number >= MOST_BITS {
        return None;
    }
    if known.is_none() {
        all.push(new());
    }
    u32::try_from(number).ok()
}
