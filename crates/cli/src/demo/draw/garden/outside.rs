//! Trugs, birdhouses and wreaths.

use crate::demo::draw::{
    Look, botany, cloth,
    palette::{BEECH, CREAM, INK, LEAF, OAK, Rgb},
    path::Path,
    scene::{GROUND, edge_shadow, face, slab},
    svg::Canvas,
};

/// A wooden trug full of the day's harvest.
pub(crate) fn trug(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 170.0, 650.0, GROUND + 14.0, 170.0);
    let hoop = Path::at(214.0, 480.0).curve([230.0, 170.0, 570.0, 170.0, 586.0, 480.0]);
    c.place(12.0, -10.0, 1.0, |c| c.line(&hoop, OAK.deep(), 22.0));
    c.line(&hoop, OAK.shade(), 26.0);
    c.place(-2.0, -3.0, 1.0, |c| c.line(&hoop, OAK, 18.0));
    let crops = [
        (230.0, 462.0, 56.0, look.second),
        (316.0, 430.0, 62.0, Rgb(206, 70, 50)),
        (412.0, 444.0, 58.0, look.third),
        (500.0, 430.0, 62.0, look.second),
        (574.0, 466.0, 52.0, Rgb(206, 70, 50)),
    ];
    for (index, (x, y, turn)) in [
        (270.0, 430.0, -120.0),
        (300.0, 420.0, -100.0),
        (460.0, 424.0, -80.0),
        (520.0, 430.0, -60.0),
        (380.0, 420.0, -92.0),
    ]
    .into_iter()
    .enumerate()
    {
        let green = if index % 2 == 0 { LEAF } else { LEAF.mix(Rgb(160, 196, 110), 0.35) };
        c.turn(turn, x, y, |c| c.fill(&botany::leaf(x, y, 128.0, 30.0), green));
    }
    for (x, y, r, colour) in crops {
        let tone = face(c, colour);
        c.circle(x, y, r, tone);
        c.ellipse(x - r * 0.34, y - r * 0.4, r * 0.22, r * 0.15, CREAM.alpha(0.5));
        for turn in [-140.0, -90.0, -40.0] {
            c.turn(turn, x, y - r * 0.9, |c| c.fill(&botany::leaf(x, y - r * 0.9, r * 0.5, r * 0.12), LEAF.shade()));
        }
    }
    let hull = Path::at(130.0, 470.0)
        .quad(400.0, 512.0, 670.0, 470.0)
        .curve([660.0, 560.0, 620.0, 630.0, 570.0, 652.0])
        .to(230.0, 652.0)
        .curve([180.0, 630.0, 140.0, 560.0, 130.0, 470.0])
        .close();
    let tone = c.linear(
        0.6,
        1.0,
        &[(0.0, look.colour.light().into()), (0.5, look.colour.into()), (1.0, look.colour.shade().into())],
    );
    c.fill(&hull, tone);
    c.clip(&hull, |c| {
        for y in [520.0, 566.0, 610.0] {
            c.line(&Path::at(120.0, y).quad(400.0, y + 44.0, 680.0, y), look.colour.deep().alpha(0.55), 5.0);
        }
        for x in [206.0, 560.0] {
            c.rect(x, 450.0, 34.0, 220.0, 0.0, OAK.shade());
            c.rect(x, 450.0, 26.0, 220.0, 0.0, OAK);
        }
    });
    c.line(&Path::at(130.0, 472.0).quad(400.0, 514.0, 670.0, 472.0), OAK.light(), 13.0);
}

/// A birdhouse, or a hotel for wild bees.
pub(crate) fn birdhouse(c: &mut Canvas, look: &Look<'_>) {
    let body = Path::at(244.0, 330.0).to(400.0, 196.0).to(556.0, 330.0).to(556.0, 640.0).to(244.0, 640.0).close();
    cloth::wall_shadow(c, &body);
    slab(c, &body, look.colour, 26.0);
    if look.shape == "bees" {
        bee_rooms(c, look);
    } else {
        c.clip(&body, |c| {
            let planks = (0..5).fold(Path::default(), |path, step| {
                let x = 292.0 + 54.0 * f64::from(step);
                path.move_to(x, 190.0).to(x, 650.0)
            });
            c.line(&planks, look.colour.deep().alpha(0.4), 4.0);
        });
        c.circle(402.0, 400.0, 62.0, look.colour.shade());
        c.circle(400.0, 398.0, 54.0, INK.mix(look.colour, 0.15));
        c.circle(404.0, 544.0, 13.0, INK.alpha(0.3));
        c.line(&Path::at(400.0, 536.0).to(386.0, 544.0), OAK, 19.0);
        bird(c, look);
    }
    for (from, to) in [((400.0, 168.0), (196.0, 346.0)), ((400.0, 168.0), (604.0, 346.0))] {
        let beam = Path::at(from.0, from.1).to(to.0, to.1);
        c.place(5.0, 9.0, 1.0, |c| c.line(&beam, INK.alpha(0.26), 38.0));
        c.line(&beam, look.second.shade(), 38.0);
        c.place(-3.0, -5.0, 1.0, |c| c.line(&beam, look.second, 26.0));
    }
}

