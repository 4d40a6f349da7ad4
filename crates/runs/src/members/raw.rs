//! Rows of the members' file, before the others are known.

use plan::period::{Rules, Side};

use crate::RunsError;
use crate::day::day;
use crate::rates::{Foreign, Rates};
use crate::rows::{Head, Row, needed, optional};

pub(super) const HEADS: &[Head] = &[
    needed("member"),
    needed("enroller"),
    optional("placement"),
    optional("side"),
    optional("person"),
    optional("kind"),
    optional("joined"),
    optional("flags"),
    optional("currency"),
    optional("from"),
    optional("left"),
];

/// The column of the currency that a member is paid in.
const CURRENCY: usize = 8;

/// The column of the day from which on a row is in force.
const FROM: usize = 9;

/// The column of the day a member left on.
const LEFT: usize = 10;

/// A member as its row says, before the others are known.
pub(super) struct Raw {
    pub(super) id: String,
    pub(super) line: u64,
    pub(super) enroller: String,
    pub(super) placement: String,
    pub(super) side: Side,
    pub(super) person: String,
    pub(super) is_customer: bool,
    pub(super) joined: i32,
    pub(super) flags: u32,
    pub(super) foreign: Option<Foreign>,
    /// The day from which on it is so; long ago when nothing is said.
    pub(super) from: i32,
    /// The last day it was there, when it has left.
    pub(super) left: Option<i32>,
}

/// Long before anything.
pub(super) const LONG_AGO: i32 = i32::MIN / 2;

/// Reads a row.
pub(super) fn raw(row: Row<'_>, rules: &Rules, rates: &Rates) -> Result<Raw, RunsError> {
    let id = row.text(0);
    if id.is_empty() {
        return Err(row.wrong_in(0, "every member has an id"));
    }
    let side = match row.text(3) {
        "" => Side::Neither,
        "left" => Side::Left,
        "right" => Side::Right,
        _ => return Err(row.wrong_in(3, "write left, right or nothing")),
    };
    let is_customer = match row.text(5) {
        "" | "member" => false,
        "customer" => true,
        _ => return Err(row.wrong_in(5, "write member or customer")),
    };
    let date = |column: usize| match row.text(column) {
        "" => Ok(None),
        text => day(text).map(Some).ok_or_else(|| row.wrong_in(column, "write a date such as 2026-11-30")),
    };
    let joined = date(6)?.unwrap_or(LONG_AGO);
    let (from, left) = (date(FROM)?.unwrap_or(LONG_AGO), date(LEFT)?);
    if left.is_some_and(|left| left < joined) {
        return Err(row.wrong_in(LEFT, "it joined after that"));
    }
    // Flags that the plan never asks for are nobody's business.
    let flags =
        row.text(7).split([';', ' ']).filter_map(|flag| rules.flag(flag)).fold(0, |flags, flag| flags | 1 << flag);
    let foreign = rates.named_in(row, CURRENCY)?;
    if foreign.is_some() && rules.payout().is_none() {
        let why = "the plan does not say what is paid out: add for instance `[payout]` with `minimum = \"20\"`";
        return Err(row.wrong_in(CURRENCY, why));
    }
    Ok(Raw {
        id: id.to_owned(),
        line: row.line(),
        enroller: row.text(1).to_owned(),
        placement: row.text(2).to_owned(),
        side,
        person: row.text(4).to_owned(),
        is_customer,
        joined,
        flags,
        foreign,
        from,
        left,
    })
}
