//! A small writer for SVG: shapes, groups, gradients and tiles, with presentation attributes only.
//!
//! Groups are closures, so that every opened element is closed; ids carry a prefix made from the seed, so that
//! two pictures can share one page.

use std::fmt::Write;

use super::{
    palette::Rgb,
    path::{Path, num},
    seed::Seed,
};

/// What a shape is filled or drawn with.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Paint {
    /// A colour and its opacity from 0.0 to 1.0.
    Solid(Rgb, f64),
    /// A gradient or tile defined on the same canvas.
    Defined(u32),
}

impl From<Rgb> for Paint {
    fn from(colour: Rgb) -> Self {
        Self::Solid(colour, 1.0)
    }
}

/// One SVG document in the making.
#[derive(Debug)]
pub(crate) struct Canvas {
    prefix: String,
    defs: String,
    body: String,
    ids: u32,
    known: Vec<(String, u32)>,
}

impl Canvas {
    /// An empty canvas; `name` decides the prefix of its ids.
    pub(crate) fn new(name: &str) -> Self {
        let bits = Seed::of(name).bits() % (26 * 36 * 36);
        let mut prefix = String::new();
        for (place, base) in [(36 * 36, 26), (36, 36), (1, 36)] {
            let digit = u32::try_from(bits / place % base).unwrap_or(0);
            // Ids may not start with a digit, so the alphabet starts at 'a'.
            let letter = if digit < 26 { 'a' } else { '0' };
            let offset = if digit < 26 { digit } else { digit - 26 };
            prefix.extend(char::from_u32(u32::from(letter) + offset));
        }
        Self { prefix, defs: String::new(), body: String::new(), ids: 0, known: Vec::new() }
    }

