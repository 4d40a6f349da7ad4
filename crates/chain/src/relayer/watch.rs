//! What is on its way: counted when it has its confirmations, sent again when it was lost, offered for more when nobody takes it.

use alloy_provider::Provider;
use alloy_rpc_types_eth::TransactionReceipt;

use super::model::{Flight, Landing};
use super::store::Store;
use super::{RelayError, Relayer, Worked};

/// How far the chain is, before anything else is asked.
struct Tide {
    head: u64,
    /// How many transactions of the account have their confirmations.
    settled: u64,
    /// How many are in blocks at all.
    mined: u64,
}

impl<P: Provider, S: Store> Relayer<P, S> {
    pub(super) async fn watch(&self, worked: &mut Worked) -> Result<(), RelayError> {
        let flights = self.store.flights().await?;
        if flights.is_empty() {
            return Ok(());
        }
        let head = self.account.head().await?;
        let mined = self.account.count_at(head).await?;
        let settled = match head.checked_sub(self.rules.confirmations) {
            Some(block) => self.account.count_at(block).await?,
            None => 0,
        };
        let tide = Tide { head, settled, mined };
        for flight in &flights {
            self.look_after(flight, &tide, worked).await?;
        }
        Ok(())
    }

    async fn look_after(&self, flight: &Flight, tide: &Tide, worked: &mut Worked) -> Result<(), RelayError> {
        let receipt = self.receipt(flight).await?;
        let landing = match receipt {
            Some(receipt) if self.counts(&receipt, tide) => Some(self.landing(flight, &receipt).await?),
            Some(_) => None,
            // The nonce was used before the receipts were asked for, and by none of them: it was somebody else's.
            None if tide.settled > flight.nonce => Some(Landing::Again(flight.keys.len())),
            None if tide.mined > flight.nonce => None,
            None => return self.hurry(flight, worked).await,
        };
        if let Some(landing) = landing {
            self.store.land(flight.nonce, &landing).await?;
            worked.landed += 1;
        }
        Ok(())
    }

    /// The receipt of the attempt that is in a block.
    async fn receipt(&self, flight: &Flight) -> Result<Option<TransactionReceipt>, RelayError> {
        for attempt in flight.attempts.iter().rev() {
            if let Some(receipt) = self.account.receipt(attempt.hash).await? {
                return Ok(Some(receipt));
            }
        }
        Ok(None)
    }

    fn counts(&self, receipt: &TransactionReceipt, tide: &Tide) -> bool {
        let deep = |block: u64| block.saturating_add(self.rules.confirmations) <= tide.head;
        receipt.block_number.is_some_and(deep)
    }

    /// A transaction that is in no block: handed in again if the node has lost it, for more if it waits too long.
    async fn hurry(&self, flight: &Flight, worked: &mut Worked) -> Result<(), RelayError> {
        let Some(last) = flight.attempts.last() else { return Ok(()) };
        if self.clock.now().since(last.at) >= self.rules.stuck {
            match self.rules.fees.higher(last.fees, self.account.price().await?) {
                Some(fees) => {
                    let attempt = self.account.signed(self.rules.chain, flight, fees, self.clock.now()).await?;
                    self.store.try_again(flight.nonce, &attempt).await?;
                    worked.raised += 1;
                    return Ok(self.account.hand_in(&attempt.raw).await?);
                }
                None => worked.stuck += 1,
            }
        }
        if !self.account.knows(last.hash).await? {
            self.account.hand_in(&last.raw).await?;
        }
        Ok(())
    }

    /// Done, or to be tried in smaller groups: a transaction fails as a whole, whichever of its jobs the contract refused.
    async fn landing(&self, flight: &Flight, receipt: &TransactionReceipt) -> Result<Landing, RelayError> {
        if receipt.status() {
            return Ok(Landing::Done(receipt.transaction_hash));
        }
        if flight.keys.len() > 1 {
            return Ok(Landing::Again(flight.keys.len().div_ceil(2)));
        }
        // Not tried for ever: each time costs gas. A receipt has no reason, so it is asked for once more.
        let reason = self.account.call(flight.to, &flight.data).await?.err();
        Ok(Landing::Refused(reason.unwrap_or_default()))
    }
}
