//! Tables: rows of cells, quoted or not, with any delimiter.

use std::io::{self, BufRead, Read, Seek};

use csv_core::ReadRecordResult;

use crate::record::Record;
use crate::source::{Place, Source, TOO_LONG};
use crate::{Limits, Reason, Refusal, RowError};

/// Why there is no next row.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// This row is unusable; the next one may be fine.
    Row(RowError),
    /// Nothing after this can be trusted.
    File(Refusal),
}

/// Reads the rows of a table one by one, from any place it was at before.
#[derive(Debug)]
pub(crate) struct Table<R> {
    source: Source<R>,
    core: csv_core::Reader,
    raw: Raw,
    columns: usize,
    cell_bytes: usize,
    record_bytes: u64,
}

/// The bytes of one row without quotes, and where each cell ends.
#[derive(Debug, Default)]
struct Raw {
    bytes: Vec<u8>,
    len: usize,
    ends: Vec<usize>,
    cells: usize,
}

impl<R: Read + Seek> Table<R> {
    /// Opens the table and reads its heading.
    pub(crate) fn open(source: Source<R>, delimiter: u8, limits: &Limits) -> Result<(Self, Vec<String>), Refusal> {
        let core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let raw = Raw { bytes: vec![0; 4096], ends: vec![0; 64], ..Raw::default() };
        let (cell_bytes, record_bytes) = (limits.cell_bytes, limits.record_bytes);
        let mut table = Self { source, core, raw, columns: 0, cell_bytes, record_bytes };
        let place = table.read_raw()?.ok_or(Refusal::Empty)?;
        let heading = table.raw.texts().ok_or(Refusal::NotUtf8 { line: place.line })?;
        let heading: Vec<String> = heading.into_iter().map(str::to_owned).collect();
        if heading.len() > limits.columns {
            return Err(Refusal::TooManyColumns(limits.columns));
        }
        table.columns = heading.len();
        Ok((table, heading))
    }

    /// Reads the next row into `record` and says where it starts; `None` at the end of the file.
    pub(crate) fn next(&mut self, record: &mut Record) -> Result<Option<Place>, Trouble> {
        let Some(place) = self.read_raw().map_err(Trouble::File)? else { return Ok(None) };
        record.clear(place.line);
        let wrong = |reason| Trouble::Row(RowError { line: place.line, column: None, reason });
        let cells = self.raw.texts().ok_or_else(|| wrong(Reason::NotUtf8))?;
        let blank = |cell: &&str| cell.trim().is_empty();
        // Spreadsheets leave empty cells behind the last column, and rows of nothing but commas.
        let surplus = cells.get(self.columns..).is_some_and(|rest| !rest.iter().all(blank));
        let short = cells.len() < self.columns && !cells.iter().all(blank);
        if surplus || short {
            return Err(wrong(Reason::CellCount { expected: self.columns, found: cells.len() }));
        }
        for (column, cell) in cells.into_iter().take(self.columns).enumerate() {
            if cell.len() > self.cell_bytes {
                return Err(wrong(Reason::CellTooLong(self.cell_bytes)));
            }
            if cell.contains('\0') {
                return Err(wrong(Reason::ZeroByte));
            }
            record.push(column, cell);
        }
        Ok(Some(place))
    }

    /// Goes on with the row at `place`.
    pub(crate) fn go_to(&mut self, place: Place) -> io::Result<()> {
        self.source.go_to(place)
    }

    /// Where the next row is looked for.
    pub(crate) const fn place(&self) -> Place {
        self.source.place()
    }

