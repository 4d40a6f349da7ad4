//! The brand's console.

pub mod details;
pub mod import;
pub mod pictures;
pub mod products;
pub mod shops;
pub mod terms;
