//! Rows of a file, by the heads of their columns.

mod csv;
mod parquet;
mod split;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use self::csv::Csv;
use self::parquet::Columns;
use crate::RunsError;

/// A file that is read row by row, and hashed on the way.
pub(crate) struct Rows {
    file: PathBuf,
    heads: &'static [Head],
    columns: Vec<Option<usize>>,
    /// The columns of the file that nobody asked for.
    pub(crate) ignored: Vec<String>,
    source: Source,
}

enum Source {
    Csv(Box<Csv>),
    Parquet(Box<Columns>),
}

/// How far a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Far {
    /// How many bytes.
    pub(crate) bytes: u64,
    /// Of how many.
    pub(crate) of: u64,
}

/// A row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a>(&'a Rows);

/// A column that is read.
pub(crate) struct Head {
    pub(crate) name: &'static str,
    pub(crate) is_needed: bool,
}

/// A column that has to be there.
pub(crate) const fn needed(name: &'static str) -> Head {
    Head { name, is_needed: true }
}

/// A column that may be left out.
pub(crate) const fn optional(name: &'static str) -> Head {
    Head { name, is_needed: false }
}

impl Rows {
    /// Opens a file: Parquet when its name ends so, else CSV.
    pub(crate) fn open(file: &Path, heads: &'static [Head]) -> Result<Self, RunsError> {
        let is_parquet = file.extension().is_some_and(|end| end.eq_ignore_ascii_case("parquet"));
        let (names, source) = if is_parquet {
            let (names, columns) = Columns::open(file)?;
            (names, Source::Parquet(Box::new(columns)))
        } else {
            let (names, csv) = Csv::open(file)?;
            (names, Source::Csv(Box::new(csv)))
        };
        let columns = found(file, heads, &names)?;
        let ignored = (0..).zip(&names).filter(|(at, _)| !columns.contains(&Some(*at))).map(|(_, name)| name.clone());
        let ignored = ignored.collect();
        Ok(Self { file: file.to_owned(), heads, columns, ignored, source })
    }

    /// The next row; `None` after the last.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, RunsError> {
        let is_there = match &mut self.source {
            Source::Csv(csv) => csv.advance(&self.file, &self.columns)?,
            Source::Parquet(columns) => columns.advance(&self.file, &self.columns)?,
        };
        Ok(is_there.then_some(Row(self)))
    }

    /// Whether the file has a column.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.columns[column].is_some()
    }

    /// How far it was read.
    pub(crate) fn far(&self) -> Far {
        match &self.source {
            Source::Csv(csv) => csv.far(),
            Source::Parquet(columns) => columns.far(),
        }
    }

    /// SHA-256 of the whole file, which has to be read to its end, in hexadecimal digits.
    pub(crate) fn hash(self) -> String {
        match self.source {
            Source::Csv(csv) => csv.hash(),
            Source::Parquet(columns) => columns.hash,
        }
    }
}

/// Which column of the file each head is.
fn found(file: &Path, heads: &[Head], names: &[String]) -> Result<Vec<Option<usize>>, RunsError> {
    let mut columns = Vec::with_capacity(heads.len());
    for head in heads {
        let mut places = names.iter().enumerate().filter(|(_, name)| *name == head.name).map(|(at, _)| at);
        let place = places.next();
        if places.next().is_some() {
            return Err(RunsError::line(file, 1, format!("there are two columns called `{}`", head.name)));
        }
        if place.is_none() && head.is_needed {
            let problem = format!("there is no column `{}`; there are {}", head.name, names.join(", "));
            return Err(RunsError::line(file, 1, problem));
        }
        columns.push(place);
    }
    Ok(columns)
}

/// SHA-256 of a whole file, in hexadecimal digits.
pub(crate) fn hash_of(file: &Path) -> Result<String, RunsError> {
    let mut hash = Sha256::new();
    let read = File::open(file).and_then(|mut bytes| io::copy(&mut bytes, &mut hash));
    read.map_err(RunsError::file(file))?;
    Ok(hex(hash))
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl<'a> Row<'a> {
    /// The text in a column, without blanks around it; empty where the column is not there.
    pub(crate) fn text(self, column: usize) -> &'a str {
        let Some(at) = self.0.columns[column] else { return "" };
        match &self.0.source {
            Source::Csv(csv) => csv.text(at),
            Source::Parquet(columns) => columns.text(at),
        }
        .trim()
    }

    /// The line of the file it begins at; of Parquet, the row as if its heads were a line.
    pub(crate) fn line(self) -> u64 {
        match &self.0.source {
            Source::Csv(csv) => csv.line(),
            Source::Parquet(columns) => columns.line(),
        }
    }

    pub(crate) fn wrong(self, problem: impl Into<String>) -> RunsError {
        RunsError::line(&self.0.file, self.line(), problem)
    }

    /// An error about what stands in a column.
    pub(crate) fn wrong_in(self, column: usize, why: &str) -> RunsError {
        self.wrong(format!("{} is `{}`: {why}", self.0.heads[column].name, self.text(column)))
    }
}
