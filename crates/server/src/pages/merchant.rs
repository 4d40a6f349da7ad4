//! The merchant's console.

pub mod brands;
pub mod details;
pub mod order;
pub mod orders;
pub mod plan;
pub mod sellers;
