//! The console of whoever runs the platform.

pub mod health;
pub mod jobs;
