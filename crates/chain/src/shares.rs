//! How the market divides what is left of an order.

use alloy_primitives::U256;
use alloy_primitives::aliases::U96;

/// Why an order cannot be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// An order of nothing.
    #[error("an order has to be of something")]
    Nothing,
    /// The shares are not those of this amount.
    #[error("the shares come to {sum}, and the order to {amount}")]
    Sum {
        /// What they come to.
        sum: U256,
        /// What they have to come to.
        amount: U96,
    },
    /// More than all was given back.
    #[error("{refunded} was refunded of an order of {amount}")]
    Refunded {
        /// What was given back.
        refunded: U96,
        /// What had been paid.
        amount: U96,
    },
}

/// What each share is paid of an order of `amount` when `refunded` of it went back to the payer before.
///
/// The shares up to and with one are paid their part of the rest, rounded down; each share is paid what this is more than for
/// the one before. So the parts come to the rest exactly, and none is a whole unit away from its exact value.
///
/// # Errors
/// When the order is of nothing, the shares do not come to it, or more than it was refunded.
pub fn parts_of_sums_rounded_down(amount: U96, shares: &[U96], refunded: U96) -> Result<Vec<U96>, ShareError> {
    if amount.is_zero() {
        return Err(ShareError::Nothing);
    }
    let sum = shares.iter().fold(U256::ZERO, |sum, share| sum.saturating_add(U256::from(*share)));
    if sum != U256::from(amount) {
        return Err(ShareError::Sum { sum, amount });
    }
    let rest = amount.checked_sub(refunded).ok_or(ShareError::Refunded { refunded, amount })?;
    let mut parts = Vec::with_capacity(shares.len());
    let (mut sum, mut paid) = (U96::ZERO, U96::ZERO);
    for share in shares {
        // No more than the amount, as all of them come to it.
        sum = sum.saturating_add(*share);
        let up_to = part_rounded_down(rest, sum, amount);
        parts.push(up_to.saturating_sub(paid));
        paid = up_to;
    }
    Ok(parts)
}

/// `rest * sum / amount`, for a `sum` that is at most `amount`: the product has 192 bits, the quotient no more than `rest`.
fn part_rounded_down(rest: U96, sum: U96, amount: U96) -> U96 {
    (U256::from(rest) * U256::from(sum) / U256::from(amount)).to()
}
