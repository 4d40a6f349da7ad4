//! Wide pictures for the head of a shop: several of the brand's things in one light.

use super::{
    Look, Picture, Stage, backdrop, kind,
    palette::{INK, Palette},
    scene::GROUND,
    seed::Seed,
    svg::Canvas,
};

const WIDTH: f64 = 1600.0;
const HEIGHT: f64 = 600.0;
/// Where the table begins.
const EDGE: f64 = 404.0;

/// One thing in a banner.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// What it is.
    pub(crate) picture: Picture,
    /// Where its middle is, from 0 at the left edge to 1600 at the right.
    pub(crate) x: f64,
    /// Its size; 1.0 is as large as drawn, and 0.6 suits most things.
    pub(crate) scale: f64,
    /// How far it stands towards us: 0.0 at the wall, 1.0 at the lower edge.
    pub(crate) near: f64,
}

/// Draws a banner of 1600 by 600. Items are drawn in order, so the nearest come last.
///
/// Things that stand are put on a table; when all of them lie, they are laid out on a surface instead. Things that
/// hang, and kinds nobody knows, are hung on the wall or left out.
pub(crate) fn draw(items: &[Item], palette: &Palette, name: &str) -> String {
    let mut c = Canvas::new(name);
    let mut seed = Seed::of(name);
    let known: Vec<_> = items.iter().filter_map(|item| kind(&item.picture.kind).map(|kind| (item, kind))).collect();
    let flat = known.iter().all(|(_, kind)| kind.stage == Stage::Surface);
    if flat {
        backdrop::surface(&mut c, palette, &mut seed, WIDTH, HEIGHT);
    } else {
        backdrop::table(&mut c, palette, &mut seed, WIDTH, HEIGHT, EDGE);
    }
    for (item, kind) in known {
        let look = Look::of(&item.picture, kind, palette);
        let anchor = match kind.stage {
            Stage::Table => (GROUND, EDGE + 30.0 + item.near * (HEIGHT - EDGE - 90.0)),
            Stage::Surface => (400.0, if flat { HEIGHT * (0.3 + 0.4 * item.near) } else { EDGE }),
            Stage::Wall => (400.0, HEIGHT * 0.34),
        };
        c.place(item.x - 400.0 * item.scale, anchor.1 - anchor.0 * item.scale, item.scale, |c| (kind.draw)(c, &look));
    }
    let edge = c.linear(0.0, 1.0, &[(0.6, INK.alpha(0.0)), (1.0, INK.alpha(0.1))]);
    c.rect(0.0, 0.0, WIDTH, HEIGHT, 0.0, edge);
    c.finish(1600, 600)
}
