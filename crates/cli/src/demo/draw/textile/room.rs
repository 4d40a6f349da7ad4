//! Lamps, baskets and bags that stand in a room.

use crate::demo::draw::{
    Look, cloth, emblem,
    form::{Form, Skin},
    palette::{CREAM, Rgb},
    path::{Path, TILT},
    pattern::Pattern,
    scene::{GROUND, face, ground_shadow},
    svg::Canvas,
};

/// A table lamp: a turned foot and a cloth shade, lit.
pub(crate) fn lamp(c: &mut Canvas, look: &Look<'_>) {
    let profile: &[(f64, f64)] = if look.shape == "column" {
        &[(24.0, 380.0), (30.0, 400.0), (54.0, 420.0), (54.0, 600.0), (60.0, 620.0), (104.0, 632.0), (104.0, 650.0)]
    } else {
        &[(22.0, 380.0), (22.0, 404.0), (60.0, 440.0), (106.0, 506.0), (110.0, 562.0), (84.0, 624.0), (72.0, 650.0)]
    };
    let foot = Form { cx: 400.0, profile };
    let glow = c.radial(&[
        (0.0, Rgb(255, 230, 170).alpha(0.6)),
        (0.5, Rgb(255, 226, 160).alpha(0.22)),
        (1.0, Rgb(255, 220, 150).alpha(0.0)),
    ]);
    c.circle(400.0, 280.0, 380.0, glow);
    foot.shadow(c);
    foot.draw(c, &Skin { colour: look.second, second: look.third, third: look.colour, pattern: Pattern::Plain });
    foot.gloss(c, 470.0, 600.0, 12.0, 0.34);
    let shade = Form { cx: 400.0, profile: &[(130.0, 140.0), (130.0, 140.0), (214.0, 392.0)] };
    let cloth_tone = look.colour;
    c.ellipse(400.0, 392.0, 214.0, 214.0 * TILT, cloth_tone.deep());
    c.ellipse(400.0, 394.0, 150.0, 24.0, Rgb(255, 240, 204));
    shade.open(c, 5.0, cloth_tone.light());
    c.clip(
        &Path::at(270.0, 140.0)
            .arc(130.0, 26.0, false, 530.0, 140.0)
            .to(614.0, 392.0)
            .arc(214.0, 42.8, true, 186.0, 392.0)
            .close(),
        |c| {
            shade.draw(c, &Skin { colour: cloth_tone, ..look.skin() });
            let lit = c.radial(&[(0.0, Rgb(255, 236, 186).alpha(0.75)), (1.0, Rgb(255, 226, 160).alpha(0.0))]);
            c.ellipse(396.0, 330.0, 190.0, 150.0, lit);
        },
    );
    c.line(&Path::at(186.0, 392.0).arc(214.0, 42.8, false, 614.0, 392.0), cloth_tone.shade(), 6.0);
}

