//! Paying back: look at what it comes to, then do it.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Money;
use market::checkout::{
    CheckoutError, DeliveryRefund, LineRefund, Order, OrderLine, RefundPreview, RefundRequest, Refunded,
};
use market::{DeliveryId, LineId, Secret};

use super::{order, shares};
use crate::i18n::Texts;
use crate::link;
use crate::pages::merchant::order::{RefundBox, RefundDelivery, RefundLine, RefundPreview as Shown};
use crate::pages::parts::Flash;
use crate::routes::consoles::MemberNames;
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 200;

/// The form as it was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    quantities: BTreeMap<LineId, String>,
    deliveries: BTreeMap<DeliveryId, String>,
    amount: String,
    restock: bool,
    to_credit: bool,
    reason: String,
    key: String,
    /// The amount the merchant has seen and agreed to.
    agreed: String,
    problems: BTreeMap<LineId, String>,
    delivery_problems: BTreeMap<DeliveryId, String>,
    amount_problem: String,
    problem: String,
}

pub(super) async fn give_back(
    visitor: Visitor,
    desk: May<may::Payments, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let order = order::find(&app, &desk, &id).await?;
    let (checkout, shop, texts) = (desk.market(&app).checkout(), desk.merchant.id, visitor.texts());
    let mut typed = Typed::read(&fields)?;
    let is_order_to_pay = fields.get("action") == "refund";
    if let Some(made) = checkout.refund_made(shop, order.id, &typed.key).await?.filter(|_| is_order_to_pay) {
        // The button was pressed twice: the same answer, whatever the order has become by the first.
        return Ok(done(&visitor, &desk, &order, made));
    }
    let Some(request) = typed.request(&texts, &order) else {
        return wrong(&visitor, &app, &desk, &order, typed).await;
    };
    let preview = match checkout.preview_refund(shop, order.id, &request).await {
        Ok(preview) => preview,
        Err(error) => {
            typed.blame(&texts, error)?;
            return wrong(&visitor, &app, &desk, &order, typed).await;
        }
    };
    // What was agreed to has to be what it comes to: else it is shown before anything is done.
    if !is_order_to_pay || preview.amount.decimal() != typed.agreed {
        return Ok(look(&visitor, &app, &desk, &order, &typed, &preview).await?.into_response());
    }
    match checkout.refund(shop, order.id, &request).await {
        Ok(refunded) => Ok(done(&visitor, &desk, &order, refunded)),
        Err(error) => {
            typed.blame(&texts, error)?;
            wrong(&visitor, &app, &desk, &order, typed).await
        }
    }
}

fn done(visitor: &Visitor, desk: &MerchantDesk, order: &Order, refunded: Refunded) -> Response {
    let here = link::merchant_order(&desk.merchant.slug, order.id);
    let mut response = Redirect::to(here.as_str()).into_response();
    let sentence = visitor.texts().t("refund-done").with("amount", refunded.amount).to_string();
    visitor.say(&mut response, &Flash::good(sentence));
    response
}

async fn look(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    order: &Order,
    typed: &Typed,
    preview: &RefundPreview,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let mut names = MemberNames::default();
    names.learn(app, shares::members_named(order)).await?;
    let taken_from = shares::taken_from(&texts, &desk.merchant, order, preview, &names)?;
    let shown = Shown {
        amount: preview.amount,
        credited: preview.credited.is_positive().then_some(preview.credited),
        taken_from,
    };
    order::page(visitor, app, desk, order, typed.shown(&texts, desk, order, Some(shown)), order::Typed::default()).await
}

