//! Giving back. The idempotency key is part of the refund's own transaction as well: however a node dies, the same request
//! again is the same refund.

use base::Currency;
use market::checkout::{DeliveryRefund, LineRefund, RefundRequest};
use sdk::v1::{Money, NewRefund, RefundPreview, Refunded};

use crate::api::access::AsMerchant;
use crate::api::answer::{Created, Found};
use crate::api::body::Json;
use crate::api::call::{Call, NoQuery, id};
use crate::api::idempotency::needed;
use crate::api::money::{amount, money};
use crate::api::problem::Problem;

type Asked = Call<AsMerchant, NoQuery, Json<NewRefund>>;

pub(super) async fn preview(call: Asked) -> Result<Found<RefundPreview>, Problem> {
    let request = request(&call, String::new()).await?;
    let preview = call.market().checkout().preview_refund(call.who.0, call.id("order")?, &request).await?;
    Ok(Found(RefundPreview { amount: money(preview.amount) }))
}

pub(super) async fn make(call: Asked) -> Result<Created<Refunded>, Problem> {
    let key = needed(&call.headers)?.to_owned();
    let request = request(&call, key).await?;
    let made = call.market().checkout().refund(call.who.0, call.id("order")?, &request).await?;
    Ok(Created::new(Refunded { id: made.refund.to_string(), amount: money(made.amount) }))
}

async fn request(call: &Asked, key: String) -> Result<RefundRequest, Problem> {
    let merchant = call.market().people().merchant(call.who.0).await?;
    let currency = merchant.ok_or_else(|| Problem::not_found("merchant"))?.currency;
    let NewRefund { lines, deliveries, amount: sum, restock, to_credit, reason } = &call.body.0;
    if reason.chars().count() > 200 {
        return Err(Problem::field("/reason", "at most 200 characters"));
    }
    if sum.is_some() && !(lines.is_empty() && deliveries.is_empty()) {
        return Err(Problem::field("/amount", "either lines and parcels, or a sum"));
    }
    let mut request = RefundRequest {
        idempotency_key: key,
        lines: Vec::with_capacity(lines.len()),
        deliveries: Vec::with_capacity(deliveries.len()),
        amount: sum.as_ref().map(|sum| amount(sum, currency, "/amount")).transpose()?,
        restock: *restock,
        to_credit: *to_credit,
        reason: reason.trim().to_owned(),
    };
    for (at, line) in lines.iter().enumerate() {
        request.lines.push(LineRefund {
            line: id(&line.line, format!("/lines/{at}/line"))?,
            quantity: i64::from(line.quantity),
            amount: part(line.amount.as_ref(), currency, &format!("/lines/{at}/amount"))?,
        });
    }
    for (at, delivery) in deliveries.iter().enumerate() {
        request.deliveries.push(DeliveryRefund {
            delivery: id(&delivery.delivery, format!("/deliveries/{at}/delivery"))?,
            amount: amount(&delivery.amount, currency, &format!("/deliveries/{at}/amount"))?,
        });
    }
    once(&request)?;
    Ok(request)
}

fn part(sent: Option<&Money>, currency: Currency, pointer: &str) -> Result<Option<base::Money>, Problem> {
    sent.map(|sent| amount(sent, currency, pointer)).transpose()
}

/// A line named twice would be given back twice before anybody counts.
fn once(request: &RefundRequest) -> Result<(), Problem> {
    for (at, line) in request.lines.iter().enumerate() {
        if request.lines.iter().take(at).any(|other| other.line == line.line) {
            return Err(Problem::field(format!("/lines/{at}/line"), "this line is named twice"));
        }
    }
    for (at, delivery) in request.deliveries.iter().enumerate() {
        if request.deliveries.iter().take(at).any(|other| other.delivery == delivery.delivery) {
            return Err(Problem::field(format!("/deliveries/{at}/delivery"), "this parcel is named twice"));
        }
    }
    Ok(())
}
