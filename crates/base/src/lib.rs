//! The words every other crate speaks: money that cannot be added wrongly, splits that lose nothing,
//! ids that cannot be swapped, time and randomness as arguments.
//!
//! Nothing here does IO, reads a clock or draws a random number.

#![deny(clippy::float_arithmetic)]

mod apportion;
mod bps;
mod currency;
mod id;
mod money;
mod random;
mod time;
mod value;

pub use apportion::{ApportionError, apportion, split};
pub use bps::Bps;
pub use currency::{Currency, UnknownCurrency};
pub use id::{IdError, decode_id, encode_id};
pub use money::{Money, MoneyError, ParseMoneyError, Rounding};
pub use random::{Rng, SplitMix};
pub use time::{Clock, ManualClock, ParseTimestampError, Span, Timestamp};
pub use value::{FromValue, ToValue, Value, ValueError};
