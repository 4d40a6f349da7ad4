//! What the shop pays out: what waits, the runs, the files for the bank, and when.

use askama::Template;
use base::Money;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, Moment, NamedLink, fields};
use crate::pages::payouts::PayoutRow;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "merchant/payouts.html")]
pub struct PayoutsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// When payouts are prepared next, in a sentence.
    pub next: String,
    /// Prepared, and it is known where to.
    pub ready: Money,
    /// How many that are.
    pub ready_count: i64,
    /// Of customers' money, by the books.
    pub held: Money,
    /// Told to the bank.
    pub sent: Money,
    /// How many wait for somebody to say where to.
    pub without_details: i64,
    /// Where everything on this page is sent: `action` is `send`, `prepare` or `settings`.
    pub action: Link,
    /// What money there is.
    pub send: Form<SendForm, SendField>,
    /// The runs, the newest first.
    pub runs: Vec<RunRow>,
    /// The files, the newest first.
    pub files: Vec<FileRow>,
    /// When payouts are made.
    pub settings: Form<SettingsForm, SettingsField>,
    /// The days they can be made on.
    pub times: Vec<Choice>,
    /// What amounts are in.
    pub currency: String,
}

/// A run.
#[derive(Debug, Clone)]
pub struct RunRow {
    /// Its page.
    pub href: Link,
    /// "1 April 2026", or by hand.
    pub name: String,
    /// How many payouts.
    pub payouts: i64,
    /// How many of them are still to be sent.
    pub prepared: i64,
    /// How many arrived.
    pub paid: i64,
    /// What they come to.
    pub total: Money,
}

/// A file for the bank.
#[derive(Debug, Clone)]
pub struct FileRow {
    /// Its page.
    pub href: Link,
    /// When it was made.
    pub at: Moment,
    /// How many payouts.
    pub payouts: i64,
    /// How many of them are with the bank still.
    pub open: i64,
    /// What they come to.
    pub total: Money,
}

/// How much money there is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SendForm {
    /// The amount.
    pub money: String,
}

fields! {
    /// The fields of [`SendForm`].
    SendField { Money = "money" }
}

/// When payouts are made.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    /// `off`, `weekly-1` to `weekly-7`, `monthly-1` to `monthly-28`.
    pub time: String,
    /// The least amount.
    pub minimum: String,
}

fields! {
    /// The fields of [`SettingsForm`].
    SettingsField { Time = "time", Minimum = "minimum" }
}

/// The payouts of a run or a file.
#[derive(Debug, Template)]
#[template(path = "merchant/payout_group.html")]
pub struct PayoutGroupPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// All payouts of the shop.
    pub back: NamedLink,
    /// What it is.
    pub title: String,
    /// What it comes to, in a sentence.
    pub lead: String,
    /// The payouts.
    pub payouts: Vec<PayoutRow>,
    /// The file for the bank, and where it is said that everything in it arrived.
    pub file: Option<BankFile>,
}

/// A file for the bank.
#[derive(Debug, Clone)]
pub struct BankFile {
    /// As a table.
    pub csv: Link,
    /// Where it is said that everything in it arrived; `None` when nothing is with the bank.
    pub all_paid: Option<Link>,
}
