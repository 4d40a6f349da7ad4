use std::collections::BTreeMap;

use base::{Money, Timestamp};
use db::Tx;
use plan::{Line, Sale, SaleRules};

use super::cart::{Cart, CartLine, cart_in, found_merchant};
use super::model::Address;
use super::quote::{self, Destination, Quote};
use super::shares::{Booked, booked};
use super::{Change, Checkout, CheckoutError, FieldProblem, addresses, payment_method, store, story};
use crate::coupons::{self, Coupon};
use crate::events::EventKind;
use crate::inventory::{self, Parts};
use crate::network::{self, Buyer, Credit, Trail};
use crate::people::{self, Merchant};
use crate::tax::Taxed;
use crate::{
    Actor, BrandId, Language, LineId, MemberId, MerchantId, MethodId, OrderId, PersonId, Secret, hash_secret, terms,
};

/// What a customer submits.
#[derive(Debug, Clone)]
pub struct PlaceOrder {
    /// The merchant whose cart it is.
    pub merchant: MerchantId,
    /// SHA-256 of the visitor's cookie.
    pub visitor_hash: String,
    /// The customer's account, when signed in.
    pub person: Option<PersonId>,
    /// The customer's e-mail address.
    pub email: String,
    /// The customer's name.
    pub name: String,
    /// Where it goes.
    pub address: Address,
    /// What the customer wants to say; may be empty.
    pub note: String,
    /// What goes with it as a gift; empty when it is none.
    pub gift_note: String,
    /// The language the customer reads: that of the letters about the order.
    pub language: Language,
    /// The chosen way for each brand's parcel; the cheapest where none is chosen.
    pub methods: BTreeMap<BrandId, MethodId>,
    /// The code of a payment method.
    pub payment_method: String,
    /// Made with the form: the same submission twice is one order.
    pub idempotency_key: String,
    /// Whether a signed-in customer wants the address kept for the next order.
    pub remember_address: bool,
    /// The total the customer agreed to.
    pub agreed_total: Money,
    /// How much of it is paid with the credit balance of the customer's account; zero for none of it.
    pub credit: Money,
}

/// An order that was placed.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Its id.
    pub order: OrderId,
    /// The secret of the guest's link to it; `None` when the same submission had placed it before.
    pub access: Option<Secret>,
}

/// A line that is ready to be stored.
#[derive(Debug)]
pub(super) struct NewLine {
    pub(super) id: LineId,
    pub(super) from: CartLine,
    pub(super) taxed: Taxed,
    pub(super) sale: Line,
    pub(super) parts: Parts,
    pub(super) shares: Vec<Booked>,
}

/// An order that is ready to be stored.
#[derive(Debug)]
pub(super) struct NewOrder<'a> {
    pub(super) id: OrderId,
    pub(super) request: &'a PlaceOrder,
    pub(super) request_hash: String,
    pub(super) access: &'a Secret,
    pub(super) credit: &'a Credit,
    pub(super) plan_hash: String,
    pub(super) coupon: &'a str,
    pub(super) quote: &'a Quote,
    pub(super) reserved_until: Timestamp,
    pub(super) at: Timestamp,
}

impl Checkout {
    /// Places the visitor's cart as an order: reserves every line, fixes prices, terms and shares, empties the cart. All of it
    /// or nothing. The same key with the same contents gives the order that is there already.
    ///
    /// # Errors
    /// [`CheckoutError::CartChanged`] when a price or the stock is no longer what the customer agreed to; otherwise what is
    /// wrong with the request.
    pub async fn place(&self, request: &PlaceOrder) -> Result<Placed, CheckoutError> {
        let access = Secret::generate().map_err(|error| CheckoutError::Broken(error.to_string()))?;
        self.place_with(request, access).await
    }

