//! Letters to customers: what happened to their order, in the transaction in which it happened, so that a letter is due
//! if and only if its news is true.
//!
//! A guest opens the order by a link with a secret. The secret of the order itself is told once, when it is placed, and
//! only its hash is stored; so each letter brings a link of its own, with a secret that is made when the letter is
//! written ([`Letters::fresh_link`]). Nowhere is a secret stored, and no key that would open every order.

mod store;

use base::Timestamp;
use db::{DbError, Tx};
use serde::{Deserialize, Serialize};

use crate::events::EventKind;
use crate::jobs::{self, JobKind, NewJob};
use crate::words::stored_words;
use crate::{Desk, OrderId, RefundId, ReturnId, Secret, ShipmentId};

/// What a letter tells. Named as the events of an order are, without `order.`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// The order was placed.
    Placed,
    /// The payment arrived.
    Paid,
    /// The payment arrived too late and goes back.
    PaidLateRefunded,
    /// The payment arrived too late, and the goods follow when they are there.
    PaidLateBackordered,
    /// The order was called off.
    Cancelled,
    /// The order was not paid in time.
    Expired,
    /// A parcel is on its way.
    Shipped,
    /// What the customer wants to give back is taken back.
    ReturnAccepted,
    /// What the customer wants to give back is not taken back.
    ReturnDeclined,
    /// Part or all of the money goes back.
    Refunded,
}

stored_words!(LetterKind, "the kind of a letter", {
    Placed = "placed",
    Paid = "paid",
    PaidLateRefunded = "paid_late_refunded",
    PaidLateBackordered = "paid_late_backordered",
    Cancelled = "cancelled",
    Expired = "expired",
    Shipped = "shipped",
    ReturnAccepted = "return_accepted",
    ReturnDeclined = "return_declined",
    Refunded = "refunded",
});

/// A letter that is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    order: i64,
    kind: String,
    /// The event that it tells of: the same event is told once.
    event: i64,
    /// How much goes back, as the event notes it; empty where nothing does.
    #[serde(default)]
    amount: String,
    /// The parcel, return or refund it is about; 0 when it is about none.
    #[serde(default)]
    about: i64,
}

impl Letter {
    /// The order it is about.
    #[must_use]
    pub const fn order(&self) -> OrderId {
        OrderId::from_number(self.order)
    }

    /// What it tells; `None` when another version of the program knows more kinds.
    #[must_use]
    pub fn kind(&self) -> Option<LetterKind> {
        LetterKind::of_word(&self.kind)
    }

    /// How much goes back, "12.00 EUR"; empty where nothing does.
    #[must_use]
    pub fn amount(&self) -> &str {
        &self.amount
    }

    /// The parcel it is about, if it is about one.
    #[must_use]
    pub fn shipment(&self) -> Option<ShipmentId> {
        (self.kind() == Some(LetterKind::Shipped)).then(|| ShipmentId::from_number(self.about))
    }

    /// The return it is about, if it is about one.
    #[must_use]
    pub fn asked_return(&self) -> Option<ReturnId> {
        let is_of_return = matches!(self.kind(), Some(LetterKind::ReturnAccepted | LetterKind::ReturnDeclined));
        is_of_return.then(|| ReturnId::from_number(self.about))
    }

    /// The refund it is about, if it is about one.
    #[must_use]
    pub fn refund(&self) -> Option<RefundId> {
        (self.kind() == Some(LetterKind::Refunded)).then(|| RefundId::from_number(self.about))
    }

    /// A name that no other letter has, and that this one has whenever it is sent.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-{}-{}", self.order().reference(), self.kind, self.event)
    }
}

/// What else there is to say of an event.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct News<'a> {
    /// How much goes back; empty where nothing does.
    pub(crate) amount: &'a str,
    /// The number of the parcel, return or refund it is about; 0 when it is about none.
    pub(crate) about: i64,
}

/// Lets a letter be written about an event of an order, in the caller's transaction. Events that no letter tells of pass.
///
/// # Errors
/// When the database fails.
pub(crate) async fn enqueue_in(
    tx: &mut Tx,
    order: OrderId,
    event: i64,
    kind: EventKind,
    news: News<'_>,
    at: Timestamp,
) -> Result<(), DbError> {
    let word = kind.word().strip_prefix("order.").unwrap_or_default();
    let Some(known) = LetterKind::of_word(word) else { return Ok(()) };
    // An order may have several refunds, parcels and returns; everything else happens to it once.
    let key = match known {
        LetterKind::Refunded | LetterKind::Shipped | LetterKind::ReturnAccepted | LetterKind::ReturnDeclined => {
            format!("letter:{order}:{word}:{event}")
        }
        _ => format!("letter:{order}:{word}"),
    };
    let News { amount, about } = news;
    let letter = Letter { order: order.number(), kind: word.to_owned(), event, amount: amount.to_owned(), about };
    let job = NewJob::new(JobKind::OrderLetter, key, &letter, at);
    jobs::enqueue_in(tx, &job.map_err(|error| DbError::Engine(error.to_string()))?, at).await
}

/// Letters to customers.
#[derive(Debug, Clone)]
pub struct Letters {
    desk: Desk,
}

impl Letters {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// The secret of one more link to an order, for the letter that is being written. Who has it may see the order.
    ///
    /// # Errors
    /// When there is no such order, no randomness, or the database fails.
    pub async fn fresh_link(&self, order: OrderId) -> Result<Secret, DbError> {
        let secret = Secret::generate().map_err(|error| DbError::Engine(error.to_string()))?;
        let mut tx = self.desk.begin().await?;
        store::insert_link(&mut tx, order, &secret.hash(), self.desk.now()).await?;
        tx.commit().await?;
        Ok(secret)
    }
}
