//! Shoulders and what is on them.

use super::{Clothes, Portrait};
use crate::demo::draw::{
    cloth,
    palette::{BRASS, CREAM},
    path::Path,
    scene::face,
    svg::Canvas,
};

fn shoulders() -> Path {
    Path::at(330.0, 588.0)
        .curve([240.0, 622.0, 160.0, 640.0, 124.0, 720.0])
        .curve([112.0, 750.0, 108.0, 780.0, 106.0, 800.0])
        .to(694.0, 800.0)
        .curve([692.0, 780.0, 688.0, 750.0, 676.0, 720.0])
        .curve([640.0, 640.0, 560.0, 622.0, 470.0, 588.0])
        .quad(400.0, 610.0, 330.0, 588.0)
        .close()
}

/// The shoulders, before the neck is drawn.
pub(crate) fn draw(c: &mut Canvas, who: &Portrait) {
    let tone = face(c, who.colour);
    let outline = shoulders();
    c.fill(&outline, tone);
    c.line(
        &Path::at(214.0, 800.0).quad(214.0, 740.0, 238.0, 706.0).move_to(586.0, 800.0).quad(588.0, 740.0, 564.0, 706.0),
        who.colour.deep().alpha(0.35),
        6.0,
    );
}

/// What lies around the neck.
pub(crate) fn collar(c: &mut Canvas, who: &Portrait) {
    let colour = who.colour;
    match who.clothes {
        Clothes::Tee => {
            c.line(&Path::at(326.0, 592.0).curve([340.0, 664.0, 460.0, 664.0, 474.0, 592.0]), colour.shade(), 15.0);
        }
        Clothes::Shirt => points(c, who, CREAM.mix(who.second, 0.15)),
        Clothes::RollNeck => {
            let tone = face(c, colour.mix(colour.shade(), 0.25));
            c.rect(318.0, 540.0, 164.0, 88.0, 28.0, tone);
            cloth::ribs(c, colour, (326.0, 542.0, 150.0, 84.0), 17.0);
        }
        Clothes::Apron => {
            points(c, who, colour.light());
            let bib = face(c, who.second);
            c.fill(&Path::at(262.0, 700.0).to(538.0, 700.0).to(552.0, 800.0).to(248.0, 800.0).close(), bib);
            c.line(
                &Path::at(278.0, 702.0).to(306.0, 604.0).move_to(522.0, 702.0).to(494.0, 604.0),
                who.second.shade(),
                17.0,
            );
            cloth::seam(c, &Path::at(272.0, 720.0).to(528.0, 720.0), who.second);
        }
        Clothes::Cardigan => {
            let shirt = face(c, who.second.mix(CREAM, 0.5));
            c.fill(
                &Path::at(322.0, 594.0)
                    .curve([340.0, 660.0, 460.0, 660.0, 478.0, 594.0])
                    .to(452.0, 800.0)
                    .to(348.0, 800.0)
                    .close(),
                shirt,
            );
            c.line(
                &Path::at(322.0, 592.0)
                    .quad(340.0, 700.0, 352.0, 800.0)
                    .move_to(478.0, 592.0)
                    .quad(460.0, 700.0, 448.0, 800.0),
                colour.shade(),
                24.0,
            );
        }
        Clothes::Dungarees => {
            c.line(&Path::at(326.0, 592.0).curve([340.0, 664.0, 460.0, 664.0, 474.0, 592.0]), colour.shade(), 15.0);
            let bib = face(c, who.second);
            c.fill(&Path::at(280.0, 716.0).to(520.0, 716.0).to(530.0, 800.0).to(270.0, 800.0).close(), bib);
            c.line(
                &Path::at(296.0, 724.0).to(256.0, 620.0).move_to(504.0, 724.0).to(544.0, 620.0),
                who.second.shade(),
                32.0,
            );
            for x in [298.0, 502.0] {
                c.circle(x, 732.0, 13.0, BRASS);
            }
        }
    }
}

fn points(c: &mut Canvas, who: &Portrait, colour: crate::demo::draw::palette::Rgb) {
    c.line(&Path::at(400.0, 650.0).to(400.0, 800.0), who.colour.deep().alpha(0.4), 5.0);
    for side in [-1.0, 1.0] {
        let x = |dx: f64| 400.0 + side * dx;
        let wing = Path::at(x(74.0), 574.0)
            .curve([x(70.0), 610.0, x(40.0), 640.0, x(2.0), 656.0])
            .to(x(62.0), 700.0)
            .quad(x(104.0), 650.0, x(92.0), 590.0)
            .close();
        c.fill(&wing, if side < 0.0 { colour } else { colour.mix(colour.shade(), 0.6) });
    }
}
