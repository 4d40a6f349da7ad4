//! A list's own prices as a table: out, and back in with what is wrong beside each line.

use std::collections::BTreeSet;

use base::{Currency, Money};
use db::Tx;

use super::lists::found;
use super::{Imported, ListedPrice, PriceError, PriceRow, Prices, RowProblem, floor, store};
use crate::people::{self, Merchant};
use crate::{MerchantId, PriceListId, VariantId};

/// How many problems are told at most: more help nobody.
const MOST_PROBLEMS: usize = 50;
/// How many lines a file has at most.
const MOST_ROWS: usize = 20_000;

impl Prices {
    /// A list's own prices, in the order of brands and article numbers.
    ///
    /// # Errors
    /// When the merchant has no such list.
    pub async fn rows(&self, merchant: MerchantId, list: PriceListId) -> Result<Vec<PriceRow>, PriceError> {
        let mut tx = self.desk.read().await?;
        let shop = people::merchant_in(&mut tx, merchant).await?.ok_or(PriceError::NotFound)?;
        found(&mut tx, merchant, list).await?;
        Ok(store::rows(&mut tx, list, shop.currency).await?)
    }

    /// Sets a list's own prices by a table with the columns `sku`, `price` and, where two brands use the same number,
    /// `brand` (its part of the address). An empty price takes the article out. Everything or nothing: when a line is
    /// wrong, nothing changes and each wrong line is named.
    ///
    /// # Errors
    /// When the table has no such columns or is too long, or the merchant has no such list.
    pub async fn import(&self, merchant: MerchantId, list: PriceListId, text: &str) -> Result<Imported, PriceError> {
        self.bring_in(merchant, list, |currency| parse(text, currency)).await
    }

    /// The same without a table: problems are told by the place in `prices`, from 0.
    ///
    /// # Errors
    /// When there are too many, or the merchant has no such list.
    pub async fn set_prices(
        &self,
        merchant: MerchantId,
        list: PriceListId,
        prices: &[ListedPrice],
    ) -> Result<Imported, PriceError> {
        if prices.len() > MOST_ROWS {
            return Err(PriceError::TooMany(MOST_ROWS));
        }
        let row = |(line, new): (usize, &ListedPrice), currency: Currency| Row {
            line,
            brand: new.brand.clone(),
            sku: new.sku.clone(),
            price: match new.price {
                Some(price) if price.is_negative() || price.currency() != currency => Err(price.to_string()),
                price => Ok(price),
            },
        };
        self.bring_in(merchant, list, |currency| {
            Ok(prices.iter().enumerate().map(|price| row(price, currency)).collect())
        })
        .await
    }

    async fn bring_in(
        &self,
        merchant: MerchantId,
        list: PriceListId,
        rows: impl FnOnce(Currency) -> Result<Vec<Row>, PriceError>,
    ) -> Result<Imported, PriceError> {
        let mut tx = self.desk.begin().await?;
        let shop = people::merchant_in(&mut tx, merchant).await?.ok_or(PriceError::NotFound)?;
        found(&mut tx, merchant, list).await?;
        let rows = rows(shop.currency)?;
        let (mut imported, mut known) = (Imported::default(), BTreeSet::new());
        for row in &rows {
            match self.take(&mut tx, &shop, list, row, &mut known).await? {
                Ok(true) => imported.set += 1,
                Ok(false) => imported.removed += 1,
                Err(problem) => imported.problems.push((row.line, problem)),
            }
            if imported.problems.len() >= MOST_PROBLEMS {
                break;
            }
        }
        if !imported.problems.is_empty() {
            return Ok(Imported { problems: imported.problems, ..Imported::default() });
        }
        self.tell_in(&mut tx, merchant, list).await?;
        tx.commit().await?;
        Ok(imported)
    }

    /// Takes one row on: `true` when a price was set, `false` when one was taken out.
    async fn take(
        &self,
        tx: &mut Tx,
        shop: &Merchant,
        list: PriceListId,
        row: &Row,
        known: &mut BTreeSet<VariantId>,
    ) -> Result<Result<bool, RowProblem>, PriceError> {
        let sold = store::sold(tx, shop, &row.sku, &row.brand, self.desk.now()).await?;
        let [sold] = sold.as_slice() else { return Ok(Err(RowProblem::Unknown(row.sku.clone()))) };
        if !known.insert(sold.variant) {
            return Ok(Err(RowProblem::Twice(row.sku.clone())));
        }
        let price = match &row.price {
            Ok(Some(price)) => *price,
            Ok(None) => {
                store::set_price(tx, list, sold.variant, None).await?;
                return Ok(Ok(false));
            }
            Err(text) => return Ok(Err(RowProblem::Amount(text.clone()))),
        };
        let floor = floor(sold.price, store::most_off(tx, sold.brand).await?)?;
        if price.minor() < floor.minor() {
            return Ok(Err(RowProblem::BelowFloor(floor)));
        }
        if price.minor() > sold.price.minor() {
            return Ok(Err(RowProblem::AboveStandard(sold.price)));
        }
        store::set_price(tx, list, sold.variant, Some(price)).await?;
        Ok(Ok(true))
    }
}

/// A line of a table.
struct Row {
    /// Its number in the file, from 1.
    line: usize,
    brand: String,
    sku: String,
    /// `None` takes the article out; what is no amount is kept to be told.
    price: Result<Option<Money>, String>,
}

/// Reads a table. Spreadsheets of many countries separate by semicolons.
fn parse(text: &str, currency: Currency) -> Result<Vec<Row>, PriceError> {
    // Browsers send a form's lines with `\r\n`; the numbers of lines are those that people see.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let first = text.lines().next().unwrap_or_default();
    let separator = if first.contains(';') {
        b';'
    } else if first.contains('\t') {
        b'\t'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|_| PriceError::Columns)?.clone();
    let column = |name: &str| headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(name));
    let (Some(sku), Some(price)) = (column("sku"), column("price")) else { return Err(PriceError::Columns) };
    let brand = column("brand");
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| PriceError::Columns)?;
        let cell = |at: usize| unguarded(record.get(at).unwrap_or_default().trim()).to_owned();
        let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        let price = amount(&cell(price), currency);
        let row = Row { line, brand: brand.map(cell).unwrap_or_default(), sku: cell(sku), price };
        if row.sku.is_empty() && row.price == Ok(None) {
            continue;
        }
        rows.push(row);
        if rows.len() > MOST_ROWS {
            return Err(PriceError::TooMany(MOST_ROWS));
        }
    }
    Ok(rows)
}

/// What a cell says something costs.
fn amount(cell: &str, currency: Currency) -> Result<Option<Money>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let price = Money::parse(&cell.replace(',', "."), currency).ok();
    price.filter(|price| !price.is_negative()).map(Some).ok_or_else(|| cell.to_owned())
}

/// A cell without the apostrophe that kept spreadsheets from running it.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}
