//! Wrapping paper, gift boxes and zipped cases.

use crate::demo::draw::{
    Look,
    block::Block,
    cloth, emblem,
    palette::{BRASS, CREAM, INK, Rgb},
    path::Path,
    pattern::{self, Pattern},
    scene::{GROUND, drop_shadow, face, ground_shadow, round},
    svg::Canvas,
};

/// Three rolls of wrapping paper standing together.
pub(crate) fn wrap(c: &mut Canvas, look: &Look<'_>) {
    let rolls = [
        (500.0, 9.0, 150.0, look.third, Pattern::Plain),
        (310.0, -8.0, 170.0, look.second, Pattern::Dots),
        (404.0, 1.0, 122.0, look.colour, look.pattern),
    ];
    for (x, lean, top, colour, print) in rolls {
        let bottom = if print == look.pattern { GROUND + 22.0 } else { GROUND - 10.0 };
        ground_shadow(c, x, bottom, 52.0, 330.0);
        c.turn(lean, x, bottom, |c| {
            let body = Path::lathe(x, &[(52.0, top), (52.0, top), (52.0, bottom)]);
            let tone = round(c, colour);
            c.fill(&body, tone);
            let marks = if colour == look.colour { look.second } else { CREAM };
            if let Some(paint) = pattern::overlay(c, print, marks, look.third, 0.8, 0.0) {
                c.fill(&body, paint);
                let dark = c.linear(
                    1.0,
                    0.0,
                    &[
                        (0.0, INK.alpha(0.08)),
                        (0.25, CREAM.alpha(0.16)),
                        (0.55, INK.alpha(0.0)),
                        (1.0, INK.alpha(0.26)),
                    ],
                );
                c.fill(&body, dark);
            }
            c.ellipse(x, top, 52.0, 10.4, colour.light());
            c.ellipse(x, top, 40.0, 8.0, Rgb(214, 186, 148));
            c.ellipse(x, top + 1.0, 32.0, 6.0, Rgb(112, 86, 66));
            let band = Path::at(x - 52.0, 420.0)
                .arc(52.0, 10.4, false, x + 52.0, 420.0)
                .to(x + 52.0, 500.0)
                .arc(52.0, 10.4, true, x - 52.0, 500.0)
                .close();
            let paper = round(c, CREAM);
            c.fill(&band, paper);
            emblem::mark(c, look.palette.emblem, x, 470.0, 42.0, look.palette.dark, CREAM);
        });
    }
}

/// A wrapped box with a ribbon, alone or with a smaller one on top.
pub(crate) fn gift_box(c: &mut Canvas, look: &Look<'_>) {
    let two = look.shape == "two";
    let low = Block::centred(400.0, GROUND + 34.0, 330.0, 240.0, if two { 190.0 } else { 250.0 }, 28.0);
    low.shadow(c);
    parcel(c, look, &low, look.colour, look.second, look.pattern, !two);
    if two {
        let high = Block::centred(404.0, GROUND - 176.0, 218.0, 160.0, 128.0, 28.0);
        c.blur(5, |c| c.fill(&Path::ellipse(440.0, GROUND - 196.0, 150.0, 26.0), INK.alpha(0.26)));
        parcel(c, look, &high, look.third, look.second, Pattern::Plain, true);
    }
}

