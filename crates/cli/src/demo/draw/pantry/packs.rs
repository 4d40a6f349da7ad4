//! Tins, bags, bars and jars.

use crate::demo::draw::{
    Look,
    block::Block,
    form::{Form, Skin},
    label,
    palette::{CREAM, INK, OAK, Rgb},
    path::{Path, TILT},
    pattern::{self, Pattern},
    scene::{GROUND, drop_shadow, edge_shadow, face},
    svg::Canvas,
};

/// A tea tin, round with a domed lid or square with a flat one.
pub(crate) fn tea_tin(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "square" {
        return square_tin(c, look);
    }
    let (cx, bottom, top) = (400.0, GROUND + 14.0, 320.0);
    let form = Form { cx, profile: &[(136.0, top), (136.0, top), (136.0, bottom - 4.0), (133.0, bottom)] };
    form.shadow(c);
    form.draw(c, &look.skin());
    let lid =
        Form { cx, profile: &[(134.0, top - 84.0), (134.0, top - 84.0), (139.0, top - 74.0), (139.0, top + 6.0)] };
    lid.draw(c, &Skin::plain(look.colour));
    lid.cap(c, look.colour);
    c.ellipse(cx, top - 84.0, 112.0, 112.0 * TILT, look.colour.light());
    c.line(&Path::at(cx - 139.0, top + 6.0).arc(139.0, 27.8, false, cx + 139.0, top + 6.0), INK.alpha(0.3), 5.0);
    form.gloss(c, top + 50.0, bottom - 60.0, 12.0, 0.3);
    lid.gloss(c, top - 60.0, top - 8.0, 10.0, 0.34);
    label::wrapped(c, look, &form, top + 74.0, bottom - 76.0, look.palette.wall.mix(CREAM, 0.7));
}

fn square_tin(c: &mut Canvas, look: &Look<'_>) {
    let tin = Block::centred(400.0, GROUND + 30.0, 260.0, 180.0, 330.0, 30.0);
    tin.shadow(c);
    tin.draw(c, look.colour);
    if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.8, 0.0) {
        tin.on_lit(c, |c| c.rect(0.0, 64.0, tin.left, tin.height - 64.0, 0.0, paint));
        tin.on_dim(c, |c| {
            c.rect(0.0, 64.0, tin.right, tin.height - 64.0, 0.0, paint);
            c.rect(0.0, 64.0, tin.right, tin.height - 64.0, 0.0, INK.alpha(0.22));
        });
    }
    tin.on_lit(c, |c| {
        c.rect(0.0, 62.0, tin.left, 5.0, 0.0, INK.alpha(0.32));
        label::flat(c, look, (46.0, 104.0, 168.0, 186.0), look.palette.wall.mix(CREAM, 0.7));
        c.line(&Path::at(10.0, 78.0).to(10.0, 320.0), CREAM.alpha(0.28), 7.0);
    });
    tin.on_dim(c, |c| c.rect(0.0, 62.0, tin.right, 5.0, 0.0, INK.alpha(0.36)));
}

/// A bag of coffee with a folded top.
pub(crate) fn coffee_bag(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 246.0, 572.0, GROUND + 18.0, 330.0);
    let front = Path::at(262.0, 236.0)
        .to(520.0, 236.0)
        .curve([526.0, 300.0, 540.0, 360.0, 538.0, 430.0])
        .to(532.0, 650.0)
        .quad(530.0, 658.0, 520.0, 658.0)
        .to(256.0, 658.0)
        .quad(246.0, 658.0, 245.0, 650.0)
        .to(242.0, 430.0)
        .curve([242.0, 360.0, 256.0, 300.0, 262.0, 236.0])
        .close();
    let side = Path::at(518.0, 236.0)
        .to(548.0, 230.0)
        .curve([560.0, 300.0, 580.0, 360.0, 578.0, 430.0])
        .to(574.0, 636.0)
        .to(530.0, 656.0)
        .to(538.0, 430.0)
        .curve([540.0, 360.0, 526.0, 300.0, 518.0, 236.0])
        .close();
    c.fill(&side, look.colour.shade().mix(look.colour.deep(), 0.5));
    c.fill(
        &Path::at(548.0, 240.0).quad(540.0, 420.0, 562.0, 640.0).to(530.0, 656.0).to(538.0, 430.0).close(),
        look.colour.shade().alpha(0.6),
    );
    let tone = c.linear(
        1.0,
        0.25,
        &[
            (0.0, look.colour.shade().mix(look.colour, 0.4).into()),
            (0.16, look.colour.light().into()),
            (0.5, look.colour.into()),
            (1.0, look.colour.mix(look.colour.shade(), 0.7).into()),
        ],
    );
    c.fill(&front, tone);
    if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.8, 0.0) {
        c.fill(&front, paint);
    }
    c.line(
        &Path::at(266.0, 280.0).quad(330.0, 300.0, 392.0, 284.0).quad(460.0, 270.0, 516.0, 288.0),
        look.colour.deep().alpha(0.26),
        6.0,
    );
    rolled_top(c, look);
    label::flat(c, look, (296.0, 356.0, 188.0, 224.0), CREAM);
    c.rect(296.0, 356.0, 188.0, 18.0, 4.0, look.second);
    c.circle(488.0, 322.0, 10.0, look.colour.deep());
    c.circle(487.0, 321.0, 5.0, look.colour.shade());
}

