//! Neck, head and features.

use super::{Hair, Portrait, head_outline};
use crate::demo::draw::{
    palette::{BRASS, CREAM, INK, Rgb},
    path::Path,
    scene::face,
    seed::Seed,
    svg::Canvas,
};

/// The neck, and the shadow of the chin on it.
pub(crate) fn neck(c: &mut Canvas, who: &Portrait) {
    let neck = Path::at(336.0, 460.0)
        .to(464.0, 460.0)
        .to(466.0, 600.0)
        .curve([462.0, 646.0, 338.0, 646.0, 334.0, 600.0])
        .close();
    c.fill(&neck, who.skin.mix(who.skin.shade(), 0.35));
    c.clip(&neck, |c| c.ellipse(412.0, 476.0, 108.0, 88.0, who.skin.deep().alpha(0.42)));
}

/// Head and ears, lit from the left.
pub(crate) fn head(c: &mut Canvas, who: &Portrait) {
    let skin = who.skin;
    if who.hair != Hair::Scarf {
        for (x, tone) in [(280.0, skin), (520.0, skin.shade())] {
            c.ellipse(x, 380.0, 25.0, 36.0, tone);
            c.ellipse(x, 382.0, 12.0, 20.0, skin.deep().alpha(0.35));
        }
        if who.earrings {
            c.circle(276.0, 428.0, 11.0, BRASS);
            c.circle(524.0, 428.0, 11.0, BRASS.shade());
        }
    }
    let outline = head_outline();
    c.fill(&outline, skin);
    c.clip(&outline, |c| {
        let shade = Path::at(450.0, 180.0)
            .curve([520.0, 300.0, 506.0, 450.0, 420.0, 560.0])
            .to(560.0, 560.0)
            .to(560.0, 180.0)
            .close();
        c.fill(&shade, skin.shade().alpha(0.5));
        let blush = Rgb(222, 96, 84);
        c.ellipse(326.0, 428.0, 34.0, 24.0, blush.alpha(0.17));
        c.ellipse(474.0, 428.0, 34.0, 24.0, blush.alpha(0.17));
    });
}

/// Eyes, brows, nose, mouth, and a beard if there is one.
pub(crate) fn features(c: &mut Canvas, who: &Portrait) {
    let dark = INK.mix(Rgb(70, 44, 34), 0.35);
    if let Some(colour) = who.beard {
        beard(c, colour);
    }
    let covered = matches!(who.hair, Hair::Scarf | Hair::Beanie | Hair::Bald);
    let brow = who
        .beard
        .or((!covered).then_some(who.hair_colour))
        .map_or(who.skin.deep().mix(dark, 0.55), |hair| hair.mix(dark, 0.3));
    for side in [-1.0, 1.0] {
        let x = 400.0 + side * 54.0;
        c.ellipse(x, 378.0, 12.0, 14.0, dark);
        c.circle(x - 4.0, 373.0, 4.0, CREAM);
        c.line(&Path::at(x - side * 26.0, 342.0).quad(x + side * 2.0, 324.0, x + side * 32.0, 340.0), brow, 9.0);
    }
    c.line(
        &Path::at(404.0, 384.0).quad(384.0, 430.0, 390.0, 438.0).quad(400.0, 446.0, 412.0, 440.0),
        who.skin.deep().alpha(0.75),
        6.0,
    );
    smile(c, who);
    if who.freckles {
        for (x, y) in [(318.0, 414.0), (336.0, 422.0), (350.0, 410.0), (450.0, 410.0), (464.0, 422.0), (482.0, 414.0)] {
            c.circle(x, y, 3.4, who.skin.deep().alpha(0.55));
        }
    }
}

fn smile(c: &mut Canvas, who: &Portrait) {
    if Seed::of(&who.name).chance(45) {
        let lips = who.skin.deep().mix(Rgb(150, 44, 44), 0.6);
        c.line(&Path::at(356.0, 474.0).quad(400.0, 508.0, 446.0, 470.0), lips, 8.0);
        c.line(&Path::at(384.0, 506.0).quad(400.0, 512.0, 416.0, 505.0), who.skin.deep().alpha(0.4), 5.0);
        return;
    }
    let open = Path::at(354.0, 470.0)
        .quad(400.0, 482.0, 446.0, 470.0)
        .quad(436.0, 508.0, 400.0, 508.0)
        .quad(364.0, 508.0, 354.0, 470.0)
        .close();
    c.fill(&open, Rgb(136, 52, 50));
    c.clip(&open, |c| {
        c.rect(350.0, 462.0, 100.0, 27.0, 6.0, CREAM);
        c.ellipse(400.0, 511.0, 28.0, 12.0, Rgb(200, 98, 92));
    });
}

fn beard(c: &mut Canvas, colour: Rgb) {
    let outline = Path::at(281.0, 372.0)
        .curve([290.0, 430.0, 318.0, 452.0, 352.0, 452.0])
        .curve([380.0, 446.0, 420.0, 446.0, 448.0, 452.0])
        .curve([482.0, 452.0, 510.0, 430.0, 519.0, 372.0])
        .curve([524.0, 480.0, 486.0, 566.0, 400.0, 568.0])
        .curve([314.0, 566.0, 276.0, 480.0, 281.0, 372.0])
        .close();
    let tone = face(c, colour);
    c.fill(&outline, tone);
}

/// Round glasses.
pub(crate) fn glasses(c: &mut Canvas, who: &Portrait) {
    let frame = who.second.mix(INK, if who.second.luma() > 0.5 { 0.6 } else { 0.25 });
    for x in [344.0, 456.0] {
        c.circle(x, 380.0, 45.0, CREAM.alpha(0.13));
        c.line(&Path::ellipse(x, 380.0, 45.0, 45.0), frame, 7.0);
    }
    c.line(
        &Path::at(389.0, 374.0)
            .quad(400.0, 366.0, 411.0, 374.0)
            .move_to(299.0, 374.0)
            .to(282.0, 366.0)
            .move_to(501.0, 374.0)
            .to(518.0, 366.0),
        frame,
        7.0,
    );
}
