//! Cloth that is folded, stacked or stuffed.

use crate::demo::draw::{
    Look, cloth, emblem,
    palette::{CREAM, INK, OAK, Rgb},
    path::Path,
    pattern,
    scene::{GROUND, drop_shadow, edge_shadow, face},
    svg::Canvas,
};

/// Folded sheets, towels or blankets: a stack, one alone with a fringe, or a tied set.
pub(crate) fn folded(c: &mut Canvas, look: &Look<'_>) {
    let tied = look.shape == "tied";
    let (layers, height) = match look.shape {
        "single" => (if look.count == 2 { 2 } else { 3 }, 104.0),
        _ => (usize::from(look.count.clamp(3, 5)), 78.0),
    };
    edge_shadow(c, 196.0, 618.0, GROUND + 16.0, 240.0);
    let colours = if look.shape == "single" { [look.colour; 3] } else { [look.colour, look.second, look.third] };
    for level in 0..layers {
        // The top layer shows the first colour.
        let place = if tied { 0 } else { (layers - 1 - level) % 3 };
        let colour = colours.get(place).copied().unwrap_or(look.colour);
        let step = f64::from(u32::try_from(level).unwrap_or(0));
        let shift = [0.0, 7.0, -5.0, 4.0, -3.0].get(level).copied().unwrap_or(0.0);
        let y = GROUND + 16.0 - height * (step + 1.0);
        let patterned = place == 0 || look.shape == "single";
        layer(c, look, (180.0 + shift, y, 448.0, height), colour, patterned);
    }
    let top = GROUND + 16.0 - height * f64::from(u32::try_from(layers).unwrap_or(0));
    if look.shape == "single" {
        cloth::fringe(c, (196.0, top + 84.0), (606.0, top + 84.0), 46.0, look.colour.light());
    }
    if tied {
        ribbon(c, look, top);
    }
}

fn layer(c: &mut Canvas, look: &Look<'_>, (x, y, w, h): (f64, f64, f64, f64), colour: Rgb, patterned: bool) {
    let r = h * 0.42;
    let lid = Path::at(x + r, y - 24.0)
        .to(x + w - 30.0, y - 26.0)
        .quad(x + w, y - 22.0, x + w, y + r)
        .to(x, y + r)
        .quad(x, y - 20.0, x + r, y - 24.0)
        .close();
    c.fill(&lid, colour.light());
    let body = Path::rect(x, y, w, h, r);
    c.fill(&body, colour.shade());
    let tone = c.linear(0.4, 1.0, &[(0.0, colour.light().into()), (0.4, colour.into()), (1.0, colour.shade().into())]);
    c.rect(x, y, w, h - 3.0, r, tone);
    if patterned && let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.7, 0.0) {
        c.fill(&body, paint);
        c.fill(&lid, paint);
        let light = c.linear(0.2, 1.0, &[(0.0, CREAM.alpha(0.14)), (0.5, INK.alpha(0.0)), (1.0, INK.alpha(0.2))]);
        c.fill(&body, light);
    }
    // The folds show at the right end.
    for share in [0.3, 0.52, 0.74] {
        c.line(
            &Path::at(x + w - 8.0, y + h * share).quad(
                x + w - 60.0,
                y + h * share + 4.0,
                x + w - 120.0,
                y + h * share - 1.0,
            ),
            colour.deep().alpha(0.3),
            3.0,
        );
    }
    c.line(&Path::at(x + r * 0.6, y + h - 5.0).to(x + w - r * 0.6, y + h - 5.0), colour.deep().alpha(0.22), 4.0);
}

