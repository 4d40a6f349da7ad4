//! Plants in their pots.

use super::species;
use crate::demo::draw::{
    Look, botany, cloth, emblem,
    form::{Form, Skin},
    palette::{BEECH, CREAM, INK, LEAF, OAK, Rgb},
    path::{Path, TILT},
    scene::{GROUND, edge_shadow},
    svg::Canvas,
};

const SOIL: Rgb = Rgb(88, 64, 50);

fn planted(c: &mut Canvas, skin: &Skin, cx: f64, bottom: f64, scale: f64, grow: impl FnOnce(&mut Canvas, f64)) {
    let (half, height) = (120.0 * scale, 200.0 * scale);
    let top = bottom - height;
    let body = Form {
        cx,
        profile: &[
            (half * 0.96, top + 40.0 * scale),
            (half * 0.96, top + 40.0 * scale),
            (half * 0.72, bottom - 4.0),
            (half * 0.68, bottom),
        ],
    };
    let rim = Form { cx, profile: &[(half, top), (half, top), (half * 1.01, top + 44.0 * scale)] };
    body.shadow(c);
    body.draw(c, skin);
    rim_shadow(c, cx, half, top + 48.0 * scale, 14.0 * scale);
    rim.draw(c, &Skin { pattern: crate::demo::draw::pattern::Pattern::Plain, ..*skin });
    rim.open(c, 8.0 * scale, skin.colour);
    c.ellipse(cx, top + 5.0, half - 12.0 * scale, (half - 16.0 * scale) * TILT, SOIL);
    grow(c, top + 5.0);
    body.gloss(c, top + 76.0 * scale, bottom - 30.0 * scale, 10.0 * scale, 0.24);
}

/// The shadow a rim `half` wide throws on the body below it.
fn rim_shadow(c: &mut Canvas, cx: f64, half: f64, y: f64, depth: f64) {
    let (upper, lower) = (half * 0.945, half * 0.925);
    let band = Path::at(cx - upper, y)
        .arc(upper, half * TILT, false, cx + upper, y)
        .to(cx + lower, y + depth)
        .arc(lower, half * TILT, true, cx - lower, y + depth)
        .close();
    c.fill(&band, INK.alpha(0.22));
}

/// A house or balcony plant; the shape names the species.
pub(crate) fn plant(c: &mut Canvas, look: &Look<'_>) {
    let mut seed = look.seed.clone();
    planted(c, &look.skin(), 400.0, GROUND + 18.0, 1.0, |c, y| species::grow(c, look.shape, 400.0, y, &mut seed));
}

/// Empty pots: one on its saucer, three in a row, or a low bowl.
pub(crate) fn pot(c: &mut Canvas, look: &Look<'_>) {
    match look.shape {
        "trio" => {
            let sizes =
                [(572.0, 610.0, 0.96, look.third), (276.0, 620.0, 1.3, look.second), (446.0, 668.0, 0.84, look.colour)];
            for (x, y, scale, colour) in sizes {
                empty(c, &Skin { colour, ..look.skin() }, x, y, scale);
            }
        }
        "bowl" => {
            let (top, bottom) = (470.0, GROUND + 14.0);
            let form = Form {
                cx: 400.0,
                profile: &[(236.0, top), (236.0, top), (226.0, top + 60.0), (170.0, bottom - 20.0), (120.0, bottom)],
            };
            form.shadow(c);
            form.draw(c, &look.skin());
            form.gloss(c, top + 40.0, bottom - 60.0, 13.0, 0.28);
            form.open(c, 11.0, look.colour);
        }
        _ => empty(c, &look.skin(), 400.0, GROUND + 6.0, 1.62),
    }
}

fn empty(c: &mut Canvas, skin: &Skin, cx: f64, bottom: f64, scale: f64) {
    let saucer = Form {
        cx,
        profile: &[
            (110.0 * scale, bottom - 12.0 * scale),
            (110.0 * scale, bottom - 12.0 * scale),
            (92.0 * scale, bottom + 12.0 * scale),
        ],
    };
    saucer.shadow(c);
    saucer.draw(c, &Skin::plain(skin.colour.mix(skin.colour.shade(), 0.3)));
    saucer.cap(c, skin.colour);
    c.ellipse(cx + 4.0, bottom - 8.0 * scale, 92.0 * scale, 92.0 * scale * TILT, skin.colour.deep().alpha(0.5));
    let (half, height) = (118.0 * scale, 196.0 * scale);
    let top = bottom - height;
    let body = Form {
        cx,
        profile: &[
            (half * 0.95, top + 40.0 * scale),
            (half * 0.95, top + 40.0 * scale),
            (half * 0.7, bottom - 4.0),
            (half * 0.67, bottom),
        ],
    };
    body.draw(c, skin);
    let rim = Form { cx, profile: &[(half, top), (half, top), (half * 1.01, top + 46.0 * scale)] };
    rim_shadow(c, cx, half, top + 50.0 * scale, 14.0 * scale);
    rim.draw(c, &Skin { pattern: crate::demo::draw::pattern::Pattern::Plain, ..*skin });
    rim.open(c, 9.0 * scale, skin.colour);
    body.gloss(c, top + 76.0 * scale, bottom - 30.0 * scale, 9.0 * scale, 0.24);
}

