//! The seller's day: earned, pending, available, what to do next, and the address to share.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, NamedLink};

/// Everything the seller's day shows.
#[derive(Debug, Template)]
#[template(path = "seller/today.html")]
pub struct TodayPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// "Good morning, Mara", or what the hour says.
    pub greeting: String,
    /// Earned today.
    pub today: Money,
    /// Earned this month.
    pub month: Money,
    /// Waiting for return windows to end.
    pub pending: Money,
    /// When the next pending amount becomes available.
    pub next: Option<Moment>,
    /// To be paid out.
    pub available: Money,
    /// When it is paid out next; `None` when the shop does that by hand.
    pub payout: Option<Moment>,
    /// The boutique's full address.
    pub address: String,
    /// The mail that shares it, `mailto:?...`.
    pub share_mail: Link,
    /// The coupons that bring this seller the credit and can be used now.
    pub coupons: Vec<CouponCard>,
    /// What to do next; may be empty.
    pub todo: Vec<Todo>,
    /// The last 30 days, oldest first.
    pub chart: Chart,
    /// The latest sales.
    pub sales: Vec<SaleRow>,
}

/// A coupon to tell people of.
#[derive(Debug, Clone)]
pub struct CouponCard {
    /// Its code.
    pub code: String,
    /// What it gives, in words.
    pub benefit: String,
    /// How often it was used, in words.
    pub used: String,
}

/// Something worth doing.
#[derive(Debug, Clone)]
pub struct Todo {
    /// Why, in a sentence.
    pub text: String,
    /// What, as a link.
    pub action: NamedLink,
}

/// A sale that earned something.
#[derive(Debug, Clone)]
pub struct SaleRow {
    /// What was bought, "Morning bowl and 2 more".
    pub what: String,
    /// When.
    pub at: Moment,
    /// How it came about: own boutique, or whose in the team.
    pub through: String,
    /// What it earned.
    pub earned: Money,
    /// Pending, available, reversed.
    pub state: StateWord,
}

/// Amounts over days as bars from a zero line.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it shows, in a sentence that holds without seeing it.
    pub summary: String,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// One day.
#[derive(Debug, Clone)]
pub struct Bar {
    /// The day, "14 November".
    pub day: String,
    /// The amount.
    pub amount: Money,
    /// Its height in thousandths of the greatest.
    pub permille: u32,
    /// Whether it is named beside its bar: the greatest and the last.
    pub named: bool,
}

impl Chart {
    /// Draws `days`, oldest first, as (day, amount); negative amounts are drawn as nothing and stay in the table.
    #[must_use]
    pub fn new(summary: impl Into<String>, days: Vec<(String, Money)>) -> Self {
        let most = days.iter().map(|(_, amount)| amount.minor()).max().unwrap_or(0).max(1);
        let last = days.len().saturating_sub(1);
        let greatest = days.iter().position(|(_, amount)| amount.minor() == most);
        let bars = days.into_iter().enumerate().map(|(at, (day, amount))| {
            let permille = i128::from(amount.minor().max(0)) * 1000 / i128::from(most);
            let permille = u32::try_from(permille).unwrap_or(1000);
            Bar { day, amount, permille, named: amount.is_positive() && (at == last || Some(at) == greatest) }
        });
        Self { summary: summary.into(), bars: bars.collect() }
    }
}

impl Bar {
    /// Where the bar number `at` (from 0) begins, in the drawing's units.
    #[must_use]
    pub fn x(&self, at: &usize) -> usize {
        at * 20 + 3
    }

    /// Its height in the drawing's units, 0 to 100; something is seen of every amount.
    #[must_use]
    pub fn height(&self) -> u32 {
        if self.permille == 0 { 0 } else { (self.permille / 10).max(2) }
    }

    /// Where its top is.
    #[must_use]
    pub fn y(&self) -> u32 {
        120 - self.height()
    }
}

#[cfg(test)]
mod tests {
    use super::Chart;
    use base::{Currency, Money};

    #[test]
    fn bars_grow_from_zero_to_the_greatest() {
        let day = |minor| (String::new(), Money::new(minor, Currency::EUR).unwrap());
        let chart = Chart::new("", vec![day(0), day(400), day(-50), day(1), day(200)]);
        let heights: Vec<_> = chart.bars.iter().map(super::Bar::height).collect();
        assert_eq!(heights, [0, 100, 0, 2, 50]);
        let named: Vec<_> = chart.bars.iter().map(|bar| bar.named).collect();
        assert_eq!(named, [false, true, false, false, true]);
        assert!(Chart::new("", Vec::new()).bars.is_empty());
    }
}
