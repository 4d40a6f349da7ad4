//! Conditions and formulas.

mod evaluate;
mod expression;
mod names;
mod parse;
mod spell;
mod words;

pub use expression::{Arithmetic, Choice, Comparison, Expression, Wish};
pub(super) use names::{MOST_VOLUMES, Names};
pub(super) use parse::{condition, formula};
