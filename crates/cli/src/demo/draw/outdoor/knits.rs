//! Sweaters, scarves and throws.

use crate::demo::draw::{
    Look, cloth,
    palette::{CREAM, INK, OAK, Rgb},
    path::Path,
    pattern::{self, Pattern},
    scene::{drop_shadow, face},
    svg::Canvas,
};

/// A sweater laid flat: plain with a crew neck, with a patterned yoke, or a vest.
pub(crate) fn sweater(c: &mut Canvas, look: &Look<'_>) {
    let vest = look.shape == "vest";
    let body = if vest {
        Path::at(318.0, 168.0)
            .quad(400.0, 190.0, 482.0, 168.0)
            .curve([520.0, 180.0, 548.0, 196.0, 560.0, 216.0])
            .curve([548.0, 280.0, 556.0, 330.0, 592.0, 370.0])
            .to(592.0, 650.0)
            .to(208.0, 650.0)
            .to(208.0, 370.0)
            .curve([244.0, 330.0, 252.0, 280.0, 240.0, 216.0])
            .curve([252.0, 196.0, 280.0, 180.0, 318.0, 168.0])
            .close()
    } else {
        Path::at(318.0, 168.0)
            .quad(400.0, 190.0, 482.0, 168.0)
            .curve([540.0, 184.0, 570.0, 204.0, 592.0, 250.0])
            .to(592.0, 650.0)
            .to(208.0, 650.0)
            .to(208.0, 250.0)
            .curve([230.0, 204.0, 260.0, 184.0, 318.0, 168.0])
            .close()
    };
    c.turn(-3.0, 400.0, 400.0, |c| {
        if !vest {
            sleeve(c, look);
            c.mirror(400.0, |c| sleeve(c, look));
        }
        drop_shadow(c, &body, 12.0);
        cloth::knitted(c, look.colour, &body);
        c.clip(&body, |c| {
            decorate(c, look);
            cloth::fold(c, &Path::at(300.0, 330.0).quad(320.0, 460.0, 296.0, 600.0), look.colour, 16.0);
            cloth::fold(c, &Path::at(516.0, 360.0).quad(500.0, 480.0, 520.0, 600.0), look.colour, 16.0);
        });
        hem(c, look, (208.0, 612.0, 384.0, 54.0));
        neck(c, look);
    });
}

fn hem(c: &mut Canvas, look: &Look<'_>, (x, y, w, h): (f64, f64, f64, f64)) {
    let tone = face(c, look.colour.mix(look.colour.shade(), 0.25));
    c.rect(x, y, w, h, 10.0, tone);
    cloth::ribs(c, look.colour, (x, y, w, h), 14.0);
}

fn sleeve(c: &mut Canvas, look: &Look<'_>) {
    let arm = Path::at(560.0, 206.0)
        .curve([624.0, 240.0, 660.0, 330.0, 680.0, 440.0])
        .curve([690.0, 500.0, 690.0, 540.0, 676.0, 586.0])
        .to(594.0, 570.0)
        .curve([600.0, 500.0, 590.0, 440.0, 560.0, 390.0])
        .close();
    drop_shadow(c, &arm, 12.0);
    cloth::knitted(c, look.colour, &arm);
    if look.pattern == Pattern::Stripes || look.pattern == Pattern::Bands {
        c.clip(&arm, |c| c.turn(-8.0, 630.0, 400.0, |c| decorate(c, look)));
    }
    c.turn(11.0, 634.0, 580.0, |c| hem(c, look, (592.0, 552.0, 90.0, 52.0)));
    cloth::fold(c, &Path::at(590.0, 440.0).quad(620.0, 430.0, 640.0, 400.0), look.colour, 11.0);
}

fn neck(c: &mut Canvas, look: &Look<'_>) {
    let inside = Path::ellipse(400.0, 172.0, 78.0, 30.0);
    c.fill(&inside, look.colour.deep());
    let band = Path::at(312.0, 164.0).curve([330.0, 226.0, 470.0, 226.0, 488.0, 164.0]);
    c.line(&band, look.colour.shade(), 34.0);
    c.line(&band, look.colour, 26.0);
    c.dashes(&band, look.colour.deep().alpha(0.4), 26.0, 0.1, 11.0);
}

fn decorate(c: &mut Canvas, look: &Look<'_>) {
    match (look.shape, look.pattern) {
        ("yoke", _) => yoke(c, look),
        (_, Pattern::Bands) => {
            c.rect(180.0, 330.0, 520.0, 66.0, 0.0, look.second.alpha(0.95));
            c.rect(180.0, 412.0, 520.0, 18.0, 0.0, look.second.alpha(0.95));
        }
        (_, Pattern::Stripes) => {
            for row in 0..6 {
                c.rect(180.0, 262.0 + 66.0 * f64::from(row), 520.0, 30.0, 0.0, look.second);
            }
        }
        (_, Pattern::Plain) => return,
        (_, other) => {
            if let Some(paint) = pattern::overlay(c, other, look.second, look.third, 0.7, 0.0) {
                c.rect(180.0, 140.0, 440.0, 500.0, 0.0, paint);
            }
        }
    }
    let stitches = cloth::stitches(c, look.colour);
    c.rect(180.0, 140.0, 520.0, 520.0, 0.0, stitches);
}

