//! A catalog file, opened: what it is, what it holds, and its products one after the other.

use std::collections::VecDeque;
use std::io::{Read, Seek};

use crate::columns::{Columns, Field};
use crate::index::{Belongs, Index, Notes, Run};
use crate::interpreter::Interpreter;
use crate::record::Record;
use crate::report::Warning;
use crate::rows::Rows;
use crate::settle::{Skus, settle};
use crate::source::{Place, Source};
use crate::table::Trouble;
use crate::text::number::{Marks, split_currency};
use crate::text::weight::split_unit;
use crate::{Format, Product, ReadOptions, Reason, Refusal, Report, RowError, google, shopify, woo};

/// A catalog file that is open and has been gone through once.
///
/// It is an iterator over its products: each with all its variants, wherever in the file their rows stand, in the order
/// of their first rows. A product with mistakes is replaced by its errors, one for each mistake; then reading goes on.
/// Memory stays within the limits of the options, whatever the size of the file.
///
/// The same file can be read several times: once to compare it with what is stored, and again to store it.
///
/// ```
/// # use std::io::Cursor;
/// let file = Cursor::new("Handle,Title,Variant Price\nhat,Hat,12.50\n");
/// let mut catalog = feeds::Catalog::open(file, "export.csv", feeds::ReadOptions::new(base::Currency::EUR))?;
/// let product = catalog.next().unwrap().unwrap();
/// assert_eq!(product.variants[0].price.value().unwrap().to_string(), "12.50 EUR");
/// assert_eq!(catalog.report().products, 1);
/// # Ok::<(), feeds::Refusal>(())
/// ```
#[derive(Debug)]
pub struct Catalog<R> {
    rows: Rows<R>,
    columns: Columns,
    index: Index,
    format: Format,
    options: ReadOptions,
    marks: Marks,
    /// Errors found before the products are read, in the order of the file.
    first_errors: Vec<RowError>,
    /// Errors to be handed out before the next product.
    errors: VecDeque<RowError>,
    skus: Skus,
    report: Report,
}

/// Errors of single rows that are listed while the file is gone through; further ones are counted.
const LISTED: usize = 100;

/// What going through the file once brings to light.
struct Survey {
    notes: Notes,
    marks: Marks,
    errors: Vec<RowError>,
    rows: u64,
    unlisted_errors: u64,
}

/// Amounts, from which is learnt how the file writes decimals.
const AMOUNTS: [Field; 4] = [Field::Price, Field::SalePrice, Field::CompareAt, Field::Cost];

impl<R: Read + Seek> Catalog<R> {
    /// Opens the file and goes through it once: finds out what it is, where the rows of each product are and how it
    /// writes decimals. `file_name` helps to word refusals and decides nothing.
    ///
    /// # Errors
    /// When the file is no catalog, or so damaged that nothing behind the damage can be trusted.
    pub fn open(input: R, file_name: &str, options: ReadOptions) -> Result<Self, Refusal> {
        let mut source = Source::new(input, options.limits.record_bytes)?;
        let head = source.head()?;
        let format = match options.format {
            Some(format) => crate::detect::must_be_text(&head).map(|()| format)?,
            None => crate::detect(&head, file_name)?,
        };
        let (mut rows, mut columns) = Rows::open(source, format, &options.limits)?;
        let survey =
            Survey::new(Marks::told(options.decimals, format)).run(&mut rows, &mut columns, format, &options)?;
        let (index, mut orphans) = survey.notes.finish();
        let unlisted_errors = survey.unlisted_errors + orphans.len().saturating_sub(LISTED) as u64;
        orphans.truncate(LISTED);
        let mut first_errors = survey.errors;
        first_errors.extend(no_parents(&mut rows, &mut columns, &orphans));
        first_errors.sort_by_key(|error| error.line);
        if index.is_empty() && first_errors.is_empty() {
            return Err(Refusal::NoProducts);
        }
        let report =
            Report { rows: survey.rows, dropped_columns: columns.dropped(), unlisted_errors, ..Report::default() };
        let errors = first_errors.iter().cloned().collect();
        let (marks, skus) = (survey.marks.settled(), Skus::new());
        Ok(Self { rows, columns, index, format, options, marks, first_errors, errors, skus, report })
    }

    /// What kind of file it is.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// What was noticed so far. Rows and dropped columns are known from the start; products, variants, pictures and
    /// warnings count what was read since then or since [`rewind`](Self::rewind).
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// Starts again with the first product.
    pub fn rewind(&mut self) {
        self.index.rewind();
        self.errors = self.first_errors.iter().cloned().collect();
        self.skus.clear();
        self.report = Report {
            rows: self.report.rows,
            dropped_columns: std::mem::take(&mut self.report.dropped_columns),
            unlisted_errors: self.report.unlisted_errors,
            ..Report::default()
        };
    }

