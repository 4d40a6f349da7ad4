//! Friendly portraits of sellers: head and shoulders, flat colours, one light.

mod clothes;
mod face;
mod hair;

use super::{
    palette::{CREAM, Rgb},
    path::Path,
    seed::Seed,
    svg::Canvas,
};

/// How somebody wears their hair, or what they wear over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hair {
    /// Short, combed to one side.
    Short,
    /// Cropped close.
    Crop,
    /// Combed up from the forehead.
    Quiff,
    /// To the chin, with a fringe.
    Bob,
    /// Long and straight, parted.
    Long,
    /// Long and wavy.
    Waves,
    /// Gathered on top.
    Bun,
    /// Round curls.
    Curls,
    /// Two braids.
    Braids,
    /// None on top.
    Bald,
    /// A headscarf.
    Scarf,
    /// A knitted hat.
    Beanie,
}

/// Every [`Hair`] with the name used in content files.
const HAIRS: [(&str, Hair); 12] = [
    ("short", Hair::Short),
    ("crop", Hair::Crop),
    ("quiff", Hair::Quiff),
    ("bob", Hair::Bob),
    ("long", Hair::Long),
    ("waves", Hair::Waves),
    ("bun", Hair::Bun),
    ("curls", Hair::Curls),
    ("braids", Hair::Braids),
    ("bald", Hair::Bald),
    ("scarf", Hair::Scarf),
    ("beanie", Hair::Beanie),
];

impl Hair {
    /// Reads the name used in content files.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        HAIRS.iter().find(|(known, _)| *known == name).map(|(_, hair)| *hair)
    }
}

/// What somebody wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clothes {
    /// A round-necked shirt.
    Tee,
    /// A shirt with a collar.
    Shirt,
    /// A roll-neck sweater.
    RollNeck,
    /// A work apron over a shirt.
    Apron,
    /// An open cardigan.
    Cardigan,
    /// Dungarees.
    Dungarees,
}

/// Every [`Clothes`] with the name used in content files.
const CLOTHES: [(&str, Clothes); 6] = [
    ("tee", Clothes::Tee),
    ("shirt", Clothes::Shirt),
    ("roll-neck", Clothes::RollNeck),
    ("apron", Clothes::Apron),
    ("cardigan", Clothes::Cardigan),
    ("dungarees", Clothes::Dungarees),
];

impl Clothes {
    /// Reads the name used in content files.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        CLOTHES.iter().find(|(known, _)| *known == name).map(|(_, clothes)| *clothes)
    }
}

/// Everything a portrait shows.
#[derive(Clone, Debug)]
pub(crate) struct Portrait {
    /// Names the picture; two portraits of one name have the same ids.
    pub(crate) name: String,
    /// Colour of the skin.
    pub(crate) skin: Rgb,
    /// The hair, or what covers it.
    pub(crate) hair: Hair,
    /// Colour of the hair, or of what covers it.
    pub(crate) hair_colour: Rgb,
    /// The clothes.
    pub(crate) clothes: Clothes,
    /// Their colour.
    pub(crate) colour: Rgb,
    /// A second colour for collars, aprons and the background disc.
    pub(crate) second: Rgb,
    /// The wall behind.
    pub(crate) background: Rgb,
    /// Wears glasses.
    pub(crate) glasses: bool,
    /// Colour of the beard, for those who wear one.
    pub(crate) beard: Option<Rgb>,
    /// Wears earrings.
    pub(crate) earrings: bool,
    /// Has freckles.
    pub(crate) freckles: bool,
}

