//! Teapots, jugs and lidded crocks.

use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    path::Path,
    scene::{GROUND, band, bar},
    svg::Canvas,
};

/// A teapot, its spout to the left.
pub(crate) fn teapot(c: &mut Canvas, look: &Look<'_>) {
    let low = look.shape == "low";
    let (half, height) = if low { (204.0, 228.0) } else { (186.0, 286.0) };
    let (cx, bottom) = (404.0, GROUND + 14.0);
    let top = bottom - height;
    let profile = [
        (86.0, top),
        (96.0, top + 4.0),
        (half * 0.86, top + height * 0.22),
        (half, top + height * 0.52),
        (half * 0.86, top + height * 0.84),
        (half * 0.56, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    let grip = Path::at(cx + half * 0.78, top + height * 0.2).curve([
        cx + half + 120.0,
        top - 10.0,
        cx + half + 104.0,
        bottom - 30.0,
        cx + half * 0.84,
        top + height * 0.74,
    ]);
    bar(c, &grip, look.colour, 30.0);
    let spout = Path::at(cx - half * 0.6, top + height * 0.36)
        .curve([
            cx - half - 20.0,
            top + height * 0.4,
            cx - half - 34.0,
            top + height * 0.2,
            cx - half - 66.0,
            top - 4.0,
        ])
        .to(cx - half - 106.0, top + 10.0)
        .curve([
            cx - half - 66.0,
            top + height * 0.34,
            cx - half - 30.0,
            top + height * 0.72,
            cx - half * 0.6,
            top + height * 0.84,
        ])
        .close();
    let tone = c.linear(
        0.4,
        1.0,
        &[(0.0, look.colour.light().into()), (0.5, look.colour.into()), (1.0, look.colour.shade().into())],
    );
    c.fill(&spout, tone);
    form.draw(c, &look.skin());
    form.gloss(c, top + height * 0.24, top + height * 0.62, 15.0, 0.36);
    lid(c, look, cx, top, 92.0);
}

fn lid(c: &mut Canvas, look: &Look<'_>, cx: f64, y: f64, half: f64) {
    let rim = Form { cx, profile: &[(half, y - 4.0), (half, y - 4.0), (half * 0.96, y + 5.0)] };
    rim.draw(c, &Skin::plain(look.colour.shade()));
    let dome = Form { cx, profile: &[(20.0, y - 42.0), (54.0, y - 36.0), (half * 0.9, y - 14.0), (half, y - 4.0)] };
    dome.draw(c, &Skin::plain(look.colour));
    let knob = Form {
        cx,
        profile: &[(13.0, y - 84.0), (26.0, y - 74.0), (22.0, y - 56.0), (12.0, y - 46.0), (15.0, y - 38.0)],
    };
    knob.draw(c, &Skin::plain(look.second));
    knob.cap(c, look.second.light());
}

/// A pouring jug with a pulled lip.
pub(crate) fn jug(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (388.0, GROUND + 14.0, 250.0);
    let profile: &[(f64, f64)] = if look.shape == "straight" {
        &[(112.0, 250.0), (112.0, 250.0), (118.0, 360.0), (130.0, 520.0), (130.0, 630.0), (122.0, 654.0)]
    } else {
        &[(108.0, 250.0), (92.0, 300.0), (92.0, 340.0), (150.0, 440.0), (166.0, 530.0), (138.0, 624.0), (110.0, 654.0)]
    };
    let form = Form { cx, profile };
    form.shadow(c);
    let half = form.half_at(top + 260.0);
    let grip = Path::at(cx + 100.0, top + 34.0).curve([
        cx + 236.0,
        top + 10.0,
        cx + 240.0,
        bottom - 150.0,
        cx + half * 0.92,
        bottom - 142.0,
    ]);
    bar(c, &grip, look.colour, 30.0);
    let lip = Path::at(cx - 106.0, top + 66.0)
        .quad(cx - 116.0, top + 26.0, cx - 150.0, top - 2.0)
        .curve([cx - 146.0, top - 16.0, cx - 80.0, top - 26.0, cx - 20.0, top - 20.0])
        .to(cx - 40.0, top + 60.0)
        .close();
    c.fill(&lip, look.colour.light());
    form.draw(c, &look.skin());
    form.gloss(c, top + 90.0, bottom - 90.0, 14.0, 0.34);
    form.open(c, 8.0, look.colour);
    let beak = Path::at(cx - 101.0, top + 4.0)
        .quad(cx - 116.0, top + 4.0, cx - 138.0, top - 2.0)
        .quad(cx - 110.0, top - 16.0, cx - 66.0, top - 12.0)
        .close();
    c.fill(&beak, look.colour.shade());
}

/// A lidded crock: low for salt, tall for flour and oats.
pub(crate) fn crock(c: &mut Canvas, look: &Look<'_>) {
    let (half, height) = if look.shape == "tall" { (150.0, 330.0) } else { (164.0, 214.0) };
    let (cx, bottom) = (400.0, GROUND + 14.0);
    let top = bottom - height;
    let profile = [
        (half * 0.95, top),
        (half * 0.95, top),
        (half, top + height * 0.2),
        (half * 0.99, top + height * 0.8),
        (half * 0.9, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    form.draw(c, &look.skin());
    form.gloss(c, top + height * 0.2, top + height * 0.76, 13.0, 0.34);
    c.fill(&band(cx, half * 0.97, top, top + 12.0), look.colour.deep().alpha(0.45));
    let wood = look.third;
    let cover = Form { cx, profile: &[(half, top - 30.0), (half, top - 30.0), (half * 1.02, top - 2.0)] };
    cover.draw(c, &Skin::plain(wood));
    cover.cap(c, wood.light());
    let knob = Form {
        cx,
        profile: &[(22.0, top - 84.0), (34.0, top - 76.0), (28.0, top - 56.0), (17.0, top - 44.0), (22.0, top - 32.0)],
    };
    knob.draw(c, &Skin::plain(wood));
    knob.cap(c, wood.light());
}
