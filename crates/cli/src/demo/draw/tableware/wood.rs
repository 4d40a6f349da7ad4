//! Wooden boards and spoons.

use crate::demo::draw::{
    Look,
    form::Form,
    palette::{CREAM, Rgb},
    path::Path,
    scene::{GROUND, edge_shadow, face, ground_shadow},
    svg::Canvas,
};

/// A cutting board leaning against the wall.
pub(crate) fn board(c: &mut Canvas, look: &Look<'_>) {
    let outline = match look.shape {
        "round" => Path::ellipse(400.0, 418.0, 226.0, 226.0),
        "oblong" => Path::rect(176.0, 270.0, 448.0, 372.0, 40.0),
        _ => paddle(),
    };
    match look.shape {
        "round" => ground_shadow(c, 404.0, GROUND + 2.0, 74.0, 260.0),
        "oblong" => edge_shadow(c, 196.0, 618.0, GROUND + 2.0, 260.0),
        _ => edge_shadow(c, 258.0, 556.0, GROUND + 2.0, 260.0),
    }
    c.place(11.0, 5.0, 1.0, |c| c.fill(&outline, look.colour.deep()));
    let tone = face(c, look.colour);
    c.fill(&outline, tone);
    c.clip(&outline, |c| grain(c, look));
    c.line(&outline, CREAM.alpha(0.28), 4.0);
    if look.shape != "paddle" {
        c.circle(400.0, if look.shape == "round" { 236.0 } else { 312.0 }, 17.0, look.colour.deep());
        c.circle(402.0, if look.shape == "round" { 239.0 } else { 315.0 }, 13.0, look.palette.wall.shade());
    }
}

fn paddle() -> Path {
    Path::at(372.0, 130.0)
        .quad(400.0, 104.0, 428.0, 130.0)
        .curve([434.0, 190.0, 424.0, 240.0, 452.0, 270.0])
        .curve([520.0, 284.0, 566.0, 300.0, 566.0, 350.0])
        .to(562.0, 604.0)
        .quad(560.0, 642.0, 522.0, 642.0)
        .to(278.0, 642.0)
        .quad(240.0, 642.0, 238.0, 604.0)
        .to(234.0, 350.0)
        .curve([234.0, 300.0, 280.0, 284.0, 348.0, 270.0])
        .curve([376.0, 240.0, 366.0, 190.0, 372.0, 130.0])
        .close()
}

fn grain(c: &mut Canvas, look: &Look<'_>) {
    let mut seed = look.seed.clone();
    for line in 0..11 {
        let x = 190.0 + 42.0 * f64::from(line) + seed.between(-12.0, 12.0);
        let bend = seed.between(-26.0, 26.0);
        let strength = seed.between(0.12, 0.34);
        c.line(
            &Path::at(x, 100.0).curve([x + bend, 300.0, x - bend, 460.0, x + bend * 0.4, 680.0]),
            look.colour.deep().alpha(strength),
            seed.between(2.0, 5.0),
        );
    }
    if look.shape == "paddle" {
        c.circle(400.0, 160.0, 13.0, look.colour.deep());
    }
}

/// Wooden spoons standing in a crock.
pub(crate) fn spoons(c: &mut Canvas, look: &Look<'_>) {
    let pot =
        Form { cx: 400.0, profile: &[(126.0, 424.0), (126.0, 424.0), (132.0, 500.0), (128.0, 620.0), (116.0, 654.0)] };
    pot.shadow(c);
    pot.open(c, 8.0, look.second);
    let woods = [look.colour, look.colour.light(), Rgb(150, 104, 66), look.colour.shade(), look.colour];
    for (index, wood) in woods.into_iter().enumerate() {
        let step = f64::from(u32::try_from(index).unwrap_or(0)) - 2.0;
        let foot = 400.0 + step * 24.0;
        c.turn(step * 10.5, foot, 460.0, |c| spoon(c, foot, 176.0 + step.abs() * 26.0, wood, index));
    }
    pot.draw(
        c,
        &crate::demo::draw::form::Skin {
            colour: look.second,
            second: look.third,
            third: look.colour,
            pattern: look.pattern,
        },
    );
    pot.gloss(c, 470.0, 600.0, 12.0, 0.32);
    let lip = Path::at(274.0, 424.0)
        .arc(126.0, 25.2, false, 526.0, 424.0)
        .to(518.0, 424.0)
        .arc(118.0, 23.0, true, 282.0, 424.0)
        .close();
    c.fill(&lip, look.second.light());
}

fn spoon(c: &mut Canvas, x: f64, top: f64, wood: Rgb, index: usize) {
    c.line(&Path::at(x, top + 90.0).to(x, 470.0), wood.shade(), 17.0);
    c.line(&Path::at(x - 2.0, top + 90.0).to(x - 2.0, 470.0), wood, 11.0);
    let tone = face(c, wood);
    match index {
        1 => {
            c.rect(x - 34.0, top - 28.0, 68.0, 140.0, 24.0, tone);
            for slot in [-12.0, 0.0, 12.0] {
                c.line(&Path::at(x + slot, top + 12.0).to(x + slot, top + 70.0), wood.deep(), 6.0);
            }
        }
        3 => c.fill(
            &Path::at(x - 16.0, top + 110.0)
                .to(x - 34.0, top - 8.0)
                .quad(x, top - 34.0, x + 34.0, top - 8.0)
                .to(x + 16.0, top + 110.0)
                .close(),
            tone,
        ),
        _ => {
            c.ellipse(x, top + 38.0, 46.0, 70.0, tone);
            let hollow = c.linear(1.0, 1.0, &[(0.0, wood.deep().alpha(0.75)), (1.0, wood.light().into())]);
            c.ellipse(x, top + 33.0, 33.0, 53.0, hollow);
        }
    }
}
