//! Why somebody earned what they earned: for every amount the sources, the way up to them, the rates, and the rounding.
//!
//! Nothing is kept for this during a run. Whoever asks gets it computed again, for the one member, by walking up from everybody
//! below; a test compares with what the run paid.

mod breakaway;

use super::barred::Why;
use super::bonuses::{Base, Down, Gaps, Kind, Levels, Pool, Share};
use super::run::Outcome;
use super::table::Seen;
use super::{Forest, Rate};

/// Why a bonus paid a member, before caps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The bonus, by its place in the plan.
    pub bonus: usize,
    /// What it paid, in the smallest unit of the currency.
    pub amount: i64,
    /// What it was made of.
    pub because: Vec<Because>,
}

/// A part of what a bonus paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// A rate on what somebody sold so many levels below.
    Level {
        /// The row of whoever it came from.
        source: u32,
        /// What was paid on: parts of points, or the smallest unit of the currency where it is on earnings.
        on: i64,
        /// The level, from 1.
        level: usize,
        /// The rate.
        rate: Rate,
        /// Those between that took up no level.
        passed: Vec<Passed>,
    },
    /// The difference between one's own rate and the one that was paid below.
    Difference {
        /// The row of whoever it came from.
        source: u32,
        /// What was paid on, as above.
        on: i64,
        /// One's own rate.
        rate: Rate,
        /// What was paid on it below.
        below: Rate,
    },
    /// What is paid to the first above who has the very rate that somebody has below.
    Equal {
        /// The row of whoever it came from.
        source: u32,
        /// What was paid on, as above.
        on: i64,
        /// What is paid.
        rate: Rate,
        /// The rate that both have.
        both: Rate,
    },
    /// A part of what whoever is directly above earned, divided among those below.
    Down {
        /// The row of whoever is above.
        source: u32,
        /// What was earned, in the smallest unit of the currency.
        on: i64,
        /// The part of it that was divided.
        rate: Rate,
        /// Among how many.
        among: usize,
    },
    /// What a leader below passed up of its own pay because its group was smaller than what is guaranteed.
    MadeUp {
        /// The row of the leader.
        source: u32,
        /// How much, as volume in parts of points.
        on: i64,
        /// The rate.
        rate: Rate,
    },
    /// What was passed up of this, because one's own group was smaller than what is guaranteed to those above.
    PassedUp {
        /// How much, as volume in parts of points.
        on: i64,
        /// The rate.
        rate: Rate,
    },
    /// A part of a volume of one's own.
    Own {
        /// What was paid on, as above.
        on: i64,
        /// The rate; `None` where each bracket has its own.
        rate: Option<Rate>,
    },
    /// A fixed amount.
    Fixed,
    /// Full boards that it was on top of.
    Board {
        /// What is paid for each, in the smallest unit of the currency.
        amount: i64,
    },
    /// Shares of a pool.
    Pool {
        /// One's own shares, in parts of points.
        shares: u64,
        /// All of them.
        of: u64,
    },
    /// What was retained in the periods before and has vested.
    Vested {
        /// How much, in the smallest unit of the currency.
        before: i64,
        /// After how many periods in a row, this one counted.
        periods: u32,
    },
    /// The volume of two legs.
    Legs {
        /// What was there on the left and the right, with what was carried.
        sides: [i64; 2],
        /// What is carried on.
        rest: [i64; 2],
        /// What was carried for too long, and is lost.
        expired: [i64; 2],
    },
}

/// Somebody who took up no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// The row.
    pub row: u32,
    /// Why not.
    pub why: Why,
}

