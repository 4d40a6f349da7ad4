//! The brand's console.

pub mod details;
pub mod import;
pub mod order;
pub mod orders;
pub mod pictures;
pub mod prices;
pub mod products;
pub mod shops;
pub mod stock;
pub mod terms;
