//! Plants by species, growing from a point.

use crate::demo::draw::{
    botany,
    palette::{LEAF, Rgb},
    path::Path,
    scene::round,
    seed::Seed,
    svg::Canvas,
};

/// Young leaves.
const FRESH: Rgb = Rgb(162, 198, 108);

/// Draws the plant called `species`, rooted at (`x`, `y`), about 300 tall at scale 1.
pub(crate) fn grow(c: &mut Canvas, species: &str, x: f64, y: f64, seed: &mut Seed) {
    match species {
        "pilea" => pilea(c, x, y, seed),
        "snake" => snake(c, x, y),
        "cactus" => cactus(c, x, y),
        "fern" => c.zoom(1.14, x, y, |c| fern(c, x, y)),
        "lavender" => lavender(c, x, y, seed),
        "olive" => c.zoom(0.93, x, y, |c| olive(c, x, y, seed)),
        "herb" => c.zoom(1.3, x, y, |c| herb(c, x, y, LEAF, 9, seed)),
        _ => c.zoom(0.93, x, y, |c| monstera(c, x, y)),
    }
}

fn monstera(c: &mut Canvas, x: f64, y: f64) {
    let stems = [
        (-64.0, 190.0, 0.86, LEAF.shade()),
        (62.0, 214.0, 0.84, LEAF.shade()),
        (-30.0, 260.0, 0.92, LEAF),
        (26.0, 176.0, 0.9, LEAF.mix(FRESH, 0.3)),
        (-96.0, 130.0, 0.72, LEAF),
        (96.0, 136.0, 0.74, LEAF.mix(FRESH, 0.25)),
    ];
    for (lean, height, size, colour) in stems {
        let (tx, ty) = (x + lean * 1.2, y - height);
        c.line(&Path::at(x + lean * 0.1, y).quad(x + lean * 0.3, y - height * 0.6, tx, ty), LEAF.deep(), 6.0);
        c.turn(lean * 0.5, tx, ty, |c| c.place(tx, ty, size, |c| split_leaf(c, colour)));
    }
}

/// A heart-shaped leaf with cuts, hanging around the origin.
fn split_leaf(c: &mut Canvas, colour: Rgb) {
    let heart = Path::at(0.0, 18.0)
        .curve([-40.0, -8.0, -98.0, 10.0, -92.0, -50.0])
        .curve([-86.0, -110.0, -40.0, -150.0, 0.0, -166.0])
        .curve([40.0, -150.0, 86.0, -110.0, 92.0, -50.0])
        .curve([98.0, 10.0, 40.0, -8.0, 0.0, 18.0])
        .close();
    let cuts = Path::polygon(&[(-96.0, -34.0), (-46.0, -42.0), (-96.0, -50.0)])
        .and(&Path::polygon(&[(-92.0, -82.0), (-40.0, -78.0), (-84.0, -100.0)]))
        .and(&Path::polygon(&[(96.0, -34.0), (46.0, -42.0), (96.0, -50.0)]))
        .and(&Path::polygon(&[(92.0, -82.0), (40.0, -78.0), (84.0, -100.0)]));
    c.fill(&heart, colour);
    c.fill(
        &Path::at(0.0, 18.0)
            .curve([40.0, -8.0, 98.0, 10.0, 92.0, -50.0])
            .curve([86.0, -110.0, 40.0, -150.0, 0.0, -166.0])
            .close(),
        colour.shade().alpha(0.55),
    );
    c.fill(&cuts, colour.deep().mix(Rgb(210, 216, 196), 0.12));
    c.line(
        &Path::at(0.0, 14.0)
            .to(0.0, -150.0)
            .move_to(0.0, -20.0)
            .to(-60.0, -30.0)
            .move_to(0.0, -62.0)
            .to(-56.0, -80.0)
            .move_to(0.0, -20.0)
            .to(60.0, -30.0)
            .move_to(0.0, -62.0)
            .to(56.0, -80.0),
        colour.light().alpha(0.6),
        3.0,
    );
}

fn pilea(c: &mut Canvas, x: f64, y: f64, seed: &mut Seed) {
    let mut tips = Vec::new();
    for step in 0..15 {
        let lean = -1.0 + f64::from(step) / 7.0;
        let height = (150.0 + seed.between(0.0, 130.0)) * (1.0 - 0.35 * lean * lean);
        tips.push((x + lean * 150.0 + seed.between(-12.0, 12.0), y - height, lean));
    }
    let stems = tips.iter().fold(Path::default(), |path, (tx, ty, lean)| {
        path.move_to(x + lean * 12.0, y).quad(x + lean * 40.0, y - 110.0, *tx, *ty)
    });
    c.line(&stems, LEAF.shade(), 4.0);
    for (tx, ty, _) in tips {
        let r = seed.between(34.0, 46.0);
        let tone = if seed.chance(50) { LEAF } else { LEAF.mix(FRESH, 0.36) };
        c.circle(tx + 2.0, ty + 4.0, r, LEAF.deep().alpha(0.5));
        c.circle(tx, ty, r, tone);
        c.circle(tx - r * 0.2, ty - r * 0.2, r * 0.56, tone.light().alpha(0.35));
        c.circle(tx, ty - r * 0.1, 3.5, Rgb(226, 226, 170));
    }
}