    /// As [`Checkout::place`], with the secret of the guest's link: whoever can make it again can be told it again.
    ///
    /// # Errors
    /// As there.
    pub async fn place_with(&self, request: &PlaceOrder, access: Secret) -> Result<Placed, CheckoutError> {
        validate(request)?;
        let request_hash = request_hash(request);
        let mut tx = self.desk.begin().await?;
        if let Some(known) = placed_before(&mut tx, request, &request_hash).await? {
            // Not before it is on the disk: the first of the two may be on its way there.
            tx.commit().await?;
            return Ok(known);
        }
        match self.place_new_in(&mut tx, request, request_hash.clone(), access).await {
            Ok(Some(placed)) => {
                tx.commit().await?;
                Ok(placed)
            }
            failed => {
                // Another transaction may have stored the same submission while this one was at work: that one counts,
                // and explains why the cart is suddenly empty or the last unit gone.
                drop(tx);
                let mut tx = self.desk.begin().await?;
                let known = placed_before(&mut tx, request, &request_hash).await?;
                tx.commit().await?;
                known.map_or_else(|| Err(failed.err().unwrap_or(CheckoutError::KeyReused)), Ok)
            }
        }
    }

    /// As [`Checkout::place`], in the caller's transaction, which must be dropped after an error: for whoever has more to write
    /// with the order.
    ///
    /// # Errors
    /// As there, and [`CheckoutError::KeyReused`] when another transaction stored the same submission meanwhile.
    pub async fn place_in(&self, tx: &mut Tx, request: &PlaceOrder) -> Result<Placed, CheckoutError> {
        validate(request)?;
        let request_hash = request_hash(request);
        if let Some(known) = placed_before(tx, request, &request_hash).await? {
            return Ok(known);
        }
        let access = Secret::generate().map_err(|error| CheckoutError::Broken(error.to_string()))?;
        self.place_new_in(tx, request, request_hash, access).await?.ok_or(CheckoutError::KeyReused)
    }

    /// Places an order that was not placed before; `None` when another transaction stored the same key meanwhile.
    async fn place_new_in(
        &self,
        tx: &mut Tx,
        request: &PlaceOrder,
        request_hash: String,
        access: Secret,
    ) -> Result<Option<Placed>, CheckoutError> {
        let at = self.desk.now();
        let merchant = found_merchant(tx, request.merchant).await?;
        let method = payment_method(&request.payment_method).ok_or_else(|| field("payment", FieldProblem::Payment))?;
        let reserved_until = at + method.reservation(&merchant);
        let (cart, quote) = agreed_cart(tx, request, &merchant, at).await?;
        let buyer = Buyer { person: request.person, email: &request.email };
        let coupon = cart.coupon.clone();
        let trail = Trail {
            coupon_of: coupon.as_ref().and_then(|coupon| coupon.member),
            visitor_hash: Some(&request.visitor_hash),
        };
        let credit = network::credit_in(tx, &merchant, buyer, trail, at).await?;
        let (rules, plan_hash) = people::sale_rules_in(tx, merchant.id, at)
            .await
            .map_err(|error| CheckoutError::Plan(error.to_string()))?
            .ok_or_else(|| CheckoutError::Plan("there is none".into()))?;
        let cart_id = cart.id;
        let lines = self.new_lines(tx, &merchant, (cart, &quote), &rules, &credit, at).await?;
        reserve(tx, &lines).await?;
        let id = self.desk.next_id();
        let order = NewOrder {
            id,
            request,
            request_hash,
            access: &access,
            credit: &credit,
            plan_hash,
            coupon: coupon.as_ref().map_or("", |coupon| coupon.code.as_str()),
            quote: &quote,
            reserved_until,
            at,
        };
        if !store::insert_order(tx, &order, merchant.currency).await? {
            return Ok(None);
        }
        network::keep_credit_in(tx, id, merchant.id, &request.visitor_hash, &credit).await?;
        if let Some(coupon) = &coupon {
            use_coupon(tx, coupon, id, request, at).await?;
        }
        for delivery in &quote.deliveries {
            store::insert_delivery(tx, self.desk.next_id(), id, delivery).await?;
        }
        for (position, line) in (0_i64..).zip(&lines) {
            store::insert_line(tx, id, position, line).await?;
        }
        store::empty_cart(tx, cart_id).await?;
        story::tell_in(tx, self.buyer(request), id, at, EventKind::OrderPlaced, None).await?;
        if let Some(person) = request.person {
            remember(tx, person, request, &credit, at).await?;
        }
        self.pay_with_credit_in(tx, request, id, at).await?;
        Ok(Some(Placed { order: id, access: Some(access) }))
    }