/// The top of a coffee bag, rolled down and held by two tabs.
fn rolled_top(c: &mut Canvas, look: &Look<'_>) {
    let (light, deep) = (look.colour.light(), look.colour.deep());
    let roll = c.linear(0.0, 1.0, &[(0.0, light.into()), (0.5, look.colour.into()), (1.0, deep.into())]);
    let front = [(258.0, 178.0), (526.0, 178.0), (552.0, 172.0), (552.0, 232.0), (522.0, 240.0), (258.0, 240.0)];
    c.fill(&Path::polygon(&front), roll);
    for x in [300.0, 454.0] {
        c.rect(x, 196.0, 26.0, 64.0, 4.0, look.third);
    }
}

/// A standing pouch of tea.
pub(crate) fn tea_pouch(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 250.0, 560.0, GROUND + 16.0, 300.0);
    let body = Path::at(252.0, 196.0)
        .to(548.0, 196.0)
        .curve([556.0, 340.0, 572.0, 480.0, 560.0, 612.0])
        .quad(480.0, 668.0, 400.0, 662.0)
        .quad(320.0, 668.0, 240.0, 612.0)
        .curve([228.0, 480.0, 244.0, 340.0, 252.0, 196.0])
        .close();
    let tone = c.linear(
        1.0,
        0.2,
        &[
            (0.0, look.colour.shade().into()),
            (0.2, look.colour.light().into()),
            (0.52, look.colour.into()),
            (1.0, look.colour.shade().into()),
        ],
    );
    c.fill(&body, tone);
    c.clip(&body, |c| {
        if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.9, 0.0) {
            c.rect(220.0, 190.0, 360.0, 480.0, 0.0, paint);
        }
        c.rect(220.0, 196.0, 360.0, 40.0, 0.0, INK.alpha(0.14));
        c.line(&Path::at(230.0, 238.0).to(570.0, 238.0), CREAM.alpha(0.4), 3.0);
        c.fill(
            &Path::at(230.0, 600.0).quad(400.0, 560.0, 570.0, 600.0).to(570.0, 680.0).to(230.0, 680.0).close(),
            INK.alpha(0.12),
        );
    });
    c.circle(400.0, 216.0, 12.0, look.palette.wall.shade());
    label::flat(c, look, (296.0, 304.0, 208.0, 216.0), CREAM);
    c.rect(296.0, 502.0, 208.0, 18.0, 4.0, look.second);
}

