//! Bottles for washing, oiling and misting.

use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    label,
    palette::{CREAM, Rgb},
    path::Path,
    pattern::Pattern,
    scene::GROUND,
    svg::Canvas,
};

const BLACK: Rgb = Rgb(52, 46, 50);

/// A pump bottle, alone or with its sibling in the second colour.
pub(crate) fn pump(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "pair" {
        c.place(150.0, 64.0, 0.88, |c| one_pump(c, look, 400.0, look.second, look.colour));
        c.place(-66.0, 78.0, 0.9, |c| one_pump(c, look, 400.0, look.colour, look.second));
    } else {
        one_pump(c, look, 396.0, look.colour, look.third);
    }
}

fn one_pump(c: &mut Canvas, look: &Look<'_>, cx: f64, colour: Rgb, paper: Rgb) {
    let bottom = GROUND + 12.0;
    let top = 290.0;
    let profile = [
        (34.0, top - 26.0),
        (34.0, top - 26.0),
        (36.0, top),
        (116.0, top + 34.0),
        (124.0, top + 64.0),
        (124.0, bottom - 16.0),
        (114.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    let head = Path::at(cx - 112.0, 178.0)
        .quad(cx - 116.0, 160.0, cx - 92.0, 158.0)
        .to(cx + 22.0, 154.0)
        .quad(cx + 34.0, 154.0, cx + 34.0, 168.0)
        .to(cx + 32.0, 186.0)
        .to(cx - 40.0, 184.0)
        .curve([cx - 70.0, 184.0, cx - 96.0, 186.0, cx - 98.0, 208.0])
        .to(cx - 112.0, 206.0)
        .close();
    let stem = Form { cx, profile: &[(11.0, 184.0), (11.0, 184.0), (11.0, 240.0)] };
    stem.draw(c, &Skin::plain(BLACK.light()));
    let tone = c.linear(0.6, 1.0, &[(0.0, BLACK.mix(CREAM, 0.3).into()), (1.0, BLACK.into())]);
    c.fill(&head, tone);
    form.draw(c, &Skin { colour, ..look.skin() });
    let collar = Form { cx, profile: &[(26.0, 232.0), (40.0, 238.0), (42.0, 246.0), (42.0, 280.0)] };
    collar.draw(c, &Skin::plain(BLACK));
    collar.gloss(c, 246.0, 272.0, 5.0, 0.3);
    form.gloss(c, top + 78.0, bottom - 60.0, 13.0, 0.34);
    label::wrapped(c, look, &form, top + 122.0, bottom - 54.0, paper.mix(CREAM, 0.72));
}

/// A small glass bottle with a rubber-bulbed dropper.
pub(crate) fn dropper(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (400.0, GROUND + 12.0, 372.0);
    let profile = [
        (46.0, top - 30.0),
        (46.0, top - 30.0),
        (48.0, top),
        (108.0, top + 30.0),
        (116.0, top + 56.0),
        (116.0, bottom - 14.0),
        (106.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    form.draw(c, &look.skin());
    form.gloss(c, top + 64.0, bottom - 44.0, 12.0, 0.42);
    let collar = Form { cx, profile: &[(44.0, 290.0), (44.0, 290.0), (50.0, 300.0), (50.0, 352.0)] };
    collar.draw(c, &Skin::plain(look.second));
    for step in 0..7 {
        let x = cx - 42.0 + 14.0 * f64::from(step);
        c.line(&Path::at(x, 306.0).to(x, 354.0), look.second.deep().alpha(0.5), 3.0);
    }
    let bulb = Form { cx, profile: &[(18.0, 168.0), (31.0, 178.0), (33.0, 220.0), (30.0, 262.0), (40.0, 292.0)] };
    bulb.draw(c, &Skin::plain(BLACK));
    bulb.cap(c, BLACK.light());
    bulb.gloss(c, 186.0, 256.0, 7.0, 0.34);
    label::wrapped(c, look, &form, top + 84.0, bottom - 40.0, CREAM);
}

/// A mist bottle with a fine spray head.
pub(crate) fn spray(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (404.0, GROUND + 12.0, 318.0);
    let profile = [
        (40.0, top - 22.0),
        (40.0, top - 22.0),
        (42.0, top),
        (94.0, top + 44.0),
        (104.0, top + 84.0),
        (104.0, bottom - 14.0),
        (96.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    form.draw(c, &look.skin());
    form.gloss(c, top + 90.0, bottom - 50.0, 11.0, 0.4);
    let collar = Form { cx, profile: &[(42.0, 268.0), (42.0, 268.0), (46.0, 308.0)] };
    collar.draw(c, &Skin::plain(look.second));
    let neck = Form { cx, profile: &[(26.0, 204.0), (26.0, 204.0), (28.0, 268.0)] };
    neck.draw(c, &Skin::plain(CREAM.mix(look.palette.wall, 0.3)));
    neck.cap(c, CREAM);
    c.circle(cx - 24.0, 226.0, 6.0, BLACK);
    let mist = look.colour.light();
    for (dx, dy, r) in [
        (-62.0, -6.0, 5.0),
        (-92.0, -26.0, 6.0),
        (-96.0, 10.0, 5.0),
        (-128.0, -44.0, 7.0),
        (-134.0, -8.0, 6.0),
        (-130.0, 28.0, 7.0),
        (-168.0, -26.0, 8.0),
        (-172.0, 16.0, 8.0),
    ] {
        c.circle(cx + dx, 226.0 + dy, r, mist.mix(CREAM, 0.5).alpha(0.85));
    }
    label::wrapped(c, look, &form, top + 118.0, bottom - 44.0, CREAM);
}

/// A bottle of oil, closed with cork or a tall stopper.
pub(crate) fn oil(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom) = (400.0, GROUND + 12.0);
    let tall = look.shape == "tall";
    let top: f64 = if tall { 226.0 } else { 280.0 };
    let profile = [
        (40.0, top),
        (40.0, top),
        (38.0, top + 20.0),
        (36.0, top + 76.0),
        (96.0, top + 132.0),
        (110.0, top + 178.0),
        (112.0, bottom - 14.0),
        (102.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    let cork = Rgb(201, 160, 112);
    let stopper = Form { cx, profile: &[(36.0, top - 58.0), (36.0, top - 58.0), (31.0, top + 6.0)] };
    form.shadow(c);
    stopper.draw(c, &Skin { colour: cork, second: cork.deep(), third: cork.deep(), pattern: Pattern::Speckle });
    stopper.cap(c, cork);
    form.draw(c, &look.skin());
    let ring = Form { cx, profile: &[(42.0, top), (46.0, top + 8.0), (42.0, top + 18.0)] };
    ring.draw(c, &Skin::plain(look.colour));
    form.gloss(c, top + 176.0, bottom - 50.0, 13.0, 0.42);
    label::wrapped(c, look, &form, top + 206.0, bottom - 44.0, look.third.mix(CREAM, 0.75));
}
