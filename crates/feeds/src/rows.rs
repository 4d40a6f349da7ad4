//! Rows of any kind of file, one by one.

use std::io::{self, Read, Seek};

use crate::columns::Columns;
use crate::detect::meaning_of;
use crate::feed::Feed;
use crate::record::Record;
use crate::source::{Place, Source};
use crate::table::{Table, Trouble};
use crate::{Format, Limits, Refusal};

/// The rows of a table or the items of a feed.
#[derive(Debug)]
pub(crate) enum Rows<R> {
    Table(Box<Table<R>>),
    Feed(Box<Feed<R>>),
}

impl<R: Read + Seek> Rows<R> {
    /// Opens the rows of a file of `format`, with its columns as far as its heading names them.
    pub(crate) fn open(source: Source<R>, format: Format, limits: &Limits) -> Result<(Self, Columns), Refusal> {
        let mut columns = Columns::default();
        let Some((meaning, delimiter)) = meaning_of(format) else {
            let item = if format == Format::GoogleAtom { "entry" } else { "item" };
            return Ok((Self::Feed(Box::new(Feed::open(source, item, limits))), columns));
        };
        columns.guarded = true;
        let (table, headings) = Table::open(source, delimiter.byte(), limits)?;
        for heading in &headings {
            columns.add(heading, meaning(heading));
        }
        Ok((Self::Table(Box::new(table)), columns))
    }

    /// Reads the next row into `record` and says where it starts; `None` at the end. A feed adds its attributes to
    /// `columns` as it meets them.
    pub(crate) fn next(&mut self, columns: &mut Columns, record: &mut Record) -> Result<Option<Place>, Trouble> {
        match self {
            Self::Table(table) => table.next(record),
            Self::Feed(feed) => feed.next(columns, record),
        }
    }

    /// Goes on with the row at `place`, unless it would anyway.
    pub(crate) fn go_to(&mut self, place: Place) -> io::Result<()> {
        match self {
            Self::Table(table) if table.place() == place => Ok(()),
            Self::Table(table) => table.go_to(place),
            Self::Feed(feed) if feed.place() == place => Ok(()),
            Self::Feed(feed) => feed.go_to(place),
        }
    }
}
