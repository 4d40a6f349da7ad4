use std::collections::HashMap;

use base::{Span, Timestamp};
use db::Tx;

use super::{ReturnError, Returns, store};
use crate::checkout::{Order, OrderLine};
use crate::events::{self, EventKind, NewEvent};
use crate::{LineId, MerchantId};

/// The longest window, in days.
pub const MOST_DAYS: u32 = 365;

/// How much of a line can be given back, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Returnable {
    /// The line.
    pub line: LineId,
    /// How many pieces; above zero.
    pub most: i64,
    /// Until when it can be asked for.
    pub until: Timestamp,
}

impl Returns {
    /// For how many days after something arrived customers of a merchant may ask to give it back.
    ///
    /// # Errors
    /// When there is no such merchant or the database reports a problem.
    pub async fn days(&self, merchant: MerchantId) -> Result<u32, ReturnError> {
        store::days(&mut self.desk.read().await?, merchant).await?.ok_or(ReturnError::NotFound("merchant"))
    }

    /// Sets that number of days. It holds for orders that were placed, too.
    ///
    /// # Errors
    /// When it is above [`MOST_DAYS`], or there is no such merchant.
    pub async fn set_days(&self, merchant: MerchantId, days: u32) -> Result<(), ReturnError> {
        if days > MOST_DAYS {
            return Err(ReturnError::Days);
        }
        let mut tx = self.desk.begin().await?;
        let before = store::days(&mut tx, merchant).await?.ok_or(ReturnError::NotFound("merchant"))?;
        if !store::set_days(&mut tx, merchant, days).await? {
            return Err(ReturnError::NotFound("merchant"));
        }
        let event = NewEvent::new(EventKind::ReturnDaysSet, merchant).at_merchant(merchant).changed(before, days);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// What of an order can be given back now, by its lines. The caller has made sure that the order is the customer's.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn returnable(&self, order: &Order) -> Result<Vec<Returnable>, ReturnError> {
        let mut tx = self.desk.read().await?;
        let limits = Limits::of(&mut tx, order).await?;
        let now = self.desk.now();
        let open = order.lines.iter().filter_map(|line| {
            let until = limits.until(line).filter(|until| *until >= now)?;
            Some(Returnable { line: line.id, most: limits.most(line), until })
        });
        Ok(open.filter(|returnable| returnable.most > 0).collect())
    }
}

/// What is to be known about an order to say what of it can be given back.
pub(super) struct Limits {
    window: Span,
    /// Pieces of returns that are asked for or accepted.
    open: HashMap<LineId, i64>,
    /// When the last piece of a line arrived, or was sent where nobody has said that it arrived.
    since: HashMap<LineId, Timestamp>,
}

impl Limits {
    pub(super) async fn of(tx: &mut Tx, order: &Order) -> Result<Self, ReturnError> {
        let days = store::days(tx, order.merchant).await?.ok_or(ReturnError::NotFound("merchant"))?;
        Ok(Self {
            window: Span::days(i64::from(days)),
            open: store::open_pieces(tx, order.id).await?.into_iter().collect(),
            since: store::since(tx, order.id).await?.into_iter().collect(),
        })
    }

    /// How many pieces of a line can be asked for: what was sent and did not come back, and no more than is left to refund.
    pub(super) fn most(&self, line: &OrderLine) -> i64 {
        let open = self.open.get(&line.id).copied().unwrap_or_default();
        let sent = line.shipped - line.returned;
        let left = line.quantity - line.refunded_quantity;
        (sent.min(left) - open).max(0)
    }

    /// Until when a line can be given back; `None` while nothing of it was sent.
    pub(super) fn until(&self, line: &OrderLine) -> Option<Timestamp> {
        self.since.get(&line.id).map(|since| *since + self.window)
    }
}
