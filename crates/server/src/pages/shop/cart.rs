//! The cart: lines by the brand that ships them, changes to agree to, the total.
//!
//! One form per shop. Its buttons are called `action`: `update`, `accept` (the changes shown), `less-LINE`,
//! `more-LINE`, `remove-LINE`, `coupon` (the code typed), `no-coupon`; every line sends `quantity-LINE`. Pressing Enter
//! updates.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::parts::{Figure, NamedLink, Totals};

/// Everything the cart shows.
#[derive(Debug, Template)]
#[template(path = "shop/cart.html")]
pub struct CartPage {
    /// What is around it.
    pub cx: Shell,
    /// One basket for each shop; each is an order of its own.
    pub baskets: Vec<Basket>,
}

/// What is bought from one shop with one payment.
#[derive(Debug, Clone)]
pub struct Basket {
    /// The shop.
    pub shop: NamedLink,
    /// Its slug, sent with the form.
    pub shop_slug: String,
    /// What has changed since the customer last looked, in sentences. They are asked before they can go on.
    pub changes: Vec<String>,
    /// One parcel for each brand.
    pub parcels: Vec<Parcel>,
    /// What it comes to.
    pub totals: Totals,
    /// The code of the coupon in it; may be empty.
    pub coupon: String,
    /// Checkout; none while something must be agreed to or cannot be had.
    pub checkout: Option<Link>,
}

/// The lines one brand ships together.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// The brand that ships.
    pub brand: NamedLink,
    /// When it is sent, in words; may be empty.
    pub delivery: String,
    /// Its lines.
    pub lines: Vec<CartLine>,
}

/// One variant and how many of it.
#[derive(Debug, Clone)]
pub struct CartLine {
    /// The line's id, part of the names in the form.
    pub id: String,
    /// The product.
    pub href: Link,
    /// Its name.
    pub name: String,
    /// Which variant; may be empty.
    pub variant: String,
    /// Its picture.
    pub figure: Figure,
    /// How many.
    pub quantity: u32,
    /// The most that can be had now.
    pub most: u32,
    /// The price of one.
    pub unit: Money,
    /// The price of all.
    pub total: Money,
    /// Who recommended it; may be empty.
    pub seller: String,
    /// What is wrong with it, "Sold out"; may be empty.
    pub problem: String,
}

impl Basket {
    /// How many pieces are in it.
    #[must_use]
    pub fn pieces(&self) -> u32 {
        self.parcels.iter().flat_map(|parcel| &parcel.lines).map(|line| line.quantity).sum()
    }
}
