//! The movements of the business, one file each. Every payment and refund passes through the merchant's escrow account, so
//! a refund looks the same before and after the hold: only whether the shares are pending or posted differs.

mod credit;
mod payment_received;
mod refund_paid;
mod shares_earned;
mod shares_reversed;

pub use credit::{credit_given, credit_returned, credit_spent};
pub use payment_received::payment_received;
pub use refund_paid::refund_paid;
pub use shares_earned::shares_earned;
pub use shares_reversed::shares_reversed;
