//! Order lines that come back after their period was paid.

use std::collections::HashMap;
use std::path::Path;

use plan::period::{Line, Rate};

use crate::day::day;
use crate::outputs::write_earnings;
use crate::rows::{Head, Row, Rows, needed, optional};
use crate::write::Folder;
use crate::{Done, RunsError, Summary, compute, orders};

const HEADS: &[Head] = &[needed("order"), optional("line"), optional("part"), optional("date")];

/// What came of a refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refunded {
    /// How many lines came back.
    pub lines: usize,
    /// How many came back too late for the plan to take anything back.
    pub too_late: usize,
    /// How many members give something back.
    pub members: usize,
    /// What they give back together, a negative decimal number.
    pub total: String,
    /// The currency.
    pub currency: String,
}

/// Takes back what was earned on order lines of the run in `run`, from those who earned it, at the rates they earned it at, and
/// writes it to the folder `out` as `earnings.csv` with negative amounts. `file` names the lines: `order`, `line`, and the `part`
/// that comes back, all of it when it is empty, and the `date`, which a plan asks for that takes nothing back after so many days.
///
/// # Errors
/// When a line was not in the run or more of it comes back than there was; when the files of the run are not there any more as
/// they were. Then nothing is written.
pub fn refund(run: &Path, file: &Path, out: &Path) -> Result<Refunded, RunsError> {
    let folder = Folder::begin(out)?;
    let known = Summary::read(run)?;
    let files = known.files(run);
    let done = compute(&files, &|_| ())?;
    done.must_be(&known, run)?;
    let Done { rules, members, outcome, rates, .. } = done;
    let mut wanted = read(file, rules.refunds_within().is_some())?;
    let mut lines = Vec::new();
    let mut too_late = 0;
    orders::each(files.sold(&members, &rules, &rates), |line, order, number| {
        if let Some(wanted) = wanted.remove(&(order.to_owned(), number.to_owned())) {
            let days = wanted.day.map_or(0, |day| i64::from(day) - i64::from(line.day));
            if rules.refunds_within().is_some_and(|within| days > i64::from(within)) {
                too_late += 1;
            } else {
                lines.push(taken(line, wanted.part));
            }
        }
    })?;
    // The first in the file, not in the map.
    if let Some(((order, number), unknown)) = wanted.into_iter().min_by_key(|(_, wanted)| wanted.at) {
        let problem = format!("line `{number}` of order `{order}` is not in the run");
        return Err(RunsError::line(file, unknown.at, problem));
    }
    let earnings = outcome.taken_back(&lines)?;
    write_earnings(&folder, &rules, &members, earnings.iter().copied())?;
    let total = base::Money::sum(rules.currency(), earnings.iter().map(|earning| earning.amount));
    let total = total.map_err(plan::period::RunError::from)?.decimal();
    let mut who: Vec<u32> = earnings.iter().map(|earning| earning.member).collect();
    who.sort_unstable();
    who.dedup();
    folder.finish()?;
    Ok(Refunded { lines: lines.len(), too_late, members: who.len(), total, currency: rules.currency().to_string() })
}

/// A line that comes back.
struct Wanted {
    part: Rate,
    /// When it came back.
    day: Option<i32>,
    /// The line of the file.
    at: u64,
}

fn read(file: &Path, needs_date: bool) -> Result<HashMap<(String, String), Wanted>, RunsError> {
    let mut rows = Rows::open(file, HEADS)?;
    let mut wanted: HashMap<(String, String), Wanted> = HashMap::new();
    while let Some(row) = rows.next()? {
        let key = (row.text(0).to_owned(), row.text(1).to_owned());
        let part = part(row)?;
        let date = match row.text(3) {
            "" if needs_date => return Err(row.wrong_in(3, "the plan takes back for so many days only: write a date")),
            "" => None,
            text => Some(day(text).ok_or_else(|| row.wrong_in(3, "write a date such as 2026-11-30"))?),
        };
        if wanted.insert(key, Wanted { part, day: date, at: row.line() }).is_some() {
            let problem = format!("line `{}` of order `{}` is there twice: add the parts up", row.text(1), row.text(0));
            return Err(row.wrong(problem));
        }
    }
    Ok(wanted)
}

fn part(row: Row<'_>) -> Result<Rate, RunsError> {
    match row.text(2) {
        "" => Ok(Rate::WHOLE),
        text => {
            let part = Rate::parse(text).filter(|part| (Rate::ZERO..=Rate::WHOLE).contains(part));
            part.ok_or_else(|| row.wrong_in(2, "write a part up to 100 %, such as 50 %, with its sign"))
        }
    }
}

/// The part of a line that comes back, as a line.
fn taken(line: &Line, part: Rate) -> Line {
    let back = |number: i64| {
        let part = i128::from(number) * i128::from(part.millionths()) / 1_000_000;
        -i64::try_from(part).unwrap_or(number)
    };
    Line { numbers: line.numbers.map(back), ..*line }
}
