//! What somebody would earn if the period ended now.

use base::{Money, MoneyError};

use super::{Kept, Live};
use crate::period::bonuses::{Base, Bonus, Kind, Shares, Size, Tree};
use crate::period::caps::cut_positions;
use crate::period::earnings::{self, Earning};
use crate::period::pay::Pay;
use crate::period::run::{Run, RunError};
use crate::period::standing::Standing;

impl Live {
    /// What a member would earn, bonus by bonus, after the caps.
    ///
    /// A plan with a cap of the company, or with a bonus on what a pool pays or on what nobody earned, is computed for everybody to
    /// tell of one.
    ///
    /// # Errors
    /// When an amount is beyond what we count.
    pub fn estimate(&self, row: usize) -> Result<Vec<Earning>, RunError> {
        let is_whole = self.rules.caps.company.is_some() || self.kept.iter().any(|kept| matches!(kept, Kept::Whole));
        let mut earnings = if is_whole { self.earnings()? } else { self.of_person(row)? };
        earnings.retain(|earning| earning.member as usize == row);
        Ok(earnings)
    }

    /// What everybody would earn: as [`Outcome::earnings`](crate::period::Outcome::earnings).
    ///
    /// # Errors
    /// When an amount is beyond what we count.
    pub fn earnings(&self) -> Result<Vec<Earning>, RunError> {
        let mut run = Run::new(&self.rules, self.members.clone(), self.state.clone())?;
        let now = &self.standing;
        let Standing { placement, table, .. } = &mut run.standing;
        table.copy(&now.table, |place| now.placement.place(placement.row(place)));
        let Pay { amounts, capped, .. } = run.pay()?;
        let after = capped.as_ref().unwrap_or(&amounts);
        Ok(earnings::earnings(self.rules.currency(), &run.standing, &amounts, after).collect())
    }

    /// What all positions of the person earn to whom a row belongs.
    fn of_person(&self, row: usize) -> Result<Vec<Earning>, RunError> {
        let own = [u32::try_from(row).map_err(|_| RunError::TooMuch)?];
        let rows = self.positions.get(&self.members[row].person).map_or(&own[..], Vec::as_slice);
        let mut earnings = Vec::new();
        for bonus in 0..self.rules.bonuses.len() {
            for &member in rows {
                let amount = Money::new(self.amount(bonus, member)?, self.rules.money.currency)?;
                if !amount.is_zero() {
                    earnings.push(Earning { member, bonus, amount, uncapped: amount });
                }
            }
        }
        cut_positions(&self.rules, &self.members, &mut earnings)?;
        Ok(earnings)
    }

    /// What a bonus pays a row, before the caps, in the smallest unit of the currency.
    fn amount(&self, bonus: usize, row: u32) -> Result<i64, MoneyError> {
        let rule = &self.rules.bonuses[bonus];
        let (Kept::Pool(shares), Kind::Pool(pool)) = (&self.kept[bonus], &rule.kind) else {
            return Ok(self.paid(bonus, self.standing.placement.place(row as usize)));
        };
        if !shares.contains_key(&row) {
            return Ok(0);
        }
        let all: Vec<u64> = shares.values().copied().collect();
        let divided = pool.divide(&self.rules.money, |volume| self.totals[volume], &[], &all)?;
        let own = divided.get(shares.range(..row).count()).map_or(0, |amount| amount.minor());
        Ok(rule.at_most(own))
    }

    /// Whether a bonus cannot be told of one without everybody.
    pub(super) fn depends_on_the_whole(&self, bonus: usize) -> bool {
        let Bonus { kind, tree, vests, .. } = &self.rules.bonuses[bonus];
        let is_kept = |&bonus: &usize| matches!(self.kept[bonus], Kept::Flow(_) | Kept::Own(_));
        let goes_by_others = match kind {
            Kind::Pool(pool) => matches!(pool.size, Size::Breakage(_)) || matches!(pool.shares, Shares::ByPlace { .. }),
            Kind::Down(_) | Kind::Board(_) => true,
            _ => matches!(kind.base(), Some(Base::Earnings(bonuses)) if !bonuses.iter().all(is_kept)),
        };
        goes_by_others || *tree == Tree::PassUp || vests.is_some()
    }

