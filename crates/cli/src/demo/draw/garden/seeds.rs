//! Seeds, bulbs, twine and markers.

use crate::demo::draw::{
    Look, botany, emblem,
    form::{Form, Skin},
    label,
    palette::{BEECH, CREAM, INK, LEAF, OAK, Rgb},
    path::{Path, TILT},
    pattern,
    scene::{GROUND, drop_shadow, edge_shadow, face, round},
    svg::Canvas,
};

/// A packet of seeds, or three fanned out.
pub(crate) fn packet(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "fan" {
        for (angle, dx, colour, what) in [
            (-19.0, -96.0, look.second, "carrot"),
            (0.0, 0.0, look.third, "tomato"),
            (19.0, 96.0, look.colour, "flower"),
        ] {
            c.turn(angle, 400.0, 700.0, |c| c.place(86.0 + dx * 0.6, 84.0, 0.79, |c| one(c, look, colour, what)));
        }
        return;
    }
    c.turn(-6.0, 400.0, 400.0, |c| one(c, look, look.colour, look.shape));
    let mut seed = look.seed.clone();
    for _ in 0..9 {
        let (x, y) = (seed.between(560.0, 680.0), seed.between(560.0, 690.0));
        c.turn(seed.between(0.0, 180.0), x, y, |c| {
            c.ellipse(x + 2.0, y + 4.0, 12.0, 7.0, INK.alpha(0.2));
            c.ellipse(x, y, 12.0, 7.0, Rgb(150, 112, 74));
        });
    }
}

fn one(c: &mut Canvas, look: &Look<'_>, colour: Rgb, what: &str) {
    let (x, y, w, h) = (244.0, 142.0, 312.0, 500.0);
    let outline = Path::rect(x, y, w, h, 6.0);
    drop_shadow(c, &outline, 12.0);
    let tone = face(c, CREAM);
    c.fill(&outline, tone);
    c.fill(&Path::at(x, y).to(x + w, y).to(x + w, y + 26.0).quad(x + w / 2.0, y + 96.0, x, y + 26.0).close(), colour);
    let picture = Path::at(x + 34.0, y + 420.0)
        .to(x + 34.0, y + 220.0)
        .arc(122.0, 122.0, true, x + 278.0, y + 220.0)
        .to(x + 278.0, y + 420.0)
        .close();
    c.fill(&picture, colour.mix(CREAM, 0.68));
    c.clip(&picture, |c| match what {
        "tomato" => tomato(c, x + w / 2.0, y + 300.0),
        "carrot" => carrot(c, x + w / 2.0, y + 210.0),
        _ => flower(c, look, x + w / 2.0, y + 420.0, colour),
    });
    c.line(&picture, colour, 5.0);
    label::words(c, x + w / 2.0, y + 444.0, 150.0, 2, look.palette.dark);
    emblem::mark(c, look.palette.emblem, x + w / 2.0, y + 32.0, 40.0, colour.contrast(), colour);
}

fn flower(c: &mut Canvas, look: &Look<'_>, x: f64, y: f64, colour: Rgb) {
    for (dx, height, r, tone) in
        [(-58.0, 180.0, 44.0, look.second), (56.0, 160.0, 40.0, look.third), (0.0, 240.0, 52.0, colour)]
    {
        c.line(&Path::at(x + dx * 0.5, y + 10.0).quad(x + dx * 0.5, y - height * 0.5, x + dx, y - height), LEAF, 7.0);
        let (lx, ly) = (x + dx * 0.6, y - height * 0.4);
        c.fill(&botany::blade(lx, ly, 58.0, 13.0, -32.0).and(&botany::blade(lx, ly, 58.0, 13.0, -148.0)), LEAF);
        botany::blossom(c, x + dx, y - height, r * 0.62, 8, tone);
        c.circle(x + dx, y - height, r * 0.42, tone.deep());
        c.circle(x + dx - 3.0, y - height - 3.0, r * 0.24, Rgb(246, 206, 110));
    }
}

fn tomato(c: &mut Canvas, x: f64, y: f64) {
    c.line(&Path::at(x - 10.0, y - 190.0).quad(x + 20.0, y - 60.0, x, y + 10.0), LEAF, 7.0);
    for (dx, dy, r) in [(-54.0, 10.0, 60.0), (60.0, 26.0, 56.0), (4.0, 70.0, 62.0), (0.0, -50.0, 46.0)] {
        let red = Rgb(206, 70, 50);
        let tone = face(c, red);
        c.circle(x + dx, y + dy, r, tone);
        c.ellipse(x + dx - r * 0.34, y + dy - r * 0.38, r * 0.22, r * 0.15, CREAM.alpha(0.6));
        let crown = [-150.0, -90.0, -30.0, 30.0, 150.0].into_iter().fold(Path::default(), |path, turn| {
            path.and(&botany::blade(x + dx, y + dy - r * 0.84, r * 0.54, r * 0.13, turn))
        });
        c.fill(&crown, LEAF);
    }
}

