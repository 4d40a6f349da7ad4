//! Amounts inside a stored reason, spelled `12.50 EUR`: exact, and readable years later without this program.

use base::{Currency, Money};
use serde::{Deserialize, Deserializer, Serializer, de::Error};

pub(crate) fn serialize<S: Serializer>(amount: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(amount)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
    let text = String::deserialize(deserializer)?;
    let (decimal, code) =
        text.split_once(' ').ok_or_else(|| D::Error::custom(format!("`{text}` is not an amount such as 12.50 EUR")))?;
    let currency: Currency = code.parse().map_err(D::Error::custom)?;
    Money::parse(decimal, currency).map_err(D::Error::custom)
}
