//! A run: members and order lines in, ranks and earnings out.

use std::collections::BTreeMap;

use base::{Money, MoneyError};
use rayon::prelude::*;

use super::bonuses::{Base, Bonus};
use super::document::{Rules, Titles};
use super::earnings::Amounts;
use super::input::{Line, Member};
use super::overrides::Overrides;
use super::pay::Pay;
use super::payout::Payout;
use super::sold::Sold;
use super::standing::Standing;
use super::state::{Layout, State};
use super::table::{Filling, Head, History, Seen};
use super::volumes::{Volume, kept};
use super::{ForestError, Points};

/// Why a run cannot go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// Members are no tree.
    #[error(transparent)]
    Forest(#[from] ForestError),
    /// A line of a buyer who is not there.
    #[error("row {0} is no member")]
    NoBuyer(u32),
    /// A customer whose lines have counted for whoever enrolled it.
    #[error("row {0} is a customer whose lines have counted for who enrolled it: run the period again to change that")]
    CountedForOthers(u32),
    /// More stand directly below a row than the plan's matrix has room for.
    #[error("more stand directly below row {0} than the matrix of the plan has room for")]
    NoRoom(u32),
    /// A rank that is decided by hand, and that the plan has not.
    #[error("the plan has no rank number {0}")]
    NoRank(u8),
    /// A rank that is decided by hand of a row that cannot have one.
    #[error("row {0} only buys or has left, and has no rank")]
    Unranked(u32),
    /// An amount is beyond what we count.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// All volumes together are beyond what we count.
    #[error("all volumes together are beyond what can be counted")]
    TooMuch,
}

/// A run that takes in what was sold.
#[derive(Debug)]
pub struct Run<'p> {
    pub(super) rules: &'p Rules,
    pub(super) members: Vec<Member>,
    pub(super) standing: Standing,
    pub(super) sold: Sold,
    pub(super) state: State,
    /// What is added to what members are paid out.
    pub(super) adjusted: BTreeMap<u32, Money>,
    /// What members are paid as by hand.
    pub(super) overrides: Overrides,
}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    pub(super) rules: Rules,
    pub(super) standing: Standing,
    pub(super) members: Vec<Member>,
    pub(super) sold: Sold,
    /// What each bonus pays by place, before the caps.
    pub(super) paid: Vec<Amounts>,
    /// What it pays after them; `None` when the plan has none.
    pub(super) capped: Option<Vec<Amounts>>,
    /// What legs had carried before.
    pub(super) carried_before: Vec<i64>,
    /// What was retained before.
    pub(super) retained_before: Vec<i64>,
    /// What it leaves for the next period.
    pub state: State,
    /// What everybody is paid out, by person, when the plan says what is.
    pub payouts: Vec<Payout>,
    /// What nobody earned of each bonus because nobody could: levels that no one above had. A level is worth the lowest
    /// rate any rank has for it.
    pub breakage: Vec<Money>,
}

impl<'p> Run<'p> {
    /// Begins a run over these members, with what the period before has left. Members who are new come after those it knows.
    ///
    /// # Errors
    /// When they are no tree, or not as narrow as the plan wants them.
    pub fn new(rules: &'p Rules, mut members: Vec<Member>, mut state: State) -> Result<Self, RunError> {
        rules.roll_up(&mut members);
        if let Some(matrix) = rules.matrix.as_ref().filter(|_| rules.tank.is_none()) {
            matrix.place(&mut members)?;
        }
        let mut standing = Standing::new(&members, rules.volumes.len())?;
        if let Some(rule) = &rules.pass_up {
            standing.pass_up(&members, rule)?;
        }
        state.grow(rules.layout(), members.len());
        let sold = Sold::new(rules, members.len());
        Ok(Self { rules, members, standing, sold, state, adjusted: BTreeMap::new(), overrides: Overrides::default() })
    }

    /// Adds lines. Tens of thousands at a time are counted on several threads.
    ///
    /// # Errors
    /// When a buyer is not there, or all lines together are beyond what can be counted: then none of them is added.
    pub fn add(&mut self, lines: &[Line]) -> Result<(), RunError> {
        self.sold.add(lines, &self.members)
    }