fn snake(c: &mut Canvas, x: f64, y: f64) {
    for (lean, height, half, colour) in [
        (-62.0, 230.0, 28.0, LEAF.shade()),
        (66.0, 250.0, 28.0, LEAF.shade()),
        (-20.0, 330.0, 33.0, LEAF),
        (30.0, 284.0, 31.0, LEAF.mix(Rgb(120, 170, 120), 0.3)),
        (-96.0, 150.0, 24.0, LEAF),
        (102.0, 160.0, 24.0, LEAF),
    ] {
        let (tx, ty) = (x + lean * 1.4, y - height);
        let blade = Path::at(x + lean * 0.5 - half, y)
            .curve([x + lean * 0.6 - half * 1.3, y - height * 0.4, tx - half, y - height * 0.8, tx, ty])
            .curve([
                tx + half,
                y - height * 0.8,
                x + lean * 0.6 + half * 1.3,
                y - height * 0.4,
                x + lean * 0.5 + half,
                y,
            ])
            .close();
        c.fill(&blade, colour);
        c.clip(&blade, |c| {
            let bands = (0..6).fold(Path::default(), |path, band| {
                let by = y - height * (0.1 + 0.14 * f64::from(band));
                path.move_to(x + lean - 70.0, by).quad(x + lean - 10.0, by - 14.0, x + lean + 80.0, by - 4.0)
            });
            c.line(&bands, colour.deep().alpha(0.5), 8.0);
        });
        c.line(&blade, Rgb(222, 208, 122), 4.0);
    }
}

fn cactus(c: &mut Canvas, x: f64, y: f64) {
    let skin = LEAF.mix(Rgb(70, 140, 110), 0.4);
    for (path, width) in [
        (Path::at(x - 40.0, y - 120.0).curve([x - 120.0, y - 110.0, x - 110.0, y - 150.0, x - 110.0, y - 210.0]), 48.0),
        (Path::at(x + 40.0, y - 90.0).curve([x + 110.0, y - 84.0, x + 104.0, y - 120.0, x + 104.0, y - 164.0]), 44.0),
    ] {
        c.line(&path, skin.shade(), width);
        c.place(-4.0, -2.0, 1.0, |c| c.line(&path, skin, width - 14.0));
    }
    let tone = round(c, skin);
    c.rect(x - 62.0, y - 300.0, 124.0, 320.0, 60.0, tone);
    for dx in [-38.0, -14.0, 14.0, 38.0] {
        c.dashes(&Path::at(x + dx, y - 270.0 + f64::abs(dx) * 0.5).to(x + dx, y - 6.0), skin.light(), 5.0, 1.0, 22.0);
    }
    for (dx, dy) in [(0.0, -304.0), (-112.0, -228.0)] {
        botany::blossom(c, x + dx, y + dy, 14.0, 5, Rgb(232, 130, 120));
        c.circle(x + dx, y + dy, 9.0, Rgb(250, 214, 120));
    }
}

fn fern(c: &mut Canvas, x: f64, y: f64) {
    let fronds =
        [(-190.0, 110.0), (190.0, 120.0), (-140.0, 210.0), (146.0, 220.0), (-70.0, 280.0), (76.0, 290.0), (4.0, 310.0)];
    for (index, (lean, height)) in fronds.into_iter().enumerate() {
        let colour = if index % 2 == 0 { LEAF } else { LEAF.mix(FRESH, 0.4) };
        let (cx, cy, tx, ty) = (x + lean * 0.3, y - height * 1.1, x + lean, y - height * 0.8);
        let mut leaves = Path::default();
        for step in 1..8 {
            let t = 0.14 + 0.115 * f64::from(step);
            let u = 1.0 - t;
            let (px, py) = (u * u * x + 2.0 * u * t * cx + t * t * tx, u * u * y + 2.0 * u * t * cy + t * t * ty);
            let (dx, dy) = (2.0 * u * (cx - x) + 2.0 * t * (tx - cx), 2.0 * u * (cy - y) + 2.0 * t * (ty - cy));
            let along = dy.atan2(dx).to_degrees();
            for side in [-60.0, 60.0] {
                leaves = leaves.and(&botany::blade(px, py, 52.0 * (1.15 - t), 8.0, along + side));
            }
        }
        c.fill(&leaves, colour);
        c.line(&Path::at(x, y).quad(cx, cy, tx, ty), colour.deep(), 4.0);
    }
}

