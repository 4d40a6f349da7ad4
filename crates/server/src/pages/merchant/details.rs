//! What the shop says of itself and how it trades.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "merchant/details.html")]
pub struct ShopDetailsPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the form is sent.
    pub action: Link,
    /// What was typed.
    pub form: Form<ShopDetailsForm, ShopDetailsField>,
    /// What can happen to a payment whose goods are gone.
    pub late_payments: Vec<Choice>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ShopDetailsForm {
    /// Its name.
    pub name: String,
    /// The line under the name; may be empty.
    pub tagline: String,
    /// Who it is, at length; may be empty.
    pub story: String,
    /// Where customers write to.
    pub contact: String,
    /// Where customers send the money; may be empty.
    pub payment: String,
    /// How many days a click on a seller's link counts.
    pub attribution_days: String,
    /// How many days a paid order's money waits.
    pub hold_days: String,
    /// How many minutes an unpaid order keeps its goods.
    pub reserve_minutes: String,
    /// `refund` or `backorder`.
    pub late_payment: String,
}

fields! {
    /// The fields of [`ShopDetailsForm`].
    ShopDetailsField {
        Name = "name",
        Tagline = "tagline",
        Story = "story",
        Contact = "contact",
        Payment = "payment",
        AttributionDays = "attribution_days",
        HoldDays = "hold_days",
        ReserveMinutes = "reserve_minutes",
        LatePayment = "late_payment",
    }
}