    /// Who places the order: whoever acts, else the customer.
    fn buyer(&self, request: &PlaceOrder) -> Actor {
        match self.desk.actor() {
            Actor::Clock => Actor::Customer(request.person),
            actor => actor,
        }
    }

    async fn new_lines(
        &self,
        tx: &mut Tx,
        merchant: &Merchant,
        (cart, quote): (Cart, &Quote),
        rules: &SaleRules,
        credit: &Credit,
        at: Timestamp,
    ) -> Result<Vec<NewLine>, CheckoutError> {
        let upline = match credit.seller {
            Some(seller) => {
                network::upline_in(tx, MemberId::from_number(seller.member.0), at, rules.levels().len()).await?
            }
            None => Vec::new(),
        };
        let mut lines = Vec::with_capacity(cart.lines.len());
        for (from, &taxed) in cart.lines.into_iter().zip(&quote.lines) {
            let commission = terms::rate_in(tx, from.offer.brand, from.offer.product, at).await?;
            let commissionable = taxed.commissionable(from.offer.commissionable.times(from.quantity)?, from.total)?;
            let sale = Line { total: taxed.net()?, commissionable, commission };
            let whole = Sale { line: sale, buyer: credit.buyer, seller: credit.seller, upline: &upline };
            let shares = plan::shares(rules, &whole)?;
            let shares = shares.into_iter().map(|share| booked(share, from.offer.brand, merchant.id)).collect();
            let parts = inventory::parts_in(tx, from.offer.variant, from.quantity).await?;
            lines.push(NewLine { id: self.desk.next_id(), from, taxed, sale, parts, shares });
        }
        Ok(lines)
    }
}

/// The cart and what it comes to, exactly as the customer agreed to it.
async fn agreed_cart(
    tx: &mut Tx,
    request: &PlaceOrder,
    merchant: &Merchant,
    at: Timestamp,
) -> Result<(Cart, Quote), CheckoutError> {
    let cart = cart_in(tx, &request.visitor_hash, merchant.clone(), request.person, at).await?;
    let cart =
        cart.filter(|cart| !cart.lines.is_empty() || !cart.changes.is_empty()).ok_or(CheckoutError::EmptyCart)?;
    let Address { country, region, .. } = &request.address;
    let quote = quote::quote_in(tx, &cart, Destination { country, region, methods: &request.methods }).await?;
    if !quote.not_sent_by.is_empty() {
        return Err(CheckoutError::NotSent(quote.not_sent_by));
    }
    if !cart.changes.is_empty() || quote.total != request.agreed_total {
        return Err(CheckoutError::CartChanged(cart.changes));
    }
    if request.credit.is_negative() || quote.total.checked_sub(request.credit)?.is_negative() {
        return Err(CheckoutError::CreditChanged { left: quote.total });
    }
    Ok((cart, quote))
}

/// What a signed-in customer's order leaves behind for the next one: the address, if asked to, and the seller of record.
async fn remember(
    tx: &mut Tx,
    person: PersonId,
    request: &PlaceOrder,
    credit: &Credit,
    at: Timestamp,
) -> Result<(), CheckoutError> {
    if request.remember_address {
        addresses::remember_in(tx, person, &request.name, &request.address, at).await?;
    }
    if let Some(seller) = credit.seller {
        let seller = MemberId::from_number(seller.member.0);
        network::remember_customer_in(tx, request.merchant, person, seller, at).await?;
    }
    Ok(())
}

/// Whoever comes second to the last use of a coupon is told, and asked about the price without it.
async fn use_coupon(
    tx: &mut Tx,
    coupon: &Coupon,
    order: OrderId,
    request: &PlaceOrder,
    at: Timestamp,
) -> Result<(), CheckoutError> {
    coupons::use_in(tx, coupon, order, &request.email, at)
        .await?
        .map_err(|problem| CheckoutError::CartChanged(vec![Change::Coupon { code: coupon.code.clone(), problem }]))
}

