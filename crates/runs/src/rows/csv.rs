use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::split::{Fields, Taken, Wrong};
use super::{Far, hex};
use crate::RunsError;

/// How many bytes are read at once.
const BYTES: u64 = 1 << 20;
/// The longest row. A quote that is not closed would make one row of a whole file.
const LONGEST: usize = 4 << 20;

/// A CSV file.
pub(super) struct Csv {
    file: File,
    hash: Sha256,
    far: Far,
    /// What was read, and how much of it was taken.
    bytes: Vec<u8>,
    taken: usize,
    is_at_end: bool,
    fields: Fields,
    /// How many columns are named.
    width: usize,
    line: u64,
    next_line: u64,
}

impl Csv {
    /// Opens it and reads the names of its columns.
    pub(super) fn open(file: &Path) -> Result<(Vec<String>, Self), RunsError> {
        let opened = File::open(file).map_err(RunsError::file(file))?;
        let of = opened.metadata().map_err(RunsError::file(file))?.len();
        let mut csv = Self {
            file: opened,
            hash: Sha256::new(),
            far: Far { bytes: 0, of },
            bytes: Vec::new(),
            taken: 0,
            is_at_end: false,
            fields: Fields::default(),
            width: usize::MAX,
            line: 1,
            next_line: 1,
        };
        csv.read_on(file)?;
        if csv.bytes.starts_with(b"\xef\xbb\xbf") {
            csv.taken = 3;
        }
        csv.advance(file, &[])?;
        csv.width = csv.fields.len();
        let names = (0..csv.width).map(|column| csv.text(column).trim().to_lowercase()).collect();
        Ok((names, csv))
    }

    /// Goes on to the next row, if there is one. It has to have the `wanted` columns, and no others than are named.
    pub(super) fn advance(&mut self, file: &Path, wanted: &[Option<usize>]) -> Result<bool, RunsError> {
        loop {
            let rest = &self.bytes[self.taken..];
            if rest.is_empty() && self.is_at_end {
                return Ok(false);
            }
            self.line = self.next_line;
            let taken = self.fields.take(rest, self.is_at_end).map_err(|wrong| self.not_a_row(file, wrong))?;
            let Some(Taken { bytes, lines }) = taken else {
                if rest.len() > LONGEST {
                    let problem = "this row is beyond all measure: is there a quote in it that is not closed?";
                    return Err(RunsError::line(file, self.line, problem));
                }
                self.read_on(file)?;
                continue;
            };
            self.taken += bytes;
            self.next_line += lines;
            if self.fields.len() > 0 {
                break;
            }
        }
        let wanted = wanted.iter().flatten().max().map_or(0, |last| last + 1);
        let Self { fields, width, line, .. } = self;
        if fields.len() < wanted {
            let problem = format!("this row ends after {} of {wanted} columns", fields.len());
            return Err(RunsError::line(file, *line, problem));
        }
        if (*width..fields.len()).any(|column| fields.get(column).is_some_and(|text| !text.is_empty())) {
            let problem = format!(
                "this row has {} columns, and {width} are named; put what has a comma in it into quotes",
                fields.len()
            );
            return Err(RunsError::line(file, *line, problem));
        }
        Ok(true)
    }

    /// Reads some more.
    fn read_on(&mut self, file: &Path) -> Result<(), RunsError> {
        self.bytes.drain(..self.taken);
        self.taken = 0;
        let before = self.bytes.len();
        let read = (&mut self.file).take(BYTES).read_to_end(&mut self.bytes).map_err(RunsError::file(file))?;
        self.hash.update(&self.bytes[before..]);
        self.is_at_end = (read as u64) < BYTES;
        self.far.bytes += read as u64;
        Ok(())
    }

    fn not_a_row(&self, file: &Path, wrong: Wrong) -> RunsError {
        let problem = match wrong {
            Wrong::Utf8 => "this is not UTF-8 text; save the file as UTF-8",
            Wrong::Unclosed => "a quote in this row is not closed until the file ends; did the file break off?",
            Wrong::AfterQuote => "after a quote that closes comes a comma; a quote within quotes is written twice",
        };
        RunsError::line(file, self.line, problem)
    }

    pub(super) fn text(&self, column: usize) -> &str {
        self.fields.get(column).unwrap_or_default()
    }

    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    pub(super) const fn far(&self) -> Far {
        self.far
    }

    pub(super) fn hash(self) -> String {
        hex(self.hash)
    }
}
