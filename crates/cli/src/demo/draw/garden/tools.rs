//! Cans, secateurs, trowels and gloves.

use crate::demo::draw::{
    Look, cloth, emblem,
    form::{Form, Skin},
    palette::{BRASS, CREAM, INK, OAK, STEEL},
    path::{Path, TILT},
    pattern,
    scene::{GROUND, bar, drop_shadow, face, ground_shadow, round},
    svg::Canvas,
};

/// A watering can: with a rose, or a slim one for indoors.
pub(crate) fn watering_can(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (452.0, GROUND + 14.0, 356.0);
    let slim = look.shape == "indoor";
    let (half, top) = if slim { (118.0, 400.0) } else { (146.0, top) };
    let form = Form {
        cx,
        profile: &[
            (half * 0.92, top),
            (half * 0.92, top),
            (half, top + 60.0),
            (half, bottom - 20.0),
            (half * 0.96, bottom),
        ],
    };
    ground_shadow(c, cx, bottom, half, 280.0);
    let tip = if slim { (128.0, 230.0) } else { (150.0, 300.0) };
    let spout = Path::at(cx - half + 12.0, bottom - 96.0).curve([
        cx - half - 110.0,
        bottom - 110.0,
        tip.0 + 60.0,
        tip.1 + 80.0,
        tip.0,
        tip.1,
    ]);
    bar(c, &spout, look.colour, if slim { 19.0 } else { 34.0 });
    if !slim {
        c.line(&Path::at(cx - half + 10.0, top + 30.0).to(210.0, 376.0), look.colour.shade(), 9.0);
        c.turn(-38.0, tip.0, tip.1, |c| {
            let rose = Path::polygon(&[
                (tip.0 + 16.0, tip.1 - 18.0),
                (tip.0 + 16.0, tip.1 + 18.0),
                (tip.0 - 34.0, tip.1 + 50.0),
                (tip.0 - 34.0, tip.1 - 50.0),
            ]);
            c.fill(&rose, look.second.shade());
            let tone = face(c, look.second);
            c.ellipse(tip.0 - 34.0, tip.1, 17.0, 51.0, tone);
            c.dashes(&Path::ellipse(tip.0 - 34.0, tip.1, 8.0, 32.0), look.second.deep(), 5.0, 0.1, 13.0);
        });
    }
    let grip = Path::at(cx - half * 0.5, top + 8.0)
        .curve([cx - 60.0, top - 150.0, cx + half + 150.0, top - 140.0, cx + half + 110.0, top + 60.0])
        .curve([cx + half + 84.0, top + 150.0, cx + half + 40.0, bottom - 120.0, cx + half - 4.0, bottom - 100.0]);
    bar(c, &grip, look.second, 21.0);
    form.draw(c, &look.skin());
    form.gloss(c, top + 60.0, bottom - 50.0, 14.0, 0.34);
    form.open(c, 8.0, look.colour);
    let cover = Path::at(cx - half * 0.92, top)
        .arc(half * 0.92, half * 0.92 * TILT, false, cx + 20.0, top + 26.0)
        .to(cx - 10.0, top - 25.0)
        .arc(half * 0.92, half * 0.92 * TILT, false, cx - half * 0.92, top)
        .close();
    c.fill(&cover, look.colour.light());
    for y in [top + 74.0, bottom - 44.0] {
        c.line(&Path::at(cx - half, y).arc(half, half * TILT, false, cx + half, y), look.colour.shade(), 6.0);
    }
    emblem::mark(c, look.palette.emblem, cx, bottom - 116.0, 86.0, look.colour.contrast(), look.colour);
}

