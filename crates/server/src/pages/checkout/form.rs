//! What a customer types at checkout.

use serde::Deserialize;

use crate::pages::parts::fields;

/// Everything sent with "Place order". All of it as typed; nothing is lost when something is wrong.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CheckoutForm {
    /// Where the confirmation goes.
    pub email: String,
    /// Who it is for.
    pub name: String,
    /// Street and number.
    pub line1: String,
    /// Floor, company, care of; may be empty.
    pub line2: String,
    /// Postal code; some countries have none.
    pub postal_code: String,
    /// Town or city.
    pub city: String,
    /// State, province or county; may be empty.
    pub region: String,
    /// ISO 3166 code, upper case.
    pub country: String,
    /// For the brand that ships; may be empty.
    pub note: String,
    /// What goes with it as a gift; may be empty.
    pub gift_note: String,
    /// `yes` when a signed-in customer wants the address kept.
    pub remember: String,
    /// How much is paid with credit, as it was shown; empty for nothing.
    pub credit: String,
    /// The payment method's name.
    pub payment: String,
    /// Made with the page; the same key never makes a second order.
    pub key: String,
    /// What the customer was shown (prices and stock, digested), so that a change is asked about.
    pub seen: String,
}

fields! {
    /// The fields of [`CheckoutForm`] that can be wrong.
    CheckoutField {
        Email = "email",
        Name = "name",
        Line1 = "line1",
        Line2 = "line2",
        PostalCode = "postal_code",
        City = "city",
        Region = "region",
        Country = "country",
        Note = "note",
        GiftNote = "gift_note",
        Credit = "credit",
        Payment = "payment",
    }
}
