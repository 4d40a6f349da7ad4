//! Puzzles, pairs, music and counting.

use crate::demo::draw::{
    Look, botany,
    form::{Form, Skin},
    palette::{BEECH, CREAM, INK, Rgb},
    path::Path,
    pattern,
    scene::{GROUND, drop_shadow, edge_shadow, face},
    svg::Canvas,
};

/// A tray puzzle with sun, moon and cloud, or a jigsaw with a piece missing.
pub(crate) fn puzzle(c: &mut Canvas, look: &Look<'_>) {
    c.turn(-6.0, 400.0, 400.0, |c| {
        let tray = Path::rect(156.0, 190.0, 488.0, 420.0, 30.0);
        drop_shadow(c, &tray, 16.0);
        c.place(6.0, 9.0, 1.0, |c| c.fill(&tray, BEECH.deep()));
        let tone = face(c, BEECH);
        c.fill(&tray, tone);
        if look.shape == "jigsaw" { jigsaw(c, look) } else { sky(c, look) }
    });
}

fn sky(c: &mut Canvas, look: &Look<'_>) {
    let sun = Path::ellipse(290.0, 322.0, 84.0, 84.0);
    let moon = Path::at(560.0, 244.0)
        .curve([460.0, 250.0, 440.0, 390.0, 556.0, 410.0])
        .curve([508.0, 370.0, 508.0, 290.0, 560.0, 244.0])
        .close();
    let cloud = Path::at(250.0, 560.0)
        .curve([190.0, 556.0, 190.0, 480.0, 256.0, 478.0])
        .curve([270.0, 424.0, 352.0, 424.0, 366.0, 470.0])
        .curve([420.0, 460.0, 440.0, 556.0, 376.0, 560.0])
        .close();
    let drop = Path::at(526.0, 440.0)
        .curve([560.0, 490.0, 584.0, 510.0, 580.0, 540.0])
        .curve([574.0, 582.0, 478.0, 582.0, 472.0, 540.0])
        .curve([470.0, 510.0, 496.0, 490.0, 526.0, 440.0])
        .close();
    for (piece, colour) in
        [(&sun, look.third), (&moon, look.colour), (&cloud, look.colour.mix(CREAM, 0.55)), (&drop, look.second)]
    {
        c.place(-3.0, -4.0, 1.0, |c| c.line(piece, BEECH.deep(), 8.0));
        let tone = face(c, colour);
        c.fill(piece, tone);
        c.place(2.0, 3.0, 1.0, |c| c.line(piece, colour.light().alpha(0.6), 3.0));
    }
    for (x, y) in [(290.0, 322.0), (500.0, 330.0), (310.0, 516.0), (526.0, 530.0)] {
        c.circle(x + 4.0, y + 7.0, 17.0, INK.alpha(0.25));
        c.circle(x, y, 16.0, BEECH.shade());
        c.circle(x - 3.0, y - 4.0, 11.0, BEECH.light());
    }
}

fn jigsaw(c: &mut Canvas, look: &Look<'_>) {
    let picture = Path::rect(186.0, 220.0, 428.0, 360.0, 8.0);
    c.clip(&picture, |c| {
        c.rect(180.0, 210.0, 440.0, 380.0, 0.0, look.colour.mix(CREAM, 0.45));
        c.circle(510.0, 310.0, 52.0, look.third);
        c.fill(
            &Path::at(180.0, 480.0)
                .curve([260.0, 400.0, 360.0, 400.0, 430.0, 470.0])
                .curve([500.0, 520.0, 560.0, 430.0, 630.0, 440.0])
                .to(630.0, 600.0)
                .to(180.0, 600.0)
                .close(),
            look.colour,
        );
        c.fill(
            &Path::at(180.0, 550.0)
                .curve([300.0, 490.0, 460.0, 540.0, 630.0, 520.0])
                .to(630.0, 600.0)
                .to(180.0, 600.0)
                .close(),
            look.second,
        );
        for (x, y) in [(262.0, 430.0), (330.0, 400.0)] {
            c.fill(&Path::polygon(&[(x, y - 76.0), (x + 36.0, y + 20.0), (x - 36.0, y + 20.0)]), look.colour.deep());
        }
    });
    let knob = |path: Path, x: f64, y: f64, across: bool| {
        if across {
            path.to(x - 20.0, y).curve([x - 36.0, y - 40.0, x + 36.0, y - 40.0, x + 20.0, y])
        } else {
            path.to(x, y - 20.0).curve([x + 40.0, y - 36.0, x + 40.0, y + 36.0, x, y + 20.0])
        }
    };
    let mut cuts = Path::default();
    for y in [340.0, 460.0] {
        let start = Path::at(186.0, y);
        let line = [258.0, 400.0, 542.0].into_iter().fold(start, |path, x| knob(path, x, y, true));
        cuts = cuts.and(&line.to(614.0, y));
    }
    for x in [329.0, 471.0] {
        let start = Path::at(x, 220.0);
        let line = [280.0, 400.0, 520.0].into_iter().fold(start, |path, y| knob(path, x, y, false));
        cuts = cuts.and(&line.to(x, 580.0));
    }
    c.line(&cuts, INK.alpha(0.4), 4.0);
    c.place(-1.5, -2.0, 1.0, |c| c.line(&cuts, CREAM.alpha(0.3), 2.0));
}

