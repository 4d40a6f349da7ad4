//! What is given back when order lines come back after their period was paid: by whoever earned on them, at the rates they
//! earned at. Ranks stay what they were, and so does who was passed over.

use std::collections::BTreeMap;

use base::{Money, MoneyError};

use super::bonuses::{Fixed, Kind};
use super::earnings::{Amounts, Earning, capped, earnings};
use super::input::Line;
use super::run::{Outcome, RunError};
use super::standing::Standing;
use super::volumes::Volume;

impl Outcome {
    /// What everybody's earnings change by when these lines, with negative numbers, had been there as well: for all bonuses that
    /// are paid at a rate on volume, and those paid on them. Fixed amounts, pools, binary bonuses, boards and what vests stay; their volume is to be
    /// taken off in the period in which the goods come back.
    ///
    /// # Errors
    /// When an amount is beyond what we count.
    pub fn taken_back(&self, lines: &[Line]) -> Result<Vec<Earning>, RunError> {
        let after = self.after(lines);
        let mut amounts: Vec<Amounts> = Vec::with_capacity(self.paid.len());
        for (bonus, paid) in self.rules.bonuses.iter().zip(&self.paid) {
            let changed = match bonus.kind {
                _ if bonus.vests.is_some() => paid.clone(),
                // A fixed amount stays, but what it is compared with may not.
                Kind::Levels(_)
                | Kind::Gaps(_)
                | Kind::Breakaway(_)
                | Kind::Down(_)
                | Kind::Share(_)
                | Kind::Fixed(Fixed { once: false, .. }) => {
                    let volume = |place: usize, column: usize| after.seen(place).volume(column);
                    self.standing.must_be_countable(bonus, &amounts, volume)?;
                    let (mut changed, _) = self.standing.amounts(&self.rules.money, bonus, &amounts, volume)?;
                    changed.iter_mut().for_each(|amount| *amount = bonus.at_most(*amount));
                    bonus.choose(&mut amounts, &mut changed);
                    changed
                }
                Kind::Fixed(_) | Kind::Pool(_) | Kind::Legs(_) | Kind::Board(_) => paid.clone(),
            };
            amounts.push(changed);
        }
        let capped = capped(&self.rules, &self.members, &after, &amounts)?;
        let now = earnings(self.rules.currency(), &self.standing, &amounts, capped.as_ref().unwrap_or(&amounts));
        Ok(differences(self.earnings(), now)?)
    }

    /// Where everybody stands when these lines had been there as well: other volumes, the same ranks.
    fn after(&self, lines: &[Line]) -> Standing {
        let mut more: BTreeMap<usize, Vec<(usize, i64)>> = BTreeMap::new();
        for line in lines {
            for (volume, row, number) in self.sold.counted(line, &self.members) {
                let place = self.standing.placement.place(row as usize);
                more.entry(place).or_default().push((volume, number));
            }
        }
        let before = &self.standing;
        let mut after = before.clone();
        let Standing { placement, table, .. } = &mut after;
        table.fill_upwards(
            placement,
            |_| (),
            |filling| {
                let place = filling.place();
                for &(volume, number) in more.get(&place).map_or(&[][..], Vec::as_slice) {
                    filling.add(volume, number);
                }
                // What was there of earlier periods, without this one.
                for (at, volume) in self.rules.volumes.iter().enumerate() {
                    let Volume::Past { of, .. } = volume else { continue };
                    filling.add(at, -before.seen(place).volume(*of));
                }
                self.rules.fill_volumes(filling, |until, below| !until.holds(&before.seen(below.place())));
            },
        );
        after
    }
}

/// What changed, by bonus and member.
fn differences(
    before: impl Iterator<Item = Earning>,
    after: impl Iterator<Item = Earning>,
) -> Result<Vec<Earning>, MoneyError> {
    let mut both: BTreeMap<(usize, u32), [Option<Earning>; 2]> = BTreeMap::new();
    for (at, earning) in before.map(|earning| (0, earning)).chain(after.map(|earning| (1, earning))) {
        both.entry((earning.bonus, earning.member)).or_default()[at] = Some(earning);
    }
    let mut changed = Vec::new();
    for ((bonus, member), [before, after]) in both {
        let of = |earning: Option<Earning>, amount: fn(&Earning) -> Money| {
            earning.as_ref().map_or(0, |one| amount(one).minor())
        };
        let currency = before.or(after).map(|earning| earning.amount.currency());
        let Some(currency) = currency else { continue };
        let difference = |amount: fn(&Earning) -> Money| Money::new(of(after, amount) - of(before, amount), currency);
        let (amount, uncapped) = (difference(|one| one.amount)?, difference(|one| one.uncapped)?);
        if !amount.is_zero() {
            changed.push(Earning { member, bonus, amount, uncapped });
        }
    }
    Ok(changed)
}
