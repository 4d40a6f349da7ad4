//! Things of steel and enamel.

use crate::demo::draw::{
    Look,
    block::Block,
    emblem,
    form::{Form, Skin},
    palette::{BRASS, CREAM, INK, OAK, Rgb, STEEL},
    path::{Path, TILT},
    scene::{GROUND, bar, drop_shadow, face, ground_shadow},
    svg::Canvas,
};

/// A steel bottle with a loop, or a thermos with its cup.
pub(crate) fn flask(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "thermos" {
        return thermos(c, look);
    }
    let (cx, bottom, top) = (400.0, GROUND + 14.0, 296.0);
    let profile = [
        (50.0, top - 44.0),
        (50.0, top - 44.0),
        (52.0, top - 8.0),
        (92.0, top + 40.0),
        (100.0, top + 80.0),
        (100.0, bottom - 14.0),
        (92.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    let grip = Path::at(cx - 34.0, 214.0).curve([cx - 50.0, 120.0, cx + 50.0, 120.0, cx + 34.0, 214.0]);
    bar(c, &grip, look.second, 17.0);
    form.draw(c, &look.skin());
    let cap = Form { cx, profile: &[(52.0, 194.0), (56.0, 202.0), (56.0, 248.0)] };
    cap.draw(c, &Skin::plain(look.second));
    cap.cap(c, look.second.light());
    form.gloss(c, top + 90.0, bottom - 70.0, 13.0, 0.36);
    let foot =
        Form { cx, profile: &[(100.0, bottom - 40.0), (100.0, bottom - 40.0), (100.0, bottom - 14.0), (92.0, bottom)] };
    foot.draw(c, &Skin::plain(STEEL));
    emblem::mark(c, look.palette.emblem, cx, 476.0, 96.0, look.colour.contrast(), look.colour);
}

fn thermos(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom) = (360.0, GROUND + 8.0);
    let form =
        Form { cx, profile: &[(98.0, 264.0), (98.0, 264.0), (102.0, 280.0), (102.0, bottom - 10.0), (94.0, bottom)] };
    form.shadow(c);
    let grip = Path::at(cx + 96.0, 330.0).curve([cx + 186.0, 320.0, cx + 186.0, 530.0, cx + 98.0, 520.0]);
    bar(c, &grip, look.second, 23.0);
    form.draw(c, &look.skin());
    form.gloss(c, 310.0, bottom - 60.0, 13.0, 0.36);
    let cup = Form { cx, profile: &[(76.0, 150.0), (82.0, 156.0), (92.0, 250.0), (98.0, 270.0)] };
    cup.draw(c, &Skin::plain(STEEL));
    cup.cap(c, STEEL.light());
    cup.gloss(c, 170.0, 250.0, 9.0, 0.4);
    let mug = Form { cx: 566.0, profile: &[(76.0, 548.0), (76.0, 548.0), (74.0, 600.0), (62.0, 662.0)] };
    mug.shadow(c);
    mug.draw(c, &Skin::plain(STEEL));
    mug.open(c, 6.0, STEEL);
    c.ellipse(566.0, 554.0, 64.0, 62.0 * TILT, Rgb(92, 54, 34));
    c.blur(4, |c| {
        c.line(&Path::at(560.0, 530.0).curve([590.0, 480.0, 530.0, 470.0, 560.0, 420.0]), CREAM.alpha(0.55), 11.0);
    });
    emblem::mark(c, look.palette.emblem, cx, 450.0, 88.0, look.colour.contrast(), look.colour);
}

/// An enamel cup with a dark rim.
pub(crate) fn enamel_cup(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (376.0, GROUND + 14.0, 390.0);
    let form = Form {
        cx,
        profile: &[(168.0, top), (168.0, top), (164.0, top + 30.0), (158.0, bottom - 20.0), (146.0, bottom)],
    };
    form.shadow(c);
    let grip = Path::at(cx + 156.0, top + 44.0).curve([
        cx + 272.0,
        top + 20.0,
        cx + 270.0,
        bottom - 30.0,
        cx + 150.0,
        bottom - 64.0,
    ]);
    c.line(&grip, look.colour.shade(), 24.0);
    c.place(-2.0, -2.0, 1.0, |c| c.line(&grip, look.colour, 16.0));
    form.draw(c, &look.skin());
    form.gloss(c, top + 40.0, bottom - 50.0, 13.0, 0.4);
    let rim = look.second;
    c.ellipse(cx, top, 172.0, 172.0 * TILT, rim);
    c.ellipse(cx, top + 2.0, 160.0, 158.0 * TILT, CREAM.shade());
    let depth = c.linear(1.0, 0.3, &[(0.0, CREAM.deep().into()), (1.0, CREAM.into())]);
    c.ellipse(cx, top + 3.0, 158.0, 155.0 * TILT, depth);
    c.line(&Path::at(cx - 146.0, bottom - 2.0).arc(146.0, 29.0, false, cx + 146.0, bottom - 2.0), rim, 8.0);
    emblem::mark(c, look.palette.emblem, cx - 6.0, 540.0, 128.0, look.second, look.colour);
}

/// A storm lantern, lit.
pub(crate) fn lantern(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom) = (400.0, GROUND + 14.0);
    ground_shadow(c, cx, bottom, 120.0, 360.0);
    let glow = c.radial(&[
        (0.0, Rgb(255, 214, 130).alpha(0.6)),
        (0.5, Rgb(255, 206, 120).alpha(0.2)),
        (1.0, Rgb(255, 200, 110).alpha(0.0)),
    ]);
    c.circle(cx, 430.0, 300.0, glow);
    let metal = look.colour;
    c.line(
        &Path::at(cx - 118.0, 300.0).curve([cx - 150.0, 60.0, cx + 150.0, 60.0, cx + 118.0, 300.0]),
        metal.deep(),
        9.0,
    );
    for side in [-1.0, 1.0] {
        let tube = Path::at(cx + side * 70.0, 250.0)
            .curve([cx + side * 150.0, 250.0, cx + side * 138.0, 340.0, cx + side * 138.0, 430.0])
            .curve([cx + side * 138.0, 520.0, cx + side * 130.0, 560.0, cx + side * 96.0, 590.0]);
        bar(c, &tube, metal, 18.0);
    }
    let glass = Form { cx, profile: &[(64.0, 300.0), (64.0, 300.0), (104.0, 390.0), (108.0, 440.0), (68.0, 530.0)] };
    c.fill(&glass.path(), Rgb(255, 244, 214).alpha(0.72));
    crate::demo::draw::scene::flame(c, cx, 516.0, 78.0);
    glass.gloss(c, 340.0, 480.0, 10.0, 0.8);
    c.line(&glass.path(), metal.light().alpha(0.5), 4.0);
    let burner = Form { cx, profile: &[(52.0, 516.0), (52.0, 516.0), (78.0, 548.0), (78.0, 566.0)] };
    burner.draw(c, &Skin::plain(BRASS));
    let tank = Form { cx, profile: &[(84.0, 560.0), (112.0, 574.0), (122.0, 610.0), (116.0, bottom)] };
    tank.draw(c, &Skin::plain(metal));
    tank.gloss(c, 580.0, 636.0, 10.0, 0.36);
    let hood = Form { cx, profile: &[(30.0, 190.0), (44.0, 200.0), (44.0, 240.0), (86.0, 270.0), (80.0, 302.0)] };
    hood.draw(c, &Skin::plain(metal));
    hood.cap(c, metal.deep());
    c.circle(cx + 126.0, 596.0, 15.0, BRASS);
    bar(c, &Path::at(cx - 40.0, 122.0).to(cx + 40.0, 122.0), OAK, 17.0);
}

