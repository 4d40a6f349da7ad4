//! Animals on wheels, and peg people.

use super::rolling::wheel;
use crate::demo::draw::{
    Look,
    form::{Form, Skin},
    palette::{BEECH, CREAM, INK, Rgb},
    path::Path,
    scene::{GROUND, edge_shadow, slab},
    svg::Canvas,
};

/// An animal to pull along.
pub(crate) fn animal(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 210.0, 616.0, GROUND + 12.0, 200.0);
    c.line(&Path::at(196.0, 604.0).curve([120.0, 620.0, 150.0, 690.0, 60.0, 690.0]), BEECH.shade(), 6.0);
    c.circle(58.0, 690.0, 17.0, look.third);
    match look.shape {
        "elephant" => elephant(c, look),
        "hedgehog" => hedgehog(c, look),
        _ => duck(c, look),
    }
    slab(c, &Path::rect(186.0, 570.0, 430.0, 38.0, 18.0), BEECH, 30.0);
    for x in [258.0, 544.0] {
        wheel(c, x, 606.0, 46.0, look.second);
    }
}

fn eye(c: &mut Canvas, x: f64, y: f64) {
    c.circle(x, y, 9.0, INK);
    c.circle(x - 3.0, y - 3.0, 3.0, CREAM);
}

fn duck(c: &mut Canvas, look: &Look<'_>) {
    let beak = Path::at(262.0, 316.0)
        .curve([222.0, 306.0, 184.0, 318.0, 172.0, 338.0])
        .curve([200.0, 356.0, 240.0, 360.0, 266.0, 352.0])
        .close();
    slab(c, &beak, look.second, 22.0);
    let body = Path::at(346.0, 226.0)
        .curve([410.0, 226.0, 440.0, 280.0, 432.0, 340.0])
        .curve([428.0, 376.0, 450.0, 396.0, 490.0, 396.0])
        .curve([540.0, 396.0, 590.0, 376.0, 632.0, 344.0])
        .curve([642.0, 440.0, 610.0, 560.0, 520.0, 576.0])
        .to(300.0, 576.0)
        .curve([226.0, 566.0, 206.0, 480.0, 256.0, 412.0])
        .curve([280.0, 384.0, 258.0, 356.0, 254.0, 318.0])
        .curve([250.0, 262.0, 296.0, 226.0, 346.0, 226.0])
        .close();
    slab(c, &body, look.colour, 36.0);
    let wing = Path::at(340.0, 452.0)
        .curve([400.0, 410.0, 500.0, 420.0, 558.0, 430.0])
        .curve([540.0, 510.0, 450.0, 548.0, 380.0, 524.0])
        .quad(336.0, 504.0, 340.0, 452.0)
        .close();
    c.place(5.0, 7.0, 1.0, |c| c.fill(&wing, look.colour.deep().alpha(0.5)));
    slab(c, &wing, look.colour.mix(CREAM, 0.3), 8.0);
    eye(c, 322.0, 300.0);
}

fn elephant(c: &mut Canvas, look: &Look<'_>) {
    let body = Path::at(300.0, 286.0)
        .curve([400.0, 252.0, 560.0, 262.0, 602.0, 360.0])
        .curve([622.0, 420.0, 606.0, 520.0, 604.0, 576.0])
        .to(498.0, 576.0)
        .to(494.0, 500.0)
        .quad(440.0, 516.0, 396.0, 500.0)
        .to(394.0, 576.0)
        .to(288.0, 576.0)
        .to(286.0, 470.0)
        .curve([268.0, 460.0, 256.0, 448.0, 246.0, 440.0])
        .curve([244.0, 500.0, 234.0, 552.0, 178.0, 556.0])
        .curve([146.0, 556.0, 136.0, 520.0, 160.0, 512.0])
        .curve([186.0, 516.0, 190.0, 480.0, 186.0, 420.0])
        .curve([186.0, 350.0, 230.0, 300.0, 300.0, 286.0])
        .close();
    c.line(&Path::at(604.0, 350.0).curve([650.0, 370.0, 646.0, 420.0, 654.0, 450.0]), look.colour.deep(), 12.0);
    slab(c, &body, look.colour, 38.0);
    let ear = Path::at(330.0, 300.0)
        .curve([420.0, 290.0, 442.0, 380.0, 404.0, 440.0])
        .curve([370.0, 470.0, 320.0, 440.0, 314.0, 390.0])
        .quad(306.0, 330.0, 330.0, 300.0)
        .close();
    c.place(6.0, 8.0, 1.0, |c| c.fill(&ear, look.colour.deep().alpha(0.55)));
    slab(c, &ear, look.third, 8.0);
    eye(c, 258.0, 366.0);
    for x in [316.0, 348.0, 526.0, 558.0] {
        c.ellipse(x, 564.0, 12.0, 9.0, look.colour.light());
    }
}

