//! The bytes of a file, with the place they came from and a limit on how many one row may take.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// Where in the file something starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Bytes from the start.
    pub(crate) byte: u64,
    /// Physical line, from 1.
    pub(crate) line: u64,
}

impl Place {
    pub(crate) const START: Self = Self { byte: 0, line: 1 };
}

/// A buffered reader that knows its place and stops when one row takes more bytes than allowed.
///
/// Parsers collect a row before they hand it out. A quote that is never closed would make them collect the whole file;
/// the allowance turns that into an error instead.
#[derive(Debug)]
pub(crate) struct Source<R> {
    inner: BufReader<R>,
    place: Place,
    allowance: u64,
    left: u64,
}

/// The kind of the error when a row used up its allowance.
pub(crate) const TOO_LONG: io::ErrorKind = io::ErrorKind::FileTooLarge;

const BUFFER: usize = 64 << 10;

impl<R: Read + Seek> Source<R> {
    /// Reads `inner` from its start, at most `allowance` bytes for each row.
    pub(crate) fn new(mut inner: R, allowance: u64) -> io::Result<Self> {
        inner.seek(SeekFrom::Start(0))?;
        Ok(Self { inner: BufReader::with_capacity(BUFFER, inner), place: Place::START, allowance, left: allowance })
    }

    /// Where the next byte comes from.
    pub(crate) const fn place(&self) -> Place {
        self.place
    }

    /// A new row begins: it may take the full allowance again.
    pub(crate) const fn begin_row(&mut self) {
        self.left = self.allowance;
    }

    /// Goes on reading at `place`. Close by, this costs nothing.
    pub(crate) fn go_to(&mut self, place: Place) -> io::Result<()> {
        let distance = i128::from(place.byte) - i128::from(self.place.byte);
        match i64::try_from(distance) {
            Ok(distance) => self.inner.seek_relative(distance)?,
            Err(_) => drop(self.inner.seek(SeekFrom::Start(place.byte))?),
        }
        self.place = place;
        self.begin_row();
        Ok(())
    }

    /// The first bytes of the file, at most as many as the buffer holds; then stands at the start again.
    pub(crate) fn head(&mut self) -> io::Result<Vec<u8>> {
        self.go_to(Place::START)?;
        let mut head = Vec::with_capacity(BUFFER);
        self.inner.by_ref().take(BUFFER as u64).read_to_end(&mut head)?;
        self.inner.seek(SeekFrom::Start(0))?;
        Ok(head)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::from(TOO_LONG));
        }
        let buffer = self.inner.fill_buf()?;
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        Ok(&buffer[..most])
    }

    fn consume(&mut self, amount: usize) {
        let passed = &self.inner.buffer()[..amount];
        self.place.line += passed.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        self.place.byte += amount as u64;
        self.left = self.left.saturating_sub(amount as u64);
        self.inner.consume(amount);
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, Cursor, Read};

    use super::{Place, Source, TOO_LONG};

    #[test]
    fn it_knows_its_line_goes_back_and_stops_rows_that_never_end() {
        let mut source = Source::new(Cursor::new(b"one\ntwo\nthree\n"), 10).unwrap();
        assert_eq!(source.head().unwrap().len(), 14);
        assert_eq!(source.fill_buf().unwrap(), b"one\ntwo\nth");
        source.consume(8);
        assert_eq!(source.place(), Place { byte: 8, line: 3 });
        let mut rest = Vec::new();
        assert_eq!(source.read_to_end(&mut rest).unwrap_err().kind(), TOO_LONG);
        source.go_to(Place { byte: 4, line: 2 }).unwrap();
        rest.clear();
        source.read_to_end(&mut rest).unwrap_err();
        assert_eq!(rest, b"two\nthree\n");
    }
}
