/// What a file says about one field of a product.
///
/// Shops update catalogs with partial files, so "says nothing" and "says nothing is there" must stay apart: a column
/// that is absent keeps what is stored, a blank cell erases it, but only when the importer was asked to erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cell<T> {
    /// The file has no such column: nothing is said.
    #[default]
    Absent,
    /// The column is there, the cell is empty.
    Blank,
    /// The cell says this.
    Value(T),
}

impl<T> Cell<T> {
    /// Whether the file has no such column.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the column is there and the cell is empty.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// What the cell says, if it says anything.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Blank => None,
        }
    }

    /// What the cell says, if it says anything.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Blank => None,
        }
    }

    /// The same cell, its value borrowed.
    #[must_use]
    pub const fn as_ref(&self) -> Cell<&T> {
        match self {
            Self::Absent => Cell::Absent,
            Self::Blank => Cell::Blank,
            Self::Value(value) => Cell::Value(value),
        }
    }

    /// The same cell with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Cell<U> {
        match self {
            Self::Absent => Cell::Absent,
            Self::Blank => Cell::Blank,
            Self::Value(value) => Cell::Value(change(value)),
        }
    }

    /// The value put through `change`, which may find that it says nothing after all.
    pub fn and_then<U>(self, change: impl FnOnce(T) -> Cell<U>) -> Cell<U> {
        match self {
            Self::Absent => Cell::Absent,
            Self::Blank => Cell::Blank,
            Self::Value(value) => change(value),
        }
    }

    /// This cell if it has a value; otherwise `other`, where a blank cell still beats an absent one.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Value(value), _) | (_, Self::Value(value)) => Self::Value(value),
            (Self::Blank, _) | (_, Self::Blank) => Self::Blank,
            (Self::Absent, Self::Absent) => Self::Absent,
        }
    }
}

impl Cell<String> {
    /// The text, empty when there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        self.value().map_or("", String::as_str)
    }
}

impl<T> From<Option<T>> for Cell<T> {
    /// Of a stored field: what is not there becomes blank, never absent.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Self::Value)
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn a_value_wins_over_a_blank_and_a_blank_over_an_absent_cell() {
        assert_eq!(Cell::Blank.or(Cell::Value(2)), Cell::Value(2));
        assert_eq!(Cell::Value(1).or(Cell::Value(2)), Cell::Value(1));
        assert_eq!(Cell::<u8>::Absent.or(Cell::Blank), Cell::Blank);
        assert_eq!(Cell::<u8>::default(), Cell::Absent);
        assert_eq!(Cell::from(None::<u8>), Cell::Blank);
    }
}
