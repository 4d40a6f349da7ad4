//! Patterns for cloth, paper and glaze: repeated tiles laid over a base colour.

use super::{
    botany,
    palette::Rgb,
    path::Path,
    seed::Seed,
    svg::{Canvas, Paint},
};

/// A pattern a product can carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// One colour.
    #[default]
    Plain,
    /// Fine dark grains, as in stoneware.
    Speckle,
    /// Level stripes.
    Stripes,
    /// Thin upright stripes.
    Pinstripe,
    /// Two-colour checks.
    Gingham,
    /// A thin, wide grid.
    Grid,
    /// Round dots.
    Dots,
    /// Wavy lines.
    Waves,
    /// Scattered leaves.
    Leaves,
    /// Overlapping scales.
    Scallop,
    /// Chips in three colours.
    Terrazzo,
    /// Zigzag lines.
    Zigzag,
    /// Slanted short strokes, row against row.
    Herringbone,
    /// Small four-pointed stars.
    Stars,
    /// Little flowers.
    Flowers,
    /// Loose painted arches.
    Arches,
    /// The lower part dipped in the second colour.
    Dip,
    /// Two bands of the second colour.
    Bands,
}

impl Pattern {
    /// Reads the name used in content files.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "plain" => Self::Plain,
            "speckle" => Self::Speckle,
            "stripes" => Self::Stripes,
            "pinstripe" => Self::Pinstripe,
            "gingham" => Self::Gingham,
            "grid" => Self::Grid,
            "dots" => Self::Dots,
            "waves" => Self::Waves,
            "leaves" => Self::Leaves,
            "scallop" => Self::Scallop,
            "terrazzo" => Self::Terrazzo,
            "zigzag" => Self::Zigzag,
            "herringbone" => Self::Herringbone,
            "stars" => Self::Stars,
            "flowers" => Self::Flowers,
            "arches" => Self::Arches,
            "dip" => Self::Dip,
            "bands" => Self::Bands,
            _ => return None,
        })
    }
}

/// A paint to lay over the base colour, or `None` where the pattern is not a repeated one.
///
/// `size` scales the tile (1.0 suits a cushion, 0.5 a card) and `degrees` turns it.
pub(crate) fn overlay(
    c: &mut Canvas,
    pattern: Pattern,
    ink: Rgb,
    third: Rgb,
    size: f64,
    degrees: f64,
) -> Option<Paint> {
    let s = size;
    let tile = match pattern {
        Pattern::Plain | Pattern::Dip | Pattern::Bands => return None,
        Pattern::Speckle => speckle(c, ink, s),
        Pattern::Stripes => {
            c.tile(64.0 * s, 64.0 * s, degrees, |c| c.rect(0.0, 16.0 * s, 64.0 * s, 24.0 * s, 0.0, ink))
        }
        Pattern::Pinstripe => {
            c.tile(36.0 * s, 36.0 * s, degrees, |c| c.rect(14.0 * s, 0.0, 6.0 * s, 36.0 * s, 0.0, ink))
        }
        Pattern::Gingham => c.tile(60.0 * s, 60.0 * s, degrees, |c| {
            c.rect(0.0, 0.0, 60.0 * s, 30.0 * s, 0.0, ink.alpha(0.5));
            c.rect(0.0, 0.0, 30.0 * s, 60.0 * s, 0.0, ink.alpha(0.5));
        }),
        Pattern::Grid => c.tile(72.0 * s, 72.0 * s, degrees, |c| {
            c.rect(0.0, 0.0, 72.0 * s, 5.0 * s, 0.0, ink);
            c.rect(0.0, 0.0, 5.0 * s, 72.0 * s, 0.0, ink);
        }),
        Pattern::Dots => c.tile(60.0 * s, 60.0 * s, degrees, |c| {
            c.circle(15.0 * s, 15.0 * s, 9.0 * s, ink);
            c.circle(45.0 * s, 45.0 * s, 9.0 * s, ink);
        }),
        Pattern::Waves => c.tile(80.0 * s, 36.0 * s, degrees, |c| {
            let wave = Path::at(-5.0 * s, 18.0 * s).quad(20.0 * s, -6.0 * s, 40.0 * s, 18.0 * s).quad(
                60.0 * s,
                42.0 * s,
                85.0 * s,
                18.0 * s,
            );
            c.line(&wave, ink, 6.0 * s);
        }),
        Pattern::Leaves => leaves(c, ink, third, s, degrees),
        Pattern::Scallop => scallop(c, ink, s, degrees),
        Pattern::Terrazzo => terrazzo(c, ink, third, s),
        Pattern::Zigzag => c.tile(56.0 * s, 44.0 * s, degrees, |c| {
            let line = Path::at(-4.0 * s, 36.0 * s).to(28.0 * s, 10.0 * s).to(60.0 * s, 36.0 * s);
            c.line(&line, ink, 7.0 * s);
        }),
        Pattern::Herringbone => herringbone(c, ink, s, degrees),
        Pattern::Stars => c.tile(84.0 * s, 84.0 * s, degrees, |c| {
            star(c, 22.0 * s, 22.0 * s, 13.0 * s, ink);
            star(c, 64.0 * s, 62.0 * s, 9.0 * s, third);
        }),
        Pattern::Flowers => flowers(c, ink, third, s, degrees),
        Pattern::Arches => arches(c, ink, third, s, degrees),
    };
    Some(tile)
}

