//! The movements of the business, one file each. Every payment and refund passes through the merchant's escrow account, so
//! a refund looks the same before and after the hold: only whether the shares are pending or posted differs. Payouts pass
//! through the merchant's payout account, so that what is on its way is neither owed nor gone.

mod credit;
mod payment_received;
mod payout_failed;
mod payout_paid;
mod payout_prepared;
mod payout_returned;
mod refund_paid;
mod shares_earned;
mod shares_reversed;

pub use credit::{credit_given, credit_returned, credit_spent};
pub use payment_received::payment_received;
pub use payout_failed::payout_failed;
pub use payout_paid::payout_paid;
pub use payout_prepared::payout_prepared;
pub use payout_returned::payout_returned;
pub use refund_paid::refund_paid;
pub use shares_earned::shares_earned;
pub use shares_reversed::shares_reversed;
