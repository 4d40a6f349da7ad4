//! Paying out what brands and sellers are owed.

use market::payouts::{self as from, PayoutFilter};
use market::{PayoutFileId, PayoutRunId};
use schemars::JsonSchema;
use sdk::v1::{
    MoneyToSend, Page, Payout, PayoutFailure, PayoutFunds, PayoutStatement, PayoutStatus, PayoutsPrepared, PayoutsSent,
};
use serde::Deserialize;

use crate::api::access::AsMerchant;
use crate::api::answer::{Created, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::cursor;
use crate::api::money::{amount, money, time};
use crate::api::payouts::{payout, statement};
use crate::api::problem::Problem;

type One = Call<AsMerchant, NoQuery, Empty>;

/// Which payouts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PayoutQuery {
    /// Only those in this state.
    status: Option<PayoutStatus>,
    /// Only those of this run, `run_...`.
    #[schemars(length(max = 100))]
    run: Option<String>,
    /// Only those sent in this file, `pfl_...`.
    #[schemars(length(max = 100))]
    file: Option<String>,
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[schemars(length(max = 200))]
    cursor: Option<String>,
}

pub(super) async fn list(call: Call<AsMerchant, PayoutQuery, Empty>) -> Result<Found<Page<Payout>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let run: Option<PayoutRunId> = call.query.run.as_deref().map(|run| id(run, "#query/run")).transpose()?;
    let file: Option<PayoutFileId> = call.query.file.as_deref().map(|file| id(file, "#query/file")).transpose()?;
    let before = cursor::place(call.query.cursor.as_deref())?;
    let filter = PayoutFilter { status: call.query.status.map(stored), run, file, before, limit: size + 1 };
    let payouts = call.market().payouts().of_merchant(call.who.0, filter).await?;
    Ok(Found(cursor::page_of(payouts, size, |payout| payout.id, payout)))
}

const fn stored(status: PayoutStatus) -> from::PayoutStatus {
    match status {
        PayoutStatus::Prepared => from::PayoutStatus::Prepared,
        PayoutStatus::Sent => from::PayoutStatus::Sent,
        PayoutStatus::Paid => from::PayoutStatus::Paid,
        PayoutStatus::Failed => from::PayoutStatus::Failed,
        PayoutStatus::Returned => from::PayoutStatus::Returned,
    }
}

pub(super) async fn get(call: One) -> Result<Found<PayoutStatement>, Problem> {
    shown(&call).await
}

pub(super) async fn mark_paid(call: One) -> Result<Found<PayoutStatement>, Problem> {
    call.market().payouts().mark_paid(call.who.0, call.id("payout")?).await?;
    shown(&call).await
}

pub(super) async fn mark_failed(
    call: Call<AsMerchant, NoQuery, Json<PayoutFailure>>,
) -> Result<Found<PayoutStatement>, Problem> {
    call.market().payouts().mark_failed(call.who.0, call.id("payout")?, &call.body.0.reason).await?;
    shown(&call).await
}

async fn shown<B>(call: &Call<AsMerchant, NoQuery, B>) -> Result<Found<PayoutStatement>, Problem> {
    Ok(Found(statement(call.market().payouts().payout(call.who.0, call.id("payout")?).await?)))
}

pub(super) async fn funds(call: One) -> Result<Found<PayoutFunds>, Problem> {
    let payouts = call.market().payouts();
    let funds = payouts.funds(call.who.0).await?;
    Ok(Found(PayoutFunds {
        held: money(funds.held),
        ready: money(funds.ready),
        ready_count: funds.ready_count,
        without_details: funds.without_details,
        sent: money(funds.sent),
        next_due_at: payouts.next_due(call.who.0).await?.map(time),
    }))
}

pub(super) async fn prepare(call: One) -> Result<Found<PayoutsPrepared>, Problem> {
    let run = call.market().payouts().prepare_now(call.who.0).await?;
    Ok(Found(PayoutsPrepared { run: run.map(|run| run.to_string()) }))
}

pub(super) async fn send(call: Call<AsMerchant, NoQuery, Json<MoneyToSend>>) -> Result<Created<PayoutsSent>, Problem> {
    let merchant = call.market().people().merchant(call.who.0).await?;
    let currency = merchant.ok_or_else(|| Problem::not_found("merchant"))?.currency;
    let sent = call.body.0.money.as_ref().map(|sent| amount(sent, currency, "/money")).transpose()?;
    let came = call.market().payouts().send(call.who.0, sent).await?;
    let file = came.file.map(|file| file.to_string());
    Ok(Created::new(PayoutsSent { file, sent: came.sent, short: came.short }))
}
