//! Cloth that hangs from a peg or a rail.

use crate::demo::draw::{
    Look, cloth, emblem,
    palette::{CREAM, INK, OAK, Rgb},
    path::Path,
    scene::face,
    svg::Canvas,
};

/// A bath towel over a rail, or a tea towel on a peg.
pub(crate) fn towel(c: &mut Canvas, look: &Look<'_>) {
    if look.shape == "tea" {
        return tea_towel(c, look);
    }
    c.blur(6, |c| c.rect(140.0, 176.0, 560.0, 20.0, 9.0, INK.alpha(0.3)));
    let outline = Path::at(226.0, 134.0)
        .quad(228.0, 122.0, 244.0, 120.0)
        .to(556.0, 120.0)
        .quad(572.0, 122.0, 574.0, 134.0)
        .curve([580.0, 300.0, 572.0, 480.0, 578.0, 634.0])
        .quad(488.0, 646.0, 400.0, 636.0)
        .quad(310.0, 626.0, 224.0, 638.0)
        .curve([228.0, 480.0, 218.0, 300.0, 226.0, 134.0])
        .close();
    let back = Path::at(250.0, 130.0).to(590.0, 130.0).to(594.0, 566.0).to(560.0, 560.0).to(250.0, 560.0).close();
    cloth::wall_shadow(c, &outline);
    c.fill(&back, look.colour.shade().mix(look.colour.deep(), 0.3));
    rail(c);
    cloth::woven(c, look, &outline, 0.9, 0.0);
    c.clip(&outline, |c| {
        for (y, h) in [(524.0, 34.0), (570.0, 9.0), (506.0, 9.0)] {
            c.rect(200.0, y, 400.0, h, 0.0, look.second);
        }
        for (x, w) in [(300.0, 16.0), (404.0, 22.0), (500.0, 16.0)] {
            cloth::fold(
                c,
                &Path::at(x, 128.0).curve([x - 12.0, 300.0, x + 14.0, 460.0, x - 4.0, 650.0]),
                look.colour,
                w,
            );
        }
        let top = c.linear(0.0, 1.0, &[(0.0, CREAM.alpha(0.4)), (1.0, CREAM.alpha(0.0))]);
        c.rect(220.0, 118.0, 360.0, 60.0, 0.0, top);
    });
    cloth::fringe(c, (230.0, 636.0), (572.0, 638.0), 26.0, look.colour.light());
}

fn rail(c: &mut Canvas) {
    let wood = c.linear(0.0, 1.0, &[(0.0, OAK.light().into()), (0.5, OAK.into()), (1.0, OAK.deep().into())]);
    c.rect(120.0, 118.0, 560.0, 24.0, 12.0, wood);
    for x in [150.0, 650.0] {
        cloth::peg(c, x, 130.0, OAK);
    }
}

fn tea_towel(c: &mut Canvas, look: &Look<'_>) {
    let outline = Path::at(372.0, 176.0)
        .quad(400.0, 158.0, 428.0, 176.0)
        .curve([470.0, 260.0, 540.0, 330.0, 566.0, 420.0])
        .to(574.0, 660.0)
        .quad(520.0, 676.0, 486.0, 656.0)
        .quad(440.0, 690.0, 392.0, 664.0)
        .quad(346.0, 688.0, 302.0, 656.0)
        .quad(264.0, 674.0, 226.0, 654.0)
        .curve([236.0, 520.0, 250.0, 420.0, 288.0, 340.0])
        .curve([320.0, 280.0, 350.0, 240.0, 372.0, 176.0])
        .close();
    cloth::wall_shadow(c, &outline);
    cloth::peg(c, 400.0, 128.0, OAK);
    c.line(&Path::at(386.0, 178.0).quad(392.0, 120.0, 402.0, 120.0).quad(410.0, 122.0, 414.0, 178.0), look.second, 7.0);
    cloth::woven(c, look, &outline, 0.9, 0.0);
    c.clip(&outline, |c| {
        for (x, end, w) in [(382.0, 300.0, 26.0), (398.0, 396.0, 20.0), (414.0, 490.0, 28.0)] {
            cloth::fold(c, &Path::at(x, 190.0).curve([x, 360.0, end, 440.0, end, 690.0]), look.colour, w);
        }
        c.line(
            &Path::at(226.0, 618.0).quad(300.0, 630.0, 392.0, 624.0).quad(486.0, 620.0, 580.0, 626.0),
            look.second,
            9.0,
        );
        c.line(
            &Path::at(226.0, 600.0).quad(300.0, 612.0, 392.0, 606.0).quad(486.0, 602.0, 580.0, 608.0),
            look.second,
            4.0,
        );
    });
}