    /// The rows of the product in `runs`.
    fn read(&mut self, runs: &[Run]) -> Result<Vec<Record>, RowError> {
        let line = runs.first().map_or(0, |run| run.start.line);
        let wrong = |reason| RowError { line, column: None, reason };
        let mut records = Vec::new();
        let mut size = 0;
        for run in runs {
            self.rows.go_to(run.start).map_err(|error| wrong(Reason::Unreadable(error.to_string())))?;
            let mut left = run.rows;
            while left > 0 {
                let mut record = Record::default();
                match self.rows.next(&mut self.columns, &mut record) {
                    Ok(Some(_)) if belongs(self.format, &self.columns, &record) == Belongs::Nowhere => continue,
                    Ok(Some(_)) => {}
                    // Unusable rows were passed over when the file was gone through.
                    Err(Trouble::Row(_)) => continue,
                    Ok(None) => return Err(wrong(Reason::Unreadable("it has changed while it was read".into()))),
                    Err(Trouble::File(refusal)) => return Err(wrong(Reason::Unreadable(refusal.to_string()))),
                }
                left -= 1;
                size += record.size();
                if size > self.options.limits.product_bytes {
                    return Err(wrong(Reason::ProductTooLarge(self.options.limits.product_bytes)));
                }
                records.push(record);
            }
        }
        Ok(records)
    }

    /// The product of `runs`, or at least one error.
    fn product(&mut self, runs: &[Run]) -> Result<Product, Vec<RowError>> {
        let records = self.read(runs).map_err(|error| vec![error])?;
        let mut reader = Interpreter {
            options: &self.options,
            columns: &self.columns,
            marks: self.marks,
            warnings: &mut self.report.warnings,
            errors: Vec::new(),
        };
        let mut product = match self.format {
            Format::Shopify { .. } => shopify::assemble(&mut reader, &records),
            Format::WooCommerce { .. } => woo::assemble(&mut reader, &records),
            Format::GoogleRss | Format::GoogleAtom | Format::GoogleText { .. } => {
                google::assemble(&mut reader, &records)
            }
        };
        if let Some(product) = &mut product {
            settle(&mut reader, product, &mut self.skus);
            // The variations of a WooCommerce product stand apart as a rule.
            if runs.len() > 1 && !matches!(self.format, Format::WooCommerce { .. }) {
                reader.warnings.add(Warning::RowsApart, product.line, &product.key);
            }
        }
        match (product, reader.errors) {
            (Some(product), errors) if errors.is_empty() => Ok(product),
            (_, errors) => Err(errors),
        }
    }
}

impl<R: Read + Seek> Iterator for Catalog<R> {
    type Item = Result<Product, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(error) = self.errors.pop_front() {
                return Some(Err(error));
            }
            let runs = self.index.next_product()?;
            match self.product(&runs) {
                Ok(product) => {
                    self.report.products += 1;
                    self.report.variants += product.variants.len() as u64;
                    self.report.images += product.images.value().map_or(0, Vec::len) as u64;
                    return Some(Ok(product));
                }
                Err(errors) => self.errors.extend(errors),
            }
        }
    }
}

impl Survey {
    fn new(marks: Marks) -> Self {
        Self { notes: Notes::default(), marks, errors: Vec::new(), rows: 0, unlisted_errors: 0 }
    }

    /// Goes through all rows.
    fn run<R: Read + Seek>(
        mut self,
        rows: &mut Rows<R>,
        columns: &mut Columns,
        format: Format,
        options: &ReadOptions,
    ) -> Result<Self, Refusal> {
        let mut record = Record::default();
        loop {
            match rows.next(columns, &mut record) {
                Ok(None) => return Ok(self),
                Ok(Some(place)) => {
                    let belongs = belongs(format, columns, &record);
                    if belongs == Belongs::Nowhere {
                        continue;
                    }
                    self.notes.add(place, &belongs);
                    self.learn(columns, &record);
                }
                Err(Trouble::Row(error)) if self.errors.len() < LISTED => self.errors.push(error),
                Err(Trouble::Row(_)) => self.unlisted_errors += 1,
                Err(Trouble::File(refusal)) => return Err(refusal),
            }
            self.rows += 1;
            if self.rows > options.limits.rows {
                return Err(Refusal::TooManyRows(options.limits.rows));
            }
        }
    }

    /// Notes what the row says about how the file is written, and which of its cells will not be imported.
    fn learn(&mut self, columns: &mut Columns, record: &Record) {
        for column in AMOUNTS.iter().filter_map(|field| columns.of(*field)) {
            let amount = record.get(column).map_or("", |cell| split_currency(cell).0);
            self.marks.money.learn(amount, record.line);
        }
        if let Some(weight) = columns.of(Field::Weight).and_then(|column| record.get(column)) {
            self.marks.weight.learn(split_unit(weight).0, record.line);
        }
        for (column, cell) in record.cells() {
            if !cell.trim().is_empty() {
                columns.count(column);
            }
        }
    }
}

fn belongs(format: Format, columns: &Columns, record: &Record) -> Belongs {
    match format {
        Format::Shopify { .. } => shopify::belongs(columns, record),
        Format::WooCommerce { .. } => woo::belongs(columns, record),
        Format::GoogleRss | Format::GoogleAtom | Format::GoogleText { .. } => google::belongs(columns, record),
    }
}

/// Errors for variations whose product is nowhere.
fn no_parents<R: Read + Seek>(rows: &mut Rows<R>, columns: &mut Columns, orphans: &[Place]) -> Vec<RowError> {
    let parent = columns.of(Field::Parent);
    let column = parent.map(|column| columns.name(column).to_owned());
    let mut errors = Vec::new();
    for place in orphans {
        let mut record = Record::default();
        let read = rows.go_to(*place).is_ok() && matches!(rows.next(columns, &mut record), Ok(Some(_)));
        let named = parent.filter(|_| read).and_then(|parent| record.get(parent)).unwrap_or_default();
        let reason = Reason::NoParent(crate::problem::shown(named.trim()));
        errors.push(RowError { line: place.line, column: column.clone(), reason });
    }
    errors
}
