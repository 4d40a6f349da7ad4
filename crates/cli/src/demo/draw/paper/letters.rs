//! Cards, envelopes and stickers.

use crate::demo::draw::{
    Look, botany, emblem, label,
    palette::{CREAM, INK, Rgb},
    path::Path,
    pattern::{self, Pattern},
    scene::{drop_shadow, face},
    svg::Canvas,
};

/// An envelope, its flap closed, in the given box.
fn envelope(c: &mut Canvas, (x, y, w, h): (f64, f64, f64, f64), colour: Rgb, seal: Rgb) {
    let outline = Path::rect(x, y, w, h, 6.0);
    drop_shadow(c, &outline, 12.0);
    let tone = face(c, colour);
    c.fill(&outline, tone);
    c.line(
        &Path::at(x + 4.0, y + h - 4.0)
            .to(x + w * 0.42, y + h * 0.48)
            .move_to(x + w - 4.0, y + h - 4.0)
            .to(x + w * 0.58, y + h * 0.48),
        colour.deep().alpha(0.3),
        3.0,
    );
    let flap = Path::at(x + 3.0, y + 4.0)
        .to(x + w * 0.46, y + h * 0.56)
        .quad(x + w * 0.5, y + h * 0.6, x + w * 0.54, y + h * 0.56)
        .to(x + w - 3.0, y + 4.0)
        .close();
    c.place(0.0, 6.0, 1.0, |c| c.fill(&flap, INK.alpha(0.12)));
    c.fill(&flap, colour.light());
    c.circle(x + w / 2.0 + 2.0, y + h * 0.52 + 3.0, 25.0, seal.deep());
    c.circle(x + w / 2.0, y + h * 0.52, 25.0, seal);
    c.circle(x + w / 2.0, y + h * 0.52, 16.0, seal.shade());
}

/// Greeting cards: a fan of three, or one with its envelope.
pub(crate) fn cards(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "single" {
        c.turn(9.0, 400.0, 400.0, |c| envelope(c, (226.0, 232.0, 440.0, 310.0), look.second, look.third));
        c.turn(-6.0, 400.0, 400.0, |c| card(c, look, 196.0, 190.0, look.colour, 0, look.pattern));
        return;
    }
    c.turn(14.0, 420.0, 420.0, |c| envelope(c, (296.0, 300.0, 340.0, 240.0), look.palette.wall.shade(), look.second));
    let fan = [
        (-24.0, -70.0, look.second, 1, Pattern::Plain),
        (-5.0, -6.0, look.colour, 2, look.pattern),
        (13.0, 58.0, look.third, 0, Pattern::Plain),
    ];
    for (angle, dx, colour, motif, print) in fan {
        c.turn(angle * 0.8, 400.0, 660.0, |c| {
            c.place(64.0, 46.0, 0.9, |c| card(c, look, 250.0 + dx, 180.0, colour, motif, print));
        });
    }
}

fn card(c: &mut Canvas, look: &Look<'_>, x: f64, y: f64, colour: Rgb, motif: u8, print: Pattern) {
    let (w, h) = (288.0, 396.0);
    let outline = Path::rect(x, y, w, h, 6.0);
    drop_shadow(c, &outline, 10.0);
    c.rect(x + 4.0, y + 4.0, w, h, 6.0, CREAM.shade());
    let tone = face(c, colour);
    c.fill(&outline, tone);
    if let Some(paint) = pattern::overlay(c, print, look.second, look.third, 0.8, 0.0) {
        c.fill(&outline, paint);
        return label::flat(c, look, (x + 62.0, y + 138.0, 164.0, 118.0), CREAM);
    }
    let (ink, cx) = (colour.contrast(), x + w / 2.0);
    match motif {
        0 => bouquet(c, look, cx, y + 300.0, ink),
        1 => {
            c.circle(cx, y + 164.0, 74.0, CREAM.mix(colour, 0.12));
            c.clip(&Path::rect(x, y, w, h, 6.0), |c| {
                c.fill(
                    &Path::at(x, y + 250.0)
                        .curve([x + 80.0, y + 190.0, x + 190.0, y + 230.0, x + w, y + 210.0])
                        .to(x + w, y + h)
                        .to(x, y + h)
                        .close(),
                    colour.shade(),
                );
                c.fill(
                    &Path::at(x, y + 310.0)
                        .curve([x + 110.0, y + 260.0, x + 190.0, y + 310.0, x + w, y + 280.0])
                        .to(x + w, y + h)
                        .to(x, y + h)
                        .close(),
                    colour.deep(),
                );
            });
        }
        _ => emblem::mark(c, look.palette.emblem, cx, y + 170.0, 140.0, ink, colour),
    }
    label::words(c, cx, y + h - 54.0, 100.0, 2, if motif == 1 { CREAM } else { ink });
}

