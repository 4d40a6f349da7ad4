//! Wool, canvas and steel for days outside.

mod bags;
mod camp;
mod knits;
mod small_knits;

use super::{Kind, Stage};

/// The kinds of this family.
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "backpack", stage: Stage::Table, shapes: &["rolltop", "classic"], zoom: 1.08, draw: bags::backpack },
    Kind { name: "duffel", stage: Stage::Table, shapes: &["weekend"], zoom: 1.06, draw: bags::duffel },
    Kind { name: "hip-bag", stage: Stage::Surface, shapes: &["belt"], zoom: 1.06, draw: bags::hip_bag },
    Kind { name: "rain-jacket", stage: Stage::Wall, shapes: &["hood"], zoom: 1.02, draw: bags::rain_jacket },
    Kind { name: "flask", stage: Stage::Table, shapes: &["bottle", "thermos"], zoom: 1.08, draw: camp::flask },
    Kind { name: "enamel-cup", stage: Stage::Table, shapes: &["cup"], zoom: 1.14, draw: camp::enamel_cup },
    Kind { name: "lantern", stage: Stage::Table, shapes: &["storm"], zoom: 1.06, draw: camp::lantern },
    Kind { name: "lunch-tin", stage: Stage::Table, shapes: &["strap"], zoom: 1.26, draw: camp::lunch_tin },
    Kind { name: "knife", stage: Stage::Surface, shapes: &["folding"], zoom: 1.12, draw: camp::knife },
    Kind {
        name: "sweater",
        stage: Stage::Surface,
        shapes: &["crew", "yoke", "vest"],
        zoom: 1.02,
        draw: knits::sweater,
    },
    Kind { name: "scarf", stage: Stage::Wall, shapes: &["long"], zoom: 1.12, draw: knits::scarf },
    Kind { name: "throw", stage: Stage::Wall, shapes: &["rail"], zoom: 1.04, draw: knits::throw },
    Kind { name: "beanie", stage: Stage::Surface, shapes: &["cuff", "pompom"], zoom: 1.12, draw: small_knits::beanie },
    Kind { name: "socks", stage: Stage::Surface, shapes: &["pair"], zoom: 1.08, draw: small_knits::socks },
    Kind { name: "mittens", stage: Stage::Surface, shapes: &["pair"], zoom: 1.06, draw: small_knits::mittens },
    Kind { name: "headband", stage: Stage::Surface, shapes: &["twist"], zoom: 1.14, draw: small_knits::headband },
];
