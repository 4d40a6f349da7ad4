//! Ids that cannot be swapped, and their public spelling.

/// Crockford's base 32: no I, L, O or U, so an id survives being read over the phone.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 13;

/// Why a text is not the id it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The prefix names another kind of thing, or none.
    #[error("an id of this kind starts with `{0}_`")]
    Prefix(&'static str),
    /// The part after the prefix is not 13 base-32 digits of a positive number.
    #[error("`{0}` is not a valid id")]
    Digits(String),
}

/// Spells `id` as `prefix_` and 13 base-32 digits.
#[must_use]
pub fn encode_id(prefix: &str, id: i64) -> String {
    let mut text = String::with_capacity(prefix.len() + 1 + LENGTH);
    text.push_str(prefix);
    text.push('_');
    let bits = id.cast_unsigned();
    for at in (0..LENGTH).rev() {
        let digit = usize::try_from((bits >> (5 * at)) & 31).unwrap_or_default();
        text.push(char::from(DIGITS[digit]));
    }
    text
}

/// Reads what [`encode_id`] wrote; letters of either case.
///
/// # Errors
/// When the prefix is another or the digits are not an id.
pub fn decode_id(prefix: &'static str, text: &str) -> Result<i64, IdError> {
    let digits = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')).ok_or(IdError::Prefix(prefix))?;
    let invalid = || IdError::Digits(text.chars().take(40).collect());
    if digits.len() != LENGTH {
        return Err(invalid());
    }
    let mut bits: u64 = 0;
    for byte in digits.bytes() {
        let digit = DIGITS.iter().position(|&d| d == byte.to_ascii_lowercase()).ok_or_else(invalid)?;
        // The first digit carries only three of its five bits; more would be another spelling of a smaller id.
        if bits >> 59 != 0 {
            return Err(invalid());
        }
        bits = (bits << 5) | u64::try_from(digit).map_err(|_| invalid())?;
    }
    i64::try_from(bits).map_err(|_| invalid())
}

/// Defines an id type: a number inside, a prefixed text outside, and no way to pass one for another.
#[macro_export]
macro_rules! define_id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// The id with this number, as the database stores it.
            #[must_use]
            pub const fn from_number(number: i64) -> Self {
                Self(number)
            }

            /// The number, as the database stores it.
            #[must_use]
            pub const fn number(self) -> i64 {
                self.0
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl $crate::ToValue for $name {
            fn to_value(&self) -> $crate::Value<'_> {
                $crate::Value::Int(self.0)
            }
        }

        impl $crate::FromValue for $name {
            fn from_value(value: $crate::Value<'_>) -> Result<Self, $crate::ValueError> {
                <i64 as $crate::FromValue>::from_value(value).map(Self)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&$crate::encode_id($prefix, self.0))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::decode_id($prefix, text).map(Self)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::IdError;
    use proptest::prelude::{prop_assert_eq, proptest};

    define_id!(
        /// An id for the tests.
        SoapId,
        "soap"
    );

    #[test]
    fn an_id_says_what_it_is_of() {
        let id = SoapId::from_number(1);
        assert_eq!(id.to_string(), "soap_0000000000001");
        assert_eq!("ord_0000000000001".parse::<SoapId>(), Err(IdError::Prefix("soap")));
        for bad in ["soap_1", "soap_000000000000l", "soap_zzzzzzzzzzzzz", "soap_00000000000001"] {
            assert!(matches!(bad.parse::<SoapId>(), Err(IdError::Digits(_))), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn spelled_ids_read_back(number in 0..=i64::MAX) {
            let id = SoapId::from_number(number);
            prop_assert_eq!(id.to_string().parse::<SoapId>(), Ok(id));
            prop_assert_eq!(id.to_string().to_uppercase().replace("SOAP", "soap").parse::<SoapId>(), Ok(id));
        }
    }
}
