//! The console of whoever runs the platform.

pub mod health;
pub mod jobs;
pub mod organisations;
pub mod people;
pub mod reports;
