//! First toys: tops, rattles and a mobile.

use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    palette::{BEECH, CREAM, INK, Rgb},
    path::Path,
    scene::{band, drop_shadow, face, ground_shadow, round},
    svg::Canvas,
};

/// Three spinning tops.
pub(crate) fn tops(c: &mut Canvas, look: &Look<'_>) {
    let places = [
        (262.0, 600.0, 1.0, look.second, -10.0),
        (548.0, 606.0, 0.9, look.third, 12.0),
        (404.0, 660.0, 1.2, look.colour, 7.0),
    ];
    for (cx, y, s, colour, lean) in places {
        ground_shadow(c, cx + 10.0, y, 34.0 * s, 150.0 * s);
        c.turn(lean, cx, y, |c| {
            let stick =
                Form { cx, profile: &[(9.0 * s, y - 246.0 * s), (14.0 * s, y - 238.0 * s), (10.0 * s, y - 150.0 * s)] };
            stick.draw(c, &Skin::plain(BEECH));
            let profile = [
                (12.0 * s, y - 172.0 * s),
                (74.0 * s, y - 150.0 * s),
                (112.0 * s, y - 112.0 * s),
                (86.0 * s, y - 66.0 * s),
                (26.0 * s, y - 24.0 * s),
                (5.0 * s, y),
            ];
            let body = Form { cx, profile: &profile };
            body.draw(c, &Skin::plain(BEECH));
            c.clip(&body.path(), |c| {
                let tones = round(c, colour);
                c.fill(&band(cx, 114.0 * s, y - 140.0 * s, y - 104.0 * s), tones);
                let tones = round(c, look.palette.dark.mix(colour, 0.55));
                c.fill(&band(cx, 114.0 * s, y - 92.0 * s, y - 78.0 * s), tones);
                let tones = round(c, colour.mix(CREAM, 0.4));
                c.fill(&band(cx, 114.0 * s, y - 184.0 * s, y - 160.0 * s), tones);
            });
            body.gloss(c, y - 150.0 * s, y - 84.0 * s, 8.0 * s, 0.34);
        });
    }
}

/// A grasping ring with beads, or a rattle with a bell.
pub(crate) fn rattle(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "bell" {
        return bell(c, look);
    }
    let ring = Path::ellipse(400.0, 410.0, 190.0, 190.0);
    c.blur(9, |c| c.place(14.0, 20.0, 1.0, |c| c.line(&ring, INK.alpha(0.3), 52.0)));
    c.line(&ring, BEECH.shade(), 52.0);
    c.place(-3.0, -4.0, 1.0, |c| c.line(&ring, BEECH, 42.0));
    c.place(-7.0, -9.0, 1.0, |c| c.line(&ring, BEECH.light(), 12.0));
    let beads = [
        (-128.0_f64, look.second, 50.0),
        (-100.0, look.third, 58.0),
        (-71.0, look.colour, 50.0),
        (-44.0, look.second.mix(CREAM, 0.45), 44.0),
        (-154.0, look.colour.mix(CREAM, 0.4), 44.0),
    ];
    for (angle, colour, r) in beads {
        let (sin, cos) = angle.to_radians().sin_cos();
        let (x, y) = (400.0 + 190.0 * cos, 410.0 + 190.0 * sin);
        c.circle(x + 8.0, y + 12.0, r, INK.alpha(0.16));
        let tone = face(c, colour);
        c.circle(x, y, r, tone);
        c.ellipse(x - r * 0.3, y - r * 0.36, r * 0.24, r * 0.18, CREAM.alpha(0.55));
    }
}

