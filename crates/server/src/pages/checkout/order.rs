//! An order, as its customer sees it: what happens next and when, where the money is, who to ask.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::orders::parcels::ParcelView;
use crate::pages::orders::returns::ReturnView;
use crate::pages::parts::{Figure, Moment, NamedLink, Tone, Totals};
use crate::pages::shop::product::Fact;

/// Everything an order's page shows.
#[derive(Debug, Template)]
#[template(path = "checkout/order.html")]
pub struct OrderPage {
    /// What is around it.
    pub cx: Shell,
    /// What it is called, `ord_7k2m9x`.
    pub number: String,
    /// When it was placed.
    pub placed: Moment,
    /// What it is doing now.
    pub state: StateWord,
    /// The page's first words: thanks when it has just been placed, else what is going on.
    pub headline: String,
    /// What happens next, in a sentence or two.
    pub next: String,
    /// How to pay, while it is not paid.
    pub payment: Option<PaymentAdvice>,
    /// What has happened and what will.
    pub steps: Vec<Step>,
    /// What was bought, by who ships it.
    pub parcels: Vec<OrderParcel>,
    /// What it came to.
    pub totals: Totals,
    /// What is on its way or there.
    pub shipments: Vec<ParcelView>,
    /// What the customer gives back.
    pub returns: Vec<ReturnView>,
    /// What was paid back.
    pub refunds: Vec<RefundNote>,
    /// Where it goes, line by line.
    pub address: Vec<String>,
    /// Where the confirmation went.
    pub email: String,
    /// The shop that answers for it.
    pub shop: NamedLink,
    /// The shop's address for questions; may be empty.
    pub shop_email: String,
    /// Who earns from it, in a sentence; may be empty.
    pub earner: String,
    /// Where it can be cancelled, while it can.
    pub cancel: Option<Link>,
}

/// The state of something in one or two words.
#[derive(Debug, Clone)]
pub struct StateWord {
    /// The words.
    pub label: String,
    /// Their colour.
    pub tone: Tone,
}

/// How to pay.
#[derive(Debug, Clone)]
pub struct PaymentAdvice {
    /// How much.
    pub amount: Money,
    /// What to do, in a sentence.
    pub text: String,
    /// Account, reference and what else must be written down.
    pub details: Vec<Fact>,
    /// Until when the goods are kept.
    pub until: Option<Moment>,
}

/// Something that happened or will.
#[derive(Debug, Clone)]
pub struct Step {
    /// What.
    pub title: String,
    /// When it happened or will.
    pub at: Option<Moment>,
    /// A word more; may be empty.
    pub note: String,
    /// Whether it has.
    pub progress: Progress,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It has happened.
    Done,
    /// It is what we wait for.
    Now,
    /// It comes later.
    Ahead,
    /// It ended here.
    Stopped,
}

impl Progress {
    /// The class that draws it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "is-done",
            Self::Now => "is-now",
            Self::Ahead => "is-ahead",
            Self::Stopped => "is-stopped",
        }
    }

    /// The icon in it; empty for a dot.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Done => "check",
            Self::Stopped => "close",
            Self::Now | Self::Ahead => "",
        }
    }
}

/// What one brand ships.
#[derive(Debug, Clone)]
pub struct OrderParcel {
    /// The brand.
    pub brand: NamedLink,
    /// How it is sent, "Post, 2 to 4 days"; may be empty.
    pub delivery: String,
    /// Its lines.
    pub lines: Vec<OrderLine>,
    /// Where the customer asks to give something of it back, while that can be.
    pub give_back: Option<Link>,
}

/// A line of an order. Nothing in it changes any more.
#[derive(Debug, Clone)]
pub struct OrderLine {
    /// The product, if it is still there.
    pub href: Option<Link>,
    /// Its name when it was bought.
    pub name: String,
    /// Which variant; may be empty.
    pub variant: String,
    /// Its picture.
    pub figure: Figure,
    /// How many.
    pub quantity: u32,
    /// How many of them were given back.
    pub returned: u32,
    /// The price of all.
    pub total: Money,
}

/// Money that went back.
#[derive(Debug, Clone)]
pub struct RefundNote {
    /// When.
    pub at: Moment,
    /// How much.
    pub amount: Money,
    /// For what and why, in a sentence.
    pub text: String,
}
