//! Every piece of the interface in every state, light and dark, on one page.

use askama::Template;
use base::{Currency, Money};
use serde::Deserialize;

use super::samples::{self, Samples};
use crate::link;
use crate::pages::Shell;
use crate::pages::checkout::order::Step;
use crate::pages::parts::{Choice, Figure, Flash, Form, Paging, Price, ProductCard, Stock, Tone, Totals, fields};
use crate::pages::shop::results::Filter;

/// Everything the style guide shows.
#[derive(Debug, Template)]
#[template(path = "system/styleguide.html")]
pub struct StyleguidePage {
    /// What is around it.
    pub cx: Shell,
    /// The colours by their token's name.
    pub colours: Vec<&'static str>,
    /// One remark of each tone.
    pub remarks: Vec<Flash>,
    /// Products in every state.
    pub cards: Vec<ProductCard>,
    /// A form with something wrong.
    pub form: Form<SampleForm, SampleField>,
    /// A list to choose from.
    pub choices: Vec<Choice>,
    /// A sum.
    pub totals: Totals,
    /// The middle of a long list.
    pub paging: Paging,
    /// The icons' names.
    pub icons: Vec<&'static str>,
    /// Ways to narrow a list.
    pub filters: Vec<Filter>,
    /// A step in each state.
    pub steps: Vec<Step>,
    /// People, times, charts and forms.
    pub samples: Samples,
}

/// What the sample form would send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct SampleForm {
    /// A field in order.
    pub name: String,
    /// A field with a problem.
    pub email: String,
    /// A field for several lines.
    pub words: String,
}

fields! {
    /// The fields of [`SampleForm`].
    SampleField {
        Name = "sample-name",
        Email = "sample-email",
        Country = "sample-country",
        Words = "sample-words",
        Rate = "sample-rate",
    }
}

/// The colours that carry something, by their token's name.
const COLOURS: [&str; 14] = [
    "paper",
    "surface",
    "sunken",
    "ink",
    "muted",
    "line",
    "control",
    "accent",
    "accent-soft",
    "second",
    "second-soft",
    "positive",
    "warning",
    "danger",
];

impl StyleguidePage {
    /// The style guide.
    #[must_use]
    pub fn new(cx: Shell) -> Self {
        let mut form =
            Form::of(SampleForm { name: "Mara Lindqvist".into(), email: "mara@".into(), words: String::new() });
        form.blame(SampleField::Email, cx.t("styleguide-problem"));
        let remarks = [Tone::Info, Tone::Good, Tone::Warn, Tone::Bad]
            .map(|tone| Flash { tone, text: cx.t("styleguide-remark").to_string() });
        let choice = |value: &str, chosen| Choice {
            value: value.to_owned(),
            label: cx.t("styleguide-choice").to_string(),
            help: cx.t("styleguide-help").to_string(),
            chosen,
        };
        Self {
            colours: COLOURS.into(),
            remarks: remarks.into(),
            cards: cards(),
            choices: vec![choice("one", true), choice("two", false)],
            totals: Totals { tax: Some(("19 %".into(), amount(3_040))), ..Totals::goods_only(amount(19_040)) },
            paging: Paging::new(2, 24, 100, |_| link::home()),
            icons: crate::icons::names(),
            filters: samples::filters(&cx),
            steps: samples::steps(&cx),
            samples: Samples::new(&cx),
            form,
            cx,
        }
    }
}

pub(super) fn amount(minor: i64) -> Money {
    Money::new(minor, Currency::EUR).unwrap_or(Money::zero(Currency::EUR))
}

fn cards() -> Vec<ProductCard> {
    let card = |name: &str, price: Price, stock: Stock| ProductCard {
        href: link::home(),
        name: name.to_owned(),
        brand: "Stille Keramik".into(),
        figure: Figure::letters(name),
        price,
        stock,
    };
    vec![
        card("Morning bowl", Price::plain(amount(3_400)), Stock::Plenty),
        card("Nest of three bowls", Price { now: amount(7_200), was: Some(amount(8_900)), from: false }, Stock::Few(2)),
        card("Teapot for two", Price { now: amount(6_800), was: None, from: true }, Stock::ToOrder),
        card("Geschirrtrockentücher aus Halbleinen", Price::plain(amount(123_456_789)), Stock::SoldOut),
    ]
}
