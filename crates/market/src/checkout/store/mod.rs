//! The SQL of checkout, by what it is about.

mod address;
mod cart;
mod list;
mod order;
mod payment;
mod place;
mod refund;
mod status;

pub(in crate::checkout) use address::*;
pub(in crate::checkout) use cart::*;
pub(in crate::checkout) use list::*;
pub(in crate::checkout) use order::*;
pub(in crate::checkout) use payment::*;
pub(in crate::checkout) use place::*;
pub(in crate::checkout) use refund::*;
pub(in crate::checkout) use status::*;
