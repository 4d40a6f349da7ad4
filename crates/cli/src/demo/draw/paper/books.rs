//! Notebooks and planners.

use crate::demo::draw::{
    Look, emblem, label,
    palette::{CREAM, INK, Rgb},
    path::Path,
    pattern::{self, Pattern},
    scene::{drop_shadow, face},
    svg::Canvas,
};

/// A bound notebook, a pair of thin ones, or one with a spiral.
pub(crate) fn notebook(c: &mut Canvas, look: &Look<'_>) {
    match look.shape {
        "pair" => {
            c.turn(11.0, 400.0, 400.0, |c| {
                c.place(66.0, 12.0, 0.94, |c| cover(c, look, look.second, false, Pattern::Plain));
            });
            c.turn(-7.0, 400.0, 400.0, |c| {
                c.place(-6.0, 26.0, 0.94, |c| cover(c, look, look.colour, false, look.pattern));
            });
        }
        "spiral" => c.turn(-5.0, 400.0, 400.0, |c| {
            cover(c, look, look.colour, false, look.pattern);
            spiral(c);
        }),
        _ => c.turn(-8.0, 400.0, 400.0, |c| cover(c, look, look.colour, true, look.pattern)),
    }
}

fn cover(c: &mut Canvas, look: &Look<'_>, colour: Rgb, bound: bool, print: Pattern) {
    let (x, y, w, h) = (218.0, 148.0, 364.0, 504.0);
    let outline = Path::rect(x, y, w, h, 14.0);
    drop_shadow(c, &outline, 18.0);
    // The pages show at the right and at the foot.
    c.rect(x + 6.0, y + 7.0, w + 4.0, h + 4.0, 10.0, colour.deep());
    c.rect(x + 6.0, y + 6.0, w, h, 6.0, CREAM.shade());
    c.rect(x + 4.0, y + 4.0, w, h - 1.0, 6.0, CREAM);
    let tone = face(c, colour);
    c.fill(&outline, tone);
    if let Some(paint) = pattern::overlay(c, print, look.second, look.third, 0.9, 0.0) {
        c.fill(&outline, paint);
    }
    let spine = c.linear(
        1.0,
        0.0,
        &[(0.0, INK.alpha(0.26)), (0.6, INK.alpha(0.1)), (0.7, CREAM.alpha(0.22)), (1.0, INK.alpha(0.0))],
    );
    c.fill(&Path::rect(x, y, 44.0, h, 14.0), spine);
    let ink = colour.contrast();
    if print == Pattern::Plain {
        emblem::mark(c, look.palette.emblem, x + w / 2.0 + 12.0, y + 190.0, 116.0, ink, colour);
        label::words(c, x + w / 2.0 + 12.0, y + 284.0, 96.0, 2, ink);
    } else {
        label::flat(c, look, (x + 96.0, y + 130.0, 196.0, 150.0), CREAM);
    }
    if bound {
        let elastic = look.third;
        c.rect(x + w - 52.0, y - 2.0, 15.0, h + 10.0, 3.0, elastic);
        c.rect(x + w - 42.0, y - 2.0, 5.0, h + 10.0, 2.0, elastic.shade());
        c.fill(
            &Path::polygon(&[
                (x + 110.0, y + h + 4.0),
                (x + 128.0, y + h + 4.0),
                (x + 132.0, y + h + 64.0),
                (x + 120.0, y + h + 52.0),
                (x + 108.0, y + h + 64.0),
            ]),
            elastic.shade(),
        );
    }
}

fn spiral(c: &mut Canvas) {
    let steel = Rgb(206, 204, 200);
    for ring in 0..14 {
        let y = 176.0 + 34.5 * f64::from(ring);
        c.circle(242.0, y, 8.0, INK.alpha(0.6));
        c.line(&Path::at(242.0, y).curve([214.0, y - 18.0, 190.0, y - 8.0, 200.0, y + 6.0]), steel.shade(), 7.0);
        c.line(&Path::at(241.0, y - 2.0).curve([214.0, y - 19.0, 192.0, y - 9.0, 200.0, y + 4.0]), steel.light(), 3.0);
    }
}

/// A planner lying open on a week, with its ribbon and a pencil.
pub(crate) fn planner(c: &mut Canvas, look: &Look<'_>) {
    c.turn(-6.0, 400.0, 400.0, |c| {
        let back = Path::rect(112.0, 196.0, 576.0, 416.0, 16.0);
        drop_shadow(c, &back, 16.0);
        let tone = face(c, look.colour);
        c.fill(&back, tone);
        let left = Path::at(128.0, 208.0)
            .quad(300.0, 196.0, 400.0, 216.0)
            .to(400.0, 604.0)
            .quad(300.0, 586.0, 128.0, 596.0)
            .close();
        let right = Path::at(672.0, 208.0)
            .quad(500.0, 196.0, 400.0, 216.0)
            .to(400.0, 604.0)
            .quad(500.0, 586.0, 672.0, 596.0)
            .close();
        let paper =
            c.linear(1.0, 0.0, &[(0.0, CREAM.into()), (0.8, CREAM.into()), (1.0, CREAM.deep().mix(CREAM, 0.5).into())]);
        c.fill(&left, paper);
        let paper = c.linear(
            1.0,
            0.0,
            &[
                (0.0, CREAM.deep().mix(CREAM, 0.45).into()),
                (0.22, CREAM.into()),
                (1.0, CREAM.shade().mix(CREAM, 0.5).into()),
            ],
        );
        c.fill(&right, paper);
        let rule = look.palette.dark;
        let mut lines = Path::default();
        for row in 0..4 {
            let y = 306.0 + 70.0 * f64::from(row);
            lines = lines.move_to(152.0, y).to(378.0, y + 4.0).move_to(424.0, y + 4.0).to(650.0, y);
        }
        c.line(&lines, rule.alpha(0.28), 2.5);
        label::words(c, 206.0, 238.0, 96.0, 1, rule);
        label::words(c, 486.0, 240.0, 110.0, 1, look.second);
        for (x, y, w, colour) in [
            (200.0, 272.0, 80.0, rule),
            (226.0, 340.0, 130.0, look.second),
            (214.0, 412.0, 106.0, rule),
            (490.0, 276.0, 120.0, rule),
            (476.0, 346.0, 90.0, rule),
            (506.0, 484.0, 150.0, look.second),
        ] {
            label::words(c, x, y, w, 1, colour);
        }
        c.circle(330.0, 482.0, 22.0, look.third.alpha(0.9));
        c.line(&Path::ellipse(600.0, 420.0, 42.0, 22.0), look.second, 4.0);
        c.fill(
            &Path::polygon(&[(392.0, 210.0), (410.0, 212.0), (412.0, 650.0), (401.0, 636.0), (390.0, 650.0)]),
            look.second,
        );
    });
    c.turn(38.0, 560.0, 560.0, |c| super::writing::pencil(c, 560.0, 380.0, 350.0, look.third));
}
