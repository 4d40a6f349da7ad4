//! Bodies of revolution: everything thrown, turned or blown, and the skin they carry.

use super::{
    Look,
    palette::{CREAM, INK, Rgb},
    path::{Path, TILT},
    pattern::{self, Pattern},
    scene::{band, ground_shadow, mouth, round},
    svg::{Canvas, Paint},
};

/// A round body around the vertical line `cx`, given by (half width, y) pairs from top to bottom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'a> {
    /// The axis.
    pub(crate) cx: f64,
    /// The outline; a pair given twice makes a corner.
    pub(crate) profile: &'a [(f64, f64)],
}

/// Colours and pattern of a surface.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Skin {
    /// The ground colour.
    pub(crate) colour: Rgb,
    /// The colour of the pattern.
    pub(crate) second: Rgb,
    /// A further colour of the pattern.
    pub(crate) third: Rgb,
    /// The pattern.
    pub(crate) pattern: Pattern,
}

impl Skin {
    /// One plain colour.
    pub(crate) fn plain(colour: Rgb) -> Self {
        Self { colour, second: colour, third: colour, pattern: Pattern::Plain }
    }
}

impl Look<'_> {
    /// The skin the picture asks for.
    pub(crate) fn skin(&self) -> Skin {
        Skin { colour: self.colour, second: self.second, third: self.third, pattern: self.pattern }
    }
}

impl Form<'_> {
    /// Height of the mouth.
    pub(crate) fn top(&self) -> f64 {
        self.profile.first().map_or(0.0, |knot| knot.1)
    }

    /// Height of the foot.
    pub(crate) fn bottom(&self) -> f64 {
        self.profile.last().map_or(0.0, |knot| knot.1)
    }

    /// Half the width of the foot.
    pub(crate) fn foot(&self) -> f64 {
        self.profile.last().map_or(0.0, |knot| knot.0)
    }

    /// Half the width at the widest place.
    pub(crate) fn half(&self) -> f64 {
        self.profile.iter().fold(0.0, |most, knot| most.max(knot.0))
    }

    /// Half the width at height `y`.
    pub(crate) fn half_at(&self, y: f64) -> f64 {
        let pair = self.profile.windows(2).find(|pair| matches!(pair, [a, b] if a.1 <= y && y < b.1));
        match pair {
            Some([a, b]) => a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1),
            _ => self.foot(),
        }
    }

    /// The outline.
    pub(crate) fn path(&self) -> Path {
        Path::lathe(self.cx, self.profile)
    }

    /// Throws its shadow on the table it stands on.
    pub(crate) fn shadow(&self, c: &mut Canvas) {
        ground_shadow(c, self.cx, self.bottom(), self.foot() + 6.0, self.bottom() - self.top());
    }

    /// Draws the body in `skin`, without its mouth.
    pub(crate) fn draw(&self, c: &mut Canvas, skin: &Skin) {
        let tones = round(c, skin.colour);
        if skin.pattern == Pattern::Plain && self.bottom() - self.top() < 160.0 {
            return c.fill(&self.path(), tones);
        }
        c.clip(&self.path(), |c| {
            self.cover(c, tones);
            self.decorate(c, skin);
            let foot = c.linear(0.0, 1.0, &[(0.72, INK.alpha(0.0)), (1.0, INK.alpha(0.15))]);
            self.cover(c, foot);
        });
    }

    /// Draws the mouth, seen from a little above.
    pub(crate) fn open(&self, c: &mut Canvas, lip: f64, colour: Rgb) {
        let half = self.profile.first().map_or(0.0, |knot| knot.0);
        mouth(c, self.cx, self.top(), half, lip, colour.light(), colour.mix(CREAM, 0.12));
    }

    /// Closes the top with a flat disc.
    pub(crate) fn cap(&self, c: &mut Canvas, colour: Rgb) {
        let half = self.profile.first().map_or(0.0, |knot| knot.0);
        let tone = c.linear(1.0, 0.6, &[(0.0, colour.light().into()), (1.0, colour.mix(colour.shade(), 0.3).into())]);
        c.ellipse(self.cx, self.top(), half, half * TILT, tone);
    }

    /// A reflection down the left side from height `top` to `bottom`.
    pub(crate) fn gloss(&self, c: &mut Canvas, top: f64, bottom: f64, width: f64, strength: f64) {
        let points: Vec<_> = (0..5)
            .map(|step| {
                let y = top + (bottom - top) * f64::from(step) / 4.0;
                let half = self.half_at(y) * 0.68;
                (self.cx - half, y + half * TILT * 0.7)
            })
            .collect();
        c.line(&Path::smooth(&points), CREAM.alpha(strength), width);
    }

    /// Paints everything inside the outline; use within a clip.
    pub(crate) fn cover(&self, c: &mut Canvas, paint: Paint) {
        let (half, foot) = (self.half(), self.foot() * TILT);
        let top = self.top() - half * TILT;
        c.rect(self.cx - half, top, half * 2.0, self.bottom() + foot - top, 0.0, paint);
    }

    fn decorate(&self, c: &mut Canvas, skin: &Skin) {
        let (half, top, height) = (self.half(), self.top(), self.bottom() - self.top());
        match skin.pattern {
            Pattern::Plain => {}
            Pattern::Dip => {
                let tones = round(c, skin.second);
                c.fill(&band(self.cx, half, top + height * 0.52, top + height + half), tones);
            }
            Pattern::Bands => {
                let tones = round(c, skin.second);
                for (from, to) in [(0.2, 0.3), (0.36, 0.4)] {
                    c.fill(&band(self.cx, half, top + height * from, top + height * to), tones);
                }
            }
            Pattern::Stripes => {
                let tones = round(c, skin.second);
                for step in 0..4 {
                    let from = 0.12 + 0.22 * f64::from(step);
                    c.fill(&band(self.cx, half, top + height * from, top + height * (from + 0.09)), tones);
                }
            }
            other => {
                if let Some(paint) = pattern::overlay(c, other, skin.second, skin.third, 0.9, 0.0) {
                    self.cover(c, paint);
                    let turn = c.linear(
                        1.0,
                        0.0,
                        &[
                            (0.0, INK.alpha(0.1)),
                            (0.2, CREAM.alpha(0.12)),
                            (0.5, INK.alpha(0.0)),
                            (1.0, INK.alpha(0.26)),
                        ],
                    );
                    self.cover(c, turn);
                }
            }
        }
    }
}
