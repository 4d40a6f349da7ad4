//! Wooden toys.

mod animals;
mod building;
mod games;
mod nursery;
mod rolling;

use super::{Kind, Stage};

/// The kinds of this family.
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "car", stage: Stage::Table, shapes: &["racer", "van", "tractor"], zoom: 1.1, draw: rolling::car },
    Kind { name: "train", stage: Stage::Table, shapes: &["engine"], zoom: 1.04, draw: rolling::train },
    Kind { name: "boat", stage: Stage::Table, shapes: &["sail"], zoom: 1.04, draw: rolling::boat },
    Kind {
        name: "animal",
        stage: Stage::Table,
        shapes: &["duck", "elephant", "hedgehog"],
        zoom: 1.08,
        draw: animals::animal,
    },
    Kind { name: "peg-people", stage: Stage::Table, shapes: &["family"], zoom: 1.12, draw: animals::peg_people },
    Kind { name: "blocks", stage: Stage::Table, shapes: &["cubes", "castle"], zoom: 1.08, draw: building::blocks },
    Kind { name: "rainbow", stage: Stage::Table, shapes: &["arches"], zoom: 1.06, draw: building::rainbow },
    Kind { name: "rings", stage: Stage::Table, shapes: &["tower"], zoom: 1.08, draw: building::rings },
    Kind { name: "doll-house", stage: Stage::Table, shapes: &["gable"], zoom: 1.04, draw: building::doll_house },
    Kind { name: "puzzle", stage: Stage::Surface, shapes: &["sky", "jigsaw"], zoom: 1.1, draw: games::puzzle },
    Kind { name: "memory", stage: Stage::Surface, shapes: &["pairs"], zoom: 1.06, draw: games::memory },
    Kind { name: "xylophone", stage: Stage::Surface, shapes: &["bars"], zoom: 1.06, draw: games::xylophone },
    Kind { name: "skittles", stage: Stage::Table, shapes: &["six"], zoom: 1.3, draw: games::skittles },
    Kind { name: "abacus", stage: Stage::Table, shapes: &["frame"], zoom: 1.06, draw: games::abacus },
    Kind { name: "spinning-tops", stage: Stage::Table, shapes: &["three"], zoom: 1.14, draw: nursery::tops },
    Kind { name: "rattle", stage: Stage::Surface, shapes: &["ring", "bell"], zoom: 1.1, draw: nursery::rattle },
    Kind { name: "mobile", stage: Stage::Wall, shapes: &["clouds"], zoom: 1.04, draw: nursery::mobile },
];