/// A memory game, some pairs turned over.
pub(crate) fn memory(c: &mut Canvas, look: &Look<'_>) {
    let mut seed = look.seed.clone();
    for cell in 0..9_u32 {
        let (x, y) = (172.0 + 160.0 * f64::from(cell % 3), 172.0 + 160.0 * f64::from(cell / 3));
        c.turn(seed.between(-7.0, 7.0), x + 68.0, y + 68.0, |c| {
            let card = Path::rect(x, y, 136.0, 136.0, 18.0);
            drop_shadow(c, &card, 8.0);
            let ground = [look.colour, look.second, look.third]
                .get(usize::try_from(cell % 3).unwrap_or(0))
                .copied()
                .unwrap_or(look.colour);
            c.place(4.0, 6.0, 1.0, |c| c.fill(&card, BEECH.deep()));
            if cell % 2 == 0 {
                c.fill(&card, ground.mix(CREAM, 0.72));
                symbol(c, cell / 2, x + 68.0, y + 68.0, ground);
            } else {
                c.fill(&card, look.colour);
                let waves = pattern::overlay(c, pattern::Pattern::Scallop, look.colour.light(), look.third, 0.7, 0.0);
                if let Some(paint) = waves {
                    c.fill(&card, paint);
                }
            }
        });
    }
}

fn symbol(c: &mut Canvas, which: u32, x: f64, y: f64, ink: Rgb) {
    match which {
        0 | 3 => {
            c.circle(x, y + 8.0, 34.0, ink);
            c.turn(-40.0, x, y - 24.0, |c| c.fill(&botany::leaf(x, y - 24.0, 34.0, 11.0), ink.deep()));
        }
        1 => {
            c.fill(
                &Path::at(x - 40.0, y + 4.0)
                    .curve([x - 20.0, y - 40.0, x + 20.0, y - 30.0, x + 26.0, y])
                    .to(x + 48.0, y - 22.0)
                    .to(x + 46.0, y + 26.0)
                    .to(x + 26.0, y + 6.0)
                    .curve([x + 16.0, y + 34.0, x - 24.0, y + 36.0, x - 40.0, y + 4.0])
                    .close(),
                ink,
            );
            c.circle(x - 18.0, y - 4.0, 5.0, CREAM);
        }
        2 => pattern::star(c, x, y, 50.0, ink),
        _ => {
            for lean in [-0.9, 0.0, 0.9] {
                c.ellipse(x + lean * 24.0, y - 16.0 + f64::abs(lean) * 8.0, 15.0, 28.0, ink);
            }
            c.line(&Path::at(x, y).to(x, y + 46.0), ink.deep(), 6.0);
        }
    }
}

/// A xylophone with its beaters.
pub(crate) fn xylophone(c: &mut Canvas, look: &Look<'_>) {
    c.turn(-12.0, 400.0, 400.0, |c| {
        let frame = Path::polygon(&[(150.0, 300.0), (650.0, 344.0), (650.0, 456.0), (150.0, 500.0)]);
        drop_shadow(c, &frame, 12.0);
        let tone = face(c, BEECH);
        c.fill(&frame, tone);
        let colours = [
            look.second,
            look.third,
            look.colour,
            look.second.mix(CREAM, 0.4),
            look.third.mix(CREAM, 0.4),
            look.colour.mix(CREAM, 0.45),
            look.second,
            look.third,
        ];
        for (index, colour) in colours.into_iter().enumerate() {
            let step = f64::from(u32::try_from(index).unwrap_or(0));
            let (x, half) = (160.0 + 61.0 * step, 186.0 - 13.0 * step);
            let bar = Path::rect(x, 400.0 - half, 52.0, half * 2.0, 14.0);
            c.place(5.0, 8.0, 1.0, |c| c.fill(&bar, INK.alpha(0.3)));
            let tone = face(c, colour);
            c.fill(&bar, tone);
            for y in [400.0 - half + 30.0, 400.0 + half - 30.0] {
                c.circle(x + 26.0, y, 8.0, colour.deep());
                c.circle(x + 24.5, y - 1.5, 5.0, Rgb(226, 222, 214));
            }
        }
    });
    for (x, angle, colour) in [(470.0, -64.0, look.second), (500.0, -52.0, look.colour)] {
        c.turn(angle, x, 600.0, |c| {
            let stick = Path::rect(x - 7.0, 450.0, 14.0, 270.0, 7.0);
            drop_shadow(c, &stick, 10.0);
            c.fill(&stick, BEECH.light());
            let tone = face(c, colour);
            c.circle(x, 450.0, 29.0, tone);
        });
    }
}