fn yoke(c: &mut Canvas, look: &Look<'_>) {
    for (r, width, colour) in [(182.0, 70.0, look.second), (238.0, 10.0, look.third), (136.0, 9.0, look.third)] {
        c.line(&Path::ellipse(400.0, 150.0, r * 1.12, r), colour, width);
    }
    for step in 0..15 {
        let angle = 12.0 + 11.1 * f64::from(step);
        let (sin, cos) = f64::to_radians(angle).sin_cos();
        let (x, y) = (400.0 + 204.0 * cos, 150.0 + 182.0 * sin);
        c.turn(angle - 90.0, x, y, |c| {
            c.fill(&Path::polygon(&[(x, y - 24.0), (x + 13.0, y), (x, y + 24.0), (x - 13.0, y)]), look.colour);
            c.circle(x, y, 5.0, look.third);
        });
    }
}

/// A scarf doubled over a peg.
pub(crate) fn scarf(c: &mut Canvas, look: &Look<'_>) {
    cloth::peg(c, 400.0, 130.0, OAK);
    let back = Path::at(392.0, 124.0)
        .curve([440.0, 130.0, 470.0, 170.0, 476.0, 240.0])
        .curve([486.0, 360.0, 496.0, 470.0, 500.0, 560.0])
        .to(404.0, 566.0)
        .curve([400.0, 420.0, 396.0, 300.0, 380.0, 200.0])
        .close();
    let front = Path::at(408.0, 122.0)
        .curve([360.0, 122.0, 326.0, 170.0, 318.0, 240.0])
        .curve([306.0, 370.0, 298.0, 510.0, 292.0, 640.0])
        .to(414.0, 650.0)
        .curve([420.0, 500.0, 424.0, 360.0, 426.0, 250.0])
        .quad(428.0, 160.0, 408.0, 122.0)
        .close();
    cloth::wall_shadow(c, &back);
    let skin = Look { colour: look.colour.shade(), seed: look.seed.clone(), ..*look };
    cloth::woven(c, &skin, &back, 0.9, 0.0);
    cloth::fringe(c, (408.0, 564.0), (496.0, 560.0), 54.0, look.colour.shade());
    cloth::wall_shadow(c, &front);
    cloth::woven(c, look, &front, 0.9, 0.0);
    if look.pattern == Pattern::Plain {
        let stitches = cloth::stitches(c, look.colour);
        c.fill(&front, stitches);
        c.clip(&front, |c| {
            for y in [560.0, 596.0] {
                c.rect(270.0, y, 170.0, 17.0, 0.0, look.second);
            }
        });
    }
    c.clip(&front, |c| {
        for (x, w) in [(346.0, 16.0), (388.0, 14.0)] {
            cloth::fold(
                c,
                &Path::at(x + 24.0, 150.0).curve([x, 300.0, x - 6.0, 480.0, x - 10.0, 660.0]),
                look.colour,
                w,
            );
        }
    });
    cloth::fringe(c, (296.0, 640.0), (410.0, 648.0), 56.0, look.colour);
}

/// A blanket over a rail, its fringe down.
pub(crate) fn throw(c: &mut Canvas, look: &Look<'_>) {
    let outline = Path::at(176.0, 136.0)
        .to(624.0, 136.0)
        .curve([632.0, 300.0, 620.0, 470.0, 630.0, 610.0])
        .quad(560.0, 624.0, 500.0, 610.0)
        .quad(430.0, 598.0, 370.0, 612.0)
        .quad(270.0, 626.0, 172.0, 608.0)
        .curve([180.0, 470.0, 168.0, 300.0, 176.0, 136.0])
        .close();
    c.blur(6, |c| c.rect(100.0, 176.0, 640.0, 20.0, 9.0, INK.alpha(0.3)));
    cloth::wall_shadow(c, &outline);
    let wood: Rgb = OAK;
    let tone = c.linear(0.0, 1.0, &[(0.0, wood.light().into()), (0.5, wood.into()), (1.0, wood.deep().into())]);
    c.rect(86.0, 122.0, 628.0, 26.0, 13.0, tone);
    cloth::woven(c, look, &outline, 1.2, 0.0);
    c.clip(&outline, |c| {
        for (x, w) in [(262.0, 22.0), (376.0, 30.0), (470.0, 20.0), (560.0, 26.0)] {
            cloth::fold(
                c,
                &Path::at(x, 130.0).curve([x - 16.0, 300.0, x + 20.0, 460.0, x - 4.0, 630.0]),
                look.colour,
                w,
            );
        }
        let roll = c.linear(0.0, 1.0, &[(0.0, CREAM.alpha(0.45)), (1.0, CREAM.alpha(0.0))]);
        c.rect(160.0, 130.0, 480.0, 50.0, 0.0, roll);
    });
    cloth::fringe(c, (178.0, 608.0), (624.0, 610.0), 52.0, look.colour.light());
}
