//! Light on objects: shadows they throw, tones on round and flat bodies, gloss.
//!
//! The light always comes from the upper left.

use super::{
    palette::{INK, Rgb},
    path::{Path, TILT},
    svg::{Canvas, Paint},
};

/// Where standing objects touch the table, at the middle of their foot.
pub(crate) const GROUND: f64 = 640.0;

/// The shadow on the table of something standing at (`x`, `y`), `half` wide to each side and `height` tall.
pub(crate) fn ground_shadow(c: &mut Canvas, x: f64, y: f64, half: f64, height: f64) {
    let reach = half + height * 0.24;
    let soft = c.radial(&[(0.0, INK.alpha(0.36)), (0.5, INK.alpha(0.17)), (1.0, INK.alpha(0.0))]);
    let shift = half * 0.3 + height * 0.12;
    c.turn(-4.0, x, y, |c| c.ellipse(x + shift, y + half * 0.04, reach * 1.08, reach * TILT * 1.1, soft));
    let contact = c.radial(&[(0.0, INK.alpha(0.6)), (0.86, INK.alpha(0.42)), (1.0, INK.alpha(0.0))]);
    c.ellipse(x + 7.0, y + 3.0, half * 1.05, half * TILT * 1.1 + 2.0, contact);
}

/// The shadow on the table of something with a straight lower edge from `left` to `right`, `height` tall.
pub(crate) fn edge_shadow(c: &mut Canvas, left: f64, right: f64, y: f64, height: f64) {
    let reach = (right - left) / 2.0 + height * 0.2;
    let middle = f64::midpoint(left, right);
    let soft = c.radial(&[(0.0, INK.alpha(0.36)), (0.5, INK.alpha(0.17)), (1.0, INK.alpha(0.0))]);
    c.ellipse(middle + height * 0.14, y, reach * 1.08, 34.0, soft);
    let contact = c.radial(&[(0.0, INK.alpha(0.6)), (0.86, INK.alpha(0.42)), (1.0, INK.alpha(0.0))]);
    c.ellipse(middle + 5.0, y - 1.0, (right - left) / 2.0 + 2.0, 10.0, contact);
}

/// The shadow of something flat, `lift` units above the ground it lies on.
pub(crate) fn drop_shadow(c: &mut Canvas, outline: &Path, lift: f64) {
    c.blur(9, |c| c.place(lift, lift * 1.3, 1.0, |c| c.fill(outline, INK.alpha(0.3))));
}

/// Tones across a round, upright body.
pub(crate) fn round(c: &mut Canvas, colour: Rgb) -> Paint {
    let (light, shade) = (colour.light(), colour.shade());
    c.linear(
        1.0,
        0.0,
        &[
            (0.0, colour.mix(shade, 0.4).into()),
            (0.2, light.into()),
            (0.48, colour.into()),
            (0.86, shade.into()),
            (0.96, shade.mix(colour.deep(), 0.3).into()),
        ],
    )
}

/// Tones across a flat face turned a little from the light, from the upper left to the lower right.
pub(crate) fn face(c: &mut Canvas, colour: Rgb) -> Paint {
    c.linear(
        1.0,
        1.0,
        &[(0.0, colour.light().into()), (0.45, colour.into()), (1.0, colour.mix(colour.shade(), 0.6).into())],
    )
}

/// A board sawn to an outline, `depth` thick: its edge shows above and to the right.
pub(crate) fn slab(c: &mut Canvas, outline: &Path, colour: Rgb, depth: f64) {
    let (dx, dy) = (depth * 0.55, -depth * 0.4);
    c.place(dx, dy, 1.0, |c| c.fill(outline, colour.shade().mix(colour.deep(), 0.35)));
    c.place(dx * 0.5, dy * 0.5, 1.0, |c| c.fill(outline, colour.shade()));
    let tone = face(c, colour);
    c.fill(outline, tone);
    c.place(1.5, 1.5, 1.0, |c| c.line(outline, colour.light().alpha(0.6), 3.0));
}

/// The open mouth of a vessel: lip, inner wall, and the light falling into it.
pub(crate) fn mouth(c: &mut Canvas, cx: f64, y: f64, half: f64, lip: f64, rim: Rgb, inside: Rgb) {
    c.ellipse(cx, y, half, half * TILT, rim);
    let depth =
        c.linear(1.0, 0.3, &[(0.0, inside.deep().into()), (0.5, inside.shade().into()), (1.0, inside.light().into())]);
    c.ellipse(cx, y + lip * 0.25, half - lip, (half - lip) * TILT, depth);
}

/// A band around a round body between two heights, as wide as `half`; clip it to the body.
pub(crate) fn band(cx: f64, half: f64, top: f64, bottom: f64) -> Path {
    let sag = half * TILT;
    Path::at(cx - half, top)
        .arc(half, sag, false, cx + half, top)
        .to(cx + half, bottom)
        .arc(half, sag, true, cx - half, bottom)
        .close()
}

/// A bent round bar along `line`, such as a handle.
pub(crate) fn bar(c: &mut Canvas, line: &Path, colour: Rgb, width: f64) {
    c.line(line, colour.shade().mix(colour.deep(), 0.25), width);
    c.place(-width * 0.06, -width * 0.08, 1.0, |c| c.line(line, colour.mix(colour.shade(), 0.25), width * 0.74));
    c.place(-width * 0.12, -width * 0.16, 1.0, |c| c.line(line, colour.mix(colour.light(), 0.6), width * 0.28));
}

/// A lit flame whose wick starts at (`x`, `y`).
pub(crate) fn flame(c: &mut Canvas, x: f64, y: f64, size: f64) {
    let glow = c.radial(&[
        (0.0, Rgb(255, 214, 130).alpha(0.55)),
        (0.5, Rgb(255, 206, 120).alpha(0.2)),
        (1.0, Rgb(255, 200, 110).alpha(0.0)),
    ]);
    c.circle(x, y - size * 0.6, size * 2.6, glow);
    c.line(&Path::at(x, y).quad(x + 2.0, y - size * 0.14, x, y - size * 0.3), INK, 4.5);
    let drop = |w: f64, low: f64, high: f64| {
        Path::at(x, y - high)
            .curve([x + w * 0.6, y - high * 0.62, x + w, y - low - w * 0.6, x, y - low])
            .curve([x - w, y - low - w * 0.6, x - w * 0.6, y - high * 0.62, x, y - high])
            .close()
    };
    c.fill(&drop(size * 0.46, size * 0.1, size * 1.25), Rgb(246, 176, 72));
    c.fill(&drop(size * 0.28, size * 0.12, size * 0.86), Rgb(255, 238, 190));
}
