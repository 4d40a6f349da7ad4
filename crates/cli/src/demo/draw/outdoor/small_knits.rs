//! Beanies, socks, mittens and headbands.

use crate::demo::draw::{
    Look, cloth, emblem,
    palette::{CREAM, INK, Rgb},
    path::Path,
    pattern::{self, Pattern},
    scene::{drop_shadow, face},
    svg::Canvas,
};

/// Knitting with the pattern of the picture.
fn knit(c: &mut Canvas, look: &Look<'_>, outline: &Path) {
    let tone = face(c, look.colour);
    c.fill(outline, tone);
    if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.7, 0.0) {
        c.fill(outline, paint);
    }
    let stitches = cloth::stitches(c, look.colour);
    c.fill(outline, stitches);
}

/// A beanie with a deep cuff, with or without a pompom.
pub(crate) fn beanie(c: &mut Canvas, look: &Look<'_>) {
    let crown = Path::at(212.0, 520.0)
        .curve([196.0, 330.0, 280.0, 190.0, 400.0, 184.0])
        .curve([520.0, 190.0, 604.0, 330.0, 588.0, 520.0])
        .close();
    c.turn(-5.0, 400.0, 400.0, |c| {
        drop_shadow(c, &crown, 16.0);
        knit(c, look, &crown);
        c.clip(&crown, |c| {
            for lean in [-1.0, -0.5, 0.0, 0.5, 1.0] {
                cloth::fold(
                    c,
                    &Path::at(400.0 + lean * 26.0, 186.0).quad(
                        400.0 + lean * 150.0,
                        320.0,
                        400.0 + lean * 170.0,
                        530.0,
                    ),
                    look.colour,
                    9.0,
                );
            }
        });
        if look.shape == "pompom" {
            pompom(c, look);
        }
        let cuff = Path::at(196.0, 478.0)
            .quad(400.0, 512.0, 604.0, 478.0)
            .to(608.0, 590.0)
            .quad(606.0, 612.0, 586.0, 616.0)
            .quad(400.0, 646.0, 214.0, 616.0)
            .quad(194.0, 612.0, 192.0, 590.0)
            .close();
        c.place(2.0, -8.0, 1.0, |c| c.fill(&cuff, INK.alpha(0.2)));
        let shade = if look.pattern == Pattern::Plain { look.colour } else { look.second };
        let tone = face(c, shade);
        c.fill(&cuff, tone);
        c.clip(&cuff, |c| cloth::ribs(c, shade, (192.0, 478.0, 416.0, 166.0), 19.0));
        c.rect(452.0, 528.0, 74.0, 62.0, 5.0, CREAM);
        emblem::mark(c, look.palette.emblem, 489.0, 559.0, 42.0, look.palette.dark, CREAM);
    });
}

fn pompom(c: &mut Canvas, look: &Look<'_>) {
    let yarn = look.second;
    c.circle(410.0, 178.0, 76.0, INK.alpha(0.14));
    let tone = face(c, yarn);
    c.circle(400.0, 166.0, 74.0, tone);
    let mut seed = look.seed.clone();
    let mut threads = Path::default();
    for _ in 0..46 {
        let (angle, far) = (seed.between(0.0, std::f64::consts::TAU), seed.between(14.0, 70.0));
        let (sin, cos) = angle.sin_cos();
        let (x, y) = (400.0 + cos * far, 166.0 + sin * far);
        threads = threads.move_to(x, y).to(x + cos * 17.0, y + sin * 17.0);
    }
    c.line(&threads, yarn.shade().alpha(0.8), 5.0);
}

/// A pair of socks.
pub(crate) fn socks(c: &mut Canvas, look: &Look<'_>) {
    for (angle, dx, front) in [(7.0, 88.0, false), (-5.0, -84.0, true)] {
        c.turn(angle, 400.0 + dx, 400.0, |c| c.place(dx, 0.0, 1.0, |c| sock(c, look, front)));
    }
}

fn sock(c: &mut Canvas, look: &Look<'_>, front: bool) {
    let leg = Path::at(322.0, 150.0)
        .to(478.0, 150.0)
        .curve([482.0, 260.0, 480.0, 360.0, 474.0, 440.0])
        .curve([474.0, 500.0, 450.0, 530.0, 400.0, 566.0])
        .curve([350.0, 600.0, 300.0, 650.0, 250.0, 662.0])
        .curve([196.0, 668.0, 172.0, 610.0, 206.0, 570.0])
        .curve([250.0, 526.0, 314.0, 490.0, 322.0, 430.0])
        .curve([326.0, 340.0, 324.0, 250.0, 322.0, 150.0])
        .close();
    drop_shadow(c, &leg, 14.0);
    knit(c, look, &leg);
    c.clip(&leg, |c| {
        let heel = look.second;
        c.ellipse(474.0, 512.0, 70.0, 76.0, heel);
        c.turn(-42.0, 216.0, 620.0, |c| c.rect(120.0, 520.0, 122.0, 220.0, 0.0, heel));
        let stitches = cloth::stitches(c, heel);
        c.rect(150.0, 430.0, 400.0, 260.0, 0.0, stitches);
        if look.pattern == Pattern::Plain || look.pattern == Pattern::Bands {
            for (y, h, colour) in [(236.0, 22.0, look.second), (268.0, 10.0, look.third)] {
                c.rect(310.0, y, 180.0, h, 0.0, colour);
            }
        }
        if !front {
            c.rect(150.0, 140.0, 360.0, 540.0, 0.0, INK.alpha(0.07));
        }
    });
    let tone = face(c, look.colour.mix(look.colour.shade(), 0.2));
    c.rect(314.0, 138.0, 172.0, 70.0, 14.0, tone);
    cloth::ribs(c, look.colour, (314.0, 138.0, 172.0, 70.0), 13.0);
    if front {
        c.rect(304.0, 300.0, 186.0, 96.0, 3.0, look.palette.wall.mix(CREAM, 0.6));
        emblem::mark(c, look.palette.emblem, 397.0, 348.0, 62.0, look.palette.dark, CREAM);
    }
}

