use db::DbError;

use crate::OrderId;

/// Why an intent was not written.
#[derive(Debug, thiserror::Error)]
pub enum SettlementError {
    /// There is one in its place that says something else.
    #[error("the order {0} has another intent to {1} already")]
    Other(OrderId, &'static str),
    /// What is to be carried cannot be written as JSON.
    #[error("an intent cannot be written: {0}")]
    Carried(#[from] serde_json::Error),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}
