//! What is behind the objects: a wall in the mood of the brand, and a table plane.

use super::{
    palette::{CREAM, Palette, Rgb},
    path::Path,
    seed::Seed,
    svg::Canvas,
};

/// Where the wall meets the table.
pub(crate) const HORIZON: f64 = 560.0;

/// How a brand sets its wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backdrop {
    /// A niche with a round top.
    Arch,
    /// Morning light through a window.
    Window,
    /// A large painted disc.
    Disc,
    /// A curtain at one side.
    Drape,
    /// Half rounds like wooden building blocks.
    Hills,
    /// Two papers meeting at a slant.
    Split,
    /// Mountain ranges in the mist.
    Peaks,
    /// The shadow of a branch.
    Branch,
}

impl Backdrop {
    /// Reads the name used in content files.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "arch" => Self::Arch,
            "window" => Self::Window,
            "disc" => Self::Disc,
            "drape" => Self::Drape,
            "hills" => Self::Hills,
            "split" => Self::Split,
            "peaks" => Self::Peaks,
            "branch" => Self::Branch,
            _ => return None,
        })
    }
}

/// Paints wall and table for something that stands, `width` by `height`, with the table from `horizon` down.
pub(crate) fn table(c: &mut Canvas, palette: &Palette, seed: &mut Seed, width: f64, height: f64, horizon: f64) {
    let wall = wall_colour(palette, seed);
    wall_plane(c, wall, width, height);
    let full = Path::rect(0.0, 0.0, width, horizon, 0.0);
    c.clip(&full, |c| motif(c, palette, wall, seed, width, horizon));
    let top = palette.table;
    let plane =
        c.linear(0.0, 1.0, &[(0.0, top.shade().mix(top, 0.55).into()), (0.3, top.into()), (1.0, top.light().into())]);
    c.rect(0.0, horizon, width, height - horizon, 0.0, plane);
    c.rect(0.0, horizon, width, 3.0, 0.0, top.light().alpha(0.7));
}

/// Paints a wall and nothing else, for something that hangs.
pub(crate) fn wall(c: &mut Canvas, palette: &Palette, seed: &mut Seed) {
    let wall = wall_colour(palette, seed);
    wall_plane(c, wall, 800.0, 800.0);
    window_light(c, 90.0 + seed.between(-40.0, 40.0), 780.0, 0.2);
    let rail = wall.shade().mix(wall, 0.45);
    c.rect(0.0, 742.0, 800.0, 58.0, 0.0, rail);
    c.rect(0.0, 742.0, 800.0, 4.0, 0.0, wall.light());
}

/// Paints a surface seen from above, for something that lies.
pub(crate) fn surface(c: &mut Canvas, palette: &Palette, seed: &mut Seed, width: f64, height: f64) {
    let ground = wall_colour(palette, seed);
    let light = c.linear(
        1.0,
        1.0,
        &[(0.0, ground.light().into()), (0.55, ground.into()), (1.0, ground.shade().mix(ground, 0.5).into())],
    );
    c.rect(0.0, 0.0, width, height, 0.0, light);
    let [first, last] = palette.walls;
    let other = if ground == first { last } else { first }.mix(ground, 0.25);
    let lean = seed.between(-120.0, 120.0);
    let x = width * seed.between(0.18, 0.42);
    match seed.below(3) {
        0 => c.fill(&Path::polygon(&[(0.0, 0.0), (x + lean, 0.0), (x - lean, height), (0.0, height)]), other),
        1 => window_light(c, x - 60.0, height, 0.26),
        _ => c.circle(width * 0.86, height * 0.88, height * 0.42, other),
    }
}

fn wall_colour(palette: &Palette, seed: &mut Seed) -> Rgb {
    let [first, second] = palette.walls;
    seed.pick(&[palette.wall, first, second]).copied().unwrap_or(palette.wall)
}

fn wall_plane(c: &mut Canvas, wall: Rgb, width: f64, height: f64) {
    let light = c.linear(
        1.0,
        0.7,
        &[(0.0, wall.light().into()), (0.6, wall.into()), (1.0, wall.shade().mix(wall, 0.6).into())],
    );
    c.rect(0.0, 0.0, width, height, 0.0, light);
}

fn motif(c: &mut Canvas, palette: &Palette, wall: Rgb, seed: &mut Seed, width: f64, horizon: f64) {
    let middle = width / 2.0;
    match palette.backdrop {
        Backdrop::Arch => arch(c, wall, middle + seed.between(-30.0, 30.0), horizon),
        Backdrop::Window => window_light(c, middle - 300.0 + seed.between(-60.0, 90.0), horizon, 0.42),
        Backdrop::Disc => {
            let disc = wall.mix(palette.second, 0.3);
            let (x, r) = (middle + seed.between(-90.0, 90.0), horizon * seed.between(0.4, 0.5));
            c.circle(x, horizon * 0.56, r, disc);
        }
        Backdrop::Drape => drape(c, wall, seed, width, horizon),
        Backdrop::Hills => hills(c, palette, wall, seed, width, horizon),
        Backdrop::Split => {
            let x = width * seed.between(0.5, 0.68);
            let edge = [(x, 0.0), (width, 0.0), (width, horizon), (x - horizon * 0.36, horizon)];
            c.fill(&Path::polygon(&edge), wall.mix(palette.second, 0.35));
        }
        Backdrop::Peaks => peaks(c, palette, wall, seed, width, horizon),
        Backdrop::Branch => branch(c, wall, seed, width),
    }
}

