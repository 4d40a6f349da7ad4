//! Checkout: one column, everything before payment, errors beside the fields.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::form::{CheckoutField, CheckoutForm};
use crate::pages::parts::{Choice, Form, NamedLink, Totals};
use crate::pages::shop::cart::Parcel;

/// Everything checkout shows.
#[derive(Debug, Template)]
#[template(path = "checkout/page.html")]
pub struct CheckoutPage {
    /// What is around it.
    pub cx: Shell,
    /// The shop one buys from.
    pub shop: NamedLink,
    /// Where the form is sent.
    pub action: Link,
    /// What was typed, and what is wrong with it.
    pub form: Form<CheckoutForm, CheckoutField>,
    /// Other places the signed-in customer has had things sent to.
    pub addresses: Vec<NamedLink>,
    /// What has changed since the page was made, in sentences; "Place order" then agrees to it.
    pub changes: Vec<String>,
    /// Where it can be sent.
    pub countries: Vec<Choice>,
    /// How each brand's parcel can be sent, where that is known and charged.
    pub deliveries: Vec<DeliveryChoice>,
    /// How it can be paid.
    pub payments: Vec<Choice>,
    /// What is bought, by who ships it.
    pub parcels: Vec<Parcel>,
    /// What it comes to.
    pub totals: Totals,
    /// What the customer's credit can pay of it, and whether it is to. Sent as `credit`.
    pub credit: Option<CreditOffer>,
}

/// Credit that can be spent.
#[derive(Debug, Clone)]
pub struct CreditOffer {
    /// What there is.
    pub balance: Money,
    /// What of the order it can pay.
    pub most: Money,
    /// What is then left to pay.
    pub left: Money,
    /// Whether it is to.
    pub chosen: bool,
}

/// How one brand's parcel can be sent. Sent as `way-BRAND`.
#[derive(Debug, Clone)]
pub struct DeliveryChoice {
    /// The name of the field.
    pub field: String,
    /// Who sends it.
    pub brand: String,
    /// The ways, with price and days.
    pub ways: Vec<Choice>,
}
