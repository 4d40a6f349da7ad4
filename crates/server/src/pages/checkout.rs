//! From the cart to the order: checkout, and what became of it.

pub mod find;
pub mod form;
pub mod give_back;
pub mod order;
pub mod page;
