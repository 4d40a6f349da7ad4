//! Carts of programs: opened with what is in them, and each quantity set as a whole, so that the same request twice is one.

use super::cart::{Cart, MOST_LINES, MOST_OF_ONE, Wanted, cart_in, cart_of, found_merchant, set_coupon_in};
use super::quote::{Destination, Quote, quote_in};
use super::{Checkout, CheckoutError, store};
use crate::people::Handle;
use crate::storefront::offer_in;
use crate::{MerchantId, VariantId, network};

/// A cart as a program opens it.
#[derive(Debug, Clone, Copy)]
pub struct NewCart<'a> {
    /// SHA-256 of the secret that opens it from then on.
    pub visitor_hash: &'a str,
    /// What is in it: up to 100 different things, 1 to 999 of each.
    pub items: &'a [(VariantId, i64)],
    /// The seller whose link led here. One who sells nothing at this merchant is no mistake of whoever shops.
    pub seller: Option<&'a Handle>,
    /// The code of a coupon; empty for none.
    pub coupon: &'a str,
    /// Where it goes, to be told what it comes to there.
    pub to: Option<Destination<'a>>,
}

impl Checkout {
    /// Opens a cart at `merchant`, at today's prices: the cart, and what it comes to where a destination is named and
    /// something is in it. All of it or nothing.
    ///
    /// # Errors
    /// When something is not sold there, a quantity is not 1 to 999, there are too many, or the coupon cannot be used.
    pub async fn open_cart(
        &self,
        merchant: MerchantId,
        new: &NewCart<'_>,
    ) -> Result<(Cart, Option<Quote>), CheckoutError> {
        let NewCart { visitor_hash, items, seller, coupon, to } = *new;
        if items.len() > MOST_LINES || items.iter().any(|(_, quantity)| !(1..=MOST_OF_ONE).contains(quantity)) {
            return Err(CheckoutError::Quantity);
        }
        let (now, buyer) = (self.desk.now(), self.customer());
        let mut tx = self.desk.begin().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        let id = store::open_cart(&mut tx, visitor_hash, merchant.id, now).await?;
        let mut lines = Vec::with_capacity(items.len());
        for &(variant, quantity) in items {
            let offer = offer_in(&mut tx, &merchant, variant, buyer, now).await?.ok_or(CheckoutError::NotSold)?;
            store::set_cart_line(&mut tx, id, variant, quantity, offer.price, now).await?;
            lines.push((Wanted { variant, quantity, seen_price: offer.price }, Some(offer)));
        }
        if let Some(handle) = seller {
            network::record_visit_in(&mut tx, visitor_hash, merchant.id, handle, now).await?;
        }
        if !coupon.is_empty() {
            set_coupon_in(&mut tx, visitor_hash, merchant.clone(), coupon, buyer, now).await?;
        }
        let cart = cart_of(&mut tx, (id, coupon.to_owned()), merchant, lines, now).await?;
        let quote = match to {
            Some(to) if !items.is_empty() => Some(quote_in(&mut tx, &cart, to).await?),
            _ => None,
        };
        tx.commit().await?;
        Ok((cart, quote))
    }

    /// Sets how many of `variant` are in the visitor's cart, at today's price.
    ///
    /// # Errors
    /// When there is no such cart, the variant is not sold, the quantity is not 1 to 999, or the cart is full.
    pub async fn set_in_cart(
        &self,
        visitor_hash: &str,
        merchant: MerchantId,
        variant: VariantId,
        quantity: i64,
    ) -> Result<(), CheckoutError> {
        if !(1..=MOST_OF_ONE).contains(&quantity) {
            return Err(CheckoutError::Quantity);
        }
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        let found = store::find_cart(&mut tx, visitor_hash, merchant.id).await?;
        let (cart, _) = found.ok_or(CheckoutError::NotFound("cart"))?;
        let offer = offer_in(&mut tx, &merchant, variant, self.customer(), now).await?.ok_or(CheckoutError::NotSold)?;
        let lines = store::cart_lines(&mut tx, cart, merchant.currency).await?;
        if lines.len() >= MOST_LINES && lines.iter().all(|line| line.variant != variant) {
            return Err(CheckoutError::Quantity);
        }
        store::set_cart_line(&mut tx, cart, variant, quantity, offer.price, now).await?;
        Ok(tx.commit().await?)
    }

    /// The visitor's cart at `merchant`, empty or not; `None` when there is none.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn any_cart(&self, visitor_hash: &str, merchant: MerchantId) -> Result<Option<Cart>, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        cart_in(&mut tx, visitor_hash, merchant, self.customer(), self.desk.now()).await
    }
}
