//! The rules of the house, as data. Who changes one changes it here, with its reason.

/// Which crate stands on which floor. A crate may use crates of lower floors only, in tests too.
pub(super) const FLOORS: &[(&str, u8)] = &[
    ("base", 1),
    ("plan", 2),
    ("db", 2),
    ("chain", 2),
    ("devchain", 2),
    ("feeds", 2),
    ("pictures", 2),
    ("sdk", 2),
    ("search", 2),
    ("ledger", 3),
    ("runs", 3),
    ("market", 4),
    ("server", 5),
    ("bench", 5),
    ("cli", 6),
];

/// The crate of these checks: it uses none of the others, and none uses it.
pub(super) const ASIDE: &str = "xtask";

/// Crates from elsewhere that only some of ours may name. A name ending in `*` stands for all that begin so.
pub(super) struct OnlyIn {
    pub(super) names: &'static [&'static str],
    pub(super) homes: &'static [&'static str],
    pub(super) because: &'static str,
}

pub(super) const ONLY_IN: &[OnlyIn] = &[
    OnlyIn {
        names: &["rusqlite", "tokio-postgres", "deadpool*", "sqlx*", "diesel*", "postgres"],
        homes: &["db"],
        because: "only `db` speaks to database engines; use its transactions",
    },
    OnlyIn {
        names: &["askama*", "tower-http", "fluent*"],
        homes: &["server"],
        because: "only `server` knows HTML; move the page there",
    },
    OnlyIn {
        names: &["axum*"],
        // A loop with nothing but a web framework and a database is what the shop is measured against; the embedded chain
        // speaks JSON-RPC to wallets.
        homes: &["server", "bench", "devchain"],
        because: "only `server` knows HTTP; move the route there",
    },
    OnlyIn {
        names: &["alloy*", "revm*"],
        homes: &["chain", "devchain"],
        because: "only `chain` and `devchain` know a chain; go through them",
    },
];

/// Crates whose answers depend on their arguments alone.
pub(super) const PURE: &[&str] = &["base", "plan", "feeds", "pictures", "search"];

/// What a pure crate never links, not even through others: a runtime, a database, HTTP.
pub(super) const NEVER_REACHED: &[&str] =
    &["tokio", "async-std", "smol", "axum", "hyper", "reqwest", "ureq", "rusqlite", "tokio-postgres"];

/// What a pure crate never names: randomness and clocks are arguments. (Through others they may be there, unused.)
pub(super) const NEVER_NAMED: &[&str] = &["rand", "getrandom", "fastrand", "uuid", "chrono"];

/// Crates in which only stores speak SQL, so that a reader knows where to look for it.
pub(super) const SQL_IN_STORES: &[&str] = &["market", "ledger"];

/// What the rest of those crates may name of `db`: enough to open a transaction, to pass it on and to fail.
pub(super) const DB_HANDLES: &[&str] = &["Db", "Tx", "DbError", "Migration"];

/// Longest source file, in lines: beyond it, it tells two stories.
pub(super) const FILE_LINES: usize = 600;

/// Longest Rust function outside tests, in lines from `fn` to its closing brace: beyond it, its steps want names.
pub(super) const FUNCTION_LINES: usize = 60;

/// Endings of hand-written source that [`FILE_LINES`] is about.
pub(super) const SIZED: &[&str] = &["rs", "html", "css", "ts", "js", "sol"];
