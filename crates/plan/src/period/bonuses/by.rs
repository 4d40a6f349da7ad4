use super::super::table::Seen;
use super::super::{Points, Rate};

/// A rate from so much on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bracket {
    /// The least that has it.
    pub from: Points,
    /// The rate.
    pub rate: Rate,
}

/// What a rate goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The same for everybody.
    Flat(Rate),
    /// By a volume of the position: the last bracket it reaches.
    Volume(usize, Vec<Bracket>),
    /// By the rank it is paid as, those without a rank first.
    Rank(Vec<Rate>),
}

impl By {
    /// The rate of a position.
    pub(in super::super) fn rate(&self, seen: Seen<'_>) -> Rate {
        match self {
            Self::Flat(rate) => *rate,
            Self::Volume(volume, brackets) => {
                let volume = seen.volume(*volume);
                let reached = brackets.iter().take_while(|bracket| bracket.from.parts() <= volume);
                reached.last().map_or(Rate::ZERO, |bracket| bracket.rate)
            }
            Self::Rank(rates) => rates.get(seen.rank()).copied().unwrap_or_default(),
        }
    }

    /// Every rate there is.
    pub(super) fn rates(&self) -> Vec<Rate> {
        match self {
            Self::Flat(rate) => vec![*rate],
            Self::Volume(_, brackets) => brackets.iter().map(|bracket| bracket.rate).collect(),
            Self::Rank(rates) => rates.clone(),
        }
    }
}
