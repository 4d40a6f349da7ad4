//! Pencils, pens and ink.

use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    label,
    palette::{BEECH, BRASS, CREAM, INK, Rgb},
    path::Path,
    scene::{GROUND, drop_shadow, face, ground_shadow, round},
    svg::Canvas,
};

/// A sharpened pencil pointing up, its tip at (`x`, `y`).
pub(crate) fn pencil(c: &mut Canvas, x: f64, y: f64, length: f64, colour: Rgb) {
    let (half, cone) = (15.0, 58.0);
    let whole = Path::polygon(&[
        (x, y),
        (x + half, y + cone),
        (x + half, y + length),
        (x - half, y + length),
        (x - half, y + cone),
    ]);
    c.blur(5, |c| c.place(9.0, 12.0, 1.0, |c| c.fill(&whole, INK.alpha(0.3))));
    c.fill(&Path::polygon(&[(x, y), (x + half, y + cone), (x - half, y + cone)]), BEECH.light());
    c.fill(&Path::polygon(&[(x, y), (x + half, y + cone), (x + 5.0, y + cone)]), BEECH);
    c.fill(&Path::polygon(&[(x, y), (x + 5.2, y + 20.0), (x - 5.2, y + 20.0)]), colour.deep().mix(INK, 0.3));
    for (dx, tone) in [(-half, colour.light()), (-5.0, colour), (5.0, colour.shade())] {
        let scallop = Path::at(x + dx, y + cone)
            .quad(x + dx + 5.0, y + cone - 9.0, x + dx + 10.0, y + cone)
            .to(x + dx + 10.0, y + length)
            .to(x + dx, y + length)
            .close();
        c.fill(&scallop, tone);
    }
    c.rect(x - half, y + length - 22.0, half * 2.0, 8.0, 0.0, BRASS);
}

/// Pencils in a row inside a paper sleeve, or six colours fanned out.
pub(crate) fn pencils(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "colours" {
        let colours = [
            look.second,
            look.third,
            look.colour,
            look.second.mix(CREAM, 0.45),
            look.colour.mix(look.third, 0.5),
            look.palette.dark,
        ];
        for (index, colour) in colours.into_iter().enumerate() {
            let angle = -30.0 + 12.0 * f64::from(u32::try_from(index).unwrap_or(0));
            c.turn(angle, 400.0, 800.0, |c| pencil(c, 400.0, 176.0, 440.0, colour));
        }
        return;
    }
    c.turn(-14.0, 400.0, 400.0, |c| {
        let colours = [look.colour, look.second, look.third, look.colour.mix(CREAM, 0.4), look.palette.dark];
        for (index, colour) in colours.into_iter().enumerate() {
            let x = 312.0 + 44.0 * f64::from(u32::try_from(index).unwrap_or(0));
            pencil(c, x, 120.0 + 12.0 * f64::from(u32::try_from(index % 2).unwrap_or(0)), 540.0, colour);
        }
        let sleeve = Path::rect(276.0, 356.0, 248.0, 236.0, 4.0);
        drop_shadow(c, &sleeve, 8.0);
        label::flat(c, look, (276.0, 356.0, 248.0, 236.0), look.palette.wall.mix(CREAM, 0.7));
        c.rect(276.0, 356.0, 248.0, 16.0, 0.0, look.second);
        c.rect(276.0, 576.0, 248.0, 16.0, 0.0, look.second);
    });
}

