//! Soap in bars, discs and stacks, its dish, and brushes.

use crate::demo::draw::{
    Look, emblem,
    form::{Form, Skin},
    label,
    palette::{CREAM, INK, Rgb},
    path::{Path, TILT},
    pattern,
    scene::{GROUND, drop_shadow, edge_shadow, face, ground_shadow},
    svg::Canvas,
};

/// A bar upright in its paper sleeve, a round bar, or a tied stack.
pub(crate) fn soap(c: &mut Canvas, look: &Look<'_>) {
    match look.shape {
        "round" => disc(c, look),
        "stack" => stack(c, look),
        _ => bar(c, look),
    }
}

fn bar(c: &mut Canvas, look: &Look<'_>) {
    let (x, y, w, h) = (252.0, 254.0, 288.0, 400.0);
    edge_shadow(c, x + 24.0, x + w + 10.0, y + h, 240.0);
    c.turn(-2.0, 400.0, 650.0, |c| {
        c.rect(x + 20.0, y + 3.0, w, h, 44.0, look.colour.deep());
        let tone = face(c, look.colour);
        let body = Path::rect(x, y, w, h, 44.0);
        c.fill(&body, tone);
        if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 1.0, 24.0) {
            c.fill(&body, paint);
        }
        c.line(&Path::rect(x + 9.0, y + 9.0, w - 18.0, h - 18.0, 38.0), CREAM.alpha(0.32), 4.0);
        let paper = look.palette.wall.mix(CREAM, 0.6);
        c.fill(
            &Path::polygon(&[
                (x + w, y + 116.0),
                (x + w + 20.0, y + 118.0),
                (x + w + 20.0, y + 322.0),
                (x + w, y + 324.0),
            ]),
            paper.shade().mix(paper.deep(), 0.4),
        );
        let sleeve = face(c, paper);
        c.rect(x - 3.0, y + 112.0, w + 4.0, 214.0, 2.0, sleeve);
        c.rect(x - 3.0, y + 112.0, w + 4.0, 12.0, 0.0, look.second);
        c.rect(x - 3.0, y + 314.0, w + 4.0, 12.0, 0.0, look.second);
        label::sign(c, look, x + w / 2.0, y + 212.0, 104.0, look.palette.dark, paper);
    });
}

fn disc(c: &mut Canvas, look: &Look<'_>) {
    ground_shadow(c, 410.0, GROUND + 8.0, 92.0, 260.0);
    c.ellipse(424.0, 452.0, 196.0, 200.0, look.colour.deep());
    let tone = face(c, look.colour);
    c.circle(396.0, 450.0, 200.0, tone);
    if let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 1.0, 24.0) {
        c.circle(396.0, 450.0, 200.0, paint);
    }
    c.line(&Path::ellipse(396.0, 450.0, 170.0, 170.0), look.colour.shade(), 7.0);
    c.line(&Path::ellipse(398.0, 452.0, 170.0, 170.0), CREAM.alpha(0.4), 3.0);
    emblem::mark(c, look.palette.emblem, 400.0, 454.0, 170.0, look.colour.light(), look.colour);
    emblem::mark(
        c,
        look.palette.emblem,
        396.0,
        449.0,
        170.0,
        look.colour.shade().mix(look.colour.deep(), 0.3),
        look.colour,
    );
}

fn stack(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 226.0, 596.0, GROUND + 14.0, 260.0);
    let layers = [(look.third, 4.0), (look.second, -8.0), (look.colour, 6.0)];
    for (level, (colour, shift)) in layers.into_iter().enumerate() {
        let y = GROUND + 14.0 - 112.0 * f64::from(u32::try_from(level).unwrap_or(0) + 1);
        let x = 222.0 + shift;
        c.rect(x + 14.0, y - 26.0, 344.0, 90.0, 30.0, colour.light());
        c.rect(x, y, 372.0, 110.0, 26.0, colour.shade());
        let tone = c.linear(
            1.0,
            0.3,
            &[(0.0, colour.light().into()), (0.5, colour.into()), (1.0, colour.mix(colour.shade(), 0.7).into())],
        );
        c.rect(x, y, 372.0, 104.0, 26.0, tone);
    }
    let twine = Rgb(176, 142, 96);
    c.line(&Path::at(410.0, 300.0).to(412.0, 652.0), twine.deep(), 9.0);
    c.line(&Path::at(408.0, 300.0).to(410.0, 652.0), twine, 6.0);
    for side in [-1.0, 1.0] {
        c.line(
            &Path::at(410.0, 292.0).curve([
                410.0 + side * 30.0,
                226.0,
                410.0 + side * 112.0,
                244.0,
                410.0 + side * 16.0,
                292.0,
            ]),
            twine,
            7.0,
        );
        c.line(&Path::at(410.0, 292.0).quad(410.0 + side * 46.0, 306.0, 410.0 + side * 62.0, 348.0), twine, 6.0);
    }
    c.circle(410.0, 292.0, 10.0, twine.shade());
}

