//! One order, for one of its brands: its own lines, where they go, and what it gets for them.

use askama::Template;
use base::Money;

use crate::pages::Shell;
use crate::pages::checkout::order::{OrderLine, StateWord, Step};
use crate::pages::console::Console;
use crate::pages::orders::parcels::{PackBox, ParcelView};
use crate::pages::orders::returns::ReturnView;
use crate::pages::parts::{Moment, NamedLink};

/// Everything the brand sees of an order.
#[derive(Debug, Template)]
#[template(path = "brand/order.html")]
pub struct BrandOrderPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The list it is in.
    pub list: NamedLink,
    /// What it is called.
    pub number: String,
    /// When it was paid.
    pub paid: Moment,
    /// What it is doing.
    pub state: StateWord,
    /// Who bought.
    pub customer: String,
    /// Where it goes, line by line.
    pub address: Vec<String>,
    /// What they wrote; may be empty.
    pub note: String,
    /// What goes with it as a gift; may be empty.
    pub gift_note: String,
    /// How it is to be sent, "Post, 2 to 4 days"; may be empty.
    pub delivery: String,
    /// The shop it was bought at.
    pub shop: NamedLink,
    /// The brand's lines.
    pub lines: Vec<OrderLine>,
    /// The form to pack what is left.
    pub packs: Vec<PackBox>,
    /// Its parcels.
    pub shipments: Vec<ParcelView>,
    /// What comes back.
    pub returns: Vec<ReturnView>,
    /// What the brand gets of it.
    pub own_share: Money,
    /// What has happened.
    pub steps: Vec<Step>,
}
