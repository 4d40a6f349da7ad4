//! How a value of ours looks in any store: an integer, a text, bytes or nothing.
//!
//! Defined here, beside the types, so that an id or an amount can be stored without knowing which database there is.

use crate::{Bps, Currency, Money, Timestamp};

/// A value on its way to or from a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// Every number, flag, amount, id and moment.
    Int(i64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// A stored value that is not what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct ValueError {
    /// What the reader wanted.
    pub expected: &'static str,
    /// What the store had.
    pub found: String,
}

impl ValueError {
    /// The error of a reader that wanted `expected` and got `found`.
    #[must_use]
    pub fn new(expected: &'static str, found: Value<'_>) -> Self {
        Self { expected, found: format!("{found:?}").chars().take(80).collect() }
    }
}

/// Can be written to a store.
pub trait ToValue {
    /// The value as the store keeps it.
    fn to_value(&self) -> Value<'_>;
}

/// Can be read from a store.
pub trait FromValue: Sized {
    /// Reads the stored value.
    ///
    /// # Errors
    /// When the stored value is of another kind or out of range.
    fn from_value(value: Value<'_>) -> Result<Self, ValueError>;
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::Null => Ok(None),
            present => T::from_value(present).map(Some),
        }
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl FromValue for String {
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::Text(text) => Ok(text.to_owned()),
            other => Err(ValueError::new("text", other)),
        }
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(self)
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(self)
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::Bytes(bytes) => Ok(bytes.to_owned()),
            other => Err(ValueError::new("bytes", other)),
        }
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Int(i64::from(*self))
    }
}

impl FromValue for bool {
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            other => Err(ValueError::new("0 or 1", other)),
        }
    }
}

/// Types that a store keeps as one integer.
macro_rules! stored_as_int {
    ($($type:ty, $expected:literal, |$from:ident| $to_int:expr, |$int:ident| $from_int:expr;)*) => {$(
        impl ToValue for $type {
            fn to_value(&self) -> Value<'_> {
                let $from = *self;
                Value::Int($to_int)
            }
        }

        impl FromValue for $type {
            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let Value::Int($int) = value else { return Err(ValueError::new($expected, value)) };
                let read: Option<Self> = $from_int;
                read.ok_or_else(|| ValueError::new($expected, value))
            }
        }
    )*};
}

stored_as_int! {
    i64, "an integer", |n| n, |n| Some(n);
    i32, "a 32-bit integer", |n| i64::from(n), |n| i32::try_from(n).ok();
    u32, "a positive 32-bit integer", |n| i64::from(n), |n| u32::try_from(n).ok();
    u16, "a positive 16-bit integer", |n| i64::from(n), |n| u16::try_from(n).ok();
    u8, "a positive 8-bit integer", |n| i64::from(n), |n| u8::try_from(n).ok();
    Bps, "basis points from 0 to 10,000", |rate| i64::from(rate), |n| Self::try_from(n).ok();
    Timestamp, "a moment", |moment| moment.as_millis(), |n| Some(Self::from_millis(n));
}

/// An amount is stored by its minor units; its currency stands in a column of its own. Reading needs both.
impl ToValue for Money {
    fn to_value(&self) -> Value<'_> {
        Value::Int(self.minor())
    }
}

impl ToValue for Currency {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.code())
    }
}

impl FromValue for Currency {
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::Text(code) => code.parse().map_err(|_| ValueError::new("a currency code", value)),
            other => Err(ValueError::new("a currency code", other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FromValue, ToValue, Value};
    use crate::{Bps, Currency};

    #[test]
    fn values_come_back_as_they_went_and_wrong_ones_are_refused() {
        assert_eq!(Currency::from_value(Currency::EUR.to_value()), Ok(Currency::EUR));
        assert_eq!(Option::<i64>::from_value(None::<i64>.to_value()), Ok(None));
        assert_eq!(bool::from_value(true.to_value()), Ok(true));
        assert!(Bps::from_value(Value::Int(10_001)).is_err());
        assert!(u32::from_value(Value::Int(-1)).is_err());
        assert!(String::from_value(Value::Null).is_err());
    }
}
