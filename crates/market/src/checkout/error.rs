use base::{Money, MoneyError};
use db::DbError;
use ledger::LedgerError;
use plan::SaleError;

use super::Change;
use crate::coupons::CouponProblem;

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldProblem {
    /// It must be filled in.
    #[error("please fill this in")]
    Missing,
    /// It is longer than anybody needs.
    #[error("this is too long")]
    TooLong,
    /// It has characters that cannot be printed on a parcel.
    #[error("this has characters that cannot be printed")]
    Unprintable,
    /// It is no e-mail address.
    #[error("this is not an e-mail address")]
    Email,
    /// It is no country.
    #[error("choose a country")]
    Country,
    /// It is no way to pay.
    #[error("choose a way to pay")]
    Payment,
    /// It is no idempotency key.
    #[error("16 to 128 characters")]
    Key,
}

/// Why a cart, order, payment or refund cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum CheckoutError {
    /// There is no such merchant, order or line, or it is somebody else's.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The cart is empty.
    #[error("the cart is empty")]
    EmptyCart,
    /// Prices or stock have changed since the customer looked; nothing was bought.
    #[error("the cart has changed since it was last shown")]
    CartChanged(Vec<Change>),
    /// A quantity is not between 1 and 999.
    #[error("a quantity is a whole number from 1 to 999")]
    Quantity,
    /// The variant is not sold by this merchant now.
    #[error("this product is not sold here any more")]
    NotSold,
    /// The coupon cannot be used for this cart.
    #[error(transparent)]
    Coupon(CouponProblem),
    /// Some brands do not send to the country.
    #[error("{} sends nothing to this country", .0.join(", "))]
    NotSent(Vec<String>),
    /// Less credit is there than was to be spent, or it cannot be spent here.
    #[error("only {left} of credit can be spent")]
    CreditChanged {
        /// What can be spent.
        left: Money,
    },
    /// A refund to the credit balance of a customer without an account.
    #[error("a customer without an account has no credit balance")]
    NoAccount,
    /// A field of the form is missing or not what it should be.
    #[error("{field}: {problem}")]
    Field {
        /// The name of the field.
        field: &'static str,
        /// What is wrong with it.
        problem: FieldProblem,
    },
    /// The key was used for another request.
    #[error("this order was already submitted with other contents")]
    KeyReused,
    /// The order is not in a state in which this can be done.
    #[error("an order that is {0} cannot be changed in this way")]
    WrongState(&'static str),
    /// A refund of nothing, or of less than nothing.
    #[error("a refund needs an amount or a quantity above zero")]
    NothingToRefund,
    /// A refund of more than is left.
    #[error("only {left} of this can still be refunded")]
    MoreThanLeft {
        /// What is left.
        left: Money,
    },
    /// A refund of more pieces than are left.
    #[error("only {0} pieces of this line can still be refunded")]
    MorePiecesThanLeft(i64),
    /// An amount is beyond what we count.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The plan cannot divide the sale.
    #[error(transparent)]
    Sale(#[from] SaleError),
    /// The merchant has no valid plan.
    #[error("the merchant's plan cannot be used: {0}")]
    Plan(String),
    /// The books refuse a movement.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The database reports a problem.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Stored data is not what it should be, or the system has no randomness.
    #[error("{0}")]
    Broken(String),
}

impl From<base::ApportionError> for CheckoutError {
    fn from(error: base::ApportionError) -> Self {
        Self::Money(error.into())
    }
}
