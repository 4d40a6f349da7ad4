//! Grinders, infusers, whisks and scoops.

use crate::demo::draw::{
    Look,
    block::Block,
    botany,
    form::{Form, Skin},
    label,
    palette::{BRASS, CREAM, INK, Rgb, STEEL},
    path::{Path, TILT},
    scene::{GROUND, bar, drop_shadow, face},
    seed::Seed,
    svg::Canvas,
};

/// A box grinder with a crank.
pub(crate) fn grinder(c: &mut Canvas, look: &Look<'_>) {
    let base = Block::centred(400.0, GROUND + 30.0, 210.0, 190.0, 210.0, 32.0);
    base.shadow(c);
    base.draw(c, look.colour);
    base.on_lit(c, |c| {
        c.rect(22.0, 96.0, 166.0, 92.0, 6.0, look.colour.deep().alpha(0.5));
        c.rect(26.0, 98.0, 158.0, 86.0, 5.0, look.colour.mix(look.colour.light(), 0.4));
        c.circle(107.0, 144.0, 16.0, BRASS.deep());
        c.circle(104.0, 141.0, 14.0, BRASS);
        label::words(c, 105.0, 42.0, 90.0, 2, look.colour.contrast());
    });
    let (cx, top) = (400.0, GROUND + 30.0 - 210.0 - 40.0);
    let hopper = Form {
        cx,
        profile: &[
            (132.0, top - 84.0),
            (132.0, top - 84.0),
            (122.0, top - 50.0),
            (72.0, top - 10.0),
            (60.0, top + 12.0),
        ],
    };
    hopper.draw(c, &Skin::plain(look.second));
    hopper.open(c, 7.0, look.second);
    c.ellipse(cx, top - 80.0, 118.0, 20.0, Rgb(84, 50, 34));
    let mut seed = Seed::of("beans");
    for _ in 0..16 {
        let (x, y) = (cx + seed.between(-96.0, 96.0), top - 80.0 + seed.between(-11.0, 11.0));
        c.ellipse(x, y, 13.0, 8.0, Rgb(124, 78, 50));
        c.line(&Path::at(x - 8.0, y).to(x + 8.0, y + 1.0), Rgb(70, 40, 28), 2.0);
    }
    let post = Form { cx, profile: &[(11.0, top - 170.0), (11.0, top - 170.0), (11.0, top - 82.0)] };
    post.draw(c, &Skin::plain(STEEL));
    bar(
        c,
        &Path::at(cx, top - 174.0).curve([cx - 60.0, top - 190.0, cx - 120.0, top - 186.0, cx - 168.0, top - 168.0]),
        STEEL,
        17.0,
    );
    let knob = Form {
        cx: cx - 170.0,
        profile: &[(15.0, top - 244.0), (27.0, top - 230.0), (24.0, top - 200.0), (13.0, top - 172.0)],
    };
    knob.draw(c, &Skin::plain(look.colour));
    knob.cap(c, look.colour.light());
    c.circle(cx, top - 176.0, 15.0, BRASS);
}

/// A tea infuser on its chain, with loose leaves.
pub(crate) fn infuser(c: &mut Canvas, look: &Look<'_>) {
    let mut seed = look.seed.clone();
    for _ in 0..16 {
        let (x, y) = (seed.between(440.0, 640.0), seed.between(470.0, 650.0));
        let colour = if seed.chance(60) { Rgb(86, 96, 58) } else { Rgb(122, 82, 48) };
        c.turn(seed.between(0.0, 360.0), x, y, |c| c.fill(&botany::leaf(x, y, 34.0, 6.0), colour));
    }
    let chain = Path::at(366.0, 300.0)
        .curve([380.0, 180.0, 520.0, 140.0, 560.0, 220.0])
        .curve([584.0, 280.0, 520.0, 330.0, 560.0, 380.0]);
    c.blur(4, |c| c.place(8.0, 12.0, 1.0, |c| c.line(&chain, INK.alpha(0.3), 8.0)));
    c.dashes(&chain, look.colour.shade(), 8.0, 10.0, 9.0);
    let charm = Path::ellipse(566.0, 400.0, 27.0, 27.0);
    drop_shadow(c, &charm, 8.0);
    c.circle(566.0, 400.0, 27.0, look.second);
    let ball = Path::ellipse(340.0, 438.0, 150.0, 150.0);
    drop_shadow(c, &ball, 20.0);
    let tone = face(c, look.colour);
    c.fill(&ball, tone);
    let mesh = c.tile(24.0, 24.0, 45.0, |c| c.circle(12.0, 12.0, 5.0, look.colour.deep()));
    c.circle(340.0, 438.0, 132.0, mesh);
    c.line(&Path::at(190.0, 438.0).quad(340.0, 486.0, 490.0, 438.0), look.colour.shade(), 17.0);
    c.line(&Path::at(190.0, 434.0).quad(340.0, 482.0, 490.0, 434.0), look.colour.light(), 7.0);
    c.ellipse(286.0, 362.0, 42.0, 24.0, CREAM.alpha(0.4));
    c.line(&Path::ellipse(356.0, 294.0, 15.0, 15.0), look.colour.shade(), 8.0);
}

