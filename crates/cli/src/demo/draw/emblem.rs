//! The marks of the brands: one geometric sign each, printed on labels and shown as the logo.

use super::{
    botany,
    palette::{Palette, Rgb},
    path::Path,
    svg::Canvas,
};

/// The sign of a brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Emblem {
    /// A bowl under a rising sun.
    Bowl,
    /// A leaf above two waves.
    Tide,
    /// A kettle.
    Kettle,
    /// Threads over and under.
    Weave,
    /// A poplar on wheels.
    Poplar,
    /// A sheet with a week on it.
    Page,
    /// A slope and its moon.
    Slope,
    /// A seedling in its first soil.
    Sprout,
}

impl Emblem {
    /// Reads the name used in content files.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "bowl" => Self::Bowl,
            "tide" => Self::Tide,
            "kettle" => Self::Kettle,
            "weave" => Self::Weave,
            "poplar" => Self::Poplar,
            "page" => Self::Page,
            "slope" => Self::Slope,
            "sprout" => Self::Sprout,
            _ => return None,
        })
    }
}

/// Draws the sign around (`x`, `y`), about `size` wide, in `ink` on a ground of `paper`.
pub(crate) fn mark(c: &mut Canvas, emblem: Emblem, x: f64, y: f64, size: f64, ink: Rgb, paper: Rgb) {
    c.place(x, y, size / 100.0, |c| match emblem {
        Emblem::Bowl => bowl(c, ink),
        Emblem::Tide => tide(c, ink),
        Emblem::Kettle => kettle(c, ink),
        Emblem::Weave => weave(c, ink),
        Emblem::Poplar => poplar(c, ink, paper),
        Emblem::Page => page(c, ink, paper),
        Emblem::Slope => slope(c, ink, paper),
        Emblem::Sprout => sprout(c, ink),
    });
}

/// The logo of a brand: its sign on a round ground of its main colour, in a 200 by 200 box.
pub(crate) fn logo(palette: &Palette, name: &str) -> String {
    let mut c = Canvas::new(name);
    c.circle(100.0, 100.0, 100.0, palette.main);
    let ink = palette.main.contrast();
    mark(&mut c, palette.emblem, 100.0, 100.0, 104.0, ink, palette.main);
    c.finish(200, 200)
}

fn bowl(c: &mut Canvas, ink: Rgb) {
    c.fill(&Path::at(-46.0, 2.0).to(46.0, 2.0).arc(46.0, 42.0, true, -46.0, 2.0).close(), ink);
    c.rect(-18.0, 42.0, 36.0, 8.0, 2.0, ink);
    c.fill(&Path::at(-22.0, -8.0).arc(22.0, 22.0, true, 22.0, -8.0).close(), ink);
}

fn tide(c: &mut Canvas, ink: Rgb) {
    for (y, half) in [(22.0, 46.0), (42.0, 34.0)] {
        let wave = Path::at(-half, y)
            .quad(-half * 0.75, y - 12.0, -half * 0.5, y)
            .quad(-half * 0.25, y + 12.0, 0.0, y)
            .quad(half * 0.25, y - 12.0, half * 0.5, y)
            .quad(half * 0.75, y + 12.0, half, y);
        c.line(&wave, ink, 7.0);
    }
    c.turn(-90.0, 0.0, 6.0, |c| c.fill(&botany::leaf(0.0, 6.0, 56.0, 15.0), ink));
    c.turn(-38.0, 2.0, 6.0, |c| c.fill(&botany::leaf(2.0, 6.0, 44.0, 11.0), ink));
    c.turn(-142.0, -2.0, 6.0, |c| c.fill(&botany::leaf(-2.0, 6.0, 44.0, 11.0), ink));
}

