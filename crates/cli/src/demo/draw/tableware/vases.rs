//! Vases and candlesticks.

use crate::demo::draw::{
    Look, botany,
    form::{Form, Skin},
    palette::{CREAM, Rgb},
    path::Path,
    scene::round,
    svg::Canvas,
};

/// A vase; with a count, that many dry stems stand in it.
pub(crate) fn vase(c: &mut Canvas, look: &Look<'_>) {
    // Stems need headroom.
    let size = if look.count > 0 { 0.8 } else { 1.0 };
    c.zoom(size, 400.0, 654.0, |c| standing(c, look));
}

fn standing(c: &mut Canvas, look: &Look<'_>) {
    let profile: &[(f64, f64)] = match look.shape {
        "belly" => &[
            (70.0, 300.0),
            (62.0, 322.0),
            (78.0, 352.0),
            (176.0, 430.0),
            (200.0, 520.0),
            (164.0, 614.0),
            (108.0, 654.0),
        ],
        "column" => &[(92.0, 230.0), (92.0, 230.0), (108.0, 290.0), (106.0, 440.0), (116.0, 580.0), (98.0, 654.0)],
        _ => &[
            (54.0, 190.0),
            (42.0, 212.0),
            (38.0, 300.0),
            (66.0, 370.0),
            (146.0, 460.0),
            (160.0, 545.0),
            (136.0, 622.0),
            (100.0, 654.0),
        ],
    };
    let form = Form { cx: 400.0, profile };
    form.shadow(c);
    let half = form.profile.first().map_or(40.0, |knot| knot.0);
    form.open(c, 8.0, look.colour);
    stems(c, look, form.top());
    form.draw(c, &look.skin());
    form.gloss(c, 440.0, 570.0, 14.0, 0.32);
    let inner = (half - 8.0) * 0.2;
    // The near lip lies over the stems.
    let lip = Path::at(400.0 - half, form.top()).arc(half, half * 0.2, false, 400.0 + half, form.top()).arc(
        half - 8.0,
        inner,
        true,
        400.0 - half + 8.0,
        form.top(),
    );
    c.fill(&lip.close(), look.colour.light());
    let back = Path::at(400.0 - half + 8.0, form.top())
        .arc(half - 8.0, inner, false, 400.0 + half - 8.0, form.top())
        .arc(half - 8.0, inner, false, 400.0 - half + 8.0, form.top())
        .close();
    if look.count == 0 {
        c.fill(&back, look.colour.deep());
    }
}

fn stems(c: &mut Canvas, look: &Look<'_>, top: f64) {
    let mut seed = look.seed.clone();
    let straw = Rgb(176, 142, 92);
    for stem in 0..look.count {
        let lean = f64::from(stem) - f64::from(look.count - 1) / 2.0;
        let (x, y) =
            (400.0 + lean * 66.0 + seed.between(-10.0, 10.0), top - seed.between(110.0, 135.0) + lean.abs() * 26.0);
        c.line(
            &Path::at(400.0 + lean * 10.0, top + 20.0).quad(400.0 + lean * 14.0, top - 80.0, x, y),
            straw.shade(),
            4.5,
        );
        for step in 0..5 {
            let t = 0.35 + 0.15 * f64::from(step);
            let (sx, sy) = (400.0 + lean * 10.0 + (x - 400.0 - lean * 10.0) * t * t, top + (y - top) * t);
            for (side, tone) in [(-150.0, straw.light()), (-34.0, straw)] {
                c.turn(side + lean * 14.0, sx, sy, |c| c.fill(&botany::leaf(sx, sy, 46.0, 11.0), tone));
            }
        }
    }
}

/// Two candlesticks of different height with their candles.
pub(crate) fn candlestick(c: &mut Canvas, look: &Look<'_>) {
    for (cx, bottom, rise) in [(306.0, 616.0, 1.35), (480.0, 654.0, 0.85)] {
        let h = 190.0 * rise;
        let top = bottom - h;
        let wax = Form { cx, profile: &[(19.0, top - 190.0), (19.0, top - 190.0), (21.0, top + 8.0)] };
        let profile = [
            (34.0, top),
            (40.0, top + 12.0),
            (26.0, top + 34.0),
            (20.0, top + h * 0.5),
            (30.0, top + h * 0.74),
            (86.0, bottom - 16.0),
            (92.0, bottom),
        ];
        let form = Form { cx, profile: &profile };
        form.shadow(c);
        form.draw(c, &look.skin());
        form.gloss(c, top + h * 0.4, top + h * 0.8, 6.0, 0.35);
        form.open(c, 7.0, look.colour);
        let tones = round(c, look.second.mix(CREAM, 0.3));
        c.fill(&wax.path(), tones);
        wax.cap(c, look.second.mix(CREAM, 0.5));
        c.line(
            &Path::at(cx, top - 190.0).quad(cx + 3.0, top - 202.0, cx - 1.0, top - 212.0),
            Skin::plain(Rgb(58, 46, 44)).colour,
            3.5,
        );
    }
}
