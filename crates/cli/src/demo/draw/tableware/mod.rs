//! Ceramics and the rest of a laid table.

mod bowls;
mod cups;
mod pots;
mod vases;
mod wood;

use super::{Kind, Stage};

/// The kinds of this family.
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "mug", stage: Stage::Table, shapes: &["round", "tall", "wide"], zoom: 1.1, draw: cups::mug },
    Kind { name: "cup", stage: Stage::Table, shapes: &["espresso", "tea"], zoom: 1.16, draw: cups::cup },
    Kind { name: "tumblers", stage: Stage::Table, shapes: &["straight", "waist"], zoom: 1.16, draw: cups::tumblers },
    Kind { name: "bowl", stage: Stage::Table, shapes: &["deep", "wide", "nest"], zoom: 1.1, draw: bowls::bowl },
    Kind { name: "plate", stage: Stage::Table, shapes: &["dinner", "platter"], zoom: 1.12, draw: bowls::plate },
    Kind { name: "butter-dish", stage: Stage::Table, shapes: &["oblong"], zoom: 1.12, draw: bowls::butter_dish },
    Kind { name: "vase", stage: Stage::Table, shapes: &["bottle", "belly", "column"], zoom: 1.14, draw: vases::vase },
    Kind { name: "candlestick", stage: Stage::Table, shapes: &["pair"], zoom: 1.12, draw: vases::candlestick },
    Kind { name: "teapot", stage: Stage::Table, shapes: &["round", "low"], zoom: 1.1, draw: pots::teapot },
    Kind { name: "jug", stage: Stage::Table, shapes: &["belly", "straight"], zoom: 1.12, draw: pots::jug },
    Kind { name: "crock", stage: Stage::Table, shapes: &["salt", "tall"], zoom: 1.14, draw: pots::crock },
    Kind { name: "board", stage: Stage::Table, shapes: &["paddle", "round", "oblong"], zoom: 1.1, draw: wood::board },
    Kind { name: "spoons", stage: Stage::Table, shapes: &["crock"], zoom: 1.14, draw: wood::spoons },
];
