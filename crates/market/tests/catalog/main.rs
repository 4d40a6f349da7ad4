//! Catalog files come in, whole or not at all, and go out again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first thing that is not as it should be")]

mod blanks;
mod changes;
mod dialects;
mod export;
mod mistakes;
mod pictures;
mod real_files;
mod shelf;
