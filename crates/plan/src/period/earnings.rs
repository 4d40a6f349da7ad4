//! What everybody earns: the amounts of bonuses by place, and what caps leave of them.

use base::{Currency, Money, MoneyError};
use rayon::prelude::*;

use super::caps;
use super::document::Rules;
use super::input::Member;
use super::run::Outcome;
use super::standing::Standing;

/// What a bonus pays by place, in the smallest unit of the currency.
pub(super) type Amounts = Vec<i64>;

/// What somebody earns with a bonus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earning {
    /// The row of the member.
    pub member: u32,
    /// The bonus, by its place in the plan.
    pub bonus: usize,
    /// How much.
    pub amount: Money,
    /// How much it was before the caps of positions, persons and the company; never zero.
    pub uncapped: Money,
}

impl Outcome {
    /// What everybody earns: bonus by bonus, within one in the order of the members' rows.
    pub fn earnings(&self) -> impl Iterator<Item = Earning> {
        let capped = self.capped.as_ref();
        earnings(self.rules.currency(), &self.standing, &self.paid, capped.unwrap_or(&self.paid))
    }

    /// What a member earns with a bonus; `None` when it earns nothing.
    #[must_use]
    pub fn earning(&self, member: u32, bonus: usize) -> Option<Earning> {
        let place = self.standing.placement.place(member as usize);
        let of = |amounts: &[Amounts]| Money::new(amounts.get(bonus)?[place], self.rules.currency()).ok();
        let (uncapped, amount) = (of(&self.paid)?, of(self.capped.as_ref().unwrap_or(&self.paid))?);
        (!uncapped.is_zero()).then_some(Earning { member, bonus, amount, uncapped })
    }
}

/// The amounts that are not zero: bonus by bonus, within one in the order of the rows.
pub(super) fn earnings<'a>(
    currency: Currency,
    standing: &'a Standing,
    before: &'a [Amounts],
    after: &'a [Amounts],
) -> impl Iterator<Item = Earning> + 'a {
    let rows = move || (0_u32..).zip(standing.placement.places());
    before.iter().zip(after).enumerate().flat_map(move |(bonus, (before, after))| {
        rows().filter(|(_, place)| before[*place] != 0).filter_map(move |(member, place)| {
            // Both can be counted: the run made sure.
            let [amount, uncapped] = [after[place], before[place]].map(|minor| Money::new(minor, currency).ok());
            Some(Earning { member, bonus, amount: amount?, uncapped: uncapped? })
        })
    })
}

/// What the caps of positions, then of persons, then of the company leave of these amounts; `None` when the plan has no caps.
///
/// # Errors
/// When an amount is beyond what we count.
pub(super) fn capped(
    rules: &Rules,
    members: &[Member],
    standing: &Standing,
    amounts: &[Amounts],
) -> Result<Option<Vec<Amounts>>, MoneyError> {
    let money = rules.money;
    amounts.par_iter().flatten_iter().try_for_each(|&minor| Money::new(minor, money.currency).map(|_| ()))?;
    if rules.caps.are_none() {
        return Ok(None);
    }
    let mut earnings: Vec<Earning> = earnings(money.currency, standing, amounts, amounts).collect();
    caps::cut_positions(rules, members, &mut earnings)?;
    if let Some((volume, rate)) = rules.caps.company {
        let exact = standing.everybody(volume).checked_mul(i128::from(rate.millionths()));
        // When more came back than was sold, nothing is paid.
        let most = money.of_points().rounded(exact.ok_or(MoneyError::Overflow)?)?.max(0);
        let all: Vec<usize> = (0..earnings.len()).collect();
        caps::cut(&mut earnings, &all, Money::new(most, money.currency)?)?;
    }
    let mut capped = vec![vec![0; standing.len()]; amounts.len()];
    for earning in earnings {
        capped[earning.bonus][standing.placement.place(earning.member as usize)] = earning.amount.minor();
    }
    Ok(Some(capped))
}
