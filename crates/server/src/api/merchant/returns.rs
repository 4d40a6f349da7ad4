//! What a merchant decides about what customers give back.

use market::returns::{Decision, Receipt, ReceivedLine};
use sdk::v1::{Refunded, Return, ReturnAccepted, ReturnDays, ReturnDeclined, ReturnReceipt};

use crate::api::access::AsMerchant;
use crate::api::answer::Found;
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::money::money;
use crate::api::problem::Problem;
use crate::api::returns::found;

pub(super) async fn accept(call: Call<AsMerchant, NoQuery, Json<ReturnAccepted>>) -> Result<Found<Return>, Problem> {
    decide(&call, Decision::Accept(call.body.0.instructions.clone())).await
}

pub(super) async fn decline(call: Call<AsMerchant, NoQuery, Json<ReturnDeclined>>) -> Result<Found<Return>, Problem> {
    decide(&call, Decision::Decline(call.body.0.reason.clone())).await
}

async fn decide<B>(call: &Call<AsMerchant, NoQuery, B>, decision: Decision) -> Result<Found<Return>, Problem> {
    call.market().returns().decide(call.who.0, call.id("return")?, &decision).await?;
    found(call).await
}

/// A return is received once, so the same request again gives the refund that was made.
pub(super) async fn receive(call: Call<AsMerchant, NoQuery, Json<ReturnReceipt>>) -> Result<Found<Refunded>, Problem> {
    let ReturnReceipt { lines: sent, to_credit, reason } = &call.body.0;
    let mut lines: Vec<ReceivedLine> = Vec::with_capacity(sent.len());
    for (at, line) in sent.iter().enumerate() {
        let pointer = format!("/lines/{at}/line");
        let received =
            ReceivedLine { line: id(&line.line, &pointer)?, quantity: i64::from(line.quantity), restock: line.restock };
        if lines.iter().any(|known| known.line == received.line) {
            return Err(Problem::field(pointer, "this line is named twice"));
        }
        lines.push(received);
    }
    let receipt = Receipt { lines, to_credit: *to_credit, reason: reason.trim().to_owned() };
    let made = call.market().returns().receive(call.who.0, call.id("return")?, &receipt).await?;
    Ok(Found(Refunded { id: made.refund.to_string(), amount: money(made.amount) }))
}

pub(super) async fn days(call: Call<AsMerchant, NoQuery, Empty>) -> Result<Found<ReturnDays>, Problem> {
    Ok(Found(ReturnDays { days: call.market().returns().days(call.who.0).await? }))
}

pub(super) async fn set_days(call: Call<AsMerchant, NoQuery, Json<ReturnDays>>) -> Result<Found<ReturnDays>, Problem> {
    let returns = call.market().returns();
    returns.set_days(call.who.0, call.body.0.days).await?;
    Ok(Found(ReturnDays { days: returns.days(call.who.0).await? }))
}
