use base::{Bps, Money, Timestamp};

use super::{CouponError, CouponProblem};
use crate::{BrandId, CouponId, MemberId};

/// What a coupon takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Benefit {
    /// A part of the price of the goods it fits.
    Percent(Bps),
    /// An amount of them, at most what they cost.
    Amount(Money),
    /// What delivery costs.
    FreeDelivery,
}

/// A coupon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coupon {
    /// Its id.
    pub id: CouponId,
    /// Its code, in upper case.
    pub code: String,
    /// What it takes off.
    pub benefit: Benefit,
    /// What the goods it fits must come to at least.
    pub least_goods: Money,
    /// The brand whose products it is for; `None` for all.
    pub brand: Option<BrandId>,
    /// The seller it brings the credit.
    pub member: Option<MemberId>,
    /// From when on it can be used.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Option<Timestamp>,
    /// How often in all.
    pub max_uses: Option<i64>,
    /// How often by one customer, known by the e-mail address.
    pub max_per_customer: Option<i64>,
    /// How many orders use it.
    pub used: i64,
    /// Whether the merchant lets it be used.
    pub is_active: bool,
}

impl Coupon {
    /// Why nobody can use it at `at`; `None` when somebody can.
    #[must_use]
    pub fn problem(&self, at: Timestamp) -> Option<CouponProblem> {
        if !self.is_active {
            return Some(CouponProblem::Stopped);
        }
        if at < self.starts_at {
            return Some(CouponProblem::NotYet(self.starts_at));
        }
        if let Some(end) = self.ends_at.filter(|&end| end <= at) {
            return Some(CouponProblem::Over(end));
        }
        self.max_uses.is_some_and(|most| self.used >= most).then_some(CouponProblem::UsedUp)
    }

    /// Whether it is for products of `brand`.
    #[must_use]
    pub fn fits(&self, brand: BrandId) -> bool {
        self.brand.is_none_or(|only| only == brand)
    }
}

/// A coupon to be added.
#[derive(Debug, Clone)]
pub struct NewCoupon {
    /// Its code: 3 to 30 letters, digits and hyphens, in any case.
    pub code: String,
    /// What it takes off.
    pub benefit: Benefit,
    /// What the goods it fits must come to at least.
    pub least_goods: Money,
    /// The brand whose products it is for; `None` for all.
    pub brand: Option<BrandId>,
    /// The seller it brings the credit.
    pub member: Option<MemberId>,
    /// From when on it can be used.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Option<Timestamp>,
    /// How often in all.
    pub max_uses: Option<i64>,
    /// How often by one customer.
    pub max_per_customer: Option<i64>,
}

impl NewCoupon {
    pub(super) fn checked(&self) -> Result<Self, CouponError> {
        let code = spelled(&self.code);
        let sound = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
        if !(3..=30).contains(&code.len()) || !code.bytes().all(sound) {
            return Err(CouponError::Code);
        }
        let something = match self.benefit {
            Benefit::Percent(rate) => rate > Bps::ZERO,
            Benefit::Amount(amount) => amount.is_positive(),
            Benefit::FreeDelivery => true,
        };
        if !something {
            return Err(CouponError::Nothing);
        }
        if self.least_goods.is_negative() {
            return Err(CouponError::Least);
        }
        if self.ends_at.is_some_and(|end| end <= self.starts_at) {
            return Err(CouponError::Ends);
        }
        if [self.max_uses, self.max_per_customer].into_iter().flatten().any(|limit| limit < 1) {
            return Err(CouponError::Limit);
        }
        Ok(Self { code, ..self.clone() })
    }
}

/// A code as it is stored.
pub(super) fn spelled(code: &str) -> String {
    code.trim().to_uppercase()
}
