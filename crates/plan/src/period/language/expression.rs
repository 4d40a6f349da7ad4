//! What conditions and formulas are made of once their names are known.

use crate::period::Points;

/// A number or a truth (1 or 0) about one position. Numbers are in the parts of [`Points`]; ranks count from 1, the lowest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// Always this.
    Number(Points),
    /// A volume of the position, by its column.
    Volume(usize),
    /// The rank the position is paid as in this period.
    Rank,
    /// The highest rank it ever had, this period not counted.
    Title,
    /// Whether it bears a flag, by the flag's number.
    Flag(u32),
    /// How many directly below satisfy it.
    Frontline(Box<Expression>),
    /// In how many legs somebody satisfies it, by the number of the leg's mark.
    Legs(u32),
    /// A volume of everybody directly below, at most so much of each.
    LegSum {
        /// The volume, by its column.
        volume: usize,
        /// The most that counts of one leg; `None` for all of it.
        most: Option<Points>,
    },
    /// The greatest of a volume among those directly below.
    Strongest(usize),
    /// Whether each wish has a leg of its own.
    Distinct(Vec<Wish>),
    /// In how many of the last so many periods, this one counted, it was paid as at least a rank.
    Held {
        /// The rank.
        rank: u32,
        /// How many periods back.
        of: u32,
    },
    /// The whole part of a number.
    Whole(Box<Expression>),
    /// One of two numbers.
    Choice(Choice, Box<Expression>, Box<Expression>),
    /// The first number where it is true, else the second.
    If(Box<Expression>, Box<Expression>, Box<Expression>),
    /// A sum, a difference, a product or a quotient.
    Arithmetic(Arithmetic, Box<Expression>, Box<Expression>),
    /// A comparison.
    Comparison(Comparison, Box<Expression>, Box<Expression>),
    /// All of them.
    All(Vec<Expression>),
    /// One of them.
    Any(Vec<Expression>),
    /// Not this.
    Not(Box<Expression>),
}

impl Expression {
    /// Whether it asks for the rank of the position itself, not of somebody below.
    #[must_use]
    pub fn asks_for_the_rank(&self) -> bool {
        match self {
            Self::Rank | Self::Held { .. } => true,
            Self::Choice(_, one, other) | Self::Arithmetic(_, one, other) | Self::Comparison(_, one, other) => {
                one.asks_for_the_rank() || other.asks_for_the_rank()
            }
            Self::If(when, one, other) => [when, one, other].iter().any(|part| part.asks_for_the_rank()),
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_for_the_rank),
            Self::Not(part) | Self::Whole(part) => part.asks_for_the_rank(),
            _ => false,
        }
    }

    /// Whether it is a rank, which counts otherwise than numbers do.
    #[must_use]
    pub const fn is_a_rank(&self) -> bool {
        matches!(self, Self::Rank | Self::Title)
    }
}

/// So many legs with a mark, shared with no other wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The number of the mark.
    pub mark: u32,
    /// How many legs.
    pub legs: u32,
}

/// Which of two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The lesser.
    Min,
    /// The greater.
    Max,
}

/// What is done with two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
    /// `=`
    Equal,
    /// `!=`
    Other,
}