async fn reserve(tx: &mut Tx, lines: &[NewLine]) -> Result<(), CheckoutError> {
    let wanted = inventory::merged(lines.iter().map(|line| &line.parts));
    let Err(shortage) = inventory::reserve_in(tx, &wanted).await? else { return Ok(()) };
    // The part that is short may be wanted by several lines: the customer is told about each of them.
    let short = lines.iter().filter(|line| line.parts.contains_key(&shortage.variant));
    let changes = short.map(|line| {
        let per_piece = line.parts.get(&shortage.variant).map_or(1, |units| units / line.from.quantity.max(1));
        Change::Stock {
            variant: line.from.offer.variant,
            title: line.from.offer.title.clone(),
            wanted: line.from.quantity,
            left: shortage.left / per_piece.max(1),
        }
    });
    Err(CheckoutError::CartChanged(changes.collect()))
}

async fn placed_before(tx: &mut Tx, request: &PlaceOrder, request_hash: &str) -> Result<Option<Placed>, CheckoutError> {
    match store::order_by_key(tx, &request.idempotency_key).await? {
        None => Ok(None),
        Some((order, known)) if known == request_hash => Ok(Some(Placed { order, access: None })),
        Some(_) => Err(CheckoutError::KeyReused),
    }
}

/// What makes two submissions the same. The visitor is part of it, so a key tells nobody about another's order.
fn request_hash(request: &PlaceOrder) -> String {
    let address = serde_json::to_string(&request.address).unwrap_or_default();
    let methods: Vec<String> = request.methods.iter().map(|(brand, method)| format!("{brand}={method}")).collect();
    let parts = [
        request.merchant.to_string(),
        request.visitor_hash.clone(),
        request.email.clone(),
        request.name.clone(),
        address,
        request.note.clone(),
        request.gift_note.clone(),
        methods.join(","),
        request.payment_method.clone(),
        request.agreed_total.to_string(),
        request.credit.to_string(),
    ];
    // Lengths keep `ab` + `c` apart from `a` + `bc`.
    hash_secret(&parts.map(|part| format!("{}:{part}", part.len())).join("|"))
}

const fn field(field: &'static str, problem: FieldProblem) -> CheckoutError {
    CheckoutError::Field { field, problem }
}

fn validate(request: &PlaceOrder) -> Result<(), CheckoutError> {
    let Address { street, extra, postcode, city, region, country } = &request.address;
    if !people::is_email(&request.email) {
        return Err(field("email", FieldProblem::Email));
    }
    required("name", &request.name)?;
    required("street", street)?;
    required("city", city)?;
    if !(country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase())) {
        return Err(field("country", FieldProblem::Country));
    }
    for (name, text) in [("extra", extra), ("postcode", postcode), ("region", region)] {
        line(name, text)?;
    }
    short_enough("note", &request.note, 2000)?;
    short_enough("gift_note", &request.gift_note, 500)?;
    if !(16..=128).contains(&request.idempotency_key.len()) {
        return Err(field("idempotency_key", FieldProblem::Key));
    }
    Ok(())
}

fn required(name: &'static str, text: &str) -> Result<(), CheckoutError> {
    if text.trim().is_empty() {
        return Err(field(name, FieldProblem::Missing));
    }
    line(name, text)
}

/// What stands in one line of an address, of a list, of a letter's head: nobody begins another line with it.
fn line(name: &'static str, text: &str) -> Result<(), CheckoutError> {
    if text.chars().any(|c| matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}')) {
        return Err(field(name, FieldProblem::Unprintable));
    }
    short_enough(name, text, 200)
}

fn short_enough(name: &'static str, text: &str, most: usize) -> Result<(), CheckoutError> {
    if text.chars().count() > most {
        return Err(field(name, FieldProblem::TooLong));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') {
        return Err(field(name, FieldProblem::Unprintable));
    }
    Ok(())
}
