//! What a run takes in.

use super::symbols::Symbol;
#[cfg(doc)]
use super::{Column, NOBODY, Rules};

/// Stands in the place of whoever a member stands below, when it waits for its placement.
pub const WAITING: u32 = u32::MAX - 1;

/// A row of the members' file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The row of whoever enrolled it; [`NOBODY`] for a root.
    pub enroller: u32,
    /// The row it stands below; [`NOBODY`] for a root, [`WAITING`] for whoever waits for its
    /// placement: the plan's matrix places it, or it is in a tank and stands below nobody yet.
    pub placement: u32,
    /// The row of the first position of the person whose it is; its own row for whoever has one.
    pub person: u32,
    /// Whether it only buys: it has no rank and earns nothing.
    pub is_customer: bool,
    /// Whether it has left: then it has no rank and earns nothing, and what was below it belongs to whoever is above.
    pub has_left: bool,
    /// The day it joined, counted from any day, the same for all.
    pub joined: i32,
    /// The side of a binary tree it stands on.
    pub side: Side,
    /// The flags it bears, by the numbers [`Rules`] gives them.
    pub flags: u32,
}

/// A side of a binary tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// Of no binary tree.
    #[default]
    Neither,
    /// The left.
    Left,
    /// The right.
    Right,
}

/// A line of an order, or of its refund: then its numbers are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The row of the member who bought.
    pub buyer: u32,
    /// The day, counted as [`Member::joined`] is.
    pub day: i32,
    /// The class of the order, such as `retail`, by [`Rules::symbols`], like the next three.
    pub class: Symbol,
    /// The product.
    pub product: Symbol,
    /// The brand.
    pub brand: Symbol,
    /// The market.
    pub market: Symbol,
    /// Its numbers, in parts of points, in the order of [`Column`].
    pub numbers: [i64; 5],
}
