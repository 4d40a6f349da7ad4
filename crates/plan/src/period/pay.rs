//! What everybody earns: bonus by bonus, then the caps.

use std::collections::BTreeMap;

use base::{Currency, Money, MoneyError};
use rayon::prelude::*;

use super::bonuses::{Kind, Legs, Pool};
use super::caps::{self, Caps};
use super::document::Rules;
use super::input::Member;
use super::run::{Earning, Run, RunError};
use super::standing::Standing;

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
        let (mut carried, mut once, mut vesting) = (0, 0, 0);
        for bonus in &rules.bonuses {
            let (mut paid, mut unpaid) = match &bonus.kind {
                Kind::Legs(rule) => {
                    carried += rule.numbers();
                    (self.legs(rule, carried - rule.numbers())?, 0)
                }
                Kind::Board(board) => {
                    carried += 1;
                    self.board(board, carried - 1)?
                }
                Kind::Pool(pool) => (self.pool(pool, &breakage)?, 0),
                _ => {
                    let volume = |place: usize, column: usize| self.standing.seen(place).volume(column);
                    self.standing.amounts(&rules.money, bonus, &amounts, volume)?
                }
            };
            if bonus.kind.is_once() {
                self.leave_out_who_had(&mut paid, once);
                once += 1;
            }
            if bonus.most.is_some() {
                paid.iter_mut().for_each(|amount| *amount = bonus.at_most(*amount));
            }
            bonus.choose(&mut amounts, &mut paid);
            if let Some(rule) = &bonus.vests {
                let lost = self.vest(rule, &mut paid, vesting).and_then(|lost| unpaid.checked_add(lost));
                unpaid = lost.ok_or(MoneyError::Overflow)?;
                vesting += 1;
            }
            amounts.push(paid);
            breakage.push(unpaid);
        }
        let earnings = capped(rules, &self.members, &self.standing, &amounts)?;
        Ok(Pay { amounts, breakage, earnings })
    }

    /// What a binary bonus pays; those before it carry so many numbers. What was carried becomes what is carried on.
    fn legs(&mut self, legs: &Legs, before: usize) -> Result<Amounts, MoneyError> {
        let layout = self.rules.layout();
        let pay = |place: usize| {
            let carried = self.state.carried_of(layout, self.standing.placement.row(place), legs, before);
            let (paid, rest) = legs.pay(self.standing.seen(place), carried).ok_or(MoneyError::Overflow)?;
            Ok((paid.minor(self.rules.money.of_points())?, rest))
        };
        let paid: Vec<(i64, [i64; 2])> = self.standing.of_each(pay).collect::<Result<_, MoneyError>>()?;
        for (place, (_, rest)) in paid.iter().enumerate() {
            let at = self.standing.placement.row(place) * layout.carried + before;
            let numbers = &mut self.state.carried[at..at + legs.numbers()];
            legs.carry(self.standing.seen(place), numbers, *rest).ok_or(MoneyError::Overflow)?;
        }
        Ok(paid.into_iter().map(|(amount, _)| amount).collect())
    }

    /// Leaves out whoever had the `number`th bonus that is paid once, and remembers who has it now.
    fn leave_out_who_had(&mut self, paid: &mut Amounts, number: u32) {
        for (place, amount) in paid.iter_mut().enumerate().filter(|(_, amount)| **amount != 0) {
            let had = &mut self.state.had[self.standing.placement.row(place)];
            if *had >> number & 1 == 1 {
                *amount = 0;
            }
            *had |= 1 << number;
        }
    }

    fn pool(&self, pool: &Pool, breakage: &[i64]) -> Result<Amounts, MoneyError> {
        let holders = pool.holders(&self.standing);
        let shares: Vec<u64> = holders.iter().map(|(_, shares)| *shares).collect();
        let divided = pool.divide(&self.rules.money, |volume| self.standing.everybody(volume), breakage, &shares)?;
        let mut amounts = vec![0; self.standing.len()];
        for ((row, _), amount) in holders.into_iter().zip(divided) {
            amounts[self.standing.placement.place(row)] = amount.minor();
        }
        Ok(amounts)
    }
}

/// What everybody earns of these amounts: bonus by bonus in the order of the rows, after the caps of positions, then of
/// persons, then of the company.
pub(super) fn capped(
    rules: &Rules,
    members: &[Member],
    standing: &Standing,
    amounts: &[Amounts],
) -> Result<Vec<Earning>, MoneyError> {
    let money = rules.money;
    let mut earnings = earnings(money.currency, standing, amounts)?;
    cap_positions(rules, members, &mut earnings)?;
    if let Some((volume, rate)) = rules.caps.company {
        let exact = standing.everybody(volume).checked_mul(i128::from(rate.millionths()));
        // When more came back than was sold, nothing is paid.
        let most = money.of_points().rounded(exact.ok_or(MoneyError::Overflow)?)?.max(0);
        let all: Vec<usize> = (0..earnings.len()).collect();
        caps::cut(&mut earnings, &all, Money::new(most, money.currency)?)?;
    }
    Ok(earnings)
}

/// Cuts to the caps of positions, then of persons. Earnings are bonus by bonus, and those of whoever is among them are all there.
pub(super) fn cap_positions(rules: &Rules, members: &[Member], earnings: &mut [Earning]) -> Result<(), MoneyError> {
    let Caps { position, person, .. } = rules.caps;
    if let Some(most) = position {
        cut_by(earnings, Money::new(most, rules.money.currency)?, |row| row)?;
    }
    if let Some(most) = person {
        cut_by(earnings, Money::new(most, rules.money.currency)?, |row| members[row as usize].person)?;
    }
    Ok(())
}

/// Whatever is not zero of the amounts.
fn earnings(currency: Currency, standing: &Standing, amounts: &[Amounts]) -> Result<Vec<Earning>, MoneyError> {
    let mut earnings = Vec::new();
    for (bonus, by_place) in amounts.iter().enumerate() {
        let earning = |(place, &minor): (usize, &i64)| {
            let member = standing.placement.row_number(place);
            let amount = Money::new(minor, currency);
            (minor != 0).then_some(amount.map(|amount| Earning { member, bonus, amount, uncapped: amount }))
        };
        let mut of_bonus = by_place.par_iter().enumerate().filter_map(earning).collect::<Result<Vec<_>, _>>()?;
        of_bonus.par_sort_unstable_by_key(|earning| earning.member);
        earnings.append(&mut of_bonus);
    }
    Ok(earnings)
}

/// Cuts what belongs to the same owner to `most`.
fn cut_by(earnings: &mut [Earning], most: Money, owner: impl Fn(u32) -> u32) -> Result<(), MoneyError> {
    let mut together: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, earning) in earnings.iter().enumerate() {
        together.entry(owner(earning.member)).or_default().push(at);
    }
    together.values().try_for_each(|theirs| caps::cut(earnings, theirs, most))
}
