use std::collections::{BTreeMap, BTreeSet};

use db::Tx;

use super::ask::locked;
use super::model::{Receipt, ReceivedLine, Return, ReturnStatus};
use super::{ReturnError, Returns, found, store};
use crate::checkout::{Checkout, LineRefund, Order, RefundRequest, Refunded, Restock};
use crate::events::EventKind;
use crate::terms::Party;
use crate::{LineId, MerchantId, ReturnId};

impl Returns {
    /// The goods of an accepted return are there: what arrived is paid back, line by line restocked or written off, and taken
    /// back from everybody who had earned from it. Once; the same again gives the refund that was made.
    ///
    /// # Errors
    /// When there is no such return of the merchant's, it is not accepted, more arrived than was to come, nothing did, or the
    /// refund cannot be made.
    pub async fn receive(
        &self,
        merchant: MerchantId,
        id: ReturnId,
        receipt: &Receipt,
    ) -> Result<Refunded, ReturnError> {
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let order = found(&mut tx, Party::Merchant(merchant), id).await?.order;
        let order = locked(&mut tx, order).await?;
        // Read again: only from now on does it stay as it is.
        let asked = found(&mut tx, Party::Merchant(merchant), id).await?;
        match asked.status {
            ReturnStatus::Accepted => {}
            // The same key finds the refund that was made.
            ReturnStatus::Received => return self.refund_in(&mut tx, &order, &asked, receipt, &BTreeMap::new()).await,
            other => return Err(ReturnError::WrongState(other)),
        }
        let arrived = arrived(&asked, &receipt.lines)?;
        // What came back counts as sent and returned before the refund works out what is still to be sent.
        for (line, received) in &arrived {
            store::receive_line(&mut tx, id, *line, received.quantity, received.restock).await?;
        }
        self.tell_in(&mut tx, &asked, EventKind::OrderReturnReceived, at).await?;
        let refunded = self.refund_in(&mut tx, &order, &asked, receipt, &arrived).await?;
        store::receive(&mut tx, id, refunded.refund, at).await?;
        tx.commit().await?;
        Ok(refunded)
    }

    async fn refund_in(
        &self,
        tx: &mut Tx,
        order: &Order,
        of: &Return,
        receipt: &Receipt,
        arrived: &BTreeMap<LineId, ReceivedLine>,
    ) -> Result<Refunded, ReturnError> {
        let restocked: BTreeSet<LineId> =
            arrived.values().filter(|line| line.restock).map(|line| line.line).collect();
        let lines = arrived.values().map(|line| LineRefund { line: line.line, quantity: line.quantity, amount: None });
        let request = RefundRequest {
            idempotency_key: of.id.to_string(),
            lines: lines.collect(),
            deliveries: Vec::new(),
            amount: None,
            restock: !restocked.is_empty(),
            to_credit: receipt.to_credit,
            reason: receipt.reason.clone(),
        };
        let checkout = Checkout::new(self.desk.clone());
        Ok(checkout.refund_in(tx, order, &request, Restock::Of(&restocked)).await?)
    }
}

/// What arrived of a return, by its lines.
fn arrived(asked: &Return, lines: &[ReceivedLine]) -> Result<BTreeMap<LineId, ReceivedLine>, ReturnError> {
    let mut arrived = BTreeMap::new();
    for received in lines.iter().filter(|received| received.quantity != 0) {
        let line = asked.lines.iter().find(|line| line.line == received.line);
        let line = line.ok_or(ReturnError::NotFound("line in this return"))?;
        if !(0..=line.quantity).contains(&received.quantity) {
            return Err(ReturnError::TooMany { title: line.title.clone(), left: line.quantity });
        }
        if arrived.insert(received.line, *received).is_some() {
            return Err(ReturnError::NotFound("second line"));
        }
    }
    if arrived.is_empty() { Err(ReturnError::Empty) } else { Ok(arrived) }
}