/// Six skittles and a ball.
pub(crate) fn skittles(c: &mut Canvas, look: &Look<'_>) {
    let places = [(270.0, 578.0), (400.0, 572.0), (530.0, 578.0), (334.0, 606.0), (466.0, 606.0), (400.0, 640.0)];
    let colours = [look.third, look.colour, look.second, look.second, look.third, look.colour];
    for ((cx, y), colour) in places.into_iter().zip(colours) {
        let profile = [
            (12.0, y - 258.0),
            (34.0, y - 244.0),
            (36.0, y - 212.0),
            (22.0, y - 172.0),
            (30.0, y - 140.0),
            (52.0, y - 76.0),
            (48.0, y - 18.0),
            (36.0, y),
        ];
        let form = Form { cx, profile: &profile };
        form.shadow(c);
        form.draw(c, &Skin::plain(BEECH));
        let coat = Form {
            cx,
            profile: &[(37.0, y - 122.0), (37.0, y - 122.0), (52.0, y - 76.0), (48.0, y - 18.0), (36.0, y)],
        };
        coat.draw(c, &Skin::plain(colour));
        c.line(&Path::at(cx - 24.0, y - 184.0).arc(24.0, 5.0, false, cx + 24.0, y - 184.0), colour, 13.0);
        c.circle(cx - 14.0, y - 226.0, 4.0, INK);
        c.circle(cx + 8.0, y - 226.0, 4.0, INK);
        c.line(&Path::at(cx - 10.0, y - 212.0).quad(cx - 3.0, y - 206.0, cx + 4.0, y - 212.0), INK.alpha(0.7), 3.0);
    }
    crate::demo::draw::scene::ground_shadow(c, 236.0, 676.0, 46.0, 70.0);
    let tone = face(c, look.second);
    c.circle(236.0, 632.0, 52.0, tone);
    c.line(&Path::at(186.0, 622.0).quad(236.0, 652.0, 286.0, 622.0), CREAM.alpha(0.8), 10.0);
}

/// A counting frame.
pub(crate) fn abacus(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 190.0, 630.0, GROUND + 12.0, 300.0);
    let frame = |x: f64| Form { cx: x, profile: &[(17.0, 210.0), (17.0, 210.0), (17.0, 640.0)] };
    let colours = [look.second, look.third, look.colour, look.second.mix(CREAM, 0.4), look.colour.mix(CREAM, 0.45)];
    for (row, colour) in colours.into_iter().enumerate() {
        let step = u32::try_from(row).unwrap_or(0);
        let y = 270.0 + 74.0 * f64::from(step);
        c.line(&Path::at(196.0, y).to(604.0, y), Rgb(150, 148, 150), 7.0);
        for bead in 0..7_u32 {
            let gap = if bead > (step * 2 + 1) % 7 { 116.0 } else { 0.0 };
            let x = 236.0 + 36.0 * f64::from(bead) + gap;
            let tone = face(c, colour);
            c.ellipse(x, y, 17.0, 30.0, tone);
            c.ellipse(x - 4.0, y - 11.0, 4.0, 8.0, CREAM.alpha(0.55));
        }
    }
    for x in [196.0, 604.0] {
        let post = frame(x);
        post.draw(c, &Skin::plain(BEECH));
        let tone = face(c, BEECH);
        c.circle(x, 196.0, 28.0, tone);
    }
    let beam = c.linear(0.0, 1.0, &[(0.0, BEECH.light().into()), (1.0, BEECH.shade().into())]);
    c.rect(156.0, 628.0, 488.0, 30.0, 12.0, beam);
}