/// Chocolate bars in printed paper, one opened.
pub(crate) fn chocolate(c: &mut Canvas, look: &Look<'_>) {
    c.turn(16.0, 400.0, 400.0, |c| wrapped_bar(c, look, 416.0, look.second, Pattern::Plain));
    c.turn(-8.0, 400.0, 400.0, |c| {
        let choc = Rgb(92, 54, 38);
        let bar = Path::rect(238.0, 130.0, 220.0, 300.0, 8.0);
        drop_shadow(c, &bar, 12.0);
        c.fill(&bar, choc.deep());
        for cell in 0..9_u32 {
            let (x, y) = (244.0 + 71.0 * f64::from(cell % 3), 136.0 + 66.0 * f64::from(cell / 3));
            let tone = face(c, choc);
            c.rect(x, y, 66.0, 61.0, 6.0, tone);
            c.rect(x + 11.0, y + 10.0, 44.0, 40.0, 4.0, choc.light().alpha(0.25));
        }
        let foil = Path::at(226.0, 316.0)
            .to(262.0, 300.0)
            .to(300.0, 318.0)
            .to(344.0, 298.0)
            .to(392.0, 320.0)
            .to(432.0, 302.0)
            .to(470.0, 318.0)
            .to(466.0, 420.0)
            .to(230.0, 420.0)
            .close();
        c.fill(&foil, Rgb(222, 214, 200));
        c.line(
            &Path::at(262.0, 302.0)
                .to(280.0, 400.0)
                .move_to(344.0, 300.0)
                .to(350.0, 400.0)
                .move_to(432.0, 304.0)
                .to(412.0, 400.0),
            INK.alpha(0.14),
            5.0,
        );
        let paper = Path::rect(228.0, 366.0, 240.0, 306.0, 6.0);
        drop_shadow(c, &paper, 8.0);
        let tone = face(c, look.colour);
        c.fill(&paper, tone);
        if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.8, 0.0) {
            c.fill(&paper, paint);
        }
        label::flat(c, look, (268.0, 430.0, 160.0, 172.0), CREAM);
    });
}

fn wrapped_bar(c: &mut Canvas, look: &Look<'_>, x: f64, colour: Rgb, print: Pattern) {
    let paper = Path::rect(x, 150.0, 232.0, 500.0, 6.0);
    drop_shadow(c, &paper, 14.0);
    let tone = face(c, colour);
    c.fill(&paper, tone);
    if let Some(paint) = pattern::overlay(c, print, look.third, look.second, 0.8, 0.0) {
        c.fill(&paper, paint);
    }
    label::flat(c, look, (x + 36.0, 290.0, 160.0, 172.0), CREAM);
    c.line(&Path::at(x + 12.0, 172.0).to(x + 12.0, 630.0), CREAM.alpha(0.3), 5.0);
}

/// A jar of honey with its dipper.
pub(crate) fn honey(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (400.0, GROUND + 14.0, 346.0);
    let profile = [
        (118.0, top),
        (118.0, top),
        (122.0, top + 14.0),
        (150.0, top + 54.0),
        (154.0, top + 110.0),
        (152.0, bottom - 30.0),
        (136.0, bottom),
    ];
    let form = Form { cx, profile: &profile };
    form.shadow(c);
    form.draw(c, &Skin::plain(look.colour));
    let glow = c.radial(&[(0.0, Rgb(255, 226, 140).alpha(0.6)), (1.0, Rgb(255, 210, 120).alpha(0.0))]);
    c.ellipse(cx - 30.0, bottom - 60.0, 110.0, 80.0, glow);
    form.gloss(c, top + 70.0, bottom - 50.0, 14.0, 0.5);
    let cloth = look.second;
    let skirt = Path::at(cx - 126.0, top - 34.0)
        .curve([cx - 150.0, top + 6.0, cx - 156.0, top + 24.0, cx - 160.0, top + 44.0])
        .quad(cx - 120.0, top + 66.0, cx - 80.0, top + 52.0)
        .quad(cx - 40.0, top + 76.0, cx, top + 58.0)
        .quad(cx + 40.0, top + 76.0, cx + 80.0, top + 52.0)
        .quad(cx + 120.0, top + 64.0, cx + 160.0, top + 44.0)
        .curve([cx + 156.0, top + 24.0, cx + 150.0, top + 6.0, cx + 126.0, top - 34.0])
        .close();
    let tone = crate::demo::draw::scene::round(c, cloth);
    c.fill(&skirt, tone);
    let cover = Form { cx, profile: &[(112.0, top - 70.0), (124.0, top - 62.0), (128.0, top - 30.0)] };
    cover.draw(c, &Skin::plain(cloth));
    cover.cap(c, cloth);
    if let Some(paint) = pattern::overlay(c, look.pattern, look.third, cloth, 0.6, 0.0) {
        c.fill(&skirt, paint);
        c.fill(&cover.path(), paint);
    }
    c.line(&Path::at(cx - 128.0, top - 22.0).arc(128.0, 25.0, false, cx + 128.0, top - 22.0), OAK.deep(), 7.0);
    label::wrapped(c, look, &form, top + 128.0, bottom - 50.0, CREAM);
}
