//! What brands and sellers are paid, when and how.
//!
//! On the days of a merchant's schedule a run prepares a payout for everybody whose released balance is at least the
//! minimum, and takes it out of the balance. The merchant sends what the money reaches for, the oldest first, and says
//! later what arrived. A payout that fails or comes back gives everything back: it is owed again, and in the next run.
//!
//! A payout is made of movements in the books, and each movement is in one payout that came to something at most: a
//! constraint of the database. So nothing is paid twice, whoever else is preparing, and every amount has its orders. What
//! refunds took back after a payout is a movement like any other: it is carried and netted, never paid.

mod details;
mod error;
mod iban;
mod model;
mod prepare;
mod schedule;
mod send;
mod settings;
mod statement;
mod store;

pub use error::PayoutError;
pub use iban::Iban;
pub use model::{
    DetailsOf, Funds, PaidSoFar, Payee, Payout, PayoutDetails, PayoutFile, PayoutFilter, PayoutRun, PayoutSettings,
    PayoutStatus, SentNow, StatementLine,
};
pub use schedule::Schedule;

use db::{DbError, Tx};

use crate::Desk;
use crate::events::{self, EventKind, NewEvent};

/// What payees are paid.
#[derive(Debug, Clone)]
pub struct Payouts {
    desk: Desk,
}

impl Payouts {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// Records a step of a payout, by whoever acts.
    async fn tell_in(&self, tx: &mut Tx, payout: &Payout, kind: EventKind) -> Result<(), DbError> {
        let event = NewEvent::new(kind, payout.id).at_merchant(payout.merchant);
        let event = event.with("amount", payout.amount.to_string()).with("name", payout.payee_name.as_str());
        let event = if payout.reason.is_empty() { event } else { event.with("reason", payout.reason.as_str()) };
        events::record_in(tx, self.desk.actor(), self.desk.now(), &event).await.map(drop)
    }
}
