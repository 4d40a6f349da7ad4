//! Colours of the pictures: arithmetic on RGB, and the set of colours a brand paints with.

use super::{backdrop::Backdrop, emblem::Emblem, svg::Paint};

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Rgb(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// Warm paper white, the colour of highlights.
pub(crate) const CREAM: Rgb = Rgb(255, 249, 238);
/// Violet near-black, the colour of shadows and fine lines.
pub(crate) const INK: Rgb = Rgb(38, 27, 40);
/// Untreated beech.
pub(crate) const BEECH: Rgb = Rgb(222, 184, 135);
/// Oiled oak.
pub(crate) const OAK: Rgb = Rgb(190, 145, 96);
/// Brass fittings.
pub(crate) const BRASS: Rgb = Rgb(201, 160, 84);
/// Brushed steel.
pub(crate) const STEEL: Rgb = Rgb(168, 174, 180);
/// Leaves in full health.
pub(crate) const LEAF: Rgb = Rgb(86, 128, 84);

impl Rgb {
    /// Reads `#rrggbb`. Anything else is `None`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|rest| rest.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self(red, green, blue))
    }

    /// The colour `share` of the way from `self` (0.0) to `other` (1.0).
    pub(crate) fn mix(self, other: Self, share: f64) -> Self {
        let blend = |a: u8, b: u8| to_channel(f64::from(a) + (f64::from(b) - f64::from(a)) * share);
        Self(blend(self.0, other.0), blend(self.1, other.1), blend(self.2, other.2))
    }

    /// The side that faces the light.
    pub(crate) fn light(self) -> Self {
        self.mix(CREAM, 0.18 + 0.2 * self.luma())
    }

    /// The side that faces away from the light: darker and a little cooler.
    pub(crate) fn shade(self) -> Self {
        self.times(0.83, 0.785, 0.79)
    }

    /// Folds, undersides, insides.
    pub(crate) fn deep(self) -> Self {
        self.times(0.62, 0.56, 0.58)
    }

    /// Perceived brightness from 0.0 (black) to 1.0 (white).
    pub(crate) fn luma(self) -> f64 {
        (0.299 * f64::from(self.0) + 0.587 * f64::from(self.1) + 0.114 * f64::from(self.2)) / 255.0
    }

    /// The same colour, see-through: 0.0 is invisible, 1.0 opaque.
    pub(crate) fn alpha(self, opacity: f64) -> Paint {
        Paint::Solid(self, opacity)
    }

    /// Whether the eye would hardly tell the two apart.
    pub(crate) fn near(self, other: Self) -> bool {
        let far = |a: u8, b: u8| u32::from(a.abs_diff(b));
        far(self.0, other.0) + far(self.1, other.1) + far(self.2, other.2) < 48
    }

    /// A colour for marks drawn upon this one: cream on dark grounds, ink-tinted on light ones.
    pub(crate) fn contrast(self) -> Self {
        if self.luma() > 0.55 { self.deep().mix(INK, 0.35) } else { CREAM.mix(self, 0.12) }
    }

    fn times(self, red: f64, green: f64, blue: f64) -> Self {
        let scale = |channel: u8, by: f64| to_channel(f64::from(channel) * by);
        Self(scale(self.0, red), scale(self.1, green), scale(self.2, blue))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255 first")]
fn to_channel(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// What a brand paints with: its surroundings, its colours, and its mark.
#[derive(Clone, Debug)]
pub(crate) struct Palette {
    /// The wall behind the object, and the ground of banners.
    pub(crate) wall: Rgb,
    /// Other walls, so that a shelf of pictures does not look stamped.
    pub(crate) walls: [Rgb; 2],
    /// The table the object stands on.
    pub(crate) table: Rgb,
    /// The colour people know the brand by.
    pub(crate) main: Rgb,
    /// A colour that answers `main`.
    pub(crate) second: Rgb,
    /// A small, lively colour for details.
    pub(crate) accent: Rgb,
    /// The darkest colour, for lettering and shadows.
    pub(crate) dark: Rgb,
    /// How the wall behind the objects is set.
    pub(crate) backdrop: Backdrop,
    /// The mark printed on labels and used as the logo.
    pub(crate) emblem: Emblem,
}
