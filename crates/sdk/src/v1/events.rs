use serde_json::Value;

use super::Time;

answered! {
    /// Something that happened.
    pub struct Event {
        /// Its place in your feed: read on after it.
        pub position: i64,
        /// Its id, `evt_...`.
        pub id: String,
        /// What happened, `order.paid`.
        pub r#type: String,
        /// When.
        pub at: Time,
        /// Who did it: `customer`, `seller`, `brand`, `merchant`, `operator`, `key` or `clock`.
        pub by: String,
        /// The id of what it happened to.
        pub subject: String,
        /// More about it.
        pub detail: serde_json::Map<String, Value>,
    }

    /// A part of a feed.
    pub struct EventList {
        /// What happened, oldest first.
        pub data: Vec<Event>,
        /// Where to read on: the last position of this part, or where it was asked for when nothing is new.
        pub next_after: i64,
    }
}
