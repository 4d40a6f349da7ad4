//! Tea, coffee and what belongs beside them.

mod brew;
mod packs;
mod tools;

use super::{Kind, Stage};

/// The kinds of this family.
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "tea-tin", stage: Stage::Table, shapes: &["round", "square"], zoom: 1.1, draw: packs::tea_tin },
    Kind { name: "coffee-bag", stage: Stage::Table, shapes: &["flat"], zoom: 1.1, draw: packs::coffee_bag },
    Kind { name: "tea-pouch", stage: Stage::Table, shapes: &["stand"], zoom: 1.1, draw: packs::tea_pouch },
    Kind { name: "chocolate", stage: Stage::Surface, shapes: &["bars"], zoom: 1.1, draw: packs::chocolate },
    Kind { name: "honey", stage: Stage::Table, shapes: &["jar"], zoom: 1.12, draw: packs::honey },
    Kind { name: "kettle", stage: Stage::Table, shapes: &["gooseneck", "stove"], zoom: 1.04, draw: brew::kettle },
    Kind { name: "dripper", stage: Stage::Table, shapes: &["carafe"], zoom: 1.1, draw: brew::dripper },
    Kind { name: "press", stage: Stage::Table, shapes: &["glass"], zoom: 1.08, draw: brew::press },
    Kind { name: "grinder", stage: Stage::Table, shapes: &["hand"], zoom: 1.06, draw: tools::grinder },
    Kind { name: "infuser", stage: Stage::Surface, shapes: &["basket"], zoom: 1.12, draw: tools::infuser },
    Kind { name: "whisk", stage: Stage::Table, shapes: &["bowl"], zoom: 1.12, draw: tools::whisk },
    Kind { name: "scoop", stage: Stage::Surface, shapes: &["brass"], zoom: 1.1, draw: tools::scoop },
];
