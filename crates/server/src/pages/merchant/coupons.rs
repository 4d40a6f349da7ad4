//! The shop's coupons.

use askama::Template;
use market::people::Right;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::console::list::ListHead;
use crate::pages::parts::{Choice, Form, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "merchant/coupons.html")]
pub struct CouponsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Search, filters, kept views and the file.
    pub head: ListHead,
    /// Where something is done with the ticked ones.
    pub several: Link,
    /// Where a new coupon is sent.
    pub action: Link,
    /// A new coupon.
    pub form: Form<CouponForm, CouponField>,
    /// What a coupon can take off.
    pub kinds: Vec<Choice>,
    /// For whose products.
    pub brands: Vec<Choice>,
    /// What amounts are in.
    pub currency: String,
    /// The coupons that are there.
    pub coupons: Vec<CouponRow>,
}

/// A coupon that is there.
#[derive(Debug, Clone)]
pub struct CouponRow {
    /// Its id, for its box.
    pub id: String,
    /// Its code.
    pub code: String,
    /// What it takes off and from what, in words.
    pub benefit: String,
    /// Whose it is; may be empty.
    pub seller: String,
    /// How often it was used, "3 of 100".
    pub used: String,
    /// Whether it can be used.
    pub state: StateWord,
    /// Whether the shop lets it be used.
    pub active: bool,
    /// Where it is stopped or allowed again: `action` is `stop` or `allow`.
    pub action: Link,
}

/// A new coupon.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CouponForm {
    /// Its code.
    pub code: String,
    /// `percent`, `amount` or `free_delivery`.
    pub kind: String,
    /// How much; nothing for free delivery.
    pub value: String,
    /// Of goods, at least; may be empty.
    pub least: String,
    /// The brand's id; empty for all.
    pub brand: String,
    /// The seller's handle; may be empty.
    pub seller: String,
    /// The last day, `2026-12-24`; may be empty.
    pub until: String,
    /// How often in all; may be empty.
    pub max_uses: String,
    /// How often by one customer; may be empty.
    pub max_per_customer: String,
}

fields! {
    /// The fields of [`CouponForm`].
    CouponField {
        Code = "code",
        Kind = "kind",
        Value = "value",
        Least = "least",
        Brand = "brand",
        Seller = "seller",
        Until = "until",
        MaxUses = "max_uses",
        MaxPerCustomer = "max_per_customer",
    }
}