    /// Computes everybody's rank and earnings.
    ///
    /// # Errors
    /// When an amount is beyond what we count.
    pub fn finish(mut self) -> Result<Outcome, RunError> {
        self.stand();
        let carried_before = self.state.carried.clone();
        let retained_before = self.state.retained.clone();
        let Pay { amounts: paid, capped, breakage } = self.pay()?;
        let payouts = self.pay_out(capped.as_ref().unwrap_or(&paid))?;
        self.close();
        let Self { rules, members, standing, sold, state, .. } = self;
        let rules = rules.clone();
        let breakage = breakage.into_iter().map(|minor| Money::new(minor, rules.money.currency));
        let breakage = breakage.collect::<Result<_, _>>()?;
        Ok(Outcome {
            rules,
            standing,
            members,
            sold,
            paid,
            capped,
            carried_before,
            retained_before,
            state,
            payouts,
            breakage,
        })
    }
}

impl Run<'_> {
    /// Computes volumes and ranks: of each position from what is known of the member, of the periods before, and of what was sold,
    /// and from those below.
    pub(super) fn stand(&mut self) {
        let Self { rules, members, standing, sold, state, overrides, .. } = self;
        let Standing { placement, table, .. } = standing;
        let layout = rules.layout();
        if layout.ranks > 0 {
            let of_place = |place| &state.ranks[placement.row(place) * layout.ranks..][..layout.ranks];
            let ranks = (0..members.len()).flat_map(of_place).copied().collect();
            table.remember(History { ranks, back: layout.ranks });
        }
        let known = Known { rules, layout, members, sold, state };
        if rules.names.enrolled.is_empty() {
            let begin = |filling: &mut Filling<'_, '_>| known.begin(placement.row(filling.place()), filling);
            table.fill_upwards(placement, begin, |filling| {
                rules.fill(filling, overrides.at(placement, filling.place()));
            });
        } else {
            // Whom somebody enrolled may stand anywhere.
            table.fill_upwards(placement, |filling| known.begin(placement.row(filling.place()), filling), |_| ());
            standing.count_enrolled(rules, members);
            let Standing { placement, table, .. } = standing;
            table.fill_upwards(
                placement,
                |_| (),
                |filling| {
                    rules.fill(filling, overrides.at(placement, filling.place()));
                },
            );
        }
        sold.forget();
    }

    /// This period becomes one of those before.
    fn close(&mut self) {
        let Self { rules, standing, state, overrides, .. } = self;
        let Layout { ranks, past, .. } = rules.layout();
        // By place, and narrow: rows are everywhere among the places, and what they look for should be near.
        let ranks_now: Vec<u8> = standing.of_each(|place| standing.seen(place).paid_as()).collect();
        let rank = |row: usize| ranks_now[standing.placement.place(row)];
        // A title is reached, and not decided by hand.
        let reached = |row: usize| match u32::try_from(row).ok().and_then(|row| overrides.of(row)) {
            None => rank(row),
            Some(_) => rules.reached(standing.seen_row(row)),
        };
        let before = &state.ranks;
        state.titles.par_iter_mut().enumerate().for_each(|(row, title)| {
            *title = rules.title(*title, reached(row), &before[row * ranks..(row + 1) * ranks]);
        });
        if ranks > 0 {
            state.ranks.par_chunks_mut(ranks).enumerate().for_each(|(row, ranks)| shift_in(ranks, rank(row)));
        }
        if past > 0 {
            let of_row = |(row, past)| rules.add_to_past(past, standing.seen_row(row));
            state.past.par_chunks_mut(past).enumerate().for_each(of_row);
        }
    }
}

/// What is known of members before anything follows from it.
struct Known<'r> {
    rules: &'r Rules,
    layout: Layout,
    members: &'r [Member],
    sold: &'r Sold,
    state: &'r State,
}

