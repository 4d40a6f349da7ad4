use base::{Bps, Money, MoneyError};
use serde::{Deserialize, Serialize};

/// A member of the merchant's network, by the number its owner stores it under. This crate compares members and
/// hands them back, nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Member(pub i64);

/// A member at the moment of the sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    /// Who it is.
    pub member: Member,
    /// Whether the member may earn. A deactivated member is not active.
    pub active: bool,
}

/// One line of an order: a product in some quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line {
    /// What the customer pays for it, after discounts; not negative.
    pub total: Money,
    /// The value commission is computed on (CV), for the whole quantity; not negative, in the currency of `total`.
    /// Equal to `total` unless the brand set another.
    pub commissionable: Money,
    /// The brand's commission rate for the product.
    pub commission: Bps,
}

impl Line {
    /// The commission pot: the rate of the commissionable value, rounded down to the brand's favour.
    ///
    /// # Errors
    /// When an amount is negative, the currencies differ, or the pot is more than the customer pays.
    pub fn pot(&self) -> Result<Money, SaleError> {
        if self.total.is_negative() || self.commissionable.is_negative() {
            return Err(SaleError::Negative);
        }
        let pot = self.commissionable.mul_bps_down(self.commission);
        if self.total.checked_sub(pot)?.is_negative() {
            return Err(SaleError::PotBeyondTotal { pot, total: self.total });
        }
        Ok(pot)
    }
}

/// One line sold, and everybody who could earn on it.
#[derive(Debug, Clone, Copy)]
pub struct Sale<'a> {
    /// What was sold.
    pub line: Line,
    /// The buyer, when the buyer is a member too. Nobody earns on what they buy themselves.
    pub buyer: Option<Member>,
    /// The seller of record; `None` when the customer came on their own.
    pub seller: Option<Position>,
    /// The seller's upline, the seller's own sponsor first. It may end early, but must not leave anybody out: with
    /// compression it has to reach as far as `SaleRules::levels` active members, or to the root.
    pub upline: &'a [Position],
}

/// Why a sale cannot be divided. None of these happens to a sale with sound prices and a sound tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SaleError {
    /// A negative line: refunds reverse the shares of the sale instead of computing new ones.
    #[error("a sale has no negative amount; a refund reverses the shares of its sale")]
    Negative,
    /// The commission would be more than the customer pays.
    #[error("the commission of {pot} is more than the {total} paid for the line")]
    PotBeyondTotal {
        /// The commission pot.
        pot: Money,
        /// What the customer pays for the line.
        total: Money,
    },
    /// Somebody stands above themselves.
    #[error("the upline runs in a circle: member {} appears twice", .0.0)]
    Circle(Member),
    /// The amounts do not combine.
    #[error(transparent)]
    Money(#[from] MoneyError),
}