fn lavender(c: &mut Canvas, x: f64, y: f64, seed: &mut Seed) {
    let flower = Rgb(138, 116, 176);
    let (mut foliage, mut stems) = (Path::default(), Path::default());
    for step in 0..14 {
        let lean = -1.0 + f64::from(step) / 6.5;
        foliage = foliage.and(&botany::blade(
            x + lean * 40.0,
            y + 4.0,
            120.0 + seed.between(0.0, 40.0),
            7.0,
            lean * 52.0 - 90.0,
        ));
    }
    let tips: Vec<_> = (0..11)
        .map(|step| {
            let lean = -1.0 + f64::from(step) / 5.0;
            (lean, x + lean * 130.0, y - 270.0 + 60.0 * lean * lean + seed.between(-20.0, 30.0))
        })
        .collect();
    for &(lean, tx, ty) in &tips {
        stems = stems.move_to(x + lean * 24.0, y).quad(x + lean * 60.0, y + (ty - y) * 0.6, tx, ty);
    }
    c.fill(&foliage, Rgb(128, 150, 112));
    c.line(&stems, Rgb(118, 142, 104), 3.5);
    let spikes = tips
        .iter()
        .fold(Path::default(), |path, (lean, tx, ty)| path.move_to(*tx, *ty).to(tx - lean * 22.0, ty + 64.0));
    c.dashes(&spikes, flower, 21.0, 0.1, 15.0);
    c.place(-3.0, -8.0, 1.0, |c| c.dashes(&spikes, flower.light(), 11.0, 0.1, 15.0));
}

fn olive(c: &mut Canvas, x: f64, y: f64, seed: &mut Seed) {
    let bark = Rgb(142, 118, 96);
    c.line(&Path::at(x, y).curve([x + 10.0, y - 80.0, x - 14.0, y - 140.0, x + 2.0, y - 220.0]), bark.shade(), 17.0);
    c.line(&Path::at(x - 2.0, y).curve([x + 6.0, y - 80.0, x - 18.0, y - 140.0, x - 2.0, y - 220.0]), bark, 10.0);
    for (lean, height) in [(-120.0, 210.0), (118.0, 220.0), (-66.0, 290.0), (72.0, 294.0), (0.0, 320.0)] {
        c.line(&Path::at(x - 2.0, y - 150.0).quad(x + lean * 0.3, y - height * 0.8, x + lean, y - height), bark, 6.0);
    }
    for tone in [Rgb(100, 122, 90), Rgb(132, 150, 112), Rgb(168, 182, 146)] {
        let mut leaves = Path::default();
        for _ in 0..24 {
            let (angle, far) = (seed.between(0.0, std::f64::consts::TAU), seed.between(0.0, 1.0).sqrt());
            let (lx, ly) = (x + angle.cos() * far * 138.0, y - 250.0 + angle.sin() * far * 98.0);
            leaves = leaves.and(&botany::blade(lx, ly, 54.0, 9.0, seed.between(0.0, 360.0)));
        }
        c.fill(&leaves, tone);
    }
}

/// A bushy kitchen herb in the given green, with that many stalks.
pub(crate) fn herb(c: &mut Canvas, x: f64, y: f64, green: Rgb, stalks: u32, seed: &mut Seed) {
    let (mut stems, mut dark, mut bright) = (Path::default(), Path::default(), Path::default());
    for step in 0..stalks {
        let lean = -1.0 + 2.0 * f64::from(step) / f64::from(stalks.max(2) - 1);
        let height = 190.0 - 60.0 * lean * lean + seed.between(-16.0, 16.0);
        let (tx, ty) = ((x + lean * 96.0).round(), (y - height).round());
        stems = stems.move_to(x + lean * 30.0, y).quad(x + lean * 50.0, (y + ty) / 2.0, tx, ty);
        for level in 0..3 {
            let t = 0.4 + 0.28 * f64::from(level);
            let (px, py) = (x + lean * (30.0 + 66.0 * t * t), y - height * t);
            let size = 60.0 - 9.0 * f64::from(level);
            bright = bright.and(&botany::blade(px, py, size, size * 0.24, -148.0 + lean * 24.0));
            dark = dark.and(&botany::blade(px, py, size, size * 0.24, -32.0 + lean * 24.0));
        }
        bright = bright.and(&botany::blade(tx, ty + 8.0, 36.0, 11.0, -90.0));
    }
    c.line(&stems, green.deep(), 4.0);
    c.fill(&dark, green);
    c.fill(&bright, green.mix(FRESH, 0.45));
}
