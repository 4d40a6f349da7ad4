//! Volumes: what is counted of every position.

use super::Rate;
use super::enrolled::Enrolled;
use super::language::Expression;
use super::symbols::SymbolSet;

/// How a volume is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Volume {
    /// Order lines.
    Lines(Lines),
    /// Another volume of everybody below, and of the position itself unless it is left out.
    Below {
        /// The other, by its column.
        of: usize,
        /// Whether one's own counts.
        with_own: bool,
        /// Whoever satisfies it does not count for those above, nor does anybody below.
        until: Option<Expression>,
    },
    /// Another volume of this period and those before.
    Past {
        /// The other, by its column.
        of: usize,
        /// How many periods, this one counted; `None` for all there were.
        periods: Option<u32>,
    },
    /// A formula of other volumes.
    Formula(Expression),
    /// How many of those that the position enrolled are counted.
    Enrolled(Enrolled),
}

/// How many numbers are kept of a volume over periods: all that fall out one day, or one for the sum that never does.
pub(super) fn kept(periods: Option<u32>) -> usize {
    periods.map_or(1, |periods| periods.saturating_sub(1) as usize)
}

/// The order lines that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// Which of their numbers.
    pub column: Column,
    /// Whose.
    pub from: From,
    /// Of these classes; all when `None`, as with the others.
    pub classes: Option<SymbolSet>,
    /// Of these products.
    pub products: Option<SymbolSet>,
    /// Of these brands.
    pub brands: Option<SymbolSet>,
    /// Of these markets.
    pub markets: Option<SymbolSet>,
    /// In the buyer's first so many days.
    pub first_days: Option<u32>,
    /// After the buyer's first so many days.
    pub after_days: Option<u32>,
    /// The part of it that counts.
    pub times: Rate,
}

/// A number of an order line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Personal volume.
    Pv,
    /// Commissionable volume.
    Cv,
    /// Qualifying volume.
    Qv,
    /// What was paid for it.
    Amount,
    /// How many pieces.
    Units,
}

/// Whose order lines count for a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// What it bought itself.
    Own,
    /// What the customers it enrolled bought.
    Customers,
    /// Both.
    Both,
}
