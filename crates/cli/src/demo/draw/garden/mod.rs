//! Pots, plants and the tools to look after them.

mod outside;
mod plants;
mod seeds;
mod species;
mod tools;

use super::{Kind, Stage};

/// The kinds of this family.
pub(crate) const KINDS: &[Kind] = &[
    Kind {
        name: "plant",
        stage: Stage::Table,
        shapes: &["monstera", "pilea", "snake", "cactus", "fern", "lavender", "olive", "herb"],
        zoom: 1.12,
        draw: plants::plant,
    },
    Kind { name: "pot", stage: Stage::Table, shapes: &["classic", "trio", "bowl"], zoom: 1.12, draw: plants::pot },
    Kind { name: "herb-crate", stage: Stage::Table, shapes: &["three"], zoom: 1.04, draw: plants::herb_crate },
    Kind { name: "hanging-plant", stage: Stage::Wall, shapes: &["trailing"], zoom: 1.02, draw: plants::hanging },
    Kind {
        name: "watering-can",
        stage: Stage::Table,
        shapes: &["long", "indoor"],
        zoom: 1.02,
        draw: tools::watering_can,
    },
    Kind { name: "mister", stage: Stage::Table, shapes: &["brass"], zoom: 1.12, draw: tools::mister },
    Kind { name: "secateurs", stage: Stage::Surface, shapes: &["bypass"], zoom: 1.1, draw: tools::secateurs },
    Kind {
        name: "hand-tools",
        stage: Stage::Surface,
        shapes: &["pair", "trowel"],
        zoom: 1.06,
        draw: tools::hand_tools,
    },
    Kind { name: "gloves", stage: Stage::Surface, shapes: &["pair"], zoom: 1.08, draw: tools::gloves },
    Kind {
        name: "seed-packet",
        stage: Stage::Surface,
        shapes: &["flower", "tomato", "carrot", "fan"],
        zoom: 1.1,
        draw: seeds::packet,
    },
    Kind { name: "bulbs", stage: Stage::Table, shapes: &["bag"], zoom: 1.1, draw: seeds::bulbs },
    Kind { name: "twine", stage: Stage::Table, shapes: &["spool"], zoom: 1.14, draw: seeds::twine },
    Kind { name: "markers", stage: Stage::Surface, shapes: &["row"], zoom: 1.06, draw: seeds::markers },
    Kind { name: "trug", stage: Stage::Table, shapes: &["harvest"], zoom: 1.02, draw: outside::trug },
    Kind { name: "birdhouse", stage: Stage::Wall, shapes: &["gable", "bees"], zoom: 1.04, draw: outside::birdhouse },
    Kind { name: "wreath", stage: Stage::Wall, shapes: &["dried"], zoom: 1.04, draw: outside::wreath },
];