const SKINS: [Rgb; 8] = [
    Rgb(246, 214, 188),
    Rgb(238, 196, 162),
    Rgb(226, 176, 138),
    Rgb(206, 152, 112),
    Rgb(178, 122, 84),
    Rgb(146, 96, 66),
    Rgb(112, 72, 52),
    Rgb(86, 56, 44),
];
const HAIR_COLOURS: [Rgb; 9] = [
    Rgb(40, 32, 34),
    Rgb(62, 44, 38),
    Rgb(92, 60, 42),
    Rgb(128, 82, 50),
    Rgb(170, 108, 58),
    Rgb(214, 170, 104),
    Rgb(176, 84, 48),
    Rgb(150, 146, 144),
    Rgb(222, 216, 208),
];
const CLOTH_COLOURS: [Rgb; 10] = [
    Rgb(181, 88, 58),
    Rgb(62, 90, 112),
    Rgb(94, 116, 84),
    Rgb(226, 178, 82),
    Rgb(52, 62, 92),
    Rgb(206, 122, 112),
    Rgb(240, 230, 214),
    Rgb(120, 84, 108),
    Rgb(64, 104, 100),
    Rgb(150, 116, 84),
];
const WALLS: [Rgb; 8] = [
    Rgb(234, 223, 208),
    Rgb(222, 230, 225),
    Rgb(240, 217, 181),
    Rgb(229, 203, 190),
    Rgb(211, 227, 234),
    Rgb(220, 232, 207),
    Rgb(226, 219, 232),
    Rgb(243, 217, 207),
];

impl Portrait {
    /// Somebody new for each `name`, always the same one for the same name.
    pub(crate) fn of(name: &str) -> Self {
        let mut seed = Seed::of(name);
        let mut one = |choices: &[Rgb]| seed.pick(choices).copied().unwrap_or(CREAM);
        let (skin, mut hair_colour) = (one(&SKINS), one(&HAIR_COLOURS));
        let (colour, second, background) = (one(&CLOTH_COLOURS), one(&CLOTH_COLOURS), one(&WALLS));
        if skin.luma() < 0.58 && hair_colour.luma() > 0.36 && hair_colour.luma() < 0.7 {
            hair_colour = Rgb(40, 32, 34);
        }
        let hair = seed.pick(&HAIRS).map_or(Hair::Short, |(_, hair)| *hair);
        let short = matches!(hair, Hair::Short | Hair::Crop | Hair::Quiff | Hair::Bald | Hair::Beanie);
        let beard = hair_colour;
        if matches!(hair, Hair::Scarf | Hair::Beanie) {
            hair_colour = if second == colour { Rgb(62, 90, 112) } else { second };
        }
        Self {
            name: name.to_owned(),
            skin,
            hair,
            hair_colour,
            clothes: seed.pick(&CLOTHES).map_or(Clothes::Tee, |(_, clothes)| *clothes),
            colour,
            second: if second == colour { CREAM } else { second },
            background,
            glasses: seed.chance(28),
            beard: (short && seed.chance(45)).then_some(beard),
            earrings: !short && seed.chance(45),
            freckles: seed.chance(16),
        }
    }
}

/// Draws a portrait, 800 by 800.
pub(crate) fn draw(portrait: &Portrait) -> String {
    let mut c = Canvas::new(&portrait.name);
    let wall = portrait.background;
    let light = c.linear(
        1.0,
        0.8,
        &[(0.0, wall.light().into()), (0.55, wall.into()), (1.0, wall.shade().mix(wall, 0.5).into())],
    );
    c.rect(0.0, 0.0, 800.0, 800.0, 0.0, light);
    c.circle(430.0, 400.0, 306.0, wall.mix(portrait.second, 0.2));
    c.zoom(1.1, 400.0, 800.0, |c| {
        hair::behind(c, portrait);
        clothes::draw(c, portrait);
        face::neck(c, portrait);
        clothes::collar(c, portrait);
        face::head(c, portrait);
        face::features(c, portrait);
        hair::front(c, portrait);
        if portrait.glasses {
            face::glasses(c, portrait);
        }
    });
    c.finish(800, 800)
}

/// The outline of the head.
fn head_outline() -> Path {
    Path::at(282.0, 348.0)
        .curve([276.0, 190.0, 524.0, 190.0, 518.0, 348.0])
        .curve([520.0, 452.0, 478.0, 538.0, 400.0, 540.0])
        .curve([322.0, 538.0, 280.0, 452.0, 282.0, 348.0])
        .close()
}
