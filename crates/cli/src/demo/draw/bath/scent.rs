//! Candles, incense and reed diffusers.

use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    label,
    palette::{CREAM, INK, OAK, Rgb},
    path::{Path, TILT},
    scene::{GROUND, flame, ground_shadow, round},
    svg::Canvas,
};

/// A candle in a glass, or three pillars.
pub(crate) fn candle(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "pillars" {
        return pillars(c, look);
    }
    let (cx, bottom, top) = (400.0, GROUND + 14.0, 330.0);
    let profile = [(150.0, top), (150.0, top), (152.0, top + 120.0), (148.0, bottom - 24.0), (134.0, bottom)];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    form.draw(c, &Skin::plain(look.colour));
    form.open(c, 7.0, look.colour);
    let wax = look.second.mix(CREAM, 0.55);
    c.clip(&Path::ellipse(cx, top + 2.0, 143.0, 143.0 * TILT), |c| {
        c.ellipse(cx, top + 22.0, 143.0, 30.0, wax);
        let pool = c.radial(&[(0.0, Rgb(255, 232, 176).into()), (0.7, wax.light().alpha(0.6)), (1.0, wax.alpha(0.0))]);
        c.ellipse(cx, top + 20.0, 120.0, 24.0, pool);
    });
    flame(c, cx, top + 14.0, 62.0);
    form.gloss(c, top + 40.0, bottom - 60.0, 14.0, 0.4);
    label::wrapped(c, look, &form, top + 82.0, bottom - 66.0, CREAM);
}

fn pillars(c: &mut Canvas, look: &Look<'_>) {
    for (cx, bottom, half, height, colour, lit) in [
        (486.0, 606.0, 70.0, 360.0, look.second, true),
        (300.0, 626.0, 78.0, 250.0, look.colour, true),
        (440.0, 668.0, 76.0, 150.0, look.third, false),
    ] {
        let top = bottom - height;
        let form = Form { cx, profile: &[(half, top), (half, top), (half, bottom - 3.0), (half - 3.0, bottom)] };
        form.shadow(c);
        form.draw(c, &Skin { colour, ..look.skin() });
        form.cap(c, colour);
        c.ellipse(cx, top + 2.0, half * 0.7, half * 0.7 * TILT, colour.shade());
        if lit {
            flame(c, cx, top + 2.0, 48.0);
        } else {
            c.line(&Path::at(cx, top + 2.0).to(cx + 1.0, top - 16.0), INK, 4.5);
        }
    }
}

/// Hand-dipped candles hanging by their shared wick.
pub(crate) fn tapers(c: &mut Canvas, look: &Look<'_>) {
    let pairs = [(250.0, look.colour), (400.0, look.second), (550.0, look.third)];
    let rod = OAK;
    c.blur(6, |c| c.rect(96.0, 142.0, 640.0, 18.0, 9.0, INK.alpha(0.3)));
    for (x, colour) in pairs {
        c.line(
            &Path::at(x - 33.0, 240.0).quad(x - 32.0, 130.0, x, 116.0).quad(x + 34.0, 130.0, x + 33.0, 262.0),
            CREAM.mix(OAK, 0.3),
            4.0,
        );
        for (dx, drop) in [(-33.0, 0.0), (33.0, 22.0)] {
            let (cx, top, bottom) = (x + dx, 236.0 + drop, 650.0 + drop);
            let form = Form {
                cx,
                profile: &[
                    (5.0, top),
                    (13.0, top + 26.0),
                    (20.0, top + 110.0),
                    (24.0, bottom - 30.0),
                    (22.0, bottom - 6.0),
                    (9.0, bottom),
                ],
            };
            c.blur(6, |c| c.place(26.0, 20.0, 1.0, |c| c.fill(&form.path(), INK.alpha(0.24))));
            let tones = round(c, colour);
            c.fill(&form.path(), tones);
            form.gloss(c, top + 110.0, bottom - 80.0, 5.0, 0.4);
        }
    }
    let wood = c.linear(0.0, 1.0, &[(0.0, rod.light().into()), (0.5, rod.into()), (1.0, rod.deep().into())]);
    c.rect(78.0, 114.0, 644.0, 20.0, 10.0, wood);
}

/// Incense burning in a small dish.
pub(crate) fn incense(c: &mut Canvas, look: &Look<'_>) {
    let y = GROUND + 8.0;
    ground_shadow(c, 400.0, y + 16.0, 196.0, 70.0);
    let tray = Form { cx: 400.0, profile: &[(240.0, y - 34.0), (240.0, y - 34.0), (220.0, y), (176.0, y + 14.0)] };
    tray.draw(c, &look.skin());
    tray.open(c, 10.0, look.colour);
    c.ellipse(420.0, y - 20.0, 190.0, 22.0, look.colour.light().alpha(0.4));
    let cone = Form { cx: 330.0, profile: &[(15.0, y - 66.0), (30.0, y - 48.0), (40.0, y - 20.0)] };
    cone.draw(c, &Skin::plain(look.second));
    cone.cap(c, look.second.light());
    c.line(&Path::at(330.0, y - 66.0).to(520.0, 306.0), Rgb(120, 78, 52), 8.0);
    c.line(&Path::at(400.0, y - 196.0).to(520.0, 306.0), look.third.deep(), 12.0);
    c.circle(521.0, 304.0, 7.0, Rgb(240, 120, 60));
    let smoke = Path::at(522.0, 296.0)
        .curve([566.0, 230.0, 470.0, 216.0, 506.0, 150.0])
        .curve([528.0, 110.0, 486.0, 92.0, 500.0, 46.0]);
    c.blur(4, |c| {
        c.line(&smoke, CREAM.alpha(0.6), 13.0);
        c.place(22.0, 4.0, 1.0, |c| c.line(&smoke, CREAM.alpha(0.35), 9.0));
    });
}

/// A reed diffuser.
pub(crate) fn diffuser(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (400.0, GROUND + 14.0, 420.0);
    let profile = [
        (44.0, top - 34.0),
        (44.0, top - 34.0),
        (42.0, top - 4.0),
        (116.0, top + 46.0),
        (130.0, top + 96.0),
        (130.0, bottom - 20.0),
        (118.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    form.open(c, 8.0, look.second);
    let reed = Rgb(214, 180, 128);
    for (index, lean) in [-120.0, -74.0, -22.0, 34.0, 84.0, 130.0].into_iter().enumerate() {
        let tip = 136.0 + 9.0 * f64::from(u32::try_from(index % 3).unwrap_or(0)) + f64::abs(lean) * 0.22;
        let tone = if index % 2 == 0 { reed } else { reed.shade() };
        c.line(&Path::at(cx + lean * 0.12, top - 20.0).to(cx + lean, tip), tone, 9.0);
    }
    form.draw(c, &look.skin());
    let collar = Form { cx, profile: &[(47.0, top - 34.0), (47.0, top - 34.0), (47.0, top + 2.0)] };
    collar.draw(c, &Skin::plain(look.second));
    form.gloss(c, top + 92.0, bottom - 60.0, 13.0, 0.4);
    label::wrapped(c, look, &form, top + 104.0, bottom - 42.0, CREAM);
}