fn kettle(c: &mut Canvas, ink: Rgb) {
    let body = Path::at(-26.0, -8.0)
        .to(26.0, -8.0)
        .curve([36.0, 8.0, 40.0, 24.0, 36.0, 42.0])
        .to(-36.0, 42.0)
        .curve([-40.0, 24.0, -36.0, 8.0, -26.0, -8.0])
        .close();
    c.fill(&body, ink);
    c.line(&Path::at(-24.0, -14.0).curve([-30.0, -58.0, 30.0, -58.0, 24.0, -14.0]), ink, 6.5);
    c.line(&Path::at(34.0, 16.0).curve([46.0, 10.0, 44.0, -4.0, 52.0, -10.0]), ink, 9.0);
    c.circle(0.0, -15.0, 6.0, ink);
}

fn weave(c: &mut Canvas, ink: Rgb) {
    c.turn(45.0, 0.0, 0.0, |c| {
        for row in 0..3_i32 {
            for column in 0..3_i32 {
                let (x, y) = (f64::from(column - 1) * 24.0, f64::from(row - 1) * 24.0);
                if (row + column) % 2 == 0 {
                    c.rect(x - 15.0, y - 8.0, 30.0, 16.0, 5.0, ink);
                } else {
                    c.rect(x - 8.0, y - 15.0, 16.0, 30.0, 5.0, ink);
                }
            }
        }
    });
}

fn poplar(c: &mut Canvas, ink: Rgb, paper: Rgb) {
    c.fill(
        &Path::at(0.0, -52.0)
            .curve([24.0, -30.0, 24.0, 6.0, 0.0, 20.0])
            .curve([-24.0, 6.0, -24.0, -30.0, 0.0, -52.0])
            .close(),
        ink,
    );
    c.line(&Path::at(0.0, -22.0).to(0.0, 24.0), paper, 3.5);
    c.rect(-40.0, 22.0, 80.0, 10.0, 5.0, ink);
    for x in [-24.0, 24.0] {
        c.circle(x, 38.0, 13.0, ink);
        c.circle(x, 38.0, 4.0, paper);
    }
}

fn page(c: &mut Canvas, ink: Rgb, paper: Rgb) {
    c.fill(&Path::at(-34.0, -44.0).to(14.0, -44.0).to(34.0, -24.0).to(34.0, 44.0).to(-34.0, 44.0).close(), ink);
    c.fill(&Path::at(14.0, -44.0).to(14.0, -24.0).to(34.0, -24.0).close(), ink.mix(paper, 0.55));
    for day in 0..7_u32 {
        let (x, y) = (-20.0 + 13.5 * f64::from(day % 4), 8.0 + 16.0 * f64::from(day / 4));
        let r = if day == 1 { 6.5 } else { 3.2 };
        c.circle(x, y, r, paper);
    }
}

fn slope(c: &mut Canvas, ink: Rgb, paper: Rgb) {
    c.fill(&Path::at(-50.0, 38.0).to(-8.0, -34.0).to(12.0, 0.0).to(22.0, -14.0).to(50.0, 38.0).close(), ink);
    c.fill(
        &Path::at(-8.0, -38.0).to(7.0, -12.0).to(0.0, -6.0).to(-6.0, -14.0).to(-13.0, -6.0).to(-22.0, -15.0).close(),
        paper,
    );
    c.line(&Path::at(-18.0, -16.0).to(-8.0, -33.0).to(3.0, -14.0), ink, 5.0);
    c.circle(28.0, -34.0, 10.0, ink);
}

fn sprout(c: &mut Canvas, ink: Rgb) {
    c.line(&Path::at(0.0, 30.0).curve([0.0, 10.0, 2.0, 0.0, 0.0, -12.0]), ink, 6.0);
    c.turn(-40.0, 0.0, -8.0, |c| c.fill(&botany::leaf(0.0, -8.0, 50.0, 17.0), ink));
    c.turn(-146.0, 0.0, 4.0, |c| c.fill(&botany::leaf(0.0, 4.0, 48.0, 16.0), ink));
    c.fill(&Path::at(-32.0, 44.0).arc(32.0, 18.0, true, 32.0, 44.0).close(), ink);
}