/// A woven basket, empty or with a blanket over its rim.
pub(crate) fn basket(c: &mut Canvas, look: &Look<'_>) {
    let (cx, top, bottom) = (400.0, 372.0, GROUND + 14.0);
    let profile = [(206.0, top), (206.0, top), (214.0, top + 70.0), (200.0, bottom - 60.0), (166.0, bottom)];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    let straw = look.colour;
    form.draw(c, &Skin::plain(straw));
    c.clip(&form.path(), |c| {
        let weave = c.tile(52.0, 36.0, 0.0, |c| {
            for (x, y) in [(4.0, 4.0), (30.0, 22.0)] {
                c.rect(x, y, 20.0, 11.0, 5.0, straw.light().alpha(0.55));
                c.rect(x + 1.0, y + 9.0, 20.0, 5.0, 2.5, straw.deep().alpha(0.4));
            }
        });
        form.cover(c, weave);
        c.fill(&crate::demo::draw::scene::band(cx, 216.0, top + 170.0, top + 212.0), look.second.alpha(0.85));
    });
    form.open(c, 14.0, straw);
    if look.shape == "throw" {
        let throw = look.third;
        let drape = Path::at(300.0, top + 2.0)
            .curve([320.0, top - 70.0, 470.0, top - 66.0, 520.0, top - 4.0])
            .curve([536.0, top + 40.0, 520.0, top + 90.0, 528.0, top + 170.0])
            .quad(470.0, top + 186.0, 428.0, top + 172.0)
            .curve([424.0, top + 110.0, 420.0, top + 70.0, 404.0, top + 34.0])
            .curve([370.0, top + 40.0, 320.0, top + 34.0, 300.0, top + 2.0])
            .close();
        let tone = face(c, throw);
        c.fill(&drape, tone);
        for x in [446.0, 486.0] {
            cloth::fold(
                c,
                &Path::at(x - 20.0, top - 30.0).quad(x + 10.0, top + 50.0, x + 8.0, top + 160.0),
                throw,
                10.0,
            );
        }
        cloth::fringe(c, (432.0, top + 172.0), (524.0, top + 172.0), 30.0, throw.light());
    }
    for side in [-1.0, 1.0] {
        let x = cx + side * 206.0;
        let grip = Path::at(x - side * 2.0, top + 22.0).curve([
            x + side * 34.0,
            top - 10.0,
            x + side * 38.0,
            top + 90.0,
            x + side * 4.0,
            top + 84.0,
        ]);
        crate::demo::draw::scene::bar(c, &grip, straw.shade(), 17.0);
    }
}

/// A linen bag with two loaves looking out.
pub(crate) fn bread_bag(c: &mut Canvas, look: &Look<'_>) {
    ground_shadow(c, 400.0, GROUND + 2.0, 136.0, 300.0);
    let crust = Rgb(206, 142, 78);
    for (angle, x, top) in [(9.0, 446.0, 116.0), (-8.0, 356.0, 152.0)] {
        c.turn(angle, x, 500.0, |c| {
            let tone = crate::demo::draw::scene::round(c, crust);
            c.rect(x - 50.0, top, 100.0, 420.0, 48.0, tone);
            for cut in 0..3 {
                let y = top + 46.0 + 66.0 * f64::from(cut);
                c.line(&Path::at(x - 24.0, y + 22.0).quad(x, y + 4.0, x + 26.0, y - 8.0), Rgb(244, 214, 164), 12.0);
            }
        });
    }
    let bag = Path::at(244.0, 322.0)
        .quad(320.0, 340.0, 400.0, 330.0)
        .quad(480.0, 318.0, 556.0, 326.0)
        .curve([548.0, 430.0, 568.0, 540.0, 556.0, 636.0])
        .quad(400.0, 668.0, 246.0, 638.0)
        .curve([232.0, 540.0, 252.0, 430.0, 244.0, 322.0])
        .close();
    cloth::woven(c, look, &bag, 0.9, 0.0);
    c.clip(&bag, |c| {
        for (x, w) in [(300.0, 20.0), (500.0, 24.0), (420.0, 14.0)] {
            cloth::fold(
                c,
                &Path::at(x, 330.0).curve([x + 16.0, 420.0, x - 18.0, 520.0, x + 8.0, 660.0]),
                look.colour,
                w,
            );
        }
    });
    let cord = Path::at(246.0, 366.0).quad(322.0, 384.0, 400.0, 374.0).quad(480.0, 362.0, 553.0, 368.0);
    c.line(&cord, look.second, 9.0);
    c.line(
        &Path::at(470.0, 366.0).quad(500.0, 430.0, 486.0, 476.0).move_to(466.0, 366.0).quad(462.0, 420.0, 446.0, 458.0),
        look.second,
        7.0,
    );
    emblem::mark(c, look.palette.emblem, 390.0, 520.0, 120.0, look.colour.contrast().mix(CREAM, 0.06), look.colour);
}
