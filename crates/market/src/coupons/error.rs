use base::{Money, Timestamp};
use db::DbError;

/// Why a coupon cannot be used for a cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CouponProblem {
    /// The shop knows no such code.
    #[error("this shop has no such coupon")]
    Unknown,
    /// The merchant has stopped it.
    #[error("this coupon has been stopped")]
    Stopped,
    /// Its time has not come.
    #[error("this coupon can be used from {0} on")]
    NotYet(Timestamp),
    /// Its time is over.
    #[error("this coupon ended at {0}")]
    Over(Timestamp),
    /// Others have used it as often as it may be used.
    #[error("this coupon is used up")]
    UsedUp,
    /// The customer has used it as often as one may.
    #[error("you have used this coupon already")]
    UsedByYou,
    /// The goods do not come to what it asks for.
    #[error("this coupon needs goods of at least {0}")]
    TooLittle(Money),
    /// Nothing in the cart is what it is for.
    #[error("this coupon is for other products than those in the cart")]
    FitsNothing,
}

/// Why a coupon cannot be like that.
#[derive(Debug, thiserror::Error)]
pub enum CouponError {
    /// The code.
    #[error("a code has 3 to 30 letters, digits and hyphens")]
    Code,
    /// The code is another coupon's.
    #[error("there is a coupon with this code already")]
    CodeTaken,
    /// The benefit.
    #[error("a coupon takes off something: more than nothing, and at most 100 %")]
    Nothing,
    /// A negative amount.
    #[error("the least amount of goods is not negative")]
    Least,
    /// An end before the beginning.
    #[error("a coupon ends after it begins")]
    Ends,
    /// A limit of none.
    #[error("a limit is at least 1")]
    Limit,
    /// The seller is no member of the shop's network.
    #[error("this shop has no such seller")]
    NoSuchSeller,
    /// No such coupon, or another shop's.
    #[error("there is no such coupon")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
