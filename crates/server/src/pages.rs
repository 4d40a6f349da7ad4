//! One file per page: everything it shows, ready to print.
//!
//! A page file reads: what the page shows, how it is asked for, where the rows come from. Structs hold plain values
//! that are ready to print; a template asks "is there one" and "for each", nothing more.

pub mod account;
pub mod brand;
pub mod checkout;
pub mod console;
pub mod docs;
pub mod keys;
pub mod merchant;
pub mod operate;
pub mod orders;
pub mod parts;
pub mod payouts;
pub mod seller;
pub mod shell;
pub mod shop;
pub mod system;

pub use shell::Shell;
