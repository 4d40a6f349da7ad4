use super::super::Matrix;
use super::short_text;
use crate::document::reader::{Read, Reader};

/// Reads how wide the network is, if it has a limit. Somebody has to sign such a plan off.
pub(super) fn read(document: &Reader<'_>) -> Read<Option<Matrix>> {
    let Some(table) = document.find("matrix") else { return Ok(None) };
    let table = table.table()?;
    let width = table.need("width", "width = 3")?.whole(1, 1_000)?;
    let signed_off_by = short_text(&table.need("signed_off_by", "signed_off_by = \"Jane Roe, counsel, 2026-11-30\"")?)?;
    table.finish()?;
    Ok(Some(Matrix { width, signed_off_by }))
}

/// What is to be known of it.
pub(super) fn warning(Matrix { width, signed_off_by }: &Matrix) -> String {
    format!(
        "nobody has more than {width} directly below, and the others spill over: who earns depends on where others were placed, \
         and nobody may be promised to be filled up from above; signed off by {signed_off_by}"
    )
}
