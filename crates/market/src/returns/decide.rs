use super::ask::{checked_words, locked};
use super::model::{Decision, ReturnStatus};
use super::{ReturnError, Returns, found, store};
use crate::events::EventKind;
use crate::terms::Party;
use crate::{MerchantId, ReturnId};

impl Returns {
    /// A merchant takes something back, or does not. What was accepted can still be declined when it never arrives. The same
    /// decision again changes nothing.
    ///
    /// # Errors
    /// When there is no such return of the merchant's, it is over, or no reason is given for declining.
    pub async fn decide(&self, merchant: MerchantId, id: ReturnId, decision: &Decision) -> Result<(), ReturnError> {
        let (to, words, kind) = match decision {
            Decision::Accept(words) => (ReturnStatus::Accepted, words, EventKind::OrderReturnAccepted),
            Decision::Decline(words) => (ReturnStatus::Declined, words, EventKind::OrderReturnDeclined),
        };
        let words = checked_words(words)?;
        if to == ReturnStatus::Declined && words.is_empty() {
            return Err(ReturnError::NoWords);
        }
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let order = found(&mut tx, Party::Merchant(merchant), id).await?.order;
        locked(&mut tx, order).await?;
        // Read again: only from now on does it stay as it is.
        let asked = found(&mut tx, Party::Merchant(merchant), id).await?;
        match (asked.status, to) {
            (from, to) if from == to => return Ok(()),
            (ReturnStatus::Asked, _) | (ReturnStatus::Accepted, ReturnStatus::Declined) => {}
            (other, _) => return Err(ReturnError::WrongState(other)),
        }
        store::decide(&mut tx, id, to, &words, at).await?;
        self.tell_in(&mut tx, &asked, kind, at).await?;
        Ok(tx.commit().await?)
    }
}
