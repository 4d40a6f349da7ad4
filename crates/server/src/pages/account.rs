//! Signing in, an account of one's own, and accepting an invitation.

pub mod create;
pub mod join;
pub mod mine;
pub mod open;
pub mod profile;
pub mod sign_in;
pub mod team;
