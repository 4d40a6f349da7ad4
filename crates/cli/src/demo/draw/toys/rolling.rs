//! Cars, trains and boats.

use crate::demo::draw::{
    Look, emblem,
    form::{Form, Skin},
    palette::{BEECH, CREAM, INK, Rgb},
    path::Path,
    scene::{GROUND, edge_shadow, face, slab},
    svg::Canvas,
};

/// A turned wheel with a wooden hub.
pub(crate) fn wheel(c: &mut Canvas, x: f64, y: f64, r: f64, colour: Rgb) {
    c.circle(x + r * 0.2, y - r * 0.1, r, colour.deep());
    let tone = face(c, colour);
    c.circle(x, y, r, tone);
    c.line(&Path::ellipse(x, y, r * 0.78, r * 0.78), colour.shade(), r * 0.07);
    let hub = face(c, BEECH);
    c.circle(x, y, r * 0.4, hub);
    c.circle(x, y, r * 0.12, BEECH.deep());
}

/// A toy car: a racer with its driver, a van, or a tractor.
pub(crate) fn car(c: &mut Canvas, look: &Look<'_>) {
    match look.shape {
        "van" => van(c, look),
        "tractor" => tractor(c, look),
        _ => racer(c, look),
    }
}

fn racer(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 164.0, 640.0, GROUND + 12.0, 150.0);
    let head =
        Form { cx: 452.0, profile: &[(20.0, 352.0), (44.0, 372.0), (50.0, 400.0), (40.0, 432.0), (34.0, 470.0)] };
    head.draw(c, &Skin::plain(BEECH));
    head.cap(c, BEECH.light());
    let cap = Path::at(402.0, 396.0)
        .curve([404.0, 330.0, 500.0, 330.0, 502.0, 396.0])
        .quad(452.0, 408.0, 402.0, 396.0)
        .close();
    c.fill(&cap, look.second);
    c.circle(424.0, 414.0, 4.5, INK);
    let body = Path::at(120.0, 570.0)
        .curve([124.0, 500.0, 190.0, 462.0, 300.0, 452.0])
        .quad(350.0, 446.0, 392.0, 452.0)
        .quad(400.0, 482.0, 452.0, 482.0)
        .quad(502.0, 480.0, 512.0, 440.0)
        .curve([560.0, 420.0, 650.0, 440.0, 668.0, 500.0])
        .quad(680.0, 540.0, 668.0, 580.0)
        .quad(660.0, 604.0, 630.0, 604.0)
        .to(160.0, 604.0)
        .quad(120.0, 602.0, 120.0, 570.0)
        .close();
    slab(c, &body, look.colour, 34.0);
    c.clip(&body, |c| {
        c.rect(100.0, 546.0, 600.0, 20.0, 0.0, look.third);
        c.circle(270.0, 524.0, 46.0, CREAM);
        emblem::mark(c, look.palette.emblem, 270.0, 524.0, 56.0, look.colour.deep(), CREAM);
    });
    for x in [222.0, 568.0] {
        wheel(c, x, 590.0, 62.0, look.second);
    }
}

fn van(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 172.0, 640.0, GROUND + 12.0, 230.0);
    let body = Path::at(146.0, 340.0)
        .quad(146.0, 306.0, 182.0, 306.0)
        .to(520.0, 306.0)
        .curve([570.0, 310.0, 600.0, 380.0, 640.0, 440.0])
        .quad(664.0, 462.0, 664.0, 500.0)
        .to(664.0, 576.0)
        .quad(662.0, 600.0, 636.0, 600.0)
        .to(174.0, 600.0)
        .quad(146.0, 598.0, 146.0, 570.0)
        .close();
    slab(c, &body, look.colour, 34.0);
    c.clip(&body, |c| c.rect(100.0, 476.0, 600.0, 140.0, 0.0, look.third.alpha(0.95)));
    for (x, w) in [(186.0, 100.0), (308.0, 100.0)] {
        c.rect(x, 350.0, w, 88.0, 18.0, look.colour.deep());
        c.rect(x + 5.0, 355.0, w - 5.0, 83.0, 16.0, look.palette.wall.light());
    }
    let glass = Path::at(436.0, 352.0).to(516.0, 352.0).quad(556.0, 376.0, 584.0, 440.0).to(436.0, 440.0).close();
    c.fill(&glass, look.palette.wall.light());
    c.line(&glass, look.colour.deep(), 5.0);
    c.circle(640.0, 500.0, 17.0, Rgb(250, 226, 150));
    for x in [256.0, 556.0] {
        wheel(c, x, 596.0, 58.0, look.second);
    }
}

fn tractor(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 190.0, 640.0, GROUND + 12.0, 220.0);
    let pipe = Form { cx: 566.0, profile: &[(14.0, 340.0), (14.0, 340.0), (14.0, 460.0)] };
    pipe.draw(c, &Skin::plain(look.second));
    pipe.cap(c, look.second.deep());
    let cab = Path::at(238.0, 470.0)
        .to(256.0, 286.0)
        .quad(260.0, 270.0, 276.0, 270.0)
        .to(420.0, 270.0)
        .quad(438.0, 270.0, 440.0, 286.0)
        .to(456.0, 470.0)
        .close();
    slab(c, &cab, look.third, 30.0);
    c.fill(
        &Path::at(284.0, 310.0).to(408.0, 310.0).to(420.0, 430.0).to(274.0, 430.0).close(),
        look.palette.wall.light(),
    );
    let body = Path::at(206.0, 460.0)
        .quad(206.0, 440.0, 228.0, 440.0)
        .to(640.0, 440.0)
        .quad(664.0, 444.0, 664.0, 470.0)
        .to(664.0, 560.0)
        .quad(660.0, 582.0, 636.0, 582.0)
        .to(226.0, 582.0)
        .quad(206.0, 580.0, 206.0, 560.0)
        .close();
    slab(c, &body, look.colour, 32.0);
    for y in [480.0, 508.0, 536.0] {
        c.line(&Path::at(540.0, y).to(634.0, y), look.colour.deep(), 8.0);
    }
    wheel(c, 300.0, 548.0, 106.0, look.second);
    wheel(c, 586.0, 594.0, 60.0, look.second);
}

