use base::{Money, Timestamp};
use db::Tx;

use super::{Checkout, CheckoutError, discount, store};
use crate::coupons::{self, Coupon, CouponProblem};
use crate::people::{self, Merchant};
use crate::storefront::{Offer, offer_in};
use crate::{CartId, MerchantId, PersonId, VariantId, inventory, network};

pub(super) const MOST_OF_ONE: i64 = 999;
/// More different things than this is a script, not a customer.
pub(super) const MOST_LINES: usize = 100;

/// A visitor's cart at one merchant, with what has changed since the visitor last looked.
#[derive(Debug, Clone)]
pub struct Cart {
    /// Its id.
    pub id: CartId,
    /// The merchant.
    pub merchant: Merchant,
    /// What is in it and can be bought.
    pub lines: Vec<CartLine>,
    /// What the customer must be told and asked before anything is bought.
    pub changes: Vec<Change>,
    /// The coupon in it, when it can be used now.
    pub coupon: Option<Coupon>,
    /// What the lines cost together, at today's prices.
    pub goods: Money,
    /// What the coupon takes off.
    pub discount: Money,
    /// What remains. Delivery, and tax where prices do not contain it, come at checkout.
    pub total: Money,
}

/// A line of a cart.
#[derive(Debug, Clone)]
pub struct CartLine {
    /// What it is, at today's price.
    pub offer: Offer,
    /// How many.
    pub quantity: i64,
    /// What they cost together.
    pub total: Money,
    /// What the coupon takes off that.
    pub discount: Money,
    /// How many can be had; `None` when there is no limit.
    pub available: Option<i64>,
}

/// Something about a cart that is no longer as the customer saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The price of one is another.
    Price {
        /// The variant.
        variant: VariantId,
        /// Its product's title.
        title: String,
        /// What the customer saw.
        seen: Money,
        /// What it costs now.
        now: Money,
    },
    /// There are fewer than wanted.
    Stock {
        /// The variant.
        variant: VariantId,
        /// Its product's title.
        title: String,
        /// How many the customer wants.
        wanted: i64,
        /// How many there are; 0: sold out.
        left: i64,
    },
    /// It is not sold here any more.
    Gone {
        /// The variant.
        variant: VariantId,
    },
    /// Its coupon cannot be used any more.
    Coupon {
        /// The code.
        code: String,
        /// Why not.
        problem: CouponProblem,
    },
}

/// A stored line, before anything is known about its price today.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) variant: VariantId,
    pub(super) quantity: i64,
    pub(super) seen_price: Money,
}

impl Checkout {
    /// The customer who acts: price lists may be for them.
    pub(super) const fn customer(&self) -> Option<PersonId> {
        self.desk.actor().customer()
    }

    /// Adds `quantity` of `variant` to the visitor's cart at `merchant`.
    ///
    /// # Errors
    /// When the variant is not sold there, or the quantity is not 1 to 999 in all.
    pub async fn add_to_cart(
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
        let offer = offer_in(&mut tx, &merchant, variant, self.customer(), now).await?.ok_or(CheckoutError::NotSold)?;
        let cart = store::open_cart(&mut tx, visitor_hash, merchant.id, now).await?;
        let lines = store::cart_lines(&mut tx, cart, merchant.currency).await?;
        let so_far = lines.iter().find(|line| line.variant == variant).map_or(0, |line| line.quantity);
        if so_far + quantity > MOST_OF_ONE || (so_far == 0 && lines.len() >= MOST_LINES) {
            return Err(CheckoutError::Quantity);
        }
        store::set_cart_line(&mut tx, cart, variant, so_far + quantity, offer.price, now).await?;
        network::shop_on_in(&mut tx, visitor_hash, merchant.id).await?;
        Ok(tx.commit().await?)
    }

