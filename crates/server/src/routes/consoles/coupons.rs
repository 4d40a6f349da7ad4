//! Coupons in words.

use base::Span;
use market::coupons::{Benefit, Coupon};

use crate::i18n::Texts;

/// What a coupon takes off, of what and until when: "10 % off · Clay · from 20.00 EUR". `brand` is the name of the one it
/// is for; may be empty.
pub(in crate::routes) fn coupon_benefit(texts: &Texts, coupon: &Coupon, brand: &str) -> String {
    let off = match coupon.benefit {
        Benefit::Percent(rate) => texts.t("coupon-off").with("what", rate).to_string(),
        Benefit::Amount(amount) => texts.t("coupon-off").with("what", texts.money(&amount)).to_string(),
        Benefit::FreeDelivery => texts.t("coupon-kind-delivery").to_string(),
    };
    let mut words = vec![off];
    words.extend((!brand.is_empty()).then(|| brand.to_owned()));
    if coupon.least_goods.is_positive() {
        words.push(texts.t("coupon-from").with("least", coupon.least_goods).to_string());
    }
    if let Some(end) = coupon.ends_at {
        // It ends with its last day.
        words.push(texts.t("coupon-until-day").with("date", texts.date(end - Span::days(1))).to_string());
    }
    words.join(" · ")
}

/// How often it was used, "3 of 100".
pub(in crate::routes) fn coupon_uses(texts: &Texts, coupon: &Coupon) -> String {
    match coupon.max_uses {
        Some(most) => texts.t("coupon-used-of").with("used", coupon.used).with("most", most).to_string(),
        None => coupon.used.to_string(),
    }
}
