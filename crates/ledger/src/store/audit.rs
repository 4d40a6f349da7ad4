use db::{DbError, Tx, params};

use super::trial_balance;

/// The books checked against themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audit {
    /// Currencies whose accounts do not sum to zero.
    pub unbalanced_currencies: usize,
    /// Postings whose entries do not sum to zero.
    pub unbalanced_postings: i64,
    /// Accounts whose balance is not the sum of its entries.
    pub wrong_balances: i64,
}

impl Audit {
    /// Whether nothing was found.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.unbalanced_currencies == 0 && self.unbalanced_postings == 0 && self.wrong_balances == 0
    }
}

/// Recomputes every balance from its entries. Reads the whole books: for checks and tests, not for every page.
///
/// # Errors
/// When the database reports a problem.
pub async fn audit(tx: &mut Tx) -> Result<Audit, DbError> {
    let unbalanced_currencies = trial_balance(tx).await?.iter().filter(|row| !row.is_zero()).count();
    let postings = "SELECT COUNT(*) AS n FROM (
             SELECT posting_id FROM entry GROUP BY posting_id HAVING SUM(amount) <> 0) AS unbalanced";
    let unbalanced_postings = tx.one(postings, params![], |row| row.get("n")).await?;
    let balances = "SELECT COUNT(*) AS n FROM account a LEFT JOIN (
             SELECT e.account_id, SUM(CASE WHEN p.state = 'posted' THEN e.amount ELSE 0 END) AS posted,
                 SUM(CASE WHEN p.state = 'pending' THEN e.amount ELSE 0 END) AS pending
             FROM entry e JOIN posting p ON p.id = e.posting_id GROUP BY e.account_id) s ON s.account_id = a.id
         WHERE a.posted <> COALESCE(s.posted, 0) OR a.pending <> COALESCE(s.pending, 0)";
    let wrong_balances = tx.one(balances, params![], |row| row.get("n")).await?;
    Ok(Audit { unbalanced_currencies, unbalanced_postings, wrong_balances })
}