impl Because {
    /// What it comes to exactly, in what was paid on times millionths; `None` for what is no rate on a number.
    #[must_use]
    pub fn exact(&self) -> Option<i128> {
        match self {
            Self::Level { on, rate, .. }
            | Self::Equal { on, rate, .. }
            | Self::MadeUp { on, rate, .. }
            | Self::Own { on, rate: Some(rate) } => Some(product(*on, *rate)),
            Self::PassedUp { on, rate } => Some(-product(*on, *rate)),
            Self::Difference { on, rate, below, .. } => Some(product(*on, *rate) - product(*on, *below)),
            Self::Vested { .. }
            | Self::Own { rate: None, .. }
            | Self::Down { .. }
            | Self::Fixed
            | Self::Board { .. }
            | Self::Pool { .. }
            | Self::Legs { .. } => None,
        }
    }
}

fn product(on: i64, rate: Rate) -> i128 {
    i128::from(on) * i128::from(rate.millionths())
}

/// What the walk up from somebody needs to know.
struct Walk<'a> {
    outcome: &'a Outcome,
    forest: &'a Forest,
    base: &'a Base,
    /// The place of whoever asks.
    top: usize,
}

impl Outcome {
    /// Why a member earned what they earned, bonus by bonus; what paid nothing is left out.
    #[must_use]
    pub fn explain(&self, row: usize) -> Vec<Explanation> {
        let explain = |bonus: usize| {
            let amount = self.paid[bonus][self.standing.placement.place(row)];
            (amount != 0).then(|| Explanation { bonus, amount, because: self.because(bonus, row) })
        };
        (0..self.rules.bonuses.len()).filter_map(explain).collect()
    }

    fn because(&self, bonus: usize, row: usize) -> Vec<Because> {
        let mut because = self.because_of_this_period(bonus, row);
        if let Some(rule) = &self.rules.bonuses[bonus].vests {
            let number = self.rules.bonuses[..bonus].iter().filter(|bonus| bonus.vests.is_some()).count();
            let at = row * self.rules.layout().retained + 2 * number;
            because.push(Because::Vested { before: self.retained_before[at], periods: rule.after });
        }
        because
    }

    fn because_of_this_period(&self, bonus: usize, row: usize) -> Vec<Because> {
        let rule = &self.rules.bonuses[bonus];
        let forest = self.standing.other(rule.tree).unwrap_or(&self.standing.placement);
        let walk = |base| Walk { outcome: self, forest, base, top: forest.place(row) };
        let seen = self.standing.seen_row(row);
        match &rule.kind {
            Kind::Levels(levels) => walk(&levels.on).levels(levels),
            Kind::Gaps(gaps) => walk(&gaps.on).differences(gaps),
            Kind::Breakaway(breakaway) => walk(&breakaway.on).breakaway(breakaway),
            Kind::Down(down) => walk(&down.on).down(down),
            Kind::Share(share) => vec![self.own(share, row)],
            Kind::Fixed(_) => vec![Because::Fixed],
            Kind::Board(board) => vec![Because::Board { amount: board.amount }],
            Kind::Pool(pool) => vec![self.shares(pool, row)],
            Kind::Legs(legs) => {
                let at = row * self.rules.layout().carried + self.rules.carried_before(bonus);
                let [carried, rest] =
                    [&self.carried_before, &self.state.carried].map(|all| legs.sum(&all[at..at + legs.numbers()]));
                let expired = self.expired_of(legs, bonus, row);
                vec![Because::Legs { sides: legs.sides(seen, carried).unwrap_or(carried), rest, expired }]
            }
        }
    }

    /// What is paid on of a row.
    pub(super) fn on(&self, base: &Base, row: usize) -> i64 {
        match base {
            Base::Volume(volume) => self.standing.seen_row(row).volume(*volume),
            Base::Earnings(bonuses) => {
                bonuses.iter().map(|&bonus| self.paid[bonus][self.standing.placement.place(row)]).sum()
            }
        }
    }

    fn own(&self, share: &Share, row: usize) -> Because {
        let rate = (!share.in_steps).then(|| share.by.rate(self.standing.seen_row(row)));
        Because::Own { on: self.on(&share.on, row), rate }
    }