/// A lunch tin closed with a strap.
pub(crate) fn lunch_tin(c: &mut Canvas, look: &Look<'_>) {
    let tin = Block::centred(400.0, GROUND + 34.0, 340.0, 210.0, 170.0, 28.0);
    tin.shadow(c);
    tin.draw(c, look.colour);
    for face_of in [true, false] {
        let draw = |c: &mut Canvas| {
            let width = if face_of { tin.left } else { tin.right };
            c.rect(0.0, 50.0, width, 5.0, 0.0, INK.alpha(0.34));
            c.rect(0.0, 55.0, width, 3.0, 0.0, CREAM.alpha(0.3));
            c.rect(width / 2.0 - 22.0, 0.0, 44.0, 170.0, 0.0, if face_of { look.second } else { look.second.shade() });
        };
        if face_of {
            tin.on_lit(c, draw);
        } else {
            tin.on_dim(c, |c| c.rect(0.0, 50.0, tin.right, 5.0, 0.0, INK.alpha(0.4)));
        }
    }
    tin.on_lit(c, |c| {
        c.rect(138.0, 66.0, 64.0, 44.0, 6.0, BRASS);
        c.rect(148.0, 76.0, 44.0, 24.0, 4.0, look.second.deep());
        emblem::mark(c, look.palette.emblem, 70.0, 112.0, 66.0, look.colour.contrast(), look.colour);
    });
    let ((x, y), u, v) = (tin.corner, tin.u(), tin.v());
    let at = |a: f64, b: f64| (x + u.0 * a + v.0 * b, y - tin.height + u.1 * a + v.1 * b);
    let half = 22.0 / tin.left;
    c.fill(
        &Path::polygon(&[at(0.0, 0.5 - half), at(1.0, 0.5 - half), at(1.0, 0.5 + half), at(0.0, 0.5 + half)]),
        look.second.light(),
    );
    let (hx, hy) = at(0.5, 0.5);
    bar(
        c,
        &Path::at(hx - 74.0, hy - 4.0).curve([hx - 60.0, hy - 80.0, hx + 60.0, hy - 80.0, hx + 74.0, hy - 4.0]),
        look.second,
        19.0,
    );
}

