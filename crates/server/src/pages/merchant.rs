//! The merchant's console.

pub mod brands;
pub mod coupons;
pub mod details;
pub mod order;
pub mod orders;
pub mod payouts;
pub mod plan;
pub mod prices;
pub mod returns;
pub mod sellers;
pub mod shipping;
pub mod tax;
