use std::collections::{BTreeMap, BTreeSet};

use base::{Money, Rounding, Timestamp};
use db::Tx;
use ledger::{Account, State, Step, postings};

use super::model::{Delivery, LineRefund, Order, OrderLine, OrderStatus};
use super::{Checkout, CheckoutError, order, shares, store, story};
use crate::events::{EventKind, NewEvent};
use crate::letters::News;
use crate::{Actor, BrandId, DeliveryId, LineId, MerchantId, OrderId, RefundId, inventory, store_credit};

/// What a merchant gives back.
#[derive(Debug, Clone)]
pub struct RefundRequest {
    /// Made with the form: the same submission twice is one refund.
    pub idempotency_key: String,
    /// Which pieces and amounts of which lines.
    pub lines: Vec<LineRefund>,
    /// What is given back of parcels.
    pub deliveries: Vec<DeliveryRefund>,
    /// A sum without lines and parcels, such as goodwill; spread over both in proportion to what is left of them.
    pub amount: Option<Money>,
    /// Whether the pieces go back on the shelf.
    pub restock: bool,
    /// Whether all of it goes to the credit balance of the customer's account. Otherwise what was paid with credit goes back
    /// there first, and the rest the way it was paid.
    pub to_credit: bool,
    /// Why, in the merchant's words.
    pub reason: String,
}

/// How much a refund gives back of what was paid for a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryRefund {
    /// The parcel.
    pub delivery: DeliveryId,
    /// How much.
    pub amount: Money,
}

/// A refund that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refunded {
    /// Its id.
    pub refund: RefundId,
    /// How much the customer gets back.
    pub amount: Money,
    /// How much of that went to the customer's credit balance.
    pub credited: Money,
}

/// What a refund would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundPreview {
    /// How much the customer would get back.
    pub amount: Money,
    /// How much of that would go to the customer's credit balance.
    pub credited: Money,
    /// From whom it would be taken, in the order of the lines and their shares. The sum is the amount.
    pub taken_from: Vec<GivenBack>,
}

/// One payee's part of a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenBack {
    /// The account it is taken from.
    pub account: Account,
    /// How much.
    pub amount: Money,
}

/// What a refund gives back of one line or parcel, and who gives it.
#[derive(Debug)]
struct Reversal<'a> {
    of: Of<'a>,
    amount: Money,
    /// In the order of the shares, the tax last.
    parts: Vec<(Account, Money)>,
}

