//! Catalog files of other systems, read and written: Shopify, WooCommerce and Google Merchant.
//!
//! Nothing here opens a file, asks a clock or knows a database. A file comes in as bytes that can be read twice
//! ([`intake`] puts an upload in that shape) and comes out as [`Product`]s ([`Catalog`]); products go in and a file comes
//! out ([`Writer`]).
//!
//! How an importer uses it:
//!
//! 1. [`Catalog::open`] says what the file is, or refuses it by name ([`Refusal`]).
//! 2. Iterating yields each product with all its variants, or the errors of its rows ([`RowError`]).
//! 3. [`Product::key`] finds the stored product; [`Cell`] says for each field whether the file keeps, erases or sets it.
//! 4. [`Catalog::rewind`] and a second pass store what the first pass compared.
//! 5. [`Catalog::report`] tells what was dropped and what is odd.
//!
//! Files are gone through once before the first product is handed out, because rows of one product may stand anywhere;
//! see `index.rs` for how that stays small. No amount is ever a float.

#![deny(clippy::float_arithmetic)]

mod catalog;
mod cell;
mod columns;
mod detect;
mod feed;
mod google;
mod index;
mod intake;
mod interpreter;
mod options;
mod problem;
mod product;
mod record;
mod refusal;
mod report;
mod rows;
mod settle;
mod shopify;
mod slug;
mod source;
mod table;
mod text;
mod woo;
mod write;

pub use catalog::Catalog;
pub use cell::Cell;
pub use detect::{Delimiter, Format, detect};
pub use google::{Channel, PageOf};
pub use intake::intake;
pub use options::{Decimals, Limits, ReadOptions};
pub use problem::{Reason, RowError};
pub use product::{Availability, Image, Product, Status, Variant};
pub use refusal::Refusal;
pub use report::{DroppedColumn, Report, Tally, Warning, Warnings, Why};
pub use shopify::Dialect;
pub use slug::slug;
pub use text::guard::guarded;
pub use write::{Export, Left, WriteError, Writer, Written};
