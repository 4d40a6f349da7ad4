//! What everybody earns: bonus by bonus, then the caps.

use base::MoneyError;
use rayon::prelude::*;

use super::bonuses::{Kind, Legs, Pool};
use super::earnings::{Amounts, capped};
use super::run::{Run, RunError};
use super::table::PLACES_AT_ONCE;

/// What a run pays.
pub(super) struct Pay {
    /// What each bonus pays before the caps.
    pub(super) amounts: Vec<Amounts>,
    /// What it pays after them; `None` when the plan has none.
    pub(super) capped: Option<Vec<Amounts>>,
    /// What nobody earned of each bonus, in the smallest unit of the currency.
    pub(super) breakage: Vec<i64>,
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
                    // All order lines together can be counted: that was made sure of when they came.
                    if !rules.is_on_lines(bonus) {
                        self.standing.must_be_countable(bonus, &amounts, volume)?;
                    }
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
        let capped = capped(rules, &self.members, &self.standing, &amounts)?;
        Ok(Pay { amounts, capped, breakage })
    }

    /// What a binary bonus pays; those before it carry so many numbers. What was carried becomes what is carried on.
    fn legs(&mut self, legs: &Legs, before: usize) -> Result<Amounts, MoneyError> {
        let layout = self.rules.layout();
        let points = self.rules.money.of_points();
        let Self { standing, state, .. } = self;
        let (mut amounts, mut rests) = (vec![0; standing.len()], vec![[0; 2]; standing.len()]);
        let pieces = amounts.par_chunks_mut(PLACES_AT_ONCE).zip(rests.par_chunks_mut(PLACES_AT_ONCE)).enumerate();
        pieces.try_for_each(|(piece, (amounts, rests))| {
            let places = piece * PLACES_AT_ONCE..;
            for (place, carried) in places.clone().zip(&mut *rests) {
                *carried = state.carried_of(layout, standing.placement.row(place), legs, before);
            }
            for ((place, amount), rest) in places.zip(amounts).zip(rests) {
                let paid;
                (paid, *rest) = legs.pay(standing.seen(place), *rest).ok_or(MoneyError::Overflow)?;
                *amount = paid.minor(points)?;
            }
            Ok::<_, MoneyError>(())
        })?;
        state.carried.par_chunks_mut(layout.carried).enumerate().try_for_each(|(row, numbers)| {
            let place = standing.placement.place(row);
            let numbers = &mut numbers[before..before + legs.numbers()];
            legs.carry(standing.seen(place), numbers, rests[place]).map(|_| ()).ok_or(MoneyError::Overflow)
        })?;
        Ok(amounts)
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
