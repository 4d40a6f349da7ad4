//! The seller's earnings: how much is where, and the full reason of every cent.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Paging};
use crate::pages::shop::product::Fact;
use crate::pages::shop::results::Filter;

/// Everything the earnings page shows.
#[derive(Debug, Template)]
#[template(path = "seller/earnings.html")]
pub struct EarningsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The lines as a file.
    pub csv: Link,
    /// Pending, available, in payout, paid, reversed.
    pub balance: Balance,
    /// Ways to narrow the lines: all, pending, available, reversed.
    pub filters: Vec<Filter>,
    /// The lines, the latest first, this page of them.
    pub lines: Vec<EarningLine>,
    /// Where in the list it is.
    pub paging: Paging,
}

/// How much is where.
#[derive(Debug, Clone)]
pub struct Balance {
    /// Waiting for return windows to end.
    pub pending: Money,
    /// To be paid out.
    pub available: Money,
    /// Prepared to be paid out, or with the bank.
    pub in_payout: Money,
    /// Paid. Not part of the bar, which shows what is still to come.
    pub paid: Money,
    /// Taken back by refunds, as a positive amount. Not part of the bar.
    pub reversed: Money,
}

impl Balance {
    /// The width of the pending part in thousandths of what the bar shows; negative balances take no room.
    #[must_use]
    pub fn pending_permille(&self) -> u32 {
        self.permille(self.pending)
    }

    /// The width of the part that is in payouts in thousandths.
    #[must_use]
    pub fn in_payout_permille(&self) -> u32 {
        self.permille(self.in_payout)
    }

    /// The width of the available part in thousandths: the rest.
    #[must_use]
    pub fn available_permille(&self) -> u32 {
        let rest = 1000 - self.pending_permille() - self.in_payout_permille();
        if self.available.is_positive() { rest } else { 0 }
    }

    /// Where the part that is in payouts begins.
    #[must_use]
    pub fn in_payout_from(&self) -> u32 {
        self.pending_permille() + self.available_permille()
    }

    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.whole() == 0
    }

    fn whole(&self) -> i128 {
        [self.pending, self.available, self.in_payout].iter().map(|part| i128::from(part.minor().max(0))).sum()
    }

    fn permille(&self, part: Money) -> u32 {
        let whole = self.whole();
        if whole == 0 { 0 } else { u32::try_from(i128::from(part.minor().max(0)) * 1000 / whole).unwrap_or(1000) }
    }
}

/// One earning, or its reversal.
#[derive(Debug, Clone)]
pub struct EarningLine {
    /// What was sold, "2 × Morning bowl, sage".
    pub what: String,
    /// When.
    pub at: Moment,
    /// How it came about, in one line: "Your own sale", "Level 2, sold by Ines".
    pub through: String,
    /// How much; negative when it was taken back.
    pub amount: Money,
    /// Pending, available, reversed.
    pub state: StateWord,
    /// When it becomes available, while it is pending.
    pub available_at: Option<Moment>,
    /// The full reason, row by row: order, price, commission rate, pot, rule, level, share, rounding.
    pub reason: Vec<Fact>,
    /// The calculation in one line, "34.00 EUR × 22 % = 7.48 EUR, of which 43 % = 3.21 EUR, rounded down to 3.20 EUR".
    pub calculation: String,
}

#[cfg(test)]
mod tests {
    use super::Balance;
    use base::{Currency, Money};

    #[test]
    fn the_bar_is_always_whole() {
        let eur = |minor| Money::new(minor, Currency::EUR).unwrap();
        let parts = |pending, available| {
            let [pending, available] = [eur(pending), eur(available)];
            let balance = Balance { pending, available, in_payout: eur(0), paid: eur(9), reversed: eur(0) };
            (balance.pending_permille(), balance.available_permille())
        };
        assert_eq!(parts(0, 0), (0, 0));
        assert_eq!(parts(1, 2), (333, 667));
        assert_eq!(parts(5, -3), (1000, 0));
        let all = Balance { pending: eur(1), available: eur(1), in_payout: eur(1), paid: eur(0), reversed: eur(0) };
        assert_eq!((all.pending_permille(), all.available_permille(), all.in_payout_permille()), (333, 334, 333));
        assert_eq!(all.in_payout_from(), 667);
    }
}
