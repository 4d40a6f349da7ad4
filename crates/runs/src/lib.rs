//! Runs of compensation plans over files, without a shop: who has an export of members and orders can run its month.
//!
//! The formats of the files are described in `docs/plans.md`. The same files give the same bytes, in whatever order their rows
//! are and however many processors there are.

mod adjustments;
mod day;
mod error;
mod expired;
mod explain;
mod members;
mod orders;
mod period;
mod progress;
mod refund;
mod rows;
mod state;
mod summary;
mod twice;
mod verify;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base::{Money, MoneyError};
use plan::Plan;
use plan::period::{Earning, Outcome, PaidIn, Payout, Rules, Run, RunError, State};
use sha2::{Digest as _, Sha256};

use adjustments::Adjustments;
use members::Members;
use orders::{Orders, Source};
use rows::hex;
use write::Folder;

pub use error::RunsError;
pub use explain::explain;
pub use period::{NoPeriod, Period};
pub use progress::{Progress, Watch};
pub use refund::{Refunded, refund};
pub use summary::{Input, Inputs, PaidOut, Summary};
pub use verify::{Difference, verify};

/// The files of a run.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The plan, in TOML.
    pub plan: &'a Path,
    /// The members, as CSV or Parquet.
    pub members: &'a Path,
    /// The orders, as CSV or Parquet.
    pub orders: &'a Path,
    /// The state that the run of the period before wrote.
    pub state: Option<&'a Path>,
    /// What is taken back or corrected, as CSV or Parquet.
    pub adjustments: Option<&'a Path>,
    /// The days it is of: order lines of others are refused, and so is a state that is not of a period before. Any when `None`.
    pub period: Option<Period>,
    /// The folder that is written; nothing may be there yet.
    pub out: &'a Path,
}

impl<'a> Files<'a> {
    /// The order lines, to be read.
    fn sold(&self, members: &'a Members, rules: &'a Rules) -> Source<'a> {
        Source { file: self.orders, period: self.period, members, rules }
    }
}

/// Reads a plan.
///
/// # Errors
/// When the file cannot be read, or the plan has a problem: with its line, its key and what to write instead.
pub fn check(file: &Path) -> Result<Plan, RunsError> {
    read_plan(file).map(|(plan, _)| plan)
}

/// Runs a plan over a period, and writes everybody's earnings and ranks, the state for the next period, and a summary.
///
/// # Errors
/// The first problem found, with its file and its line. Then nothing is written.
pub fn run(files: &Files<'_>) -> Result<Summary, RunsError> {
    run_watched(files, &|_| ())
}

/// The same, and tells `watch` how far it is: again and again while it reads, and at every stage.
///
/// # Errors
/// As [`run`].
pub fn run_watched(files: &Files<'_>, watch: &Watch<'_>) -> Result<Summary, RunsError> {
    let folder = Folder::begin(files.out)?;
    let Done { plan, rules, members, outcome, orders, inputs, .. } = compute(files, watch)?;
    watch(Progress::Writing);
    let outputs = write_outcome(&folder, &rules, &members, &outcome, files.period)?;
    let totals = totals(&rules, &outcome).map_err(RunError::from)?;
    let total = Money::sum(rules.currency(), totals.values().copied()).map_err(RunError::from)?;
    let summary = Summary {
        plan: plan.name().to_owned(),
        version: plan.version(),
        currency: rules.currency().to_string(),
        period: files.period,
        inputs,
        outputs,
        members: members.ids.len(),
        order_lines: orders.lines,
        ranks: ranks(&rules, &members, &outcome),
        bonuses: totals.into_iter().map(|(bonus, total)| (bonus, total.decimal())).collect(),
        breakage: breakage(&rules, &outcome),
        expired: expired::sums(&rules, &outcome.expired()),
        total: total.decimal(),
        in_kind: in_kind(&rules),
        payouts: payouts(&rules, &outcome, files.period).map_err(RunError::from)?,
        ignored_columns: members.ignored.iter().chain(&orders.ignored).cloned().collect(),
    };
    folder.file("summary.json", |out| {
        serde_json::to_writer_pretty(&mut *out, &summary)?;
        out.write_all(b"\n")
    })?;
    folder.finish()?;
    Ok(summary)
}

/// A run, before anything is written of it.
struct Done {
    plan: Plan,
    /// What the plan pays for a period.
    rules: Rules,
    members: Members,
    outcome: Outcome,
    orders: Orders,
    adjustments: Adjustments,
    inputs: Inputs,
}

impl Done {
    /// Makes sure that it was computed from the files that the run in `folder` was.
    fn must_be(&self, known: &Summary, folder: &Path) -> Result<(), RunsError> {
        if self.inputs == known.inputs {
            return Ok(());
        }
        Err(RunsError::whole(folder, "the files are not the ones the run read; see `astra plan verify`"))
    }
}

