//! Bowls, plates and the butter dish.

use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    palette::{CREAM, INK, Rgb},
    path::{Path, TILT},
    pattern::{self, Pattern},
    scene::{GROUND, face, ground_shadow},
    svg::Canvas,
};

/// A bowl, or a nest of three.
pub(crate) fn bowl(c: &mut Canvas, look: &Look<'_>) {
    match look.shape {
        "nest" => nest(c, look),
        "wide" => one_bowl(c, &look.skin(), 270.0, 170.0, GROUND + 18.0, true),
        _ => one_bowl(c, &look.skin(), 222.0, 250.0, GROUND + 18.0, true),
    }
}

/// Three bowls, each standing in the next larger one.
fn nest(c: &mut Canvas, look: &Look<'_>) {
    let sizes =
        [(240.0, 214.0, 0.0, look.colour), (212.0, 190.0, 62.0, look.second), (184.0, 166.0, 118.0, look.third)];
    let mut visible = Path::rect(0.0, 0.0, 800.0, 800.0, 0.0);
    for (half, height, lift, colour) in sizes {
        let bottom = GROUND + 18.0 - lift;
        let top = bottom - height;
        let skin = Skin { colour, pattern: Pattern::Plain, ..look.skin() };
        c.clip(&visible, |c| one_bowl(c, &skin, half, height, bottom, lift == 0.0));
        // What stands inside ends at the near rim.
        let rim = half - 9.0;
        visible = Path::at(400.0 - rim, top)
            .arc(rim, rim * TILT, false, 400.0 + rim, top)
            .to(400.0 + rim, 0.0)
            .to(400.0 - rim, 0.0)
            .close();
    }
}

fn one_bowl(c: &mut Canvas, skin: &Skin, half: f64, height: f64, bottom: f64, grounded: bool) {
    let top = bottom - height;
    let profile = [
        (half, top),
        (half, top),
        (half * 0.98, top + height * 0.2),
        (half * 0.84, top + height * 0.55),
        (half * 0.5, top + height * 0.88),
        (half * 0.43, top + height * 0.92),
        (half * 0.43, bottom),
    ];
    let form = Form { cx: 400.0, profile: &profile };
    if grounded {
        ground_shadow(c, 400.0, bottom, half * 0.47, height);
    }
    form.draw(c, skin);
    form.gloss(c, top + height * 0.16, top + height * 0.6, 12.0, 0.34);
    form.open(c, 9.0, skin.colour);
    let well = skin.colour.mix(CREAM, 0.35);
    c.clip(&Path::ellipse(400.0, top + 2.0, half - 9.0, (half - 9.0) * TILT), |c| {
        c.ellipse(426.0, top + half * 0.19, half * 0.72, half * 0.16, well.alpha(0.5));
    });
}

/// A plate leaning upright behind a short stack, or an oval platter.
pub(crate) fn plate(c: &mut Canvas, look: &Look<'_>) {
    let (rx, ry) = if look.shape == "platter" { (286.0, 190.0) } else { (226.0, 226.0) };
    let (cx, cy) = (400.0, GROUND - ry + 2.0);
    ground_shadow(c, cx, GROUND, rx * 0.5, 150.0);
    let rim = face(c, look.colour);
    c.ellipse(cx + 6.0, cy + 3.0, rx, ry, look.colour.shade());
    c.ellipse(cx, cy, rx, ry, rim);
    if look.pattern == Pattern::Bands || look.pattern == Pattern::Stripes {
        c.line(&Path::ellipse(cx, cy, rx - 16.0, ry - 16.0), look.second, 12.0);
        c.line(&Path::ellipse(cx, cy, rx - 34.0, ry - 34.0), look.second, 4.0);
    } else if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.9, 0.0) {
        c.ellipse(cx, cy, rx, ry, paint);
    }
    if look.pattern == Pattern::Dip {
        let half_disc = Path::at(cx - rx, cy + ry * 0.1)
            .quad(cx, cy + ry * 0.34, cx + rx, cy - ry * 0.12)
            .to(cx + rx, cy + ry)
            .to(cx - rx, cy + ry)
            .close();
        c.clip(&Path::ellipse(cx, cy, rx, ry), |c| c.fill(&half_disc, look.second));
    }
    let well = c.linear(1.0, 1.0, &[(0.0, INK.alpha(0.13)), (0.35, INK.alpha(0.02)), (1.0, CREAM.alpha(0.34))]);
    let (wx, wy) = (rx - 56.0, ry - 56.0);
    c.ellipse(cx, cy, wx, wy, well);
    c.line(&Path::ellipse(cx, cy, wx, wy), INK.alpha(0.1), 3.0);
    c.line(
        &Path::at(cx - rx + 18.0, cy - ry * 0.16).quad(cx - rx * 0.8, cy - ry * 0.78, cx - rx * 0.1, cy - ry + 15.0),
        CREAM.alpha(0.55),
        7.0,
    );
    if look.shape != "platter" {
        stack(c, look);
    }
}

fn stack(c: &mut Canvas, look: &Look<'_>) {
    let pile = look.count.clamp(0, 4);
    for level in 0..pile {
        let y = GROUND + 54.0 - 17.0 * f64::from(level);
        let cx = if level % 2 == 0 { 470.0 } else { 474.0 };
        let colour = if level % 2 == 0 { look.colour } else { look.second };
        if level == 0 {
            ground_shadow(c, cx, y + 6.0, 130.0, 50.0);
        }
        let form = Form { cx, profile: &[(166.0, y - 12.0), (166.0, y - 12.0), (150.0, y), (104.0, y + 8.0)] };
        form.draw(c, &Skin::plain(colour.mix(colour.shade(), 0.35)));
        form.cap(c, colour);
        c.ellipse(cx, y - 11.0, 116.0, 116.0 * TILT, colour.shade().alpha(0.4));
    }
}

/// A lidded dish with a slice of butter's worth of room.
pub(crate) fn butter_dish(c: &mut Canvas, look: &Look<'_>) {
    let (cx, y) = (400.0, GROUND + 12.0);
    ground_shadow(c, cx, y + 8.0, 236.0, 150.0);
    let tray = Form { cx, profile: &[(262.0, y - 16.0), (262.0, y - 16.0), (240.0, y + 4.0), (222.0, y + 10.0)] };
    tray.draw(c, &Skin::plain(look.second.mix(look.second.shade(), 0.3)));
    tray.cap(c, look.second);
    c.ellipse(cx + 10.0, y - 12.0, 224.0, 38.0, look.second.deep().alpha(0.4));
    let lid = [(96.0, y - 214.0), (160.0, y - 206.0), (192.0, y - 170.0), (200.0, y - 80.0), (206.0, y - 18.0)];
    let form = Form { cx, profile: &lid };
    form.draw(c, &look.skin());
    form.cap(c, look.colour.light());
    form.gloss(c, y - 170.0, y - 60.0, 13.0, 0.36);
    let knob = Form {
        cx,
        profile: &[(26.0, y - 268.0), (38.0, y - 258.0), (34.0, y - 240.0), (18.0, y - 226.0), (24.0, y - 212.0)],
    };
    knob.draw(c, &Skin::plain(look.colour.mix(Rgb(120, 90, 70), 0.1)));
    knob.cap(c, look.colour.light());
}
