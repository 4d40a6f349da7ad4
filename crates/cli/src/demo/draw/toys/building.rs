//! Things to build with, and a house to furnish.

use crate::demo::draw::{
    Look,
    block::Block,
    emblem,
    form::{Form, Skin},
    palette::{BEECH, CREAM, Rgb},
    path::{Path, TILT},
    pattern,
    scene::{GROUND, edge_shadow, ground_shadow, slab},
    svg::Canvas,
};

/// Building blocks: painted cubes, or a castle of arches and cones.
pub(crate) fn blocks(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "castle" { castle(c, look) } else { cubes(c, look) }
}

fn cubes(c: &mut Canvas, look: &Look<'_>) {
    let ground = GROUND + 20.0;
    let places = [
        (270.0, ground - 24.0, 30.0, look.second),
        (532.0, ground - 14.0, 62.0, look.colour),
        (398.0, ground - 176.0, 22.0, look.third),
    ];
    for (index, (x, y, yaw, colour)) in places.into_iter().enumerate() {
        let cube = Block::centred(x, y, 162.0, 162.0, 156.0, yaw);
        if index < 2 {
            cube.shadow(c);
        }
        cube.draw(c, BEECH);
        cube.on_lit(c, |c| {
            c.rect(12.0, 12.0, 138.0, 132.0, 12.0, colour);
            match index {
                0 => c.circle(81.0, 78.0, 40.0, CREAM),
                1 => c.fill(&Path::polygon(&[(81.0, 34.0), (124.0, 116.0), (38.0, 116.0)]), CREAM),
                _ => emblem::mark(c, look.palette.emblem, 81.0, 76.0, 88.0, CREAM, colour),
            }
        });
        let other = [look.third, look.second, look.colour].get(index).copied().unwrap_or(colour);
        cube.on_dim(c, |c| {
            c.rect(12.0, 12.0, 138.0, 132.0, 12.0, other.shade());
            pattern::star(c, 81.0, 78.0, 46.0, CREAM.shade());
        });
    }
}

fn castle(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 150.0, 650.0, GROUND + 12.0, 260.0);
    for (x, w, h, colour) in [(148.0, 110.0, 190.0, look.colour), (546.0, 110.0, 190.0, look.third)] {
        slab(c, &Path::rect(x, 652.0 - h, w, h, 6.0), colour, 40.0);
        slab(
            c,
            &Path::polygon(&[(x - 10.0, 652.0 - h), (x + w / 2.0, 652.0 - h - 118.0), (x + w + 10.0, 652.0 - h)]),
            look.second,
            40.0,
        );
    }
    let gate = Path::at(268.0, 652.0)
        .to(268.0, 462.0)
        .to(536.0, 462.0)
        .to(536.0, 652.0)
        .to(478.0, 652.0)
        .to(478.0, 600.0)
        .arc(76.0, 76.0, false, 326.0, 600.0)
        .to(326.0, 652.0)
        .close();
    slab(c, &gate, BEECH, 40.0);
    for x in [282.0, 376.0, 470.0] {
        slab(c, &Path::rect(x, 406.0, 54.0, 52.0, 5.0), look.third, 34.0);
    }
    let tower = Form { cx: 402.0, profile: &[(46.0, 300.0), (46.0, 300.0), (46.0, 408.0)] };
    tower.draw(c, &Skin::plain(look.colour.mix(CREAM, 0.25)));
    tower.cap(c, look.colour);
    let roof = Form { cx: 402.0, profile: &[(2.0, 188.0), (2.0, 188.0), (66.0, 304.0)] };
    roof.draw(c, &Skin::plain(look.second));
    c.line(&Path::at(402.0, 192.0).to(402.0, 140.0), BEECH.deep(), 6.0);
    c.fill(&Path::at(405.0, 138.0).to(458.0, 154.0).to(405.0, 172.0).close(), look.third);
}

/// Nested arches in six colours.
pub(crate) fn rainbow(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 130.0, 680.0, GROUND + 12.0, 220.0);
    let bands = [
        look.second,
        look.third,
        look.colour,
        look.second.mix(CREAM, 0.45),
        look.colour.mix(CREAM, 0.5),
        look.third.mix(CREAM, 0.45),
    ];
    for (index, colour) in bands.into_iter().enumerate() {
        let r = 268.0 - 44.0 * f64::from(u32::try_from(index).unwrap_or(0));
        let base = 650.0;
        let hoop = |outer: f64| {
            Path::at(400.0 - outer, base)
                .to(400.0 - outer, base - 90.0)
                .arc(outer, outer, true, 400.0 + outer, base - 90.0)
                .to(400.0 + outer, base)
        };
        let arch = hoop(r)
            .to(400.0 + r - 40.0, base)
            .to(400.0 + r - 40.0, base - 90.0)
            .arc(r - 40.0, r - 40.0, false, 400.0 - r + 40.0, base - 90.0)
            .to(400.0 - r + 40.0, base)
            .close();
        c.place(12.0, -9.0, 1.0, |c| c.fill(&arch, colour.shade().mix(colour.deep(), 0.4)));
        let tone =
            c.linear(1.0, 0.3, &[(0.0, colour.light().into()), (0.5, colour.into()), (1.0, colour.shade().into())]);
        c.fill(&arch, tone);
        let inner = r - 4.0;
        c.line(
            &Path::at(400.0 - inner, base - 6.0).to(400.0 - inner, base - 90.0).arc(
                inner,
                inner,
                true,
                400.0,
                base - 90.0 - inner,
            ),
            colour.light().alpha(0.8),
            3.0,
        );
    }
}