fn compute(files: &Files<'_>, watch: &Watch<'_>) -> Result<Done, RunsError> {
    let (plan, plan_hash) = read_plan(files.plan)?;
    let rules = plan.period().cloned().map_err(RunsError::plan(files.plan))?;
    let mut members = Members::read(files.members, &rules, watch)?;
    let (state, state_hash) = match files.state {
        None => (State::none(&rules, members.ids.len()), None),
        Some(file) => {
            let (state, hash) = state::read(file, &members, &rules, files.period)?;
            (state, Some(hash))
        }
    };
    let taken = std::mem::take(&mut members.members);
    let run = Run::new(&rules, taken, state);
    let mut run = run.map_err(|error| members.not_a_tree(files.members, error))?;
    let orders = orders::all(files.sold(&members, &rules), watch, |lines| run.add(lines))?;
    let adjustments = match files.adjustments {
        None => Adjustments::default(),
        Some(file) => Adjustments::read(file, &members, &rules, &mut run)?,
    };
    watch(Progress::Computing);
    let outcome = run.finish()?;
    let input = |file: &Path, sha256: &str| Input { file: absolute(file), sha256: sha256.to_owned() };
    let inputs = Inputs {
        plan: input(files.plan, &plan_hash),
        members: input(files.members, &members.hash),
        orders: input(files.orders, &orders.hash),
        state: files.state.zip(state_hash).map(|(file, hash)| input(file, &hash)),
        adjustments: files.adjustments.map(|file| input(file, &adjustments.hash)),
    };
    Ok(Done { plan, rules, members, outcome, orders, adjustments, inputs })
}

fn read_plan(file: &Path) -> Result<(Plan, String), RunsError> {
    let bytes = fs::read(file).map_err(RunsError::file(file))?;
    let hash = hex(Sha256::new_with_prefix(&bytes));
    let text = String::from_utf8(bytes).map_err(|_| RunsError::whole(file, "this is not UTF-8 text"))?;
    let plan = Plan::parse(&text).map_err(RunsError::plan(file))?;
    Ok((plan, hash))
}

/// Where a file is, whoever asks from wherever.
fn absolute(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_owned())
}

fn write_outcome(
    folder: &Folder,
    rules: &Rules,
    members: &Members,
    outcome: &Outcome,
    period: Option<Period>,
) -> Result<BTreeMap<String, String>, RunsError> {
    let earnings = write_earnings(folder, rules, members, &outcome.earnings)?;
    let volumes = rules.volume_names();
    let heads: Vec<&str> = ["member", "rank"].into_iter().chain(volumes.iter().map(String::as_str)).collect();
    let ranks = folder.file("ranks.csv", |out| {
        rows(out, &heads, |csv| {
            members.ids.iter().enumerate().try_for_each(|(at, id)| {
                csv.write_field(id)?;
                csv.write_field(rank_name(rules, outcome.rank(at)))?;
                outcome.volumes(at).try_for_each(|volume| csv.write_field(volume.to_string()))?;
                csv.write_record(None::<&[u8]>)
            })
        })
    })?;
    let period = period.map_or_else(String::new, |period| period.to_string());
    let state = folder.file("state.csv", |out| {
        rows(out, state::COLUMNS, |csv| {
            members.ids.iter().enumerate().try_for_each(|(at, id)| {
                csv.write_field(id)?;
                state::fields(&outcome.state, rules, at).iter().try_for_each(|field| csv.write_field(field))?;
                csv.write_field(&period)?;
                csv.write_record(None::<&[u8]>)
            })
        })
    })?;
    let breakage = folder.file("breakage.csv", |out| {
        rows(out, &["bonus", "amount"], |csv| {
            let mut unpaid = rules.bonus_names().zip(&outcome.breakage).filter(|(_, amount)| !amount.is_zero());
            unpaid.try_for_each(|(bonus, amount)| csv.write_record([bonus, &amount.decimal()]))
        })
    })?;
    let names = ["breakage.csv", "earnings.csv", "ranks.csv", "state.csv"].map(str::to_owned);
    let mut written: BTreeMap<String, String> = names.into_iter().zip([breakage, earnings, ranks, state]).collect();
    if rules.matrix().is_some() {
        let placements = folder.file("placements.csv", |out| {
            rows(out, &["member", "placement"], |csv| {
                members.ids.iter().enumerate().try_for_each(|(at, id)| {
                    let above = outcome.placement(at).map_or("", |above| members.ids[above].as_str());
                    csv.write_record([id.as_str(), above])
                })
            })
        })?;
        written.insert("placements.csv".to_owned(), placements);
    }
    if rules.expires() {
        let hash = expired::write(folder, rules, members, &outcome.expired())?;
        written.insert("expired.csv".to_owned(), hash);
    }
    if rules.payout().is_some() {
        written.insert("payouts.csv".to_owned(), write_payouts(folder, members, &outcome.payouts)?);
    }
    Ok(written)
}

