//! What customers give back. The merchant decides; the brand that the goods go back to looks on.

use market::returns::{self as from, ReturnFilter};
use market::terms::Party;
use schemars::JsonSchema;
use sdk::v1::{Page, Return, ReturnLine, ReturnReason, ReturnRow, ReturnStatus};
use serde::Deserialize;

use super::access::Side;
use super::answer::Found;
use super::body::Empty;
use super::call::{Call, NoQuery};
use super::cursor;
use super::money::{money, time};
use super::problem::Problem;

/// Which returns.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReturnQuery {
    /// Only those in this state.
    status: Option<ReturnStatus>,
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[schemars(length(max = 200))]
    cursor: Option<String>,
}

pub(super) async fn list<A: Side>(call: Call<A, ReturnQuery, Empty>) -> Result<Found<Page<ReturnRow>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let filter = ReturnFilter {
        status: call.query.status.map(stored),
        before: cursor::place(call.query.cursor.as_deref())?,
        limit: size + 1,
    };
    let rows = call.market().returns().list(call.who.party(), filter).await?;
    Ok(Found(cursor::page_of(rows, size, |row| row.id, row)))
}

pub(super) async fn get<A: Side>(call: Call<A, NoQuery, Empty>) -> Result<Found<Return>, Problem> {
    found(&call).await
}

/// The return in the path, as the caller may see it.
pub(super) async fn found<A: Side, B>(call: &Call<A, NoQuery, B>) -> Result<Found<Return>, Problem> {
    let party = call.who.party();
    let mut found = shown(call.market().returns().find(party, call.id("return")?).await?);
    if matches!(party, Party::Brand(_)) {
        found.refunded = None;
    }
    Ok(Found(found))
}

const fn stored(status: ReturnStatus) -> from::ReturnStatus {
    match status {
        ReturnStatus::Asked => from::ReturnStatus::Asked,
        ReturnStatus::Accepted => from::ReturnStatus::Accepted,
        ReturnStatus::Declined => from::ReturnStatus::Declined,
        ReturnStatus::Withdrawn => from::ReturnStatus::Withdrawn,
        ReturnStatus::Received => from::ReturnStatus::Received,
    }
}

const fn status(status: from::ReturnStatus) -> ReturnStatus {
    match status {
        from::ReturnStatus::Asked => ReturnStatus::Asked,
        from::ReturnStatus::Accepted => ReturnStatus::Accepted,
        from::ReturnStatus::Declined => ReturnStatus::Declined,
        from::ReturnStatus::Withdrawn => ReturnStatus::Withdrawn,
        from::ReturnStatus::Received => ReturnStatus::Received,
    }
}

const fn reason(reason: from::ReturnReason) -> ReturnReason {
    match reason {
        from::ReturnReason::Damaged => ReturnReason::Damaged,
        from::ReturnReason::Wrong => ReturnReason::Wrong,
        from::ReturnReason::NotAsDescribed => ReturnReason::NotAsDescribed,
        from::ReturnReason::DoesNotFit => ReturnReason::DoesNotFit,
        from::ReturnReason::TooLate => ReturnReason::TooLate,
        from::ReturnReason::ChangedMind => ReturnReason::ChangedMind,
        from::ReturnReason::Other => ReturnReason::Other,
    }
}

fn row(row: from::ReturnRow) -> ReturnRow {
    ReturnRow {
        id: row.id.to_string(),
        order: row.order.to_string(),
        customer: row.customer,
        brand_name: row.brand_name,
        pieces: row.pieces,
        reason: reason(row.reason),
        status: status(row.status),
        asked_at: time(row.asked_at),
    }
}

fn shown(of: from::Return) -> Return {
    Return {
        id: of.id.to_string(),
        order: of.order.to_string(),
        brand: of.brand.to_string(),
        brand_name: of.brand_name,
        status: status(of.status),
        reason: reason(of.reason),
        words: of.words,
        answer: of.answer,
        lines: of.lines.into_iter().map(line).collect(),
        photos: u32::try_from(of.photos.len()).unwrap_or(u32::MAX),
        asked_at: time(of.asked_at),
        decided_at: of.decided_at.map(time),
        received_at: of.received_at.map(time),
        refunded: of.refunded.map(money),
    }
}

fn line(line: from::ReturnLine) -> ReturnLine {
    let from::ReturnLine { line, title, options, quantity, received, restocked } = line;
    ReturnLine { line: line.to_string(), title, options, quantity, received, restocked }
}
