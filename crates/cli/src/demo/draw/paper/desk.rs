//! Tools of a desk, and what hangs above it.

use crate::demo::draw::{
    Look,
    block::Block,
    botany, emblem,
    form::{Form, Skin},
    label,
    palette::{BEECH, BRASS, CREAM, INK, OAK, Rgb, STEEL},
    path::{Path, TILT},
    pattern,
    scene::{GROUND, edge_shadow, ground_shadow, round},
    svg::Canvas,
};

/// Paper scissors, a little open.
pub(crate) fn scissors(c: &mut Canvas, look: &Look<'_>) {
    let blade = Path::at(386.0, 430.0)
        .to(384.0, 150.0)
        .quad(392.0, 118.0, 402.0, 130.0)
        .quad(420.0, 260.0, 420.0, 430.0)
        .close();
    let handle = Path::at(402.0, 420.0).curve([430.0, 470.0, 440.0, 500.0, 452.0, 530.0]);
    let loop_path = Path::ellipse(478.0, 608.0, 50.0, 76.0);
    let half = |c: &mut Canvas| {
        c.blur(7, |c| {
            c.place(10.0, 16.0, 1.0, |c| {
                c.fill(&blade, INK.alpha(0.28));
                c.line(&loop_path, INK.alpha(0.28), 26.0);
            });
        });
        let tone = c.linear(1.0, 0.0, &[(0.0, STEEL.light().into()), (0.5, STEEL.into()), (1.0, STEEL.shade().into())]);
        c.fill(&blade, tone);
        c.line(&handle, STEEL, 34.0);
        c.line(&loop_path, look.colour.shade(), 28.0);
        c.place(-2.0, -3.0, 1.0, |c| c.line(&loop_path, look.colour, 21.0));
        c.place(-4.0, -6.0, 1.0, |c| c.line(&loop_path, look.colour.light(), 5.0));
    };
    c.turn(28.0, 400.0, 400.0, |c| {
        c.turn(9.0, 402.0, 430.0, half);
        c.mirror(402.0, |c| c.turn(9.0, 402.0, 430.0, half));
        c.circle(402.0, 428.0, 17.0, BRASS.shade());
        c.circle(400.0, 426.0, 13.0, BRASS);
    });
}

/// Three wooden stamps on an ink pad.
pub(crate) fn stamps(c: &mut Canvas, look: &Look<'_>) {
    let pad = Block::centred(400.0, GROUND + 26.0, 360.0, 170.0, 40.0, 24.0);
    pad.shadow(c);
    pad.draw(c, look.palette.dark);
    c.place(0.0, -3.0, 1.0, |c| c.fill(&pad.top(), look.colour));
    for (cx, y, s, colour) in
        [(500.0, 590.0, 0.9, look.third), (300.0, 592.0, 1.0, look.second), (396.0, 622.0, 1.14, look.colour)]
    {
        let block = Block::centred(cx, y, 118.0 * s, 70.0 * s, 40.0 * s, 24.0);
        block.draw(c, BEECH);
        let base = Form {
            cx,
            profile: &[
                (22.0 * s, y - 150.0 * s),
                (26.0 * s, y - 120.0 * s),
                (16.0 * s, y - 80.0 * s),
                (36.0 * s, y - 46.0 * s),
                (40.0 * s, y - 40.0 * s),
            ],
        };
        base.draw(c, &Skin::plain(OAK));
        let knob = Form {
            cx,
            profile: &[
                (26.0 * s, y - 222.0 * s),
                (44.0 * s, y - 204.0 * s),
                (46.0 * s, y - 178.0 * s),
                (24.0 * s, y - 146.0 * s),
            ],
        };
        knob.draw(c, &Skin::plain(colour));
        knob.cap(c, colour.light());
        knob.gloss(c, y - 204.0 * s, y - 166.0 * s, 7.0 * s, 0.34);
    }
}

/// A small tower of paper tapes.
pub(crate) fn tapes(c: &mut Canvas, look: &Look<'_>) {
    ground_shadow(c, 400.0, GROUND + 10.0, 150.0, 260.0);
    let colours = [look.third, look.colour, look.second, look.colour.mix(CREAM, 0.45)];
    for (level, colour) in colours.into_iter().enumerate() {
        let step = f64::from(u32::try_from(level).unwrap_or(0));
        let cx = [400.0, 406.0, 394.0, 402.0].get(level).copied().unwrap_or(400.0);
        let (bottom, half) = (GROUND + 10.0 - 70.0 * step, 150.0);
        let form = Form { cx, profile: &[(half, bottom - 66.0), (half, bottom - 66.0), (half, bottom)] };
        let print = [pattern::Pattern::Plain, look.pattern, pattern::Pattern::Plain, pattern::Pattern::Dots]
            .get(level)
            .copied()
            .unwrap_or_default();
        form.draw(c, &Skin { colour, second: CREAM, third: look.palette.dark, pattern: print });
        form.cap(c, colour.light());
        c.ellipse(cx, bottom - 66.0, 118.0, 118.0 * TILT, colour);
        c.ellipse(cx, bottom - 66.0, 104.0, 104.0 * TILT, Rgb(206, 176, 138));
        let hole = round(c, Rgb(120, 92, 70));
        c.ellipse(cx, bottom - 63.0, 94.0, 92.0 * TILT, hole);
    }
}