/// Writes what everybody is paid out; the hash of the file.
fn write_payouts(folder: &Folder, members: &Members, payouts: &[Payout]) -> Result<String, RunsError> {
    folder.file("payouts.csv", |out| {
        rows(out, &["member", "before", "earned", "adjusted", "paid", "carried"], |csv| {
            payouts.iter().try_for_each(|one| {
                csv.write_field(&members.ids[one.member as usize])?;
                csv.write_record([one.before, one.earned, one.adjusted, one.paid, one.carried].map(Money::decimal))
            })
        })
    })
}

/// Writes what everybody earns; the hash of the file.
fn write_earnings(
    folder: &Folder,
    rules: &Rules,
    members: &Members,
    earnings: &[Earning],
) -> Result<String, RunsError> {
    let bonuses: Vec<&str> = rules.bonus_names().collect();
    let heads = ["member", "bonus", "amount", "before_caps", "paid_in"];
    // Where everything is money, nobody has to be told.
    let count = if rules.pays_in_kind() { heads.len() } else { heads.len() - 1 };
    folder.file("earnings.csv", |out| {
        rows(out, &heads[..count], |csv| {
            earnings.iter().try_for_each(|earning| {
                let member = members.ids[earning.member as usize].as_str();
                let (amount, uncapped) = (earning.amount.decimal(), earning.uncapped.decimal());
                let paid_in = rules.paid_in(earning.bonus).word();
                let fields = [member, bonuses[earning.bonus], &amount, &uncapped, paid_in];
                csv.write_record(&fields[..count])
            })
        })
    })
}

fn rows(
    out: &mut dyn Write,
    heads: &[&str],
    write: impl FnOnce(&mut csv::Writer<&mut dyn Write>) -> csv::Result<()>,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(heads)?;
    write(&mut csv)?;
    csv.flush()
}

fn rank_name(rules: &Rules, rank: usize) -> &str {
    rank.checked_sub(1).and_then(|at| rules.rank_names().get(at)).map_or("", String::as_str)
}

fn ranks(rules: &Rules, members: &Members, outcome: &Outcome) -> BTreeMap<String, usize> {
    let mut ranks: BTreeMap<String, usize> = rules.rank_names().iter().map(|name| (name.clone(), 0)).collect();
    for at in 0..members.ids.len() {
        if let Some(count) = ranks.get_mut(rank_name(rules, outcome.rank(at))) {
            *count += 1;
        }
    }
    ranks
}

fn totals(rules: &Rules, outcome: &Outcome) -> Result<BTreeMap<String, Money>, MoneyError> {
    let mut totals = vec![Money::zero(rules.currency()); rules.bonus_names().count()];
    for earning in &outcome.earnings {
        totals[earning.bonus] = totals[earning.bonus].checked_add(earning.amount)?;
    }
    Ok(rules.bonus_names().map(str::to_owned).zip(totals).collect())
}

/// The bonuses that are paid in something else than money, and in what.
fn in_kind(rules: &Rules) -> BTreeMap<String, String> {
    let all = rules.bonus_names().enumerate().map(|(bonus, name)| (name, rules.paid_in(bonus)));
    let in_kind = all.filter(|(_, paid_in)| *paid_in != PaidIn::Money);
    in_kind.map(|(name, paid_in)| (name.to_owned(), paid_in.word().to_owned())).collect()
}

/// What was not earned of each bonus, where anything was not.
fn breakage(rules: &Rules, outcome: &Outcome) -> BTreeMap<String, String> {
    let of_each = rules.bonus_names().map(str::to_owned).zip(&outcome.breakage);
    of_each.filter(|(_, unpaid)| !unpaid.is_zero()).map(|(bonus, unpaid)| (bonus, unpaid.decimal())).collect()
}

/// What is paid out and carried on together, when the plan says what is paid out.
fn payouts(rules: &Rules, outcome: &Outcome, period: Option<Period>) -> Result<Option<PaidOut>, MoneyError> {
    let Some(rule) = rules.payout() else { return Ok(None) };
    let sum = |what: fn(&Payout) -> Money| Money::sum(rules.currency(), outcome.payouts.iter().map(what));
    let (adjusted, paid, carried) = (sum(|one| one.adjusted)?, sum(|one| one.paid)?, sum(|one| one.carried)?);
    let on = period.and_then(|period| rule.paid_on(period.last())).map(|date| date.to_string());
    Ok(Some(PaidOut { adjusted: adjusted.decimal(), paid: paid.decimal(), carried: carried.decimal(), on }))
}
