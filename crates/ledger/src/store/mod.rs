//! Everything the books ask of the database: booking, reading, checking.

mod audit;
mod balance;

pub use audit::{Audit, audit};
pub use balance::{Balance, ClassTotal, TrialBalance, balances, class_totals, trial_balance};

use base::Timestamp;
use db::{Tx, params};

use crate::{Account, LedgerError, Posting, State};

/// Books `posting` in the caller's transaction; `false` when its key was booked before, and then nothing changes.
///
/// # Errors
/// When a balance would be too large, or the database reports a problem.
pub async fn post(tx: &mut Tx, posting: &Posting, at: Timestamp) -> Result<bool, LedgerError> {
    let id: i64 = tx.next_id();
    let settled_at = (posting.state == State::Posted).then_some(at);
    let insert = "INSERT INTO posting (id, key, reason, subject, state, made_at, settled_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key) DO NOTHING";
    let Posting { key, reason, subject, state, .. } = posting;
    if tx.execute(insert, params![id, key, reason.name(), subject, state, at, settled_at]).await? == 0 {
        return Ok(false);
    }
    for (position, (account, amount)) in (0_i64..).zip(posting.entries()) {
        let (posted, pending) = if posting.state == State::Pending { (0, amount) } else { (amount, 0) };
        let account = change_balance(tx, account, posting.currency.code(), posted, pending).await?;
        let entry = "INSERT INTO entry (posting_id, position, account_id, amount) VALUES ($1, $2, $3, $4)";
        tx.execute(entry, params![id, position, account, amount]).await?;
    }
    Ok(true)
}

/// Posts everything that is pending for `subject`; the number of postings settled.
///
/// # Errors
/// As [`post`].
pub async fn settle(tx: &mut Tx, subject: i64, at: Timestamp) -> Result<u64, LedgerError> {
    close(tx, subject, State::Posted, at).await
}

/// Withdraws everything that is pending for `subject`; the number of postings voided.
///
/// # Errors
/// As [`post`].
pub async fn void(tx: &mut Tx, subject: i64, at: Timestamp) -> Result<u64, LedgerError> {
    close(tx, subject, State::Void, at).await
}

async fn close(tx: &mut Tx, subject: i64, state: State, at: Timestamp) -> Result<u64, LedgerError> {
    // Summed by account before the state changes, and changed in the order of accounts, as `post` does.
    let waiting = "SELECT a.class, a.owner, a.currency, CAST(SUM(e.amount) AS BIGINT) AS amount
         FROM posting p JOIN entry e ON e.posting_id = p.id JOIN account a ON a.id = e.account_id
         WHERE p.subject = $1 AND p.state = 'pending' GROUP BY a.class, a.owner, a.currency";
    let mut changes = tx
        .all(waiting, params![subject], |row| {
            let account = Account::new(row.get("class")?, row.get("owner")?);
            Ok((account, row.get::<String>("currency")?, row.get::<i64>("amount")?))
        })
        .await?;
    changes.sort();
    let mark = "UPDATE posting SET state = $1, settled_at = $2 WHERE subject = $3 AND state = 'pending'";
    let closed = tx.execute(mark, params![state, at, subject]).await?;
    for (account, currency, amount) in changes {
        let posted = if state == State::Posted { amount } else { 0 };
        change_balance(tx, account, &currency, posted, -amount).await?;
    }
    Ok(closed)
}

/// The one statement that changes a balance; the account's number.
async fn change_balance(
    tx: &mut Tx,
    account: Account,
    currency: &str,
    posted: i64,
    pending: i64,
) -> Result<i64, LedgerError> {
    let change = "INSERT INTO account (id, class, owner, currency, posted, pending) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (class, owner, currency) DO UPDATE
         SET posted = account.posted + excluded.posted, pending = account.pending + excluded.pending
         RETURNING id";
    let id: i64 = tx.next_id();
    let (class, owner) = (account.class(), account.owner());
    Ok(tx.one(change, params![id, class, owner, currency, posted, pending], |row| row.get("id")).await?)
}
