use base::{FromValue, Money, MoneyError, Rounding, ToValue, Value, ValueError};

use super::TaxError;

/// A rate of tax in millionths, 0 to 1,000,000: 19 % is 190,000, New York City's 8.875 % is 88,750.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate(u32);

impl Rate {
    const WHOLE: u32 = 1_000_000;

    /// `millionths`, if that is a rate.
    #[must_use]
    pub const fn new(millionths: u32) -> Option<Self> {
        if millionths <= Self::WHOLE { Some(Self(millionths)) } else { None }
    }

    /// Reads `19`, `8.875` or `8,875 %`: a percentage with at most four decimals.
    #[must_use]
    pub fn parse_percent(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, "0"));
        let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(decimals) {
            return None;
        }
        let millionths = whole.parse::<u32>().ok()? * 10_000 + format!("{decimals:0<4}").parse::<u32>().ok()?;
        Self::new(millionths)
    }

    /// In millionths.
    #[must_use]
    pub const fn millionths(self) -> u32 {
        self.0
    }
}

impl std::fmt::Display for Rate {
    /// `19 %`, `8.875 %`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0 / 10_000, self.0 % 10_000);
        if rest == 0 {
            return write!(f, "{whole} %");
        }
        let decimals = format!("{rest:04}");
        write!(f, "{whole}.{} %", decimals.trim_end_matches('0'))
    }
}

impl ToValue for Rate {
    fn to_value(&self) -> Value<'_> {
        Value::Int(i64::from(self.0))
    }
}

impl FromValue for Rate {
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let number = i64::from_value(value)?;
        let rate = u32::try_from(number).ok().and_then(Self::new);
        rate.ok_or_else(|| ValueError::new("a rate in millionths", value))
    }
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxRate {
    /// ISO 3166 code of the country the goods go to.
    pub country: String,
    /// A region of it, as customers write it, in any case; empty for the whole country.
    pub region: String,
    /// The tax code of the products, in any case; empty for all.
    pub category: String,
    /// How much.
    pub rate: Rate,
}

impl TaxRate {
    /// As it is stored.
    pub(super) fn checked(&self) -> Result<Self, TaxError> {
        let country = self.country.trim().to_uppercase();
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(TaxError::Country);
        }
        let word = |text: &str| {
            let word = text.trim().to_lowercase();
            if word.chars().count() > 60 { Err(TaxError::Word) } else { Ok(word) }
        };
        Ok(Self { country, region: word(&self.region)?, category: word(&self.category)?, rate: self.rate })
    }
}

/// A merchant's taxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxTable {
    /// What customers know it as.
    pub name: String,
    /// Whether prices contain it.
    pub included: bool,
    /// The rates, by country, region and category.
    pub rates: Vec<TaxRate>,
}

impl Default for TaxTable {
    fn default() -> Self {
        Self { name: "VAT".into(), included: true, rates: Vec::new() }
    }
}

/// An amount with its tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taxed {
    /// What the customer pays, tax and all.
    pub total: Money,
    /// The tax in it.
    pub tax: Money,
    /// The rate it is of.
    pub rate: Rate,
}

impl Taxed {
    /// What is left for those who share it.
    ///
    /// # Errors
    /// On overflow.
    pub fn net(&self) -> Result<Money, MoneyError> {
        self.total.checked_sub(self.tax)
    }

    /// What commission is computed on: the commissionable value `whole` of goods priced `price`, less what discount and tax
    /// take of the price, in proportion, rounded down.
    ///
    /// # Errors
    /// On overflow.
    pub fn commissionable(&self, whole: Money, price: Money) -> Result<Money, MoneyError> {
        if price.is_zero() {
            return Ok(whole);
        }
        whole.fraction(self.net()?.minor(), price.minor(), Rounding::Down)
    }
}

impl TaxTable {
    /// The rate of goods of `category` that go to a region of a country; zero where the table says nothing.
    #[must_use]
    pub fn rate(&self, country: &str, region: &str, category: &str) -> Rate {
        let (region, category) = (region.trim().to_lowercase(), category.trim().to_lowercase());
        let fits = |rate: &&TaxRate| {
            rate.country == country
                && (rate.category.is_empty() || rate.category == category)
                && (rate.region.is_empty() || rate.region == region)
        };
        let particular = |rate: &&TaxRate| (!rate.category.is_empty(), !rate.region.is_empty());
        self.rates.iter().filter(fits).max_by_key(particular).map_or(Rate::default(), |found| found.rate)
    }

    /// `price`, after discounts, with tax at `rate`, rounded half up.
    ///
    /// # Errors
    /// On overflow.
    pub fn taxed(&self, price: Money, rate: Rate) -> Result<Taxed, MoneyError> {
        let (part, whole) = (i64::from(rate.0), i64::from(Rate::WHOLE));
        if self.included {
            let tax = price.fraction(part, whole + part, Rounding::HalfUp)?;
            return Ok(Taxed { total: price, tax, rate });
        }
        let tax = price.fraction(part, whole, Rounding::HalfUp)?;
        Ok(Taxed { total: price.checked_add(tax)?, tax, rate })
    }
}

#[cfg(test)]
mod tests {
    use base::{Currency, Money};

    use super::{Rate, TaxRate, TaxTable};

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::EUR).unwrap()
    }

    fn percent(text: &str) -> Rate {
        Rate::parse_percent(text).unwrap()
    }

    #[test]
    fn rates_read_and_print() {
        for (text, printed) in
            [("19", "19 %"), ("8.875 %", "8.875 %"), ("5,5%", "5.5 %"), ("0", "0 %"), ("100", "100 %")]
        {
            assert_eq!(percent(text).to_string(), printed);
        }
        for bad in ["", "-1", "101", "1.23456", "1e1", "%", "1.", ".5", "٣"] {
            assert_eq!(Rate::parse_percent(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_most_particular_rate_counts() {
        let row = |country: &str, region: &str, category: &str, rate: &str| TaxRate {
            country: country.into(),
            region: region.into(),
            category: category.into(),
            rate: percent(rate),
        };
        let rates = vec![
            row("DE", "", "", "19"),
            row("DE", "", "books", "7"),
            row("US", "", "", "1"),
            row("US", "ny", "", "8.875"),
            row("US", "", "books", "2"),
            row("US", "ny", "books", "3"),
        ];
        let table = TaxTable { rates, ..TaxTable::default() };
        let rate = |country: &str, region: &str, category: &str| table.rate(country, region, category).to_string();
        assert_eq!(rate("DE", "Bayern", ""), "19 %");
        assert_eq!(rate("DE", "", "Books"), "7 %");
        assert_eq!(rate("US", "NY", "mugs"), "8.875 %");
        assert_eq!(rate("US", "CA", "books"), "2 %");
        assert_eq!(rate("US", "NY", "books"), "3 %");
        assert_eq!(rate("FR", "", ""), "0 %");
    }

    #[test]
    fn tax_is_in_the_price_or_on_top_of_it() {
        let within = TaxTable::default();
        let taxed = within.taxed(eur("119.00"), percent("19")).unwrap();
        assert_eq!((taxed.total, taxed.tax, taxed.net().unwrap()), (eur("119.00"), eur("19.00"), eur("100.00")));
        let above = TaxTable { included: false, ..TaxTable::default() };
        let taxed = above.taxed(eur("0.50"), percent("1")).unwrap();
        assert_eq!((taxed.total, taxed.tax), (eur("0.51"), eur("0.01")), "half a cent goes up");
        assert_eq!(above.taxed(eur("0.49"), percent("1")).unwrap().tax, eur("0.00"));
    }
}
