//! Backpacks, bags and a jacket.

use crate::demo::draw::{
    Look, cloth, emblem,
    palette::{BRASS, CREAM, INK, OAK, Rgb},
    path::Path,
    pattern::{self, Pattern},
    scene::{GROUND, drop_shadow, edge_shadow, face},
    svg::Canvas,
};

/// A strap of leather from `from` to `to`, ending in a buckle.
fn strap(c: &mut Canvas, from: (f64, f64), to: (f64, f64), width: f64, colour: Rgb) {
    let line = Path::at(from.0, from.1).to(to.0, to.1);
    c.place(4.0, 5.0, 1.0, |c| c.line(&line, INK.alpha(0.25), width));
    c.line(&line, colour.shade(), width);
    c.place(-2.0, 0.0, 1.0, |c| c.line(&line, colour, width * 0.7));
    let (x, y) = (to.0, to.1 - width * 0.4);
    c.rect(x - width * 0.72, y - width * 0.5, width * 1.44, width, 5.0, BRASS.shade());
    c.rect(x - width * 0.5, y - width * 0.3, width, width * 0.6, 3.0, colour.deep());
}

/// A backpack: a roll-top, or the classic with a flap.
pub(crate) fn backpack(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 232.0, 588.0, GROUND + 16.0, 330.0);
    let leather = look.second;
    for side in [-1.0, 1.0] {
        let belt = Path::at(400.0 + side * 110.0, 260.0).curve([
            400.0 + side * 220.0,
            300.0,
            400.0 + side * 236.0,
            480.0,
            400.0 + side * 180.0,
            620.0,
        ]);
        c.line(&belt, look.colour.deep(), 30.0);
        let pocket = Path::rect(if side < 0.0 { 206.0 } else { 544.0 }, 474.0, 50.0, 154.0, 22.0);
        c.fill(&pocket, look.colour.shade());
    }
    let top = if look.shape == "rolltop" { 196.0 } else { 226.0 };
    let body = Path::at(268.0, top + 40.0)
        .quad(270.0, top, 312.0, top)
        .to(488.0, top)
        .quad(530.0, top, 532.0, top + 40.0)
        .curve([556.0, 360.0, 566.0, 520.0, 560.0, 618.0])
        .quad(556.0, 656.0, 516.0, 656.0)
        .to(284.0, 656.0)
        .quad(244.0, 656.0, 240.0, 618.0)
        .curve([234.0, 520.0, 244.0, 360.0, 268.0, top + 40.0])
        .close();
    cloth::woven(c, look, &body, 1.0, 0.0);
    let round = c.linear(
        1.0,
        0.0,
        &[(0.0, INK.alpha(0.16)), (0.2, CREAM.alpha(0.12)), (0.5, INK.alpha(0.0)), (1.0, INK.alpha(0.26))],
    );
    c.fill(&body, round);
    let pocket = Path::rect(286.0, 466.0, 228.0, 160.0, 30.0);
    c.place(3.0, 6.0, 1.0, |c| c.fill(&pocket, INK.alpha(0.24)));
    let tone = face(c, look.colour);
    c.fill(&pocket, tone);
    cloth::seam(c, &Path::rect(296.0, 476.0, 208.0, 140.0, 24.0), look.colour);
    if look.shape == "rolltop" {
        rolltop(c, look, leather);
    } else {
        flap(c, look, leather);
    }
    c.rect(362.0, 540.0, 76.0, 50.0, 5.0, leather);
    emblem::mark(c, look.palette.emblem, 400.0, 565.0, 38.0, leather.contrast(), leather);
}

fn rolltop(c: &mut Canvas, look: &Look<'_>, leather: Rgb) {
    let roll = c.linear(
        0.0,
        1.0,
        &[(0.0, look.colour.light().into()), (0.5, look.colour.into()), (1.0, look.colour.deep().into())],
    );
    c.rect(256.0, 166.0, 288.0, 78.0, 34.0, roll);
    c.line(&Path::at(284.0, 206.0).to(516.0, 206.0), look.colour.deep().alpha(0.5), 4.0);
    for x in [322.0, 478.0] {
        strap(c, (x, 170.0), (x, 420.0), 26.0, leather);
    }
}