    /// The finished document with the given view box size.
    pub(crate) fn finish(self, width: u32, height: u32) -> String {
        let Self { defs, body, .. } = self;
        let defs = if defs.is_empty() { defs } else { format!("<defs>{defs}</defs>") };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" fill=\"none\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">{defs}{body}</svg>"
        )
    }

    /// Fills a path.
    pub(crate) fn fill(&mut self, path: &Path, paint: impl Into<Paint>) {
        let paint = self.attribute("fill", paint.into());
        let _ = write!(self.body, "<path d=\"{path}\"{paint}/>");
    }

    /// Draws along a path with a round pen of `width`.
    pub(crate) fn line(&mut self, path: &Path, paint: impl Into<Paint>, width: f64) {
        let paint = self.attribute("stroke", paint.into());
        let _ = write!(self.body, "<path d=\"{path}\"{paint} stroke-width=\"{}\"/>", num(width));
    }

    /// Draws along a path with a dashed round pen: `on` drawn, `off` left out.
    pub(crate) fn dashes(&mut self, path: &Path, paint: impl Into<Paint>, width: f64, on: f64, off: f64) {
        let paint = self.attribute("stroke", paint.into());
        let (width, on, off) = (num(width), num(on), num(off));
        let _ =
            write!(self.body, "<path d=\"{path}\"{paint} stroke-width=\"{width}\" stroke-dasharray=\"{on} {off}\"/>");
    }

    /// Fills an ellipse given by centre and radii.
    pub(crate) fn ellipse(&mut self, cx: f64, cy: f64, rx: f64, ry: f64, paint: impl Into<Paint>) {
        let paint = self.attribute("fill", paint.into());
        let (cx, cy, rx, ry) = (num(cx), num(cy), num(rx), num(ry));
        let _ = write!(self.body, "<ellipse cx=\"{cx}\" cy=\"{cy}\" rx=\"{rx}\" ry=\"{ry}\"{paint}/>");
    }

    /// Fills a circle.
    pub(crate) fn circle(&mut self, cx: f64, cy: f64, r: f64, paint: impl Into<Paint>) {
        let paint = self.attribute("fill", paint.into());
        let (cx, cy, r) = (num(cx), num(cy), num(r));
        let _ = write!(self.body, "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\"{paint}/>");
    }

    /// Fills a rectangle with corners rounded by `r`.
    pub(crate) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, r: f64, paint: impl Into<Paint>) {
        let paint = self.attribute("fill", paint.into());
        let round = if r > 0.0 { format!(" rx=\"{}\"", num(r)) } else { String::new() };
        let (x, y, w, h) = (num(x), num(y), num(w), num(h));
        let _ = write!(self.body, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{round}{paint}/>");
    }

    /// Draws what `inside` draws, cut to the outline of `path`.
    pub(crate) fn clip(&mut self, path: &Path, inside: impl FnOnce(&mut Self)) {
        let id = self.next_id();
        let _ = write!(self.defs, "<clipPath id=\"{}{id}\"><path d=\"{path}\"/></clipPath>", self.prefix);
        let open = format!("<g clip-path=\"url(#{}{id})\">", self.prefix);
        self.group(&open, inside);
    }

    /// Draws what `inside` draws, moved by (`x`, `y`), then scaled.
    pub(crate) fn place(&mut self, x: f64, y: f64, scale: f64, inside: impl FnOnce(&mut Self)) {
        let (x, y, scale) = (num(x), num(y), num(scale));
        self.group(&format!("<g transform=\"translate({x} {y}) scale({scale})\">"), inside);
    }

    /// Draws what `inside` draws, larger by `factor` around a point.
    pub(crate) fn zoom(&mut self, factor: f64, cx: f64, cy: f64, inside: impl FnOnce(&mut Self)) {
        self.place(cx - cx * factor, cy - cy * factor, factor, inside);
    }

    /// Draws what `inside` draws, turned clockwise by `degrees` around a point.
    pub(crate) fn turn(&mut self, degrees: f64, cx: f64, cy: f64, inside: impl FnOnce(&mut Self)) {
        let (degrees, cx, cy) = (num(degrees), num(cx), num(cy));
        self.group(&format!("<g transform=\"rotate({degrees} {cx} {cy})\">"), inside);
    }

    /// Draws what `inside` draws in the plane spanned by `u` (its x direction) and `v` (its y direction) at a point.
    pub(crate) fn plane(&mut self, origin: (f64, f64), u: (f64, f64), v: (f64, f64), inside: impl FnOnce(&mut Self)) {
        let parts = [u.0, u.1, v.0, v.1, origin.0, origin.1].map(num).join(" ");
        self.group(&format!("<g transform=\"matrix({parts})\">"), inside);
    }

    /// Draws what `inside` draws, mirrored left to right at the vertical line `x`.
    pub(crate) fn mirror(&mut self, x: f64, inside: impl FnOnce(&mut Self)) {
        let shift = num(x * 2.0);
        self.group(&format!("<g transform=\"matrix(-1 0 0 1 {shift} 0)\">"), inside);
    }

    /// Draws what `inside` draws, softened by `radius` units.
    pub(crate) fn blur(&mut self, radius: u32, inside: impl FnOnce(&mut Self)) {
        let size = "x=\"-30%\" y=\"-30%\" width=\"160%\" height=\"160%\"";
        let soften = format!("<feGaussianBlur stdDeviation=\"{radius}\"/>");
        let id = self.define("filter", size, &soften);
        let open = format!("<g filter=\"url(#{}{id})\">", self.prefix);
        self.group(&open, inside);
    }

    /// A gradient along the direction (`dx`, `dy`) of the shape it fills, as stops of (share, paint).
    pub(crate) fn linear(&mut self, dx: f64, dy: f64, stops: &[(f64, Paint)]) -> Paint {
        let direction = format!("x2=\"{}\" y2=\"{}\"", num(dx), num(dy));
        Paint::Defined(self.define("linearGradient", &direction, &steps(stops)))
    }

    /// A gradient from the middle of the shape it fills to its edge.
    pub(crate) fn radial(&mut self, stops: &[(f64, Paint)]) -> Paint {
        Paint::Defined(self.define("radialGradient", "r=\".5\"", &steps(stops)))
    }

    /// A repeated tile of `w` by `h`, turned by `degrees`; `inside` draws one tile from the origin.
    pub(crate) fn tile(&mut self, w: f64, h: f64, degrees: f64, inside: impl FnOnce(&mut Self)) -> Paint {
        let id = self.next_id();
        let drawn = std::mem::take(&mut self.body);
        inside(self);
        let tile = std::mem::replace(&mut self.body, drawn);
        let turn =
            if degrees == 0.0 { String::new() } else { format!(" patternTransform=\"rotate({})\"", num(degrees)) };
        let _ = write!(
            self.defs,
            "<pattern id=\"{}{id}\" width=\"{}\" height=\"{}\" patternUnits=\"userSpaceOnUse\"{turn}>{tile}</pattern>",
            self.prefix,
            num(w),
            num(h)
        );
        Paint::Defined(id)
    }

    /// Writes a definition once; the same definition again gives the same id.
    fn define(&mut self, element: &str, attributes: &str, content: &str) -> u32 {
        let key = format!("{element} {attributes}>{content}");
        if let Some((_, id)) = self.known.iter().find(|(text, _)| *text == key) {
            return *id;
        }
        let id = self.next_id();
        let _ = write!(self.defs, "<{element} id=\"{}{id}\" {attributes}>{content}</{element}>", self.prefix);
        self.known.push((key, id));
        id
    }

    fn group(&mut self, open: &str, inside: impl FnOnce(&mut Self)) {
        self.body.push_str(open);
        inside(self);
        self.body.push_str("</g>");
    }

    fn attribute(&self, name: &str, paint: Paint) -> String {
        match paint {
            Paint::Solid(Rgb(red, green, blue), opacity) if opacity >= 1.0 => {
                format!(" {name}=\"#{red:02x}{green:02x}{blue:02x}\"")
            }
            Paint::Solid(Rgb(red, green, blue), opacity) => {
                format!(" {name}=\"#{red:02x}{green:02x}{blue:02x}\" {name}-opacity=\"{}\"", num(opacity))
            }
            Paint::Defined(id) => format!(" {name}=\"url(#{}{id})\"", self.prefix),
        }
    }

    fn next_id(&mut self) -> u32 {
        self.ids += 1;
        self.ids
    }
}

fn steps(stops: &[(f64, Paint)]) -> String {
    let mut text = String::new();
    for (offset, paint) in stops {
        if let Paint::Solid(Rgb(red, green, blue), opacity) = paint {
            let _ = write!(text, "<stop offset=\"{}\" stop-color=\"#{red:02x}{green:02x}{blue:02x}\"", num(*offset));
            if *opacity < 1.0 {
                let _ = write!(text, " stop-opacity=\"{}\"", num(*opacity));
            }
            text.push_str("/>");
        }
    }
    text
}
