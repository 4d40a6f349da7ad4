//! How the tests read a file.

use std::io::Cursor;

use base::{Currency, Money};
use feeds::{Catalog, Product, ReadOptions, Refusal, Report, RowError, Warning};

/// What came out of a file.
pub(crate) struct Outcome {
    pub(crate) products: Vec<Product>,
    pub(crate) errors: Vec<RowError>,
    pub(crate) report: Report,
}

impl Outcome {
    /// The product of this key.
    pub(crate) fn product(&self, key: &str) -> &Product {
        self.products.iter().find(|product| product.key == key).unwrap_or_else(|| panic!("no {key}: {:?}", self.errors))
    }

    /// The errors as people read them.
    pub(crate) fn messages(&self) -> Vec<String> {
        self.errors.iter().map(ToString::to_string).collect()
    }

    /// Every warning with its count.
    pub(crate) fn warnings(&self) -> Vec<(Warning, u64)> {
        self.report.warnings.iter().map(|(warning, tally)| (warning, tally.count)).collect()
    }

    /// The columns that were dropped although something stood in them.
    pub(crate) fn dropped(&self) -> Vec<(&str, feeds::Why, u64)> {
        let filled = self.report.dropped_columns.iter().filter(|column| column.filled > 0);
        filled.map(|column| (column.name.as_str(), column.why, column.filled)).collect()
    }
}

/// Amounts without currency are euros.
pub(crate) fn euros() -> ReadOptions {
    ReadOptions::new(Currency::EUR)
}

pub(crate) fn eur(amount: &str) -> Money {
    Money::parse(amount, Currency::EUR).unwrap()
}

/// Reads a file that is not refused.
pub(crate) fn read(file: impl AsRef<[u8]>) -> Outcome {
    read_with(file, euros()).unwrap()
}

/// Reads a file that has no mistakes.
pub(crate) fn read_well(file: impl AsRef<[u8]>) -> Outcome {
    let outcome = read(file);
    assert_eq!(outcome.messages(), [""; 0]);
    outcome
}

/// The one product of a file without mistakes.
pub(crate) fn only(file: impl AsRef<[u8]>) -> Product {
    let mut products = read_well(file).products;
    assert_eq!(products.len(), 1);
    products.remove(0)
}

pub(crate) fn read_with(file: impl AsRef<[u8]>, options: ReadOptions) -> Result<Outcome, Refusal> {
    let mut catalog = Catalog::open(Cursor::new(file.as_ref().to_vec()), "catalog", options)?;
    let (mut products, mut errors) = (Vec::new(), Vec::new());
    for product in catalog.by_ref() {
        match product {
            Ok(product) => products.push(product),
            Err(error) => errors.push(error),
        }
    }
    Ok(Outcome { products, errors, report: catalog.report().clone() })
}

/// Why a file is refused.
pub(crate) fn refusal(file: impl AsRef<[u8]>) -> String {
    match read_with(file, euros()) {
        Ok(outcome) => panic!("not refused: {} products, {:?}", outcome.products.len(), outcome.errors),
        Err(refusal) => refusal.to_string(),
    }
}
