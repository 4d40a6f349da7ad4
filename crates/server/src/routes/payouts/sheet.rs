//! Tables that spreadsheets open.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::web::WebError;

/// A cell.
pub(in crate::routes) enum Cell {
    /// Words somebody may have typed.
    Text(String),
    /// A number of ours, which may begin with a minus.
    Number(String),
}

impl Cell {
    /// Words.
    pub(in crate::routes) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn written(&self) -> String {
        match self {
            Self::Number(number) => number.clone(),
            Self::Text(text) => {
                // A spreadsheet runs what begins like a formula: an apostrophe keeps it a text.
                let runs = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
                let text = if runs { format!("'{text}") } else { text.clone() };
                if text.contains(['"', ',', '\n', '\r', ';']) {
                    format!("\"{}\"", text.replace('"', "\"\""))
                } else {
                    text
                }
            }
        }
    }
}

/// A table as a file called `name`, which has nothing but letters, digits, hyphens and underscores.
pub(in crate::routes) fn sheet(name: &str, head: &[&str], rows: &[Vec<Cell>]) -> Result<Response, WebError> {
    let mut text = head.join(",");
    text.push_str("\r\n");
    for row in rows {
        text.push_str(&row.iter().map(Cell::written).collect::<Vec<_>>().join(","));
        text.push_str("\r\n");
    }
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let name =
        HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")).map_err(|_| WebError::Internal)?;
    headers.insert(header::CONTENT_DISPOSITION, name);
    // Account numbers and earnings stay in no cache on the way.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn what_looks_like_a_formula_stays_a_text() {
        let written = |text: &str| Cell::text(text).written();
        assert_eq!(written("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(written("-5"), "'-5");
        assert_eq!(written("@mara"), "'@mara");
        assert_eq!(written("Alm, Ana"), "\"Alm, Ana\"");
        assert_eq!(written("Ana\nAlm"), "\"Ana\nAlm\"");
        assert_eq!(Cell::Number("-5.00".into()).written(), "-5.00");
    }
}