fn bee_rooms(c: &mut Canvas, look: &Look<'_>) {
    let dark = INK.mix(OAK, 0.3);
    c.rect(272.0, 350.0, 256.0, 262.0, 8.0, look.colour.deep());
    c.rect(278.0, 356.0, 120.0, 120.0, 4.0, dark);
    c.rect(406.0, 356.0, 116.0, 120.0, 4.0, OAK);
    c.rect(278.0, 484.0, 244.0, 122.0, 4.0, dark);
    for cell in 0..16_u32 {
        let (x, y) = (294.0 + 29.0 * f64::from(cell % 4), 372.0 + 29.0 * f64::from(cell / 4));
        c.circle(x, y, 13.0, BEECH);
        c.circle(x, y, 7.0, dark);
    }
    for (x, y, r) in [
        (434.0, 386.0, 10.0),
        (474.0, 380.0, 7.0),
        (500.0, 404.0, 10.0),
        (450.0, 424.0, 8.0),
        (484.0, 440.0, 11.0),
        (428.0, 452.0, 7.0),
    ] {
        c.circle(x, y, r, dark);
    }
    for log in 0..5 {
        let x = 304.0 + 48.0 * f64::from(log);
        for y in [514.0, 564.0] {
            c.circle(x, y, 23.0, OAK.mix(BEECH, 0.5));
            c.circle(x, y, 8.0, dark);
        }
    }
    c.circle(400.0, 288.0, 26.0, look.second);
    c.circle(400.0, 288.0, 16.0, dark);
}

fn bird(c: &mut Canvas, look: &Look<'_>) {
    let (x, y) = (338.0, 512.0);
    c.line(&Path::at(x + 8.0, y + 20.0).to(x + 30.0, y + 32.0), INK, 4.0);
    let body = Path::at(x - 56.0, y - 6.0)
        .curve([x - 54.0, y - 64.0, x + 26.0, y - 72.0, x + 44.0, y - 20.0])
        .to(x + 110.0, y + 22.0)
        .curve([x + 70.0, y + 26.0, x + 60.0, y + 30.0, x + 20.0, y + 30.0])
        .curve([x - 30.0, y + 34.0, x - 56.0, y + 20.0, x - 56.0, y - 6.0])
        .close();
    c.place(4.0, 7.0, 1.0, |c| c.fill(&body, INK.alpha(0.24)));
    let tone = face(c, look.third);
    c.fill(&body, tone);
    c.fill(&Path::at(x - 56.0, y - 8.0).to(x - 82.0, y - 2.0).to(x - 54.0, y + 8.0).close(), OAK.deep());
    c.fill(
        &Path::at(x - 8.0, y - 14.0)
            .curve([x + 20.0, y - 30.0, x + 60.0, y - 8.0, x + 84.0, y + 14.0])
            .curve([x + 40.0, y + 24.0, x - 4.0, y + 16.0, x - 8.0, y - 14.0])
            .close(),
        look.third.deep(),
    );
    c.circle(x - 30.0, y - 22.0, 6.0, INK);
    c.circle(x - 32.0, y - 24.0, 2.0, CREAM);
}

/// A wreath of dried leaves and flowers.
pub(crate) fn wreath(c: &mut Canvas, look: &Look<'_>) {
    let mut seed = look.seed.clone();
    let ring = Path::ellipse(400.0, 420.0, 190.0, 190.0);
    c.blur(12, |c| c.place(22.0, 24.0, 1.0, |c| c.line(&ring, INK.alpha(0.26), 84.0)));
    c.line(&Path::at(400.0, 240.0).to(400.0, 120.0), look.second, 15.0);
    cloth::peg(c, 400.0, 112.0, OAK);
    c.line(&ring, OAK.shade(), 15.0);
    let greens = [Rgb(132, 150, 112), LEAF, Rgb(176, 164, 116), look.colour];
    for (start, tone) in greens.into_iter().enumerate() {
        let mut leaves = Path::default();
        for step in 0..19_u32 {
            let nth = f64::from(step) * 4.0 + f64::from(u32::try_from(start).unwrap_or(0));
            let angle = nth * 4.74 + seed.between(-4.0, 4.0);
            let (sin, cos) = angle.to_radians().sin_cos();
            let r = 190.0 + seed.between(-22.0, 22.0);
            let out = if step % 2 == 0 { 46.0 } else { 128.0 };
            leaves = leaves.and(&botany::blade(400.0 + r * cos, 420.0 + r * sin, 68.0, 12.0, angle + out));
        }
        c.fill(&leaves, tone);
    }
    for angle in [20.0_f64, 74.0, 128.0, 172.0, 236.0, 300.0, 338.0] {
        let (sin, cos) = angle.to_radians().sin_cos();
        let (x, y) = (400.0 + 190.0 * cos, 420.0 + 190.0 * sin);
        let tone = if seed.chance(50) { look.second } else { look.third };
        botany::blossom(c, x, y, 14.0, 6, tone);
        c.circle(x, y, 9.0, tone.deep());
    }
}