/// A fountain pen beside its cap, and a line just written.
pub(crate) fn fountain_pen(c: &mut Canvas, look: &Look<'_>) {
    c.turn(8.0, 400.0, 400.0, |c| {
        let sheet = Path::rect(170.0, 150.0, 460.0, 520.0, 4.0);
        drop_shadow(c, &sheet, 8.0);
        let tone = face(c, CREAM);
        c.fill(&sheet, tone);
        let stroke = Path::at(220.0, 246.0)
            .curve([250.0, 170.0, 272.0, 300.0, 290.0, 236.0])
            .curve([304.0, 190.0, 316.0, 280.0, 340.0, 238.0])
            .curve([356.0, 208.0, 372.0, 272.0, 392.0, 236.0])
            .quad(410.0, 206.0, 446.0, 236.0);
        c.line(&stroke, look.second, 5.0);
        c.line(&Path::at(220.0, 320.0).curve([260.0, 300.0, 280.0, 340.0, 316.0, 316.0]), look.second, 5.0);
    });
    c.turn(-128.0, 420.0, 430.0, |c| c.place(0.0, 40.0, 1.0, |c| barrel(c, look)));
    c.turn(-100.0, 520.0, 610.0, |c| {
        let cap = Path::rect(496.0, 520.0, 50.0, 180.0, 20.0);
        drop_shadow(c, &cap, 10.0);
        let tone = round(c, look.colour);
        c.fill(&cap, tone);
        c.rect(496.0, 668.0, 50.0, 14.0, 0.0, BRASS);
        c.rect(514.0, 534.0, 13.0, 116.0, 6.0, BRASS.light());
    });
}

fn barrel(c: &mut Canvas, look: &Look<'_>) {
    let body = Path::at(396.0, 330.0)
        .to(444.0, 330.0)
        .to(448.0, 610.0)
        .quad(446.0, 664.0, 420.0, 668.0)
        .quad(394.0, 664.0, 392.0, 610.0)
        .close();
    c.blur(6, |c| c.place(-16.0, 6.0, 1.0, |c| c.fill(&body, INK.alpha(0.34))));
    let nib = Path::at(420.0, 166.0)
        .curve([430.0, 200.0, 444.0, 226.0, 440.0, 262.0])
        .to(400.0, 262.0)
        .curve([396.0, 226.0, 410.0, 200.0, 420.0, 166.0])
        .close();
    let gold = c.linear(1.0, 0.0, &[(0.0, BRASS.light().into()), (1.0, BRASS.shade().into())]);
    c.fill(&nib, gold);
    c.line(&Path::at(420.0, 170.0).to(420.0, 226.0), BRASS.deep(), 3.0);
    c.circle(420.0, 230.0, 5.0, BRASS.deep());
    let grip = Path::at(400.0, 256.0).to(440.0, 256.0).to(446.0, 336.0).to(394.0, 336.0).close();
    let tone = round(c, look.palette.dark);
    c.fill(&grip, tone);
    let tone = round(c, look.colour);
    c.fill(&body, tone);
    c.rect(394.0, 330.0, 52.0, 11.0, 0.0, BRASS);
    c.line(&Path::at(407.0, 360.0).to(406.0, 600.0), CREAM.alpha(0.4), 6.0);
}

/// An ink bottle with a swatch card.
pub(crate) fn ink(c: &mut Canvas, look: &Look<'_>) {
    c.turn(6.0, 560.0, 640.0, |c| {
        c.rect(470.0, 424.0, 160.0, 216.0, 4.0, CREAM.shade());
        c.rect(464.0, 420.0, 160.0, 216.0, 4.0, CREAM);
        for (index, share) in [0.0, 0.3, 0.55, 0.75].into_iter().enumerate() {
            let y = 446.0 + 40.0 * f64::from(u32::try_from(index).unwrap_or(0));
            c.line(&Path::at(490.0, y).quad(540.0, y - 7.0, 598.0, y + 2.0), look.colour.mix(CREAM, share), 22.0);
        }
    });
    ground_shadow(c, 370.0, GROUND + 14.0, 152.0, 190.0);
    let glass = look.colour.mix(INK, 0.25);
    let form = Form {
        cx: 366.0,
        profile: &[
            (62.0, 396.0),
            (62.0, 396.0),
            (66.0, 430.0),
            (140.0, 458.0),
            (158.0, 490.0),
            (158.0, 620.0),
            (146.0, 654.0),
        ],
    };
    form.draw(c, &Skin::plain(glass));
    form.gloss(c, 492.0, 616.0, 14.0, 0.42);
    let lid = Form { cx: 366.0, profile: &[(74.0, 322.0), (74.0, 322.0), (78.0, 332.0), (78.0, 404.0)] };
    lid.draw(c, &Skin::plain(look.second));
    lid.cap(c, look.second.light());
    label::wrapped(c, look, &form, 496.0, 616.0, CREAM);
}