#[derive(Debug)]
enum Of<'a> {
    Line { line: &'a OrderLine, quantity: i64 },
    Delivery(&'a Delivery),
}

impl Checkout {
    /// Gives back part or all of a paid order: takes from each payee exactly what that part had given, at the rates of the
    /// order. The same key again gives the refund that is there already.
    ///
    /// # Errors
    /// When there is no such order of this merchant, it is not paid, or more is asked for than is left.
    pub async fn refund(
        &self,
        merchant: MerchantId,
        order: OrderId,
        request: &RefundRequest,
    ) -> Result<Refunded, CheckoutError> {
        let mut tx = self.desk.begin().await?;
        // The lock comes first, so that everything read after it is still true when it is used.
        store::lock_order(&mut tx, order).await?;
        let (_, order) = order::of_merchant_in(&mut tx, merchant, order).await?;
        let refunded = self.refund_in(&mut tx, &order, request, Restock::all_or_none(request.restock)).await?;
        tx.commit().await?;
        Ok(refunded)
    }

    /// As [`Checkout::refund`], in the caller's transaction, which holds the order. It books, so it is the last to do so.
    pub(crate) async fn refund_in(
        &self,
        tx: &mut Tx,
        order: &Order,
        request: &RefundRequest,
        back: Restock<'_>,
    ) -> Result<Refunded, CheckoutError> {
        let at = self.desk.now();
        let key = stored_key(order.id, &request.idempotency_key);
        if let Some(known) = store::refund_by_key(tx, &key, order.currency).await? {
            return Ok(known);
        }
        let (amount, reversals) = worked_out(order, request)?;
        let made = Refunded { refund: self.desk.next_id(), amount, credited: credited(order, request, amount)? };
        store::insert_refund(tx, &made, order.id, &key, request, at).await?;
        for reversal in &reversals {
            store_reversal(tx, made.refund, reversal).await?;
        }
        restock(tx, &reversals, back).await?;
        let refunded = order.refunded.checked_add(amount)?;
        let status = if refunded == order.total { OrderStatus::Refunded } else { order.status };
        store::add_refunded(tx, order.id, (amount, made.credited), status).await?;
        store::settle_fulfilment(tx, order.id).await?;
        book_refund(tx, &made, order, &reversals, at).await?;
        self.tell_refund_in(tx, order.id, &made, &of_brands(order, &reversals)?, at).await?;
        Ok(made)
    }

    /// Records a refund in the order's story, and lets its letter be written.
    async fn tell_refund_in(
        &self,
        tx: &mut Tx,
        order: OrderId,
        made: &Refunded,
        of_brands: &BTreeMap<BrandId, Money>,
        at: Timestamp,
    ) -> Result<(), CheckoutError> {
        let amount = made.amount.to_string();
        let event = NewEvent::new(EventKind::OrderRefunded, order).with("amount", amount.as_str());
        let event = event.with_parts(of_brands.iter().map(|(brand, part)| (*brand, *part)));
        let event = if made.credited.is_zero() { event } else { event.with("credited", made.credited.to_string()) };
        let news = News { amount: &amount, about: made.refund.number() };
        Ok(story::tell_more_in(tx, self.desk.actor(), order, at, (EventKind::OrderRefunded, event), news).await?)
    }

    /// The refund of an order that was made under this key; `None` when there is none yet.
    ///
    /// # Errors
    /// When there is no such order of this merchant or the database reports a problem.
    pub async fn refund_made(
        &self,
        merchant: MerchantId,
        order: OrderId,
        key: &str,
    ) -> Result<Option<Refunded>, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let (_, order) = order::of_merchant_in(&mut tx, merchant, order).await?;
        Ok(store::refund_by_key(&mut tx, &stored_key(order.id, key), order.currency).await?)
    }

    /// What [`Checkout::refund`] would do with the same request now. Changes nothing.
    ///
    /// # Errors
    /// As there.
    pub async fn preview_refund(
        &self,
        merchant: MerchantId,
        order: OrderId,
        request: &RefundRequest,
    ) -> Result<RefundPreview, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let (_, order) = order::of_merchant_in(&mut tx, merchant, order).await?;
        let (amount, reversals) = worked_out(&order, request)?;
        let parts = reversals.iter().flat_map(|reversal| &reversal.parts);
        let taken_from = parts.map(|&(account, amount)| GivenBack { account, amount }).collect();
        Ok(RefundPreview { amount, credited: credited(&order, request, amount)?, taken_from })
    }
}

/// Which pieces of a refund go back on the shelf.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Restock<'a> {
    /// All of them.
    All,
    /// None of them.
    None,
    /// Those of these lines.
    Of(&'a BTreeSet<LineId>),
}

impl Restock<'_> {
    const fn all_or_none(all: bool) -> Self {
        if all { Self::All } else { Self::None }
    }

    fn takes(self, line: LineId) -> bool {
        match self {
            Self::All => true,
            Self::None => false,
            Self::Of(lines) => lines.contains(&line),
        }
    }
}

/// How much of a refund goes to the credit balance: all of it if that is wanted, else first what was paid with credit and has
/// not gone back yet.
fn credited(order: &Order, request: &RefundRequest, amount: Money) -> Result<Money, CheckoutError> {
    if request.to_credit {
        return order.person.map(|_| amount).ok_or(CheckoutError::NoAccount);
    }
    let left = order.credit_used.checked_sub(order.credit_refunded)?;
    let none = Money::zero(order.currency);
    Ok(if left.is_negative() {
        none
    } else if amount.checked_sub(left)?.is_negative() {
        amount
    } else {
        left
    })
}

