//! Where everybody stands once volumes and ranks are known, and what bonuses make of it.

use base::MoneyError;
use rayon::prelude::*;

use super::Forest;
use super::bonuses::{Base, Bonus, Kind, Paid, Tree};
use super::flow::{self, Flow, Flowed};
use super::input::Member;
use super::money::MoneyRules;
use super::pay::Amounts;
use super::run::RunError;
use super::table::{Seen, Table};

/// The trees, and what is known of every position, by its place in the placement tree.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) placement: Forest,
    /// `None` when it is the same.
    pub(super) enroller: Option<Forest>,
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
        Ok(Self { placement, enroller, table: Table::new(members.len(), volumes) })
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

    /// What flows up a tree earns, by place of the placement tree.
    fn flowed(&self, flow: &impl Flow, tree: Tree, base: impl Fn(usize) -> i64 + Sync) -> Flowed {
        let enroller = self.enroller.as_ref().filter(|_| tree == Tree::Enroller);
        let Some(enroller) = enroller else {
            return flow::run(flow, &self.placement, |place| (self.seen(place), base(place)));
        };
        let place_of = |place: usize| self.placement.place(enroller.row(place));
        let flowed = flow::run(flow, enroller, |place| (self.seen(place_of(place)), base(place_of(place))));
        let earned = |place: usize| flowed.earned[enroller.place(self.placement.row(place))];
        Flowed { earned: (0..self.len()).map(earned).collect(), unpaid: flowed.unpaid }
    }
}