fn hedgehog(c: &mut Canvas, look: &Look<'_>) {
    let spines = Path::at(300.0, 330.0)
        .curve([420.0, 250.0, 600.0, 310.0, 630.0, 450.0])
        .curve([640.0, 510.0, 620.0, 560.0, 590.0, 576.0])
        .to(330.0, 576.0)
        .curve([300.0, 500.0, 290.0, 410.0, 300.0, 330.0])
        .close();
    let face = Path::at(320.0, 372.0)
        .curve([250.0, 390.0, 190.0, 450.0, 142.0, 506.0])
        .curve([150.0, 540.0, 210.0, 570.0, 290.0, 576.0])
        .to(400.0, 576.0)
        .curve([390.0, 480.0, 370.0, 410.0, 320.0, 372.0])
        .close();
    slab(c, &spines, look.colour, 38.0);
    c.clip(&spines, |c| {
        for (row, count) in [(0, 6), (1, 6), (2, 6), (3, 5)] {
            for step in 0..count {
                let (x, y) =
                    (366.0 + 52.0 * f64::from(step) + 24.0 * f64::from(row % 2), 352.0 + 58.0 * f64::from(row));
                c.line(
                    &Path::at(x - 12.0, y + 16.0).to(x, y - 12.0).to(x + 14.0, y + 12.0),
                    look.colour.deep().alpha(0.75),
                    6.0,
                );
            }
        }
    });
    slab(c, &face, BEECH, 12.0);
    c.circle(150.0, 506.0, 17.0, INK);
    eye(c, 262.0, 466.0);
    c.ellipse(290.0, 512.0, 20.0, 14.0, look.second.alpha(0.55));
    c.circle(338.0, 408.0, 26.0, BEECH.shade());
    c.circle(336.0, 410.0, 16.0, look.second);
}

/// A family of turned peg people.
pub(crate) fn peg_people(c: &mut Canvas, look: &Look<'_>) {
    let skins = [Rgb(236, 196, 156), Rgb(156, 104, 70), Rgb(214, 164, 120), Rgb(112, 74, 54), Rgb(240, 206, 172)];
    let coats = [look.second, look.colour, look.third, look.colour.mix(CREAM, 0.4), look.second.mix(CREAM, 0.35)];
    let hair = [Rgb(92, 58, 40), Rgb(44, 34, 34), Rgb(198, 140, 70), Rgb(44, 34, 34), Rgb(150, 86, 50)];
    let places =
        [(214.0, 600.0, 1.0), (336.0, 606.0, 1.14), (548.0, 602.0, 0.94), (440.0, 650.0, 0.76), (286.0, 660.0, 0.62)];
    for (((skin, coat), hair), (cx, y, s)) in skins.into_iter().zip(coats).zip(hair).zip(places) {
        let body = Form {
            cx,
            profile: &[
                (30.0 * s, y - 196.0 * s),
                (38.0 * s, y - 186.0 * s),
                (64.0 * s, y - 90.0 * s),
                (72.0 * s, y - 14.0 * s),
                (66.0 * s, y),
            ],
        };
        body.shadow(c);
        body.draw(c, &Skin::plain(coat));
        for button in 0..3 {
            c.circle(cx - 14.0 * s, y - (130.0 - 34.0 * f64::from(button)) * s, 6.0 * s, coat.contrast());
        }
        peg_head(c, (cx, y - 236.0 * s), s, skin, hair);
    }
}

fn peg_head(c: &mut Canvas, (cx, head_y): (f64, f64), s: f64, skin: Rgb, hair: Rgb) {
    let tone = crate::demo::draw::scene::face(c, skin);
    c.circle(cx, head_y, 60.0 * s, tone);
    let fringe = Path::at(cx - 61.0 * s, head_y + 4.0 * s)
        .curve([cx - 66.0 * s, head_y - 84.0 * s, cx + 66.0 * s, head_y - 84.0 * s, cx + 61.0 * s, head_y + 4.0 * s])
        .curve([cx + 40.0 * s, head_y - 20.0 * s, cx - 10.0 * s, head_y - 44.0 * s, cx - 61.0 * s, head_y + 4.0 * s])
        .close();
    c.fill(&fringe, hair);
    for dx in [-27.0, 9.0] {
        c.circle(cx + dx * s, head_y + 8.0 * s, 5.0 * s, INK);
    }
    c.line(
        &Path::at(cx - 20.0 * s, head_y + 26.0 * s).quad(
            cx - 9.0 * s,
            head_y + 36.0 * s,
            cx + 3.0 * s,
            head_y + 26.0 * s,
        ),
        INK.alpha(0.75),
        3.6 * s,
    );
    c.circle(cx - 38.0 * s, head_y + 24.0 * s, 8.0 * s, Rgb(226, 110, 90).alpha(0.4));
}