/// A key belongs to its order, so it tells nothing about another's.
fn stored_key(order: OrderId, key: &str) -> String {
    format!("{order}:{key}")
}

/// What a refund of a paid order comes to, and what it takes back of each line and parcel.
fn worked_out<'a>(order: &'a Order, request: &RefundRequest) -> Result<(Money, Vec<Reversal<'a>>), CheckoutError> {
    if !matches!(order.status, OrderStatus::Paid | OrderStatus::Backordered) {
        return Err(CheckoutError::WrongState(order.status.word()));
    }
    let (lines, deliveries) = wanted(order, request)?;
    let of_lines = lines.into_iter().map(|line| line_reversal(order, line));
    let of_deliveries = deliveries.into_iter().map(|delivery| delivery_reversal(order, delivery));
    let reversals = of_lines.chain(of_deliveries).collect::<Result<Vec<_>, _>>()?;
    let amount = Money::sum(order.currency, reversals.iter().map(|reversal| reversal.amount))?;
    let pieces = |reversal: &Reversal<'_>| matches!(reversal.of, Of::Line { quantity, .. } if quantity > 0);
    if !amount.is_positive() && !reversals.iter().any(pieces) {
        return Err(CheckoutError::NothingToRefund);
    }
    Ok((amount, reversals))
}

/// The lines and parcels a request means, with amounts.
fn wanted(order: &Order, request: &RefundRequest) -> Result<(Vec<LineRefund>, Vec<DeliveryRefund>), CheckoutError> {
    if !request.lines.is_empty() || !request.deliveries.is_empty() {
        return Ok((request.lines.clone(), request.deliveries.clone()));
    }
    let amount = request.amount.filter(|amount| amount.is_positive()).ok_or(CheckoutError::NothingToRefund)?;
    let of_lines = order.lines.iter().map(|line| line.total.checked_sub(line.refunded));
    let of_deliveries = order.deliveries.iter().map(|delivery| delivery.total.checked_sub(delivery.refunded));
    let left = of_lines.chain(of_deliveries).collect::<Result<Vec<_>, _>>()?;
    let all = Money::sum(order.currency, left.iter().copied())?;
    if all.checked_sub(amount)?.is_negative() {
        return Err(CheckoutError::MoreThanLeft { left: all });
    }
    let weights: Vec<u64> = left.iter().map(|left| left.minor().unsigned_abs()).collect();
    let parts = base::apportion(amount.minor(), &weights)?;
    let parts = parts.into_iter().map(|part| Money::new(part, order.currency)).collect::<Result<Vec<_>, _>>()?;
    let (lines, deliveries) = parts.split_at(order.lines.len().min(parts.len()));
    let lines = order.lines.iter().zip(lines).filter(|(_, part)| part.is_positive());
    let deliveries = order.deliveries.iter().zip(deliveries).filter(|(_, part)| part.is_positive());
    Ok((
        lines.map(|(line, &part)| LineRefund { line: line.id, quantity: 0, amount: Some(part) }).collect(),
        deliveries.map(|(delivery, &amount)| DeliveryRefund { delivery: delivery.id, amount }).collect(),
    ))
}

