//! How far somebody is towards a rank.

use super::language::{Comparison, Expression};
use super::run::Outcome;
use super::table::Seen;
use super::{Points, Rate};

/// How far somebody is towards a rank: the mean of its thresholds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What the rank takes, one by one.
    pub thresholds: Vec<Threshold>,
    /// The mean of what is reached of each, rounded down; the whole for a rank that takes nothing.
    pub reached: Rate,
}

/// Something a rank takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// As a plan says it.
    pub needs: String,
    /// What there is, where a number is asked for.
    pub have: Option<Points>,
    /// The part of it that is reached, at most the whole.
    pub reached: Rate,
}

impl Outcome {
    /// How far the member of a row is towards a rank, counted from 1; `None` when the plan has no such rank, and for who only buys.
    ///
    /// Of a number that is to be at least so much, the part counts that is there. Anything else is reached or not; of several
    /// that are joined by `or`, the one that is reached best counts. A threshold of nothing or less is not counted: everybody
    /// has it.
    #[must_use]
    pub fn progress(&self, row: usize, rank: usize) -> Option<Progress> {
        let needs = &self.rules.ranks.get(rank.checked_sub(1)?)?.needs;
        let seen = self.standing.seen_row(row);
        if seen.is_customer() {
            return None;
        }
        let mut thresholds = Vec::new();
        let mut parts = vec![needs];
        while let Some(part) = parts.pop() {
            match part {
                Expression::All(several) => parts.extend(several.iter().rev()),
                part if asks_for_nothing(part) => {}
                part => thresholds.push(Threshold {
                    needs: self.rules.names.spelled(part),
                    have: number_of(part, seen),
                    reached: reached(part, seen),
                }),
            }
        }
        let sum: i64 = thresholds.iter().map(|one| one.reached.millionths()).sum();
        let count = i64::try_from(thresholds.len()).unwrap_or(i64::MAX);
        let reached = if count == 0 { Rate::WHOLE } else { Rate::part(sum, count * Rate::WHOLE.millionths()) };
        Some(Progress { thresholds, reached })
    }
}

/// A number that is to be at least so much, and how much.
fn threshold(part: &Expression) -> Option<(&Expression, i64)> {
    match part {
        Expression::Comparison(Comparison::AtLeast, number, least) => match **least {
            Expression::Number(least) => Some((&**number, least.parts())),
            _ => None,
        },
        _ => None,
    }
}

fn asks_for_nothing(part: &Expression) -> bool {
    threshold(part).is_some_and(|(number, least)| least <= 0 && !number.is_a_rank())
}

/// What there is of the number that is asked for.
fn number_of(part: &Expression, seen: Seen<'_>) -> Option<Points> {
    let (number, _) = threshold(part).filter(|(number, _)| !number.is_a_rank())?;
    Some(Points::from_parts(number.value(&seen)))
}

fn reached(part: &Expression, seen: Seen<'_>) -> Rate {
    match (part, threshold(part)) {
        (_, Some((number, least))) if !number.is_a_rank() => Rate::part(number.value(&seen), least),
        (Expression::Any(several), _) => several.iter().map(|one| reached(one, seen)).max().unwrap_or_default(),
        (Expression::All(several), _) => several.iter().map(|one| reached(one, seen)).min().unwrap_or_default(),
        (part, _) if part.holds(&seen) => Rate::WHOLE,
        _ => Rate::ZERO,
    }
}
