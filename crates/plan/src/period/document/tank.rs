use super::super::{Side, Tank};
use crate::document::reader::{Read, Reader};

/// Reads how long members wait for their placement, if the plan ends that.
pub(super) fn read(document: &Reader<'_>) -> Read<Option<Tank>> {
    let Some(table) = document.find("tank") else { return Ok(None) };
    let table = table.table()?;
    let days = table.need("days", "days = 7")?.whole(0, 3_660)?;
    let sides = [("left", Side::Left), ("right", Side::Right)];
    let side = table.find("side").map_or(Ok(Side::Left), |side| side.one_of(&sides))?;
    table.finish()?;
    Ok(Some(Tank { days, side }))
}
