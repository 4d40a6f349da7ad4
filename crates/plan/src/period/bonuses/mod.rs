//! The kinds of bonuses.

mod by;
mod gaps;
mod legs;
mod levels;
mod own;
mod pool;

pub use by::{Bracket, By};
pub use gaps::Gaps;
pub use legs::{Legs, Pays, Rest, Reward, Step, Unpaid};
pub use levels::{Counts, Levels};
pub use own::{Fixed, Share};
pub use pool::{Pool, Size};

use super::language::Expression;

/// A bonus of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bonus {
    /// What it is called.
    pub name: String,
    /// The tree it goes up.
    pub tree: Tree,
    /// What it pays.
    pub kind: Kind,
    /// The most it pays a position in a period, in the smallest unit of the currency.
    pub most: Option<i64>,
    /// Its conditions as the plan writes them, for those who ask why they did not earn.
    pub words: Words,
}

/// The conditions of a bonus as the plan writes them; `None` where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Who may earn.
    pub to: Option<String>,
    /// Who takes up a level.
    pub counts: Option<String>,
}

/// What a rate is applied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// A volume, by its column.
    Volume(usize),
    /// What was earned with other bonuses, before the caps of positions, persons and the company; by their places in the plan.
    Earnings(Vec<usize>),
}

/// A tree of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tree {
    /// Who stands below whom.
    Placement,
    /// Who was enrolled by whom.
    Enroller,
}

/// What a bonus pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Levels or generations.
    Levels(Levels),
    /// Differences between rates.
    Gaps(Gaps),
    /// A part of a volume of the position itself.
    Share(Share),
    /// A fixed amount.
    Fixed(Fixed),
    /// A part of a sum.
    Pool(Pool),
    /// The volume of two legs.
    Legs(Legs),
}

impl Kind {
    /// What its rate is applied to, where there is one.
    pub(super) const fn base(&self) -> Option<&Base> {
        match self {
            Self::Levels(levels) => Some(&levels.on),
            Self::Gaps(gaps) => Some(&gaps.on),
            Self::Share(share) => Some(&share.on),
            Self::Fixed(_) | Self::Pool(_) | Self::Legs(_) => None,
        }
    }

    /// Who may earn; everybody when `None`.
    pub(super) const fn to(&self) -> Option<&Expression> {
        match self {
            Self::Levels(Levels { to, .. })
            | Self::Gaps(Gaps { to, .. })
            | Self::Share(Share { to, .. })
            | Self::Fixed(Fixed { to, .. })
            | Self::Pool(Pool { to, .. })
            | Self::Legs(Legs { to, .. }) => to.as_ref(),
        }
    }

    /// Whether nobody has it in more than one period.
    pub(super) const fn is_once(&self) -> bool {
        matches!(self, Self::Fixed(Fixed { once: true, .. }))
    }

    /// The rule of a binary plan, if it is one.
    pub(super) const fn legs(&self) -> Option<&Legs> {
        match self {
            Self::Legs(legs) => Some(legs),
            _ => None,
        }
    }
}

/// What a position earns, before it is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Paid {
    /// Parts of points times millionths.
    pub(super) exact: i128,
    /// Fixed amounts, in the smallest unit of the currency.
    pub(super) minor: i64,
}
