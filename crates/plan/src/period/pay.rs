//! What everybody earns: bonus by bonus, then the caps.

use std::collections::BTreeMap;

use base::{Money, MoneyError};

use super::bonuses::{Base, Bonus, Fixed, Kind, Legs, Pool, Tree};
use super::caps::{self, Caps};
use super::document::Rules;
use super::flow;
use super::run::{Earning, Run, RunError};

impl Run<'_> {
    /// What everybody earns, and what the legs carry on.
    pub(super) fn pay(&mut self) -> Result<Vec<Earning>, RunError> {
        let rules = self.rules;
        let mut amounts: Vec<Vec<Money>> = Vec::with_capacity(rules.bonuses.len());
        let mut legs = 0;
        for bonus in &rules.bonuses {
            let paid = match &bonus.kind {
                Kind::Legs(rule) => {
                    legs += 1;
                    self.legs(rule, legs - 1)?
                }
                _ => self.amounts(bonus, &amounts)?,
            };
            amounts.push(at_most(paid, bonus.most, rules)?);
        }
        self.capped(earnings_of(&amounts))
    }

    /// What a bonus pays, by row; those above it pay `before`.
    fn amounts(&self, bonus: &Bonus, before: &[Vec<Money>]) -> Result<Vec<Money>, RunError> {
        let money = &self.rules.money;
        let forest = match bonus.tree {
            Tree::Placement => &self.placement,
            Tree::Enroller => &self.enroller,
        };
        let base = |row: usize| match bonus.kind.base() {
            Some(Base::Volume(volume)) => self.seen(row).volume(*volume),
            Some(Base::Earnings(bonuses)) => bonuses.iter().map(|&bonus| before[bonus][row].minor()).sum(),
            None => 0,
        };
        let see = |place: usize| (self.seen(forest.row(place)), base(forest.row(place)));
        let rows = 0..self.members.len();
        let by_row =
            |flowed: flow::Flowed| rows.clone().map(|row| flowed.earned[forest.place(row)]).collect::<Vec<_>>();
        let exact = match &bonus.kind {
            Kind::Levels(levels) => by_row(flow::run(levels, forest, see)),
            Kind::Gaps(gaps) => by_row(flow::run(gaps, forest, see)),
            Kind::Share(share) => rows.map(|row| share.exact(self.seen(row), base(row))).collect(),
            Kind::Fixed(fixed) => return rows.map(|row| self.fixed(fixed, row)).collect(),
            Kind::Pool(pool) => return self.pool(pool),
            Kind::Legs(_) => Vec::new(),
        };
        let amount = |(row, exact): (usize, i128)| {
            let exact = if self.members[row].is_customer { 0 } else { exact };
            match bonus.kind.base() {
                Some(Base::Earnings(_)) => Ok(money.part_of_money(exact)?),
                _ => Ok(money.money(exact)?),
            }
        };
        exact.into_iter().enumerate().map(amount).collect()
    }

    /// What the `number`th binary bonus pays, by row. What is carried becomes what is carried on.
    fn legs(&mut self, legs: &Legs, number: usize) -> Result<Vec<Money>, RunError> {
        let stride = self.rules.layout().carried;
        let mut amounts = Vec::with_capacity(self.members.len());
        for row in 0..self.members.len() {
            let at = row * stride + 2 * number;
            let carried = [self.state.carried[at], self.state.carried[at + 1]];
            let (paid, rest) = legs.pay(self.seen(row), carried).ok_or(MoneyError::Overflow)?;
            let money = &self.rules.money;
            let fixed = Money::new(paid.minor, money.currency)?;
            amounts.push(money.money(paid.exact)?.checked_add(fixed)?);
            self.state.carried[at..at + 2].copy_from_slice(&rest);
        }
        Ok(amounts)
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
            let most = self.rules.money.money(exact.ok_or(MoneyError::Overflow)?)?;
            let all: Vec<usize> = (0..earnings.len()).collect();
            caps::cut(&mut earnings, &all, most)?;
        }
        Ok(earnings)
    }

    /// A volume of everybody together.
    fn everybody(&self, volume: usize) -> i128 {
        (0..self.members.len()).map(|row| i128::from(self.seen(row).volume(volume))).sum()
    }

    fn fixed(&self, fixed: &Fixed, row: usize) -> Result<Money, RunError> {
        let minor = if self.members[row].is_customer { Some(0) } else { fixed.minor(self.seen(row)) };
        Ok(Money::new(minor.ok_or(MoneyError::Overflow)?, self.rules.money.currency)?)
    }

    fn pool(&self, pool: &Pool) -> Result<Vec<Money>, RunError> {
        let has_shares =
            |row: usize| !self.members[row].is_customer && pool.to.as_ref().is_none_or(|to| to.holds(self.seen(row)));
        let shares = |row| if has_shares(row) { pool.shares.value(self.seen(row)) } else { 0 };
        let shares: Vec<u64> = (0..self.members.len()).map(|row| u64::try_from(shares(row)).unwrap_or(0)).collect();
        Ok(pool.divide(&self.rules.money, |volume| self.everybody(volume), &shares)?)
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

/// What is paid at most with one bonus.
fn at_most(paid: Vec<Money>, most: Option<i64>, rules: &Rules) -> Result<Vec<Money>, RunError> {
    let Some(most) = most else { return Ok(paid) };
    let most = Money::new(most, rules.money.currency)?;
    Ok(paid.into_iter().map(|amount| if amount.minor() > most.minor() { most } else { amount }).collect())
}

/// Whatever is not zero of the amounts by bonus and row.
fn earnings_of(amounts: &[Vec<Money>]) -> Vec<Earning> {
    let of_bonus = |(bonus, by_row): (usize, &Vec<Money>)| {
        let earning = move |(member, &amount): (u32, &Money)| Earning { member, bonus, amount, uncapped: amount };
        let earned = (0..).zip(by_row).filter(|(_, amount)| !amount.is_zero()).map(earning);
        earned.collect::<Vec<_>>()
    };
    amounts.iter().enumerate().flat_map(of_bonus).collect()
}