/// An engine pulling a wagon of bricks.
pub(crate) fn train(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 110.0, 700.0, GROUND + 10.0, 160.0);
    for (x, colour, h) in [(516.0, look.second, 62.0), (588.0, look.third, 84.0), (652.0, look.colour, 54.0)] {
        let brick = Path::rect(x, 540.0 - h, 58.0, h + 10.0, 6.0);
        slab(c, &brick, colour, 22.0);
    }
    let wagon = Path::rect(498.0, 530.0, 226.0, 70.0, 14.0);
    slab(c, &wagon, BEECH, 28.0);
    c.line(&Path::at(440.0, 578.0).quad(470.0, 588.0, 500.0, 578.0), BEECH.deep(), 12.0);
    let chimney = Form { cx: 186.0, profile: &[(36.0, 322.0), (36.0, 322.0), (20.0, 352.0), (22.0, 430.0)] };
    chimney.draw(c, &Skin::plain(look.second));
    chimney.cap(c, look.second.deep());
    let dome = Form { cx: 264.0, profile: &[(8.0, 376.0), (26.0, 388.0), (28.0, 430.0)] };
    dome.draw(c, &Skin::plain(look.third));
    let cab = Path::at(312.0, 330.0).to(440.0, 330.0).to(440.0, 600.0).to(312.0, 600.0).close();
    slab(c, &cab, look.colour, 32.0);
    c.rect(340.0, 372.0, 72.0, 74.0, 12.0, look.palette.wall.light());
    slab(c, &Path::rect(290.0, 298.0, 172.0, 38.0, 14.0), look.second, 32.0);
    let boiler = Path::at(120.0, 470.0)
        .quad(120.0, 424.0, 164.0, 424.0)
        .to(326.0, 424.0)
        .to(326.0, 560.0)
        .to(120.0, 560.0)
        .close();
    slab(c, &boiler, look.third, 30.0);
    for x in [176.0, 232.0, 288.0] {
        c.line(&Path::at(x, 428.0).to(x, 556.0), look.third.shade(), 6.0);
    }
    slab(c, &Path::rect(92.0, 552.0, 356.0, 46.0, 12.0), BEECH, 28.0);
    for (x, r) in [(158.0, 44.0), (262.0, 44.0), (384.0, 56.0), (560.0, 44.0), (668.0, 44.0)] {
        wheel(c, x, 650.0 - r, r, look.second);
    }
    let puff = CREAM.alpha(0.75);
    for (x, y, r) in [(196.0, 282.0, 24.0), (226.0, 246.0, 32.0), (270.0, 208.0, 40.0)] {
        c.circle(x, y, r, puff);
    }
}

/// A sailing boat on two painted waves.
pub(crate) fn boat(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 200.0, 620.0, GROUND + 14.0, 170.0);
    let mast = Form { cx: 404.0, profile: &[(9.0, 128.0), (9.0, 128.0), (11.0, 540.0)] };
    let main = Path::at(422.0, 150.0)
        .curve([500.0, 240.0, 570.0, 360.0, 592.0, 478.0])
        .quad(500.0, 492.0, 422.0, 480.0)
        .close();
    let jib = Path::at(388.0, 192.0)
        .curve([330.0, 280.0, 262.0, 380.0, 216.0, 466.0])
        .quad(310.0, 484.0, 388.0, 470.0)
        .close();
    slab(c, &main, CREAM, 14.0);
    c.clip(&main, |c| {
        for y in [330.0, 400.0] {
            c.fill(
                &Path::at(400.0, y)
                    .quad(500.0, y + 18.0, 620.0, y - 6.0)
                    .to(620.0, y + 28.0)
                    .quad(500.0, y + 52.0, 400.0, y + 34.0)
                    .close(),
                look.second,
            );
        }
    });
    slab(c, &jib, look.third, 14.0);
    mast.draw(c, &Skin::plain(BEECH));
    c.fill(&Path::at(414.0, 130.0).to(470.0, 148.0).to(414.0, 168.0).close(), look.second);
    let hull = Path::at(150.0, 506.0)
        .quad(400.0, 540.0, 656.0, 500.0)
        .curve([640.0, 570.0, 590.0, 640.0, 540.0, 650.0])
        .to(270.0, 650.0)
        .curve([210.0, 640.0, 166.0, 570.0, 150.0, 506.0])
        .close();
    slab(c, &hull, look.colour, 36.0);
    c.clip(&hull, |c| {
        c.fill(
            &Path::at(140.0, 536.0)
                .quad(400.0, 570.0, 660.0, 530.0)
                .to(660.0, 556.0)
                .quad(400.0, 596.0, 140.0, 562.0)
                .close(),
            CREAM,
        );
    });
    for x in [300.0, 400.0, 500.0] {
        c.circle(x, 612.0, 15.0, CREAM);
        c.circle(x, 612.0, 9.0, look.colour.deep());
    }
}