/// A plant mister.
pub(crate) fn mister(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (416.0, GROUND + 14.0, 400.0);
    let form = Form {
        cx,
        profile: &[
            (40.0, top - 40.0),
            (40.0, top - 40.0),
            (46.0, top - 10.0),
            (112.0, top + 50.0),
            (134.0, top + 130.0),
            (128.0, bottom - 34.0),
            (106.0, bottom),
        ],
    };
    form.shadow(c);
    form.draw(c, &look.skin());
    form.gloss(c, top + 70.0, bottom - 50.0, 14.0, 0.42);
    let metal = look.second;
    let collar = Form { cx, profile: &[(50.0, top - 76.0), (50.0, top - 76.0), (54.0, top - 28.0)] };
    collar.draw(c, &Skin::plain(metal));
    let post = Form { cx, profile: &[(24.0, top - 170.0), (24.0, top - 170.0), (28.0, top - 74.0)] };
    post.draw(c, &Skin::plain(metal.light()));
    let head = Path::at(cx - 122.0, top - 196.0)
        .to(cx + 30.0, top - 204.0)
        .quad(cx + 52.0, top - 180.0, cx + 30.0, top - 156.0)
        .to(cx - 122.0, top - 164.0)
        .close();
    let tone = c.linear(0.0, 1.0, &[(0.0, metal.light().into()), (0.5, metal.into()), (1.0, metal.deep().into())]);
    c.fill(&head, tone);
    c.circle(cx - 124.0, top - 180.0, 20.0, metal.shade());
    c.circle(cx - 126.0, top - 181.0, 9.0, metal.deep());
    c.line(
        &Path::at(cx - 40.0, top - 160.0).curve([
            cx - 60.0,
            top - 120.0,
            cx - 84.0,
            top - 100.0,
            cx - 96.0,
            top - 66.0,
        ]),
        metal.shade(),
        15.0,
    );
    for (dx, dy, r) in [
        (-176.0, -186.0, 6.0),
        (-206.0, -210.0, 7.0),
        (-210.0, -166.0, 6.0),
        (-246.0, -232.0, 8.0),
        (-250.0, -190.0, 7.0),
        (-246.0, -146.0, 8.0),
    ] {
        c.circle(cx + dx, top + dy, r, CREAM.alpha(0.85));
    }
}

/// A pair of secateurs, ready to cut.
pub(crate) fn secateurs(c: &mut Canvas, look: &Look<'_>) {
    let lower = Path::at(392.0, 396.0)
        .curve([360.0, 460.0, 330.0, 560.0, 336.0, 668.0])
        .quad(350.0, 700.0, 378.0, 676.0)
        .curve([376.0, 580.0, 404.0, 500.0, 436.0, 424.0])
        .close();
    let upper = Path::at(440.0, 392.0)
        .curve([470.0, 460.0, 492.0, 560.0, 476.0, 660.0])
        .quad(462.0, 694.0, 432.0, 670.0)
        .curve([440.0, 580.0, 420.0, 500.0, 392.0, 424.0])
        .close();
    let blade = Path::at(420.0, 424.0)
        .curve([380.0, 380.0, 372.0, 270.0, 416.0, 162.0])
        .curve([450.0, 230.0, 466.0, 330.0, 444.0, 420.0])
        .close();
    let hook = Path::at(410.0, 430.0)
        .curve([350.0, 380.0, 330.0, 300.0, 352.0, 214.0])
        .curve([368.0, 224.0, 372.0, 250.0, 372.0, 280.0])
        .curve([376.0, 340.0, 400.0, 370.0, 440.0, 396.0])
        .close();
    c.turn(32.0, 400.0, 420.0, |c| {
        for part in [&lower, &upper, &blade, &hook] {
            drop_shadow(c, part, 12.0);
        }
        c.fill(&hook, STEEL.shade());
        let tone = c.linear(1.0, 0.3, &[(0.0, STEEL.light().into()), (0.5, STEEL.into()), (1.0, STEEL.shade().into())]);
        c.fill(&blade, tone);
        c.line(&Path::at(416.0, 172.0).curve([384.0, 270.0, 388.0, 360.0, 416.0, 410.0]), CREAM.alpha(0.7), 4.0);
        for grip in [&lower, &upper] {
            let tone = c.linear(
                1.0,
                0.2,
                &[(0.0, look.colour.light().into()), (0.4, look.colour.into()), (1.0, look.colour.shade().into())],
            );
            c.fill(grip, tone);
        }
        c.dashes(
            &Path::at(404.0, 520.0).quad(412.0, 540.0, 420.0, 520.0).quad(412.0, 500.0, 404.0, 520.0),
            BRASS.deep(),
            9.0,
            3.0,
            3.0,
        );
        c.circle(416.0, 412.0, 28.0, STEEL.deep());
        c.circle(414.0, 409.0, 24.0, BRASS);
        c.line(&Path::at(402.0, 409.0).to(426.0, 409.0), BRASS.deep(), 5.0);
        c.line(&Path::at(356.0, 660.0).curve([340.0, 720.0, 470.0, 730.0, 456.0, 654.0]), look.second, 9.0);
    });
}

/// A trowel, and with it a hand fork.
pub(crate) fn hand_tools(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "trowel" {
        return c.turn(34.0, 400.0, 400.0, |c| trowel(c, look, 400.0));
    }
    c.turn(-14.0, 300.0, 400.0, |c| trowel(c, look, 296.0));
    c.turn(12.0, 510.0, 400.0, |c| fork(c, look, 508.0));
}

