//! The first start, what went wrong, and the style guide.

pub mod error;
mod samples;
pub mod setup;
pub mod styleguide;
