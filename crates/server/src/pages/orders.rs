//! What several pages show of an order: its parcels and what comes back.

pub mod parcels;
pub mod returns;
pub mod slip;
