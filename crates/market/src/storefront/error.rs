use base::MoneyError;
use db::DbError;
use plan::SaleError;

/// Why something cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum StorefrontError {
    /// The plan cannot divide the sale.
    #[error(transparent)]
    Sale(#[from] SaleError),
    /// An amount is beyond what we count.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The merchant has no valid plan.
    #[error("the merchant's plan cannot be used: {0}")]
    Plan(String),
    /// The database reports a problem.
    #[error(transparent)]
    Db(#[from] DbError),
}
