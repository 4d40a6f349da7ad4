//! Where everybody stands once volumes and ranks are known, and what bonuses make of it.

use std::hint::black_box;
use std::ops::Range;

use base::MoneyError;
use rayon::prelude::*;

use super::bonuses::{Base, Bonus, Down, Kind, Tree};
use super::earnings::Amounts;
use super::flow::{self, Flow, Flowed};
use super::input::Member;
use super::money::{Exact, MoneyRules};
use super::passing::PassUp;
use super::run::RunError;
use super::table::{Seen, Table};
use super::{Forest, NOBODY};

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
        let forest = |above: fn(&Member) -> u32| Forest::new(&members.par_iter().map(above).collect::<Vec<u32>>());
        let is_one = members.par_iter().all(|member| member.enroller == member.placement);
        let (placement, enroller) = rayon::join(
            || forest(Member::stands_below),
            || (!is_one).then(|| forest(|member| member.enroller)).transpose(),
        );
        let (placement, enroller) = (placement?, enroller?);
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

    /// A tree.
    pub(super) fn tree(&self, tree: Tree) -> &Forest {
        self.other(tree).unwrap_or(&self.placement)
    }

    /// Whether a tree is the placement tree.
    pub(super) fn is_one_tree(&self, tree: Tree) -> bool {
        self.other(tree).is_none()
    }

    /// The placement tree, or the other of those that members are put into, to be changed.
    pub(super) fn tree_mut(&mut self, tree: Tree) -> &mut Forest {
        self.enroller.as_mut().filter(|_| tree == Tree::Enroller).unwrap_or(&mut self.placement)
    }

    /// Adds a member to the trees, after all others; its place in the placement tree.
    pub(super) fn push(&mut self, member: &Member) -> Result<usize, RunError> {
        let Self { placement, enroller, .. } = self;
        let place_in = |forest: &Forest, above: u32| (above != NOBODY).then(|| forest.place(above as usize));
        if let Some(enroller) = enroller {
            enroller.push(place_in(enroller, member.enroller))?;
        }
        Ok(placement.push(place_in(placement, member.stands_below()))?)
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

    /// Makes sure that what a bonus is paid on can be counted, all places together; then so can every sum of some of them on the way
    /// up. `before` and `volume` as in [`Self::amounts`]. A volume of everybody below counts a line again at each place above.
    ///
    /// # Errors
    /// When it is beyond what we count.
    pub(super) fn must_be_countable(
        &self,
        bonus: &Bonus,
        before: &[Amounts],
        volume: impl Fn(usize, usize) -> i64 + Sync + Send,
    ) -> Result<(), MoneyError> {
        flow::must_be_countable(self.of_each(|place| base(bonus, before, &volume, place)))
    }

    /// What a bonus pays that is neither binary nor a pool, and what nobody earned of it; those above it pay `before`,
    /// and `volume` tells of a place what is paid on, which has to be countable.
    pub(super) fn amounts(
        &self,
        money: &MoneyRules,
        bonus: &Bonus,
        before: &[Amounts],
        volume: impl Fn(usize, usize) -> i64 + Sync,
    ) -> Result<(Amounts, i64), MoneyError> {
        let base = |place: usize| base(bonus, before, &volume, place);
        let exact = money.exact(bonus);
        let flowed = match &bonus.kind {
            Kind::Levels(levels) => self.flowed(levels, bonus.tree, exact, base)?,
            Kind::Gaps(gaps) => self.flowed(gaps, bonus.tree, exact, base)?,
            Kind::Breakaway(breakaway) => self.flowed(breakaway, bonus.tree, exact, base)?,
            Kind::Down(down) => self.divided(money, down, bonus.tree, base)?,
            Kind::Share(share) => self.own(|place, seen| exact.rounded(share.exact(seen, base(place))))?,
            Kind::Fixed(fixed) => self.own(|_, seen| fixed.minor(seen).ok_or(MoneyError::Overflow))?,
            Kind::Pool(_) | Kind::Legs(_) | Kind::Board(_) => Flowed { amounts: Vec::new(), unpaid: 0 },
        };
        Ok((flowed.amounts, exact.rounded(flowed.unpaid)?))
    }

    /// What every place earns that may earn at all, each by itself.
    fn own(
        &self,
        amount: impl Fn(usize, Seen<'_>) -> Result<i64, MoneyError> + Sync + Send,
    ) -> Result<Flowed, MoneyError> {
        let of_place = |place: usize| {
            let seen = self.seen(place);
            if seen.is_customer() { Ok(0) } else { amount(place, seen) }
        };
        let amounts = self.of_each(of_place).collect::<Result<_, MoneyError>>()?;
        Ok(Flowed { amounts, unpaid: 0 })
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
    ) -> Result<Flowed, MoneyError> {
        let forest = self.tree(tree);
        let place_of = |place: usize| self.placement.place(forest.row(place));
        let paid = down.divide(money.currency, money.part_of_money(), forest, |place| {
            (self.seen(place_of(place)), base(place_of(place)))
        })?;
        let amount = |place: usize| paid[forest.place(self.placement.row(place))];
        Ok(Flowed { amounts: self.of_each(amount).collect(), unpaid: 0 })
    }

    /// What flows up a tree earns, by place of the placement tree.
    fn flowed(
        &self,
        flow: &impl Flow,
        tree: Tree,
        exact: Exact,
        base: impl Fn(usize) -> i64 + Sync,
    ) -> Result<Flowed, MoneyError> {
        let Some(other) = self.other(tree) else {
            return flow::run(flow, &self.placement, exact, |_| (), |place| (self.seen(place), base(place)));
        };
        let place_of = |place: usize| self.placement.place(other.row(place));
        // Who are neighbours in one tree are far from each other in another.
        let look_at = |places: Range<usize>| {
            let of_place = |place: usize| base(place) ^ self.seen(place).marks();
            black_box(places.fold(0, |looked_at, place| looked_at ^ of_place(place_of(place))));
        };
        let see = |place: usize| (self.seen(place_of(place)), base(place_of(place)));
        let flowed = flow::run(flow, other, exact, look_at, see)?;
        let amount = |place: usize| flowed.amounts[other.place(self.placement.row(place))];
        Ok(Flowed { amounts: self.of_each(amount).collect(), unpaid: flowed.unpaid })
    }
}

/// What a bonus is paid on at a place.
fn base(bonus: &Bonus, before: &[Amounts], volume: impl Fn(usize, usize) -> i64, place: usize) -> i64 {
    match bonus.kind.base() {
        Some(Base::Volume(column)) => volume(place, *column),
        Some(Base::Earnings(bonuses)) => bonuses.iter().map(|&bonus| before[bonus][place]).sum(),
        None => 0,
    }
}
