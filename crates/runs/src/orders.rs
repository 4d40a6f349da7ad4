//! What was sold.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use plan::period::{Attribute, Line, Points, Rules, RunError, Symbol};

use crate::RunsError;
use crate::day::day;
use crate::members::Members;
use crate::rows::{Head, Row, Rows, needed, optional};

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
];

/// The numbers of a line, by their columns, in the order of [`Line::numbers`].
const NUMBERS: [usize; 5] = [8, 9, 10, 11, 12];

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

/// Gives every line of a file to `take`, with the number of its order and its own.
pub(crate) fn each(
    file: &Path,
    members: &Members,
    rules: &Rules,
    mut take: impl FnMut(&Line, &str, &str) -> Result<(), RunError>,
) -> Result<Orders, RunsError> {
    let mut rows = Rows::open(file, HEADS)?;
    let ignored = rows.ignored.clone();
    let mut seen: HashSet<(String, String)> = HashSet::new();
    let mut symbols = Known::new(rules);
    let mut lines = 0;
    while let Some(row) = rows.next()? {
        let (order, number) = (row.text(0), row.text(1));
        if order.is_empty() {
            return Err(row.wrong_in(0, "every line belongs to an order"));
        }
        if !seen.insert((order.to_owned(), number.to_owned())) {
            return Err(row.wrong(format!("line `{number}` of order `{order}` is there twice")));
        }
        let line = read(row, members, &mut symbols)?;
        take(&line, order, number).map_err(|error| row.wrong(error.to_string()))?;
        lines += 1;
    }
    Ok(Orders { lines, hash: rows.hash(), ignored })
}

fn read(row: Row<'_>, members: &Members, symbols: &mut Known<'_>) -> Result<Line, RunsError> {
    let buyer = members.row(row.text(2)).ok_or_else(|| row.wrong_in(2, "there is no such member"))?;
    let day = day(row.text(3)).ok_or_else(|| row.wrong_in(3, "write a date such as 2026-11-30"))?;
    let mut numbers = [0; 5];
    for (number, column) in numbers.iter_mut().zip(NUMBERS) {
        *number = match row.text(column) {
            "" => 0,
            text => {
                let points = Points::parse(text);
                points.ok_or_else(|| row.wrong_in(column, "write a number with at most four decimals"))?.parts()
            }
        };
    }
    // Who counts one kind of points only need not write it three times.
    for (at, default) in [(1, numbers[0]), (2, numbers[0]), (4, Points::ONE)] {
        if row.text(NUMBERS[at]).is_empty() {
            numbers[at] = default;
        }
    }
    Ok(Line {
        buyer,
        day,
        class: symbols.find(Attribute::Class, row.text(4)),
        product: symbols.find(Attribute::Product, row.text(5)),
        brand: symbols.find(Attribute::Brand, row.text(6)),
        market: symbols.find(Attribute::Market, row.text(7)),
        numbers,
    })
}

/// The texts that were looked up already.
struct Known<'a> {
    rules: &'a Rules,
    found: [HashMap<String, Symbol>; 4],
}

impl<'a> Known<'a> {
    fn new(rules: &'a Rules) -> Self {
        Self { rules, found: Default::default() }
    }

    fn find(&mut self, attribute: Attribute, text: &str) -> Symbol {
        let found = &mut self.found[attribute as usize];
        if let Some(&known) = found.get(text) {
            return known;
        }
        let symbol = self.rules.symbols().find(attribute, text);
        found.insert(text.to_owned(), symbol);
        symbol
    }
}
