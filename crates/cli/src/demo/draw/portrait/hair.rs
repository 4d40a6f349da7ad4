//! Hair, behind the head and in front of it.

use super::{Hair, Portrait};
use crate::demo::draw::{cloth, palette::CREAM, path::Path, scene::face, svg::Canvas};

/// What falls behind the head and neck.
pub(crate) fn behind(c: &mut Canvas, who: &Portrait) {
    let colour = who.hair_colour.shade();
    match who.hair {
        Hair::Bob => c.fill(
            &Path::at(252.0, 360.0)
                .curve([236.0, 150.0, 564.0, 150.0, 548.0, 360.0])
                .curve([552.0, 440.0, 560.0, 500.0, 556.0, 540.0])
                .to(244.0, 540.0)
                .curve([240.0, 500.0, 248.0, 440.0, 252.0, 360.0])
                .close(),
            colour,
        ),
        Hair::Long => c.fill(
            &Path::at(248.0, 360.0)
                .curve([226.0, 140.0, 574.0, 140.0, 552.0, 360.0])
                .curve([560.0, 480.0, 580.0, 600.0, 578.0, 720.0])
                .to(222.0, 720.0)
                .curve([220.0, 600.0, 240.0, 480.0, 248.0, 360.0])
                .close(),
            colour,
        ),
        Hair::Waves => c.fill(
            &Path::at(246.0, 350.0)
                .curve([222.0, 140.0, 578.0, 140.0, 554.0, 350.0])
                .curve([596.0, 400.0, 552.0, 450.0, 592.0, 510.0])
                .curve([618.0, 570.0, 570.0, 610.0, 586.0, 680.0])
                .to(214.0, 680.0)
                .curve([230.0, 610.0, 182.0, 570.0, 208.0, 510.0])
                .curve([248.0, 450.0, 204.0, 400.0, 246.0, 350.0])
                .close(),
            colour,
        ),
        Hair::Bun => {
            let tone = face(c, who.hair_colour);
            c.circle(404.0, 158.0, 74.0, tone);
            c.line(
                &Path::at(352.0, 150.0)
                    .quad(400.0, 116.0, 456.0, 150.0)
                    .move_to(360.0, 186.0)
                    .quad(400.0, 160.0, 450.0, 184.0),
                colour,
                5.0,
            );
        }
        Hair::Curls => curls(c, who),
        Hair::Scarf => c.fill(
            &Path::at(238.0, 380.0)
                .curve([222.0, 130.0, 578.0, 130.0, 562.0, 380.0])
                .curve([572.0, 480.0, 610.0, 580.0, 640.0, 680.0])
                .to(160.0, 680.0)
                .curve([190.0, 580.0, 228.0, 480.0, 238.0, 380.0])
                .close(),
            colour,
        ),
        _ => {}
    }
}

fn curls(c: &mut Canvas, who: &Portrait) {
    let tone = who.hair_colour.shade();
    for (x, y, r) in [
        (400.0, 230.0, 130.0),
        (292.0, 260.0, 92.0),
        (508.0, 260.0, 92.0),
        (248.0, 350.0, 76.0),
        (552.0, 350.0, 76.0),
        (262.0, 436.0, 62.0),
        (538.0, 436.0, 62.0),
        (336.0, 182.0, 80.0),
        (464.0, 182.0, 80.0),
    ] {
        c.circle(x, y, r, tone);
    }
}

/// What lies over the forehead.
pub(crate) fn front(c: &mut Canvas, who: &Portrait) {
    let shine = who.hair_colour.mix(CREAM, 0.28).alpha(0.5);
    match who.hair {
        Hair::Curls => {
            for (x, y, r) in FRINGE_CURLS {
                c.circle(x, y, r, who.hair_colour);
                let bow = Path::at(x - r * 0.5, y - r * 0.2).quad(x - r * 0.2, y - r * 0.64, x + r * 0.3, y - r * 0.5);
                c.line(&bow, shine, 5.0);
            }
        }
        Hair::Scarf => headscarf(c, who),
        Hair::Beanie => beanie(c, who),
        Hair::Bald => c.line(&Path::at(336.0, 244.0).quad(370.0, 222.0, 412.0, 224.0), CREAM.alpha(0.4), 10.0),
        hair => {
            let tone = face(c, who.hair_colour);
            let (outline, gleam) =
                if matches!(hair, Hair::Short | Hair::Crop | Hair::Quiff) { short(hair) } else { long(hair) };
            c.fill(&outline, tone);
            c.line(&gleam, shine, 7.0);
            if hair == Hair::Braids {
                braids(c, who);
            }
        }
    }
}