    fn read_raw(&mut self) -> Result<Option<Place>, Refusal> {
        self.source.begin_row();
        let Some(place) = self.skip_line_ends()? else { return Ok(None) };
        self.core.reset();
        (self.raw.len, self.raw.cells) = (0, 0);
        loop {
            let input = match self.source.fill_buf() {
                Ok(input) => input,
                Err(error) if error.kind() == TOO_LONG => {
                    return Err(Refusal::RowTooLong { line: place.line, limit: self.record_bytes });
                }
                Err(error) => return Err(error.into()),
            };
            // At the end of the file a line end must end the row. If it does not, it is inside a quoted cell.
            let at_end = input.is_empty();
            let input = if at_end { b"\n".as_slice() } else { input };
            let (result, used) = self.raw.feed(&mut self.core, input);
            if !at_end {
                self.source.consume(used);
            }
            match result {
                ReadRecordResult::Record => return Ok(Some(place)),
                ReadRecordResult::InputEmpty if at_end => {
                    return Err(Refusal::QuoteNeverClosed { line: place.line });
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => self.raw.grow(),
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    /// The place of the next byte that is not an empty line.
    fn skip_line_ends(&mut self) -> io::Result<Option<Place>> {
        loop {
            let input = self.source.fill_buf()?;
            if input.is_empty() {
                return Ok(None);
            }
            let empty = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let found = empty < input.len();
            self.source.consume(empty);
            if found {
                return Ok(Some(self.source.place()));
            }
            self.source.begin_row();
        }
    }
}

impl Raw {
    fn feed(&mut self, core: &mut csv_core::Reader, input: &[u8]) -> (ReadRecordResult, usize) {
        let (result, used, written, ended) =
            core.read_record(input, &mut self.bytes[self.len..], &mut self.ends[self.cells..]);
        self.len += written;
        self.cells += ended;
        (result, used)
    }

    fn grow(&mut self) {
        if self.len == self.bytes.len() {
            self.bytes.resize(self.bytes.len() * 2, 0);
        }
        if self.cells == self.ends.len() {
            self.ends.resize(self.ends.len() * 2, 0);
        }
    }

    /// The cells, if every one of them is UTF-8.
    fn texts(&self) -> Option<Vec<&str>> {
        let text = std::str::from_utf8(&self.bytes[..self.len]).ok()?;
        let mut start = 0;
        let mut cells = Vec::with_capacity(self.cells);
        for end in &self.ends[..self.cells] {
            cells.push(text.get(start..*end)?);
            start = *end;
        }
        Some(cells)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{Table, Trouble};
    use crate::record::Record;
    use crate::source::{Place, Source};
    use crate::{Limits, Reason, Refusal};

    fn table(bytes: &[u8]) -> Table<Cursor<Vec<u8>>> {
        let limits = Limits { cell_bytes: 50, record_bytes: 200, ..Limits::default() };
        let source = Source::new(Cursor::new(bytes.to_vec()), limits.record_bytes).unwrap();
        Table::open(source, b',', &limits).unwrap().0
    }

    fn row(table: &mut Table<Cursor<Vec<u8>>>) -> (Place, Vec<String>) {
        let mut record = Record::default();
        let place = table.next(&mut record).unwrap().unwrap();
        (place, record.cells().map(|(_, cell)| cell.to_owned()).collect())
    }

    #[test]
    fn rows_start_where_they_start_whatever_ends_the_lines() {
        let mut table = table(b"a,b\r\n\r\n1,\"x\r\ny\"\r\n3,4\n\n\n5,6");
        assert_eq!(row(&mut table), (Place { byte: 7, line: 3 }, vec!["1".into(), "x\r\ny".into()]));
        let (second, _) = row(&mut table);
        assert_eq!((second.line, row(&mut table).0.line), (5, 8));
        assert!(table.next(&mut Record::default()).unwrap().is_none());
        table.go_to(second).unwrap();
        assert_eq!(row(&mut table).1, ["3", "4"]);
    }

    #[test]
    fn damage_is_named_with_the_line_of_the_row() {
        let refused = |bytes: &[u8]| {
            let mut table = table(bytes);
            loop {
                match table.next(&mut Record::default()) {
                    Ok(Some(_)) => {}
                    Ok(None) => panic!("not refused"),
                    Err(Trouble::File(refusal)) => return refusal.to_string(),
                    Err(Trouble::Row(error)) => return error.to_string(),
                }
            }
        };
        let cut = refused(b"a,b\n1,2\n3,\"cut off");
        assert_eq!(cut, Refusal::QuoteNeverClosed { line: 3 }.to_string());
        assert_eq!(refused(b"a,b\n1\n"), "line 2: the row has 1 cells, the heading has 2");
        assert_eq!(refused(b"a,b\n1,2,3\n"), "line 2: the row has 3 cells, the heading has 2");
        assert_eq!(refused(b"a,b\n1,\xff\n"), format!("line 2: {}", Reason::NotUtf8));
        assert_eq!(refused(b"a,b\n1,\0\n"), format!("line 2: {}", Reason::ZeroByte));
        assert_eq!(
            refused(format!("a,b\n1,{}\n", "x".repeat(51)).as_bytes()),
            "line 2: the cell is longer than 50 bytes"
        );
        let endless = format!("a,b\n1,\"{}", "x\n".repeat(500));
        assert_eq!(refused(endless.as_bytes()), Refusal::RowTooLong { line: 2, limit: 200 }.to_string());
    }

    #[test]
    fn blank_cells_behind_the_last_column_do_not_matter() {
        let mut table = table(b"a,b\n1,2,,\n,,,\n3,4\n");
        assert_eq!(row(&mut table).1, ["1", "2"]);
        assert_eq!(row(&mut table).1, ["", ""]);
        assert_eq!(row(&mut table).1, ["3", "4"]);
    }
}