fn bell(c: &mut Canvas, look: &Look<'_>) {
    c.turn(28.0, 400.0, 400.0, |c| {
        let grip = Path::rect(372.0, 330.0, 56.0, 330.0, 28.0);
        drop_shadow(c, &grip, 14.0);
        let tone = round(c, BEECH);
        c.fill(&grip, tone);
        for (y, colour) in [(420.0, look.second), (476.0, look.third), (532.0, look.colour)] {
            let tone = round(c, colour);
            c.rect(360.0, y, 80.0, 46.0, 20.0, tone);
        }
        drop_shadow(c, &Path::ellipse(400.0, 262.0, 112.0, 112.0), 14.0);
        let tone = face(c, look.colour);
        c.circle(400.0, 262.0, 112.0, tone);
        c.clip(&Path::ellipse(400.0, 262.0, 112.0, 112.0), |c| {
            c.fill(
                &Path::at(280.0, 262.0)
                    .quad(400.0, 300.0, 520.0, 262.0)
                    .to(520.0, 302.0)
                    .quad(400.0, 340.0, 280.0, 302.0)
                    .close(),
                look.second,
            );
        });
        c.ellipse(362.0, 212.0, 24.0, 18.0, CREAM.alpha(0.5));
        c.circle(400.0, 664.0, 34.0, look.third);
    });
}

/// A mobile with clouds, a moon and drops.
pub(crate) fn mobile(c: &mut Canvas, look: &Look<'_>) {
    let hoop = Path::ellipse(400.0, 210.0, 210.0, 44.0);
    c.line(
        &Path::at(400.0, 0.0)
            .to(400.0, 96.0)
            .to(200.0, 206.0)
            .move_to(400.0, 96.0)
            .to(600.0, 206.0)
            .move_to(400.0, 96.0)
            .to(400.0, 254.0),
        BEECH.shade(),
        4.0,
    );
    c.line(&hoop, BEECH.shade(), 20.0);
    c.place(-1.0, -3.0, 1.0, |c| c.line(&hoop, BEECH.light(), 10.0));
    let cloud = |x: f64, y: f64, s: f64| {
        Path::at(x - 70.0 * s, y + 40.0 * s)
            .curve([x - 120.0 * s, y + 36.0 * s, x - 116.0 * s, y - 20.0 * s, x - 66.0 * s, y - 22.0 * s])
            .curve([x - 52.0 * s, y - 74.0 * s, x + 24.0 * s, y - 74.0 * s, x + 40.0 * s, y - 32.0 * s])
            .curve([x + 104.0 * s, y - 34.0 * s, x + 112.0 * s, y + 40.0 * s, x + 60.0 * s, y + 40.0 * s])
            .close()
    };
    let moon = Path::at(622.0, 356.0)
        .curve([540.0, 366.0, 530.0, 476.0, 618.0, 496.0])
        .curve([580.0, 460.0, 584.0, 396.0, 622.0, 356.0])
        .close();
    let drop = |x: f64, y: f64| {
        Path::at(x, y - 50.0)
            .curve([x + 26.0, y - 10.0, x + 40.0, y + 8.0, x + 36.0, y + 28.0])
            .curve([x + 30.0, y + 56.0, x - 30.0, y + 56.0, x - 36.0, y + 28.0])
            .curve([x - 40.0, y + 8.0, x - 26.0, y - 10.0, x, y - 50.0])
            .close()
    };
    let pieces: [(f64, f64, Path, Rgb); 5] = [
        (206.0, 356.0, cloud(206.0, 420.0, 0.9), CREAM),
        (312.0, 540.0, drop(312.0, 586.0), look.colour),
        (400.0, 380.0, cloud(400.0, 440.0, 0.72), look.colour.mix(CREAM, 0.5)),
        (486.0, 560.0, drop(486.0, 606.0), look.second),
        (596.0, 372.0, moon, look.third),
    ];
    for (x, y, shape, colour) in pieces {
        let from = if (x - 400.0).abs() < 40.0 { 254.0 } else { 226.0 };
        c.line(&Path::at(x, from).to(x, y), BEECH.shade(), 3.0);
        c.circle(x, f64::midpoint(from, y), 10.0, BEECH);
        c.blur(10, |c| c.place(26.0, 24.0, 1.0, |c| c.fill(&shape, INK.alpha(0.22))));
        let tone = face(c, colour);
        c.fill(&shape, tone);
    }
}