fn flap(c: &mut Canvas, look: &Look<'_>, leather: Rgb) {
    c.line(&Path::at(362.0, 214.0).curve([362.0, 160.0, 438.0, 160.0, 438.0, 214.0]), leather.shade(), 19.0);
    let flap = Path::at(252.0, 260.0)
        .quad(258.0, 204.0, 316.0, 202.0)
        .to(484.0, 202.0)
        .quad(542.0, 204.0, 548.0, 260.0)
        .to(546.0, 400.0)
        .quad(540.0, 440.0, 500.0, 440.0)
        .to(300.0, 440.0)
        .quad(260.0, 440.0, 254.0, 400.0)
        .close();
    c.place(3.0, 9.0, 1.0, |c| c.fill(&flap, INK.alpha(0.28)));
    let shade = look.third;
    let tone = face(c, shade);
    c.fill(&flap, tone);
    cloth::seam(
        c,
        &Path::at(266.0, 400.0).quad(270.0, 428.0, 302.0, 428.0).to(498.0, 428.0).quad(530.0, 428.0, 534.0, 400.0),
        shade,
    );
    for x in [324.0, 476.0] {
        strap(c, (x, 330.0), (x, 496.0), 25.0, leather);
    }
}

/// A weekend bag.
pub(crate) fn duffel(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 146.0, 668.0, GROUND + 14.0, 220.0);
    let leather = look.second;
    let far = Path::at(300.0, 380.0).curve([310.0, 220.0, 490.0, 220.0, 500.0, 380.0]);
    c.place(14.0, -12.0, 1.0, |c| c.line(&far, leather.deep(), 19.0));
    let body = Path::at(190.0, 360.0)
        .quad(400.0, 318.0, 610.0, 360.0)
        .curve([664.0, 380.0, 676.0, 470.0, 670.0, 580.0])
        .curve([668.0, 640.0, 650.0, 656.0, 610.0, 656.0])
        .to(190.0, 656.0)
        .curve([150.0, 656.0, 132.0, 640.0, 130.0, 580.0])
        .curve([124.0, 470.0, 136.0, 380.0, 190.0, 360.0])
        .close();
    cloth::woven(c, look, &body, 1.0, 0.0);
    let bulge = c.linear(0.0, 1.0, &[(0.0, CREAM.alpha(0.2)), (0.45, INK.alpha(0.0)), (1.0, INK.alpha(0.28))]);
    c.fill(&body, bulge);
    c.clip(&body, |c| {
        for x in [116.0, 604.0] {
            let tone = face(c, leather);
            c.rect(x, 520.0, 82.0, 150.0, 20.0, tone);
        }
        c.line(&Path::at(170.0, 394.0).quad(400.0, 352.0, 630.0, 394.0), look.colour.deep(), 15.0);
        c.dashes(&Path::at(176.0, 393.0).quad(400.0, 352.0, 624.0, 393.0), BRASS, 7.0, 1.0, 10.0);
    });
    for x in [292.0, 508.0] {
        c.rect(x - 14.0, 366.0, 28.0, 292.0, 3.0, leather.shade());
        c.rect(x - 14.0, 366.0, 22.0, 292.0, 3.0, leather);
    }
    let near = Path::at(292.0, 420.0).curve([300.0, 226.0, 500.0, 226.0, 508.0, 420.0]);
    c.line(&near, leather.shade(), 23.0);
    c.place(-2.0, -3.0, 1.0, |c| c.line(&near, leather, 15.0));
    c.rect(356.0, 236.0, 88.0, 50.0, 18.0, leather.shade());
    for (x, y) in [(292.0, 420.0), (508.0, 420.0)] {
        c.circle(x, y, 9.0, BRASS);
    }
    c.rect(366.0, 500.0, 70.0, 52.0, 5.0, leather);
    emblem::mark(c, look.palette.emblem, 401.0, 526.0, 38.0, leather.contrast(), leather);
}

