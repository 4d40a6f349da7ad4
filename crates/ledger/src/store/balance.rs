use base::{Currency, Money};
use db::{DbError, Tx, params};

use crate::{Account, Class};

/// What an account holds in one currency. Positive: we owe its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// Done.
    pub posted: Money,
    /// Promised: added to `posted` when it is settled.
    pub pending: Money,
}

/// The balances of `account`, one for each currency it has ever had.
///
/// # Errors
/// When the database reports a problem.
pub async fn balances(tx: &mut Tx, account: Account) -> Result<Vec<Balance>, DbError> {
    let select = "SELECT currency, posted, pending FROM account WHERE class = $1 AND owner = $2 ORDER BY currency";
    tx.all(select, params![account.class(), account.owner()], |row| {
        let currency = row.get("currency")?;
        Ok(Balance { posted: row.money("posted", currency)?, pending: row.money("pending", currency)? })
    })
    .await
}

/// The sum of all accounts of a class in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassTotal {
    /// The class.
    pub class: Class,
    /// How many accounts there are.
    pub accounts: i64,
    /// Done.
    pub posted: Money,
    /// Promised.
    pub pending: Money,
}

/// The totals of every class that has an account, by currency and class.
///
/// # Errors
/// When the database reports a problem.
pub async fn class_totals(tx: &mut Tx) -> Result<Vec<ClassTotal>, DbError> {
    let select = "SELECT class, currency, COUNT(*) AS accounts, CAST(SUM(posted) AS BIGINT) AS posted,
             CAST(SUM(pending) AS BIGINT) AS pending
         FROM account GROUP BY class, currency ORDER BY currency, class";
    tx.all(select, params![], |row| {
        let currency: Currency = row.get("currency")?;
        Ok(ClassTotal {
            class: row.get("class")?,
            accounts: row.get("accounts")?,
            posted: row.money("posted", currency)?,
            pending: row.money("pending", currency)?,
        })
    })
    .await
}

/// The sum of all accounts in one currency. Both are zero, or the books are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialBalance {
    /// Sum of what is done.
    pub posted: Money,
    /// Sum of what is promised.
    pub pending: Money,
}

impl TrialBalance {
    /// Whether the books balance in this currency.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.posted.is_zero() && self.pending.is_zero()
    }
}

/// The trial balance, one row a currency.
///
/// # Errors
/// When the database reports a problem.
pub async fn trial_balance(tx: &mut Tx) -> Result<Vec<TrialBalance>, DbError> {
    let select = "SELECT currency, CAST(SUM(posted) AS BIGINT) AS posted, CAST(SUM(pending) AS BIGINT) AS pending
         FROM account GROUP BY currency ORDER BY currency";
    tx.all(select, params![], |row| {
        let currency: Currency = row.get("currency")?;
        Ok(TrialBalance { posted: row.money("posted", currency)?, pending: row.money("pending", currency)? })
    })
    .await
}