fn carrot(c: &mut Canvas, x: f64, y: f64) {
    for (lean, dx, length) in [(-13.0, -62.0, 190.0), (13.0, 62.0, 180.0), (0.0, 0.0, 216.0)] {
        c.turn(lean, x + dx, y, |c| {
            let cx = x + dx;
            let greens = [-122.0, -106.0, -90.0, -74.0, -58.0]
                .into_iter()
                .fold(Path::default(), |path, turn| path.and(&botany::blade(cx, y, 108.0, 9.0, turn)));
            c.fill(&greens, LEAF);
            let orange = Rgb(226, 130, 58);
            let root = Path::at(cx - 36.0, y + 4.0)
                .quad(cx, y - 18.0, cx + 36.0, y + 4.0)
                .curve([cx + 32.0, y + length * 0.5, cx + 12.0, y + length * 0.9, cx, y + length])
                .curve([cx - 12.0, y + length * 0.9, cx - 32.0, y + length * 0.5, cx - 36.0, y + 4.0])
                .close();
            let tone = round(c, orange);
            c.fill(&root, tone);
            for (at, w) in [(0.22, 24.0), (0.42, 18.0), (0.62, 12.0)] {
                c.line(
                    &Path::at(cx - w, y + length * at).quad(
                        cx,
                        y + length * at + 7.0,
                        cx + w * 0.3,
                        y + length * at + 3.0,
                    ),
                    orange.deep().alpha(0.6),
                    3.5,
                );
            }
        });
    }
}

/// Flower bulbs beside and in their paper bag.
pub(crate) fn bulbs(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 216.0, 500.0, GROUND + 10.0, 260.0);
    let bag = Path::at(222.0, 236.0)
        .to(250.0, 222.0)
        .to(284.0, 238.0)
        .to(320.0, 222.0)
        .to(358.0, 238.0)
        .to(396.0, 222.0)
        .to(432.0, 238.0)
        .to(466.0, 224.0)
        .to(494.0, 238.0)
        .curve([490.0, 360.0, 500.0, 520.0, 498.0, 650.0])
        .to(218.0, 650.0)
        .curve([216.0, 520.0, 226.0, 360.0, 222.0, 236.0])
        .close();
    let kraft = Rgb(206, 172, 128);
    let tone = c.linear(1.0, 0.2, &[(0.0, kraft.light().into()), (0.55, kraft.into()), (1.0, kraft.shade().into())]);
    c.fill(&bag, tone);
    c.line(&Path::at(450.0, 260.0).quad(440.0, 460.0, 452.0, 640.0), kraft.deep().alpha(0.3), 5.0);
    label::flat(c, look, (272.0, 366.0, 176.0, 196.0), CREAM);
    c.rect(272.0, 366.0, 176.0, 18.0, 4.0, look.colour);
    for (x, y, s, colour) in
        [(566.0, 628.0, 1.0, look.second), (500.0, 668.0, 0.9, look.third), (626.0, 672.0, 0.84, look.second)]
    {
        crate::demo::draw::scene::ground_shadow(c, x, y - 6.0, 44.0 * s, 60.0);
        let skin = colour.mix(Rgb(160, 110, 70), 0.55);
        let bulb = Path::at(x, y - 132.0 * s)
            .curve([x + 8.0 * s, y - 100.0 * s, x + 62.0 * s, y - 80.0 * s, x + 58.0 * s, y - 40.0 * s])
            .curve([x + 54.0 * s, y - 6.0 * s, x + 24.0 * s, y, x, y])
            .curve([x - 24.0 * s, y, x - 54.0 * s, y - 6.0 * s, x - 58.0 * s, y - 40.0 * s])
            .curve([x - 62.0 * s, y - 80.0 * s, x - 8.0 * s, y - 100.0 * s, x, y - 132.0 * s])
            .close();
        let tone = round(c, skin);
        c.fill(&bulb, tone);
        c.line(
            &Path::at(x, y - 124.0 * s)
                .curve([x - 10.0, y - 90.0 * s, x - 34.0 * s, y - 60.0 * s, x - 22.0 * s, y - 6.0])
                .move_to(x, y - 124.0 * s)
                .curve([x + 10.0, y - 90.0 * s, x + 30.0 * s, y - 60.0 * s, x + 18.0 * s, y - 6.0]),
            skin.deep().alpha(0.4),
            3.5,
        );
        c.fill(
            &Path::at(x - 8.0 * s, y - 118.0 * s)
                .quad(x - 2.0, y - 168.0 * s, x + 4.0, y - 174.0 * s)
                .quad(x + 10.0 * s, y - 150.0 * s, x + 8.0 * s, y - 118.0 * s)
                .close(),
            LEAF.light(),
        );
    }
}