/// A hip bag with its belt.
pub(crate) fn hip_bag(c: &mut Canvas, look: &Look<'_>) {
    let belt = Path::at(200.0, 390.0)
        .curve([60.0, 300.0, 200.0, 130.0, 420.0, 170.0])
        .curve([640.0, 190.0, 740.0, 290.0, 606.0, 390.0]);
    c.blur(8, |c| c.place(12.0, 16.0, 1.0, |c| c.line(&belt, INK.alpha(0.3), 40.0)));
    c.line(&belt, look.second.shade(), 40.0);
    c.line(&belt, look.second, 32.0);
    c.turn(-4.0, 420.0, 180.0, |c| {
        c.rect(376.0, 138.0, 96.0, 66.0, 10.0, look.palette.dark);
        c.rect(392.0, 150.0, 64.0, 42.0, 6.0, look.palette.dark.light());
    });
    let body = Path::at(184.0, 400.0)
        .quad(190.0, 344.0, 250.0, 340.0)
        .to(556.0, 340.0)
        .quad(616.0, 344.0, 622.0, 400.0)
        .curve([634.0, 520.0, 560.0, 610.0, 404.0, 610.0])
        .curve([246.0, 610.0, 172.0, 520.0, 184.0, 400.0])
        .close();
    drop_shadow(c, &body, 18.0);
    cloth::woven(c, look, &body, 0.9, 0.0);
    let bulge = c.linear(0.2, 1.0, &[(0.0, CREAM.alpha(0.2)), (0.5, INK.alpha(0.0)), (1.0, INK.alpha(0.26))]);
    c.fill(&body, bulge);
    c.line(&Path::at(206.0, 398.0).quad(404.0, 420.0, 600.0, 398.0), look.colour.deep(), 17.0);
    c.dashes(&Path::at(214.0, 398.0).quad(404.0, 420.0, 594.0, 398.0), BRASS, 8.0, 1.0, 11.0);
    c.line(&Path::at(560.0, 404.0).quad(580.0, 440.0, 566.0, 476.0), look.third, 12.0);
    cloth::seam(c, &Path::at(204.0, 430.0).quad(404.0, 452.0, 604.0, 430.0), look.colour);
    emblem::mark(c, look.palette.emblem, 404.0, 512.0, 92.0, look.colour.contrast(), look.colour);
}

/// A rain jacket on a peg, hood up.
pub(crate) fn rain_jacket(c: &mut Canvas, look: &Look<'_>) {
    let outline = Path::at(400.0, 130.0)
        .curve([470.0, 134.0, 496.0, 190.0, 482.0, 236.0])
        .curve([560.0, 256.0, 604.0, 282.0, 622.0, 330.0])
        .curve([646.0, 410.0, 660.0, 520.0, 668.0, 596.0])
        .to(578.0, 614.0)
        .to(552.0, 430.0)
        .curve([560.0, 530.0, 566.0, 620.0, 570.0, 690.0])
        .quad(400.0, 710.0, 230.0, 690.0)
        .curve([234.0, 620.0, 240.0, 530.0, 248.0, 430.0])
        .to(222.0, 614.0)
        .to(132.0, 596.0)
        .curve([140.0, 520.0, 154.0, 410.0, 178.0, 330.0])
        .curve([196.0, 282.0, 240.0, 256.0, 318.0, 236.0])
        .curve([304.0, 190.0, 330.0, 134.0, 400.0, 130.0])
        .close();
    cloth::wall_shadow(c, &outline);
    cloth::peg(c, 400.0, 112.0, OAK);
    let tone = face(c, look.colour);
    c.fill(&outline, tone);
    if look.pattern != Pattern::Plain
        && let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.9, 0.0)
    {
        c.fill(&outline, paint);
    }
    let hood = Path::at(400.0, 160.0)
        .curve([444.0, 164.0, 458.0, 206.0, 448.0, 244.0])
        .quad(400.0, 282.0, 352.0, 244.0)
        .curve([342.0, 206.0, 356.0, 164.0, 400.0, 160.0])
        .close();
    c.fill(&hood, look.colour.deep());
    c.line(&hood, look.colour.shade(), 9.0);
    c.clip(&outline, |c| {
        cloth::fold(c, &Path::at(250.0, 440.0).quad(268.0, 360.0, 300.0, 300.0), look.colour, 12.0);
        cloth::fold(c, &Path::at(550.0, 440.0).quad(532.0, 360.0, 506.0, 300.0), look.colour, 12.0);
        cloth::fold(c, &Path::at(326.0, 560.0).quad(318.0, 640.0, 324.0, 710.0), look.colour, 14.0);
        c.rect(140.0, 560.0, 100.0, 22.0, 0.0, look.second);
        c.rect(566.0, 560.0, 110.0, 22.0, 0.0, look.second);
        c.rect(384.0, 262.0, 36.0, 450.0, 0.0, look.colour.shade().mix(look.colour, 0.3));
    });
    for row in 0..5 {
        c.circle(402.0, 300.0 + 84.0 * f64::from(row), 9.0, look.second);
    }
    for x in [268.0, 444.0] {
        c.rect(x + 2.0, 533.0, 90.0, 40.0, 6.0, INK.alpha(0.2));
        c.rect(x, 528.0, 90.0, 40.0, 6.0, look.colour.light());
    }
    c.line(&Path::at(374.0, 262.0).to(368.0, 330.0).move_to(428.0, 262.0).to(436.0, 322.0), look.second, 5.0);
    emblem::mark(c, look.palette.emblem, 480.0, 368.0, 50.0, look.second, look.colour);
}
