//! Carts of programs: opened with what is in them, and each quantity set as a whole, so that the same request twice is one.

use super::cart::{MOST_LINES, MOST_OF_ONE, found_merchant};
use super::{Checkout, CheckoutError, store};
use crate::storefront::offer_in;
use crate::{CartId, MerchantId, VariantId};

impl Checkout {
    /// Opens a visitor's cart at `merchant` with `items` in it, at today's prices; all of them or none.
    ///
    /// # Errors
    /// When one is not sold there, a quantity is not 1 to 999, or there are too many.
    pub async fn open_cart(
        &self,
        visitor_hash: &str,
        merchant: MerchantId,
        items: &[(VariantId, i64)],
    ) -> Result<CartId, CheckoutError> {
        if items.len() > MOST_LINES || items.iter().any(|(_, quantity)| !(1..=MOST_OF_ONE).contains(quantity)) {
            return Err(CheckoutError::Quantity);
        }
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        let cart = store::open_cart(&mut tx, visitor_hash, merchant.id, now).await?;
        for &(variant, quantity) in items {
            let offer =
                offer_in(&mut tx, &merchant, variant, self.customer(), now).await?.ok_or(CheckoutError::NotSold)?;
            store::set_cart_line(&mut tx, cart, variant, quantity, offer.price, now).await?;
        }
        tx.commit().await?;
        Ok(cart)
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
    pub async fn any_cart(
        &self,
        visitor_hash: &str,
        merchant: MerchantId,
    ) -> Result<Option<super::Cart>, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        super::cart::cart_in(&mut tx, visitor_hash, merchant, self.customer(), self.desk.now()).await
    }
}
