//! One row of a table or one item of a feed, as text.

/// The cells of a row, or the attributes of an item, in the order of the file. Kept in two buffers that are reused from
/// row to row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    /// The line it starts on.
    pub(crate) line: u64,
    text: String,
    cells: Vec<Bounds>,
}

#[derive(Debug, Clone, Copy)]
struct Bounds {
    column: usize,
    start: usize,
    end: usize,
}

impl Record {
    /// Empties it for the row on `line`.
    pub(crate) fn clear(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.cells.clear();
    }

    /// Adds what `column` says. In a feed a column may come several times.
    pub(crate) fn push(&mut self, column: usize, cell: &str) {
        let start = self.text.len();
        self.text.push_str(cell);
        self.cells.push(Bounds { column, start, end: self.text.len() });
    }

    /// What `column` says first. `None` when the row says nothing about it.
    pub(crate) fn get(&self, column: usize) -> Option<&str> {
        // In a table every column is in its place.
        match self.cells.get(column) {
            Some(bounds) if bounds.column == column => Some(self.slice(bounds)),
            _ => self.all(column).next(),
        }
    }

    /// Everything `column` says.
    pub(crate) fn all(&self, column: usize) -> impl Iterator<Item = &str> {
        self.cells.iter().filter(move |bounds| bounds.column == column).map(|bounds| self.slice(bounds))
    }

    /// Every cell with its column.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(|bounds| (bounds.column, self.slice(bounds)))
    }

    /// Whether no cell says anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How much memory it takes, roughly.
    pub(crate) fn size(&self) -> usize {
        self.text.len() + self.cells.len() * size_of::<Bounds>()
    }

    fn slice(&self, bounds: &Bounds) -> &str {
        &self.text[bounds.start..bounds.end]
    }
}