impl Known<'_> {
    /// Fills in what is known of the member of a row, of the periods before, and of what was sold.
    fn begin(&self, row: usize, filling: &mut Filling<'_, '_>) {
        let Self { rules, layout, members, sold, state } = self;
        filling.set_head(Head::new(&members[row], state.titles[row]));
        for (volume, &number) in sold.columns().zip(sold.of_row(row)) {
            filling.set_volume(volume, number);
        }
        rules.each_past(state.past_of(*layout, row), |volume, sum| filling.set_volume(volume, sum));
    }
}

impl Rules {
    /// Whether a bonus is paid on a volume of order lines.
    pub(super) fn is_on_lines(&self, bonus: &Bonus) -> bool {
        let Some(Base::Volume(column)) = bonus.kind.base() else { return false };
        matches!(self.volumes[*column], Volume::Lines(_))
    }

    /// Tells of each volume over several periods what it was before this one.
    pub(super) fn each_past(&self, mut past: &[i64], mut tell: impl FnMut(usize, i64)) {
        for (at, volume) in self.volumes.iter().enumerate() {
            let Volume::Past { periods, .. } = volume else { continue };
            let (own, others) = past.split_at(kept(*periods));
            tell(at, own.iter().sum());
            past = others;
        }
    }

    /// Adds the volumes of this period to those of the periods before.
    fn add_to_past(&self, mut past: &mut [i64], seen: Seen<'_>) {
        for volume in &self.volumes {
            let Volume::Past { of, periods } = volume else { continue };
            let (own, others) = past.split_at_mut(kept(*periods));
            match (periods, own) {
                (None, [sum]) => *sum = sum.saturating_add(seen.volume(*of)),
                (_, own) => shift_in(own, seen.volume(*of)),
            }
            past = others;
        }
    }

    /// The title after a period that was paid as `rank`, by the ranks of the periods before, the latest first.
    fn title(&self, title: u8, rank: u8, before: &[u8]) -> u8 {
        match self.titles {
            Titles::After(periods) if rank < title => {
                let earlier = before.iter().copied().take(periods as usize - 1);
                earlier.chain([rank]).max().unwrap_or(rank).min(title)
            }
            Titles::Never | Titles::After(_) => rank.max(title),
        }
    }
}

/// Puts the newest first; the oldest falls out.
fn shift_in<T: Copy>(those: &mut [T], newest: T) {
    those.rotate_right(usize::from(!those.is_empty()));
    if let Some(first) = those.first_mut() {
        *first = newest;
    }
}

impl Outcome {
    /// The row that a member stands below; `None` for a root.
    #[must_use]
    pub fn placement(&self, row: usize) -> Option<usize> {
        let Standing { placement, .. } = &self.standing;
        placement.above(placement.place(row)).map(|above| placement.row(above))
    }

    /// The rank a member is paid as, from 1; 0 for none.
    #[must_use]
    pub fn rank(&self, row: usize) -> usize {
        self.standing.seen_row(row).rank()
    }

    /// What of a line counted: which volume, by its place in [`Rules::volume_names`], for the member of which row, and how much.
    #[must_use]
    pub fn counted(&self, line: &Line) -> Vec<(usize, u32, Points)> {
        let counted = self.sold.counted(line, &self.members).into_iter();
        counted.map(|(volume, row, number)| (volume, row, Points::from_parts(number))).collect()
    }

    /// The volumes of a member, in the order of [`Rules::volume_names`].
    pub fn volumes(&self, row: usize) -> impl Iterator<Item = Points> {
        let seen = self.standing.seen_row(row);
        (0..self.rules.volumes.len()).map(move |column| Points::from_parts(seen.volume(column)))
    }

    /// A volume of a member, by its name; `None` when the plan has none of that name.
    #[must_use]
    pub fn volume(&self, row: usize, name: &str) -> Option<Points> {
        let column = self.rules.names.volumes.iter().position(|known| known == name)?;
        let seen = self.standing.seen_row(row);
        Some(Points::from_parts(seen.volume(column)))
    }
}