/// A draining dish with a bar on it.
pub(crate) fn dish(c: &mut Canvas, look: &Look<'_>) {
    let y = GROUND + 6.0;
    ground_shadow(c, 400.0, y + 26.0, 190.0, 90.0);
    let tray = Form { cx: 400.0, profile: &[(262.0, y - 34.0), (262.0, y - 34.0), (238.0, y), (180.0, y + 22.0)] };
    tray.draw(c, &look.skin());
    tray.cap(c, look.colour);
    c.ellipse(400.0, y - 31.0, 236.0, 236.0 * TILT - 2.0, look.colour.shade());
    for slot in [-120.0, -60.0, 0.0, 60.0, 120.0] {
        c.line(&Path::at(400.0 + slot, y - 58.0).to(400.0 + slot * 1.16, y - 4.0), look.colour.deep(), 9.0);
    }
    c.ellipse(416.0, y - 30.0, 180.0, 28.0, INK.alpha(0.28));
    let soap = look.second;
    c.rect(226.0, y - 140.0, 348.0, 116.0, 46.0, soap.shade());
    let tone = c.linear(1.0, 0.4, &[(0.0, soap.light().into()), (0.5, soap.into()), (1.0, soap.shade().into())]);
    c.rect(226.0, y - 146.0, 348.0, 112.0, 46.0, tone);
    c.ellipse(398.0, y - 138.0, 146.0, 22.0, soap.light().alpha(0.9));
    for (x, r) in [(520.0, 22.0), (556.0, 13.0), (500.0, 10.0)] {
        c.circle(x, y - 146.0 - r, r, CREAM.alpha(0.55));
        c.circle(x - r * 0.3, y - 146.0 - r * 1.3, r * 0.24, CREAM.alpha(0.9));
    }
}

/// A bath brush with a long handle, or a nail brush.
pub(crate) fn brush(c: &mut Canvas, look: &Look<'_>) {
    let long = look.shape == "long";
    let back = if long {
        Path::at(400.0, 96.0)
            .curve([520.0, 96.0, 530.0, 240.0, 500.0, 320.0])
            .curve([480.0, 376.0, 436.0, 392.0, 432.0, 450.0])
            .to(428.0, 660.0)
            .quad(426.0, 704.0, 400.0, 704.0)
            .quad(374.0, 704.0, 372.0, 660.0)
            .to(368.0, 450.0)
            .curve([364.0, 392.0, 320.0, 376.0, 300.0, 320.0])
            .curve([270.0, 240.0, 280.0, 96.0, 400.0, 96.0])
            .close()
    } else {
        Path::rect(186.0, 306.0, 428.0, 178.0, 86.0)
    };
    c.turn(if long { 32.0 } else { -14.0 }, 400.0, 400.0, |c| {
        drop_shadow(c, &back, 16.0);
        c.place(9.0, 12.0, 1.0, |c| c.fill(&back, look.second.shade()));
        c.place(5.0, 7.0, 1.0, |c| c.dashes(&back, look.second, 14.0, 1.0, 9.0));
        let tone = face(c, look.colour);
        c.fill(&back, tone);
        c.clip(&back, |c| {
            for step in 0..7 {
                let x = 250.0 + 52.0 * f64::from(step);
                c.line(
                    &Path::at(x, 60.0).curve([x + 20.0, 300.0, x - 16.0, 500.0, x + 8.0, 740.0]),
                    look.colour.deep().alpha(0.22),
                    4.0,
                );
            }
        });
        c.line(&back, CREAM.alpha(0.3), 4.0);
        emblem::mark(
            c,
            look.palette.emblem,
            400.0,
            if long { 220.0 } else { 396.0 },
            84.0,
            look.colour.deep(),
            look.colour,
        );
        if long {
            c.circle(400.0, 668.0, 10.0, look.colour.deep());
            c.line(
                &Path::at(400.0, 668.0).curve([350.0, 740.0, 450.0, 740.0, 402.0, 670.0]),
                Skin::plain(Rgb(120, 82, 54)).colour,
                6.0,
            );
        }
    });
}
