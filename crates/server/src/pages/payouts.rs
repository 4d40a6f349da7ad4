//! Payouts as everybody sees them: the statement of one, and the list of those who are paid.

use askama::Template;
use base::Money;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, Moment, NamedLink, Paging, fields};
use crate::pages::shop::product::Fact;

/// A payout in a list.
#[derive(Debug, Clone)]
pub struct PayoutRow {
    /// Its statement.
    pub href: Link,
    /// Who is paid; for payees, who pays.
    pub name: String,
    /// When it was prepared.
    pub at: Moment,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub state: StateWord,
    /// Why it waits or came to nothing; may be empty.
    pub note: String,
}

/// Everything a statement shows.
#[derive(Debug, Template)]
#[template(path = "payouts/statement.html")]
pub struct StatementPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The list it belongs to.
    pub back: NamedLink,
    /// "Payout to Mara".
    pub title: String,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub state: StateWord,
    /// Why it waits or came to nothing; may be empty.
    pub note: String,
    /// Who, when, where to.
    pub facts: Vec<Fact>,
    /// What it is made of.
    pub lines: Vec<StatementRow>,
    /// The same as a file.
    pub csv: Link,
    /// The payments sent together with it, for the merchant.
    pub file: Option<Link>,
    /// What the merchant can say of it.
    pub act: Option<Act>,
}

/// A movement in a statement.
#[derive(Debug, Clone)]
pub struct StatementRow {
    /// The order's number; empty when it belongs to none.
    pub order: String,
    /// The order, where the reader may open it.
    pub href: Option<Link>,
    /// What it is.
    pub what: String,
    /// When it became the payee's own.
    pub at: Moment,
    /// How much; negative when it was taken back.
    pub amount: Money,
}

/// What a merchant can say of a payout.
#[derive(Debug, Clone)]
pub struct Act {
    /// Where it is sent: `action` is `paid` or `failed`.
    pub action: Link,
    /// Whether it can have arrived.
    pub can_be_paid: bool,
    /// Why it came to nothing.
    pub form: Form<FailForm, FailField>,
}

/// Why a payout came to nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FailForm {
    /// The reason, for whoever waits for the money.
    pub reason: String,
}

fields! {
    /// The fields of [`FailForm`].
    FailField { Reason = "reason" }
}

/// Everything the payouts page of a seller or a brand shows.
#[derive(Debug, Template)]
#[template(path = "payouts/mine.html")]
pub struct MyPayoutsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What is where, by shop.
    pub balances: Vec<PayeeBalance>,
    /// Payouts so far, this page of them.
    pub payouts: Vec<PayoutRow>,
    /// Where in the list it is.
    pub paging: Paging,
    /// Where the money goes, masked; empty when nobody has said.
    pub details: String,
    /// Where a change of it is sent.
    pub action: Link,
    /// The change.
    pub form: Form<DetailsForm, DetailsField>,
    /// The ways to be paid.
    pub ways: Vec<Choice>,
}

/// What is where at one shop.
#[derive(Debug, Clone)]
pub struct PayeeBalance {
    /// The shop.
    pub shop: String,
    /// Released and not in a payout.
    pub available: Money,
    /// On its way.
    pub in_payout: Money,
    /// Arrived.
    pub paid: Money,
    /// When it is paid out next, in a sentence.
    pub next: String,
}

/// Where somebody's money goes.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct DetailsForm {
    /// `bank` or `other`.
    pub way: String,
    /// Whose account it is.
    pub holder: String,
    /// The account.
    pub iban: String,
    /// Another way, in words.
    pub words: String,
    /// The password of whoever changes it.
    pub password: String,
}

impl std::fmt::Debug for DetailsForm {
    /// Neither account nor password ends in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DetailsForm(..)")
    }
}

fields! {
    /// The fields of [`DetailsForm`].
    DetailsField { Way = "way", Holder = "holder", Iban = "iban", Words = "words", Password = "password" }
}
