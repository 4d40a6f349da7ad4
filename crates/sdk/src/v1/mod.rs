//! The types of the JSON interface `/v1`. What comes back may grow by fields; what is sent must not have others.

/// Types that are answered: they may grow.
macro_rules! answered {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $item
    )*};
}

/// Types that are sent: a field we do not know is a mistake of whoever sends it.
macro_rules! asked {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $item
    )*};
}

/// Words with a fixed spelling.
macro_rules! words {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        $item
    )*};
}

mod brand;
mod brand_orders;
mod cart;
mod common;
mod events;
mod links;
mod merchant;
mod order;
mod parcels;
mod payouts;
mod prices;
mod returns;
mod seller;
mod settings;
mod shop;
mod team;
mod terms;

pub use brand::*;
pub use brand_orders::*;
pub use cart::*;
pub use common::*;
pub use events::*;
pub use links::*;
pub use merchant::*;
pub use order::*;
pub use parcels::*;
pub use payouts::*;
pub use prices::*;
pub use returns::*;
pub use seller::*;
pub use settings::*;
pub use shop::*;
pub use team::*;
pub use terms::*;
