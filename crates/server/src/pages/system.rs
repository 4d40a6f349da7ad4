//! The first start, what went wrong, and the style guide.

pub mod error;
pub mod setup;
pub mod styleguide;