/// A spool of twine.
pub(crate) fn twine(c: &mut Canvas, look: &Look<'_>) {
    let (cx, bottom, top) = (400.0, GROUND + 14.0, 330.0);
    let foot = Form { cx, profile: &[(156.0, bottom - 34.0), (156.0, bottom - 34.0), (156.0, bottom)] };
    foot.shadow(c);
    foot.draw(c, &Skin::plain(OAK));
    foot.cap(c, OAK);
    let roll = Form {
        cx,
        profile: &[
            (118.0, top),
            (130.0, top + 10.0),
            (136.0, top + 120.0),
            (130.0, bottom - 50.0),
            (122.0, bottom - 36.0),
        ],
    };
    c.clip(&roll.path(), |c| {
        let tones = round(c, look.colour);
        roll.cover(c, tones);
        let winds = (0..19).fold(Path::default(), |path, row| {
            let y = top - 10.0 + 15.0 * f64::from(row);
            path.move_to(cx - 140.0, y).quad(cx, y + 62.0, cx + 140.0, y - 4.0)
        });
        c.line(&winds, look.colour.deep().alpha(0.42), 4.0);
        let cross = (0..5).fold(Path::default(), |path, row| {
            let y = top + 30.0 + 52.0 * f64::from(row);
            path.move_to(cx - 140.0, y + 30.0).quad(cx, y + 46.0, cx + 140.0, y - 20.0)
        });
        c.line(&cross, look.second, 6.0);
    });
    let lid = Form { cx, profile: &[(142.0, top - 30.0), (142.0, top - 30.0), (142.0, top)] };
    lid.draw(c, &Skin::plain(OAK));
    lid.cap(c, OAK.light());
    c.ellipse(cx, top - 30.0, 26.0, 26.0 * TILT, OAK.deep());
    let end = Path::at(cx + 120.0, bottom - 120.0).curve([
        cx + 220.0,
        bottom - 60.0,
        cx + 160.0,
        bottom + 40.0,
        cx + 260.0,
        bottom + 20.0,
    ]);
    c.line(&end, look.colour.shade(), 8.0);
    c.line(&end, look.colour, 5.0);
}

/// Plant markers in a row.
pub(crate) fn markers(c: &mut Canvas, look: &Look<'_>) {
    let colours = [look.colour, look.second, look.third, look.colour.mix(CREAM, 0.4), look.palette.dark];
    for (index, colour) in colours.into_iter().enumerate() {
        let step = f64::from(u32::try_from(index).unwrap_or(0));
        let x = 188.0 + 106.0 * step;
        c.turn(-6.0 + 3.0 * step, x, 700.0, |c| {
            let stake = Path::at(x - 36.0, 190.0)
                .quad(x, 130.0, x + 36.0, 190.0)
                .to(x + 32.0, 520.0)
                .to(x, 670.0)
                .to(x - 32.0, 520.0)
                .close();
            drop_shadow(c, &stake, 10.0);
            let tone = face(c, BEECH);
            c.fill(&stake, tone);
            c.clip(&stake, |c| {
                c.rect(x - 40.0, 120.0, 80.0, 130.0, 0.0, colour);
                c.line(&Path::at(x - 10.0, 260.0).quad(x + 4.0, 420.0, x - 6.0, 660.0), BEECH.deep().alpha(0.3), 4.0);
            });
            match index {
                0 => c.turn(-90.0, x, 236.0, |c| c.fill(&botany::leaf(x, 236.0, 62.0, 18.0), CREAM)),
                1 => c.circle(x, 204.0, 21.0, CREAM),
                2 => pattern::star(c, x, 202.0, 30.0, CREAM),
                3 => c.fill(&Path::polygon(&[(x - 17.0, 176.0), (x + 17.0, 176.0), (x, 238.0)]), CREAM),
                _ => emblem::mark(c, look.palette.emblem, x, 202.0, 46.0, CREAM, colour),
            }
            c.turn(90.0, x, 400.0, |c| label::words(c, x - 20.0, 394.0, 150.0, 1, BEECH.deep()));
        });
    }
}