/// A pair of mittens on a cord.
pub(crate) fn mittens(c: &mut Canvas, look: &Look<'_>) {
    let cord = Path::at(280.0, 620.0).curve([300.0, 740.0, 500.0, 740.0, 524.0, 620.0]);
    c.line(&cord, look.second, 9.0);
    c.turn(-8.0, 280.0, 400.0, |c| mitten(c, look));
    c.mirror(400.0, |c| c.turn(-8.0, 280.0, 400.0, |c| mitten(c, look)));
}

fn mitten(c: &mut Canvas, look: &Look<'_>) {
    let hand = Path::at(196.0, 520.0)
        .curve([186.0, 400.0, 176.0, 320.0, 190.0, 250.0])
        .curve([206.0, 170.0, 330.0, 160.0, 352.0, 250.0])
        .curve([362.0, 300.0, 362.0, 340.0, 360.0, 372.0])
        .curve([376.0, 340.0, 404.0, 320.0, 424.0, 336.0])
        .curve([446.0, 360.0, 420.0, 420.0, 390.0, 460.0])
        .quad(368.0, 490.0, 356.0, 520.0)
        .close();
    drop_shadow(c, &hand, 13.0);
    knit(c, look, &hand);
    if look.pattern == Pattern::Plain {
        c.clip(&hand, |c| {
            for step in 0..4 {
                let x = 222.0 + 42.0 * f64::from(step);
                c.fill(&Path::polygon(&[(x, 300.0), (x + 16.0, 330.0), (x, 360.0), (x - 16.0, 330.0)]), look.second);
            }
            for y in [270.0, 384.0] {
                c.rect(170.0, y, 190.0, 9.0, 0.0, look.second);
            }
        });
    }
    cloth::fold(c, &Path::at(362.0, 380.0).quad(352.0, 430.0, 340.0, 460.0), look.colour, 10.0);
    let tone = face(c, look.second);
    c.rect(188.0, 500.0, 176.0, 120.0, 18.0, tone);
    cloth::ribs(c, look.second, (188.0, 500.0, 176.0, 120.0), 15.0);
}

/// A twisted headband.
pub(crate) fn headband(c: &mut Canvas, look: &Look<'_>) {
    let ring = Path::ellipse(400.0, 400.0, 226.0, 150.0);
    c.blur(9, |c| c.place(14.0, 20.0, 1.0, |c| c.line(&ring, INK.alpha(0.3), 108.0)));
    let (inside, outside): (Rgb, Rgb) = (look.colour.shade().mix(look.colour.deep(), 0.5), look.colour);
    c.line(&Path::at(174.0, 400.0).arc(226.0, 150.0, true, 626.0, 400.0), inside, 96.0);
    c.line(&Path::at(180.0, 372.0).arc(226.0, 150.0, true, 620.0, 372.0), inside.shade(), 30.0);
    c.line(&Path::at(174.0, 400.0).arc(226.0, 150.0, false, 626.0, 400.0), outside.shade(), 112.0);
    c.line(&Path::at(174.0, 397.0).arc(226.0, 150.0, false, 626.0, 397.0), outside, 104.0);
    let front = Path::at(120.0, 390.0)
        .arc(280.0, 206.0, false, 680.0, 390.0)
        .to(572.0, 390.0)
        .arc(172.0, 96.0, true, 228.0, 390.0)
        .close();
    let stitches = cloth::stitches(c, look.colour);
    c.fill(&front, stitches);
    let twist = Path::at(336.0, 474.0)
        .curve([370.0, 510.0, 430.0, 530.0, 470.0, 474.0])
        .curve([486.0, 520.0, 486.0, 580.0, 466.0, 622.0])
        .curve([430.0, 580.0, 370.0, 570.0, 334.0, 620.0])
        .curve([314.0, 580.0, 316.0, 520.0, 336.0, 474.0])
        .close();
    c.place(3.0, 5.0, 1.0, |c| c.fill(&twist, INK.alpha(0.22)));
    cloth::knitted(c, look.second, &twist);
    cloth::fold(c, &Path::at(350.0, 490.0).quad(400.0, 546.0, 456.0, 604.0), look.second, 12.0);
}