/// A desk calendar on a wooden foot.
pub(crate) fn calendar(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 208.0, 604.0, GROUND + 14.0, 260.0);
    c.rect(246.0, 172.0, 322.0, 452.0, 8.0, CREAM.shade());
    c.rect(240.0, 168.0, 322.0, 452.0, 8.0, CREAM);
    let art = Path::rect(240.0, 168.0, 322.0, 210.0, 8.0);
    c.clip(&art, |c| {
        c.rect(240.0, 168.0, 322.0, 210.0, 0.0, look.colour.mix(CREAM, 0.25));
        c.circle(470.0, 240.0, 44.0, look.third);
        c.fill(
            &Path::at(230.0, 330.0)
                .curve([310.0, 260.0, 390.0, 290.0, 570.0, 300.0])
                .to(570.0, 380.0)
                .to(230.0, 380.0)
                .close(),
            look.second,
        );
        c.fill(
            &Path::at(230.0, 360.0)
                .curve([330.0, 310.0, 450.0, 360.0, 570.0, 336.0])
                .to(570.0, 380.0)
                .to(230.0, 380.0)
                .close(),
            look.colour.shade(),
        );
    });
    label::words(c, 316.0, 400.0, 90.0, 1, look.palette.dark);
    for day in 0..31_u32 {
        let cell = day + 2;
        let (x, y) = (274.0 + 42.0 * f64::from(cell % 7), 444.0 + 36.0 * f64::from(cell / 7));
        if day == 12 {
            c.circle(x, y, 15.0, look.second);
        }
        c.circle(x, y, 5.0, if day == 12 { CREAM } else { look.palette.dark.mix(CREAM, 0.35) });
    }
    let foot = c.linear(0.0, 1.0, &[(0.0, BEECH.light().into()), (0.35, BEECH.into()), (1.0, BEECH.shade().into())]);
    c.rect(206.0, 594.0, 392.0, 62.0, 10.0, foot);
    c.rect(206.0, 594.0, 392.0, 9.0, 4.0, BEECH.deep().alpha(0.4));
}

/// A framed print.
pub(crate) fn print(c: &mut Canvas, look: &Look<'_>) {
    let frame = Path::rect(206.0, 116.0, 388.0, 520.0, 4.0);
    c.blur(12, |c| c.place(22.0, 26.0, 1.0, |c| c.fill(&frame, INK.alpha(0.34))));
    c.fill(&frame, OAK.shade());
    c.rect(206.0, 116.0, 382.0, 514.0, 3.0, OAK);
    c.rect(222.0, 132.0, 356.0, 488.0, 2.0, OAK.deep());
    c.rect(225.0, 135.0, 353.0, 485.0, 0.0, CREAM);
    let sheet = Path::rect(264.0, 176.0, 272.0, 398.0, 0.0);
    c.clip(&sheet, |c| match look.shape {
        "fruit" => fruit(c, look),
        "shapes" => shapes(c, look),
        _ => landscape(c, look),
    });
    let glass = Path::polygon(&[(225.0, 135.0), (392.0, 135.0), (225.0, 420.0)]);
    c.fill(&glass, CREAM.alpha(0.16));
}

fn landscape(c: &mut Canvas, look: &Look<'_>) {
    c.rect(264.0, 176.0, 272.0, 398.0, 0.0, look.third.mix(CREAM, 0.55));
    c.circle(450.0, 290.0, 56.0, look.second);
    for (y, share) in [(370.0, 0.5), (430.0, 0.25), (500.0, 0.0)] {
        let ridge = Path::at(250.0, y)
            .curve([310.0, y - 70.0, 380.0, y - 40.0, 420.0, y])
            .curve([460.0, y + 20.0, 500.0, y - 50.0, 550.0, y - 30.0])
            .to(550.0, 600.0)
            .to(250.0, 600.0)
            .close();
        c.fill(&ridge, look.colour.mix(CREAM, share));
    }
}

fn fruit(c: &mut Canvas, look: &Look<'_>) {
    c.rect(264.0, 176.0, 272.0, 398.0, 0.0, look.colour.mix(CREAM, 0.62));
    c.rect(264.0, 450.0, 272.0, 130.0, 0.0, look.colour);
    c.fill(
        &Path::at(320.0, 404.0)
            .to(480.0, 404.0)
            .quad(476.0, 500.0, 400.0, 504.0)
            .quad(324.0, 500.0, 320.0, 404.0)
            .close(),
        CREAM,
    );
    for (x, y, r, colour) in [
        (356.0, 372.0, 44.0, look.second),
        (444.0, 376.0, 42.0, look.third),
        (402.0, 350.0, 46.0, look.second.mix(look.third, 0.4)),
    ] {
        c.circle(x, y, r, colour);
        c.circle(x - r * 0.3, y - r * 0.34, r * 0.2, CREAM.alpha(0.5));
        c.turn(-52.0, x, y - r, |c| c.fill(&botany::leaf(x, y - r, 40.0, 11.0), look.palette.dark));
    }
    c.fill(
        &Path::at(316.0, 404.0)
            .to(484.0, 404.0)
            .quad(480.0, 430.0, 470.0, 444.0)
            .to(330.0, 444.0)
            .quad(320.0, 430.0, 316.0, 404.0)
            .close(),
        CREAM,
    );
}

fn shapes(c: &mut Canvas, look: &Look<'_>) {
    c.rect(264.0, 176.0, 272.0, 398.0, 0.0, look.palette.wall.mix(CREAM, 0.4));
    c.fill(
        &Path::at(290.0, 540.0).to(290.0, 420.0).arc(80.0, 80.0, true, 450.0, 420.0).to(450.0, 540.0).close(),
        look.colour,
    );
    c.circle(440.0, 300.0, 66.0, look.second);
    c.fill(&Path::at(300.0, 380.0).arc(60.0, 60.0, true, 420.0, 380.0).close(), look.third);
    c.line(&Path::at(480.0, 420.0).to(480.0, 540.0).move_to(504.0, 420.0).to(504.0, 540.0), look.palette.dark, 7.0);
    emblem::mark(c, look.palette.emblem, 316.0, 236.0, 52.0, look.palette.dark, CREAM);
}
