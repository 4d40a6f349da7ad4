//! Setting money aside for payees: when it falls due, or by hand.
//!
//! A run is a row of its own, and each payee's payout a transaction of its own; so a crash loses nothing and repeats
//! nothing: whoever comes next finds the run unfinished and goes on with those who have no payout in it.

use base::Timestamp;
use db::DbError;
use ledger::postings;

use super::store::{self, Due, OpenRun};
use super::{Payee, PayoutError, PayoutSettings, Payouts};
use crate::events::EventKind;
use crate::people;
use crate::{MerchantId, PayoutId, PayoutRunId};

/// How many payees are looked up at once.
const BATCH: u32 = 200;

impl Payouts {
    /// Does what the clock demands: begins the runs that fall due, of every merchant, and goes on with those that were
    /// broken off. How many payouts were prepared. Of several nodes that do it at once, each payout is made by one.
    ///
    /// # Errors
    /// When the database reports a problem; what was done until then stays done.
    pub async fn prepare_due(&self) -> Result<u32, PayoutError> {
        let now = self.desk.now();
        let schedules = store::schedules(&mut self.desk.read().await?).await?;
        for of in schedules {
            let settings = of.settings.unwrap_or_else(|| PayoutSettings::usual(of.currency));
            let Some(due) = settings.schedule.last(now) else { continue };
            if due > of.since && of.last_due.is_none_or(|last| due > last) {
                let mut tx = self.desk.begin().await?;
                let id = self.desk.next_id();
                store::open_run(&mut tx, id, of.merchant, &due.date(), due, settings.minimum).await?;
                tx.commit().await?;
            }
        }
        let mut prepared = 0;
        let open = store::open_runs(&mut self.desk.read().await?).await?;
        for run in open {
            prepared += self.go_on(&run, now).await?;
        }
        Ok(prepared)
    }

    /// Prepares, now and by hand, what everybody is owed who reaches the minimum. `None` when nobody does.
    ///
    /// # Errors
    /// When there is no such merchant.
    pub async fn prepare_now(&self, merchant: MerchantId) -> Result<Option<PayoutRunId>, PayoutError> {
        let now = self.desk.now();
        let settings = self.settings(merchant).await?;
        let id: PayoutRunId = self.desk.next_id();
        let run = OpenRun { id, merchant, minimum: settings.minimum };
        if !self.is_anybody_due(&run).await? {
            return Ok(None);
        }
        let mut tx = self.desk.begin().await?;
        people::merchant_in(&mut tx, merchant).await?.ok_or(PayoutError::NotFound)?;
        store::open_run(&mut tx, id, merchant, &format!("{}{id}", store::BY_HAND), now, run.minimum).await?;
        tx.commit().await?;
        self.go_on(&run, now).await?;
        Ok(Some(id))
    }

    async fn is_anybody_due(&self, run: &OpenRun) -> Result<bool, PayoutError> {
        let mut tx = self.desk.read().await?;
        if !store::members_due(&mut tx, run, 0, 1).await?.is_empty() {
            return Ok(true);
        }
        for brand in store::brands_of(&mut tx, run).await? {
            let due = store::due(&mut tx, Payee::Brand(brand), run.merchant, run.minimum.currency()).await?;
            if is_enough(&due, run)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Prepares what a run still lacks, and closes it.
    async fn go_on(&self, run: &OpenRun, now: Timestamp) -> Result<u32, PayoutError> {
        let mut prepared = 0;
        let brands = store::brands_of(&mut self.desk.read().await?, run).await?;
        for brand in brands {
            prepared += u32::from(self.prepare(run, Payee::Brand(brand), now).await?);
        }
        let mut after = 0;
        loop {
            let members = store::members_due(&mut self.desk.read().await?, run, after, BATCH).await?;
            let Some(last) = members.last() else { break };
            after = last.number();
            for member in members {
                prepared += u32::from(self.prepare(run, Payee::Member(member), now).await?);
            }
        }
        let mut tx = self.desk.begin().await?;
        store::close_run(&mut tx, run.id, now).await?;
        tx.commit().await?;
        Ok(prepared)
    }

    /// Sets aside what `payee` is owed, in one transaction; `false` when it is less than the minimum, or is in a payout
    /// by now.
    async fn prepare(&self, run: &OpenRun, payee: Payee, now: Timestamp) -> Result<bool, PayoutError> {
        let mut tx = self.desk.begin().await?;
        let due = store::due(&mut tx, payee, run.merchant, run.minimum.currency()).await?;
        if !is_enough(&due, run)? {
            return Ok(false);
        }
        let id: PayoutId = self.desk.next_id();
        if !store::insert(&mut tx, id, run, payee, &due, now).await? {
            return Ok(false);
        }
        let amount = match store::insert_items(&mut tx, id, payee, run).await {
            Ok(amount) => amount,
            // Another run was faster with one of the movements, and has them all: the next run looks again.
            Err(DbError::Unique(_) | DbError::Check(_)) => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        // On PostgreSQL a movement may have come in since it was summed: what the items come to counts.
        if !is_enough(&Due { amount, since: due.since }, run)? {
            return Ok(false);
        }
        let posting = postings::payout_prepared(id.number(), run.merchant.number(), payee.account(), amount)?;
        ledger::post(&mut tx, &posting, now).await?;
        let payout = store::payout(&mut tx, id).await?.ok_or(PayoutError::NotFound)?;
        self.tell_in(&mut tx, &payout, EventKind::PayoutPrepared).await?;
        tx.commit().await?;
        Ok(true)
    }
}

fn is_enough(due: &Due, run: &OpenRun) -> Result<bool, PayoutError> {
    Ok(due.amount.is_positive() && !due.amount.checked_sub(run.minimum)?.is_negative())
}