fn parcel(c: &mut Canvas, look: &Look<'_>, block: &Block, colour: Rgb, ribbon: Rgb, print: Pattern, bow: bool) {
    block.draw(c, colour);
    if let Some(paint) = pattern::overlay(c, print, look.third, look.second, 0.8, 0.0) {
        block.on_lit(c, |c| c.rect(0.0, 0.0, block.left, block.height, 0.0, paint));
        block.on_dim(c, |c| {
            c.rect(0.0, 0.0, block.right, block.height, 0.0, paint);
            c.rect(0.0, 0.0, block.right, block.height, 0.0, INK.alpha(0.2));
        });
    }
    let w = 40.0;
    block.on_lit(c, |c| c.rect(block.left / 2.0 - w / 2.0, 0.0, w, block.height, 0.0, ribbon));
    block.on_dim(c, |c| c.rect(block.right / 2.0 - w / 2.0, 0.0, w, block.height, 0.0, ribbon.shade()));
    let ((x, y), u, v) = (block.corner, block.u(), block.v());
    let at = |a: f64, b: f64| (x + u.0 * a + v.0 * b, y - block.height + u.1 * a + v.1 * b);
    let (half_u, half_v) = (w / 2.0 / block.right, w / 2.0 / block.left);
    c.fill(
        &Path::polygon(&[at(0.0, 0.5 - half_v), at(1.0, 0.5 - half_v), at(1.0, 0.5 + half_v), at(0.0, 0.5 + half_v)]),
        ribbon.light(),
    );
    c.fill(
        &Path::polygon(&[at(0.5 - half_u, 0.0), at(0.5 - half_u, 1.0), at(0.5 + half_u, 1.0), at(0.5 + half_u, 0.0)]),
        ribbon.light(),
    );
    if bow {
        let (bx, by) = at(0.5, 0.5);
        knot(c, bx, by, ribbon);
    }
}

fn knot(c: &mut Canvas, x: f64, y: f64, colour: Rgb) {
    for side in [-1.0, 1.0] {
        let tail = Path::at(x, y)
            .quad(x + side * 60.0, y + 2.0, x + side * 96.0, y + 46.0)
            .to(x + side * 60.0, y + 44.0)
            .quad(x + side * 30.0, y + 20.0, x, y + 8.0)
            .close();
        c.fill(&tail, colour.shade());
        let ear = Path::at(x, y)
            .curve([x + side * 20.0, y - 110.0, x + side * 150.0, y - 118.0, x + side * 138.0, y - 44.0])
            .curve([x + side * 130.0, y - 6.0, x + side * 50.0, y, x, y])
            .close();
        let tone = if side < 0.0 { colour.light() } else { colour };
        c.fill(&ear, tone);
        let hollow = Path::at(x + side * 22.0, y - 16.0)
            .curve([x + side * 44.0, y - 74.0, x + side * 116.0, y - 84.0, x + side * 112.0, y - 44.0])
            .curve([x + side * 108.0, y - 22.0, x + side * 56.0, y - 14.0, x + side * 22.0, y - 16.0])
            .close();
        c.fill(&hollow, colour.deep());
    }
    let tone = face(c, colour);
    c.rect(x - 24.0, y - 34.0, 48.0, 46.0, 16.0, tone);
}

/// A zipped case of cloth.
pub(crate) fn pouch_case(c: &mut Canvas, look: &Look<'_>) {
    c.turn(-10.0, 400.0, 400.0, |c| {
        let body = Path::rect(150.0, 276.0, 500.0, 250.0, 34.0);
        drop_shadow(c, &body, 16.0);
        cloth::woven(c, look, &body, 0.8, 0.0);
        let bulge = c.linear(0.0, 1.0, &[(0.0, CREAM.alpha(0.22)), (0.4, INK.alpha(0.0)), (1.0, INK.alpha(0.24))]);
        c.fill(&body, bulge);
        c.rect(166.0, 286.0, 468.0, 22.0, 8.0, look.second.shade());
        c.dashes(&Path::at(176.0, 297.0).to(624.0, 297.0), BRASS, 9.0, 1.0, 11.0);
        c.rect(560.0, 286.0, 30.0, 24.0, 5.0, BRASS);
        c.line(&Path::at(575.0, 306.0).quad(590.0, 350.0, 572.0, 384.0), look.third, 13.0);
        cloth::seam(c, &Path::at(172.0, 320.0).to(628.0, 320.0), look.colour);
        c.rect(206.0, 416.0, 84.0, 62.0, 4.0, CREAM);
        emblem::mark(c, look.palette.emblem, 248.0, 447.0, 44.0, look.palette.dark, CREAM);
    });
}
