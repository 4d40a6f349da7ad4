//! An order's story: every step is recorded and, where a letter tells of it, told to the customer.

use base::{Money, Timestamp};
use db::{DbError, Tx};

use super::Checkout;
use crate::events::{self, EventKind, NewEvent};
use crate::letters::{self, News};
use crate::{Actor, OrderId};

/// Records a step of an order and lets its letter be written, in the transaction of the step.
pub(super) async fn tell_in(
    tx: &mut Tx,
    actor: Actor,
    order: OrderId,
    at: Timestamp,
    kind: EventKind,
    amount: Option<Money>,
) -> Result<(), DbError> {
    let amount = amount.map(|amount| amount.to_string());
    let event = NewEvent::new(kind, order);
    let event = match &amount {
        Some(amount) => event.with("amount", amount.as_str()),
        None => event,
    };
    let amount = amount.as_deref().unwrap_or_default();
    tell_more_in(tx, actor, order, at, (kind, event), News { amount, about: 0 }).await
}

/// As [`tell_in`], with an event and a letter that say more than a sum.
pub(crate) async fn tell_more_in(
    tx: &mut Tx,
    actor: Actor,
    order: OrderId,
    at: Timestamp,
    (kind, event): (EventKind, NewEvent),
    news: News<'_>,
) -> Result<(), DbError> {
    let id = events::record_in(tx, actor, at, &event).await?;
    letters::enqueue_in(tx, order, id.number(), kind, news, at).await
}

impl Checkout {
    /// As [`tell_in`], by whoever acts, for a step without a sum.
    pub(super) async fn tell_in(
        &self,
        tx: &mut Tx,
        order: OrderId,
        at: Timestamp,
        kind: EventKind,
    ) -> Result<(), DbError> {
        tell_in(tx, self.desk.actor(), order, at, kind, None).await
    }
}