/// Curls over the forehead: middle and radius.
const FRINGE_CURLS: [(f64, f64, f64); 7] = [
    (290.0, 282.0, 44.0),
    (340.0, 244.0, 52.0),
    (404.0, 228.0, 54.0),
    (466.0, 246.0, 50.0),
    (512.0, 286.0, 42.0),
    (270.0, 330.0, 30.0),
    (530.0, 334.0, 30.0),
];

/// Outline and gleam of hair that ends above the ears.
fn short(hair: Hair) -> (Path, Path) {
    match hair {
        Hair::Short => (
            Path::at(266.0, 372.0)
                .curve([248.0, 190.0, 380.0, 150.0, 452.0, 168.0])
                .curve([540.0, 184.0, 552.0, 290.0, 534.0, 372.0])
                .curve([524.0, 340.0, 514.0, 316.0, 500.0, 294.0])
                .curve([430.0, 290.0, 360.0, 276.0, 330.0, 256.0])
                .curve([300.0, 290.0, 282.0, 330.0, 266.0, 372.0])
                .close(),
            Path::at(330.0, 226.0).quad(390.0, 190.0, 462.0, 206.0),
        ),
        Hair::Quiff => (
            Path::at(268.0, 370.0)
                .curve([262.0, 290.0, 270.0, 230.0, 296.0, 204.0])
                .curve([310.0, 140.0, 420.0, 110.0, 506.0, 160.0])
                .curve([556.0, 200.0, 546.0, 300.0, 532.0, 370.0])
                .curve([526.0, 336.0, 518.0, 306.0, 506.0, 280.0])
                .curve([440.0, 262.0, 360.0, 266.0, 312.0, 272.0])
                .curve([290.0, 300.0, 276.0, 330.0, 268.0, 370.0])
                .close(),
            Path::at(322.0, 220.0).curve([350.0, 166.0, 420.0, 150.0, 470.0, 176.0]),
        ),
        _ => (
            Path::at(272.0, 366.0)
                .curve([246.0, 142.0, 554.0, 142.0, 528.0, 366.0])
                .curve([522.0, 326.0, 510.0, 300.0, 492.0, 284.0])
                .quad(400.0, 256.0, 308.0, 284.0)
                .curve([290.0, 300.0, 278.0, 326.0, 272.0, 366.0])
                .close(),
            Path::at(320.0, 240.0).quad(350.0, 212.0, 396.0, 206.0),
        ),
    }
}

