//! Draws the pictures of the demo: products, brand banners and marks, and portraits, all as compact SVG.
//!
//! Every picture is made from a kind of object, colours and a few words about its shape; the same input always gives
//! the same bytes. Light comes from the upper left, things stand on a table, lie on a surface or hang on a wall.

pub(crate) mod backdrop;
pub(crate) mod banner;
mod bath;
mod block;
mod botany;
mod cloth;
pub(crate) mod emblem;
mod form;
mod garden;
mod label;
mod outdoor;
pub(crate) mod palette;
mod pantry;
mod paper;
mod path;
pub(crate) mod pattern;
mod placeholder;
pub(crate) mod portrait;
mod scene;
mod seed;
mod svg;
mod tableware;
mod textile;
mod toys;

use backdrop::HORIZON;
use palette::{Palette, Rgb};
use pattern::Pattern;
use scene::GROUND;
use seed::Seed;
use svg::Canvas;

/// How an object is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Standing on a table in front of a wall.
    Table,
    /// Lying on a surface, seen from above.
    Surface,
    /// Hanging on a wall.
    Wall,
}

/// A kind of object that can be drawn.
#[derive(Debug)]
pub(crate) struct Kind {
    /// The name used in content files.
    pub(crate) name: &'static str,
    /// How it is shown.
    pub(crate) stage: Stage,
    /// The shapes it comes in; the first is used when none is asked for.
    pub(crate) shapes: &'static [&'static str],
    /// How much larger it is shown than it is drawn.
    zoom: f64,
    draw: fn(&mut Canvas, &Look<'_>),
}

/// What a picture shows.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Name of the [`Kind`].
    pub(crate) kind: String,
    /// One of the kind's shapes, or empty for its first.
    pub(crate) shape: String,
    /// Up to three colours of the object; missing ones come from the palette.
    pub(crate) colours: Vec<Rgb>,
    /// The pattern it carries.
    pub(crate) pattern: Pattern,
    /// How many pieces, for kinds that can be several; 0 leaves it to the kind.
    pub(crate) count: u8,
    /// Decides the small differences between two pictures of one kind; usually the product's handle.
    pub(crate) name: String,
}

/// Everything a kind needs to draw its object.
struct Look<'a> {
    colour: Rgb,
    second: Rgb,
    third: Rgb,
    pattern: Pattern,
    shape: &'a str,
    count: u8,
    palette: &'a Palette,
    seed: Seed,
}

impl<'a> Look<'a> {
    fn of(picture: &'a Picture, kind: &'static Kind, palette: &'a Palette) -> Self {
        let colour = |index: usize, other: Rgb| picture.colours.get(index).copied().unwrap_or(other);
        let (first, second) = (colour(0, palette.main), colour(1, palette.second));
        let known = kind.shapes.iter().find(|shape| **shape == picture.shape);
        Self {
            colour: first,
            // Stripes in the colour of their ground would not be stripes.
            second: if first.near(second) { first.contrast() } else { second },
            third: colour(2, palette.accent),
            pattern: picture.pattern,
            shape: known.or(kind.shapes.first()).copied().unwrap_or_default(),
            count: picture.count,
            palette,
            seed: Seed::of(&picture.name),
        }
    }
}

/// Every kind that can be drawn.
pub(crate) fn kinds() -> impl Iterator<Item = &'static Kind> {
    [
        tableware::KINDS,
        bath::KINDS,
        textile::KINDS,
        toys::KINDS,
        paper::KINDS,
        pantry::KINDS,
        outdoor::KINDS,
        garden::KINDS,
    ]
    .into_iter()
    .flatten()
}

/// The kind of that name.
pub(crate) fn kind(name: &str) -> Option<&'static Kind> {
    kinds().find(|kind| kind.name == name)
}

/// A product picture, 800 by 800. A kind nobody knows gives the placeholder.
pub(crate) fn product(picture: &Picture, palette: &Palette) -> String {
    let Some(kind) = kind(&picture.kind) else { return placeholder(palette, &picture.name) };
    let look = Look::of(picture, kind, palette);
    let mut c = Canvas::new(&picture.name);
    let mut seed = Seed::of(&format!("{} scene", picture.name));
    match kind.stage {
        Stage::Table => backdrop::table(&mut c, palette, &mut seed, 800.0, 800.0, HORIZON),
        Stage::Surface => backdrop::surface(&mut c, palette, &mut seed, 800.0, 800.0),
        Stage::Wall => backdrop::wall(&mut c, palette, &mut seed),
    }
    let anchor = if kind.stage == Stage::Table { GROUND } else { 400.0 };
    c.zoom(kind.zoom, 400.0, anchor, |c| (kind.draw)(c, &look));
    c.finish(800, 800)
}

/// A neutral picture in the colours of a brand, 800 by 800, for a product without one.
pub(crate) fn placeholder(palette: &Palette, name: &str) -> String {
    placeholder::draw(palette, name)
}
