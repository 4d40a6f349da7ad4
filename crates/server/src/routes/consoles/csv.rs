//! A list as a file for spreadsheets.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use base::{Money, Timestamp};

use crate::web::WebError;

/// A file of comma-separated values, written row by row. It begins with the mark by which spreadsheets know that it is
/// UTF-8.
#[derive(Debug)]
pub(in crate::routes) struct Csv {
    text: String,
    row_is_empty: bool,
}

impl Csv {
    /// A file whose first row names its columns.
    pub(in crate::routes) fn with_columns(columns: &[&str]) -> Self {
        let mut file = Self { text: "\u{FEFF}".to_owned(), row_is_empty: true };
        for column in columns {
            file.text(column);
        }
        file.end_row();
        file
    }

    /// A cell that somebody wrote: with an apostrophe before it when a spreadsheet would run it as a formula.
    pub(in crate::routes) fn text(&mut self, cell: &str) -> &mut Self {
        self.cell(&feeds::guarded(cell))
    }

    /// A number.
    pub(in crate::routes) fn number(&mut self, number: i64) -> &mut Self {
        self.cell(&number.to_string())
    }

    /// An amount, without its currency, which has a column of its own.
    pub(in crate::routes) fn money(&mut self, amount: Money) -> &mut Self {
        self.cell(&amount.decimal())
    }

    /// A moment, RFC 3339; nothing for none.
    pub(in crate::routes) fn moment(&mut self, at: Option<Timestamp>) -> &mut Self {
        self.cell(&at.map(|at| at.to_string()).unwrap_or_default())
    }

    fn cell(&mut self, cell: &str) -> &mut Self {
        if !self.row_is_empty {
            self.text.push(',');
        }
        self.row_is_empty = false;
        if cell.contains([',', '"', '\n', '\r', ';']) {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
        self
    }

    /// Begins the next row.
    pub(in crate::routes) fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.row_is_empty = true;
    }

    /// The file, called `name` and today's date.
    pub(in crate::routes) fn named(self, name: &str, now: Timestamp) -> Result<Response, WebError> {
        let mut response = Response::new(Body::from(self.text));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
        let disposition = format!("attachment; filename=\"{name}-{}.csv\"", now.date());
        let disposition = HeaderValue::from_str(&disposition).map_err(|_| WebError::Internal)?;
        headers.insert(header::CONTENT_DISPOSITION, disposition);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        Ok(response)
    }
}

#[cfg(test)]
mod tests {
    use super::Csv;

    #[test]
    fn formulas_are_words_and_quotes_stay_quotes() {
        let mut file = Csv::with_columns(&["Name", "Pieces"]);
        file.text("=HYPERLINK(\"http://evil\")").number(-5).end_row();
        file.text("Oak, \"Ash\" & Co.").number(3).end_row();
        let expected =
            "\u{FEFF}Name,Pieces\r\n\"'=HYPERLINK(\"\"http://evil\"\")\",-5\r\n\"Oak, \"\"Ash\"\" & Co.\",3\r\n";
        assert_eq!(file.text, expected);
    }
}