async fn wrong(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    order: &Order,
    typed: Typed,
) -> Result<Response, WebError> {
    let shown = typed.shown(&visitor.texts(), desk, order, None);
    // An order that cannot be refunded shows no form that could hold the problem.
    let page = order::page(visitor, app, desk, order, shown, order::Typed::default()).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

impl Typed {
    /// An empty form with a key of its own.
    pub(super) fn nothing() -> Result<Self, WebError> {
        Ok(Self { restock: true, key: Secret::generate()?.reveal().to_owned(), ..Self::default() })
    }

    fn read(fields: &Fields) -> Result<Self, WebError> {
        let quantities = fields
            .starting_with("quantity-")
            .filter_map(|(line, typed)| Some((line.parse().ok()?, typed.trim().to_owned())));
        let deliveries = fields
            .starting_with("delivery-")
            .filter_map(|(delivery, typed)| Some((delivery.parse().ok()?, typed.trim().to_owned())));
        let key = fields.get("key");
        if !(16..=128).contains(&key.len()) {
            return Err(WebError::ForgedForm);
        }
        Ok(Self {
            quantities: quantities.collect(),
            deliveries: deliveries.collect(),
            amount: fields.get("amount").trim().to_owned(),
            restock: fields.get("restock") == "yes",
            to_credit: fields.get("credit") == "yes",
            reason: fields.get("reason").trim().chars().filter(|c| !c.is_control()).take(LONGEST_REASON).collect(),
            key: key.to_owned(),
            agreed: fields.get("agreed").to_owned(),
            ..Self::default()
        })
    }

    /// What is asked for; `None`, with what is wrong noted, when it makes no sense.
    fn request(&mut self, texts: &Texts, order: &Order) -> Option<RefundRequest> {
        let mut lines = Vec::new();
        for line in &order.lines {
            match self.pieces(line) {
                Some(0) => {}
                Some(quantity) => lines.push(LineRefund { line: line.id, quantity, amount: None }),
                None => {
                    let left = line.quantity - line.refunded_quantity;
                    let problem = texts.t("refund-problem-quantity").with("left", left).to_string();
                    self.problems.insert(line.id, problem);
                }
            }
        }
        let mut deliveries = Vec::new();
        for delivery in &order.deliveries {
            let typed = self.deliveries.get(&delivery.id).map_or("", String::as_str);
            match typed_amount(typed, order) {
                Some(amount) if amount.is_zero() => {}
                Some(amount) => deliveries.push(DeliveryRefund { delivery: delivery.id, amount }),
                None => {
                    let problem = texts.t("refund-problem-amount").to_string();
                    self.delivery_problems.insert(delivery.id, problem);
                }
            }
        }
        let amount = typed_amount(&self.amount, order);
        if amount.is_none_or(|amount| amount.is_zero() && !self.amount.is_empty()) {
            self.amount_problem = texts.t("refund-problem-amount").to_string();
        }
        let amount = amount.filter(|amount| amount.is_positive());
        if amount.is_some() && !(lines.is_empty() && deliveries.is_empty()) {
            self.amount_problem = texts.t("refund-problem-both").to_string();
        }
        self.is_fine().then(|| RefundRequest {
            idempotency_key: self.key.clone(),
            lines,
            deliveries,
            amount,
            restock: self.restock && self.amount.is_empty(),
            to_credit: self.to_credit,
            reason: self.reason.clone(),
        })
    }

    fn is_fine(&self) -> bool {
        self.problems.is_empty() && self.delivery_problems.is_empty() && self.amount_problem.is_empty()
    }

    /// How many pieces of `line` are to come back; `None` when that is no number or more than are left.
    fn pieces(&self, line: &OrderLine) -> Option<i64> {
        let typed = self.quantities.get(&line.id).map_or("", String::as_str);
        let pieces = if typed.is_empty() { 0 } else { typed.parse().ok()? };
        (0..=line.quantity - line.refunded_quantity).contains(&pieces).then_some(pieces)
    }

    /// Notes why a refund was refused.
    fn blame(&mut self, texts: &Texts, error: CheckoutError) -> Result<(), WebError> {
        self.problem = match error {
            CheckoutError::NothingToRefund => texts.t("refund-problem-nothing").to_string(),
            CheckoutError::MoreThanLeft { left } => texts.t("refund-problem-left").with("left", left).to_string(),
            CheckoutError::MorePiecesThanLeft(left) => {
                texts.t("refund-problem-quantity").with("left", left).to_string()
            }
            CheckoutError::NoAccount => texts.t("credit-no-account").to_string(),
            CheckoutError::WrongState(_) => texts.t("order-wrong-state").to_string(),
            other => return Err(other.into()),
        };
        Ok(())
    }

    /// The form as the page shows it.
    pub(super) fn shown(&self, texts: &Texts, desk: &MerchantDesk, order: &Order, preview: Option<Shown>) -> RefundBox {
        let open = order.lines.iter().filter(|line| line.refunded_quantity < line.quantity);
        let lines = open.map(|line| RefundLine {
            id: line.id.to_string(),
            name: if line.options.is_empty() {
                line.title.clone()
            } else {
                format!("{}, {}", line.title, line.options)
            },
            unit: line.unit_price,
            left: u32::try_from(line.quantity - line.refunded_quantity).unwrap_or_default(),
            quantity: self.quantities.get(&line.id).cloned().unwrap_or_else(|| "0".into()),
            problem: self.problems.get(&line.id).cloned().unwrap_or_default(),
        });
        let deliveries = order.deliveries.iter().filter_map(|delivery| {
            let left = delivery.total.checked_sub(delivery.refunded).ok().filter(|left| left.is_positive())?;
            let line = order.lines.iter().find(|line| line.brand == delivery.brand);
            let brand = line.map(|line| line.brand_name.clone()).unwrap_or_default();
            Some(RefundDelivery {
                id: delivery.id.to_string(),
                name: texts.t("refund-parcel").with("brand", brand).with("method", &delivery.method).to_string(),
                left,
                amount: self.deliveries.get(&delivery.id).cloned().unwrap_or_default(),
                problem: self.delivery_problems.get(&delivery.id).cloned().unwrap_or_default(),
            })
        });
        let problem = if self.problem.is_empty() && !self.is_fine() {
            texts.t("refund-problem-below").to_string()
        } else {
            self.problem.clone()
        };
        RefundBox {
            action: link::merchant_refund(&desk.merchant.slug, order.id),
            lines: lines.collect(),
            deliveries: deliveries.collect(),
            amount: self.amount.clone(),
            amount_problem: self.amount_problem.clone(),
            currency: order.currency.code().to_owned(),
            restock: self.restock,
            credit: order.person.map(|_| self.to_credit),
            reason: self.reason.clone(),
            key: self.key.clone(),
            problem,
            preview,
        }
    }
}

/// What was typed as an amount, nothing being zero; `None` when it is no amount that could be given back.
fn typed_amount(typed: &str, order: &Order) -> Option<Money> {
    if typed.is_empty() {
        return Some(Money::zero(order.currency));
    }
    Money::parse(&typed.replace(',', "."), order.currency).ok().filter(|amount| !amount.is_negative())
}
