use super::bonus::amount;
use crate::document::reader::{Read, Reader};
use crate::period::money::MoneyRules;
use crate::period::payout::PayoutRule;

/// Reads what is paid out of what is earned, if the plan says so.
pub(super) fn read(document: &Reader<'_>, money: &MoneyRules) -> Read<Option<PayoutRule>> {
    let Some(table) = document.find("payout") else { return Ok(None) };
    let table = table.table()?;
    let value = table.need("minimum", "minimum = \"20\"")?;
    let minimum = amount(&value, money)?;
    if minimum < 0 {
        return Err(value.wrong("the least that is paid is nothing or more"));
    }
    table.finish()?;
    Ok(Some(PayoutRule { minimum }))
}

/// Reads within how many days of an order its refund takes something back, if the plan says so.
pub(super) fn refunds(document: &Reader<'_>) -> Read<Option<u32>> {
    let Some(table) = document.find("refunds") else { return Ok(None) };
    let table = table.table()?;
    let days = table.need("within_days", "within_days = 60")?.whole(1, 3_660)?;
    table.finish()?;
    Ok(Some(days))
}