    /// Sets the quantity of `variant` in the visitor's cart; 0 takes it out.
    ///
    /// # Errors
    /// When the cart has no such line, or the quantity is beyond 999.
    pub async fn change_cart(
        &self,
        visitor_hash: &str,
        merchant: MerchantId,
        variant: VariantId,
        quantity: i64,
    ) -> Result<(), CheckoutError> {
        if !(0..=MOST_OF_ONE).contains(&quantity) {
            return Err(CheckoutError::Quantity);
        }
        let mut tx = self.desk.begin().await?;
        let found = store::find_cart(&mut tx, visitor_hash, merchant).await?;
        let (cart, _) = found.ok_or(CheckoutError::NotFound("cart"))?;
        if !store::change_cart_line(&mut tx, cart, variant, quantity).await? {
            return Err(CheckoutError::NotFound("line in the cart"));
        }
        Ok(tx.commit().await?)
    }

    /// Puts a coupon into the visitor's cart at `merchant`, in place of one that is there.
    ///
    /// # Errors
    /// [`CheckoutError::Coupon`] when it cannot be used for this cart now; then the cart stays as it is.
    pub async fn set_coupon(&self, visitor_hash: &str, merchant: MerchantId, code: &str) -> Result<(), CheckoutError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        set_coupon_in(&mut tx, visitor_hash, merchant, code, self.customer(), now).await?;
        Ok(tx.commit().await?)
    }

    /// Takes the coupon out of the visitor's cart at `merchant`, if there is one.
    ///
    /// # Errors
    /// When there is no cart.
    pub async fn remove_coupon(&self, visitor_hash: &str, merchant: MerchantId) -> Result<(), CheckoutError> {
        let mut tx = self.desk.begin().await?;
        let found = store::find_cart(&mut tx, visitor_hash, merchant).await?;
        let (cart, _) = found.ok_or(CheckoutError::NotFound("cart"))?;
        store::set_coupon(&mut tx, cart, "").await?;
        Ok(tx.commit().await?)
    }

    /// The visitor's cart at `merchant`; `None` when it is empty.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn cart(&self, visitor_hash: &str, merchant: MerchantId) -> Result<Option<Cart>, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        let cart = cart_in(&mut tx, visitor_hash, merchant, self.customer(), self.desk.now()).await?;
        Ok(cart.filter(|cart| !cart.lines.is_empty() || !cart.changes.is_empty()))
    }

    /// The visitor's carts that are not empty, one for each merchant.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn carts(&self, visitor_hash: &str) -> Result<Vec<Cart>, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let mut carts = Vec::new();
        for merchant in store::merchants_with_cart(&mut tx, visitor_hash).await? {
            let merchant = found_merchant(&mut tx, merchant).await?;
            carts.extend(cart_in(&mut tx, visitor_hash, merchant, self.customer(), self.desk.now()).await?);
        }
        carts.retain(|cart| !cart.lines.is_empty() || !cart.changes.is_empty());
        Ok(carts)
    }

    /// How many pieces are in the visitor's carts.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn pieces_in_carts(&self, visitor_hash: &str) -> Result<i64, CheckoutError> {
        Ok(store::pieces_in_carts(&mut self.desk.read().await?, visitor_hash).await?)
    }

    /// The customer has seen the changes and agrees: prices are today's, quantities what there is, and what is gone is out.
    ///
    /// # Errors
    /// When there is no cart.
    pub async fn accept_changes(&self, visitor_hash: &str, merchant: MerchantId) -> Result<(), CheckoutError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        let cart = cart_in(&mut tx, visitor_hash, merchant, self.customer(), now)
            .await?
            .ok_or(CheckoutError::NotFound("cart"))?;
        for change in &cart.changes {
            match *change {
                Change::Price { variant, now: price, .. } => {
                    store::accept_price(&mut tx, cart.id, variant, price).await?;
                }
                Change::Stock { variant, left, .. } => {
                    store::change_cart_line(&mut tx, cart.id, variant, left).await?;
                }
                Change::Gone { variant } => {
                    store::change_cart_line(&mut tx, cart.id, variant, 0).await?;
                }
                Change::Coupon { .. } => store::set_coupon(&mut tx, cart.id, "").await?,
            }
        }
        Ok(tx.commit().await?)
    }
}