/// A bib apron with a pocket.
pub(crate) fn apron(c: &mut Canvas, look: &Look<'_>) {
    let outline = Path::at(316.0, 226.0)
        .quad(400.0, 240.0, 484.0, 226.0)
        .curve([490.0, 300.0, 510.0, 350.0, 580.0, 386.0])
        .curve([586.0, 490.0, 578.0, 600.0, 590.0, 694.0])
        .quad(496.0, 712.0, 400.0, 702.0)
        .quad(300.0, 712.0, 210.0, 694.0)
        .curve([222.0, 600.0, 214.0, 490.0, 220.0, 386.0])
        .curve([290.0, 350.0, 310.0, 300.0, 316.0, 226.0])
        .close();
    cloth::wall_shadow(c, &outline);
    let strap = look.second;
    for side in [-1.0, 1.0] {
        let x = 400.0 + side * 178.0;
        c.line(
            &Path::at(x, 392.0).curve([x + side * 30.0, 450.0, x + side * 6.0, 520.0, x + side * 26.0, 610.0]),
            strap.shade(),
            11.0,
        );
    }
    cloth::peg(c, 400.0, 104.0, OAK);
    c.line(
        &Path::at(324.0, 232.0)
            .curve([340.0, 150.0, 372.0, 96.0, 400.0, 94.0])
            .curve([428.0, 96.0, 460.0, 150.0, 476.0, 232.0]),
        strap,
        13.0,
    );
    cloth::woven(c, look, &outline, 0.9, 0.0);
    c.clip(&outline, |c| {
        for (x, w) in [(290.0, 18.0), (520.0, 20.0), (404.0, 14.0)] {
            cloth::fold(
                c,
                &Path::at(x, 400.0).curve([x + 10.0, 500.0, x - 8.0, 600.0, x + 6.0, 712.0]),
                look.colour,
                w,
            );
        }
    });
    c.line(&Path::at(318.0, 246.0).quad(400.0, 260.0, 482.0, 246.0), look.colour.deep().alpha(0.4), 3.0);
    let pocket = Path::at(306.0, 456.0).to(494.0, 456.0).to(490.0, 580.0).quad(400.0, 600.0, 310.0, 580.0).close();
    c.place(3.0, 5.0, 1.0, |c| c.fill(&pocket, look.colour.deep().alpha(0.35)));
    cloth::woven(c, look, &pocket, 0.9, 0.0);
    c.line(&pocket, look.colour.deep().alpha(0.3), 2.5);
    cloth::seam(c, &Path::at(308.0, 474.0).to(492.0, 474.0), look.colour);
    emblem::mark(c, look.palette.emblem, 400.0, 316.0, 66.0, look.second, look.colour);
}

