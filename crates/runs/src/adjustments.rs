//! What is added to what members are paid out, or taken off it: refunds of periods before, and decisions by hand.

use std::path::Path;

use base::Money;
use plan::period::{PaidIn, Rules, Run};

use crate::RunsError;
use crate::members::Members;
use crate::rows::{Head, Rows, needed, optional};

const HEADS: &[Head] =
    &[needed("member"), optional("amount"), optional("bonus"), optional("note"), optional("difference")];

/// The column of what is added; in the `differences.csv` of a restatement it is called otherwise.
const AMOUNT: usize = 1;
const DIFFERENCE: usize = 4;

/// Adjustments, in the order of their file.
#[derive(Debug, Default)]
pub(crate) struct Adjustments {
    pub(crate) all: Vec<Adjustment>,
    /// SHA-256 of the file.
    pub(crate) hash: String,
}

/// What is added for a member, and what for.
#[derive(Debug)]
pub(crate) struct Adjustment {
    pub(crate) member: u32,
    pub(crate) amount: Money,
    /// Whether it changes what is paid out: what somebody earned in credit or goods does not.
    pub(crate) is_of_money: bool,
    /// The bonus and the note, as they are written; either may be empty.
    pub(crate) bonus: String,
    pub(crate) note: String,
}

impl Adjustments {
    /// Reads a file, and gives all of it to `run`. The `earnings.csv` that a refund wrote is such a file,
    /// and so is the `differences.csv` of a restatement.
    pub(crate) fn read(file: &Path, members: &Members, rules: &Rules, run: &mut Run<'_>) -> Result<Self, RunsError> {
        if rules.payout().is_none() {
            let problem = "the plan does not say what is paid out: add for instance `[payout]` with `minimum = \"20\"`";
            return Err(RunsError::whole(file, problem));
        }
        let mut rows = Rows::open(file, HEADS)?;
        let column = if rows.has(AMOUNT) { AMOUNT } else { DIFFERENCE };
        if !rows.has(column) {
            return Err(RunsError::line(file, 1, "there is no column `amount`"));
        }
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let member = members.row(row.text(0)).ok_or_else(|| row.wrong_in(0, "there is no such member"))?;
            let amount = Money::parse(row.text(column), rules.currency());
            let amount = amount.map_err(|error| row.wrong_in(column, &format!("this is no amount: {error}")))?;
            let bonus = row.text(2).to_owned();
            let known = rules.bonus_names().position(|name| name == bonus);
            let is_of_money = known.is_none_or(|bonus| rules.paid_in(bonus) == PaidIn::Money);
            if is_of_money {
                run.adjust(member, amount).map_err(|error| row.wrong(error.to_string()))?;
            }
            let note = if column == DIFFERENCE && row.text(3).is_empty() { "restated" } else { row.text(3) };
            all.push(Adjustment { member, amount, is_of_money, bonus, note: note.to_owned() });
        }
        Ok(Self { all, hash: rows.hash() })
    }
}
