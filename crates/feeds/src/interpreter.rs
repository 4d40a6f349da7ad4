//! Turns cells into values, and remembers what it could not make sense of.

use base::{Bps, Currency, Money};

use crate::columns::{Columns, Field};
use crate::problem::shown;
use crate::record::Record;
use crate::report::{Warning, Warnings};
use crate::text::guard::unguarded_code;
use crate::text::number::{Mark, Marks, amount, scaled, split_currency};
use crate::text::weight::{Unit, grams, split_unit};
use crate::text::{code, url};
use crate::{Cell, ReadOptions, Reason, RowError, Status};

/// What is needed to understand the rows of one product, and what was noticed while doing so.
///
/// A cell that makes no sense becomes [`Cell::Blank`] and an error; reading goes on, so that a person learns of all the
/// mistakes of a file at once.
#[derive(Debug)]
pub(crate) struct Interpreter<'a> {
    pub(crate) options: &'a ReadOptions,
    pub(crate) columns: &'a Columns,
    pub(crate) marks: Marks,
    pub(crate) warnings: &'a mut Warnings,
    pub(crate) errors: Vec<RowError>,
}

impl Interpreter<'_> {
    /// The cell without surrounding white space.
    pub(crate) fn raw<'r>(&self, row: &'r Record, field: Field) -> Cell<&'r str> {
        self.columns.of(field).map_or(Cell::Absent, |column| Self::raw_at(row, column))
    }

    /// The cell of a column without surrounding white space.
    pub(crate) fn raw_at(row: &Record, column: usize) -> Cell<&str> {
        match row.get(column).map(str::trim) {
            None | Some("") => Cell::Blank,
            Some(text) => Cell::Value(text),
        }
    }

    /// A text of one line, such as a title.
    pub(crate) fn text(&mut self, row: &Record, field: Field) -> Cell<String> {
        let Some(column) = self.columns.of(field) else { return Cell::Absent };
        self.text_at(row, column)
    }

    /// A text of one line in a column.
    pub(crate) fn text_at(&mut self, row: &Record, column: usize) -> Cell<String> {
        match Self::raw_at(row, column) {
            Cell::Value(text) if text.chars().count() > self.options.limits.short_text_chars => {
                self.error(row, column, Reason::TextTooLong(self.options.limits.short_text_chars));
                Cell::Blank
            }
            cell => cell.and_then(|text| self.unguard(text)),
        }
    }

    /// A text of any length, such as a description.
    pub(crate) fn long_text(&self, row: &Record, field: Field) -> Cell<String> {
        self.raw(row, field).and_then(|text| self.unguard(text))
    }

    /// A SKU, barcode or tariff number. One whose digits a spreadsheet has rounded away is an error.
    pub(crate) fn code(&mut self, row: &Record, field: Field) -> Cell<String> {
        let guarded = self.columns.guarded;
        self.parsed(row, field, |_, text| {
            let text = if guarded { unguarded_code(text).trim() } else { text };
            if code::has_lost_digits(text) { Err(Reason::LostDigits(shown(text))) } else { Ok(text.to_owned()) }
        })
        .and_then(|text| if text.is_empty() { Cell::Blank } else { Cell::Value(text) })
    }

    /// A price: in the currency it names, or else the file's; not negative, not absurd.
    pub(crate) fn money(&mut self, row: &Record, field: Field) -> Cell<Money> {
        let mark = self.marks.money;
        self.parsed(row, field, |options, text| {
            let (number, code) = split_currency(text);
            if number.is_empty() {
                return Err(Reason::NotAnAmount(shown(text)));
            }
            let currency = match code {
                Some(code) => code.parse::<Currency>().map_err(|_| Reason::UnknownCurrency(shown(code)))?,
                None => options.currency,
            };
            let amount = amount(number, currency, mark)?;
            if amount.is_negative() {
                return Err(Reason::NegativeAmount(shown(text)));
            }
            if amount.minor() > options.limits.price_minor {
                return Err(Reason::AmountTooHigh(shown(text)));
            }
            Ok(amount)
        })
    }

    /// A number of pieces in stock.
    pub(crate) fn stock(&mut self, row: &Record, field: Field) -> Cell<i64> {
        let mark = self.marks.money;
        self.parsed(row, field, |options, text| {
            let most = options.limits.stock;
            let pieces = whole(text, mark)?;
            let absurd = || Reason::AbsurdStock { text: shown(text), most };
            i64::try_from(pieces).ok().filter(|pieces| pieces.unsigned_abs() <= most.unsigned_abs()).ok_or_else(absurd)
        })
    }

    /// A place in an order, from 1.
    pub(crate) fn position(&mut self, row: &Record, field: Field) -> Cell<i64> {
        let mark = self.marks.money;
        self.parsed(row, field, |_, text| {
            i64::try_from(whole(text, mark)?).map_err(|_| Reason::NotAWholeNumber(shown(text)))
        })
    }

    /// A weight in `unit`, unless the cell names its own.
    pub(crate) fn weight(&mut self, row: &Record, field: Field, unit: Unit) -> Cell<i64> {
        let mark = self.marks.weight;
        let mut rounded = false;
        let weight = self.parsed(row, field, |_, text| {
            let (number, named) = split_unit(text);
            if number.is_empty() {
                return Err(Reason::NotAWeight(shown(text)));
            }
            let unit = match named {
                "" => unit,
                _ => Unit::named(named).ok_or_else(|| Reason::UnknownUnit(shown(named)))?,
            };
            let (grams, lossy) = grams(number, unit, mark)?;
            rounded = lossy;
            Ok(grams)
        });
        if rounded {
            self.warn(row, Warning::WeightRounded, self.raw(row, field).value().copied().unwrap_or_default());
        }
        weight
    }

    /// Yes or no.
    pub(crate) fn truth(&mut self, row: &Record, field: Field) -> Cell<bool> {
        self.parsed(row, field, |_, text| truth(text).ok_or_else(|| Reason::NeitherYesNorNo(shown(text))))
    }

    /// A word the table knows, whatever its case and punctuation.
    pub(crate) fn word<T: Copy>(
        &mut self,
        row: &Record,
        field: Field,
        words: &[(&str, T)],
        expected: &'static str,
    ) -> Cell<T> {
        self.parsed(row, field, |_, text| {
            let plain = text.to_lowercase().replace(['_', '-'], " ");
            let known = words.iter().find(|(word, _)| *word == plain || *word == text);
            known.map(|(_, meaning)| *meaning).ok_or_else(|| Reason::UnknownWord { found: shown(text), expected })
        })
    }

    /// A commission in basis points.
    pub(crate) fn commission(&mut self, row: &Record) -> Cell<Bps> {
        self.parsed(row, Field::CommissionBps, |_, text| {
            let points = unguarded_code(text).parse::<u16>().ok();
            points.and_then(Bps::new).ok_or_else(|| Reason::NotACommission(shown(text)))
        })
    }

    /// A reward in minor units of the file's currency.
    pub(crate) fn reward(&mut self, row: &Record) -> Cell<Money> {
        self.parsed(row, Field::RewardMinor, |options, text| {
            let minor = unguarded_code(text).parse::<i64>().map_err(|_| Reason::NotAWholeNumber(shown(text)))?;
            if minor < 0 {
                return Err(Reason::NegativeAmount(shown(text)));
            }
            let amount = Money::new(minor, options.currency).ok().filter(|_| minor <= options.limits.price_minor);
            amount.ok_or_else(|| Reason::AmountTooHigh(shown(text)))
        })
    }

    /// The address of a picture; one that cannot be used is dropped with a warning.
    pub(crate) fn image(&mut self, row: &Record, text: &str) -> Option<String> {
        let text = self.columns.meant(text);
        let usable = url::usable(text);
        if usable.is_none() {
            self.warn(row, Warning::UnusableImage, text);
        }
        usable
    }

    /// Makes `status` a draft, because `why`.
    pub(crate) fn draft(&mut self, row: &Record, status: &mut Cell<Status>, why: Warning, title: &str) {
        self.warn(row, why, title);
        *status = Cell::Value(Status::Draft);
    }

    /// Notes that a cell of `row` is wrong.
    pub(crate) fn error(&mut self, row: &Record, column: usize, reason: Reason) {
        let column = Some(self.columns.name(column).to_owned());
        self.errors.push(RowError { line: row.line, column, reason });
    }

    /// Notes that the row is wrong as a whole, or in a column it may not even have.
    pub(crate) fn row_error(&mut self, line: u64, field: Option<Field>, reason: Reason) {
        let column = field.and_then(|field| self.columns.of(field)).map(|column| self.columns.name(column).to_owned());
        self.errors.push(RowError { line, column, reason });
    }

    /// Notes an oddity.
    pub(crate) fn warn(&mut self, row: &Record, warning: Warning, text: &str) {
        self.warnings.add(warning, row.line, text);
    }

    fn parsed<T>(
        &mut self,
        row: &Record,
        field: Field,
        parse: impl FnOnce(&ReadOptions, &str) -> Result<T, Reason>,
    ) -> Cell<T> {
        let Some(column) = self.columns.of(field) else { return Cell::Absent };
        match Self::raw_at(row, column).map(|text| parse(self.options, text)) {
            Cell::Value(Err(reason)) => {
                self.error(row, column, reason);
                Cell::Blank
            }
            Cell::Value(Ok(value)) => Cell::Value(value),
            Cell::Blank => Cell::Blank,
            Cell::Absent => Cell::Absent,
        }
    }

    fn unguard(&self, text: &str) -> Cell<String> {
        let text = self.columns.meant(text).trim();
        if text.is_empty() { Cell::Blank } else { Cell::Value(text.to_owned()) }
    }
}

/// Yes or no, as shops and spreadsheets of several languages write it.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "1" | "yes" | "y" | "wahr" | "ja" | "vrai" | "oui" | "verdadero" | "sí" | "si" | "vero" | "sann"
        | "prawda" | "tak" | "verdadeiro" | "sim" | "waar" => Some(true),
        "false" | "0" | "no" | "n" | "falsch" | "nein" | "faux" | "non" | "falso" | "falskt" | "nej" | "fałsz"
        | "nie" | "não" | "nee" | "onwaar" => Some(false),
        _ => None,
    }
}

/// A whole number; spreadsheets add `.0` to it.
fn whole(text: &str, mark: Mark) -> Result<i128, Reason> {
    let bare = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(text);
    match scaled(bare, 0, mark)? {
        Some((number, false)) => Ok(number),
        _ => Err(Reason::NotAWholeNumber(shown(text))),
    }
}
