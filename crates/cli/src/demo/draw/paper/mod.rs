//! Stationery, and everything that is given away wrapped.

mod books;
mod desk;
mod gifts;
mod letters;
mod writing;

use super::{Kind, Stage};

/// The kinds of this family.
pub(crate) const KINDS: &[Kind] = &[
    Kind {
        name: "notebook",
        stage: Stage::Surface,
        shapes: &["bound", "pair", "spiral"],
        zoom: 1.08,
        draw: books::notebook,
    },
    Kind { name: "planner", stage: Stage::Surface, shapes: &["open"], zoom: 1.04, draw: books::planner },
    Kind { name: "cards", stage: Stage::Surface, shapes: &["fan", "single"], zoom: 1.06, draw: letters::cards },
    Kind { name: "letter-set", stage: Stage::Surface, shapes: &["tied"], zoom: 1.06, draw: letters::letter_set },
    Kind { name: "stickers", stage: Stage::Surface, shapes: &["sheet"], zoom: 1.08, draw: letters::stickers },
    Kind { name: "pencils", stage: Stage::Surface, shapes: &["row", "colours"], zoom: 1.08, draw: writing::pencils },
    Kind { name: "fountain-pen", stage: Stage::Surface, shapes: &["cap"], zoom: 1.1, draw: writing::fountain_pen },
    Kind { name: "ink", stage: Stage::Table, shapes: &["bottle"], zoom: 1.16, draw: writing::ink },
    Kind { name: "scissors", stage: Stage::Surface, shapes: &["long"], zoom: 1.1, draw: desk::scissors },
    Kind { name: "stamps", stage: Stage::Table, shapes: &["trio"], zoom: 1.26, draw: desk::stamps },
    Kind { name: "tapes", stage: Stage::Table, shapes: &["stack"], zoom: 1.2, draw: desk::tapes },
    Kind { name: "calendar", stage: Stage::Table, shapes: &["desk"], zoom: 1.08, draw: desk::calendar },
    Kind { name: "print", stage: Stage::Wall, shapes: &["hills", "fruit", "shapes"], zoom: 1.0, draw: desk::print },
    Kind { name: "wrap", stage: Stage::Table, shapes: &["rolls"], zoom: 1.08, draw: gifts::wrap },
    Kind { name: "gift-box", stage: Stage::Table, shapes: &["one", "two"], zoom: 1.08, draw: gifts::gift_box },
    Kind { name: "pouch-case", stage: Stage::Surface, shapes: &["zip"], zoom: 1.1, draw: gifts::pouch_case },
];
