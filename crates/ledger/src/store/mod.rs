//! Everything the books ask of the database: booking, reading, checking.

mod audit;
mod balance;

pub use audit::{Audit, audit};
pub use balance::{Balance, ClassTotal, TrialBalance, balances, class_totals, trial_balance};

use std::collections::BTreeMap;

use base::Timestamp;
use db::{Tx, params};

use crate::{Account, LedgerError, Posting, State};

/// One thing to book.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// A movement; nothing when its key was booked before.
    Post(&'a Posting),
    /// Everything that is pending for this subject becomes posted.
    Settle(i64),
    /// Everything that is pending for this subject is withdrawn.
    Void(i64),
}

/// What a batch adds to the balances. Sorted, because two transactions that lock the same rows in the same order wait for
/// each other and never for ever.
type Changes = BTreeMap<(Account, String), Change>;

/// The numbers of accounts in the database.
type Accounts = BTreeMap<(Account, String), i64>;

#[derive(Debug, Default)]
struct Change {
    posted: i64,
    pending: i64,
}

/// Books `steps` in the caller's transaction; the number of postings that were new or changed their state.
///
/// A transaction calls this once, with everything it has to book: balances are then locked in one order, whoever else is
/// booking. Settling and voiding see what was pending before the call.
///
/// # Errors
/// When a balance would be too large, or the database reports a problem.
pub async fn book(tx: &mut Tx, steps: &[Step<'_>], at: Timestamp) -> Result<u64, LedgerError> {
    let mut changes = Changes::new();
    let mut new = Vec::new();
    let mut touched = 0;
    for step in steps {
        touched += match *step {
            Step::Post(posting) => match insert(tx, posting, at).await? {
                Some(id) => {
                    add(&mut changes, posting)?;
                    new.push((id, posting));
                    1
                }
                None => 0,
            },
            Step::Settle(subject) => close(tx, &mut changes, subject, State::Posted, at).await?,
            Step::Void(subject) => close(tx, &mut changes, subject, State::Void, at).await?,
        };
    }
    let accounts = change_balances(tx, &changes).await?;
    for (id, posting) in new {
        insert_entries(tx, id, posting, &accounts).await?;
    }
    Ok(touched)
}

/// Books one movement; `false` when its key was booked before. As [`book`] with one step.
///
/// # Errors
/// As [`book`].
pub async fn post(tx: &mut Tx, posting: &Posting, at: Timestamp) -> Result<bool, LedgerError> {
    Ok(book(tx, &[Step::Post(posting)], at).await? == 1)
}

/// The new posting's number; `None` when its key is there already.
async fn insert(tx: &mut Tx, posting: &Posting, at: Timestamp) -> Result<Option<i64>, LedgerError> {
    let id: i64 = tx.next_id();
    let settled_at = (posting.state == State::Posted).then_some(at);
    let sql = "INSERT INTO posting (id, key, reason, subject, state, made_at, settled_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key) DO NOTHING";
    let Posting { key, reason, subject, state, .. } = posting;
    let inserted = tx.execute(sql, params![id, key, reason.name(), subject, state, at, settled_at]).await?;
    Ok((inserted == 1).then_some(id))
}

fn add(changes: &mut Changes, posting: &Posting) -> Result<(), LedgerError> {
    for (account, amount) in posting.entries() {
        let (posted, pending) = if posting.state == State::Pending { (0, amount) } else { (amount, 0) };
        change(changes, (account, posting.currency.code().to_owned()), posted, pending)?;
    }
    Ok(())
}

fn change(changes: &mut Changes, of: (Account, String), posted: i64, pending: i64) -> Result<(), LedgerError> {
    let change = changes.entry(of).or_default();
    change.posted = change.posted.checked_add(posted).ok_or(LedgerError::Overflow)?;
    change.pending = change.pending.checked_add(pending).ok_or(LedgerError::Overflow)?;
    Ok(())
}

async fn close(
    tx: &mut Tx,
    changes: &mut Changes,
    subject: i64,
    state: State,
    at: Timestamp,
) -> Result<u64, LedgerError> {
    let waiting = "SELECT a.class, a.owner, a.currency, CAST(SUM(e.amount) AS BIGINT) AS amount
         FROM posting p JOIN entry e ON e.posting_id = p.id JOIN account a ON a.id = e.account_id
         WHERE p.subject = $1 AND p.state = 'pending' GROUP BY a.class, a.owner, a.currency";
    let sums = tx
        .all(waiting, params![subject], |row| {
            let account = Account::new(row.get("class")?, row.get("owner")?);
            Ok(((account, row.get::<String>("currency")?), row.get::<i64>("amount")?))
        })
        .await?;
    for (of, amount) in sums {
        change(changes, of, if state == State::Posted { amount } else { 0 }, -amount)?;
    }
    let mark = "UPDATE posting SET state = $1, settled_at = $2 WHERE subject = $3 AND state = 'pending'";
    Ok(tx.execute(mark, params![state, at, subject]).await?)
}

/// The one statement that changes balances; the numbers of the accounts.
async fn change_balances(tx: &mut Tx, changes: &Changes) -> Result<Accounts, LedgerError> {
    let sql = "INSERT INTO account (id, class, owner, currency, posted, pending) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (class, owner, currency) DO UPDATE
         SET posted = account.posted + excluded.posted, pending = account.pending + excluded.pending
         RETURNING id";
    let mut accounts = Accounts::new();
    for ((account, currency), Change { posted, pending }) in changes {
        let id: i64 = tx.next_id();
        let (class, owner) = (account.class(), account.owner());
        let values = params![id, class, owner, currency, posted, pending];
        let id = tx.one(sql, values, |row| row.get("id")).await?;
        accounts.insert((*account, currency.clone()), id);
    }
    Ok(accounts)
}

async fn insert_entries(tx: &mut Tx, id: i64, posting: &Posting, accounts: &Accounts) -> Result<(), LedgerError> {
    for (position, (account, amount)) in (0_i64..).zip(posting.entries()) {
        let account = accounts.get(&(account, posting.currency.code().to_owned()));
        let sql = "INSERT INTO entry (posting_id, position, account_id, amount) VALUES ($1, $2, $3, $4)";
        tx.execute(sql, params![id, position, account, amount]).await?;
    }
    Ok(())
}
