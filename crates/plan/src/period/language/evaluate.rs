use super::super::Points;
use super::super::table::Seen;
use super::expression::{Arithmetic, Choice, Comparison, Expression, Wish};

impl Expression {
    /// Whether it is true of what is `seen`.
    #[must_use]
    pub fn holds(&self, seen: &Seen<'_>) -> bool {
        match self {
            Self::Comparison(how, left, right) => how.holds(left.plain_value(seen), right.plain_value(seen)),
            Self::All(parts) => parts.iter().all(|part| part.plainly_holds(seen)),
            Self::Any(parts) => parts.iter().any(|part| part.plainly_holds(seen)),
            Self::Not(part) => !part.holds(seen),
            Self::Flag(flag) => seen.has_flag(*flag),
            Self::Distinct(wishes) => have_legs_of_their_own(wishes, seen),
            _ => self.value(seen) != 0,
        }
    }

    /// As [`Self::holds`], without going deeper for comparisons.
    #[inline]
    fn plainly_holds(&self, seen: &Seen<'_>) -> bool {
        match self {
            Self::Comparison(how, left, right) => how.holds(left.plain_value(seen), right.plain_value(seen)),
            _ => self.holds(seen),
        }
    }

    /// As [`Self::value`], without going deeper for what most comparisons are about. Conditions are looked at for every
    /// position, often several times.
    #[inline]
    fn plain_value(&self, seen: &Seen<'_>) -> i64 {
        match self {
            Self::Number(number) => number.parts(),
            Self::Volume(volume) => seen.volume(*volume),
            Self::Rank => number(seen.rank()),
            _ => self.value(seen),
        }
    }

    /// Its number for what is `seen`: parts of [`Points`], a rank, or 1 for what is true. Beyond what can be counted it is
    /// the last number that can.
    #[must_use]
    pub fn value(&self, seen: &Seen<'_>) -> i64 {
        match self {
            Self::Number(number) => number.parts(),
            Self::Volume(volume) => seen.volume(*volume),
            Self::Rank => number(seen.rank()),
            Self::Title => number(seen.title()),
            Self::Frontline(who) => count(seen.frontline().filter(|below| who.holds(below))),
            Self::Legs(mark) => count(seen.frontline().filter(|below| below.has_mark(*mark))),
            Self::LegSum { volume, most } => seen.frontline().fold(0, |sum, below| {
                let whole = below.volume(*volume);
                sum.saturating_add(most.map_or(whole, |most| whole.min(most.parts())))
            }),
            Self::Strongest(volume) => seen.frontline().map(|below| below.volume(*volume)).max().unwrap_or(0),
            Self::Whole(number) => number.value(seen) / Points::ONE * Points::ONE,
            Self::Held { rank, of } => seen.held(*rank, *of),
            Self::Choice(Choice::Min, one, other) => one.value(seen).min(other.value(seen)),
            Self::Choice(Choice::Max, one, other) => one.value(seen).max(other.value(seen)),
            Self::If(when, one, other) => if when.holds(seen) { one } else { other }.value(seen),
            Self::Arithmetic(how, left, right) => how.of(left.value(seen), right.value(seen)),
            Self::All(_) | Self::Any(_) | Self::Not(_) | Self::Comparison(..) | Self::Flag(_) | Self::Distinct(_) => {
                i64::from(self.holds(seen))
            }
        }
    }
}

fn number(rank: usize) -> i64 {
    i64::try_from(rank).unwrap_or(i64::MAX)
}

/// As a number of [`Points`].
fn count<'a>(those: impl Iterator<Item = Seen<'a>>) -> i64 {
    those.fold(0, |sum, _| sum + Points::ONE)
}

impl Comparison {
    const fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::AtLeast => left >= right,
            Self::MoreThan => left > right,
            Self::AtMost => left <= right,
            Self::LessThan => left < right,
            Self::Equal => left == right,
            Self::Other => left != right,
        }
    }
}

impl Arithmetic {
    fn of(self, left: i64, right: i64) -> i64 {
        match self {
            Self::Plus => left.saturating_add(right),
            Self::Minus => left.saturating_sub(right),
            Self::Times => within(i128::from(left) * i128::from(right) / i128::from(Points::ONE)),
            // A part of nothing is nothing: who has no greater leg has no ratio of the lesser to it.
            Self::Over if right == 0 => 0,
            Self::Over => within(i128::from(left) * i128::from(Points::ONE) / i128::from(right)),
        }
    }
}

/// The number, or the nearest that can be counted.
fn within(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

/// Whether every wish can have legs of its own: by Hall's theorem, when no set of wishes asks for more legs than there are
/// with a mark of one of them.
fn have_legs_of_their_own(wishes: &[Wish], seen: &Seen<'_>) -> bool {
    (1_u32..1 << wishes.len()).all(|set| {
        let of_set = || wishes.iter().zip(0..).filter(|(_, at)| set >> at & 1 == 1).map(|(wish, _)| wish);
        let wanted: usize = of_set().map(|wish| wish.legs as usize).sum();
        let marks = of_set().fold(0_i64, |marks, wish| marks | 1 << wish.mark);
        let fitting = seen.frontline().filter(|below| below.marks() & marks != 0);
        fitting.take(wanted).count() == wanted
    })
}
