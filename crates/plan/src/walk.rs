//! Up the tree from the seller: who stands at which level, and who was passed over on the way.

use std::collections::BTreeSet;

use crate::{Member, Position, Sale, SaleError, SaleRules, Why};

/// What the walk found at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// This member earns; `skipped` were passed over since the level before.
    Earner { member: Member, skipped: Vec<Member> },
    /// Nobody earns here.
    Nobody(Why),
}

/// The seller who earns on this sale, or why there is none.
pub(crate) fn earning_seller(sale: &Sale<'_>) -> Result<Member, Why> {
    let seller = sale.seller.ok_or(Why::NoSeller)?;
    obstacle(sale, seller).map_or(Ok(seller.member), Err)
}

/// Who stands at each level of `rules` above the seller of `sale`.
///
/// # Errors
/// When the part of the upline that had to be walked names somebody twice.
pub(crate) fn levels(rules: &SaleRules, sale: &Sale<'_>) -> Result<Vec<Found>, SaleError> {
    if let Err(why) = earning_seller(sale) {
        return Ok(vec![Found::Nobody(why); rules.levels().len()]);
    }
    let mut upline = Upline::above(sale);
    let mut climb = || if rules.compression() { upline.next_earner() } else { upline.next_position() };
    rules.levels().iter().map(|_| climb()).collect()
}

/// Why the member at `position` cannot earn on this sale, if so.
fn obstacle(sale: &Sale<'_>, position: Position) -> Option<Why> {
    if sale.buyer == Some(position.member) {
        return Some(Why::OwnPurchase(position.member));
    }
    (!position.active).then_some(Why::Inactive(position.member))
}

/// The walk so far.
struct Upline<'a> {
    sale: &'a Sale<'a>,
    left: std::slice::Iter<'a, Position>,
    seen: BTreeSet<Member>,
}

impl<'a> Upline<'a> {
    fn above(sale: &'a Sale<'a>) -> Self {
        Self { sale, left: sale.upline.iter(), seen: sale.seller.iter().map(|seller| seller.member).collect() }
    }

    fn step(&mut self) -> Result<Option<Position>, SaleError> {
        let Some(&position) = self.left.next() else { return Ok(None) };
        if !self.seen.insert(position.member) {
            return Err(SaleError::Circle(position.member));
        }
        Ok(Some(position))
    }

    /// Without compression: whoever stands next takes the level, and who cannot earn leaves it empty.
    fn next_position(&mut self) -> Result<Found, SaleError> {
        let Some(position) = self.step()? else { return Ok(Found::Nobody(Why::UplineEnds)) };
        Ok(match obstacle(self.sale, position) {
            None => Found::Earner { member: position.member, skipped: Vec::new() },
            Some(why) => Found::Nobody(why),
        })
    }

    /// With compression: the level waits for the next member who can earn.
    fn next_earner(&mut self) -> Result<Found, SaleError> {
        let mut skipped = Vec::new();
        while let Some(position) = self.step()? {
            if obstacle(self.sale, position).is_none() {
                return Ok(Found::Earner { member: position.member, skipped });
            }
            skipped.push(position.member);
        }
        Ok(Found::Nobody(Why::UplineEnds))
    }
}
