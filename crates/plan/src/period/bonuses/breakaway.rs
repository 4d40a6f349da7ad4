//! Stairstep breakaway: whole groups break away from those above, who are paid on them by generation; with a guarantee, each
//! who is paid passes up at least as much as a group of a given size would.

use super::super::Rate;
use super::super::flow::{Flow, Passed};
use super::super::language::Expression;
use super::super::table::Seen;
use super::{Base, Levels};

/// Pays on the groups that broke away below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakaway {
    /// The group of a leader: a volume that ends where the next leader begins.
    pub on: Base,
    /// Whose group breaks away, and is paid to those above.
    pub leaders: Expression,
    /// Who may earn; the leaders when `None`. Whoever may not is passed over.
    pub to: Option<Expression>,
    /// The rates of each generation, the groups that broke away from the earner itself first; by rank, those without first.
    pub rates: Vec<Vec<Rate>>,
    /// What each generation is worth when nobody earns it.
    pub worth: Vec<Rate>,
    /// The least that a leader who is paid passes up to the next who is, counted as volume of the first generation. What the
    /// leader's group is short of it is taken from what the leader is paid on the first generation, as far as that goes.
    pub guaranteed: Option<i64>,
}

impl Breakaway {
    /// Pays these rates.
    #[must_use]
    pub fn new(
        on: usize,
        leaders: Expression,
        to: Option<Expression>,
        rates: Vec<Vec<Rate>>,
        guaranteed: Option<i64>,
    ) -> Self {
        let worth = Levels::worth_of(&rates);
        Self { on: Base::Volume(on), leaders, to, rates, worth, guaranteed }
    }

    /// Whether a position may earn, and so takes up a generation.
    pub(in super::super) fn takes_up(&self, seen: Seen<'_>) -> bool {
        !seen.is_customer() && self.to.as_ref().unwrap_or(&self.leaders).holds(&seen)
    }

    /// The rates of a position.
    pub(in super::super) fn rates_of(&self, seen: Seen<'_>) -> &[Rate] {
        if self.takes_up(seen) { self.rates.get(seen.rank()).map_or(&[], Vec::as_slice) } else { &[] }
    }

    /// What a position passes up of what it would be paid on so much volume of the first generation, its own group being so
    /// large.
    pub(in super::super) fn owed(&self, seen: Seen<'_>, group: i64, first: i64) -> i64 {
        match self.guaranteed {
            Some(least) if self.takes_up(seen) && self.leaders.holds(&seen) => {
                least.saturating_sub(group).clamp(0, first.max(0))
            }
            _ => 0,
        }
    }
}

impl Flow for Breakaway {
    /// The generations that groups are of next, and last what was passed up to fulfil a guarantee.
    fn kinds(&self) -> usize {
        self.worth.len() + 1
    }

    fn pass(&self, seen: Seen<'_>, own: i64, volume: &mut [i64]) -> Passed {
        let Some((made_up, groups)) = volume.split_last_mut() else { return Passed::default() };
        let mut passed = Passed::default();
        if self.takes_up(seen) {
            let rates = self.rates_of(seen);
            let first = groups.first().map_or(0, |first| first.saturating_add(*made_up));
            let owed = self.owed(seen, own, first);
            let rate = |generation: usize| i128::from(rates.get(generation).copied().unwrap_or_default().millionths());
            passed.earned = i128::from(*made_up - owed) * rate(0);
            for (generation, &group) in groups.iter().enumerate() {
                passed.earned += i128::from(group) * rate(generation);
                if rate(generation) == 0 {
                    passed.unpaid += i128::from(group) * i128::from(self.worth[generation].millionths());
                }
            }
            *made_up = owed;
            groups.rotate_right(1);
            groups[0] = 0;
        }
        if self.leaders.holds(&seen) {
            groups[0] += own;
        }
        passed
    }

    fn left(&self, volume: &[i64]) -> i128 {
        let further = |at: usize| self.worth[at..].iter().map(|rate| i128::from(rate.millionths())).sum::<i128>();
        let made_up = volume.last().map_or(0, |&made_up| {
            i128::from(made_up) * i128::from(self.worth.first().copied().unwrap_or_default().millionths())
        });
        let groups = volume.iter().take(self.worth.len()).enumerate();
        groups.map(|(at, &group)| i128::from(group) * further(at)).sum::<i128>() + made_up
    }
}
