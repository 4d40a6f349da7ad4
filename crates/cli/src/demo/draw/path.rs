//! Outlines: straight and curved segments, smooth lines through points, and bodies of revolution.

use std::fmt::{self, Display, Write};

/// How far a circle lying on the table is flattened by the angle we look from.
pub(crate) const TILT: f64 = 0.2;

/// A number as short as it can be written: two decimals for small values, none for large ones.
pub(crate) fn num(value: f64) -> String {
    let mut text = match value.abs() {
        size if size < 3.0 => format!("{value:.2}"),
        size if size < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    };
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" {
        return "0".to_owned();
    }
    // ".5" and "-.5" mean the same as "0.5" and "-0.5".
    match text.strip_prefix("0.") {
        Some(rest) => format!(".{rest}"),
        None => text.strip_prefix("-0.").map_or(text.clone(), |rest| format!("-.{rest}")),
    }
}

/// An outline, written in the order it is drawn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path(String);

impl Path {
    /// Starts at a point.
    pub(crate) fn at(x: f64, y: f64) -> Self {
        Self::default().move_to(x, y)
    }

    /// Lifts the pen and starts again at a point.
    pub(crate) fn move_to(self, x: f64, y: f64) -> Self {
        self.push('M', &[x, y])
    }

    /// A straight line to a point.
    pub(crate) fn to(self, x: f64, y: f64) -> Self {
        self.push('L', &[x, y])
    }

    /// A curve to (`x`, `y`) pulled by one control point.
    pub(crate) fn quad(self, cx: f64, cy: f64, x: f64, y: f64) -> Self {
        self.push('Q', &[cx, cy, x, y])
    }

    /// A curve to the last pair of `points`, pulled by the first two.
    pub(crate) fn curve(self, points: [f64; 6]) -> Self {
        self.push('C', &points)
    }

    /// Part of an ellipse to (`x`, `y`); `clockwise` as seen on the screen.
    pub(crate) fn arc(self, rx: f64, ry: f64, clockwise: bool, x: f64, y: f64) -> Self {
        let sweep = if clockwise { 1.0 } else { 0.0 };
        self.push('A', &[rx, ry, 0.0, 0.0, sweep, x, y])
    }

    /// Joins the end to the start.
    pub(crate) fn close(mut self) -> Self {
        self.0.push('Z');
        self
    }

    /// Another outline drawn after this one.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// A whole ellipse.
    pub(crate) fn ellipse(cx: f64, cy: f64, rx: f64, ry: f64) -> Self {
        Self::at(cx - rx, cy).arc(rx, ry, true, cx + rx, cy).arc(rx, ry, true, cx - rx, cy).close()
    }

    /// A rectangle with corners rounded by `r`.
    pub(crate) fn rect(x: f64, y: f64, w: f64, h: f64, r: f64) -> Self {
        Self::at(x + r, y)
            .to(x + w - r, y)
            .quad(x + w, y, x + w, y + r)
            .to(x + w, y + h - r)
            .quad(x + w, y + h, x + w - r, y + h)
            .to(x + r, y + h)
            .quad(x, y + h, x, y + h - r)
            .to(x, y + r)
            .quad(x, y, x + r, y)
            .close()
    }

    /// Straight lines through all points, closed.
    pub(crate) fn polygon(points: &[(f64, f64)]) -> Self {
        let mut path = Self::default();
        for (index, &(x, y)) in points.iter().enumerate() {
            path = path.push(if index == 0 { 'M' } else { 'L' }, &[x, y]);
        }
        path.close()
    }

    /// A smooth open line through all points.
    pub(crate) fn smooth(points: &[(f64, f64)]) -> Self {
        let Some(&(x, y)) = points.first() else { return Self::default() };
        Self::at(x, y).follow(points)
    }

    /// Goes on smoothly through `points`, the first of which is where the pen already is.
    pub(crate) fn follow(self, points: &[(f64, f64)]) -> Self {
        (1..points.len()).fold(self, |path, index| {
            let at = |place: usize| points.get(place.min(points.len() - 1)).copied().unwrap_or_default();
            path.hop(at(index.saturating_sub(2)), at(index - 1), at(index), at(index + 1))
        })
    }

    /// A body of revolution around the vertical line `cx`, from (half width, y) pairs, top to bottom.
    ///
    /// A pair given twice in a row makes a corner. The top closes with the far edge of its mouth, the bottom with the
    /// near edge of its foot.
    pub(crate) fn lathe(cx: f64, profile: &[(f64, f64)]) -> Self {
        let (Some(&(top, top_y)), Some(&(foot, foot_y))) = (profile.first(), profile.last()) else {
            return Self::default();
        };
        // The side leaves the foot where both have the same slope, or there would be a notch.
        let (before, before_y) = profile.iter().rev().find(|knot| knot.1 < foot_y).copied().unwrap_or((foot, 0.0));
        let slope = ((before - foot) / (foot_y - before_y).max(1.0)).clamp(-6.0, 6.0);
        let (sin, cos) = (TILT * slope).atan().sin_cos();
        let touch = (foot * cos, foot_y + foot * TILT * sin);
        let knots: Vec<_> = profile.iter().take(profile.len() - 1).copied().chain([touch]).collect();
        let left: Vec<_> = knots.iter().map(|&(half, y)| (cx - half, y)).collect();
        let right: Vec<_> = knots.iter().rev().map(|&(half, y)| (cx + half, y)).collect();
        Self::at(cx - top, top_y)
            .follow(&left)
            .arc(foot, foot * TILT, false, cx + touch.0, touch.1)
            .follow(&right)
            .arc(top, top * TILT, false, cx - top, top_y)
            .close()
    }

    /// One Catmull-Rom step from `b` to `c`; a doubled point keeps its corner.
    fn hop(self, a: (f64, f64), b: (f64, f64), c: (f64, f64), d: (f64, f64)) -> Self {
        if b == c {
            return self;
        }
        // A lead longer than the step would swing the line past its points.
        let most = (c.0 - b.0).hypot(c.1 - b.1) * 0.4;
        let lead = |from: (f64, f64), to: (f64, f64)| {
            let (x, y) = ((to.0 - from.0) / 6.0, (to.1 - from.1) / 6.0);
            let shrink = (most / x.hypot(y).max(f64::EPSILON)).min(1.0);
            (x * shrink, y * shrink)
        };
        let (out, into) = (lead(a, c), lead(b, d));
        let out = if a == b { (0.0, 0.0) } else { out };
        let into = if c == d { (0.0, 0.0) } else { into };
        self.curve([b.0 + out.0, b.1 + out.1, c.0 - into.0, c.1 - into.1, c.0, c.1])
    }

    fn push(mut self, command: char, values: &[f64]) -> Self {
        self.0.push(command);
        for (index, &value) in values.iter().enumerate() {
            let text = num(value);
            if index > 0 && !text.starts_with('-') {
                self.0.push(' ');
            }
            let _ = write!(self.0, "{text}");
        }
        self
    }
}

impl Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