fn handle(c: &mut Canvas, look: &Look<'_>, x: f64) {
    let grip = Path::at(x - 21.0, 436.0)
        .curve([x - 34.0, 500.0, x - 34.0, 600.0, x - 26.0, 660.0])
        .quad(x, 700.0, x + 26.0, 660.0)
        .curve([x + 34.0, 600.0, x + 34.0, 500.0, x + 21.0, 436.0])
        .close();
    drop_shadow(c, &grip, 12.0);
    let tone = round(c, look.colour);
    c.fill(&grip, tone);
    let ferrule = round(c, BRASS);
    c.rect(x - 22.0, 414.0, 44.0, 46.0, 6.0, ferrule);
    c.line(&Path::at(x, 666.0).curve([x - 30.0, 740.0, x + 36.0, 736.0, x + 4.0, 668.0]), look.second, 7.0);
    c.circle(x, 660.0, 8.0, look.colour.deep());
}

fn trowel(c: &mut Canvas, look: &Look<'_>, x: f64) {
    let blade = Path::at(x, 96.0)
        .curve([x + 50.0, 130.0, x + 78.0, 200.0, x + 66.0, 300.0])
        .quad(x + 50.0, 340.0, x, 346.0)
        .quad(x - 50.0, 340.0, x - 66.0, 300.0)
        .curve([x - 78.0, 200.0, x - 50.0, 130.0, x, 96.0])
        .close();
    drop_shadow(c, &blade, 14.0);
    bar(c, &Path::at(x, 330.0).to(x, 430.0), STEEL, 20.0);
    let tone = c.linear(
        1.0,
        0.2,
        &[
            (0.0, STEEL.light().into()),
            (0.45, STEEL.into()),
            (0.5, STEEL.shade().into()),
            (1.0, STEEL.mix(STEEL.light(), 0.4).into()),
        ],
    );
    c.fill(&blade, tone);
    c.line(&Path::at(x, 120.0).to(x, 320.0), STEEL.deep().alpha(0.4), 5.0);
    handle(c, look, x);
}

fn fork(c: &mut Canvas, look: &Look<'_>, x: f64) {
    let tines = [-46.0, 0.0, 46.0].into_iter().fold(Path::default(), |path, dx: f64| {
        path.move_to(x + dx * 0.5, 310.0).curve([x + dx, 280.0, x + dx, 250.0, x + dx * 1.1, 122.0])
    });
    c.blur(7, |c| c.place(12.0, 16.0, 1.0, |c| c.line(&tines, INK.alpha(0.3), 18.0)));
    c.line(&tines, STEEL.shade(), 19.0);
    c.place(-2.0, -2.0, 1.0, |c| c.line(&tines, STEEL.light(), 9.0));
    bar(c, &Path::at(x, 310.0).to(x, 430.0), STEEL, 22.0);
    handle(c, look, x);
}

/// A pair of gardening gloves.
pub(crate) fn gloves(c: &mut Canvas, look: &Look<'_>) {
    c.turn(10.0, 500.0, 420.0, |c| c.place(120.0, 10.0, 0.94, |c| glove(c, look)));
    c.turn(-12.0, 320.0, 420.0, |c| c.place(-66.0, 16.0, 0.94, |c| glove(c, look)));
}

fn glove(c: &mut Canvas, look: &Look<'_>) {
    let hand = Path::at(306.0, 520.0)
        .curve([298.0, 460.0, 290.0, 400.0, 288.0, 340.0])
        .to(286.0, 214.0)
        .quad(304.0, 184.0, 324.0, 214.0)
        .to(334.0, 324.0)
        .to(340.0, 172.0)
        .quad(360.0, 140.0, 380.0, 172.0)
        .to(384.0, 318.0)
        .to(396.0, 182.0)
        .quad(418.0, 152.0, 436.0, 186.0)
        .to(432.0, 326.0)
        .to(452.0, 226.0)
        .quad(474.0, 202.0, 488.0, 234.0)
        .curve([486.0, 300.0, 476.0, 360.0, 474.0, 392.0])
        .curve([494.0, 370.0, 530.0, 356.0, 546.0, 380.0])
        .curve([552.0, 412.0, 500.0, 440.0, 474.0, 520.0])
        .close();
    drop_shadow(c, &hand, 12.0);
    let tone = face(c, look.colour);
    c.fill(&hand, tone);
    if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.6, 0.0) {
        c.fill(&hand, paint);
    }
    let palm = Path::ellipse(384.0, 400.0, 74.0, 62.0);
    c.fill(&palm, OAK.light().alpha(0.85));
    cloth::seam(c, &palm, OAK);
    let cuff = face(c, look.second);
    c.rect(292.0, 500.0, 196.0, 150.0, 16.0, cuff);
    cloth::ribs(c, look.second, (292.0, 500.0, 196.0, 150.0), 17.0);
    c.rect(292.0, 500.0, 196.0, 14.0, 6.0, look.third);
}
