//! Jars, balm tins and tubes.

use crate::demo::draw::{
    Look, emblem,
    form::{Form, Skin},
    label,
    palette::{CREAM, INK, Rgb},
    path::{Path, TILT},
    pattern::Pattern,
    scene::{GROUND, face, ground_shadow, round},
    svg::Canvas,
};

/// A cream jar with its lid, or bath salts under a cork.
pub(crate) fn jar(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "salts" { salts(c, look) } else { cream(c, look) }
}

fn cream(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (400.0, GROUND + 14.0, 398.0);
    let profile = [(176.0, top), (176.0, top), (188.0, top + 26.0), (190.0, bottom - 30.0), (176.0, bottom)];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    form.draw(c, &look.skin());
    form.gloss(c, top + 40.0, bottom - 50.0, 14.0, 0.4);
    let lid =
        Form { cx, profile: &[(182.0, top - 84.0), (182.0, top - 84.0), (186.0, top - 72.0), (186.0, top + 4.0)] };
    lid.draw(c, &Skin::plain(look.second));
    lid.cap(c, look.second.light());
    c.ellipse(cx, top - 83.0, 150.0, 150.0 * TILT, look.second);
    label::wrapped(c, look, &form, top + 46.0, bottom - 46.0, CREAM);
}

fn salts(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (400.0, GROUND + 14.0, 304.0);
    let glass = look.palette.wall.mix(CREAM, 0.4);
    let profile = [
        (104.0, top),
        (104.0, top),
        (104.0, top + 24.0),
        (146.0, top + 66.0),
        (150.0, top + 110.0),
        (150.0, bottom - 26.0),
        (136.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    form.draw(c, &Skin::plain(glass));
    let level = top + 96.0;
    let heap = Form { cx, profile: &[(134.0, level), (134.0, level), (138.0, bottom - 34.0), (124.0, bottom - 10.0)] };
    heap.draw(c, &look.skin());
    heap.cap(c, look.colour.light());
    let mut seed = look.seed.clone();
    for (tone, count) in [(look.colour.light(), 15), (look.second, 7)] {
        let grains = (0..count).fold(Path::default(), |path, _| {
            let (x, y) = (cx + seed.between(-112.0, 112.0), seed.between(level + 10.0, bottom - 20.0));
            path.move_to(x, y).to(x + 3.0, y + 2.0)
        });
        c.line(&grains, tone, 8.0);
    }
    form.gloss(c, top + 84.0, bottom - 60.0, 14.0, 0.5);
    let cork = Rgb(201, 160, 112);
    let stopper = Form { cx, profile: &[(110.0, top - 66.0), (110.0, top - 66.0), (98.0, top + 8.0)] };
    stopper.draw(c, &Skin { colour: cork, second: cork.deep(), third: cork.deep(), pattern: Pattern::Speckle });
    stopper.cap(c, cork);
    label::wrapped(c, look, &form, top + 168.0, bottom - 66.0, CREAM);
}

/// A flat balm tin leaning on its open lower half, or a lip balm stick.
pub(crate) fn balm(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "stick" {
        return stick(c, look);
    }
    let y = GROUND + 22.0;
    ground_shadow(c, 388.0, y, 178.0, 150.0);
    ground_shadow(c, 500.0, y - 30.0, 80.0, 180.0);
    c.ellipse(506.0, 448.0, 172.0, 176.0, look.colour.deep());
    let tone = face(c, look.colour);
    c.ellipse(492.0, 446.0, 174.0, 176.0, tone);
    c.line(&Path::ellipse(492.0, 446.0, 150.0, 152.0), look.colour.shade(), 4.0);
    label::sign(c, look, 492.0, 440.0, 124.0, look.colour.contrast(), look.colour);
    let steel = Rgb(196, 194, 188);
    let tin = Form { cx: 340.0, profile: &[(184.0, y - 66.0), (184.0, y - 66.0), (186.0, y - 6.0), (180.0, y)] };
    tin.draw(c, &Skin::plain(steel));
    tin.cap(c, steel.light());
    c.ellipse(340.0, y - 63.0, 170.0, 170.0 * TILT, look.second.shade());
    c.ellipse(342.0, y - 60.0, 166.0, 164.0 * TILT, look.second);
    c.line(
        &Path::at(232.0, y - 62.0).quad(330.0, y - 84.0, 410.0, y - 66.0).quad(350.0, y - 48.0, 300.0, y - 56.0),
        look.second.light(),
        7.0,
    );
}

fn stick(c: &mut Canvas, look: &Look<'_>) {
    for (cx, bottom, colour, open) in [(484.0, 620.0, look.second, false), (330.0, 656.0, look.colour, true)] {
        let top = bottom - if open { 276.0 } else { 372.0 };
        let form = Form { cx, profile: &[(58.0, top), (58.0, top), (58.0, bottom - 4.0), (56.0, bottom)] };
        form.shadow(c);
        if open {
            let balm = Form { cx, profile: &[(30.0, top - 62.0), (44.0, top - 46.0), (46.0, top + 10.0)] };
            balm.draw(c, &Skin::plain(look.third.mix(CREAM, 0.3)));
            balm.cap(c, look.third.mix(CREAM, 0.5));
        }
        form.draw(c, &Skin::plain(colour));
        if open {
            let collar = Path::at(cx - 58.0, top)
                .arc(58.0, 11.6, false, cx + 58.0, top)
                .arc(46.0, 9.0, true, cx - 58.0, top)
                .close();
            c.fill(&collar, colour.light());
        } else {
            form.cap(c, colour);
            c.line(
                &Path::at(cx - 58.0, top + 150.0).arc(58.0, 11.6, false, cx + 58.0, top + 150.0),
                INK.alpha(0.35),
                4.0,
            );
        }
        emblem::mark(c, look.palette.emblem, cx, bottom - 120.0, 68.0, colour.contrast(), colour);
        label::words(c, cx, bottom - 66.0, 62.0, 2, colour.contrast());
        form.gloss(c, top + 24.0, bottom - 40.0, 7.0, 0.36);
    }
}

/// A tube standing on its cap.
pub(crate) fn tube(c: &mut Canvas, look: &Look<'_>) {
    let bottom = GROUND + 12.0;
    ground_shadow(c, 400.0, bottom - 2.0, 74.0, 360.0);
    let cap = Form {
        cx: 400.0,
        profile: &[(86.0, bottom - 88.0), (86.0, bottom - 88.0), (82.0, bottom - 6.0), (78.0, bottom)],
    };
    let body = Path::at(262.0, 176.0)
        .to(538.0, 176.0)
        .to(538.0, 214.0)
        .curve([530.0, 360.0, 504.0, 460.0, 500.0, 572.0])
        .arc(100.0, 18.0, true, 300.0, 572.0)
        .curve([296.0, 460.0, 270.0, 360.0, 262.0, 214.0])
        .close();
    cap.draw(c, &Skin::plain(look.second));
    let tone = round(c, look.colour);
    c.fill(&body, tone);
    c.fill(&Path::polygon(&[(262.0, 176.0), (538.0, 176.0), (538.0, 212.0), (262.0, 212.0)]), look.colour.shade());
    for step in 0..15 {
        let x = 272.0 + 18.4 * f64::from(step);
        c.line(&Path::at(x, 182.0).to(x, 206.0), look.colour.light().alpha(0.5), 3.0);
    }
    c.line(&Path::at(320.0, 236.0).curve([322.0, 340.0, 340.0, 440.0, 342.0, 546.0]), CREAM.alpha(0.32), 13.0);
    c.fill(&Path::at(282.0, 352.0).to(518.0, 352.0).to(507.0, 442.0).to(293.0, 442.0).close(), look.second.alpha(0.9));
    let ink = look.colour.contrast();
    emblem::mark(c, look.palette.emblem, 400.0, 288.0, 92.0, ink, look.colour);
    label::words(c, 400.0, 384.0, 110.0, 2, look.second.contrast());
    label::words(c, 400.0, 478.0, 80.0, 3, ink);
}
