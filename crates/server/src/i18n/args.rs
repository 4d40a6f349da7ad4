use base::{Bps, Money};
use fluent_bundle::FluentValue;

use super::Texts;
use crate::link::Link;

/// What can fill a place in a message. Numbers choose plural forms; everything else is text.
pub trait TextArg {
    /// The value as Fluent wants it, written in the manner of the language.
    fn into_arg(self, texts: &Texts) -> FluentValue<'static>;
}

impl<T: TextArg + Clone> TextArg for &T {
    fn into_arg(self, texts: &Texts) -> FluentValue<'static> {
        self.clone().into_arg(texts)
    }
}

impl TextArg for &str {
    fn into_arg(self, _: &Texts) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl TextArg for String {
    fn into_arg(self, _: &Texts) -> FluentValue<'static> {
        FluentValue::from(self)
    }
}

impl TextArg for Money {
    fn into_arg(self, texts: &Texts) -> FluentValue<'static> {
        FluentValue::from(texts.money(&self))
    }
}

impl TextArg for Bps {
    fn into_arg(self, texts: &Texts) -> FluentValue<'static> {
        FluentValue::from(texts.percent(self))
    }
}

impl TextArg for Link {
    fn into_arg(self, _: &Texts) -> FluentValue<'static> {
        FluentValue::from(self.to_string())
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl TextArg for $number {
            fn into_arg(self, _: &Texts) -> FluentValue<'static> {
                FluentValue::from(self)
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize, i32, i64);
