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
mod outputs;
mod overrides;
mod period;
mod progress;
mod rates;
mod refund;
mod restate;
mod rows;
mod state;
mod summary;
mod twice;
mod verify;
mod write;

use std::fs;
use std::path::{Path, PathBuf};

use base::Money;
use plan::Plan;
use plan::period::{Outcome, Rules, Run, RunError, State};
use sha2::{Digest as _, Sha256};

use adjustments::Adjustments;
use members::Members;
use orders::{Orders, Source};
use overrides::Overrides;
use rates::Rates;
use restate::Before;
use rows::hex;
use write::Folder;

pub use error::RunsError;
pub use explain::explain;
pub use period::{NoPeriod, Period};
pub use progress::{Progress, Watch};
pub use refund::{Refunded, refund};
pub use restate::{Corrected, Restated, restate};
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
    /// What other currencies are worth, as CSV or Parquet.
    pub rates: Option<&'a Path>,
    /// What members are paid as by hand, as CSV or Parquet.
    pub overrides: Option<&'a Path>,
    /// The folder of the run that is restated: then its differences are written as well, and nothing is paid out.
    pub restates: Option<&'a Path>,
    /// The days it is of: order lines of others are refused, and so is a state that is not of a period before. Any when `None`.
    pub period: Option<Period>,
    /// The folder that is written; nothing may be there yet.
    pub out: &'a Path,
}

impl<'a> Files<'a> {
    /// A first period, of which any days will do.
    #[must_use]
    pub const fn new(plan: &'a Path, members: &'a Path, orders: &'a Path, out: &'a Path) -> Self {
        Self {
            plan,
            members,
            orders,
            state: None,
            adjustments: None,
            rates: None,
            overrides: None,
            restates: None,
            period: None,
            out,
        }
    }

    /// The order lines, to be read.
    fn sold(&self, members: &'a Members, rules: &'a Rules, rates: &'a Rates) -> Source<'a> {
        Source { file: self.orders, period: self.period, members, rules, rates }
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
    let Done { plan, rules, members, outcome, orders, before, inputs, .. } = compute(files, watch)?;
    watch(Progress::Writing);
    let mut outputs = outputs::write_outcome(&folder, &rules, &members, &outcome, files)?;
    let restated = before.map(|before| before.write(&folder, &rules, &members, &outcome, &mut outputs)).transpose()?;
    let totals = outputs::totals(&rules, &outcome).map_err(RunError::from)?;
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
        ranks: outputs::ranks(&rules, &members, &outcome),
        bonuses: totals.into_iter().map(|(bonus, total)| (bonus, total.decimal())).collect(),
        breakage: outputs::breakage(&rules, &outcome),
        expired: expired::sums(&rules, &outcome.expired()),
        total: total.decimal(),
        in_kind: outputs::in_kind(&rules),
        payouts: outputs::payouts(&rules, &members, &outcome, files).map_err(RunError::from)?,
        restated,
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
    overrides: Overrides,
    rates: Rates,
    /// The run that is restated.
    before: Option<Before>,
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
    let before = files.restates.map(Before::read).transpose()?;
    let (plan, plan_hash) = read_plan(files.plan)?;
    let rules = plan.period().cloned().map_err(RunsError::plan(files.plan))?;
    let rates = Rates::read(files.rates, &rules)?;
    let mut members = Members::read(files.members, &rules, &rates, files.period, watch)?;
    let (state, state_hash) = match files.state {
        None => (State::none(&rules, members.ids.len()), None),
        Some(file) => {
            let (state, hash) = state::read(file, &members, &rules, files.period)?;
            (state, Some(hash))
        }
    };
    let mut taken = std::mem::take(&mut members.members);
    let placed = rules.place(&mut taken, files.period.map(|period| period.last_day()));
    let run = placed.and_then(|()| Run::new(&rules, taken, state));
    let mut run = run.map_err(|error| members.not_a_tree(files.members, error))?;
    let orders = orders::all(files.sold(&members, &rules, &rates), watch, |lines| run.add(lines))?;
    let adjustments = match files.adjustments {
        None => Adjustments::default(),
        Some(file) => Adjustments::read(file, &members, &rules, &mut run)?,
    };
    let overrides = match files.overrides {
        None => Overrides::default(),
        Some(file) => Overrides::read(file, &members, &rules, &mut run)?,
    };
    watch(Progress::Computing);
    let mut outcome = run.finish()?;
    if let Some(before) = &before {
        before.keep_paid(files, &rules, &members, &mut outcome)?;
    }
    let input = |file: &Path, sha256: &str| Input { file: absolute(file), sha256: sha256.to_owned() };
    let inputs = Inputs {
        plan: input(files.plan, &plan_hash),
        members: input(files.members, &members.hash),
        orders: input(files.orders, &orders.hash),
        state: files.state.zip(state_hash).map(|(file, hash)| input(file, &hash)),
        adjustments: files.adjustments.map(|file| input(file, &adjustments.hash)),
        rates: files.rates.map(|file| input(file, &rates.hash)),
        overrides: files.overrides.map(|file| input(file, &overrides.hash)),
        restates: files.restates.zip(before.as_ref()).map(|(dir, run)| input(&dir.join("summary.json"), &run.hash)),
    };
    Ok(Done { plan, rules, members, outcome, orders, adjustments, overrides, rates, before, inputs })
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
