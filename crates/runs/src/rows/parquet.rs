use std::fs::File;
use std::io;
use std::path::Path;

use ::parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use arrow_array::{Array as _, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use sha2::{Digest as _, Sha256};

use super::{Far, hex};
use crate::RunsError;

/// How many rows are read at once.
const ROWS: usize = 8_192;

/// A Parquet file. Every column is read as text: what is a number, a date, a name is decided in one place, for CSV as well.
pub(super) struct Columns {
    batches: ParquetRecordBatchReader,
    texts: Vec<Option<StringArray>>,
    /// How many rows the batch has, and at which of them we are.
    rows: usize,
    at: usize,
    /// How many rows there were before.
    before: u64,
    pub(super) hash: String,
    size: u64,
    /// How many rows there are in all.
    all: u64,
}

impl Columns {
    /// Opens it and reads the names of its columns.
    pub(super) fn open(file: &Path) -> Result<(Vec<String>, Self), RunsError> {
        let (hash, size) = hash(file)?;
        let opened = File::open(file).map_err(RunsError::file(file))?;
        let unreadable = |error: ::parquet::errors::ParquetError| RunsError::whole(file, error.to_string());
        let builder = ParquetRecordBatchReaderBuilder::try_new(opened).map_err(unreadable)?;
        let names = builder.schema().fields().iter().map(|field| field.name().trim().to_lowercase()).collect();
        let all = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or_default();
        let batches = builder.with_batch_size(ROWS).build().map_err(unreadable)?;
        Ok((names, Self { batches, texts: Vec::new(), rows: 0, at: 0, before: 0, hash, size, all }))
    }

    /// Goes on to the next row, if there is one; only the `wanted` columns are looked at.
    pub(super) fn advance(&mut self, file: &Path, wanted: &[Option<usize>]) -> Result<bool, RunsError> {
        self.at += 1;
        while self.at >= self.rows {
            let Some(batch) = self.batches.next() else { return Ok(false) };
            self.before += u64::try_from(self.rows).unwrap_or_default();
            let batch = batch.map_err(|error| RunsError::line(file, self.before + 2, error.to_string()))?;
            self.texts = texts(&batch, wanted).map_err(|error| RunsError::whole(file, error))?;
            (self.rows, self.at) = (batch.num_rows(), 0);
        }
        Ok(true)
    }

    pub(super) fn text(&self, column: usize) -> &str {
        let texts = self.texts.get(column).and_then(Option::as_ref);
        texts.filter(|texts| texts.is_valid(self.at)).map_or("", |texts| texts.value(self.at))
    }

    /// As if every row had as many bytes.
    pub(super) fn far(&self) -> Far {
        let rows = self.before + u64::try_from(self.rows).unwrap_or_default();
        let bytes = u128::from(self.size) * u128::from(rows) / u128::from(self.all.max(1));
        Far { bytes: u64::try_from(bytes).unwrap_or(self.size), of: self.size }
    }

    pub(super) fn line(&self) -> u64 {
        self.before + u64::try_from(self.at).unwrap_or_default() + 2
    }
}

fn texts(batch: &RecordBatch, wanted: &[Option<usize>]) -> Result<Vec<Option<StringArray>>, String> {
    let text = |column: usize| {
        if !wanted.contains(&Some(column)) {
            return Ok(None);
        }
        let name = || batch.schema().field(column).name().clone();
        let cast = cast(batch.column(column), &DataType::Utf8);
        let cast = cast.map_err(|error| format!("column {}: {error}", name()))?;
        let texts = cast.as_any().downcast_ref::<StringArray>().cloned();
        texts.map(Some).ok_or_else(|| format!("column {} cannot be read as text", name()))
    };
    (0..batch.num_columns()).map(text).collect()
}

/// SHA-256 of a file, and its size in bytes.
fn hash(file: &Path) -> Result<(String, u64), RunsError> {
    let mut opened = File::open(file).map_err(RunsError::file(file))?;
    let mut hash = Sha256::new();
    let size = io::copy(&mut opened, &mut hash).map_err(RunsError::file(file))?;
    Ok((hex(hash), size))
}
