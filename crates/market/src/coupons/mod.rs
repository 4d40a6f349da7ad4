//! Coupons: a reduction for whoever knows the code.
//!
//! A cart has one coupon at most; another replaces it. What it takes off reduces the price of the lines it fits, in
//! proportion, so everybody who shares a line bears it in proportion too. A coupon that belongs to a seller brings that
//! seller the credit of the order before any click does, but a customer with a seller of record stays with that seller.

mod error;
mod model;
mod store;

pub use error::{CouponError, CouponProblem};
pub use model::{Benefit, Coupon, NewCoupon};

use base::Timestamp;
use db::{DbError, Tx};

use crate::events::{self, EventKind, NewEvent};
use crate::{CouponId, Desk, MemberId, MerchantId, OrderId};

/// Coupons.
#[derive(Debug, Clone)]
pub struct Coupons {
    desk: Desk,
}

impl Coupons {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// A merchant's coupons, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_merchant(&self, merchant: MerchantId) -> Result<Vec<Coupon>, CouponError> {
        Ok(store::of_merchant(&mut self.desk.read().await?, merchant).await?)
    }

    /// The coupons that bring a seller the credit, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_member(&self, member: MemberId) -> Result<Vec<Coupon>, CouponError> {
        Ok(store::of_member(&mut self.desk.read().await?, member).await?)
    }

    /// Adds a coupon.
    ///
    /// # Errors
    /// When something about it makes no sense, the merchant has one with this code, or no such seller.
    pub async fn add(&self, merchant: MerchantId, coupon: &NewCoupon) -> Result<CouponId, CouponError> {
        let coupon = coupon.checked()?;
        let mut tx = self.desk.begin().await?;
        let id = self.desk.next_id();
        if let Some(member) = coupon.member
            && !store::is_member(&mut tx, merchant, member).await?
        {
            return Err(CouponError::NoSuchSeller);
        }
        if !store::insert(&mut tx, id, merchant, &coupon, self.desk.now()).await? {
            return Err(CouponError::CodeTaken);
        }
        self.note(&mut tx, merchant, EventKind::CouponAdded, id, &coupon.code).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Stops a coupon, or lets it be used again.
    ///
    /// # Errors
    /// When the merchant has no such coupon.
    pub async fn set_active(&self, merchant: MerchantId, coupon: CouponId, active: bool) -> Result<(), CouponError> {
        let mut tx = self.desk.begin().await?;
        let Some(code) = store::set_active(&mut tx, merchant, coupon, active).await? else {
            return Err(CouponError::NotFound);
        };
        let kind = if active { EventKind::CouponAllowed } else { EventKind::CouponStopped };
        self.note(&mut tx, merchant, kind, coupon, &code).await?;
        Ok(tx.commit().await?)
    }

    async fn note(
        &self,
        tx: &mut Tx,
        merchant: MerchantId,
        kind: EventKind,
        coupon: CouponId,
        code: &str,
    ) -> Result<(), DbError> {
        events::note_in(&self.desk, tx, &NewEvent::new(kind, coupon).at_merchant(merchant).with("code", code)).await
    }
}

/// The coupon of a merchant with this code, in any case.
///
/// # Errors
/// When the database fails.
pub(crate) async fn by_code_in(tx: &mut Tx, merchant: MerchantId, code: &str) -> Result<Option<Coupon>, DbError> {
    store::by_code(tx, merchant, &model::spelled(code)).await
}

/// Takes one use of a coupon for an order. Whoever comes second to the last one is refused, here and not earlier: a coupon
/// in a cart is no promise.
///
/// # Errors
/// When the database fails.
pub(crate) async fn use_in(
    tx: &mut Tx,
    coupon: &Coupon,
    order: OrderId,
    email: &str,
    at: Timestamp,
) -> Result<Result<(), CouponProblem>, DbError> {
    // The update comes first: it makes others who use the coupon wait, so that the count below is still true afterwards.
    if !store::take_use(tx, coupon.id).await? {
        return Ok(Err(coupon.problem(at).unwrap_or(CouponProblem::UsedUp)));
    }
    let customer = email.trim().to_lowercase();
    if let Some(most) = coupon.max_per_customer
        && store::uses_by(tx, coupon.id, &customer).await? >= most
    {
        return Ok(Err(CouponProblem::UsedByYou));
    }
    store::insert_use(tx, coupon.id, order, &customer).await?;
    Ok(Ok(()))
}

/// The order came to nothing: its use of a coupon, if there is one, is free again.
///
/// # Errors
/// When the database fails.
pub(crate) async fn give_back_in(tx: &mut Tx, order: OrderId) -> Result<(), DbError> {
    store::give_back(tx, order).await
}