fn bouquet(c: &mut Canvas, look: &Look<'_>, x: f64, y: f64, ink: Rgb) {
    for (lean, height, colour) in [(-46.0, 150.0, look.colour), (0.0, 190.0, look.second), (48.0, 140.0, CREAM)] {
        c.line(&Path::at(x, y).quad(x + lean * 0.3, y - height * 0.5, x + lean, y - height), ink, 5.0);
        c.turn(-90.0 + lean * 1.2, x + lean * 0.45, y - height * 0.5, |c| {
            c.fill(&botany::leaf(x + lean * 0.45, y - height * 0.5, 54.0, 13.0), ink);
        });
        botany::blossom(c, x + lean, y - height, 17.0, 6, colour);
        c.circle(x + lean, y - height, 10.0, ink);
    }
}

/// Letter paper and envelopes, tied together.
pub(crate) fn letter_set(c: &mut Canvas, look: &Look<'_>) {
    c.turn(6.0, 400.0, 400.0, |c| {
        let sheet = Path::rect(250.0, 132.0, 360.0, 500.0, 4.0);
        drop_shadow(c, &sheet, 10.0);
        let tone = face(c, CREAM);
        c.fill(&sheet, tone);
        emblem::mark(c, look.palette.emblem, 310.0, 190.0, 54.0, look.colour, CREAM);
        let lines = (0..4).fold(Path::default(), |path, row| {
            let y = 240.0 + 36.0 * f64::from(row);
            path.move_to(288.0, y).to(572.0, y)
        });
        c.line(&lines, look.palette.dark.alpha(0.25), 2.5);
    });
    c.turn(-9.0, 400.0, 480.0, |c| envelope(c, (204.0, 330.0, 400.0, 270.0), look.second, look.third));
    c.turn(-3.0, 400.0, 480.0, |c| {
        envelope(c, (188.0, 366.0, 400.0, 270.0), look.colour, look.third);
        if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.6, 0.0) {
            c.fill(&Path::polygon(&[(188.0, 440.0), (300.0, 560.0), (188.0, 632.0)]), paint);
        }
        let twine = Rgb(176, 142, 96);
        c.line(&Path::at(252.0, 364.0).to(252.0, 638.0), twine, 6.0);
        c.line(
            &Path::at(252.0, 440.0)
                .curve([200.0, 396.0, 180.0, 462.0, 252.0, 442.0])
                .curve([316.0, 396.0, 330.0, 470.0, 252.0, 442.0])
                .quad(246.0, 480.0, 222.0, 506.0)
                .move_to(254.0, 444.0)
                .quad(268.0, 480.0, 290.0, 498.0),
            twine,
            6.0,
        );
    });
}

/// A sheet of die-cut stickers.
pub(crate) fn stickers(c: &mut Canvas, look: &Look<'_>) {
    c.turn(5.0, 400.0, 400.0, |c| {
        let sheet = Path::rect(204.0, 140.0, 392.0, 520.0, 14.0);
        drop_shadow(c, &sheet, 10.0);
        let tone = face(c, look.palette.wall.mix(CREAM, 0.7));
        c.fill(&sheet, tone);
        let colours = [look.colour, look.second, look.third];
        for cell in 0..12_usize {
            let step = |n: usize| f64::from(u32::try_from(n).unwrap_or(0));
            let (x, y) = (270.0 + 130.0 * step(cell % 3), 208.0 + 128.0 * step(cell / 3));
            let colour = colours.get((cell + cell / 3) % 3).copied().unwrap_or(look.colour);
            c.circle(x + 2.0, y + 4.0, 53.0, INK.alpha(0.14));
            c.circle(x, y, 53.0, CREAM);
            c.circle(x, y, 46.0, colour);
            let light = CREAM.mix(colour, 0.1);
            match cell % 5 {
                0 => pattern::star(c, x, y, 34.0, light),
                1 => emblem::mark(c, look.palette.emblem, x, y, 54.0, light, colour),
                2 => c.line(&Path::at(x - 22.0, y + 2.0).to(x - 6.0, y + 18.0).to(x + 24.0, y - 16.0), light, 9.0),
                3 => {
                    c.turn(-70.0, x, y + 22.0, |c| c.fill(&botany::leaf(x, y + 22.0, 52.0, 15.0), light));
                    c.turn(-122.0, x, y + 22.0, |c| c.fill(&botany::leaf(x, y + 22.0, 38.0, 11.0), light));
                }
                _ => c.fill(
                    &Path::at(x, y + 26.0)
                        .curve([x - 46.0, y - 4.0, x - 22.0, y - 34.0, x, y - 12.0])
                        .curve([x + 22.0, y - 34.0, x + 46.0, y - 4.0, x, y + 26.0])
                        .close(),
                    light,
                ),
            }
        }
    });
}