/// A folding knife, open, with an apple slice's worth of dignity.
pub(crate) fn knife(c: &mut Canvas, look: &Look<'_>) {
    c.turn(-34.0, 400.0, 400.0, |c| {
        let blade = Path::at(404.0, 372.0)
            .to(120.0, 366.0)
            .curve([100.0, 392.0, 150.0, 432.0, 230.0, 436.0])
            .to(404.0, 438.0)
            .close();
        drop_shadow(c, &blade, 12.0);
        let tone = c.linear(
            0.2,
            1.0,
            &[
                (0.0, STEEL.light().into()),
                (0.5, STEEL.into()),
                (0.62, STEEL.light().into()),
                (1.0, STEEL.shade().into()),
            ],
        );
        c.fill(&blade, tone);
        c.line(&Path::at(150.0, 384.0).to(230.0, 384.0), STEEL.deep(), 6.0);
        let grip = Path::at(380.0, 362.0)
            .curve([460.0, 344.0, 560.0, 352.0, 640.0, 366.0])
            .curve([684.0, 376.0, 684.0, 440.0, 646.0, 450.0])
            .curve([560.0, 466.0, 460.0, 450.0, 380.0, 448.0])
            .close();
        drop_shadow(c, &grip, 14.0);
        let tone = c.linear(
            0.2,
            1.0,
            &[(0.0, look.colour.light().into()), (0.5, look.colour.into()), (1.0, look.colour.deep().into())],
        );
        c.fill(&grip, tone);
        c.clip(&grip, |c| {
            for y in [374.0, 394.0, 420.0] {
                c.line(
                    &Path::at(380.0, y).curve([460.0, y - 12.0, 560.0, y + 12.0, 690.0, y + 2.0]),
                    look.colour.deep().alpha(0.3),
                    4.0,
                );
            }
            c.rect(370.0, 330.0, 54.0, 140.0, 0.0, BRASS);
            c.rect(370.0, 330.0, 54.0, 60.0, 0.0, BRASS.light());
        });
        c.circle(397.0, 404.0, 11.0, BRASS.deep());
        c.circle(560.0, 408.0, 9.0, BRASS);
        c.circle(642.0, 408.0, 13.0, look.colour.deep());
        c.line(&Path::at(646.0, 410.0).curve([720.0, 400.0, 730.0, 480.0, 690.0, 520.0]), look.second, 10.0);
    });
    let tone = face(c, look.second);
    c.circle(602.0, 236.0, 17.0, tone);
}
