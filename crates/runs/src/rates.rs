//! What other currencies are worth: as a file says for this run, and before it as the plan pegs them.

use std::collections::BTreeMap;
use std::path::Path;

use base::Currency;
use plan::period::{ExchangeRate, Rules};

use crate::RunsError;
use crate::rows::{Head, Row, Rows, needed};

const HEADS: &[Head] = &[needed("currency"), needed("rate")];

/// A currency that is not the plan's, and how many of it one of the plan's is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Foreign {
    pub(crate) currency: Currency,
    pub(crate) rate: ExchangeRate,
}

/// The rates of a run.
#[derive(Debug)]
pub(crate) struct Rates {
    own: Currency,
    of: BTreeMap<Currency, ExchangeRate>,
    /// SHA-256 of the file; empty without one.
    pub(crate) hash: String,
}

impl Rates {
    /// Reads a file of rates. What the plan pegs stays as the plan says, whatever stands there.
    pub(crate) fn read(file: Option<&Path>, rules: &Rules) -> Result<Self, RunsError> {
        let mut rates = Self { own: rules.currency(), of: BTreeMap::new(), hash: String::new() };
        if let Some(file) = file {
            rates.read_file(file)?;
        }
        rates.of.extend(rules.payout().iter().flat_map(|rule| &rule.pegs));
        Ok(rates)
    }

    fn read_file(&mut self, file: &Path) -> Result<(), RunsError> {
        let mut rows = Rows::open(file, HEADS)?;
        let mut lines = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let currency = code(row, 0)?;
            let rate = ExchangeRate::parse(row.text(1));
            let rate = rate.ok_or_else(|| row.wrong_in(1, "write a number above 0 with at most nine decimals"))?;
            if let Some(before) = lines.insert(currency, row.line()) {
                return Err(row.wrong_in(0, &format!("its rate is in line {before} already")));
            }
            if currency == self.own && rate != ExchangeRate::EVEN {
                return Err(row.wrong_in(1, "this is the currency of the plan, of which one is worth 1"));
            }
            self.of.insert(currency, rate);
        }
        self.hash = rows.hash();
        Ok(())
    }

    /// The currency that a column names; `None` when it is empty or the plan's.
    pub(crate) fn named_in(&self, row: Row<'_>, column: usize) -> Result<Option<Foreign>, RunsError> {
        if row.text(column).is_empty() {
            return Ok(None);
        }
        let currency = code(row, column)?;
        if currency == self.own {
            return Ok(None);
        }
        let rate = self.of.get(&currency).copied().ok_or_else(|| {
            let why = "there is no rate for it: write one into the file of --rates, or peg it in the plan's [payout]";
            row.wrong_in(column, why)
        })?;
        Ok(Some(Foreign { currency, rate }))
    }
}

fn code(row: Row<'_>, column: usize) -> Result<Currency, RunsError> {
    row.text(column).parse().map_err(|_| row.wrong_in(column, "write the code of a currency, such as GBP"))
}