fn line_reversal(order: &Order, wanted: LineRefund) -> Result<Reversal<'_>, CheckoutError> {
    let line = order.lines.iter().find(|line| line.id == wanted.line);
    let line = line.ok_or(CheckoutError::NotFound("line in this order"))?;
    let pieces_left = line.quantity - line.refunded_quantity;
    if wanted.quantity < 0 {
        return Err(CheckoutError::NothingToRefund);
    }
    if wanted.quantity > pieces_left {
        return Err(CheckoutError::MorePiecesThanLeft(pieces_left));
    }
    let left = line.total.checked_sub(line.refunded)?;
    let amount = match wanted.amount {
        Some(amount) => amount,
        None => worth(line, wanted.quantity, left)?,
    };
    within(amount, left)?;
    let parts = shares::taken_back(&shares::parts_of_line(order.merchant, line), line.refunded.checked_add(amount)?)?;
    Ok(Reversal { of: Of::Line { line, quantity: wanted.quantity }, amount, parts })
}

/// What `pieces` of a line are worth to whoever paid for all of it. The pieces of a line together are worth the line, to
/// the smallest unit, in whatever steps they come back. An earlier reduction of the price may have left less.
fn worth(line: &OrderLine, pieces: i64, left: Money) -> Result<Money, CheckoutError> {
    if pieces == line.quantity - line.refunded_quantity {
        return Ok(left);
    }
    let until = |pieces| line.total.fraction(pieces, line.quantity, Rounding::Down);
    let price = until(line.refunded_quantity + pieces)?.checked_sub(until(line.refunded_quantity)?)?;
    Ok(if left.checked_sub(price)?.is_negative() { left } else { price })
}

fn delivery_reversal(order: &Order, wanted: DeliveryRefund) -> Result<Reversal<'_>, CheckoutError> {
    let delivery = order.deliveries.iter().find(|delivery| delivery.id == wanted.delivery);
    let delivery = delivery.ok_or(CheckoutError::NotFound("parcel in this order"))?;
    let left = delivery.total.checked_sub(delivery.refunded)?;
    within(wanted.amount, left)?;
    let refunded = delivery.refunded.checked_add(wanted.amount)?;
    let parts = shares::taken_back(&shares::parts_of_delivery(order.merchant, delivery)?, refunded)?;
    Ok(Reversal { of: Of::Delivery(delivery), amount: wanted.amount, parts })
}

fn within(amount: Money, left: Money) -> Result<(), CheckoutError> {
    if amount.is_negative() {
        return Err(CheckoutError::NothingToRefund);
    }
    if left.checked_sub(amount)?.is_negative() {
        return Err(CheckoutError::MoreThanLeft { left });
    }
    Ok(())
}

async fn store_reversal(tx: &mut Tx, refund: RefundId, reversal: &Reversal<'_>) -> Result<(), CheckoutError> {
    let tax = reversal.parts.last().map_or(Money::zero(reversal.amount.currency()), |(_, tax)| *tax);
    match reversal.of {
        Of::Line { line, quantity } => {
            store::insert_refund_line(tx, refund, line.id, quantity, reversal.amount, tax).await?;
            for (share, (_, back)) in line.shares.iter().zip(&reversal.parts) {
                store::add_reversed(tx, line.id, share.position, *back).await?;
            }
        }
        Of::Delivery(delivery) => {
            store::insert_refund_delivery(tx, refund, delivery.id, reversal.amount, tax).await?;
        }
    }
    Ok(())
}