/// A wooden crate with three kitchen herbs.
pub(crate) fn herb_crate(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 166.0, 646.0, GROUND + 14.0, 200.0);
    let mut seed = look.seed.clone();
    c.rect(172.0, 486.0, 456.0, 60.0, 6.0, OAK.deep());
    let greens = [LEAF, LEAF.mix(Rgb(120, 160, 140), 0.5), LEAF.mix(Rgb(170, 200, 90), 0.4)];
    for (index, green) in greens.into_iter().enumerate() {
        let x = 250.0 + 150.0 * f64::from(u32::try_from(index).unwrap_or(0));
        let form = Form { cx: x, profile: &[(64.0, 448.0), (64.0, 448.0), (56.0, 560.0)] };
        form.draw(c, &Skin::plain(look.colour));
        form.open(c, 7.0, look.colour);
        c.ellipse(x, 451.0, 54.0, 9.0, SOIL);
        species::herb(c, x, 452.0, green, 5, &mut seed);
    }
    for (y, h) in [(514.0, 66.0), (588.0, 66.0)] {
        let tone = c.linear(0.6, 1.0, &[(0.0, BEECH.light().into()), (0.5, BEECH.into()), (1.0, BEECH.shade().into())]);
        c.rect(158.0, y, 484.0, h, 6.0, tone);
        c.line(
            &Path::at(180.0, y + h * 0.6).quad(400.0, y + h * 0.4, 620.0, y + h * 0.66),
            BEECH.deep().alpha(0.35),
            4.0,
        );
        for x in [176.0, 624.0] {
            c.circle(x, y + h / 2.0, 6.0, BEECH.deep());
        }
    }
    emblem::mark(c, look.palette.emblem, 400.0, 584.0, 84.0, BEECH.deep(), BEECH);
}

/// A trailing plant in a hanging pot.
pub(crate) fn hanging(c: &mut Canvas, look: &Look<'_>) {
    let mut seed = look.seed.clone();
    let cord = CREAM.mix(OAK, 0.35);
    c.line(
        &Path::at(400.0, 78.0)
            .to(286.0, 320.0)
            .move_to(400.0, 78.0)
            .to(514.0, 320.0)
            .move_to(400.0, 78.0)
            .to(400.0, 330.0),
        cord.shade(),
        6.0,
    );
    cloth::peg(c, 400.0, 74.0, OAK);
    let pot =
        Form { cx: 400.0, profile: &[(132.0, 310.0), (132.0, 310.0), (130.0, 370.0), (110.0, 440.0), (70.0, 482.0)] };
    cloth::wall_shadow(c, &pot.path());
    pot.draw(c, &look.skin());
    pot.gloss(c, 340.0, 430.0, 11.0, 0.28);
    pot.open(c, 9.0, look.colour);
    c.ellipse(400.0, 314.0, 110.0, 20.0, SOIL);
    let (mut vines, mut dark, mut bright) = (Path::default(), Path::default(), Path::default());
    for (lean, end) in [
        (-1.0_f64, 600.0),
        (-0.78, 470.0),
        (-0.55, 540.0),
        (-0.2, 420.0),
        (0.24, 440.0),
        (0.58, 500.0),
        (0.8, 640.0),
        (1.0, 530.0),
    ] {
        let (sx, end) = (400.0 + lean * 108.0, end + seed.between(-30.0, 40.0));
        let reach = (sx + lean * 42.0).round();
        vines = vines.move_to(sx, 314.0).curve([sx + lean * 40.0, 276.0, reach, 320.0, reach, end]);
        let mut y = 346.0;
        while y < end + 6.0 {
            bright = bright.and(&botany::blade(reach, y, 36.0, 11.0, 142.0));
            dark = dark.and(&botany::blade(reach, y + 18.0, 36.0, 11.0, 38.0));
            y += 38.0;
        }
    }
    for strand in 0..10 {
        let lean = -1.0 + f64::from(strand) / 4.5;
        let tuft = botany::blade(400.0 + lean * 84.0, 310.0, 62.0, 14.0, -90.0 + lean * 50.0);
        if strand % 2 == 0 { dark = dark.and(&tuft) } else { bright = bright.and(&tuft) }
    }
    c.line(&vines, LEAF.shade(), 3.5);
    c.fill(&dark, LEAF);
    c.fill(&bright, LEAF.mix(Rgb(160, 196, 110), 0.4));
}
