//! What people see: pages, the words on them and the files that dress them.
//!
//! A page is a struct that holds everything it shows, ready to print ([`pages`]), a template beside it in
//! `templates/`, and messages in `messages/`. Templates hold no logic beyond "is there one" and "for each".

pub mod api;
pub mod assets;
pub mod chain;
pub mod fetch;
pub mod i18n;
pub mod icons;
pub mod jobs;
pub mod link;
pub mod mail;
pub mod pages;
pub mod routes;
mod serve;
pub mod studio;
pub mod web;

pub use serve::serve;
