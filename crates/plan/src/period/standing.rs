//! Where everybody stands once volumes and ranks are known, and what bonuses make of it.

use base::MoneyError;
use rayon::prelude::*;

use super::Forest;
use super::bonuses::{Base, Bonus, Down, Kind, Paid, Tree};
use super::flow::{self, Flow, Flowed};
use super::input::Member;
use super::money::MoneyRules;
use super::passing::PassUp;
use super::pay::Amounts;
use super::run::RunError;
use super::table::{Seen, Table};

/// The trees, and what is known of every position, by its place in the placement tree.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) placement: Forest,
    /// `None` when it is the same.
    pub(super) enroller: Option<Forest>,
    /// Who stands above once the first recruits are passed up, if the plan does so.
    pub(super) passing: Option<Forest>,
    pub(super) table: Table,
}

impl Standing {
    pub(super) fn new(members: &[Member], volumes: usize) -> Result<Self, RunError> {
        let above: Vec<u32> = members.iter().map(|member| member.placement).collect();
        let placement = Forest::new(&above)?;
        let enroller = if members.iter().all(|member| member.enroller == member.placement) {
            None
        } else {
            let above: Vec<u32> = members.iter().map(|member| member.enroller).collect();
            Some(Forest::new(&above)?)
        };
        Ok(Self { placement, enroller, passing: None, table: Table::new(members.len(), volumes) })
    }

    /// Passes the first recruits up.
    pub(super) fn pass_up(&mut self, members: &[Member], rule: &PassUp) -> Result<(), RunError> {
        let above = rule.above(members, self.enroller.as_ref().unwrap_or(&self.placement));
        self.passing = Some(Forest::new(&above)?);
        Ok(())
    }

    /// A tree that is not the one of placements.
    pub(super) fn other(&self, tree: Tree) -> Option<&Forest> {
        match tree {
            Tree::Placement => None,
            Tree::Enroller => self.enroller.as_ref(),
            Tree::PassUp => self.passing.as_ref(),
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.placement.len()
    }

    /// The position at a place.
    pub(super) fn seen(&self, place: usize) -> Seen<'_> {
        self.table.seen(&self.placement, place)
    }

    /// A volume of everybody together.
    pub(super) fn everybody(&self, volume: usize) -> i128 {
        self.of_each(|place| i128::from(self.seen(place).volume(volume))).sum()
    }

    /// The position of a row.
    pub(super) fn seen_row(&self, row: usize) -> Seen<'_> {
        self.seen(self.placement.place(row))
    }

    /// What a bonus pays that is neither binary nor a pool, and what nobody earned of it; those above it pay `before`,
    /// and `volume` tells of a place what is paid on.
    pub(super) fn amounts(
        &self,
        money: &MoneyRules,
        bonus: &Bonus,
        before: &[Amounts],
        volume: impl Fn(usize, usize) -> i64 + Sync,
    ) -> Result<(Amounts, i64), MoneyError> {
        let base = |place: usize| match bonus.kind.base() {
            Some(Base::Volume(column)) => volume(place, *column),
            Some(Base::Earnings(bonuses)) => bonuses.iter().map(|&bonus| before[bonus][place]).sum(),
            None => 0,
        };
        let only = |exact| Paid { exact, minor: 0 };
        let mut unpaid = 0;
        let mut of_flow = |flowed: Flowed| {
            unpaid = flowed.unpaid;
            flowed.earned.into_par_iter().map(only).collect()
        };
        let paid: Vec<Paid> = match &bonus.kind {
            Kind::Levels(levels) => of_flow(self.flowed(levels, bonus.tree, base)),
            Kind::Gaps(gaps) => of_flow(self.flowed(gaps, bonus.tree, base)),
            Kind::Breakaway(breakaway) => of_flow(self.flowed(breakaway, bonus.tree, base)),
            Kind::Share(share) => self.of_each(|place| only(share.exact(self.seen(place), base(place)))).collect(),
            Kind::Down(down) => self.divided(money, down, bonus.tree, base)?,
            Kind::Fixed(fixed) => {
                let minor = |place| fixed.minor(self.seen(place)).ok_or(MoneyError::Overflow);
                let paid = |place| Ok::<_, MoneyError>(Paid { exact: 0, minor: minor(place)? });
                self.of_each(paid).collect::<Result<_, _>>()?
            }
            Kind::Pool(_) | Kind::Legs(_) => Vec::new(),
        };
        let is_of_money = matches!(bonus.kind.base(), Some(Base::Earnings(_)));
        let rounded = |exact| if is_of_money { money.part_of_money(exact) } else { money.of_points(exact) };
        let amount = |(place, paid): (usize, &Paid)| {
            if self.seen(place).is_customer() {
                return Ok(0);
            }
            rounded(paid.exact)?.checked_add(paid.minor).ok_or(MoneyError::Overflow)
        };
        let amounts = paid.par_iter().enumerate().map(amount).collect::<Result<_, MoneyError>>()?;
        Ok((amounts, rounded(unpaid)?))
    }

    /// Something of every place.
    pub(super) fn of_each<T: Send>(
        &self,
        of: impl Fn(usize) -> T + Sync + Send,
    ) -> impl IndexedParallelIterator<Item = T> {
        (0..self.len()).into_par_iter().map(of)
    }

    /// What those below are paid of what those above earned, by place of the placement tree.
    fn divided(
        &self,
        money: &MoneyRules,
        down: &Down,
        tree: Tree,
        base: impl Fn(usize) -> i64,
    ) -> Result<Vec<Paid>, MoneyError> {
        let forest = self.other(tree).unwrap_or(&self.placement);
        let place_of = |place: usize| self.placement.place(forest.row(place));
        let paid = down.divide(money, forest, |place| (self.seen(place_of(place)), base(place_of(place))))?;
        let minor = |place: usize| Paid { exact: 0, minor: paid[forest.place(self.placement.row(place))] };
        Ok((0..self.len()).map(minor).collect())
    }

    /// What flows up a tree earns, by place of the placement tree.
    fn flowed(&self, flow: &impl Flow, tree: Tree, base: impl Fn(usize) -> i64 + Sync) -> Flowed {
        let Some(other) = self.other(tree) else {
            return flow::run(flow, &self.placement, |place| (self.seen(place), base(place)));
        };
        let place_of = |place: usize| self.placement.place(other.row(place));
        let flowed = flow::run(flow, other, |place| (self.seen(place_of(place)), base(place_of(place))));
        let earned = |place: usize| flowed.earned[other.place(self.placement.row(place))];
        Flowed { earned: (0..self.len()).map(earned).collect(), unpaid: flowed.unpaid }
    }
}
