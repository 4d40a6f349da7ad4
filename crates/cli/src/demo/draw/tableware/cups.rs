//! Mugs, cups and tumblers.

use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    palette::Rgb,
    path::{Path, TILT},
    scene::{GROUND, bar, ground_shadow},
    svg::Canvas,
};

/// A mug with a handle, big enough for two hands.
pub(crate) fn mug(c: &mut Canvas, look: &Look<'_>) {
    let (half, foot, height) = match look.shape {
        "tall" => (138.0, 122.0, 392.0),
        "wide" => (196.0, 150.0, 270.0),
        _ => (172.0, 150.0, 330.0),
    };
    let (cx, bottom) = (372.0, GROUND + 14.0);
    let top = bottom - height;
    let profile = [
        (half, top),
        (half, top),
        (half * 1.01, top + height * 0.4),
        (half * 0.97, top + height * 0.76),
        (foot, bottom - 9.0),
        (foot * 0.94, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    let grip = Path::at(cx + half * 0.92, top + height * 0.18).curve([
        cx + half + 124.0,
        top + height * 0.06,
        cx + half + 118.0,
        top + height * 0.82,
        cx + half * 0.86,
        top + height * 0.74,
    ]);
    bar(c, &grip, look.colour, 34.0);
    form.draw(c, &look.skin());
    form.gloss(c, top + height * 0.16, top + height * 0.7, 13.0, 0.38);
    form.open(c, 9.0, look.colour);
}

/// A small cup on its saucer, filled.
pub(crate) fn cup(c: &mut Canvas, look: &Look<'_>) {
    let tea = look.shape == "tea";
    let (half, height) = if tea { (184.0, 190.0) } else { (138.0, 196.0) };
    let cx = 388.0;
    saucer(c, cx, half * 1.62, look);
    let (bottom, top) = (GROUND - 6.0, GROUND - 6.0 - height);
    let profile = [
        (half, top),
        (half, top),
        (half * 0.99, top + height * 0.35),
        (half * 0.8, top + height * 0.78),
        (half * 0.5, bottom),
    ];
    let form = Form { cx, profile: &profile };
    let grip = Path::at(cx + half * 0.92, top + height * 0.2).curve([
        cx + half + 92.0,
        top + 8.0,
        cx + half + 74.0,
        top + height * 0.78,
        cx + half * 0.78,
        top + height * 0.68,
    ]);
    bar(c, &grip, look.colour, 24.0);
    form.draw(c, &look.skin());
    form.gloss(c, top + height * 0.16, top + height * 0.6, 11.0, 0.38);
    form.open(c, 8.0, look.colour);
    let drink = if tea { Rgb(178, 104, 42) } else { Rgb(74, 42, 28) };
    c.ellipse(cx, top + 12.0, half * 0.87, half * 0.82 * TILT, drink);
    let foam = if tea { drink.light() } else { Rgb(176, 120, 70) };
    c.line(
        &Path::at(cx - half * 0.68, top + 14.0).quad(cx - half * 0.1, top + 32.0, cx + half * 0.5, top + 22.0),
        foam.alpha(0.7),
        5.0,
    );
}

fn saucer(c: &mut Canvas, cx: f64, half: f64, look: &Look<'_>) {
    let y = GROUND + 8.0;
    ground_shadow(c, cx, y + 14.0, half * 0.82, 60.0);
    let colour = look.colour;
    let under = Form { cx, profile: &[(half, y), (half, y), (half * 0.6, y + 24.0)] };
    under.draw(c, &Skin::plain(colour.shade()));
    under.cap(c, colour);
    c.ellipse(cx, y + 3.0, half * 0.62, half * 0.62 * TILT, colour.shade().alpha(0.55));
    c.ellipse(cx + 8.0, y + 3.0, half * 0.5, half * 0.48 * TILT, colour.deep().alpha(0.5));
}

/// Handleless tumblers, one in front of another.
pub(crate) fn tumblers(c: &mut Canvas, look: &Look<'_>) {
    let colours = [look.second, look.third, look.colour];
    let places = [(300.0, 604.0), (520.0, 616.0), (398.0, 668.0)];
    let few = usize::from(look.count.clamp(1, 3));
    let shown = colours.iter().zip(places).skip(3 - few);
    for (colour, (x, bottom)) in shown {
        let (cx, bottom) = if few == 1 { (400.0, GROUND + 14.0) } else { (x, bottom) };
        let scale = if few == 1 { 1.45 } else { 1.05 };
        let (half, height) = (100.0 * scale, 250.0 * scale);
        let top = bottom - height;
        let waist = if look.shape == "waist" { 0.84 } else { 0.96 };
        let profile = [
            (half, top),
            (half, top),
            (half * 0.98, top + height * 0.2),
            (half * waist, top + height * 0.6),
            (half * 0.86, bottom - 8.0),
            (half * 0.8, bottom),
        ];
        let form = Form { cx, profile: &profile };
        form.shadow(c);
        let raw = Rgb(205, 178, 148);
        form.draw(c, &Skin { colour: *colour, second: raw, ..look.skin() });
        form.gloss(c, top + height * 0.14, top + height * 0.6, 10.0, 0.36);
        form.open(c, 7.0, *colour);
    }
}