fn ribbon(c: &mut Canvas, look: &Look<'_>, top: f64) {
    let band = look.third;
    let bottom = GROUND + 13.0;
    let tone = c.linear(1.0, 0.0, &[(0.0, band.light().into()), (1.0, band.shade().into())]);
    c.rect(378.0, top - 25.0, 42.0, bottom - top + 25.0, 0.0, tone);
    for side in [-1.0, 1.0] {
        let bow = Path::at(399.0, top - 26.0)
            .curve([
                399.0 + side * 30.0,
                top - 104.0,
                399.0 + side * 134.0,
                top - 92.0,
                399.0 + side * 118.0,
                top - 44.0,
            ])
            .curve([399.0 + side * 110.0, top - 14.0, 399.0 + side * 40.0, top - 16.0, 399.0, top - 26.0])
            .close();
        c.fill(&bow, if side < 0.0 { band } else { band.shade() });
        let tail = Path::at(399.0, top - 26.0)
            .quad(399.0 + side * 56.0, top + 6.0, 399.0 + side * 62.0, top + 60.0)
            .to(399.0 + side * 32.0, top + 50.0)
            .quad(399.0 + side * 34.0, top + 16.0, 399.0, top - 18.0)
            .close();
        c.fill(&tail, if side < 0.0 { band.light() } else { band });
    }
    c.rect(382.0, top - 44.0, 34.0, 34.0, 12.0, band.shade());
}

/// A cushion leaning back.
pub(crate) fn cushion(c: &mut Canvas, look: &Look<'_>) {
    let (w, h) = if look.shape == "long" { (288.0, 172.0) } else { (226.0, 222.0) };
    let (cx, cy) = (400.0, GROUND + 18.0 - h);
    edge_shadow(c, cx - w * 0.78, cx + w * 0.82, GROUND + 14.0, 230.0);
    let (px, py) = (w * 0.86, h * 0.87);
    let outline = Path::at(cx - w, cy - h)
        .curve([cx - w * 0.5, cy - py, cx + w * 0.5, cy - py, cx + w, cy - h])
        .curve([cx + px + 6.0, cy - h * 0.5, cx + px + 6.0, cy + h * 0.5, cx + w, cy + h])
        .curve([cx + w * 0.5, cy + py + 8.0, cx - w * 0.5, cy + py + 8.0, cx - w, cy + h])
        .curve([cx - px, cy + h * 0.5, cx - px, cy - h * 0.5, cx - w, cy - h])
        .close();
    cloth::woven(c, look, &outline, 1.0, 0.0);
    let plump = c.radial(&[(0.0, CREAM.alpha(0.2)), (0.55, INK.alpha(0.0)), (1.0, INK.alpha(0.24))]);
    c.clip(&outline, |c| c.ellipse(cx - w * 0.14, cy - h * 0.16, w * 1.36, h * 1.4, plump));
    for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let crease = Path::at(cx + sx * w * 0.92, cy + sy * h * 0.9).quad(
            cx + sx * w * 0.78,
            cy + sy * h * 0.8,
            cx + sx * w * 0.62,
            cy + sy * h * 0.74,
        );
        c.line(&crease, look.colour.deep().alpha(0.2), 7.0);
    }
    c.line(&outline, look.colour.shade(), 6.0);
    c.place(-1.5, -2.0, 1.0, |c| c.line(&outline, look.colour.light().alpha(0.7), 2.5));
    c.rect(cx + w * 0.86, cy + h * 0.42, 26.0, 34.0, 2.0, CREAM);
    emblem::mark(c, look.palette.emblem, cx + w * 0.86 + 13.0, cy + h * 0.42 + 17.0, 18.0, look.palette.dark, CREAM);
}

/// Napkins fanned out, one rolled in a wooden ring.
pub(crate) fn napkins(c: &mut Canvas, look: &Look<'_>) {
    for (angle, colour) in [(-24.0, look.third), (-9.0, look.second)] {
        c.turn(angle, 400.0, 420.0, |c| {
            let sheet = Path::rect(216.0, 226.0, 360.0, 360.0, 5.0);
            drop_shadow(c, &sheet, 9.0);
            let tone = face(c, colour);
            c.fill(&sheet, tone);
            cloth::seam(c, &Path::rect(230.0, 240.0, 332.0, 332.0, 3.0), colour);
        });
    }
    c.turn(7.0, 400.0, 420.0, |c| {
        let sheet = Path::rect(222.0, 226.0, 360.0, 360.0, 5.0);
        drop_shadow(c, &sheet, 10.0);
        cloth::woven(c, look, &sheet, 0.7, 0.0);
        cloth::seam(c, &Path::rect(236.0, 240.0, 332.0, 332.0, 3.0), look.colour);
        cloth::fold(c, &Path::at(226.0, 406.0).quad(400.0, 400.0, 578.0, 408.0), look.colour, 5.0);
    });
    c.turn(-42.0, 400.0, 420.0, |c| {
        let roll = Path::at(226.0, 378.0)
            .quad(320.0, 366.0, 400.0, 394.0)
            .quad(480.0, 366.0, 590.0, 372.0)
            .to(596.0, 462.0)
            .quad(480.0, 474.0, 400.0, 446.0)
            .quad(320.0, 474.0, 222.0, 466.0)
            .close();
        drop_shadow(c, &roll, 12.0);
        cloth::woven(c, look, &roll, 0.7, 0.0);
        for y in [402.0, 432.0] {
            cloth::fold(c, &Path::at(230.0, y).quad(400.0, y + 6.0, 588.0, y - 4.0), look.colour, 5.0);
        }
        let wood = c.linear(0.0, 1.0, &[(0.0, OAK.light().into()), (0.4, OAK.into()), (1.0, OAK.deep().into())]);
        c.rect(372.0, 374.0, 58.0, 92.0, 14.0, wood);
    });
}

