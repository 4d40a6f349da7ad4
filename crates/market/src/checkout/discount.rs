use base::{Money, MoneyError, Timestamp};

use super::cart::CartLine;
use crate::coupons::{Benefit, Coupon, CouponProblem};

/// Takes off the lines what `coupon` gives, or says why it gives nothing. What it gives in all is divided among the lines it
/// fits, in proportion to their prices and exactly.
pub(super) fn take_off(
    lines: &mut [CartLine],
    coupon: Option<&Coupon>,
    now: Timestamp,
) -> Result<Result<(), CouponProblem>, MoneyError> {
    let Some(coupon) = coupon else { return Ok(Err(CouponProblem::Unknown)) };
    if let Some(problem) = coupon.problem(now) {
        return Ok(Err(problem));
    }
    let fitting = lines.iter().filter(|line| coupon.fits(line.offer.brand));
    let goods = Money::sum(coupon.least_goods.currency(), fitting.map(|line| line.total))?;
    if !lines.iter().any(|line| coupon.fits(line.offer.brand)) {
        return Ok(Err(CouponProblem::FitsNothing));
    }
    if goods.checked_sub(coupon.least_goods)?.is_negative() {
        return Ok(Err(CouponProblem::TooLittle(coupon.least_goods)));
    }
    let off = match coupon.benefit {
        Benefit::Percent(rate) => goods.mul_bps_down(rate),
        Benefit::Amount(amount) if amount.checked_sub(goods)?.is_positive() => goods,
        Benefit::Amount(amount) => amount,
        Benefit::FreeDelivery => return Ok(Ok(())),
    };
    if goods.is_zero() {
        return Ok(Ok(()));
    }
    let weight = |line: &CartLine| if coupon.fits(line.offer.brand) { line.total.minor().unsigned_abs() } else { 0 };
    let weights: Vec<u64> = lines.iter().map(weight).collect();
    for (line, part) in lines.iter_mut().zip(off.split(&weights)?) {
        line.discount = part;
    }
    Ok(Ok(()))
}
