//! The seller's console.

pub mod boutique;
pub mod earnings;
pub mod invitations;
pub mod team;
pub mod today;
