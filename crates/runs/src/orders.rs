//! What was sold.

use std::collections::HashMap;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use foldhash::fast::RandomState;
use plan::period::{Attribute, Line, Points, Rules, RunError, Symbol};

use crate::day::{day, written};
use crate::members::Members;
use crate::period::Period;
use crate::progress::{Progress, Watch};
use crate::rates::{Foreign, Rates};
use crate::rows::{Far, Head, Row, Rows, needed, optional};
use crate::{RunsError, twice};

const HEADS: &[Head] = &[
    needed("order"),
    optional("line"),
    needed("member"),
    needed("date"),
    optional("class"),
    optional("product"),
    optional("brand"),
    optional("market"),
    optional("pv"),
    optional("cv"),
    optional("qv"),
    optional("amount"),
    optional("units"),
    optional("currency"),
];

/// The column of the currency that `amount` is in.
const CURRENCY: usize = 13;

/// The numbers of a line, by their columns, in the order of [`Line::numbers`].
const NUMBERS: [usize; 5] = [8, 9, 10, 11, 12];

/// Which of them is the amount.
const AMOUNT: usize = 3;

/// So many lines are read before they are counted.
const BATCH: usize = 1 << 16;

/// A file of order lines, and what is needed to read it.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) file: &'a Path,
    /// The days its lines may be of; any when `None`.
    pub(crate) period: Option<Period>,
    pub(crate) members: &'a Members,
    pub(crate) rules: &'a Rules,
    pub(crate) rates: &'a Rates,
}

/// What was read of a file of orders.
#[derive(Debug)]
pub(crate) struct Orders {
    /// How many lines.
    pub(crate) lines: u64,
    /// SHA-256 of the file.
    pub(crate) hash: String,
    /// Columns that were not read.
    pub(crate) ignored: Vec<String>,
}

/// Lines that follow one another.
struct Batch {
    lines: Vec<Line>,
    /// The line of the file the last of them is in.
    last: u64,
    far: Far,
}

/// Gives every line of a file to `take`, many at once. They are read on one thread while `take` counts on another. A line that is
/// there twice is refused at the end.
pub(crate) fn all(
    source: Source<'_>,
    watch: &Watch<'_>,
    mut take: impl FnMut(&[Line]) -> Result<(), RunError>,
) -> Result<Orders, RunsError> {
    let (orders, seen) = thread::scope(|scope| {
        // Two to read into while one is counted, and no more: memory stays what it is, however fast the disk.
        let (full, filled) = sync_channel::<Batch>(1);
        let (empty, emptied) = sync_channel::<Vec<Line>>(3);
        let reader = scope.spawn(move || read_all(source, &full, &emptied));
        let mut rows = 0;
        for Batch { lines, last, far } in filled {
            take(&lines).map_err(|error| RunsError::line(source.file, last, format!("up to here: {error}")))?;
            rows += lines.len() as u64;
            watch(Progress::Reading { file: source.file, rows, bytes: far.bytes, of: far.of });
            // After the last one nobody waits for it any more.
            let _ = empty.send(lines);
        }
        reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })?;
    match seen.alike() {
        Some(alike) => must_differ(source, alike).map(|()| orders),
        None => Ok(orders),
    }
}

/// Reads a file in batches, until it ends or nobody takes them.
fn read_all(
    source: Source<'_>,
    full: &SyncSender<Batch>,
    emptied: &Receiver<Vec<Line>>,
) -> Result<(Orders, twice::Lines), RunsError> {
    let mut rows = Rows::open(source.file, HEADS)?;
    let ignored = rows.ignored.clone();
    let mut reader = Reader::new(source);
    let mut seen = twice::Lines::default();
    loop {
        let mut lines = emptied.try_recv().unwrap_or_else(|_| Vec::with_capacity(BATCH));
        lines.clear();
        let mut last = 1;
        while lines.len() < BATCH
            && let Some(row) = rows.next()?
        {
            let line = reader.read(row)?;
            seen.see(row.text(0), row.text(1));
            last = row.line();
            lines.push(line);
        }
        let is_last = lines.len() < BATCH;
        // Whoever counts has stopped, and says why.
        let is_taken = lines.is_empty() || full.send(Batch { lines, last, far: rows.far() }).is_ok();
        if is_last || !is_taken {
            let lines = seen.len() as u64;
            return Ok((Orders { lines, hash: rows.hash(), ignored }, seen));
        }
    }
}

