//! A period that is run again with corrected files. What was paid for it stays paid: what comes out is a difference, to be set off in a
//! period that is still open.

use std::collections::BTreeMap;
use std::path::Path;

use base::{Currency, Money};
use plan::period::{Outcome, Rules, RunError};
use serde::{Deserialize, Serialize};

use crate::members::Members;
use crate::outputs::{rank_name, rows};
use crate::progress::Watch;
use crate::rows::{Head, Row, Rows, hash_of, needed};
use crate::write::Folder;
use crate::{Files, Input, RunsError, Summary, run_watched};

/// What is another file than the run had that is restated; what is `None` is the file it had.
#[derive(Debug, Clone, Copy, Default)]
pub struct Corrected<'a> {
    /// The plan.
    pub plan: Option<&'a Path>,
    /// The members.
    pub members: Option<&'a Path>,
    /// The orders.
    pub orders: Option<&'a Path>,
    /// The state that the period before left.
    pub state: Option<&'a Path>,
    /// What other currencies are worth.
    pub rates: Option<&'a Path>,
    /// What members are paid as by hand.
    pub overrides: Option<&'a Path>,
}

/// What a restatement comes to, as decimal numbers: `was + difference` is `now`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restated {
    /// What all bonuses paid in the run that is restated.
    pub was: String,
    /// What they pay now.
    pub now: String,
    /// What `differences.csv` comes to.
    pub difference: String,
    /// How many members earn something else.
    pub members: usize,
    /// How many are paid as another rank.
    pub ranks: usize,
}

/// Runs the period of the run in `folder` again with corrected files, and writes to `out` what a run writes, without payouts, and the
/// differences. What it was paid out with, adjustments, has been set off in that run already and is no part of it.
///
/// # Errors
/// When the run is not as it was written, when a file that it read is another one now and no other is given instead, and as [`crate::run`].
/// Then nothing is written.
pub fn restate(folder: &Path, corrected: Corrected<'_>, out: &Path, watch: &Watch<'_>) -> Result<Summary, RunsError> {
    let known = Summary::read(folder)?;
    let inputs = &known.inputs;
    let state = either(corrected.state, inputs.state.as_ref())?;
    let rates = either(corrected.rates, inputs.rates.as_ref())?;
    let overrides = either(corrected.overrides, inputs.overrides.as_ref())?;
    let [plan, members, orders] =
        [(corrected.plan, &inputs.plan), (corrected.members, &inputs.members), (corrected.orders, &inputs.orders)]
            .map(|(other, input)| other.map_or_else(|| as_it_was(input), Ok));
    let (plan, members, orders) = (plan?, members?, orders?);
    let (period, restates) = (known.period, Some(folder));
    let files = Files { plan, members, orders, state, adjustments: None, rates, overrides, restates, period, out };
    run_watched(&files, watch)
}

/// The file that is given instead, or the one that the run read, if it read one.
fn either<'a>(other: Option<&'a Path>, input: Option<&'a Input>) -> Result<Option<&'a Path>, RunsError> {
    match other {
        Some(other) => Ok(Some(other)),
        None => input.map(as_it_was).transpose(),
    }
}

fn as_it_was(input: &Input) -> Result<&Path, RunsError> {
    if hash_of(&input.file)? == input.sha256 {
        return Ok(&input.file);
    }
    let problem = "this is not the file that the run read: name the one to run it with again";
    Err(RunsError::whole(&input.file, problem))
}

/// What came of the run that is restated.
#[derive(Debug)]
pub(crate) struct Before {
    /// What each member earned with each bonus.
    earned: BTreeMap<(String, String), Money>,
    /// What everybody was paid as; empty for no rank.
    ranks: BTreeMap<String, String>,
    /// What was carried on.
    balances: BTreeMap<String, Money>,
    currency: Currency,
    total: Money,
    /// SHA-256 of its summary.
    pub(crate) hash: String,
}

const EARNINGS: &[Head] = &[needed("member"), needed("bonus"), needed("amount")];
const RANKS: &[Head] = &[needed("member"), needed("rank")];
const STATE: &[Head] = &[needed("member"), needed("balance")];

impl Before {
    /// Reads a run, whose files have to be as it wrote them.
    pub(crate) fn read(folder: &Path) -> Result<Self, RunsError> {
        let known = Summary::read(folder)?;
        for (name, hash) in &known.outputs {
            let file = folder.join(name);
            if hash_of(&file)? != *hash {
                return Err(RunsError::whole(&file, "this is not what the run wrote; see `astra plan verify`"));
            }
        }
        let summary = folder.join("summary.json");
        let currency: Currency =
            known.currency.parse().map_err(|_| RunsError::whole(&summary, "its currency is none"))?;
        let total = Money::parse(&known.total, currency);
        let total = total.map_err(|error| RunsError::whole(&summary, format!("its total is no amount: {error}")))?;
        let (mut earned, mut ranks, mut balances) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        each(&folder.join("earnings.csv"), EARNINGS, |row| {
            earned.insert((row.text(0).to_owned(), row.text(1).to_owned()), amount(row, 2, currency)?);
            Ok(())
        })?;
        each(&folder.join("ranks.csv"), RANKS, |row| {
            ranks.insert(row.text(0).to_owned(), row.text(1).to_owned());
            Ok(())
        })?;
        each(&folder.join("state.csv"), STATE, |row| {
            if !row.text(1).is_empty() {
                balances.insert(row.text(0).to_owned(), amount(row, 1, currency)?);
            }
            Ok(())
        })?;
        Ok(Self { earned, ranks, balances, currency, total, hash: hash_of(&summary)? })
    }

