//! The runs that prepared payouts, the files that were sent, and when that happens.

use market::payouts::{self as from, PayoutDetails, Schedule};
use market::{PayoutFileId, PayoutRunId};
use sdk::v1::{
    PayoutFile, PayoutFiles, PayoutRun, PayoutRuns, PayoutSchedule, PayoutSettings, PayoutsArrived, Transfer, Transfers,
};

use crate::api::access::AsMerchant;
use crate::api::answer::Found;
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery};
use crate::api::money::{amount, money, time};
use crate::api::problem::Problem;

/// How many runs and files are told.
const MOST: u32 = 100;

type One = Call<AsMerchant, NoQuery, Empty>;

pub(super) async fn runs(call: One) -> Result<Found<PayoutRuns>, Problem> {
    let runs = call.market().payouts().runs(call.who.0, MOST).await?;
    Ok(Found(PayoutRuns { data: runs.iter().map(told).collect() }))
}

pub(super) async fn run(call: One) -> Result<Found<PayoutRun>, Problem> {
    let run: PayoutRunId = call.id("run")?;
    Ok(Found(told(&call.market().payouts().run(call.who.0, run).await?)))
}

fn told(run: &from::PayoutRun) -> PayoutRun {
    PayoutRun {
        id: run.id.to_string(),
        due_at: time(run.due_at),
        by_hand: run.by_hand,
        payouts: run.payouts,
        prepared: run.prepared,
        sent: run.sent,
        paid: run.paid,
        total: money(run.total),
    }
}

pub(super) async fn files(call: One) -> Result<Found<PayoutFiles>, Problem> {
    let files = call.market().payouts().files(call.who.0, MOST).await?;
    let file = |file: from::PayoutFile| PayoutFile {
        id: file.id.to_string(),
        made_at: time(file.made_at),
        payouts: file.payouts,
        open: file.open,
        total: money(file.total),
    };
    Ok(Found(PayoutFiles { data: files.into_iter().map(file).collect() }))
}

/// For the bank: here, and nowhere else, account numbers are whole.
pub(super) async fn transfers(call: One) -> Result<Found<Transfers>, Problem> {
    let file: PayoutFileId = call.id("file")?;
    let payouts = call.market().payouts().file(call.who.0, file).await?;
    Ok(Found(Transfers { data: payouts.into_iter().map(transfer).collect() }))
}

fn transfer(payout: from::Payout) -> Transfer {
    let (holder, iban, other_way) = match &payout.sent_to {
        Some(PayoutDetails::Bank { holder, iban }) => (Some(holder.clone()), Some(iban.whole().to_owned()), None),
        Some(PayoutDetails::Other { words }) => (None, None, Some(words.clone())),
        None => (None, None, None),
    };
    Transfer {
        payout: payout.id.to_string(),
        purpose: format!("{} {}", payout.id, payout.merchant_name),
        payee_name: payout.payee_name,
        holder,
        iban,
        other_way,
        amount: money(payout.amount),
    }
}

pub(super) async fn arrived(call: One) -> Result<Found<PayoutsArrived>, Problem> {
    let (payouts, file): (_, PayoutFileId) = (call.market().payouts(), call.id("file")?);
    payouts.file(call.who.0, file).await?;
    Ok(Found(PayoutsArrived { paid: payouts.mark_file_paid(call.who.0, file).await? }))
}

pub(super) async fn settings(call: One) -> Result<Found<PayoutSettings>, Problem> {
    shown(&call).await
}

pub(super) async fn set_settings(
    call: Call<AsMerchant, NoQuery, Json<PayoutSettings>>,
) -> Result<Found<PayoutSettings>, Problem> {
    let PayoutSettings { schedule, day, minimum } = &call.body.0;
    let payouts = call.market().payouts();
    let currency = payouts.settings(call.who.0).await?.minimum.currency();
    let word = match schedule {
        PayoutSchedule::Off => "off",
        PayoutSchedule::Weekly => "weekly",
        PayoutSchedule::Monthly => "monthly",
    };
    let schedule = Schedule::of(word, i64::from(*day)).map_err(|error| Problem::field("/day", error))?;
    let settings = from::PayoutSettings { schedule, minimum: amount(minimum, currency, "/minimum")? };
    payouts.set_settings(call.who.0, &settings).await?;
    shown(&call).await
}

async fn shown<B>(call: &Call<AsMerchant, NoQuery, B>) -> Result<Found<PayoutSettings>, Problem> {
    let stored = call.market().payouts().settings(call.who.0).await?;
    Ok(Found(PayoutSettings {
        schedule: match stored.schedule {
            Schedule::Off => PayoutSchedule::Off,
            Schedule::Weekly(_) => PayoutSchedule::Weekly,
            Schedule::Monthly(_) => PayoutSchedule::Monthly,
        },
        day: stored.schedule.day(),
        minimum: money(stored.minimum),
    }))
}