/// A bamboo whisk standing beside a bowl of matcha.
pub(crate) fn whisk(c: &mut Canvas, look: &Look<'_>) {
    let bamboo = Rgb(222, 190, 130);
    let whisk =
        Form { cx: 574.0, profile: &[(40.0, 404.0), (46.0, 424.0), (36.0, 500.0), (60.0, 570.0), (84.0, 622.0)] };
    crate::demo::draw::scene::ground_shadow(c, 574.0, 622.0, 80.0, 180.0);
    whisk.draw(c, &Skin::plain(bamboo));
    whisk.cap(c, bamboo.light());
    let tines = (0..11).fold(Path::default(), |path, tine| {
        let lean = f64::from(tine) - 5.0;
        path.move_to(574.0 + lean * 6.4, 510.0).quad(
            574.0 + lean * 9.0,
            570.0,
            574.0 + lean * 14.6,
            630.0 - lean.abs() * 1.6,
        )
    });
    c.line(&tines, bamboo.deep().alpha(0.6), 3.0);
    c.line(&Path::at(537.0, 502.0).quad(574.0, 514.0, 611.0, 502.0), look.palette.dark, 6.0);
    let (cx, bottom, top) = (336.0, GROUND + 18.0, 446.0);
    let bowl = Form {
        cx,
        profile: &[
            (190.0, top),
            (190.0, top),
            (188.0, top + 60.0),
            (160.0, top + 140.0),
            (86.0, bottom - 16.0),
            (80.0, bottom),
        ],
    };
    bowl.shadow(c);
    bowl.draw(c, &look.skin());
    bowl.gloss(c, top + 40.0, top + 140.0, 12.0, 0.34);
    bowl.open(c, 9.0, look.colour);
    let tea = Rgb(150, 172, 84);
    c.ellipse(cx, top + 9.0, 170.0, 166.0 * TILT - 3.0, tea);
    c.line(
        &Path::at(cx - 110.0, top + 8.0).curve([cx - 40.0, top - 16.0, cx + 70.0, top - 12.0, cx + 100.0, top + 10.0]),
        tea.light(),
        8.0,
    );
    for (x, y, r) in [(-60.0, 22.0, 7.0), (-34.0, 27.0, 4.0), (40.0, 24.0, 6.0), (84.0, 18.0, 4.0)] {
        c.ellipse(cx + x, top + y, r, r * 0.5, tea.light());
    }
}

/// A measuring scoop among coffee beans.
pub(crate) fn scoop(c: &mut Canvas, look: &Look<'_>) {
    let mut seed = look.seed.clone();
    let bean = Rgb(104, 62, 40);
    for _ in 0..20 {
        let (angle, far) = (seed.between(0.0, std::f64::consts::TAU), seed.between(20.0, 150.0));
        let (x, y) = (470.0 + angle.cos() * far * 1.2, 520.0 + angle.sin() * far * 0.8);
        c.turn(seed.between(0.0, 180.0), x, y, |c| {
            c.ellipse(x + 4.0, y + 6.0, 21.0, 14.0, INK.alpha(0.2));
            c.ellipse(x, y, 21.0, 14.0, bean);
            c.line(&Path::at(x - 16.0, y + 1.0).quad(x, y - 6.0, x + 16.0, y + 1.0), bean.deep(), 3.0);
        });
    }
    c.turn(-42.0, 400.0, 400.0, |c| {
        let handle = Path::rect(378.0, 90.0, 44.0, 330.0, 22.0);
        drop_shadow(c, &handle, 12.0);
        let tone = c.linear(
            1.0,
            0.0,
            &[(0.0, look.colour.light().into()), (0.5, look.colour.into()), (1.0, look.colour.shade().into())],
        );
        c.fill(&handle, tone);
        c.circle(400.0, 118.0, 9.0, look.colour.deep());
        drop_shadow(c, &Path::ellipse(400.0, 500.0, 122.0, 122.0), 14.0);
        let tone = face(c, look.colour);
        c.circle(400.0, 500.0, 122.0, tone);
        let well = c.linear(1.0, 1.0, &[(0.0, look.colour.deep().into()), (1.0, look.colour.light().into())]);
        c.circle(400.0, 500.0, 102.0, well);
        c.circle(404.0, 506.0, 88.0, bean.deep());
        for (x, y, turn) in [
            (370.0, 480.0, 20.0),
            (420.0, 460.0, 70.0),
            (440.0, 510.0, 130.0),
            (400.0, 530.0, 10.0),
            (360.0, 530.0, 100.0),
            (400.0, 496.0, 50.0),
            (430.0, 552.0, 160.0),
        ] {
            c.turn(turn, x, y, |c| {
                c.ellipse(x, y, 25.0, 17.0, bean);
                c.line(&Path::at(x - 18.0, y + 1.0).quad(x, y - 7.0, x + 18.0, y + 1.0), bean.deep(), 3.5);
            });
        }
    });
}
