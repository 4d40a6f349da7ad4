//! From what was earned to what is paid out: what is carried from before, what was taken back or corrected, and the least that
//! is worth a payment.

use std::collections::BTreeMap;

use base::{Currency, Money, MoneyError};
use time::{Date, Month};

use super::bonuses::PaidIn;
use super::earnings::Amounts;
use super::exchange::ExchangeRate;
use super::run::{Outcome, Run, RunError};

/// What is paid out of what was earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutRule {
    /// The least that is paid out, in the smallest unit of the currency. What is below is carried.
    pub minimum: i64,
    /// When what was earned up to which day of a month is paid; the days ascending, the last one 31. Empty when the plan does not
    /// say.
    pub dates: Vec<PaymentDate>,
    /// Other currencies at a rate that the plan itself fixes, whatever the market says.
    pub pegs: BTreeMap<Currency, ExchangeRate>,
}

/// When something is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentDate {
    /// What was earned up to this day of a month, and after that of the one before, is paid then.
    pub through: u8,
    /// The day of a month it is paid on; the last day of months that are shorter.
    pub day: u8,
    /// So many months later.
    pub months_later: u8,
}

impl PayoutRule {
    /// The day on which is paid what was earned on a day, or in a period that ended on it; `None` when the plan does not say, or at
    /// the end of the calendar.
    #[must_use]
    pub fn paid_on(&self, earned: Date) -> Option<Date> {
        let date = self.dates.iter().find(|date| earned.day() <= date.through)?;
        let months = u32::from(u8::from(earned.month())) - 1 + u32::from(date.months_later);
        let year = earned.year().checked_add(i32::try_from(months / 12).ok()?)?;
        let month = Month::try_from(u8::try_from(months % 12 + 1).ok()?).ok()?;
        Date::from_calendar_date(year, month, date.day.min(month.length(year))).ok()
    }
}

/// What a person is paid out for a period. `paid + carried` is always `before + earned + adjusted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payout {
    /// The row of the person's first position.
    pub member: u32,
    /// What was carried from the periods before; negative when more was taken back than there was.
    pub before: Money,
    /// What all positions of the person earned in money, after the caps.
    pub earned: Money,
    /// What was taken back, or corrected by hand.
    pub adjusted: Money,
    /// What is paid; never negative.
    pub paid: Money,
    /// What is carried on.
    pub carried: Money,
}

impl Outcome {
    /// The row of the first position of the person whose position is in `row`.
    #[must_use]
    pub fn person(&self, row: u32) -> u32 {
        self.members.get(row as usize).map_or(row, |member| member.person)
    }

    /// Whether a member has left.
    #[must_use]
    pub fn has_left(&self, row: u32) -> bool {
        self.members.get(row as usize).is_some_and(|member| member.has_left)
    }
}

impl Run<'_> {
    /// Adds to what a member is paid out, or takes off it: what a refund takes back, or what was decided by hand.
    ///
    /// # Errors
    /// When the member is not there, or the sum is beyond what we count.
    pub fn adjust(&mut self, member: u32, amount: Money) -> Result<(), RunError> {
        if self.members.get(member as usize).is_none() {
            return Err(RunError::NoBuyer(member));
        }
        let sum = self.adjusted.entry(member).or_insert_with(|| Money::zero(amount.currency()));
        *sum = sum.checked_add(amount)?;
        Ok(())
    }

    /// What everybody is paid out, by the rows of the persons; balances become what they are after it. Nothing when the plan does
    /// not speak of payouts.
    pub(super) fn pay_out(&mut self, earned: &[Amounts]) -> Result<Vec<Payout>, MoneyError> {
        let Some(rule) = &self.rules.payout else { return Ok(Vec::new()) };
        let currency = self.rules.money.currency;
        let mut sums = vec![[0_i64; 3]; self.members.len()];
        let mut add = |row: u32, what: usize, minor: i64| {
            let sum = &mut sums[self.members[row as usize].person as usize][what];
            *sum = sum.checked_add(minor).ok_or(MoneyError::Overflow)?;
            Ok::<_, MoneyError>(())
        };
        for (row, before) in (0..).zip(&self.state.balances) {
            add(row, 0, *before)?;
        }
        let in_money = earned.iter().enumerate().filter(|(bonus, _)| self.rules.paid_in(*bonus) == PaidIn::Money);
        for (_, amounts) in in_money {
            for (place, &minor) in amounts.iter().enumerate().filter(|(_, minor)| **minor != 0) {
                add(self.standing.placement.row_number(place), 1, minor)?;
            }
        }
        for (&row, adjusted) in &self.adjusted {
            add(row, 2, adjusted.minor())?;
        }
        let mut payouts = Vec::new();
        for ((member, sums), balance) in (0..).zip(sums).zip(&mut self.state.balances) {
            let [before, earned, adjusted] = sums;
            let sum = before.checked_add(earned).and_then(|sum| sum.checked_add(adjusted));
            let sum = sum.ok_or(MoneyError::Overflow)?;
            let paid = if sum >= rule.minimum.max(1) { sum } else { 0 };
            *balance = sum - paid;
            if sums != [0; 3] {
                let [before, earned, adjusted, paid, carried] =
                    [before, earned, adjusted, paid, sum - paid].map(|minor| Money::new(minor, currency));
                payouts.push(Payout {
                    member,
                    before: before?,
                    earned: earned?,
                    adjusted: adjusted?,
                    paid: paid?,
                    carried: carried?,
                });
            }
        }
        Ok(payouts)
    }
}