    /// What was paid stays paid: nothing is paid out now, and what is carried on is what was. The differences are added to it when they are
    /// set off.
    pub(crate) fn keep_paid(
        &self,
        files: &Files<'_>,
        rules: &Rules,
        members: &Members,
        outcome: &mut Outcome,
    ) -> Result<(), RunsError> {
        if self.currency != rules.currency() {
            let problem =
                format!("the plan is in {}, and the run that is restated in {}", rules.currency(), self.currency);
            return Err(RunsError::whole(files.plan, problem));
        }
        let owed = self.earned.keys().map(|(member, _)| member).chain(self.balances.keys());
        if let Some(gone) = owed.filter(|id| members.row(id).is_none()).min() {
            let problem = format!("`{gone}` earned in the run that is restated: keep its row, with the day it `left`");
            return Err(RunsError::whole(files.members, problem));
        }
        outcome.payouts.clear();
        for (id, balance) in members.ids.iter().zip(&mut outcome.state.balances) {
            *balance = self.balances.get(id).map_or(0, |money| money.minor());
        }
        Ok(())
    }

    /// Writes the differences, by member and bonus, and whose rank changed; their hashes, and what it comes to.
    pub(crate) fn write(
        &self,
        folder: &Folder,
        rules: &Rules,
        members: &Members,
        outcome: &Outcome,
        outputs: &mut BTreeMap<String, String>,
    ) -> Result<Restated, RunsError> {
        let differences = self.differences(rules, members, outcome).map_err(RunError::from)?;
        let changed: Vec<_> = differences.into_iter().filter(|one| one.was != one.now).collect();
        let sum = |what: fn(&Changed<'_>) -> Money| Money::sum(self.currency, changed.iter().map(what));
        let difference = sum(|one| one.difference).map_err(RunError::from)?;
        let now = outcome.earnings().map(|earning| earning.amount);
        let now = Money::sum(self.currency, now).map_err(RunError::from)?;
        if self.total.checked_add(difference) != Ok(now) {
            let problem = format!("{} was paid, and {difference} of differences do not make {now}", self.total);
            return Err(RunsError::whole(Path::new("differences.csv"), problem));
        }
        let heads = ["member", "bonus", "was", "now", "difference"];
        let hash = folder.file("differences.csv", |out| {
            rows(out, &heads, |csv| {
                changed.iter().try_for_each(|Changed { member, bonus, was, now, difference }| {
                    csv.write_record([member, bonus, &*was.decimal(), &now.decimal(), &difference.decimal()])
                })
            })
        })?;
        outputs.insert("differences.csv".to_owned(), hash);
        let ranks = self.ranks_changed(rules, members, outcome);
        let hash = folder.file("ranks_changed.csv", |out| {
            rows(out, &["member", "was", "now"], |csv| ranks.iter().try_for_each(|row| csv.write_record(row)))
        })?;
        outputs.insert("ranks_changed.csv".to_owned(), hash);
        let mut who: Vec<&str> = changed.iter().map(|one| one.member).collect();
        who.dedup();
        let (was, now, difference) = (self.total.decimal(), now.decimal(), difference.decimal());
        Ok(Restated { was, now, difference, members: who.len(), ranks: ranks.len() })
    }

    /// What everybody earned and earns, by member and bonus.
    fn differences<'a>(
        &'a self,
        rules: &'a Rules,
        members: &'a Members,
        outcome: &Outcome,
    ) -> Result<Vec<Changed<'a>>, base::MoneyError> {
        let bonuses: Vec<&str> = rules.bonus_names().collect();
        let none = Money::zero(self.currency);
        let mut both: BTreeMap<(&str, &str), [Money; 2]> = BTreeMap::new();
        for ((member, bonus), amount) in &self.earned {
            both.insert((member, bonus), [*amount, none]);
        }
        for earning in outcome.earnings() {
            let key = (members.ids[earning.member as usize].as_str(), bonuses[earning.bonus]);
            both.entry(key).or_insert([none, none])[1] = earning.amount;
        }
        let changed = |((member, bonus), [was, now]): ((&'a str, &'a str), [Money; 2])| {
            Ok(Changed { member, bonus, was, now, difference: now.checked_sub(was)? })
        };
        both.into_iter().map(changed).collect()
    }

    /// Who is paid as another rank: the member, what it was and what it is.
    fn ranks_changed<'a>(&'a self, rules: &'a Rules, members: &'a Members, outcome: &Outcome) -> Vec<[&'a str; 3]> {
        let mut both: BTreeMap<&str, [&str; 2]> = BTreeMap::new();
        for (member, rank) in &self.ranks {
            both.insert(member, [rank, ""]);
        }
        for (at, member) in members.ids.iter().enumerate() {
            both.entry(member).or_insert(["", ""])[1] = rank_name(rules, outcome.rank(at));
        }
        both.into_iter().filter(|(_, [was, now])| was != now).map(|(member, [was, now])| [member, was, now]).collect()
    }
}

/// What somebody earned and earns with a bonus.
struct Changed<'a> {
    member: &'a str,
    bonus: &'a str,
    was: Money,
    now: Money,
    difference: Money,
}

fn amount(row: Row<'_>, column: usize, currency: Currency) -> Result<Money, RunsError> {
    let amount = Money::parse(row.text(column), currency);
    amount.map_err(|error| row.wrong_in(column, &format!("this is no amount: {error}")))
}

fn each(
    file: &Path,
    heads: &'static [Head],
    mut take: impl FnMut(Row<'_>) -> Result<(), RunsError>,
) -> Result<(), RunsError> {
    let mut rows = Rows::open(file, heads)?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}
