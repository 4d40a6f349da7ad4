//! Shopify product files, in both dialects.

pub(crate) mod headings;
mod read;
mod write;

pub(crate) use read::{assemble, belongs};
pub use write::Dialect;
pub(crate) use write::ShopifyWriter;
