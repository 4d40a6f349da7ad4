//! Everything that happened, to be read on from any place in it.

use market::events::FeedEvent;
use market::keys::{KeyOwner, Scope};
use schemars::JsonSchema;
use sdk::v1::{Event, EventList};
use serde::Deserialize;

use super::access::WithKey;
use super::answer::Found;
use super::body::Empty;
use super::call::Call;
use super::cursor;
use super::money::time;
use super::operation::{Operation, get};
use super::problem::Problem;

pub(super) fn operations() -> Vec<Operation> {
    let summary = "Everything that happened and concerns the key's owner, in order and without gaps; within seconds.";
    vec![get("/v1/events", list).scope(Scope::EventsRead).about("listEvents", "Events", summary)]
}

/// Where to read on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct After {
    /// The position after which to begin: `next_after` of the part before; 0 begins with the first.
    #[schemars(range(min = 0))]
    after: Option<i64>,
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
}

async fn list(call: Call<WithKey, After, Empty>) -> Result<Found<EventList>, Problem> {
    let limit = cursor::size(call.query.limit)?;
    let after = call.query.after.unwrap_or_default();
    if after < 0 {
        return Err(Problem::field("#query/after", "a position is not below 0"));
    }
    let feed = call.market().events().feed(call.who.0.number(), after, limit).await?;
    let next_after = feed.last().map_or(after, |last| last.position);
    let owner = call.who.0;
    Ok(Found(EventList { data: feed.into_iter().map(|told| event(told, owner)).collect(), next_after }))
}

fn event(told: FeedEvent, owner: KeyOwner) -> Event {
    let event = match owner {
        KeyOwner::Brand(brand) => told.event.seen_by(brand),
        KeyOwner::Merchant(_) | KeyOwner::Seller(_) => told.event.whole(),
    };
    Event {
        position: told.position,
        id: event.id.to_string(),
        r#type: event.kind.word().to_owned(),
        at: time(event.at),
        by: event.actor.word().to_owned(),
        subject: event.subject_id(),
        detail: event.detail,
    }
}
