use super::super::bonuses::{Base, Bonus, Kind};
use super::bonus::bonuses_named;
use crate::document::reader::{Read, Reader};

/// Reads which bonuses above a bonus is paid instead of, when it is more.
pub(super) fn read(reader: &Reader<'_>, kind: &Kind, before: &[Bonus]) -> Read<Vec<usize>> {
    let Some(list) = reader.find("instead_of") else { return Ok(Vec::new()) };
    let others = bonuses_named(&list, before)?;
    let is_beside_itself =
        |kind: &Kind| matches!(kind, Kind::Pool(_) | Kind::Legs(_) | Kind::Board(_)) || kind.is_once();
    let vests = reader.find("vests").is_some() || others.iter().any(|&other| before[other].vests.is_some());
    if vests || is_beside_itself(kind) || others.iter().any(|&other| is_beside_itself(&before[other].kind)) {
        return Err(list
            .wrong("a pool, a binary bonus, a board, and what is paid once or vests is not paid instead of another"));
    }
    let is_compared = |other: usize| !before[other].instead_of.is_empty() || before[other].gives_way_to.is_some();
    if let Some(&other) = others.iter().find(|&&other| is_compared(other)) {
        return Err(list.wrong(format!("`{}` is compared with another bonus already", before[other].name)));
    }
    // Whoever is paid on earnings that are taken away later would be paid on nothing.
    let pays_on =
        |kind: &Kind| matches!(kind.base(), Some(Base::Earnings(on)) if on.iter().any(|on| others.contains(on)));
    if let Some(early) = before.iter().find(|bonus| pays_on(&bonus.kind)) {
        return Err(list.wrong(format!("`{}` pays on what is compared here: write it below this bonus", early.name)));
    }
    if pays_on(kind) {
        return Err(list.wrong("it pays on the very earnings that it would replace"));
    }
    if others.iter().enumerate().any(|(at, other)| others[..at].contains(other)) {
        return Err(list.wrong("name each bonus once"));
    }
    Ok(others)
}