pub(super) async fn found_merchant(tx: &mut Tx, merchant: MerchantId) -> Result<Merchant, CheckoutError> {
    people::merchant_in(tx, merchant).await?.ok_or(CheckoutError::NotFound("shop"))
}

/// As [`Checkout::set_coupon`].
pub(super) async fn set_coupon_in(
    tx: &mut Tx,
    visitor_hash: &str,
    merchant: Merchant,
    code: &str,
    buyer: Option<PersonId>,
    now: Timestamp,
) -> Result<(), CheckoutError> {
    let coupon = coupons::by_code_in(tx, merchant.id, code).await?;
    let cart = cart_in(tx, visitor_hash, merchant, buyer, now).await?;
    let mut cart = cart.filter(|cart| !cart.lines.is_empty()).ok_or(CheckoutError::EmptyCart)?;
    discount::take_off(&mut cart.lines, coupon.as_ref(), now)?.map_err(CheckoutError::Coupon)?;
    Ok(store::set_coupon(tx, cart.id, &coupon.map(|coupon| coupon.code).unwrap_or_default()).await?)
}

/// The visitor's cart at today's prices for `buyer`, with everything that differs from what was seen.
pub(super) async fn cart_in(
    tx: &mut Tx,
    visitor_hash: &str,
    merchant: Merchant,
    buyer: Option<PersonId>,
    now: Timestamp,
) -> Result<Option<Cart>, CheckoutError> {
    let Some((id, code)) = store::find_cart(tx, visitor_hash, merchant.id).await? else { return Ok(None) };
    let wanted = store::cart_lines(tx, id, merchant.currency).await?;
    let mut lines = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        lines.push((wanted, offer_in(tx, &merchant, wanted.variant, buyer, now).await?));
    }
    cart_of(tx, (id, code), merchant, lines, now).await.map(Some)
}

/// The cart with this id and code of a coupon, and with these lines, each as it is sold now.
pub(super) async fn cart_of(
    tx: &mut Tx,
    (id, code): (CartId, String),
    merchant: Merchant,
    wanted: Vec<(Wanted, Option<Offer>)>,
    now: Timestamp,
) -> Result<Cart, CheckoutError> {
    let zero = Money::zero(merchant.currency);
    let mut cart = Cart {
        id,
        merchant,
        lines: Vec::new(),
        changes: Vec::new(),
        coupon: None,
        goods: zero,
        discount: zero,
        total: zero,
    };
    for (wanted, offer) in wanted {
        let Some(offer) = offer else {
            cart.changes.push(Change::Gone { variant: wanted.variant });
            continue;
        };
        let available = inventory::available_in(tx, wanted.variant).await?;
        cart.changes.extend(changes(&wanted, &offer, available));
        let total = offer.price.times(wanted.quantity)?;
        cart.goods = cart.goods.checked_add(total)?;
        cart.lines.push(CartLine { offer, quantity: wanted.quantity, total, discount: zero, available });
    }
    if !code.is_empty() && !cart.lines.is_empty() {
        let coupon = coupons::by_code_in(tx, cart.merchant.id, &code).await?;
        match discount::take_off(&mut cart.lines, coupon.as_ref(), now)? {
            Ok(()) => cart.coupon = coupon,
            Err(problem) => cart.changes.push(Change::Coupon { code, problem }),
        }
    }
    cart.discount = Money::sum(zero.currency(), cart.lines.iter().map(|line| line.discount))?;
    cart.total = cart.goods.checked_sub(cart.discount)?;
    Ok(cart)
}

fn changes(wanted: &Wanted, offer: &Offer, available: Option<i64>) -> Vec<Change> {
    let mut found = Vec::new();
    if wanted.seen_price != offer.price {
        let (title, seen) = (offer.title.clone(), wanted.seen_price);
        found.push(Change::Price { variant: wanted.variant, title, seen, now: offer.price });
    }
    if let Some(left) = available.filter(|&left| left < wanted.quantity) {
        let title = offer.title.clone();
        found.push(Change::Stock { variant: wanted.variant, title, wanted: wanted.quantity, left });
    }
    found
}