/// A four-pointed star around (`x`, `y`).
pub(crate) fn star(c: &mut Canvas, x: f64, y: f64, r: f64, colour: Rgb) {
    let q = r * 0.22;
    let outline = Path::at(x, y - r)
        .quad(x + q, y - q, x + r, y)
        .quad(x + q, y + q, x, y + r)
        .quad(x - q, y + q, x - r, y)
        .quad(x - q, y - q, x, y - r)
        .close();
    c.fill(&outline, colour);
}

fn speckle(c: &mut Canvas, ink: Rgb, s: f64) -> Paint {
    let mut seed = Seed::of("stoneware");
    c.tile(172.0 * s, 172.0 * s, 17.0, |c| {
        for cell in 0..16_u32 {
            let (column, row) = (f64::from(cell % 4), f64::from(cell / 4));
            let (x, y) = (column * 43.0 + seed.between(3.0, 40.0), row * 43.0 + seed.between(3.0, 40.0));
            let r = if seed.chance(22) { seed.between(2.4, 3.4) } else { seed.between(0.9, 1.9) };
            c.circle(x * s, y * s, r * s.sqrt(), ink.alpha(0.6));
        }
    })
}

fn leaves(c: &mut Canvas, ink: Rgb, third: Rgb, s: f64, degrees: f64) -> Paint {
    c.tile(108.0 * s, 108.0 * s, degrees, |c| {
        for (x, y, colour) in [(28.0, 50.0, ink), (82.0, 104.0, third)] {
            c.line(&Path::at(x * s, y * s).to((x + 3.0) * s, (y - 44.0) * s), colour, 2.6 * s);
            for (angle, up) in [(-150.0, 10.0), (-30.0, 16.0), (-146.0, 25.0), (-34.0, 31.0)] {
                c.turn(angle, x * s, (y - up) * s, |c| {
                    c.fill(&botany::leaf(x * s, (y - up) * s, 23.0 * s, 6.5 * s), colour);
                });
            }
        }
    })
}

fn scallop(c: &mut Canvas, ink: Rgb, s: f64, degrees: f64) -> Paint {
    c.tile(60.0 * s, 60.0 * s, degrees, |c| {
        for (x, y) in [(0.0, 0.0), (60.0, 0.0), (30.0, 30.0), (0.0, 60.0), (60.0, 60.0)] {
            for r in [26.0, 15.0] {
                let bow = Path::at((x - r) * s, y * s).arc(r * s, r * s, true, (x + r) * s, y * s);
                c.line(&bow, ink, 4.0 * s);
            }
        }
    })
}

fn terrazzo(c: &mut Canvas, ink: Rgb, third: Rgb, s: f64) -> Paint {
    let mut seed = Seed::of("terrazzo");
    let colours = [ink, third, ink.mix(third, 0.5).light()];
    c.tile(132.0 * s, 126.0 * s, 9.0, |c| {
        for index in 0..9_usize {
            let column = f64::from(u32::try_from(index % 3).unwrap_or(0));
            let row = f64::from(u32::try_from(index / 3).unwrap_or(0));
            let (x, y) = (column * 44.0 + seed.between(14.0, 30.0), row * 42.0 + seed.between(14.0, 28.0));
            let r = seed.between(6.0, 13.0);
            let turn = seed.between(0.0, 6.3);
            let corner =
                |k: f64, stretch: f64| ((x + r * stretch * (turn + k).cos()) * s, (y + r * (turn + k).sin()) * s);
            let chip = [corner(0.0, 1.2), corner(1.4, 0.8), corner(2.9, 1.1), corner(4.4, 0.9)];
            c.fill(&Path::polygon(&chip), colours.get(index % 3).copied().unwrap_or(ink));
        }
    })
}

fn herringbone(c: &mut Canvas, ink: Rgb, s: f64, degrees: f64) -> Paint {
    c.tile(44.0 * s, 22.0 * s, degrees, |c| {
        for y in [-11.0, 11.0] {
            c.line(&Path::at(2.0 * s, (y + 14.0) * s).to(20.0 * s, y * s), ink, 4.5 * s);
            c.line(&Path::at(24.0 * s, y * s).to(42.0 * s, (y + 14.0) * s), ink, 4.5 * s);
        }
    })
}

fn flowers(c: &mut Canvas, ink: Rgb, third: Rgb, s: f64, degrees: f64) -> Paint {
    c.tile(92.0 * s, 92.0 * s, degrees, |c| {
        for (x, y, r) in [(24.0, 26.0, 8.0), (68.0, 70.0, 6.5)] {
            for petal in 0..5 {
                let angle = f64::from(petal) * 1.2566;
                c.circle((x + angle.sin() * r * 1.15) * s, (y - angle.cos() * r * 1.15) * s, r * 0.8 * s, ink);
            }
            c.circle(x * s, y * s, r * 0.6 * s, third);
        }
    })
}

fn arches(c: &mut Canvas, ink: Rgb, third: Rgb, s: f64, degrees: f64) -> Paint {
    c.tile(100.0 * s, 96.0 * s, degrees, |c| {
        for (x, y, colour) in [(26.0, 40.0, ink), (76.0, 88.0, third)] {
            for r in [20.0, 10.0] {
                let bow = Path::at((x - r) * s, y * s)
                    .to((x - r) * s, (y - 10.0) * s)
                    .arc(r * s, r * s, true, (x + r) * s, (y - 10.0) * s)
                    .to((x + r) * s, y * s);
                c.line(&bow, colour, 4.5 * s);
            }
        }
    })
}
