//! The picture of a product that has none, and nothing but a name to go by.

use super::{
    backdrop, emblem,
    form::{Form, Skin},
    palette::Palette,
    scene::GROUND,
    seed::Seed,
    svg::Canvas,
};

/// A quiet stage with nothing on it but a plinth and the brand's mark, 800 by 800.
pub(crate) fn draw(palette: &Palette, name: &str) -> String {
    let mut c = Canvas::new(name);
    let mut seed = Seed::of(name);
    backdrop::table(&mut c, palette, &mut seed, 800.0, 800.0, backdrop::HORIZON);
    let stone = palette.wall.mix(palette.table, 0.4);
    let plinth =
        Form { cx: 400.0, profile: &[(190.0, GROUND - 110.0), (190.0, GROUND - 110.0), (190.0, GROUND + 26.0)] };
    plinth.shadow(&mut c);
    plinth.draw(&mut c, &Skin::plain(stone));
    plinth.cap(&mut c, stone);
    emblem::mark(
        &mut c,
        palette.emblem,
        400.0,
        390.0,
        190.0,
        palette.wall.shade().mix(palette.main, 0.3),
        palette.wall,
    );
    c.finish(800, 800)
}