/// Two lavender sachets with a sprig.
pub(crate) fn sachets(c: &mut Canvas, look: &Look<'_>) {
    for (angle, dx, colour, front) in [(12.0, 76.0, look.second, false), (-9.0, -62.0, look.colour, true)] {
        c.turn(angle, 400.0 + dx, 420.0, |c| {
            let x = 260.0 + dx;
            let bag = Path::at(x + 96.0, 290.0)
                .curve([x + 20.0, 336.0, x - 22.0, 440.0, x + 12.0, 572.0])
                .quad(x + 140.0, 606.0, x + 268.0, 572.0)
                .curve([x + 302.0, 440.0, x + 260.0, 336.0, x + 184.0, 290.0])
                .curve([x + 200.0, 262.0, x + 226.0, 236.0, x + 240.0, 204.0])
                .quad(x + 140.0, 228.0, x + 40.0, 204.0)
                .curve([x + 54.0, 236.0, x + 80.0, 262.0, x + 96.0, 290.0])
                .close();
            drop_shadow(c, &bag, 14.0);
            let tone = face(c, colour);
            c.fill(&bag, tone);
            if front && let Some(paint) = pattern::overlay(c, look.pattern, look.second, look.third, 0.7, 0.0) {
                c.fill(&bag, paint);
            }
            for shift in [-34.0, 0.0, 34.0] {
                cloth::fold(
                    c,
                    &Path::at(x + 140.0 + shift * 0.6, 302.0).quad(
                        x + 140.0 + shift * 1.6,
                        360.0,
                        x + 140.0 + shift * 2.0,
                        410.0,
                    ),
                    colour,
                    6.0,
                );
            }
            c.line(&Path::at(x + 92.0, 290.0).quad(x + 140.0, 304.0, x + 188.0, 290.0), look.third, 13.0);
            c.line(&Path::at(x + 150.0, 298.0).quad(x + 186.0, 350.0, x + 176.0, 392.0), look.third, 6.0);
            emblem::mark(c, look.palette.emblem, x + 140.0, 478.0, 84.0, colour.contrast(), colour);
        });
    }
    lavender(c, look);
}

fn lavender(c: &mut Canvas, look: &Look<'_>) {
    let stalk = Rgb(118, 138, 98);
    let flower = Rgb(138, 116, 170);
    c.turn(58.0, 400.0, 640.0, |c| {
        for (lean, shift) in [(-26.0, -14.0), (0.0, 0.0), (24.0, 14.0)] {
            c.line(
                &Path::at(400.0 + shift * 0.4, 760.0).quad(400.0 + shift, 620.0, 400.0 + lean * 1.6, 470.0),
                stalk,
                5.0,
            );
            for step in 0..6 {
                let y = 540.0 - 16.0 * f64::from(step);
                let x = 400.0 + lean * (1.1 + 0.09 * f64::from(step));
                c.ellipse(x - 8.0, y, 9.0, 7.0, flower);
                c.ellipse(x + 8.0, y - 5.0, 9.0, 7.0, flower.shade());
            }
        }
        c.rect(380.0, 676.0, 42.0, 12.0, 4.0, look.third);
    });
}
