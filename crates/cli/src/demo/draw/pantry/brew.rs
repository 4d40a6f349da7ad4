//! Kettles, drippers and presses.

use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    palette::{BRASS, CREAM, OAK, Rgb},
    path::{Path, TILT},
    scene::{GROUND, bar, ground_shadow},
    svg::Canvas,
};

const COFFEE: Rgb = Rgb(70, 40, 28);

/// A kettle: with a swan's neck, or a round one for the stove.
pub(crate) fn kettle(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "stove" {
        return stove_kettle(c, look);
    }
    let (cx, bottom, top) = (410.0, GROUND + 14.0, 352.0);
    let profile = [
        (92.0, top),
        (104.0, top + 6.0),
        (124.0, top + 90.0),
        (166.0, bottom - 46.0),
        (168.0, bottom - 10.0),
        (160.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    let neck = Path::at(cx - 150.0, bottom - 62.0).curve([
        cx - 270.0,
        bottom - 60.0,
        cx - 150.0,
        top - 10.0,
        cx - 262.0,
        top - 18.0,
    ]);
    bar(c, &neck, look.colour, 26.0);
    c.line(&Path::at(cx - 252.0, top - 18.0).to(cx - 276.0, top - 14.0), look.colour.shade(), 22.0);
    let arm = Path::at(cx + 100.0, top + 18.0)
        .curve([cx + 150.0, top - 40.0, cx + 220.0, top - 26.0, cx + 226.0, top + 20.0])
        .curve([cx + 230.0, top + 80.0, cx + 216.0, bottom - 150.0, cx + 204.0, bottom - 110.0]);
    bar(c, &arm, look.second, 30.0);
    form.draw(c, &look.skin());
    form.gloss(c, top + 50.0, bottom - 60.0, 14.0, 0.36);
    let lid = Form { cx, profile: &[(30.0, top - 26.0), (72.0, top - 18.0), (94.0, top)] };
    lid.draw(c, &Skin::plain(look.colour.mix(look.colour.shade(), 0.2)));
    let knob = Form { cx, profile: &[(22.0, top - 66.0), (30.0, top - 56.0), (16.0, top - 34.0), (20.0, top - 22.0)] };
    knob.draw(c, &Skin::plain(look.second));
    knob.cap(c, look.second.light());
}

fn stove_kettle(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (410.0, GROUND + 14.0, 408.0);
    let profile = [
        (86.0, top),
        (100.0, top + 6.0),
        (176.0, top + 70.0),
        (204.0, top + 150.0),
        (190.0, bottom - 20.0),
        (172.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    let spout = Path::at(cx - 150.0, top + 100.0)
        .curve([cx - 210.0, top + 90.0, cx - 214.0, top + 20.0, cx - 262.0, top - 18.0])
        .to(cx - 296.0, top + 6.0)
        .curve([cx - 270.0, top + 70.0, cx - 236.0, top + 150.0, cx - 170.0, top + 190.0])
        .close();
    let tone = c.linear(
        0.4,
        1.0,
        &[(0.0, look.colour.light().into()), (0.5, look.colour.into()), (1.0, look.colour.shade().into())],
    );
    c.fill(&spout, tone);
    let arch = Path::at(cx - 128.0, top + 44.0).curve([
        cx - 140.0,
        top - 250.0,
        cx + 140.0,
        top - 250.0,
        cx + 128.0,
        top + 44.0,
    ]);
    c.line(&arch, Rgb(92, 86, 84), 13.0);
    form.draw(c, &look.skin());
    form.gloss(c, top + 70.0, bottom - 60.0, 15.0, 0.38);
    bar(
        c,
        &Path::at(cx - 92.0, top - 146.0).curve([
            cx - 50.0,
            top - 192.0,
            cx + 50.0,
            top - 192.0,
            cx + 92.0,
            top - 146.0,
        ]),
        look.second,
        34.0,
    );
    let lid = Form { cx, profile: &[(24.0, top - 28.0), (70.0, top - 18.0), (90.0, top)] };
    lid.draw(c, &Skin::plain(look.colour));
    let knob = Form { cx, profile: &[(20.0, top - 70.0), (29.0, top - 60.0), (14.0, top - 38.0), (18.0, top - 24.0)] };
    knob.draw(c, &Skin::plain(look.second));
    knob.cap(c, look.second.light());
}

/// A coffee dripper on its glass carafe.
pub(crate) fn dripper(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom) = (400.0, GROUND + 14.0);
    let glass = look.palette.wall.mix(CREAM, 0.45);
    let profile =
        [(66.0, 400.0), (66.0, 400.0), (64.0, 430.0), (130.0, 500.0), (152.0, 570.0), (148.0, 632.0), (130.0, bottom)];
    let carafe = Form { cx, profile: &profile };
    carafe.shadow(c);
    let grip = Path::at(cx + 66.0, 430.0).curve([cx + 190.0, 400.0, cx + 220.0, 560.0, cx + 146.0, 596.0]);
    bar(c, &grip, glass.shade(), 20.0);
    carafe.draw(c, &Skin::plain(glass));
    let fill =
        Form { cx, profile: &[(142.0, 552.0), (142.0, 552.0), (144.0, 580.0), (140.0, 628.0), (122.0, bottom - 6.0)] };
    fill.draw(c, &Skin::plain(COFFEE));
    c.ellipse(cx, 552.0, 142.0, 142.0 * TILT, COFFEE.light());
    carafe.gloss(c, 500.0, 620.0, 13.0, 0.45);
    c.line(&Path::at(cx, 404.0).to(cx, 540.0), COFFEE, 5.0);
    let plate = Form { cx, profile: &[(128.0, 388.0), (128.0, 388.0), (122.0, 404.0)] };
    plate.draw(c, &Skin::plain(look.colour));
    plate.cap(c, look.colour.shade());
    let handle = Path::at(cx + 110.0, 250.0).curve([cx + 216.0, 236.0, cx + 190.0, 362.0, cx + 86.0, 350.0]);
    bar(c, &handle, look.colour, 22.0);
    let cone = Form { cx, profile: &[(150.0, 214.0), (150.0, 214.0), (104.0, 320.0), (66.0, 392.0)] };
    cone.draw(c, &look.skin());
    cone.gloss(c, 244.0, 350.0, 12.0, 0.34);
    cone.open(c, 8.0, look.colour);
    c.ellipse(cx, 218.0, 134.0, 24.0, CREAM);
    c.ellipse(cx, 224.0, 116.0, 18.0, COFFEE.light());
    c.ellipse(cx + 6.0, 226.0, 84.0, 11.0, Rgb(170, 118, 76));
}

/// A press pot, steeping.
pub(crate) fn press(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (386.0, GROUND + 14.0, 300.0);
    let glass = look.palette.wall.mix(CREAM, 0.45);
    let form = Form { cx, profile: &[(120.0, top), (120.0, top), (120.0, bottom - 14.0), (112.0, bottom)] };
    ground_shadow(c, cx, bottom, 124.0, 340.0);
    let grip = Path::at(cx + 118.0, top + 50.0).curve([
        cx + 240.0,
        top + 30.0,
        cx + 240.0,
        bottom - 50.0,
        cx + 118.0,
        bottom - 60.0,
    ]);
    bar(c, &grip, look.second, 28.0);
    form.draw(c, &Skin::plain(glass));
    let brew = Form {
        cx,
        profile: &[(114.0, top + 90.0), (114.0, top + 90.0), (114.0, bottom - 18.0), (106.0, bottom - 6.0)],
    };
    brew.draw(c, &Skin::plain(COFFEE));
    c.ellipse(cx, top + 90.0, 114.0, 114.0 * TILT, Rgb(176, 124, 78));
    form.gloss(c, top + 40.0, bottom - 60.0, 14.0, 0.45);
    let metal = look.colour;
    for y in [top + 20.0, bottom - 64.0] {
        let hoop = Form { cx, profile: &[(124.0, y), (124.0, y), (124.0, y + 17.0)] };
        hoop.draw(c, &Skin::plain(metal));
    }
    for x in [cx - 92.0, cx + 92.0] {
        c.line(&Path::at(x, top + 44.0).to(x, bottom - 34.0), metal.shade(), 9.0);
    }
    let rod = Form { cx, profile: &[(7.0, 180.0), (7.0, 180.0), (7.0, top - 30.0)] };
    rod.draw(c, &Skin::plain(BRASS.mix(Rgb(180, 180, 184), 0.6)));
    let lid = Form { cx, profile: &[(30.0, top - 44.0), (96.0, top - 30.0), (126.0, top - 8.0), (126.0, top + 10.0)] };
    lid.draw(c, &Skin::plain(metal));
    lid.cap(c, metal.light());
    c.circle(cx, 170.0, 30.0, OAK.shade());
    c.circle(cx - 3.0, 167.0, 27.0, look.second);
    c.circle(cx - 10.0, 158.0, 8.0, look.second.light());
}
