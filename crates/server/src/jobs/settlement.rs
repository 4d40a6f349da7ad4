//! What was agreed on of orders is carried to the chain, and what came of it written back.
//!
//! An intent is handed to the relayer under its own name, which is known there for good; so it does not matter where this is broken
//! off. What came of some is written in one transaction with the step of the job: whoever lost the job writes nothing.

use base::{Span, Timestamp};
use chain::contracts::market::Market::MarketErrors;
use chain::node::Node;
use chain::relayer::{Fate, RelayError, Relayer};
use chain::reverts::Revert;
use futures::stream::{self, StreamExt as _, TryStreamExt as _};
use market::jobs::{self, Claim, Failure, Progress};
use market::settlement::{self, Intent, Outcome, Status};

use crate::chain::relays::RelayStore;
use crate::chain::{Link, called};
use crate::web::App;

/// How many intents are looked at together, and how many of them are tried at the node at once.
const AT_ONCE: u32 = 200;
const TRIED_AT_ONCE: usize = 16;
/// How soon what is on its way is looked at again,
const LOOK_AGAIN: Span = Span::seconds(1);
/// how long we wait for a chain where there is none,
const NO_CHAIN: Span = Span::minutes(1);
/// for whoever had enough gas for a day,
const OVER_QUOTA: Span = Span::hours(1);
/// and at least before what was not due is tried again: our clock may be ahead of the chain's.
const NOT_DUE: Span = Span::seconds(10);

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    let (desk, jobs) = (app.market().desk(), app.market().jobs());
    let Some(link) = app.link() else { return Ok(jobs.later(claim, desk.now() + NO_CHAIN).await?) };
    let relayer = link.relayer(desk).await.map_err(Failure::retry)?;
    let mut settled = 0;
    loop {
        let open = app.market().settlements().open(AT_ONCE).await?;
        if open.is_empty() {
            return Ok(jobs.finish(claim, &()).await?);
        }
        let noted = round(app, claim, link, &relayer, open, &mut settled).await?;
        let worked = relayer.step().await.map_err(Failure::retry)?;
        if noted == 0 && worked.sent == 0 && worked.landed == 0 && worked.refused == 0 {
            return Ok(jobs.later(claim, desk.now() + LOOK_AGAIN).await?);
        }
    }
}

/// Hands in what is open, and writes down how that stands; of how many something new was written.
async fn round(
    app: &App,
    claim: &Claim,
    link: &Link,
    relayer: &Relayer<Node, RelayStore>,
    open: Vec<Intent>,
    settled: &mut i64,
) -> Result<usize, Failure> {
    let desk = app.market().desk();
    let now = desk.now();
    let outcomes: Vec<(Intent, Outcome)> = stream::iter(open)
        .map(|intent| async {
            let outcome = carried(link, relayer, &intent, now).await?;
            Ok::<_, RelayError>((intent, outcome))
        })
        .buffered(TRIED_AT_ONCE)
        .try_collect()
        .await
        .map_err(Failure::retry)?;
    let news: Vec<_> = outcomes.into_iter().filter(is_news).collect();
    if news.is_empty() {
        return Ok(0);
    }
    let mut tx = desk.begin().await?;
    for (intent, outcome) in &news {
        settlement::note_in(&mut tx, intent, outcome, now).await?;
        *settled += i64::from(matches!(outcome, Outcome::Settled(_)));
    }
    jobs::step_in(&mut tx, claim, &Progress::new(*settled, 0, ""), desk.now()).await?;
    tx.commit().await?;
    Ok(news.len())
}

/// What is on its way and was known to be is no news.
fn is_news((intent, outcome): &(Intent, Outcome)) -> bool {
    intent.status != Status::Sent || *outcome != Outcome::Sent
}

/// Hands an intent in, or asks how it stands when it was before.
async fn carried(
    link: &Link,
    relayer: &Relayer<Node, RelayStore>,
    intent: &Intent,
    now: Timestamp,
) -> Result<Outcome, RelayError> {
    let request = match called(intent, &link.market()) {
        Ok(request) => request,
        Err(unreadable) => return Ok(Outcome::Refused(unreadable.to_string())),
    };
    match relayer.submit(request).await {
        Ok(Fate::Waiting | Fate::Flying(_)) => Ok(Outcome::Sent),
        Ok(Fate::Done(hash)) => Ok(Outcome::Settled(hash.to_string())),
        Ok(Fate::Refused(reason)) => Ok(refused(&Revert::decode(&reason), now)),
        Err(RelayError::Refused(revert)) => Ok(refused(&revert, now)),
        Err(error @ RelayError::TooLarge { .. }) => Ok(Outcome::Refused(error.to_string())),
        Err(error @ RelayError::OverQuota { .. }) => Ok(Outcome::Later(now + OVER_QUOTA, error.to_string())),
        Err(error) => Err(error),
    }
}

/// For good, unless the contract says from when on it would not refuse.
fn refused(revert: &Revert, now: Timestamp) -> Outcome {
    let from = match revert {
        Revert::Market(MarketErrors::NotDue(error)) => Some(error.time),
        Revert::Market(MarketErrors::Stopped(error)) => Some(error.until),
        _ => None,
    };
    let millis = from.and_then(|from| i64::try_from(from.to::<u64>()).ok()?.checked_mul(1_000));
    match millis {
        Some(millis) => Outcome::Later(Timestamp::from_millis(millis).max(now + NOT_DUE), revert.to_string()),
        None => Outcome::Refused(revert.to_string()),
    }
}
