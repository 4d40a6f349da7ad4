//! Labels: the brand's mark and a few lines that stand for words.

use super::{
    Look, emblem,
    form::Form,
    palette::{INK, Rgb},
    path::{Path, TILT},
    svg::Canvas,
};

/// Short bars that stand for `count` lines of words, centred on `x`, the first at `y`.
pub(crate) fn words(c: &mut Canvas, x: f64, y: f64, width: f64, count: u8, ink: Rgb) {
    for line in 0..count {
        let share = [1.0, 0.72, 0.86, 0.5].get(usize::from(line % 4)).copied().unwrap_or(1.0);
        let (w, h) = (width * share, (width * 0.06).clamp(3.0, 8.0));
        let top = y + f64::from(line) * h * 2.4;
        let strength = if line == 0 { 0.9 } else { 0.55 };
        c.rect(x - w / 2.0, top, w, h, h / 2.0, ink.alpha(strength));
    }
}

/// The brand's mark with two lines of words below, centred on (`x`, `y`).
pub(crate) fn sign(c: &mut Canvas, look: &Look<'_>, x: f64, y: f64, size: f64, ink: Rgb, paper: Rgb) {
    emblem::mark(c, look.palette.emblem, x, y - size * 0.16, size, ink, paper);
    words(c, x, y + size * 0.56, size * 0.95, 2, ink);
}

/// A paper label around the front of a round body, from height `top` to `bottom`.
pub(crate) fn wrapped(c: &mut Canvas, look: &Look<'_>, form: &Form<'_>, top: f64, bottom: f64, paper: Rgb) {
    let half = form.half_at(f64::midpoint(top, bottom)) * 0.8;
    let sag = half * TILT * 0.62;
    let cx = form.cx;
    let outline = Path::at(cx - half, top)
        .quad(cx, top + sag * 2.0, cx + half, top)
        .to(cx + half, bottom)
        .quad(cx, bottom + sag * 2.0, cx - half, bottom)
        .close();
    let tone = c.linear(
        1.0,
        0.0,
        &[
            (0.0, paper.shade().mix(paper, 0.6).into()),
            (0.25, paper.light().into()),
            (0.6, paper.into()),
            (1.0, paper.shade().into()),
        ],
    );
    c.fill(&outline, tone);
    let ink = if paper.luma() > 0.5 { look.palette.dark } else { paper.contrast() };
    let size = (half * 0.9).min((bottom - top) * 0.52);
    sign(c, look, cx, f64::midpoint(top, bottom) + sag * 0.9, size, ink, paper);
}

/// A flat paper label, its upper left corner at (`x`, `y`).
pub(crate) fn flat(c: &mut Canvas, look: &Look<'_>, (x, y, w, h): (f64, f64, f64, f64), paper: Rgb) {
    c.rect(x + 2.0, y + 3.0, w, h, 4.0, INK.alpha(0.16));
    c.rect(x, y, w, h, 4.0, paper);
    let ink = if paper.luma() > 0.5 { look.palette.dark } else { paper.contrast() };
    sign(c, look, x + w / 2.0, y + h / 2.0, (w * 0.56).min(h * 0.5), ink, paper);
}
