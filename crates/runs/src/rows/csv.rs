use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use ::csv::{Error, ErrorKind, Position, Reader, ReaderBuilder, StringRecord};
use sha2::{Digest as _, Sha256};

use super::hex;
use crate::RunsError;

/// A CSV file.
pub(super) struct Csv {
    reader: Reader<Hashing>,
    record: StringRecord,
}

impl Csv {
    /// Opens it and reads the names of its columns.
    pub(super) fn open(file: &Path) -> Result<(Vec<String>, Self), RunsError> {
        let opened = File::open(file).map_err(RunsError::file(file))?;
        let hashing = Hashing { inner: BufReader::with_capacity(1 << 20, opened), hash: Sha256::new() };
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(hashing);
        let heads = reader.headers().map_err(|error| unreadable(file, &error))?;
        let names = heads.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_lowercase()).collect();
        Ok((names, Self { reader, record: StringRecord::new() }))
    }

    /// Goes on to the next row, if there is one. It has to have the `wanted` columns.
    pub(super) fn advance(&mut self, file: &Path, wanted: &[Option<usize>]) -> Result<bool, RunsError> {
        let is_there = self.reader.read_record(&mut self.record).map_err(|error| unreadable(file, &error))?;
        let wanted = wanted.iter().flatten().max().map_or(0, |last| last + 1);
        if is_there && self.record.len() < wanted {
            let problem = format!("this row ends after {} of {wanted} columns", self.record.len());
            return Err(RunsError::line(file, self.line(), problem));
        }
        Ok(is_there)
    }

    pub(super) fn text(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default()
    }

    pub(super) fn line(&self) -> u64 {
        self.record.position().map_or(1, Position::line)
    }

    pub(super) fn hash(self) -> String {
        hex(self.reader.into_inner().hash)
    }
}

fn unreadable(file: &Path, error: &Error) -> RunsError {
    let line = error.position().map_or(1, Position::line);
    match error.kind() {
        ErrorKind::Utf8 { .. } => RunsError::line(file, line, "this is not UTF-8 text; save the file as UTF-8"),
        _ => RunsError::line(file, line, error.to_string()),
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
