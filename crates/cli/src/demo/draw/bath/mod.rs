//! Soap, care and scent.

mod bottles;
mod jars;
mod scent;
mod soap;

use super::{Kind, Stage};

/// The kinds of this family.
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "soap", stage: Stage::Table, shapes: &["bar", "round", "stack"], zoom: 1.18, draw: soap::soap },
    Kind { name: "soap-dish", stage: Stage::Table, shapes: &["oval"], zoom: 1.16, draw: soap::dish },
    Kind { name: "body-brush", stage: Stage::Surface, shapes: &["long", "nail"], zoom: 1.08, draw: soap::brush },
    Kind { name: "pump-bottle", stage: Stage::Table, shapes: &["tall", "pair"], zoom: 1.1, draw: bottles::pump },
    Kind { name: "dropper", stage: Stage::Table, shapes: &["small"], zoom: 1.14, draw: bottles::dropper },
    Kind { name: "spray", stage: Stage::Table, shapes: &["mist"], zoom: 1.12, draw: bottles::spray },
    Kind { name: "oil-bottle", stage: Stage::Table, shapes: &["cork", "tall"], zoom: 1.18, draw: bottles::oil },
    Kind { name: "jar", stage: Stage::Table, shapes: &["cream", "salts"], zoom: 1.1, draw: jars::jar },
    Kind { name: "balm", stage: Stage::Table, shapes: &["tin", "stick"], zoom: 1.1, draw: jars::balm },
    Kind { name: "tube", stage: Stage::Table, shapes: &["standing"], zoom: 1.12, draw: jars::tube },
    Kind { name: "candle", stage: Stage::Table, shapes: &["glass", "pillars"], zoom: 1.14, draw: scent::candle },
    Kind { name: "tapers", stage: Stage::Wall, shapes: &["pair"], zoom: 1.0, draw: scent::tapers },
    Kind { name: "incense", stage: Stage::Table, shapes: &["dish"], zoom: 1.05, draw: scent::incense },
    Kind { name: "diffuser", stage: Stage::Table, shapes: &["reeds"], zoom: 1.14, draw: scent::diffuser },
];
