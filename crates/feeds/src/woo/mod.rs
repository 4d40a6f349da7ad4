//! WooCommerce product files, in the languages of their shops.

mod attributes;
pub(crate) mod headings;
mod read;
mod write;

pub(crate) use read::{assemble, belongs};
pub(crate) use write::WooWriter;
