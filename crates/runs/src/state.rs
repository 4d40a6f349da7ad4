//! What a run leaves for the next, as a file.

use std::path::Path;

use base::Money;
use plan::period::{Points, Rules, State};

use crate::RunsError;
use crate::members::Members;
use crate::period::{NoPeriod, Period};
use crate::rows::{Head, Row, Rows, needed, optional};

const HEADS: &[Head] = &[
    needed("member"),
    needed("title"),
    needed("ranks"),
    needed("past"),
    needed("carried"),
    optional("had"),
    optional("retained"),
    optional("balance"),
    optional("period"),
];

/// The column of the period.
const PERIOD: usize = 8;

/// The columns that are written.
pub(crate) const COLUMNS: &[&str] =
    &["member", "title", "ranks", "past", "carried", "had", "retained", "balance", "period"];

/// Reads the state of the members there are, which a run of `period` is to go on from; of those who are gone it says nothing. Gives
/// the hash of the file as well.
pub(crate) fn read(
    file: &Path,
    members: &Members,
    rules: &Rules,
    period: Option<Period>,
) -> Result<(State, String), RunsError> {
    let mut state = State::none(rules, members.ids.len());
    let mut lines = vec![0; members.ids.len()];
    let layout = rules.layout();
    let mut rows = Rows::open(file, HEADS)?;
    while let Some(row) = rows.next()? {
        must_be_before(row, period)?;
        let Some(member) = members.row(row.text(0)) else { continue };
        let at = member as usize;
        if lines[at] != 0 {
            return Err(row.wrong_in(0, &format!("it is in line {} already", lines[at])));
        }
        lines[at] = row.line();
        state.titles[at] = rank(row, 1, row.text(1), rules)?;
        let ranks = list(row, 2, layout.ranks, |text| rank(row, 2, text, rules))?;
        state.ranks[at * layout.ranks..(at + 1) * layout.ranks].copy_from_slice(&ranks);
        let points = |column: usize| {
            move |text: &str| {
                Points::parse(text).map(Points::parts).ok_or_else(|| row.wrong_in(column, "write numbers"))
            }
        };
        let past = list(row, 3, layout.past, points(3))?;
        state.past[at * layout.past..(at + 1) * layout.past].copy_from_slice(&past);
        let carried = list(row, 4, layout.carried, points(4))?;
        state.carried[at * layout.carried..(at + 1) * layout.carried].copy_from_slice(&carried);
        for name in row.text(5).split(';').filter(|name| !name.is_empty()) {
            // One that the plan has no more is nobody's business.
            let bit = rules.once_names().position(|known| known == name);
            state.had[at] |= bit.map_or(0, |bit| 1 << bit);
        }
        let minor = |column: usize| {
            move |text: &str| match text {
                "" => Ok(0),
                text => Money::parse(text, rules.currency())
                    .map(Money::minor)
                    .map_err(|error| row.wrong_in(column, &format!("this is no amount: {error}"))),
            }
        };
        // An amount, then a number of periods, bonus by bonus.
        let retained = row.text(6).split(';').filter(|text| !text.is_empty()).enumerate();
        let retained = retained.map(|(number, text)| match number % 2 {
            0 => minor(6)(text),
            _ => text.parse().map_err(|_| row.wrong_in(6, "this is a number of periods")),
        });
        let retained = retained.collect::<Result<Vec<i64>, _>>()?;
        if retained.len() > layout.retained {
            return Err(row.wrong_in(6, "the plan retains less than that; is this the state of another plan?"));
        }
        let kept = at * layout.retained;
        state.retained[kept..kept + retained.len()].copy_from_slice(&retained);
        state.balances[at] = minor(7)(row.text(7))?;
    }
    Ok((state, rows.hash()))
}

/// A state is of a period that was over when the one of this run began.
fn must_be_before(row: Row<'_>, period: Option<Period>) -> Result<(), RunsError> {
    let text = row.text(PERIOD);
    if text.is_empty() {
        return Ok(());
    }
    let before: Period = text.parse().map_err(|error: NoPeriod| row.wrong_in(PERIOD, &error.to_string()))?;
    match period {
        None => Err(row.wrong_in(PERIOD, "say with --period what this run is of, which has to come after")),
        Some(period) if before.is_before(&period) => Ok(()),
        Some(period) => Err(row.wrong_in(PERIOD, &format!("this run is of {period}, which does not come after"))),
    }
}

fn rank(row: Row<'_>, column: usize, text: &str, rules: &Rules) -> Result<u8, RunsError> {
    if text.is_empty() {
        return Ok(0);
    }
    let rank = rules.rank_names().iter().position(|known| known == text).and_then(|at| u8::try_from(at + 1).ok());
    rank.ok_or_else(|| row.wrong_in(column, &format!("the plan has no rank `{text}`")))
}

/// The things of a list with `;` between them. A state of another plan may have fewer or more; what is missing is nothing.
fn list<T: Default + Clone>(
    row: Row<'_>,
    column: usize,
    count: usize,
    read: impl Fn(&str) -> Result<T, RunsError>,
) -> Result<Vec<T>, RunsError> {
    let text = row.text(column);
    let mut all = match text {
        "" if count != 1 => Vec::new(),
        text => text.split(';').map(read).collect::<Result<Vec<T>, _>>()?,
    };
    if all.len() > count {
        return Err(
            row.wrong_in(column, &format!("the plan keeps {count} of these; is this the state of another plan?"))
        );
    }
    all.resize(count, T::default());
    Ok(all)
}

/// The state of a member, as the fields of a row.
pub(crate) fn fields(state: &State, rules: &Rules, at: usize) -> [String; 7] {
    let layout = rules.layout();
    let name = |rank: u8| rank.checked_sub(1).and_then(|at| rules.rank_names().get(usize::from(at))).cloned();
    let points = |all: &[i64], count: usize| {
        let own = &all[at * count..(at + 1) * count];
        own.iter().map(|&parts| Points::from_parts(parts).to_string()).collect::<Vec<_>>().join(";")
    };
    let ranks = &state.ranks[at * layout.ranks..(at + 1) * layout.ranks];
    let had: Vec<&str> =
        rules.once_names().zip(0..).filter(|(_, bit)| state.had[at] >> bit & 1 == 1).map(|(name, _)| name).collect();
    let amount = |minor: i64| Money::new(minor, rules.currency()).map_or_else(|_| minor.to_string(), Money::decimal);
    let retained = state.retained[at * layout.retained..(at + 1) * layout.retained].iter().enumerate();
    let retained: Vec<String> =
        retained.map(|(number, &kept)| if number % 2 == 0 { amount(kept) } else { kept.to_string() }).collect();
    let ranks: Vec<String> = ranks.iter().map(|&rank| name(rank).unwrap_or_default()).collect();
    [
        name(state.titles[at]).unwrap_or_default(),
        ranks.join(";"),
        points(&state.past, layout.past),
        points(&state.carried, layout.carried),
        had.join(";"),
        retained.join(";"),
        if state.balances[at] == 0 { String::new() } else { amount(state.balances[at]) },
    ]
}
