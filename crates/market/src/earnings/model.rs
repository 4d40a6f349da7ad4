use base::{Bps, Currency, Money, Timestamp};
use ledger::Balance;
use plan::Because;

use crate::checkout::OrderStatus;
use crate::{LineId, OrderId};

/// What somebody has earned in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Of paid orders in their hold.
    pub pending: Money,
    /// Of orders whose hold is over; below zero when refunds took back what had been paid out.
    pub available: Money,
    /// Taken back by refunds, in all.
    pub reversed: Money,
}

impl Summary {
    pub(super) fn of(balance: Option<Balance>, reversed: Money, currency: Currency) -> Self {
        let zero = Money::zero(currency);
        let (pending, available) = balance.map_or((zero, zero), |balance| (balance.pending, balance.posted));
        Self { pending, available, reversed }
    }
}

/// How firm an earning is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The order is not paid yet.
    Awaited,
    /// Paid, in the hold.
    Pending,
    /// The hold is over.
    Available,
    /// The order was called off, expired, or refunded in full.
    Gone,
}

/// Which of a member's earnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// Of orders that are not paid yet.
    Awaited,
    /// Of paid orders in their hold.
    Pending,
    /// Of orders whose hold is over.
    Available,
    /// Those of which a refund has taken something back.
    Reversed,
}

/// Which lines of a list of earnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineFilter {
    /// Which kind.
    pub which: Which,
    /// Only those older than this one; `None` starts with the newest.
    pub before: Option<LineId>,
    /// At most this many; 1 to 200.
    pub limit: u32,
}

/// How many earnings of each kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineCounts {
    /// All of them, those of orders that came to nothing too.
    pub all: u64,
    /// [`Which::Awaited`].
    pub awaited: u64,
    /// [`Which::Pending`].
    pub pending: u64,
    /// [`Which::Available`].
    pub available: u64,
    /// [`Which::Reversed`].
    pub reversed: u64,
}

/// What was earned on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day: its first moment, in UTC.
    pub start: Timestamp,
    /// Earned by orders paid on it, less what refunds have taken back since.
    pub earned: Money,
}

/// What somebody sold and earned since some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turnover {
    /// What customers paid, less refunds.
    pub sold: Money,
    /// What it earned, less what refunds have taken back.
    pub earned: Money,
}

/// What a member's team came to since some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamTurnover {
    /// How many people of the team sold something.
    pub active: u32,
    /// What customers paid them, less refunds.
    pub sold: Money,
    /// What the member earned on it, less what refunds have taken back.
    pub earned: Money,
}

/// What one line of an order earns somebody.
#[derive(Debug, Clone)]
pub struct EarningLine {
    /// The order.
    pub order: OrderId,
    /// The line.
    pub line: LineId,
    /// What was bought.
    pub title: String,
    /// The chosen options in words; may be empty.
    pub options: String,
    /// How many.
    pub quantity: i64,
    /// What the customer paid for the line.
    pub line_total: Money,
    /// What commission was computed on, for the whole quantity.
    pub commissionable: Money,
    /// The brand's commission rate when it was bought.
    pub commission_rate: Bps,
    /// Who made the sale: the seller's handle.
    pub sold_by: Option<String>,
    /// What it earned.
    pub amount: Money,
    /// How much of that refunds have taken back.
    pub reversed: Money,
    /// The reason.
    pub because: Because,
    /// How firm it is.
    pub standing: Standing,
    /// When the order was placed.
    pub placed_at: Timestamp,
    /// When the hold ends or ended.
    pub release_at: Option<Timestamp>,
}

impl EarningLine {
    pub(super) const fn standing_of(status: OrderStatus, released: bool) -> Standing {
        match status {
            OrderStatus::Placed => Standing::Awaited,
            OrderStatus::Paid | OrderStatus::Backordered if released => Standing::Available,
            OrderStatus::Paid | OrderStatus::Backordered => Standing::Pending,
            OrderStatus::Cancelled | OrderStatus::Expired | OrderStatus::Refunded => Standing::Gone,
        }
    }
}
