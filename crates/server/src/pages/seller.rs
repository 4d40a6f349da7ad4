//! The seller's console.

pub mod boutique;
pub mod collections;
pub mod credits;
pub mod earnings;
pub mod invitations;
pub mod links;
pub mod report;
pub mod team;
pub mod today;
