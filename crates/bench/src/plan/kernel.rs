//! The least that any program has to do which computes levels, written by hand for one fixed rule: it sums volume by member,
//! rolls group volume up and walks seven compressed levels at flat rates. It knows no ranks, no conditions, no money, and that
//! whoever is above comes first in the file, which no program can that takes members as they come.

use std::ops::Range;
use std::thread;

use ::plan::period::{Line, Member, NOBODY, Points};

/// Who counts, in parts of points of own pv.
pub(crate) const ACTIVE: i64 = 100 * Points::ONE;
/// The rates of the levels, in hundredths.
pub(crate) const RATES: [i64; 7] = [5, 4, 3, 3, 2, 2, 1];

/// How it does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Threads {
    /// One after the other.
    One,
    /// Two at once, each with members of its own.
    Two,
}

/// How it finds who is above and counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walk {
    /// From one to the next, passing over who does not count: it needs no order of the file.
    Plain,
    /// By jumps: of each it is known who comes next that counts.
    Jumps,
}

/// Plain arrays by row.
pub(crate) struct Kernel {
    threads: Threads,
    walk: Walk,
    above: Vec<u32>,
    /// The own pv and cv, in parts of points.
    own: Vec<[i64; 2]>,
}

/// What comes of it.
pub(crate) struct Computed {
    /// The pv of everybody below and of the member itself.
    pub(crate) group: Vec<i64>,
    /// What each earns: parts of points times hundredths.
    pub(crate) earned: Vec<i64>,
}

impl Kernel {
    /// Begins with these members.
    pub(crate) fn new(threads: Threads, walk: Walk, members: &[Member]) -> Self {
        let above = members.iter().map(|member| member.placement).collect();
        Self { threads, walk, above, own: vec![[0; 2]; members.len()] }
    }

    /// Adds lines.
    pub(crate) fn add(&mut self, lines: &[Line]) {
        match self.threads {
            Threads::One => {
                for line in lines {
                    let own = &mut self.own[line.buyer as usize];
                    own[0] += line.numbers[0];
                    own[1] += line.numbers[1];
                }
            }
            Threads::Two => {
                let half = self.own.len() / 2;
                let (first, second) = self.own.split_at_mut(half);
                thread::scope(|scope| {
                    scope.spawn(|| add_those(first, 0, lines));
                    add_those(second, half, lines);
                });
            }
        }
    }

    /// Rolls up and walks.
    pub(crate) fn finish(&self) -> Computed {
        let all = 0..self.own.len();
        match self.threads {
            Threads::One => {
                let group = self.group();
                let next = self.next_active();
                Computed { group, earned: self.earned(&next, all) }
            }
            Threads::Two => thread::scope(|scope| {
                let group = scope.spawn(|| self.group());
                let next = self.next_active();
                let half = self.own.len() / 2;
                let (first, second) = (0..half, half..self.own.len());
                // Both halves pay the same people above, so each has sums of its own.
                let (mut earned, more) = thread::scope(|scope| {
                    let first = scope.spawn(|| self.earned(&next, first));
                    let second = self.earned(&next, second);
                    (second, joined(first))
                });
                earned.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
                Computed { group: joined(group), earned }
            }),
        }
    }

    fn group(&self) -> Vec<i64> {
        let mut group: Vec<i64> = self.own.iter().map(|own| own[0]).collect();
        for row in (0..group.len()).rev() {
            let above = self.above[row];
            if above != NOBODY {
                group[above as usize] += group[row];
            }
        }
        group
    }

    /// Of each, the next above who counts; nothing for who walks.
    fn next_active(&self) -> Vec<u32> {
        if self.walk == Walk::Plain {
            return Vec::new();
        }
        let mut next = vec![NOBODY; self.own.len()];
        for row in 0..next.len() {
            let above = self.above[row];
            if above != NOBODY {
                let is_active = self.own[above as usize][0] >= ACTIVE;
                next[row] = if is_active { above } else { next[above as usize] };
            }
        }
        next
    }

    /// The next above who counts.
    fn active_above(&self, row: usize) -> u32 {
        let mut above = self.above[row];
        while above != NOBODY && self.own[above as usize][0] < ACTIVE {
            above = self.above[above as usize];
        }
        above
    }

    /// What everybody earns of the volume of some.
    fn earned(&self, next: &[u32], of: Range<usize>) -> Vec<i64> {
        let mut earned = vec![0; self.own.len()];
        for row in of {
            let cv = self.own[row][1];
            let mut at = row;
            for rate in RATES {
                let above = match self.walk {
                    Walk::Plain => self.active_above(at),
                    Walk::Jumps => next[at],
                };
                if cv == 0 || above == NOBODY {
                    break;
                }
                at = above as usize;
                earned[at] += cv * rate;
            }
        }
        earned
    }
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Adds those lines whose buyers are among `own`, of which the first is `from`.
fn add_those(own: &mut [[i64; 2]], from: usize, lines: &[Line]) {
    for line in lines {
        if let Some(own) = (line.buyer as usize).checked_sub(from).and_then(|at| own.get_mut(at)) {
            own[0] += line.numbers[0];
            own[1] += line.numbers[1];
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use ::plan::period::{Rules, Run, State};

    use super::super::network::{Sales, Shape, Size, members};
    use super::{Kernel, Threads, Walk};

    /// The rule that the kernel knows.
    const PLAN: &str = r#"
        name = "Kernel"
        version = 1
        [money]
        currency = "EUR"
        rounding = "down"
        [volumes]
        pv = { of = "pv" }
        cv = { of = "cv" }
        gv = { sum = "pv" }
        [conditions]
        active = "pv >= 100"
        [[bonuses]]
        name = "Levels"
        kind = "levels"
        on = "cv"
        to = "active"
        counts = "active"
        rates = ["5 %", "4 %", "3 %", "3 %", "2 %", "2 %", "1 %"]
    "#;

    #[test]
    fn it_computes_what_the_engine_computes() {
        let rules = Rules::parse(PLAN).unwrap();
        let size = Size { members: 3_000, lines: 30_000 };
        for (threads, walk) in [(Threads::One, Walk::Plain), (Threads::One, Walk::Jumps), (Threads::Two, Walk::Jumps)] {
            let members = members(size.members, Shape::Irregular);
            let mut kernel = Kernel::new(threads, walk, &members);
            let mut run = Run::new(&rules, members, State::default()).unwrap();
            let mut sales = Sales::new(size, &rules);
            while let Some(batch) = sales.next() {
                kernel.add(batch);
                run.add(batch).unwrap();
            }
            let (computed, outcome) = (kernel.finish(), run.finish().unwrap());
            let group = |row| outcome.volume(row, "gv").unwrap().parts();
            assert_eq!(computed.group, (0..3_000).map(group).collect::<Vec<_>>());
            let mut earned = vec![0; 3_000];
            for earning in outcome.earnings() {
                earned[earning.member as usize] = earning.amount.minor();
            }
            // A point is worth 100 cents, and the kernel counts in ten-thousandths times hundredths.
            assert_eq!(computed.earned.iter().map(|earned| earned / 10_000).collect::<Vec<_>>(), earned);
            assert!(earned.iter().filter(|earned| **earned != 0).count() > 300);
        }
    }
}
