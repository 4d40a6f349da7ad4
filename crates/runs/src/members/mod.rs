//! Who is in the network.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use base::{Money, MoneyError};
use foldhash::fast::RandomState;
use plan::period::{ExchangeRate, ForestError, Member, NOBODY, Rules, RunError, Side, WAITING};

use crate::RunsError;
use crate::day::day;
use crate::progress::{Progress, Watch};
use crate::rates::{Foreign, Rates};
use crate::rows::{Far, Head, Row, Rows, needed, optional};

const HEADS: &[Head] = &[
    needed("member"),
    needed("enroller"),
    optional("placement"),
    optional("side"),
    optional("person"),
    optional("kind"),
    optional("joined"),
    optional("flags"),
    optional("currency"),
];

/// The column of the currency that a member is paid in.
const CURRENCY: usize = 8;

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
    /// SHA-256 of the file.
    pub(crate) hash: String,
    /// Columns that were not read.
    pub(crate) ignored: Vec<String>,
}

/// A member as its row says, before the others are known.
struct Raw {
    id: String,
    line: u64,
    enroller: String,
    placement: String,
    side: Side,
    person: String,
    is_customer: bool,
    joined: i32,
    flags: u32,
    foreign: Option<Foreign>,
}

impl Members {
    pub(crate) fn read(file: &Path, rules: &Rules, rates: &Rates, watch: &Watch<'_>) -> Result<Self, RunsError> {
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
        raws.sort_by(|one, other| one.id.cmp(&other.id));
        let mut by_id = HashMap::with_capacity_and_hasher(raws.len(), RandomState::default());
        for (row, raw) in (0_u32..).zip(&raws) {
            if let Some(other) = by_id.insert(raw.id.clone(), row) {
                let other = raws[other as usize].line;
                let problem = format!("there are two members `{}`: the other is in line {other}", raw.id);
                return Err(RunsError::line(file, raw.line, problem));
            }
        }
        let members = raws.iter().map(|raw| linked(raw, &by_id, file, rules)).collect::<Result<Vec<_>, _>>()?;
        let foreign = foreign(&raws, &members, file, rules)?;
        let lines = raws.iter().map(|raw| raw.line).collect();
        let ids = raws.into_iter().map(|raw| raw.id).collect();
        Ok(Self { ids, lines, members, rows: by_id, foreign, hash, ignored })
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

    /// The row of a member.
    pub(crate) fn row(&self, id: &str) -> Option<u32> {
        self.rows.get(id).copied()
    }
}

fn raw(row: Row<'_>, rules: &Rules, rates: &Rates) -> Result<Raw, RunsError> {
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
    let joined = match row.text(6) {
        "" => i32::MIN / 2,
        text => day(text).ok_or_else(|| row.wrong_in(6, "write a date such as 2026-11-30"))?,
    };
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
    })
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
    Ok(Member {
        person: find("person", &raw.person, own)?,
        enroller,
        placement: find("placement", &raw.placement, unplaced)?,
        is_customer: raw.is_customer,
        joined: raw.joined,
        side: raw.side,
        flags: raw.flags,
    })
}