/// A robe on a hanger.
pub(crate) fn robe(c: &mut Canvas, look: &Look<'_>) {
    let outline = Path::at(344.0, 196.0)
        .to(456.0, 196.0)
        .curve([520.0, 214.0, 590.0, 236.0, 622.0, 286.0])
        .curve([650.0, 350.0, 672.0, 420.0, 684.0, 486.0])
        .to(566.0, 516.0)
        .to(548.0, 424.0)
        .curve([556.0, 520.0, 560.0, 620.0, 566.0, 706.0])
        .quad(400.0, 724.0, 234.0, 706.0)
        .curve([240.0, 620.0, 244.0, 520.0, 252.0, 424.0])
        .to(234.0, 516.0)
        .to(116.0, 486.0)
        .curve([128.0, 420.0, 150.0, 350.0, 178.0, 286.0])
        .curve([210.0, 236.0, 280.0, 214.0, 344.0, 196.0])
        .close();
    cloth::wall_shadow(c, &outline);
    hanger(c);
    c.fill(
        &Path::at(348.0, 200.0).quad(400.0, 178.0, 452.0, 200.0).to(410.0, 330.0).to(390.0, 330.0).close(),
        look.colour.deep(),
    );
    cloth::woven(c, look, &outline, 1.0, 0.0);
    c.clip(&outline, |c| {
        c.fill(
            &Path::at(352.0, 190.0)
                .to(448.0, 190.0)
                .quad(438.0, 260.0, 404.0, 330.0)
                .quad(366.0, 260.0, 352.0, 190.0)
                .close(),
            look.colour.deep(),
        );
        for (x, w) in [(300.0, 20.0), (484.0, 22.0), (360.0, 14.0)] {
            cloth::fold(
                c,
                &Path::at(x, 470.0).curve([x + 10.0, 560.0, x - 10.0, 640.0, x + 4.0, 720.0]),
                look.colour,
                w,
            );
        }
        cloth::fold(c, &Path::at(252.0, 430.0).quad(262.0, 340.0, 292.0, 290.0), look.colour, 10.0);
        cloth::fold(c, &Path::at(548.0, 430.0).quad(538.0, 340.0, 508.0, 290.0), look.colour, 10.0);
        let band = look.second;
        c.line(&Path::at(448.0, 190.0).curve([440.0, 300.0, 360.0, 400.0, 330.0, 470.0]), band.shade(), 30.0);
        c.line(&Path::at(350.0, 190.0).curve([360.0, 300.0, 440.0, 400.0, 452.0, 470.0]).to(470.0, 720.0), band, 30.0);
        c.rect(236.0, 456.0, 330.0, 42.0, 6.0, band);
    });
    let tie = look.second.shade();
    c.fill(&Path::polygon(&[(420.0, 470.0), (446.0, 470.0), (456.0, 640.0), (428.0, 640.0)]), tie);
    c.fill(&Path::polygon(&[(410.0, 472.0), (434.0, 472.0), (412.0, 608.0), (384.0, 604.0)]), look.second);
    c.rect(404.0, 452.0, 46.0, 50.0, 12.0, look.second.light());
}

/// A wooden hanger under a peg.
pub(crate) fn hanger(c: &mut Canvas) {
    let steel = Rgb(150, 150, 156);
    c.line(
        &Path::at(400.0, 186.0)
            .to(400.0, 160.0)
            .curve([400.0, 140.0, 424.0, 136.0, 422.0, 118.0])
            .curve([420.0, 98.0, 388.0, 98.0, 386.0, 116.0]),
        steel,
        7.0,
    );
    cloth::peg(c, 402.0, 96.0, OAK);
    let bow = Path::at(400.0, 186.0).curve([470.0, 200.0, 560.0, 228.0, 600.0, 276.0]);
    c.line(&bow, OAK.shade(), 18.0);
    c.mirror(400.0, |c| c.line(&bow, OAK, 18.0));
}