    /// What a position has by itself, before the caps of positions, in the smallest unit of the currency.
    pub(super) fn own_amount(&self, bonus: usize, place: usize) -> Result<i64, MoneyError> {
        let rule = &self.rules.bonuses[bonus];
        let seen = self.standing.seen(place);
        let row = self.standing.placement.row(place);
        if seen.is_customer() || self.had(bonus, row) {
            return Ok(0);
        }
        let amount = match &rule.kind {
            Kind::Share(share) => self.exact[bonus].rounded(share.exact(seen, self.base(bonus, place)))?,
            Kind::Fixed(fixed) => fixed.minor(seen).ok_or(MoneyError::Overflow)?,
            Kind::Legs(legs) => {
                let before = self.rules.carried_before(bonus);
                let carried = self.state.carried_of(self.rules.layout(), row, legs, before);
                let (paid, _) = legs.pay(seen, carried).ok_or(MoneyError::Overflow)?;
                paid.minor(self.rules.money.of_points())?
            }
            Kind::Levels(_) | Kind::Gaps(_) | Kind::Breakaway(_) | Kind::Down(_) | Kind::Pool(_) | Kind::Board(_) => 0,
        };
        Ok(rule.at_most(amount))
    }

    /// Whether a row had a bonus before that nobody has twice.
    fn had(&self, bonus: usize, row: usize) -> bool {
        let earlier = self.rules.bonuses[..bonus].iter().filter(|bonus| bonus.kind.is_once()).count();
        self.rules.bonuses[bonus].kind.is_once() && self.state.had[row] >> earlier & 1 == 1
    }

    /// What is paid on at a place of the placement tree.
    pub(super) fn base(&self, bonus: usize, place: usize) -> i64 {
        match self.rules.bonuses[bonus].kind.base() {
            Some(Base::Volume(volume)) => self.standing.seen(place).volume(*volume),
            Some(Base::Earnings(bonuses)) => bonuses.iter().map(|&bonus| self.paid(bonus, place)).sum(),
            None => 0,
        }
    }

    /// What a bonus that is kept by place pays at a place of the placement tree, before the caps of positions.
    fn paid(&self, bonus: usize, place: usize) -> i64 {
        self.rules.chosen(bonus, self.kept_amount(bonus, place), |other| self.kept_amount(other, place))
    }

    /// The same, before the larger of several bonuses is chosen.
    fn kept_amount(&self, bonus: usize, place: usize) -> i64 {
        match &self.kept[bonus] {
            Kept::Flow(streams) if self.standing.is_one_tree(self.rules.bonuses[bonus].tree) => streams.amount(place),
            Kept::Flow(streams) => streams.amount(self.forest(bonus).place(self.standing.placement.row(place))),
            Kept::Own(amounts) => amounts[place],
            Kept::Pool(_) | Kept::Whole => 0,
        }
    }

    /// The place in the placement tree of a place of the bonus's tree.
    pub(super) fn place(&self, bonus: usize, at: usize) -> usize {
        if self.standing.is_one_tree(self.rules.bonuses[bonus].tree) {
            return at;
        }
        self.standing.placement.place(self.forest(bonus).row(at))
    }

    /// What a place of the bonus's tree earns of the volume that came to it, in the smallest unit of the currency; the volume becomes
    /// what goes up.
    pub(super) fn flow_amount(&self, bonus: usize, at: usize, volume: &mut [i64]) -> Result<i64, MoneyError> {
        let rule = &self.rules.bonuses[bonus];
        let place = self.place(bonus, at);
        let Some(flow) = rule.kind.flow() else { return Ok(0) };
        let passed = flow.pass(self.standing.seen(place), self.base(bonus, place), volume);
        Ok(rule.at_most(self.exact[bonus].rounded(passed.earned)?))
    }
}
