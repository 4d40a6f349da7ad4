//! What prices will be, before they are.

use askama::Template;
use base::Money;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "brand/prices.html")]
pub struct PricesPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the answer is sent.
    pub action: Link,
    /// Back to the products.
    pub back: Link,
    /// The percentage, as it was typed.
    pub percent: String,
    /// The products that were picked.
    pub picked: Vec<String>,
    /// Stands for exactly these prices.
    pub seal: String,
    /// The prices: what is priced, what it costs, what it will cost.
    pub rows: Vec<(String, Money, Money)>,
    /// What is wrong; empty when nothing is.
    pub problem: String,
}
