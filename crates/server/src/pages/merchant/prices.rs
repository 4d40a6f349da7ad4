//! The shop's price lists, and one of them.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, NamedLink, fields};

/// All lists of the shop.
#[derive(Debug, Template)]
#[template(path = "merchant/prices.html")]
pub struct PricesPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The lists, the newest first.
    pub lists: Vec<ListRow>,
    /// Where a new one is sent.
    pub action: Link,
    /// A new one.
    pub form: Form<NewListForm, NewListField>,
    /// Whom it can be for.
    pub audiences: Vec<Choice>,
}

/// A list of prices, in the list of them.
#[derive(Debug, Clone)]
pub struct ListRow {
    /// Its page.
    pub href: Link,
    /// What it is called.
    pub name: String,
    /// Whom it is for.
    pub audience: String,
    /// From when to when.
    pub window: String,
    /// What is in it.
    pub contents: String,
    /// Whether it counts now.
    pub state: StateWord,
}

/// A new list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct NewListForm {
    /// What it is called.
    pub name: String,
    /// `everybody`, `group` or `sellers`.
    pub audience: String,
    /// The first day, `2026-12-24`; empty for now.
    pub from: String,
    /// The last day; may be empty.
    pub until: String,
}

fields! {
    /// The fields of [`NewListForm`].
    NewListField { Name = "name", Audience = "audience", From = "from", Until = "until" }
}

/// One list.
#[derive(Debug, Template)]
#[template(path = "merchant/price_list.html")]
pub struct PriceListPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// All lists.
    pub back: NamedLink,
    /// The list.
    pub list: ListRow,
    /// Whether the shop lets it count.
    pub active: bool,
    /// Where everything on this page is sent.
    pub action: Link,
    /// The days it counts on.
    pub days: Form<DaysForm, DaysField>,
    /// What it takes off.
    pub offs: Vec<OffRow>,
    /// Something more to take off.
    pub off: Form<OffForm, OffField>,
    /// Of what.
    pub brands: Vec<Choice>,
    /// Its own prices as a file.
    pub csv: Link,
    /// How many own prices it has, in words.
    pub prices: String,
    /// A table to bring in.
    pub import: Form<ImportForm, ImportField>,
    /// What is wrong with the lines of that table.
    pub problems: Vec<String>,
    /// The customers it names, one a line; `None` when it is for others.
    pub customers: Option<Form<CustomersForm, CustomersField>>,
}

/// The days a list counts on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct DaysForm {
    /// The first, `2026-12-24`; empty for now.
    pub from: String,
    /// The last; may be empty.
    pub until: String,
}

fields! {
    /// The fields of [`DaysForm`].
    DaysField { From = "from", Until = "until" }
}

/// A part that is taken off.
#[derive(Debug, Clone)]
pub struct OffRow {
    /// Of what.
    pub what: String,
    /// How much, "20 %".
    pub off: String,
    /// What is sent to take it off no more: `all`, a brand or a product.
    pub value: String,
}

/// A part to take off.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct OffForm {
    /// A brand's id; empty for everything.
    pub brand: String,
    /// The product's part of the address; empty for all of the brand.
    pub product: String,
    /// How much, in per cent.
    pub percent: String,
}

fields! {
    /// The fields of [`OffForm`].
    OffField { Brand = "brand", Product = "product", Percent = "percent" }
}

/// A table of prices.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ImportForm {
    /// Its text.
    pub table: String,
}

fields! {
    /// The fields of [`ImportForm`].
    ImportField { Table = "table" }
}

/// The customers of a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CustomersForm {
    /// Their addresses, one a line.
    pub customers: String,
}

fields! {
    /// The fields of [`CustomersForm`].
    CustomersField { Customers = "customers" }
}
