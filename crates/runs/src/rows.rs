//! Rows of a CSV file, by the heads of their columns.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use csv::StringRecord;
use sha2::{Digest as _, Sha256};

use crate::RunsError;

/// A file that is read row by row, and hashed on the way.
pub(crate) struct Rows {
    file: PathBuf,
    reader: csv::Reader<Hashing>,
    record: StringRecord,
    /// The columns of the file that nobody asked for.
    pub(crate) ignored: Vec<String>,
    columns: Vec<Option<usize>>,
}

/// A row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    file: &'a Path,
    record: &'a StringRecord,
    columns: &'a [Option<usize>],
    heads: &'static [Head],
}

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
    pub(crate) fn open(file: &Path, heads: &'static [Head]) -> Result<Self, RunsError> {
        let opened = File::open(file).map_err(RunsError::file(file))?;
        let hashing = Hashing { inner: BufReader::with_capacity(1 << 20, opened), hash: Sha256::new() };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(hashing);
        let found = reader.headers().map_err(|error| unreadable(file, &error))?.clone();
        let names: Vec<String> =
            found.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_lowercase()).collect();
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
        let ignored = (0..).zip(&names).filter(|(at, _)| !columns.contains(&Some(*at))).map(|(_, name)| name.clone());
        let ignored = ignored.collect();
        Ok(Self { file: file.to_owned(), reader, record: StringRecord::new(), ignored, columns })
    }

    /// The next row; `None` after the last.
    pub(crate) fn next<'a>(&'a mut self, heads: &'static [Head]) -> Result<Option<Row<'a>>, RunsError> {
        let is_there = self.reader.read_record(&mut self.record).map_err(|error| unreadable(&self.file, &error))?;
        let Self { file, record, columns, .. } = self;
        let row = Row { file, record, columns, heads };
        let wanted = columns.iter().flatten().max().map_or(0, |last| last + 1);
        if is_there && record.len() < wanted {
            return Err(row.wrong(format!("this row ends after {} of {wanted} columns", record.len())));
        }
        Ok(is_there.then_some(row))
    }

    /// SHA-256 of the whole file, which has to be read to its end, in hexadecimal digits.
    pub(crate) fn hash(self) -> String {
        hex(self.reader.into_inner().hash)
    }
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unreadable(file: &Path, error: &csv::Error) -> RunsError {
    let line = error.position().map_or(1, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => RunsError::line(file, line, "this is not UTF-8 text; save the file as UTF-8"),
        _ => RunsError::line(file, line, error.to_string()),
    }
}

impl<'a> Row<'a> {
    /// The text in a column, without blanks around it; empty where the column is not there.
    pub(crate) fn text(&self, column: usize) -> &'a str {
        self.columns[column].and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }

    /// The line of the file it begins at.
    pub(crate) fn line(&self) -> u64 {
        self.record.position().map_or(1, csv::Position::line)
    }

    pub(crate) fn wrong(&self, problem: impl Into<String>) -> RunsError {
        RunsError::line(self.file, self.line(), problem)
    }

    /// An error about what stands in a column.
    pub(crate) fn wrong_in(&self, column: usize, why: &str) -> RunsError {
        self.wrong(format!("{} is `{}`: {why}", self.heads[column].name, self.text(column)))
    }
}

/// A file that is hashed while it is read.
struct Hashing {
    inner: BufReader<File>,
    hash: Sha256,
}

impl Read for Hashing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}