/// A cone of rings on a wooden stick.
pub(crate) fn rings(c: &mut Canvas, look: &Look<'_>) {
    ground_shadow(c, 400.0, GROUND + 6.0, 200.0, 300.0);
    let foot = Form { cx: 400.0, profile: &[(206.0, 628.0), (206.0, 628.0), (206.0, 650.0)] };
    foot.draw(c, &Skin::plain(BEECH));
    foot.cap(c, BEECH);
    let colours = [
        look.colour,
        look.third,
        look.second,
        look.colour.mix(CREAM, 0.42),
        look.third.mix(CREAM, 0.45),
        look.second.mix(CREAM, 0.45),
    ];
    for (level, colour) in colours.into_iter().enumerate() {
        let step = f64::from(u32::try_from(level).unwrap_or(0));
        let (half, y) = (186.0 - 22.0 * step, 592.0 - 62.0 * step);
        let ring = Form {
            cx: 400.0,
            profile: &[
                (half - 34.0, y - 30.0),
                (half - 10.0, y - 25.0),
                (half, y),
                (half - 12.0, y + 26.0),
                (half - 40.0, y + 32.0),
            ],
        };
        ring.draw(c, &Skin::plain(colour));
        c.ellipse(400.0, y - 30.0, half - 34.0, (half - 34.0) * TILT, colour.light());
        ring.gloss(c, y - 14.0, y + 12.0, 8.0, 0.32);
    }
    let ball = look.second;
    let stick = Form { cx: 400.0, profile: &[(14.0, 216.0), (14.0, 216.0), (14.0, 256.0)] };
    stick.draw(c, &Skin::plain(BEECH));
    let tone = crate::demo::draw::scene::face(c, ball);
    c.circle(400.0, 186.0, 50.0, tone);
    c.ellipse(382.0, 166.0, 13.0, 10.0, CREAM.alpha(0.5));
}

/// An open doll's house with furnished rooms.
pub(crate) fn doll_house(c: &mut Canvas, look: &Look<'_>) {
    edge_shadow(c, 176.0, 636.0, GROUND + 12.0, 320.0);
    let wall = BEECH;
    let shell = Path::at(172.0, 652.0).to(172.0, 336.0).to(400.0, 150.0).to(628.0, 336.0).to(628.0, 652.0).close();
    slab(c, &shell, wall, 34.0);
    let rooms = [
        (192.0, 512.0, look.colour),
        (408.0, 512.0, look.third),
        (192.0, 364.0, look.second),
        (408.0, 364.0, look.colour),
    ];
    for (x, y, colour) in rooms {
        let tint = colour.mix(CREAM, 0.62);
        let tone = c.linear(1.0, 1.0, &[(0.0, tint.shade().into()), (0.4, tint.into()), (1.0, tint.light().into())]);
        c.rect(x, y, 200.0, 128.0, 4.0, tone);
        c.rect(x, y + 112.0, 200.0, 16.0, 0.0, wall.shade());
    }
    let loft = Path::polygon(&[(248.0, 348.0), (400.0, 222.0), (552.0, 348.0)]);
    c.fill(&loft, look.third.mix(CREAM, 0.5));
    c.circle(400.0, 300.0, 30.0, wall);
    c.circle(400.0, 300.0, 22.0, look.palette.wall.light());
    furniture(c, look);
    for (from, to) in [((400.0, 136.0), (148.0, 344.0)), ((400.0, 136.0), (652.0, 344.0))] {
        c.line(&Path::at(from.0, from.1).to(to.0, to.1), look.second.shade(), 30.0);
        c.place(-3.0, -4.0, 1.0, |c| c.line(&Path::at(from.0, from.1).to(to.0, to.1), look.second, 20.0));
    }
}

fn furniture(c: &mut Canvas, look: &Look<'_>) {
    let wood = BEECH.shade();
    // A bed upstairs, a picture and a lamp beside it; a table and a stove below.
    c.rect(206.0, 436.0, 14.0, 42.0, 4.0, wood);
    c.rect(212.0, 450.0, 118.0, 28.0, 8.0, look.colour);
    c.rect(218.0, 440.0, 36.0, 18.0, 8.0, CREAM);
    c.line(&Path::at(366.0, 476.0).to(366.0, 420.0), wood, 6.0);
    c.fill(&Path::polygon(&[(350.0, 424.0), (358.0, 396.0), (374.0, 396.0), (382.0, 424.0)]), Rgb(255, 226, 150));
    c.rect(430.0, 396.0, 60.0, 46.0, 3.0, wood);
    c.rect(436.0, 402.0, 48.0, 34.0, 2.0, look.third.light());
    c.rect(526.0, 420.0, 52.0, 56.0, 8.0, look.second);
    c.rect(518.0, 444.0, 68.0, 32.0, 8.0, look.second.light());
    c.rect(216.0, 578.0, 122.0, 12.0, 4.0, wood);
    for x in [228.0, 320.0] {
        c.rect(x, 590.0, 9.0, 36.0, 2.0, wood);
    }
    c.circle(276.0, 566.0, 14.0, look.second);
    c.rect(444.0, 560.0, 70.0, 66.0, 6.0, look.colour.shade());
    c.rect(454.0, 584.0, 50.0, 32.0, 4.0, look.colour.deep());
    c.rect(540.0, 548.0, 44.0, 78.0, 6.0, look.second.light());
    c.circle(550.0, 588.0, 4.0, wood);
}
