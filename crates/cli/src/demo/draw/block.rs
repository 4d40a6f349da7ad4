//! Boxes standing on the table with one edge towards us.

use super::{
    palette::{INK, Rgb},
    path::{Path, TILT},
    svg::Canvas,
};

/// A box: its near lower corner, the widths of its left and right faces, its height, and how far it is turned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// The near lower corner.
    pub(crate) corner: (f64, f64),
    /// Width of the lit face, before it is turned away.
    pub(crate) left: f64,
    /// Width of the face in shade, before it is turned away.
    pub(crate) right: f64,
    /// Height.
    pub(crate) height: f64,
    /// How far the lit face turns from facing us, in degrees.
    pub(crate) yaw: f64,
}

impl Block {
    /// A box of that size whose picture is centred on `cx`, with its near corner at height `y`.
    pub(crate) fn centred(cx: f64, y: f64, left: f64, right: f64, height: f64, yaw: f64) -> Self {
        let block = Self { corner: (cx, y), left, right, height, yaw };
        let shift = (-block.u().0 - block.v().0) / 2.0;
        Self { corner: (cx + shift, y), ..block }
    }

    /// From the near corner along the lit face.
    pub(crate) fn v(&self) -> (f64, f64) {
        let (sin, cos) = self.yaw.to_radians().sin_cos();
        (-self.left * cos, -self.left * sin * TILT)
    }

    /// From the near corner along the shaded face.
    pub(crate) fn u(&self) -> (f64, f64) {
        let (sin, cos) = self.yaw.to_radians().sin_cos();
        (self.right * sin, -self.right * cos * TILT)
    }

    /// The lit face.
    pub(crate) fn lit(&self) -> Path {
        self.side(self.v())
    }

    /// The face in shade.
    pub(crate) fn dim(&self) -> Path {
        self.side(self.u())
    }

    /// The top.
    pub(crate) fn top(&self) -> Path {
        let ((x, y), u, v) = (self.corner, self.u(), self.v());
        let y = y - self.height;
        Path::polygon(&[(x, y), (x + u.0, y + u.1), (x + u.0 + v.0, y + u.1 + v.1), (x + v.0, y + v.1)])
    }

    /// Its shadow on the table.
    pub(crate) fn shadow(&self, c: &mut Canvas) {
        let ((x, y), u, v) = (self.corner, self.u(), self.v());
        let far = self.height * 0.34;
        let cast = Path::polygon(&[
            (x + 4.0, y + 4.0),
            (x + v.0, y + v.1 + 5.0),
            (x + v.0 + u.0 + far, y + v.1 + u.1 - far * 0.1),
            (x + u.0 + far, y + u.1),
        ]);
        c.blur(7, |c| c.fill(&cast, INK.alpha(0.36)));
        let contact = Path::polygon(&[
            (x, y + 4.0),
            (x + v.0, y + v.1 + 3.0),
            (x + v.0 + u.0, y),
            (x + u.0 + 12.0, y + u.1 + 2.0),
        ]);
        c.blur(3, |c| c.fill(&contact, INK.alpha(0.4)));
    }

    /// Draws the three visible faces in tones of `colour`.
    pub(crate) fn draw(&self, c: &mut Canvas, colour: Rgb) {
        let lit = c.linear(1.0, 0.5, &[(0.0, colour.mix(colour.light(), 0.7).into()), (1.0, colour.into())]);
        c.fill(&self.lit(), lit);
        let dim =
            c.linear(1.0, 0.5, &[(0.0, colour.shade().into()), (1.0, colour.shade().mix(colour.deep(), 0.4).into())]);
        c.fill(&self.dim(), dim);
        c.fill(&self.top(), colour.light());
    }

    /// Draws upon the lit face, in units from its upper left corner.
    pub(crate) fn on_lit(&self, c: &mut Canvas, inside: impl FnOnce(&mut Canvas)) {
        let ((x, y), v) = (self.corner, self.v());
        let along = (-v.0 / self.left, -v.1 / self.left);
        c.plane((x + v.0, y + v.1 - self.height), along, (0.0, 1.0), inside);
    }

    /// Draws upon the face in shade, in units from its upper left corner.
    pub(crate) fn on_dim(&self, c: &mut Canvas, inside: impl FnOnce(&mut Canvas)) {
        let ((x, y), u) = (self.corner, self.u());
        c.plane((x, y - self.height), (u.0 / self.right, u.1 / self.right), (0.0, 1.0), inside);
    }

    fn side(&self, (dx, dy): (f64, f64)) -> Path {
        let ((x, y), h) = (self.corner, self.height);
        Path::polygon(&[(x, y), (x + dx, y + dy), (x + dx, y + dy - h), (x, y - h)])
    }
}