    fn shares(&self, pool: &Pool, row: usize) -> Because {
        let holders = pool.holders(&self.standing);
        let own = holders.iter().find(|(holder, _)| *holder == row);
        Because::Pool {
            shares: own.map_or(0, |(_, shares)| *shares),
            of: holders.iter().map(|(_, shares)| shares).sum(),
        }
    }
}

impl Walk<'_> {
    fn row(&self, place: usize) -> usize {
        self.forest.row(place)
    }

    fn seen(&self, place: usize) -> Seen<'_> {
        self.outcome.standing.seen_row(self.row(place))
    }

    /// Everybody below whoever asks, in the order of their places.
    fn everybody_below(&self) -> Vec<usize> {
        let mut places: Vec<usize> = self.forest.below(self.top).collect();
        let mut next = 0;
        while let Some(&place) = places.get(next) {
            places.extend(self.forest.below(place));
            next += 1;
        }
        places
    }

    /// Everybody below whoever asks who has something to be paid on, in the order of their places.
    fn sources(&self) -> Vec<(usize, i64)> {
        let on = |place: usize| self.outcome.on(self.base, self.row(place));
        self.everybody_below().into_iter().map(|place| (place, on(place))).filter(|(_, on)| *on != 0).collect()
    }

    fn number(&self, place: usize) -> u32 {
        u32::try_from(self.row(place)).unwrap_or(u32::MAX)
    }

    fn levels(&self, levels: &Levels) -> Vec<Because> {
        let own = levels.rates_of(self.seen(self.top)).to_vec();
        let paid = |(source, on): (usize, i64)| {
            let (mut level, mut passed) = (0, Vec::new());
            for place in self.forest.upline(source).take_while(|&place| place != self.top) {
                let seen = self.seen(place);
                if levels.takes_up(seen, level) {
                    level += 1;
                } else {
                    passed.push(Passed { row: self.number(place), why: levels.passed_over(seen) });
                }
            }
            let rate = own.get(level).copied().unwrap_or_default();
            let source = self.number(source);
            (rate > Rate::ZERO).then_some(Because::Level { source, on, level: level + 1, rate, passed })
        };
        self.sources().into_iter().filter_map(paid).collect()
    }

    fn down(&self, down: &Down) -> Vec<Because> {
        let because = |above: usize| Because::Down {
            source: self.number(above),
            on: self.outcome.on(self.base, self.row(above)),
            rate: down.rate,
            among: self.forest.below(above).filter(|&below| down.may_earn(self.seen(below))).count(),
        };
        self.forest.above(self.top).map(because).into_iter().collect()
    }

    fn differences(&self, gaps: &Gaps) -> Vec<Because> {
        let top = self.seen(self.top);
        let own = self.outcome.on(self.base, self.row(self.top));
        let own = (gaps.on_own && own != 0).then_some((self.top, own));
        let paid = |(source, on): (usize, i64)| {
            let is_first_level = self.forest.above(source) == Some(self.top);
            if source != self.top && is_first_level && gaps.skips_first_level {
                return None;
            }
            // Whoever asks is not below themselves.
            let upline = self.forest.upline(source).take_while(|&place| source != self.top && place != self.top);
            let first = (gaps.on_own && source != self.top).then_some(source);
            let rate = if source == self.top { gaps.rate(top) } else { gaps.rate_below(top) };
            let (mut below, mut is_equalled) = (Rate::ZERO, false);
            let of_source = first.map(|place| gaps.rate(self.seen(place)));
            for own in of_source.into_iter().chain(upline.map(|place| gaps.rate_below(self.seen(place)))) {
                is_equalled = own == below || is_equalled && own < below;
                below = below.max(own);
            }
            let source = self.number(source);
            if rate > below {
                return Some(Because::Difference { source, on, rate, below });
            }
            let equals = gaps.equals.filter(|_| rate == below && rate > Rate::ZERO && !is_equalled);
            equals.map(|equals| Because::Equal { source, on, rate: equals, both: rate })
        };
        own.into_iter().chain(self.sources()).filter_map(paid).collect()
    }
}
