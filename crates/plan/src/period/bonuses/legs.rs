//! Binary plans: what is paid for when both legs have volume.

use super::super::Side;
use super::super::language::Expression;
use super::super::table::Seen;
use super::{By, Paid};

/// The left and the right.
type Sides = [i64; 2];

/// Pays for the volume of two legs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legs {
    /// What is summed in each leg: a volume that counts everybody below, by its column.
    pub on: usize,
    /// Who may earn; everybody when `None`.
    pub to: Option<Expression>,
    /// What is paid for.
    pub pays: Pays,
    /// What becomes of what was not paid for.
    pub rest: Rest,
    /// What becomes of the volume of those who may not earn.
    pub unpaid: Unpaid,
    /// The most that a side carries into the next period, in parts of points.
    pub most_carried: Option<i64>,
    /// For how many periods after its own volume is there; for ever when `None`. The oldest is used first.
    pub expires: Option<u32>,
}

/// What is paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pays {
    /// A part of the lesser leg.
    Lesser(By),
    /// Each cycle: so much of the greater and so much of the lesser leg, whichever that is at that moment.
    Cycles {
        /// The steps, one after the other, then again from the first.
        steps: Vec<Step>,
        /// The most cycles of a period.
        most: Option<u32>,
    },
}

/// What a step takes and gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it takes of the greater leg, in parts of points.
    pub greater: i64,
    /// What it takes of the lesser leg.
    pub lesser: i64,
    /// What is paid for it.
    pub pays: Reward,
}

/// What is paid for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reward {
    /// A part of what it takes of the lesser leg.
    Part(By),
    /// An amount in the smallest unit of the currency, by the rank a position is paid as, those without a rank first.
    Amount(Vec<i64>),
}

/// What becomes of volume that was not paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// It is there in the next period.
    Kept,
    /// It is gone.
    Flushed,
}

/// What becomes of the volume of those who may not earn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpaid {
    /// It is kept, and more comes.
    Kept,
    /// It stays what it was.
    Frozen,
    /// It is gone.
    Wiped,
}

impl Legs {
    /// What a position with so much carried earns, and what it carries on. `None` beyond what we count.
    pub(in super::super) fn pay(&self, seen: Seen<'_>, carried: Sides) -> Option<(Paid, Sides)> {
        let sides = self.sides(seen, carried)?;
        if !self.may_earn(seen) {
            let rest = match self.unpaid {
                Unpaid::Kept => self.capped(sides),
                Unpaid::Frozen => carried,
                Unpaid::Wiped => [0, 0],
            };
            return Some((Paid::default(), rest));
        }
        let (paid, rest) = match &self.pays {
            Pays::Lesser(by) => {
                let lesser = sides[0].min(sides[1]).max(0);
                let exact = i128::from(lesser) * i128::from(by.rate(seen).millionths());
                (Paid { exact, minor: 0 }, sides.map(|side| side - lesser))
            }
            Pays::Cycles { steps, most } => cycle(steps, *most, sides, seen)?,
        };
        let rest = if self.rest == Rest::Flushed { [0, 0] } else { self.capped(rest) };
        Some((paid, rest))
    }

    /// Whether a position may earn.
    pub(super) fn may_earn(&self, seen: Seen<'_>) -> bool {
        !seen.is_customer() && self.to.as_ref().is_none_or(|to| to.holds(&seen))
    }

    /// What there is on both sides, with what was carried. `None` beyond what we count.
    pub(in super::super) fn sides(&self, seen: Seen<'_>, carried: Sides) -> Option<Sides> {
        let mut sides = carried;
        for below in seen.frontline() {
            let side = match below.side() {
                Side::Left => &mut sides[0],
                Side::Right => &mut sides[1],
                Side::Neither => continue,
            };
            *side = side.checked_add(below.volume(self.on))?;
        }
        Some(sides)
    }

    fn capped(&self, sides: Sides) -> Sides {
        sides.map(|side| self.most_carried.map_or(side, |most| side.min(most)))
    }
}

/// The most steps of one period that are taken one after the other. More than that is a mistake in the plan or the orders.
const MOST_STEPS: u32 = 10_000_000;

fn cycle(steps: &[Step], most: Option<u32>, mut sides: Sides, seen: Seen<'_>) -> Option<(Paid, Sides)> {
    let mut paid = Paid::default();
    let mut left = most.unwrap_or(MOST_STEPS);
    // A plan with one symmetric step, as most have, needs no loop.
    if let [step] = steps
        && step.greater == step.lesser
    {
        let times = (sides[0].min(sides[1]).max(0) / step.lesser).min(i64::from(left));
        paid.add(step, times, seen)?;
        return Some((paid, sides.map(|side| side - times * step.lesser)));
    }
    for step in steps.iter().cycle() {
        let greater = usize::from(sides[1] > sides[0]);
        if left == 0 || sides[greater] < step.greater || sides[1 - greater] < step.lesser {
            break;
        }
        left -= 1;
        sides[greater] -= step.greater;
        sides[1 - greater] -= step.lesser;
        paid.add(step, 1, seen)?;
    }
    Some((paid, sides))
}

impl Paid {
    fn add(&mut self, step: &Step, times: i64, seen: Seen<'_>) -> Option<()> {
        match &step.pays {
            Reward::Part(by) => {
                let exact = i128::from(step.lesser) * i128::from(times) * i128::from(by.rate(seen).millionths());
                self.exact = self.exact.checked_add(exact)?;
            }
            Reward::Amount(by_rank) => {
                let amount = by_rank.get(seen.rank()).copied().unwrap_or(0);
                self.minor = self.minor.checked_add(amount.checked_mul(times)?)?;
            }
        }
        Some(())
    }
}