/// How much of a refund is of each brand's lines and parcels: nothing of those it does not touch.
fn of_brands(order: &Order, reversals: &[Reversal<'_>]) -> Result<BTreeMap<BrandId, Money>, CheckoutError> {
    let nothing = Money::zero(order.currency);
    let mut parts: BTreeMap<BrandId, Money> = order.lines.iter().map(|line| (line.brand, nothing)).collect();
    for reversal in reversals {
        let brand = match reversal.of {
            Of::Line { line, .. } => line.brand,
            Of::Delivery(delivery) => delivery.brand,
        };
        let part = parts.entry(brand).or_insert(nothing);
        *part = part.checked_add(reversal.amount)?;
    }
    Ok(parts)
}

/// All lines together, so that rows of stock are locked in one order.
async fn restock(tx: &mut Tx, reversals: &[Reversal<'_>], back: Restock<'_>) -> Result<(), CheckoutError> {
    let mut returned = Vec::with_capacity(reversals.len());
    for reversal in reversals {
        let Of::Line { line, quantity } = reversal.of else { continue };
        if !back.takes(line.id) {
            continue;
        }
        let mut parts = store::line_parts(tx, line.id).await?;
        for units in parts.values_mut() {
            *units = *units / line.quantity * quantity;
        }
        returned.push(parts);
    }
    Ok(inventory::restock_in(tx, &inventory::merged(&returned)).await?)
}

/// The money goes back to the customer, and out of the accounts of those who had earned it. When nothing of the order is
/// left and nobody was paid yet, the promise itself is withdrawn.
async fn book_refund(
    tx: &mut Tx,
    made: &Refunded,
    order: &Order,
    reversals: &[Reversal<'_>],
    at: Timestamp,
) -> Result<(), CheckoutError> {
    let (id, merchant, refund) = (order.id.number(), order.merchant.number(), made.refund.number());
    let amount = made.amount;
    let everything = order.refunded.checked_add(amount)? == order.total;
    let state = if order.released_at.is_some() { State::Posted } else { State::Pending };
    let parts = reversals.iter().flat_map(|reversal| reversal.parts.iter().copied());
    let reversed = postings::shares_reversed(refund, id, merchant, amount, parts, state)?;
    let back = if everything && state == State::Pending { Step::Void(id) } else { Step::Post(&reversed) };
    let paid = postings::refund_paid(refund, id, merchant, amount.checked_sub(made.credited)?)?;
    let given = match order.person.filter(|_| made.credited.is_positive()) {
        Some(person) => {
            let balance = store_credit::open_in(tx, order.merchant, person).await?.number();
            Some(postings::credit_given(refund, id, merchant, balance, made.credited)?)
        }
        None => None,
    };
    let ways = [&paid].into_iter().filter(|paid| !paid.is_empty()).chain(&given).map(Step::Post);
    let steps: Vec<Step<'_>> = std::iter::once(back).chain(ways).collect();
    ledger::book(tx, &steps, at).await?;
    Ok(())
}

/// Books a payment that came when the stock was gone, and its way back. Nobody earns from it.
pub(super) async fn give_back_late_payment(
    tx: &mut Tx,
    order: &Order,
    actor: Actor,
    at: Timestamp,
) -> Result<(), CheckoutError> {
    let (id, merchant) = (order.id.number(), order.merchant.number());
    // What was to be paid with credit has gone back already, when the order was closed.
    let made = Refunded { refund: tx.next_id(), amount: order.total, credited: order.credit_used };
    let refund = made.refund;
    let request = RefundRequest {
        idempotency_key: String::new(),
        lines: Vec::new(),
        deliveries: Vec::new(),
        amount: None,
        restock: false,
        to_credit: false,
        reason: "the payment came after the reservation had ended, and the goods were gone".into(),
    };
    store::insert_refund(tx, &made, order.id, &format!("{}:late", order.id), &request, at).await?;
    for line in &order.lines {
        store::insert_refund_line(tx, refund, line.id, line.quantity, line.total, line.tax).await?;
        for share in &line.shares {
            store::add_reversed(tx, line.id, share.position, share.amount).await?;
        }
    }
    for delivery in &order.deliveries {
        store::insert_refund_delivery(tx, refund, delivery.id, delivery.total, delivery.tax).await?;
    }
    store::add_refunded(tx, order.id, (made.amount, made.credited), OrderStatus::Refunded).await?;
    let received = postings::payment_received(id, merchant, order.due()?)?;
    let paid = postings::refund_paid(refund.number(), id, merchant, order.due()?)?;
    ledger::book(tx, &[Step::Post(&received), Step::Post(&paid)], at).await?;
    story::tell_in(tx, actor, order.id, at, EventKind::OrderPaidLateRefunded, Some(order.due()?)).await?;
    Ok(())
}
