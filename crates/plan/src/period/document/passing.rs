use super::super::PassUp;
use super::short_text;
use crate::document::reader::{Read, Reader};
use crate::period::language::Names;

/// Reads who is passed up, if anybody is. Somebody has to sign such a plan off.
pub(super) fn read(document: &Reader<'_>, names: &mut Names) -> Read<Option<PassUp>> {
    let Some(table) = document.find("pass_up") else { return Ok(None) };
    let table = table.table()?;
    let first = table.need("first", "first = 2")?.whole(1, 10)?;
    let signed_off_by = short_text(&table.need("signed_off_by", "signed_off_by = \"Jane Roe, counsel, 2026-11-30\"")?)?;
    table.finish()?;
    names.passes_up = true;
    Ok(Some(PassUp { first, signed_off_by }))
}

/// What is to be known of it.
pub(super) fn warning(PassUp { first, signed_off_by }: &PassUp) -> String {
    format!(
        "it passes the first {first} recruits of everybody up to somebody else: who earns depends on the order of joining, and \
         regulators have taken such plans for pyramid schemes; signed off by {signed_off_by}"
    )
}