/// An oven mitt on its loop.
pub(crate) fn mitt(c: &mut Canvas, look: &Look<'_>) {
    cloth::peg(c, 400.0, 158.0, OAK);
    c.turn(5.0, 400.0, 160.0, |c| {
        let outline = Path::at(304.0, 238.0)
            .to(498.0, 238.0)
            .curve([504.0, 340.0, 512.0, 470.0, 500.0, 560.0])
            .curve([486.0, 652.0, 330.0, 656.0, 306.0, 560.0])
            .curve([300.0, 520.0, 302.0, 500.0, 302.0, 486.0])
            .curve([258.0, 520.0, 204.0, 506.0, 206.0, 456.0])
            .curve([208.0, 408.0, 272.0, 394.0, 300.0, 352.0])
            .close();
        cloth::wall_shadow(c, &outline);
        c.line(
            &Path::at(486.0, 240.0)
                .curve([480.0, 190.0, 410.0, 150.0, 396.0, 152.0])
                .curve([384.0, 160.0, 420.0, 220.0, 458.0, 240.0]),
            look.second,
            9.0,
        );
        cloth::woven(c, look, &outline, 0.8, 0.0);
        let quilt = c.tile(52.0, 52.0, 45.0, |c| {
            c.line(
                &Path::at(0.0, 0.0).to(52.0, 0.0).move_to(0.0, 0.0).to(0.0, 52.0),
                look.colour.deep().alpha(0.3),
                4.0,
            );
        });
        c.fill(&outline, quilt);
        cloth::fold(c, &Path::at(304.0, 488.0).quad(318.0, 440.0, 312.0, 396.0), look.colour, 9.0);
        let cuff = face(c, look.second);
        c.rect(296.0, 226.0, 210.0, 52.0, 12.0, cuff);
        cloth::seam(c, &Path::at(308.0, 266.0).to(494.0, 266.0), look.second);
    });
}

/// A shopper with long handles.
pub(crate) fn tote(c: &mut Canvas, look: &Look<'_>) {
    let bag = Path::at(216.0, 330.0)
        .to(584.0, 330.0)
        .curve([590.0, 440.0, 592.0, 570.0, 584.0, 680.0])
        .quad(580.0, 696.0, 560.0, 696.0)
        .quad(400.0, 706.0, 240.0, 696.0)
        .quad(220.0, 696.0, 216.0, 680.0)
        .curve([208.0, 570.0, 210.0, 440.0, 216.0, 330.0])
        .close();
    cloth::wall_shadow(c, &bag);
    let strap = look.second;
    c.line(
        &Path::at(310.0, 336.0)
            .curve([330.0, 220.0, 372.0, 124.0, 408.0, 112.0])
            .curve([440.0, 124.0, 480.0, 220.0, 494.0, 336.0]),
        strap.deep(),
        20.0,
    );
    cloth::peg(c, 400.0, 110.0, OAK);
    cloth::woven(c, look, &bag, 1.0, 0.0);
    c.clip(&bag, |c| {
        for (x, w) in [(280.0, 20.0), (524.0, 22.0)] {
            cloth::fold(
                c,
                &Path::at(x, 360.0).curve([x + 22.0, 460.0, x - 20.0, 560.0, x + 6.0, 700.0]),
                look.colour,
                w,
            );
        }
        let hem = c.linear(0.0, 1.0, &[(0.0, look.colour.light().alpha(0.7)), (1.0, look.colour.alpha(0.0))]);
        c.rect(200.0, 330.0, 400.0, 36.0, 0.0, hem);
        let base = c.linear(0.0, 1.0, &[(0.0, INK.alpha(0.0)), (1.0, INK.alpha(0.2))]);
        c.rect(200.0, 600.0, 400.0, 100.0, 0.0, base);
    });
    cloth::seam(c, &Path::at(220.0, 362.0).to(580.0, 362.0), look.colour);
    let front = Path::at(306.0, 392.0)
        .curve([312.0, 250.0, 360.0, 138.0, 400.0, 120.0])
        .curve([440.0, 138.0, 488.0, 250.0, 494.0, 392.0]);
    c.line(&front, strap.shade(), 22.0);
    c.place(-2.0, -1.0, 1.0, |c| c.line(&front, strap, 17.0));
    if look.pattern == crate::demo::draw::pattern::Pattern::Plain {
        emblem::mark(c, look.palette.emblem, 400.0, 530.0, 176.0, look.second, look.colour);
    }
}
