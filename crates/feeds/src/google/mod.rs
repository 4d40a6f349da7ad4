//! Google Merchant feeds, as RSS, Atom or a table.

pub(crate) mod headings;
mod item;
mod options;
mod read;
mod write;

pub(crate) use read::{assemble, belongs};
pub use write::{Channel, PageOf};
pub(crate) use write::{TextWriter, XmlWriter};
