//! The kinds of bonuses.

mod ages;
mod breakaway;
mod by;
mod down;
mod gaps;
mod legs;
mod levels;
mod own;
mod pool;

pub use breakaway::Breakaway;
pub use by::{Bracket, By};
pub use down::Down;
pub use gaps::Gaps;
pub use legs::{Legs, Pays, Rest, Reward, Step, Unpaid};
pub use levels::{Counts, Levels};
pub use own::{Fixed, Share};
pub use pool::{Pool, Shares, Size};

use super::board::Board;
use super::vesting::Vesting;

use super::flow::Flow;
use super::money::Exact;
use base::MoneyError;

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
    /// When what it pays is retained first.
    pub vests: Option<Vesting>,
    /// The bonuses that it is paid instead of when it is more, by their places in the plan.
    pub instead_of: Vec<usize>,
    /// The bonus that is paid instead of it when that is more.
    pub gives_way_to: Option<usize>,
    /// What it is paid in.
    pub paid_in: PaidIn,
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
    /// Who may earn on what those below sold.
    pub to_below: Option<String>,
}

/// What a bonus is paid in. Whatever it is, an amount says what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidIn {
    /// Money.
    Money,
    /// Credit for the next purchase.
    Credit,
    /// Goods.
    Goods,
}

impl PaidIn {
    /// All of them, as a plan spells them.
    pub(super) const WORDS: [(&'static str, Self); 3] =
        [("money", Self::Money), ("credit", Self::Credit), ("goods", Self::Goods)];

    /// As a plan spells it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Credit => "credit",
            Self::Goods => "goods",
        }
    }
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
    /// Who was enrolled by whom, once the first recruits are passed up.
    PassUp,
}

/// What a bonus pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Levels or generations.
    Levels(Levels),
    /// Differences between rates.
    Gaps(Gaps),
    /// Groups that broke away.
    Breakaway(Breakaway),
    /// A part of what is earned above.
    Down(Down),
    /// A part of a volume of the position itself.
    Share(Share),
    /// A fixed amount.
    Fixed(Fixed),
    /// A part of a sum.
    Pool(Pool),
    /// The volume of two legs.
    Legs(Legs),
    /// Full boards.
    Board(Board),
}

impl Bonus {
    /// At most what it pays a position in a period.
    pub(super) fn at_most(&self, amount: i64) -> i64 {
        self.most.map_or(amount, |most| amount.min(most))
    }
}

impl Kind {
    /// How it flows up a tree, if it does.
    pub(super) fn flow(&self) -> Option<&dyn Flow> {
        match self {
            Self::Levels(levels) => Some(levels),
            Self::Gaps(gaps) => Some(gaps),
            Self::Breakaway(breakaway) => Some(breakaway),
            Self::Down(_) | Self::Share(_) | Self::Fixed(_) | Self::Pool(_) | Self::Legs(_) | Self::Board(_) => None,
        }
    }

    /// What its rate is applied to, where there is one.
    pub(super) const fn base(&self) -> Option<&Base> {
        match self {
            Self::Levels(levels) => Some(&levels.on),
            Self::Gaps(gaps) => Some(&gaps.on),
            Self::Breakaway(breakaway) => Some(&breakaway.on),
            Self::Down(down) => Some(&down.on),
            Self::Share(share) => Some(&share.on),
            Self::Fixed(_) | Self::Pool(_) | Self::Legs(_) | Self::Board(_) => None,
        }
    }

    /// Who may earn; everybody when `None`.
    pub(super) const fn to(&self) -> Option<&Expression> {
        match self {
            Self::Levels(Levels { to, .. })
            | Self::Gaps(Gaps { to, .. })
            | Self::Breakaway(Breakaway { to, .. })
            | Self::Down(Down { to, .. })
            | Self::Share(Share { to, .. })
            | Self::Fixed(Fixed { to, .. })
            | Self::Pool(Pool { to, .. })
            | Self::Legs(Legs { to, .. })
            | Self::Board(Board { to, .. }) => to.as_ref(),
        }
    }

    /// Whether nobody has it in more than one period.
    pub(super) const fn is_once(&self) -> bool {
        matches!(self, Self::Fixed(Fixed { once: true, .. }))
    }

    /// How many numbers of a position go into the next period.
    pub(super) fn numbers(&self) -> usize {
        match self {
            Self::Legs(legs) => legs.numbers(),
            Self::Board(_) => 1,
            _ => 0,
        }
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
    exact: i128,
    /// Fixed amounts, in the smallest unit of the currency.
    minor: i64,
}

impl Paid {
    /// In the smallest unit of the currency.
    ///
    /// # Errors
    /// When it is beyond what we count.
    pub(super) fn minor(self, exact: Exact) -> Result<i64, MoneyError> {
        exact.rounded(self.exact)?.checked_add(self.minor).ok_or(MoneyError::Overflow)
    }
}
