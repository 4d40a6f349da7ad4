use super::super::board::Board;
use super::super::bonuses::{Bonus, Kind};
use super::bonus::amount;
use super::{condition, short_text};
use crate::document::reader::{Read, Reader};
use crate::period::language::{Expression, Names};
use crate::period::money::MoneyRules;

/// The most positions of a board.
const MOST_POSITIONS: usize = 10_000;

/// Reads a board. Somebody has to sign such a bonus off.
pub(super) fn read(reader: &Reader<'_>, names: &mut Names, to: Option<Expression>, money: &MoneyRules) -> Read<Board> {
    // With one below each, who comes again would fill the board alone.
    let width = reader.need("width", "width = 2")?.whole(2, 100)?;
    let depth_value = reader.need("depth", "depth = 2")?;
    let depth = depth_value.whole(1, 12)?;
    let enters = condition(&reader.need("enters", "enters = \"pv >= 100\"")?, names)?;
    let amount_value = reader.need("amount", "amount = \"100\"")?;
    let amount = amount(&amount_value, money)?;
    if amount <= 0 {
        return Err(amount_value.wrong("a full board pays more than nothing"));
    }
    let comes_again = reader.find("comes_again").map_or(Ok(false), |value| value.truth())?;
    let signed_off_by =
        short_text(&reader.need("signed_off_by", "signed_off_by = \"Jane Roe, counsel, 2026-11-30\"")?)?;
    let positions = (1..=depth).try_fold(1, |size: usize, _| size.checked_mul(width as usize)?.checked_add(1));
    if positions.is_none_or(|positions| positions > MOST_POSITIONS) {
        return Err(depth_value.wrong(format!("a board has at most {MOST_POSITIONS} positions")));
    }
    Ok(Board { enters, to, width, depth, amount, comes_again, signed_off_by })
}

/// What is to be known of a bonus that is a board.
pub(super) fn warning(bonus: &Bonus) -> Option<String> {
    let Kind::Board(Board { signed_off_by, .. }) = &bonus.kind else { return None };
    let name = &bonus.name;
    Some(format!(
        "`{name}` is a board: who earns depends on the order of joining and on others who come after, the last never earn, and \
         regulators have taken such plans for pyramid schemes; signed off by {signed_off_by}"
    ))
}
