//! How the formats write things inside a cell: numbers, lists, guards, weights, dates, addresses.

pub(crate) mod code;
pub(crate) mod date;
pub(crate) mod guard;
pub(crate) mod heading;
pub(crate) mod list;
pub(crate) mod number;
pub(crate) mod url;
pub(crate) mod weight;
