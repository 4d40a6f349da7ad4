//! What everybody earns: bonus by bonus, then the caps.

use std::collections::BTreeMap;

use base::{Money, MoneyError};
use rayon::prelude::*;

use super::bonuses::{Base, Bonus, Kind, Legs, Paid, Pool, Tree};
use super::caps::{self, Caps};
use super::flow::{self, Flow, Flowed};
use super::run::{Earning, Run, RunError};

/// What a bonus pays by place, in the smallest unit of the currency.
pub(super) type Amounts = Vec<i64>;

/// What a run pays.
pub(super) struct Pay {
    /// What each bonus pays before the caps.
    pub(super) amounts: Vec<Amounts>,
    /// What nobody earned of each bonus, in the smallest unit of the currency.
    pub(super) breakage: Vec<i64>,
    /// What everybody earns after the caps.
    pub(super) earnings: Vec<Earning>,
}

impl Run<'_> {
    /// What each bonus pays; the legs carry on what is left.
    pub(super) fn pay(&mut self) -> Result<Pay, RunError> {
        let rules = self.rules;
        let mut amounts: Vec<Amounts> = Vec::with_capacity(rules.bonuses.len());
        let mut breakage = Vec::with_capacity(rules.bonuses.len());
        let mut binaries = 0;
        for bonus in &rules.bonuses {
            let (mut paid, unpaid) = match &bonus.kind {
                Kind::Legs(rule) => {
                    binaries += 1;
                    (self.legs(rule, binaries - 1)?, 0)
                }
                Kind::Pool(pool) => (self.pool(pool, &breakage)?, 0),
                _ => self.amounts(bonus, &amounts)?,
            };
            if let Some(most) = bonus.most {
                paid.iter_mut().for_each(|amount| *amount = most.min(*amount));
            }
            amounts.push(paid);
            breakage.push(unpaid);
        }
        let earnings = self.earnings(&amounts)?;
        Ok(Pay { earnings: self.capped(earnings)?, amounts, breakage })
    }

    /// What a bonus pays that is neither binary nor a pool, and what nobody earned of it; those above it pay `before`.
    fn amounts(&self, bonus: &Bonus, before: &[Amounts]) -> Result<(Amounts, i64), MoneyError> {
        let money = &self.rules.money;
        let base = |place: usize| match bonus.kind.base() {
            Some(Base::Volume(volume)) => self.seen(place).volume(*volume),
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
    fn of_each<T: Send>(&self, of: impl Fn(usize) -> T + Sync + Send) -> impl IndexedParallelIterator<Item = T> {
        (0..self.members.len()).into_par_iter().map(of)
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
        Flowed { earned: (0..self.members.len()).map(earned).collect(), unpaid: flowed.unpaid }
    }

    /// What the `number`th binary bonus pays. What was carried becomes what is carried on.
    fn legs(&mut self, legs: &Legs, number: usize) -> Result<Amounts, MoneyError> {
        let stride = self.rules.layout().carried;
        let at = |place: usize| self.placement.row(place) * stride + 2 * number;
        let pay = |place: usize| {
            let carried = [self.state.carried[at(place)], self.state.carried[at(place) + 1]];
            let (paid, rest) = legs.pay(self.seen(place), carried).ok_or(MoneyError::Overflow)?;
            let amount = self.rules.money.of_points(paid.exact)?.checked_add(paid.minor);
            Ok((amount.ok_or(MoneyError::Overflow)?, rest))
        };
        let paid: Vec<(i64, [i64; 2])> = self.of_each(pay).collect::<Result<_, MoneyError>>()?;
        for (place, (_, rest)) in paid.iter().enumerate() {
            let at = self.placement.row(place) * stride + 2 * number;
            self.state.carried[at..at + 2].copy_from_slice(rest);
        }
        Ok(paid.into_iter().map(|(amount, _)| amount).collect())
    }

    fn pool(&self, pool: &Pool, breakage: &[i64]) -> Result<Amounts, MoneyError> {
        let mut holders: Vec<(usize, u64)> = self
            .of_each(|place| (self.placement.row(place), pool.shares_of(self.seen(place))))
            .filter(|(_, shares)| *shares > 0)
            .collect();
        // Among equal remainders whoever comes first in the file has the cent.
        holders.sort_unstable_by_key(|(row, _)| *row);
        let shares: Vec<u64> = holders.iter().map(|(_, shares)| *shares).collect();
        let divided = pool.divide(&self.rules.money, |volume| self.everybody(volume), breakage, &shares)?;
        let mut amounts = vec![0; self.members.len()];
        for ((row, _), amount) in holders.into_iter().zip(divided) {
            amounts[self.placement.place(row)] = amount.minor();
        }
        Ok(amounts)
    }

    /// Whatever is not zero of the amounts, in the order of the bonuses and the rows.
    fn earnings(&self, amounts: &[Amounts]) -> Result<Vec<Earning>, MoneyError> {
        let currency = self.rules.money.currency;
        let mut earnings = Vec::new();
        for (bonus, by_place) in amounts.iter().enumerate() {
            let earning = |member: u32| {
                let row = member as usize;
                let minor = by_place[self.placement.place(row)];
                let earning = Money::new(minor, currency);
                let earning = earning.map(|amount| Earning { member, bonus, amount, uncapped: amount });
                (minor != 0).then_some(earning)
            };
            let rows = 0..u32::try_from(self.members.len()).unwrap_or(u32::MAX);
            earnings.append(&mut rows.into_par_iter().filter_map(earning).collect::<Result<Vec<_>, _>>()?);
        }
        Ok(earnings)
    }

    /// The caps of positions, then of persons, then of the company.
    fn capped(&self, mut earnings: Vec<Earning>) -> Result<Vec<Earning>, RunError> {
        let Caps { position, person, company } = self.rules.caps;
        let currency = self.rules.money.currency;
        if let Some(most) = position {
            cut_by(&mut earnings, Money::new(most, currency)?, |row| row)?;
        }
        if let Some(most) = person {
            cut_by(&mut earnings, Money::new(most, currency)?, |row| self.members[row as usize].person)?;
        }
        if let Some((volume, rate)) = company {
            let exact = self.everybody(volume).checked_mul(i128::from(rate.millionths()));
            let most = self.rules.money.of_points(exact.ok_or(MoneyError::Overflow)?)?;
            let all: Vec<usize> = (0..earnings.len()).collect();
            caps::cut(&mut earnings, &all, Money::new(most, currency)?)?;
        }
        Ok(earnings)
    }

    /// A volume of everybody together.
    fn everybody(&self, volume: usize) -> i128 {
        self.of_each(|place| i128::from(self.seen(place).volume(volume))).sum()
    }
}

/// Cuts what belongs to the same owner to `most`.
fn cut_by(earnings: &mut [Earning], most: Money, owner: impl Fn(u32) -> u32) -> Result<(), MoneyError> {
    let mut together: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, earning) in earnings.iter().enumerate() {
        together.entry(owner(earning.member)).or_default().push(at);
    }
    together.values().try_for_each(|theirs| caps::cut(earnings, theirs, most))
}
