//! Leaves and stems, for plants, prints and labels.

use super::{palette::Rgb, path::Path, svg::Canvas};

/// A pointed leaf from (`x`, `y`) to the right, `length` long and `half` wide to each side.
pub(crate) fn leaf(x: f64, y: f64, length: f64, half: f64) -> Path {
    Path::at(x, y)
        .curve([x + length * 0.22, y - half * 1.3, x + length * 0.7, y - half, x + length, y])
        .curve([x + length * 0.7, y + half, x + length * 0.22, y + half * 1.3, x, y])
        .close()
}

/// A lens-shaped leaf from (`x`, `y`) in the direction of `degrees`; many of them make one short path.
pub(crate) fn blade(x: f64, y: f64, length: f64, half: f64, degrees: f64) -> Path {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let at =
        |along: f64, across: f64| ((x + along * cos - across * sin).round(), (y + along * sin + across * cos).round());
    let ((tx, ty), (ax, ay), (bx, by)) =
        (at(length, 0.0), at(length * 0.45, -half * 2.1), at(length * 0.45, half * 2.1));
    Path::at(x.round(), y.round()).quad(ax, ay, tx, ty).quad(bx, by, x.round(), y.round())
}

/// A ring of round petals around (`x`, `y`), their middles `r` away from it.
pub(crate) fn blossom(c: &mut Canvas, x: f64, y: f64, r: f64, petals: u32, colour: Rgb) {
    let step = std::f64::consts::TAU / f64::from(petals.max(1));
    let dots = (0..petals).fold(Path::default(), |path, petal| {
        let (sin, cos) = (f64::from(petal) * step).sin_cos();
        let (px, py) = (x + r * cos, y + r * sin);
        path.move_to(px, py).to(px, py)
    });
    c.line(&dots, colour, (r * step * 1.5).min(r * 1.7));
}
