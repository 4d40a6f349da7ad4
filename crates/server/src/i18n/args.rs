use base::Money;
use fluent_bundle::FluentValue;

use crate::link::Link;
use crate::pages::parts::spaced;

/// What can fill a place in a message. Numbers choose plural forms; everything else is text.
pub trait TextArg {
    /// The value as Fluent wants it.
    fn into_arg(self) -> FluentValue<'static>;
}

impl<T: TextArg + Clone> TextArg for &T {
    fn into_arg(self) -> FluentValue<'static> {
        self.clone().into_arg()
    }
}

impl TextArg for &str {
    fn into_arg(self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl TextArg for String {
    fn into_arg(self) -> FluentValue<'static> {
        FluentValue::from(self)
    }
}

impl TextArg for Money {
    /// As amounts are written everywhere.
    fn into_arg(self) -> FluentValue<'static> {
        FluentValue::from(spaced(&self))
    }
}

impl TextArg for Link {
    fn into_arg(self) -> FluentValue<'static> {
        FluentValue::from(self.to_string())
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl TextArg for $number {
            fn into_arg(self) -> FluentValue<'static> {
                FluentValue::from(self)
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize, i32, i64);