/// Outline and gleam of hair that goes on behind the head.
fn long(hair: Hair) -> (Path, Path) {
    match hair {
        Hair::Bob => (
            Path::at(244.0, 470.0)
                .curve([222.0, 150.0, 578.0, 150.0, 556.0, 470.0])
                .curve([534.0, 420.0, 522.0, 370.0, 516.0, 320.0])
                .quad(400.0, 340.0, 288.0, 318.0)
                .curve([280.0, 370.0, 266.0, 420.0, 244.0, 470.0])
                .close(),
            Path::at(290.0, 250.0).quad(350.0, 196.0, 450.0, 212.0),
        ),
        Hair::Long | Hair::Waves => (
            Path::at(246.0, 470.0)
                .curve([216.0, 150.0, 380.0, 160.0, 402.0, 176.0])
                .curve([440.0, 150.0, 590.0, 160.0, 554.0, 470.0])
                .curve([536.0, 400.0, 530.0, 350.0, 500.0, 310.0])
                .curve([450.0, 280.0, 420.0, 250.0, 396.0, 222.0])
                .curve([370.0, 270.0, 330.0, 300.0, 300.0, 316.0])
                .curve([272.0, 350.0, 262.0, 400.0, 246.0, 470.0])
                .close(),
            Path::at(276.0, 300.0).quad(300.0, 226.0, 366.0, 206.0),
        ),
        _ => (
            Path::at(266.0, 392.0)
                .curve([232.0, 132.0, 568.0, 132.0, 534.0, 392.0])
                .curve([528.0, 346.0, 516.0, 312.0, 496.0, 288.0])
                .curve([450.0, 278.0, 410.0, 256.0, 392.0, 228.0])
                .curve([376.0, 260.0, 340.0, 288.0, 306.0, 294.0])
                .curve([288.0, 312.0, 272.0, 346.0, 266.0, 392.0])
                .close(),
            Path::at(298.0, 258.0).quad(326.0, 220.0, 368.0, 210.0),
        ),
    }
}

fn braids(c: &mut Canvas, who: &Portrait) {
    for (x, tone) in [(262.0, who.hair_colour), (538.0, who.hair_colour.shade())] {
        for link in 0..7_u32 {
            let y = 420.0 + 42.0 * f64::from(link);
            let sway = if link % 2 == 0 { -6.0 } else { 6.0 };
            c.ellipse(x + sway, y, 32.0 - 1.8 * f64::from(link), 30.0, if link % 2 == 0 { tone } else { tone.shade() });
        }
        c.rect(x - 18.0, 692.0, 36.0, 17.0, 7.0, who.second);
        c.fill(
            &Path::at(x - 14.0, 708.0)
                .quad(x - 20.0, 740.0, x - 4.0, 764.0)
                .quad(x + 18.0, 744.0, x + 14.0, 708.0)
                .close(),
            tone,
        );
    }
}

fn headscarf(c: &mut Canvas, who: &Portrait) {
    let colour = who.hair_colour;
    let tone = face(c, colour);
    let wrap = Path::at(240.0, 400.0)
        .curve([216.0, 128.0, 584.0, 128.0, 560.0, 400.0])
        .curve([560.0, 500.0, 500.0, 600.0, 400.0, 600.0])
        .curve([300.0, 600.0, 240.0, 500.0, 240.0, 400.0])
        .close();
    // The face stays free: the wrap is drawn as a ring around it.
    let opening = Path::at(296.0, 380.0)
        .curve([300.0, 480.0, 340.0, 546.0, 400.0, 546.0])
        .curve([460.0, 546.0, 500.0, 480.0, 504.0, 380.0])
        .curve([506.0, 230.0, 294.0, 230.0, 296.0, 380.0])
        .close();
    c.fill(&wrap.and(&opening), tone);
    c.line(
        &Path::at(262.0, 330.0)
            .curve([276.0, 210.0, 380.0, 180.0, 452.0, 196.0])
            .move_to(282.0, 520.0)
            .quad(400.0, 640.0, 560.0, 520.0),
        colour.shade(),
        6.0,
    );
    let drape = Path::at(300.0, 566.0)
        .curve([380.0, 620.0, 480.0, 610.0, 540.0, 540.0])
        .curve([580.0, 600.0, 600.0, 680.0, 560.0, 740.0])
        .curve([460.0, 700.0, 360.0, 660.0, 300.0, 566.0])
        .close();
    c.fill(&drape, colour.mix(colour.shade(), 0.5));
}

fn beanie(c: &mut Canvas, who: &Portrait) {
    let colour = who.hair_colour;
    let crown = Path::at(258.0, 300.0).curve([246.0, 110.0, 554.0, 110.0, 542.0, 300.0]).close();
    cloth::knitted(c, colour, &crown);
    let tone = face(c, colour.mix(colour.shade(), 0.3));
    c.rect(248.0, 256.0, 304.0, 66.0, 22.0, tone);
    cloth::ribs(c, colour, (254.0, 256.0, 292.0, 66.0), 17.0);
}
