//! Linen and everything soft in a home.

mod folded;
mod hung;
mod room;

use super::{Kind, Stage};

/// The kinds of this family.
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "folded", stage: Stage::Table, shapes: &["stack", "single", "tied"], zoom: 1.1, draw: folded::folded },
    Kind { name: "cushion", stage: Stage::Table, shapes: &["square", "long"], zoom: 1.08, draw: folded::cushion },
    Kind { name: "napkins", stage: Stage::Surface, shapes: &["ring"], zoom: 1.1, draw: folded::napkins },
    Kind { name: "sachets", stage: Stage::Surface, shapes: &["pair"], zoom: 1.1, draw: folded::sachets },
    Kind { name: "towel", stage: Stage::Wall, shapes: &["bath", "tea"], zoom: 1.05, draw: hung::towel },
    Kind { name: "apron", stage: Stage::Wall, shapes: &["bib"], zoom: 1.04, draw: hung::apron },
    Kind { name: "robe", stage: Stage::Wall, shapes: &["kimono"], zoom: 1.04, draw: hung::robe },
    Kind { name: "mitt", stage: Stage::Wall, shapes: &["mitt"], zoom: 1.12, draw: hung::mitt },
    Kind { name: "tote", stage: Stage::Wall, shapes: &["shopper"], zoom: 1.06, draw: hung::tote },
    Kind { name: "lamp", stage: Stage::Table, shapes: &["belly", "column"], zoom: 1.06, draw: room::lamp },
    Kind { name: "basket", stage: Stage::Table, shapes: &["throw", "empty"], zoom: 1.08, draw: room::basket },
    Kind { name: "bread-bag", stage: Stage::Table, shapes: &["baguette"], zoom: 1.1, draw: room::bread_bag },
];
