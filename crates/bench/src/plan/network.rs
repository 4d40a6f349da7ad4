//! A network and what is sold in it, drawn again by every run from the same seed.

use ::plan::period::{Attribute, Line, Member, NOBODY, Points, Rules, Side, Symbol};
use base::{Rng as _, SplitMix};

/// The seed of the trees; that of the lines is one more.
const SEED: u64 = 7;
/// Lines are drawn so many at once, so that they need not all be kept.
const BATCH: u64 = 1_000_000;
/// Members joined over so many days before the month that is computed.
const DAYS_BEFORE: u64 = 2_000;
const DAYS_OF_MONTH: u64 = 30;

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    /// How many members.
    pub(crate) members: u32,
    /// How many order lines.
    pub(crate) lines: u64,
}

/// How members stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Below whoever enrolled them.
    Irregular,
    /// In a binary tree, on a free side of anybody.
    Binary,
}

/// What is sold: its name, and its pv and cv in points.
const GOODS: [(&str, i64, i64); 8] = [
    ("starter kit", 30, 12),
    ("serum", 14, 11),
    ("cream", 9, 7),
    ("oil", 7, 6),
    ("tea", 5, 4),
    ("candle", 4, 3),
    ("soap", 3, 3),
    ("sample", 1, 0),
];

/// Draws the members.
pub(crate) fn members(count: u32, shape: Shape) -> Vec<Member> {
    let mut rng = SplitMix::new(SEED);
    let mut sides = (shape == Shape::Binary).then(|| FreeSides::new(SEED, count));
    let member = |row: u32| {
        let enroller = if row == 0 { NOBODY } else { enroller(row, &mut rng) };
        let (placement, side) = match &mut sides {
            Some(sides) => sides.take(row),
            None => (enroller, Side::Neither),
        };
        let joined = day(u64::from(row) * DAYS_BEFORE / u64::from(count)) - day(DAYS_BEFORE);
        Member { enroller, placement, person: row, is_customer: false, has_left: false, joined, side, flags: 0 }
    };
    (0..count).map(member).collect()
}

/// Whoever enrolled the member of `row`: `row * u^1.5` with `u` from 0 to 1, so that those who came early have enrolled more.
fn enroller(row: u32, rng: &mut SplitMix) -> u32 {
    let u = rng.next_u64() >> 32;
    let root = (u << 32).isqrt();
    u32::try_from((u128::from(row) * u128::from(u) * u128::from(root)) >> 64).unwrap_or(NOBODY)
}

/// The sides of a binary tree on which nobody stands: the row above, twice, and one more for the right.
struct FreeSides {
    rng: SplitMix,
    free: Vec<u64>,
}

impl FreeSides {
    fn new(seed: u64, count: u32) -> Self {
        Self { rng: SplitMix::new(!seed), free: Vec::with_capacity(count as usize + 1) }
    }

    /// Gives `row` one of them, any, and frees its own two.
    fn take(&mut self, row: u32) -> (u32, Side) {
        let at = self.rng.below(self.free.len() as u64);
        let taken = usize::try_from(at).ok().filter(|at| *at < self.free.len()).map(|at| self.free.swap_remove(at));
        self.free.extend([2 * u64::from(row), 2 * u64::from(row) + 1]);
        let Some(taken) = taken else { return (NOBODY, Side::Neither) };
        let side = if taken % 2 == 0 { Side::Left } else { Side::Right };
        (u32::try_from(taken / 2).unwrap_or(NOBODY), side)
    }
}

/// Draws the order lines of a month, batch by batch.
pub(crate) struct Sales {
    rng: SplitMix,
    size: Size,
    /// How many were drawn.
    drawn: u64,
    /// The goods as the plan knows them.
    products: [Symbol; GOODS.len()],
    batch: Vec<Line>,
}

impl Sales {
    /// From the first line on.
    pub(crate) fn new(size: Size, rules: &Rules) -> Self {
        let products = GOODS.map(|(name, ..)| rules.symbols().find(Attribute::Product, name));
        Self { rng: SplitMix::new(SEED + 1), size, drawn: 0, products, batch: Vec::new() }
    }

    /// The next batch; `None` after the last.
    pub(crate) fn next(&mut self) -> Option<&[Line]> {
        let count = BATCH.min(self.size.lines - self.drawn);
        self.batch.clear();
        for _ in 0..count {
            let line = self.draw();
            self.batch.push(line);
        }
        (count > 0).then_some(&self.batch)
    }

    fn draw(&mut self) -> Line {
        let bits = self.rng.next_u64();
        // Every fourth member buys nothing.
        let buyer = self.rng.below(u64::from(self.size.members) * 3 / 4);
        let buyer = u32::try_from(buyer / 3 * 4 + buyer % 3).unwrap_or(NOBODY);
        let which = usize::try_from(bits % GOODS.len() as u64).unwrap_or_default();
        let (_, pv, cv) = GOODS[which];
        // One or two, and one line in sixty-four is a return.
        let units = 1 + i64::from(bits >> 8 & 1 == 1);
        let units = if bits >> 16 & 63 == 0 { -units } else { units };
        let (pv, cv, units) = (pv * units * Points::ONE, cv * units * Points::ONE, units * Points::ONE);
        let day = day(self.drawn * DAYS_OF_MONTH / self.size.lines);
        self.drawn += 1;
        let (class, brand, market) = (Symbol::OTHER, Symbol::OTHER, Symbol::OTHER);
        Line { buyer, day, class, product: self.products[which], brand, market, numbers: [pv, cv, pv, pv * 2, units] }
    }
}

fn day(number: u64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
