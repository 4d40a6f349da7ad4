//! The plan document: what a sale pays at once and what a period pays, read from one text.

mod problem;
pub(crate) mod reader;
mod sale;

use base::Currency;

use crate::period::Rules;
use reader::{Parsed, Read, Value};

pub use problem::{PlanError, Problem};
pub use sale::SaleRules;

/// A plan: what a sale pays at once, what a period pays, or both.
///
/// Made only by [`Plan::parse`], so a value of this type is a plan that may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    name: String,
    version: u32,
    sale: Option<SaleRules>,
    period: Option<Rules>,
}

impl Plan {
    /// The largest document we read. Real ones need about one tenth of it.
    pub const MOST_BYTES: usize = 100_000;

    /// The document a shop in euro starts with: both parts, with comments that explain them.
    pub const STARTER: &str = include_str!("../../plans/starter.toml");

    /// The document a new merchant starts with, for a shop in this currency.
    #[must_use]
    pub fn starter(currency: Currency) -> String {
        Self::STARTER.replace("currency = \"EUR\"", &format!("currency = \"{currency}\""))
    }

    /// Reads a plan document in TOML.
    ///
    /// # Errors
    /// The first problem found, with its line, its key and what to write instead.
    pub fn parse(document: &str) -> Result<Self, PlanError> {
        let parsed = Parsed::new(document, Self::MOST_BYTES)?;
        let reader = parsed.reader();
        let plan = Self {
            name: name(&reader.need("name", "name = \"Our plan\"")?)?,
            version: reader.need("version", "version = 1")?.whole(1, u32::MAX)?,
            sale: reader.find("sale").map(|sale| sale::read(sale.table()?)).transpose()?,
            period: Rules::read(&reader)?,
        };
        reader.finish()?;
        if plan.sale.is_none() && plan.period.is_none() {
            let nothing = "this plan pays nothing; say under `[sale]` what each sale pays at once, or under `[money]`, \
                           `[volumes]` and `[[bonuses]]` what a period pays";
            return Err(PlanError { line: None, key: String::new(), problem: Problem::Wrong(nothing.to_owned()) });
        }
        Ok(plan)
    }

    /// What the merchant calls it; 1 to 80 characters.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its version, from 1 up.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// What a sale pays at once.
    ///
    /// # Errors
    /// When the plan says nothing of single sales: what to add.
    pub fn sale(&self) -> Result<&SaleRules, PlanError> {
        self.sale.as_ref().ok_or_else(|| absent("sale", sale::EXAMPLE))
    }

    /// What a period pays.
    ///
    /// # Errors
    /// When the plan says nothing of periods: what to add.
    pub fn period(&self) -> Result<&Rules, PlanError> {
        self.period.as_ref().ok_or_else(|| absent("volumes", "[volumes]\npv = { of = \"pv\" }"))
    }
}

fn absent(key: &str, example: &'static str) -> PlanError {
    PlanError { line: None, key: key.to_owned(), problem: Problem::Missing(example) }
}

/// What something is called: 1 to 80 characters on one line.
pub(crate) fn name(value: &Value<'_>) -> Read<String> {
    let text = value.text()?.trim();
    if text.is_empty() || text.chars().count() > 80 || text.chars().any(char::is_control) {
        return Err(value.wrong("a name has 1 to 80 characters"));
    }
    Ok(text.to_owned())
}
