//! Woven and knitted surfaces: weave, stitches, seams, fringes, and the soft tones of folds.

use super::{
    Look,
    palette::{CREAM, INK, Rgb},
    path::Path,
    pattern,
    scene::face,
    svg::{Canvas, Paint},
};

/// Fills an outline with the cloth of the picture: its colour in soft light, and its pattern.
pub(crate) fn woven(c: &mut Canvas, look: &Look<'_>, outline: &Path, size: f64, degrees: f64) {
    let tone = face(c, look.colour);
    c.fill(outline, tone);
    if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, size, degrees) {
        c.fill(outline, paint);
        let light = veil(c);
        c.fill(outline, light);
    }
}

/// Fills an outline with knitting in `colour`.
pub(crate) fn knitted(c: &mut Canvas, colour: Rgb, outline: &Path) {
    let tone = face(c, colour);
    c.fill(outline, tone);
    let stitches = stitches(c, colour);
    c.fill(outline, stitches);
}

/// Light and shade laid over a pattern.
pub(crate) fn veil(c: &mut Canvas) -> Paint {
    c.linear(1.0, 1.0, &[(0.0, CREAM.alpha(0.2)), (0.5, INK.alpha(0.0)), (1.0, INK.alpha(0.14))])
}

/// Rows of knit stitches.
pub(crate) fn stitches(c: &mut Canvas, colour: Rgb) -> Paint {
    c.tile(20.0, 17.0, 0.0, |c| {
        c.line(&Path::at(1.0, 3.0).to(10.0, 13.0).to(19.0, 3.0), colour.deep().alpha(0.22), 3.2);
    })
}

/// Upright ribs over a rectangle.
pub(crate) fn ribs(c: &mut Canvas, colour: Rgb, (x, y, w, h): (f64, f64, f64, f64), gap: f64) {
    let mut at = x + gap * 0.5;
    let mut lines = Path::default();
    while at < x + w {
        lines = lines.move_to(at, y + 3.0).to(at, y + h - 3.0);
        at += gap;
    }
    c.line(&lines, colour.deep().alpha(0.35), gap * 0.26);
}

/// A fringe hanging from the line between two points.
pub(crate) fn fringe(c: &mut Canvas, from: (f64, f64), to: (f64, f64), length: f64, colour: Rgb) {
    let count = ((to.0 - from.0).abs() / 17.0).max(2.0).floor();
    let mut lines = Path::default();
    let mut step = 0.0;
    while step <= count {
        let t = step / count;
        let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
        let sway = if step % 2.0 == 0.0 { 3.0 } else { -2.0 };
        lines = lines.move_to(x, y - 2.0).quad(x + sway, y + length * 0.5, x + sway * 0.6, y + length);
        step += 1.0;
    }
    c.line(&lines, colour.shade(), 6.0);
    c.place(-1.5, 0.0, 1.0, |c| c.line(&lines, colour, 3.5));
}

/// A fold in hanging cloth: a soft shadow along a line.
pub(crate) fn fold(c: &mut Canvas, line: &Path, colour: Rgb, width: f64) {
    c.line(line, colour.deep().alpha(0.16), width);
    c.place(width * 0.5, 0.0, 1.0, |c| c.line(line, colour.light().alpha(0.4), width * 0.5));
}

/// A dashed seam.
pub(crate) fn seam(c: &mut Canvas, line: &Path, colour: Rgb) {
    c.dashes(line, colour.contrast().alpha(0.5), 3.0, 9.0, 7.0);
}

/// A wooden peg on the wall at (`x`, `y`).
pub(crate) fn peg(c: &mut Canvas, x: f64, y: f64, wood: Rgb) {
    c.blur(4, |c| c.ellipse(x + 14.0, y + 16.0, 20.0, 20.0, INK.alpha(0.4)));
    c.circle(x, y, 19.0, wood.deep());
    c.circle(x - 3.0, y - 3.0, 17.0, wood);
    c.circle(x - 6.0, y - 7.0, 7.0, wood.light());
}

/// The shadow of something hanging a little off the wall.
pub(crate) fn wall_shadow(c: &mut Canvas, outline: &Path) {
    c.blur(12, |c| c.place(24.0, 22.0, 1.0, |c| c.fill(outline, INK.alpha(0.28))));
}