/// Looks at the file again for lines that have the same hash, and refuses the first that was there before.
fn must_differ(source: Source<'_>, mut alike: twice::Alike) -> Result<(), RunsError> {
    let mut rows = Rows::open(source.file, HEADS)?;
    while let Some(row) = rows.next()? {
        let (order, number) = (row.text(0), row.text(1));
        if let Some(before) = alike.meet(order, number, row.line()) {
            let what = format!("line `{number}` of order `{order}` is there twice: it is in line {before} already");
            return Err(row.wrong(what));
        }
    }
    Ok(())
}

/// Gives every line of a file that a run has read to `take`, with the number of its order and its own.
pub(crate) fn each(source: Source<'_>, mut take: impl FnMut(&Line, &str, &str)) -> Result<(), RunsError> {
    let mut rows = Rows::open(source.file, HEADS)?;
    let mut reader = Reader::new(source);
    while let Some(row) = rows.next()? {
        take(&reader.read(row)?, row.text(0), row.text(1));
    }
    Ok(())
}

/// Makes lines of rows.
struct Reader<'a> {
    source: Source<'a>,
    /// The classes, products, brands and markets that the plan names.
    named: [HashMap<&'a str, Symbol, RandomState>; 4],
    /// Who bought last, and their row: the lines of an order follow one another.
    last: (String, u32),
}

const ATTRIBUTES: [Attribute; 4] = [Attribute::Class, Attribute::Product, Attribute::Brand, Attribute::Market];

impl<'a> Reader<'a> {
    fn new(source: Source<'a>) -> Self {
        let named = ATTRIBUTES.map(|attribute| source.rules.symbols().named(attribute).collect());
        Self { source, named, last: (String::new(), 0) }
    }

    fn read(&mut self, row: Row<'_>) -> Result<Line, RunsError> {
        if row.text(0).is_empty() {
            return Err(row.wrong_in(0, "every line belongs to an order"));
        }
        let buyer = self.buyer(row)?;
        let day = day(row.text(3)).ok_or_else(|| row.wrong_in(3, "write a date such as 2026-11-30"))?;
        if let Some(period) = self.source.period.filter(|period| !period.has(day)) {
            return Err(row.wrong_in(3, &format!("this run is of {period}")));
        }
        if let Some(left) = self.source.members.left(buyer).filter(|left| day > *left) {
            return Err(row.wrong_in(3, &format!("`{}` left on {}", row.text(2), written(left))));
        }
        let symbol = |attribute: Attribute, column: usize| {
            let named = &self.named[attribute as usize];
            // Most plans name few, and most columns are not there.
            if named.is_empty() { Symbol::OTHER } else { named.get(row.text(column)).copied().unwrap_or_default() }
        };
        Ok(Line {
            buyer,
            day,
            class: symbol(Attribute::Class, 4),
            product: symbol(Attribute::Product, 5),
            brand: symbol(Attribute::Brand, 6),
            market: symbol(Attribute::Market, 7),
            numbers: self.in_own_currency(row, numbers(row)?)?,
        })
    }

    /// The numbers of a line, with the amount in the plan's currency.
    fn in_own_currency(&self, row: Row<'_>, mut numbers: [i64; 5]) -> Result<[i64; 5], RunsError> {
        if let Some(Foreign { rate, .. }) = self.source.rates.named_in(row, CURRENCY)? {
            let amount = Points::from_parts(numbers[AMOUNT]);
            let amount = self.source.rules.money().exchanged_back(amount, rate);
            let amount = amount.ok_or_else(|| row.wrong_in(CURRENCY, "the amount is beyond what can be counted"))?;
            numbers[AMOUNT] = amount.parts();
        }
        Ok(numbers)
    }

    fn buyer(&mut self, row: Row<'_>) -> Result<u32, RunsError> {
        let id = row.text(2);
        let (last, buyer) = &mut self.last;
        if id != last || id.is_empty() {
            *buyer = self.source.members.row(id).ok_or_else(|| row.wrong_in(2, "there is no such member"))?;
            last.clear();
            last.push_str(id);
        }
        Ok(*buyer)
    }
}

fn numbers(row: Row<'_>) -> Result<[i64; 5], RunsError> {
    let mut numbers = [None; 5];
    for (number, column) in numbers.iter_mut().zip(NUMBERS) {
        let text = row.text(column);
        if !text.is_empty() {
            let points = Points::parse(text);
            let points = points.ok_or_else(|| row.wrong_in(column, "write a number with at most four decimals"))?;
            *number = Some(points.parts());
        }
    }
    // Who counts one kind of points only need not write it three times.
    let [pv, cv, qv, amount, units] = numbers;
    let pv = pv.unwrap_or(0);
    Ok([pv, cv.unwrap_or(pv), qv.unwrap_or(pv), amount.unwrap_or(0), units.unwrap_or(Points::ONE)])
}
