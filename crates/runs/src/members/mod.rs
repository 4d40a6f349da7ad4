//! Who is in the network.

mod dated;
mod raw;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use base::{Money, MoneyError};
use foldhash::fast::RandomState;
use plan::period::{ExchangeRate, ForestError, Member, NOBODY, Rules, RunError, WAITING};

use crate::RunsError;
use crate::period::Period;
use crate::progress::{Progress, Watch};
use crate::rates::{Foreign, Rates};
use crate::rows::{Far, Rows};

use dated::in_force;
use raw::{HEADS, Raw, raw};

/// Stands in the column of the placement of whoever waits for it.
pub(crate) const IN_THE_TANK: &str = "waiting";

/// After so many rows it is said how far we are.
const A_WHILE: usize = 1 << 16;

/// The members of a file, sorted by their ids: in whatever order the file has them, the run is the same.
#[derive(Debug)]
pub(crate) struct Members {
    pub(crate) ids: Vec<String>,
    /// Of each, its line of the file.
    lines: Vec<u64>,
    /// What a run takes over.
    pub(crate) members: Vec<Member>,
    rows: HashMap<String, u32, RandomState>,
    /// Who is paid in another currency than the plan's.
    foreign: BTreeMap<u32, Foreign>,
    /// The last day of whoever has left, or will leave after the period.
    left: BTreeMap<u32, i32>,
    /// SHA-256 of the file.
    pub(crate) hash: String,
    /// Columns that were not read.
    pub(crate) ignored: Vec<String>,
}

impl Members {
    /// Reads the members as they were at the end of the period; as they are said to be last without one.
    pub(crate) fn read(
        file: &Path,
        rules: &Rules,
        rates: &Rates,
        period: Option<Period>,
        watch: &Watch<'_>,
    ) -> Result<Self, RunsError> {
        let mut rows = Rows::open(file, HEADS)?;
        let ignored = rows.ignored.clone();
        let mut raws = Vec::new();
        while let Some(row) = rows.next()? {
            raws.push(raw(row, rules, rates)?);
            if raws.len() % A_WHILE == 0 {
                let Far { bytes, of } = rows.far();
                watch(Progress::Reading { file, rows: raws.len() as u64, bytes, of });
            }
        }
        let hash = rows.hash();
        let last = period.map(|period| period.last_day());
        let raws = in_force(raws, last, file)?;
        let mut by_id = HashMap::with_capacity_and_hasher(raws.len(), RandomState::default());
        for (row, raw) in (0_u32..).zip(&raws) {
            by_id.insert(raw.id.clone(), row);
        }
        let members = raws.iter().map(|raw| linked(raw, &by_id, last, file, rules)).collect::<Result<Vec<_>, _>>()?;
        let foreign = foreign(&raws, &members, file, rules)?;
        let left = (0..).zip(&raws).filter_map(|(row, raw)| raw.left.map(|day| (row, day))).collect();
        let lines = raws.iter().map(|raw| raw.line).collect();
        let ids = raws.into_iter().map(|raw| raw.id).collect();
        Ok(Self { ids, lines, members, rows: by_id, foreign, left, hash, ignored })
    }

    /// What to say when the run finds that they are no tree: where in the `file` they are not.
    pub(crate) fn not_a_tree(&self, file: &Path, error: RunError) -> RunsError {
        match error {
            RunError::Forest(ForestError::Circle(row)) => {
                let (id, line) = (&self.ids[row as usize], self.lines[row as usize]);
                RunsError::line(file, line, format!("`{id}` is, over others, above itself"))
            }
            RunError::NoRoom(row) => {
                let (id, line) = (&self.ids[row as usize], self.lines[row as usize]);
                let problem = format!("more stand directly below `{id}` than the matrix of the plan has room for");
                RunsError::line(file, line, problem)
            }
            error => RunsError::whole(file, error.to_string()),
        }
    }

    /// The currency that a person is paid in whose first position is in `row`; `None` for the plan's.
    pub(crate) fn foreign(&self, row: u32) -> Option<Foreign> {
        self.foreign.get(&row).copied()
    }

    /// What is paid to the person whose first position is in `row`, in the currency it is paid in, and at which rate.
    ///
    /// # Errors
    /// When it is beyond what we count.
    pub(crate) fn paid_in(&self, rules: &Rules, row: u32, paid: Money) -> Result<(ExchangeRate, Money), MoneyError> {
        match self.foreign(row) {
            None => Ok((ExchangeRate::EVEN, paid)),
            Some(Foreign { currency, rate }) => Ok((rate, rules.money().exchanged(paid, rate, currency)?)),
        }
    }

    /// The last day of a member who has left.
    pub(crate) fn left(&self, row: u32) -> Option<i32> {
        // Nearly nobody has, and this is asked of every order line.
        if self.left.is_empty() { None } else { self.left.get(&row).copied() }
    }

    /// The row of a member.
    pub(crate) fn row(&self, id: &str) -> Option<u32> {
        self.rows.get(id).copied()
    }
}

/// Who is paid in another currency. A person is paid in that of the first position; the others may repeat it.
fn foreign(raws: &[Raw], members: &[Member], file: &Path, rules: &Rules) -> Result<BTreeMap<u32, Foreign>, RunsError> {
    let mut foreign = BTreeMap::new();
    for ((row, raw), member) in (0..).zip(raws).zip(members) {
        let Some(one) = raw.foreign else { continue };
        let first = &raws[member.person as usize];
        if first.foreign != raw.foreign {
            let currency = first.foreign.map_or(rules.currency(), |first| first.currency);
            let (said, first) = (one.currency, &first.id);
            let why = format!("currency is `{said}`: the person's first position, `{first}`, is paid in {currency}");
            return Err(RunsError::line(file, raw.line, why));
        }
        foreign.insert(row, one);
    }
    Ok(foreign)
}

fn linked(
    raw: &Raw,
    rows: &HashMap<String, u32, RandomState>,
    last: Option<i32>,
    file: &Path,
    rules: &Rules,
) -> Result<Member, RunsError> {
    let find = |what: &str, id: &str, none: u32| match id {
        "" => Ok(none),
        id => rows
            .get(id)
            .copied()
            .ok_or_else(|| RunsError::line(file, raw.line, format!("{what} is `{id}`, and there is no such member"))),
    };
    let own = rows.get(&raw.id).copied().unwrap_or(NOBODY);
    let enroller = find("enroller", &raw.enroller, NOBODY)?;
    // With a matrix, whoever has an enroller and no place yet waits for one.
    let unplaced = if rules.matrix().is_some() && enroller != NOBODY { WAITING } else { enroller };
    let placement = match raw.placement.as_str() {
        IN_THE_TANK if rows.contains_key(IN_THE_TANK) => {
            let why =
                format!("placement is `{IN_THE_TANK}`, which is said of who waits for it: no member may have that id");
            return Err(RunsError::line(file, raw.line, why));
        }
        IN_THE_TANK => WAITING,
        id => find("placement", id, unplaced)?,
    };
    Ok(Member {
        person: find("person", &raw.person, own)?,
        enroller,
        placement,
        is_customer: raw.is_customer,
        has_left: raw.left.is_some_and(|left| last.is_none_or(|last| left <= last)),
        joined: raw.joined,
        side: raw.side,
        flags: raw.flags,
    })
}
