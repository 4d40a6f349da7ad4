//! One row of CSV out of many bytes, as RFC 4180 says: fields in quotes may hold commas, line breaks and doubled quotes.

use std::ops::Range;
use std::str::{Utf8Error, from_utf8};

use memchr::{memchr, memchr_iter, memchr2};

/// The fields of a row.
#[derive(Debug, Default)]
pub(super) struct Fields {
    text: String,
    places: Vec<Range<usize>>,
}

/// A row that was there whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    /// How many bytes it had, its end counted.
    pub(super) bytes: usize,
    /// How many lines.
    pub(super) lines: u64,
}

/// Why bytes are no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// They are no text.
    Utf8,
    /// A quote is not closed until the file ends.
    Unclosed,
    /// Something stands between a quote that closes and the next comma.
    AfterQuote,
}

impl From<Utf8Error> for Wrong {
    fn from(_: Utf8Error) -> Self {
        Self::Utf8
    }
}

impl Fields {
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn get(&self, column: usize) -> Option<&str> {
        self.places.get(column).map(|place| &self.text[place.clone()])
    }

    /// Takes the first row of `bytes`, which a file may go on after unless they `are_last`; `None` when it is not there whole. An
    /// empty line is a row without fields.
    pub(super) fn take(&mut self, bytes: &[u8], are_last: bool) -> Result<Option<Taken>, Wrong> {
        self.text.clear();
        self.places.clear();
        let end = match memchr(b'\n', bytes) {
            Some(end) => end,
            None if are_last => bytes.len(),
            None => return Ok(None),
        };
        let line = &bytes[..end];
        if memchr(b'"', line).is_some() {
            return self.take_quoted(bytes, are_last);
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        self.text.push_str(from_utf8(line)?);
        if !line.is_empty() {
            let mut from = 0;
            for comma in memchr_iter(b',', line) {
                self.places.push(from..comma);
                from = comma + 1;
            }
            self.places.push(from..line.len());
        }
        Ok(Some(Taken { bytes: (end + 1).min(bytes.len()), lines: 1 }))
    }

    /// The same for a row that has a quote somewhere.
    fn take_quoted(&mut self, bytes: &[u8], are_last: bool) -> Result<Option<Taken>, Wrong> {
        let mut at = 0;
        loop {
            let from = self.text.len();
            let field = match bytes.get(at) {
                Some(b'"') => self.push_quoted(&bytes[at..], are_last)?,
                _ => self.push_plain(&bytes[at..], are_last)?,
            };
            let Some(length) = field else { return Ok(None) };
            self.places.push(from..self.text.len());
            at += length;
            let end = match &bytes[at..] {
                [b',', ..] => {
                    at += 1;
                    continue;
                }
                [b'\n', ..] => 1,
                [b'\r', b'\n', ..] => 2,
                rest if are_last && matches!(rest, [] | [b'\r']) => rest.len(),
                [] | [b'\r'] => return Ok(None),
                _ => return Err(Wrong::AfterQuote),
            };
            let bytes = at + end;
            return Ok(Some(Taken {
                bytes,
                lines: 1 + self.text.bytes().filter(|byte| *byte == b'\n').count() as u64,
            }));
        }
    }

    /// Takes a field that begins with a quote; how many bytes it had.
    fn push_quoted(&mut self, bytes: &[u8], are_last: bool) -> Result<Option<usize>, Wrong> {
        let mut at = 1;
        loop {
            let Some(length) = memchr(b'"', &bytes[at..]) else {
                return if are_last { Err(Wrong::Unclosed) } else { Ok(None) };
            };
            self.text.push_str(from_utf8(&bytes[at..at + length])?);
            at += length + 1;
            if bytes.get(at) != Some(&b'"') {
                // Whether another quote follows is not known where the bytes end.
                return Ok((at < bytes.len() || are_last).then_some(at));
            }
            self.text.push('"');
            at += 1;
        }
    }

    /// Takes a field up to its comma or the end of its line; how many bytes it had.
    fn push_plain(&mut self, bytes: &[u8], are_last: bool) -> Result<Option<usize>, Wrong> {
        let length = match memchr2(b',', b'\n', bytes) {
            Some(length) => length,
            None if are_last => bytes.len(),
            None => return Ok(None),
        };
        let is_end = bytes.get(length) != Some(&b',');
        let field = bytes[..length].strip_suffix(b"\r").filter(|_| is_end).unwrap_or(&bytes[..length]);
        self.text.push_str(from_utf8(field)?);
        Ok(Some(field.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, Taken, Wrong};

    /// The rows of a text, read as if it came in two pieces that break after `cut` bytes.
    fn rows(text: &[u8], cut: usize) -> Result<Vec<Vec<String>>, Wrong> {
        let (mut fields, mut rows, mut at) = (Fields::default(), Vec::new(), 0);
        let mut end = cut;
        while at < text.len() {
            match fields.take(&text[at..end], end == text.len())? {
                Some(Taken { bytes, .. }) => {
                    at += bytes;
                    rows.push((0..fields.len()).map(|column| fields.get(column).unwrap().to_owned()).collect());
                    if at == end {
                        end = text.len();
                    }
                }
                None => end = text.len(),
            }
        }
        Ok(rows)
    }

    #[test]
    fn rows_are_what_the_csv_crate_says_wherever_the_bytes_are_cut() {
        let text = "a,b,c\r\n1,\"2,\n\"\"3\"\"\",\n\n\u{e4},,\"\"\n\"x\",y\"z,\"\u{20ac}\"\r\nlast,\"\"\"\",row";
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(expected.len(), 5);
        for cut in 0..=text.len() {
            let read = rows(text.as_bytes(), cut).unwrap();
            let read: Vec<Vec<String>> = read.into_iter().filter(|row| !row.is_empty()).collect();
            assert_eq!(read, expected, "cut after {cut}");
        }
    }

    #[test]
    fn what_is_no_row_is_told_apart() {
        for (text, wrong) in [
            (&b"a,\"b\n1,2\n"[..], Wrong::Unclosed),
            (b"a,\"b\"c\n", Wrong::AfterQuote),
            (b"a,b\xf6\n", Wrong::Utf8),
            (b"\"\xc3\",\"\xa4\"\n", Wrong::Utf8),
        ] {
            assert_eq!(rows(text, text.len()).unwrap_err(), wrong);
        }
    }

    #[test]
    fn lines_are_counted_inside_of_quotes_as_well() {
        let taken = Fields::default().take(b"a,\"1\n2\r\n3\"\nb\n", true).unwrap();
        assert_eq!(taken, Some(Taken { bytes: 11, lines: 3 }));
    }
}