fn arch(c: &mut Canvas, wall: Rgb, x: f64, horizon: f64) {
    let niche = |half: f64, top: f64| {
        Path::at(x - half, horizon)
            .to(x - half, top + half)
            .arc(half, half, true, x + half, top + half)
            .to(x + half, horizon)
            .close()
    };
    c.fill(&niche(292.0, 42.0), wall.light());
    c.fill(&niche(282.0, 52.0), wall.shade().mix(wall, 0.35));
    let inner = c.linear(
        1.0,
        0.0,
        &[(0.0, wall.shade().mix(wall, 0.5).into()), (0.7, wall.mix(CREAM, 0.12).into()), (1.0, wall.light().into())],
    );
    c.fill(
        &Path::at(x - 256.0, horizon)
            .to(x - 256.0, 340.0)
            .arc(269.0, 269.0, true, x + 282.0, 334.0)
            .to(x + 282.0, horizon)
            .close(),
        inner,
    );
}

fn window_light(c: &mut Canvas, x: f64, bottom: f64, strength: f64) {
    let lean = bottom * 0.34;
    c.blur(5, |c| {
        for (column, row) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            let (w, h) = (190.0, bottom * 0.38);
            let (left, top) = (x + column * (w + 22.0) + row * lean * 0.5, 26.0 + row * (h + 20.0));
            let slant = lean * 0.45;
            c.fill(
                &Path::polygon(&[(left, top), (left + w, top), (left + w + slant, top + h), (left + slant, top + h)]),
                CREAM.alpha(strength),
            );
        }
    });
}

fn drape(c: &mut Canvas, wall: Rgb, seed: &mut Seed, width: f64, horizon: f64) {
    let cloth = wall.mix(CREAM, 0.5);
    let edge = width * seed.between(0.2, 0.27);
    c.blur(14, |c| c.rect(-20.0, -20.0, edge + 44.0, horizon + 40.0, 0.0, wall.deep().alpha(0.2)));
    c.rect(0.0, 0.0, edge - 20.0, horizon, 0.0, cloth);
    let fold = c.linear(
        1.0,
        0.0,
        &[
            (0.0, cloth.shade().mix(cloth, 0.35).into()),
            (0.3, cloth.light().into()),
            (0.65, cloth.into()),
            (1.0, cloth.shade().mix(cloth, 0.2).into()),
        ],
    );
    let mut x = -20.0;
    while x < edge - 12.0 {
        let w = seed.between(44.0, 72.0).min(edge - x + 8.0);
        let sway = seed.between(-10.0, 14.0);
        let strip = Path::at(x, 0.0)
            .curve([x + sway, horizon * 0.4, x - sway, horizon * 0.7, x, horizon])
            .to(x + w, horizon)
            .curve([x + w - sway, horizon * 0.7, x + w + sway, horizon * 0.4, x + w * 0.9, 0.0])
            .close();
        c.fill(&strip, fold);
        x += w * 0.86;
    }
}

fn hills(c: &mut Canvas, palette: &Palette, wall: Rgb, seed: &mut Seed, width: f64, horizon: f64) {
    let colours = [palette.main, palette.second, palette.accent];
    let start = seed.below(3);
    for (index, share) in [0.06, 0.5, 0.92].into_iter().enumerate() {
        let colour = colours.get((index + start) % 3).copied().unwrap_or(palette.main);
        let r = horizon * seed.between(0.3, 0.46);
        c.circle(width * share + seed.between(-20.0, 20.0), horizon, r, wall.mix(colour, 0.3));
    }
}

fn peaks(c: &mut Canvas, palette: &Palette, wall: Rgb, seed: &mut Seed, width: f64, horizon: f64) {
    for (share, height) in [(0.13, 0.3), (0.22, 0.48), (0.34, 0.68)] {
        let ridge = horizon * height;
        let step = width / seed.between(3.2, 4.6);
        let mut x = -step * seed.between(0.2, 0.9);
        let mut outline = Path::at(x, horizon).to(x, ridge + 70.0);
        while x < width {
            let (rise, fall) = (seed.between(60.0, 130.0), seed.between(10.0, 70.0));
            outline = outline.quad(x + step * 0.3, ridge - rise * 0.4, x + step * 0.5, ridge - rise * 0.7).quad(
                x + step * 0.62,
                ridge - rise * 0.3,
                x + step,
                ridge + fall,
            );
            x += step;
        }
        let colour = wall.mix(palette.main, share);
        let mist = c.linear(0.0, 1.0, &[(0.0, colour.into()), (1.0, colour.mix(wall, 0.8).into())]);
        c.fill(&outline.to(x, horizon).close(), mist);
    }
}

fn branch(c: &mut Canvas, wall: Rgb, seed: &mut Seed, width: f64) {
    let colour = wall.deep().alpha(0.13);
    let x = width * seed.between(0.62, 0.8);
    c.blur(4, |c| {
        c.line(&Path::at(x + 180.0, -20.0).quad(x + 60.0, 120.0, x - 90.0, 330.0), colour, 7.0);
        for step in 0..7 {
            let t = f64::from(step) / 6.0;
            let (bx, by) = (x + 160.0 - 250.0 * t, 10.0 + 320.0 * t);
            for side in [-1.0, 1.0] {
                let angle = 128.0 + side * 52.0 + seed.between(-12.0, 12.0);
                let length = 128.0 - 50.0 * t;
                c.turn(angle, bx, by, |c| c.fill(&super::botany::leaf(bx, by, length, length * 0.3), colour));
            }
        }
    });
}
