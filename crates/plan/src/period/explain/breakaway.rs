//! Why somebody earned on groups that broke away.

use std::collections::HashMap;

use super::super::Rate;
use super::super::barred::Why;
use super::super::bonuses::Breakaway;
use super::super::flow::Flow as _;
use super::{Because, Passed, Walk};

impl Walk<'_> {
    /// The groups by generation, what was passed up to fulfil guarantees, and what whoever asks passed up.
    pub(super) fn breakaway(&self, rule: &Breakaway) -> Vec<Because> {
        let rates = rule.rates_of(self.seen(self.top)).to_vec();
        let first = rates.first().copied().unwrap_or_default();
        let made_up = self.made_up(rule);
        let mut because = Vec::new();
        for place in self.everybody_below() {
            let (mut generation, mut passed) = (0, Vec::new());
            for between in self.forest.upline(place).take_while(|&between| between != self.top) {
                if rule.takes_up(self.seen(between)) {
                    generation += 1;
                } else if rule.leaders.holds(&self.seen(between)) {
                    let why = match self.seen(between) {
                        seen if seen.has_left() => Why::Left,
                        seen if seen.is_customer() => Why::Customer,
                        _ => Why::To,
                    };
                    passed.push(Passed { row: self.number(between), why });
                }
            }
            let (source, on) = (self.number(place), self.outcome.on(self.base, self.row(place)));
            let rate = rates.get(generation).copied().unwrap_or_default();
            if on != 0 && rate > Rate::ZERO && rule.leaders.holds(&self.seen(place)) {
                because.push(Because::Level { source, on, level: generation + 1, rate, passed });
            }
            match made_up.get(&place) {
                Some(&on) if on != 0 && generation == 0 => because.push(Because::MadeUp { source, on, rate: first }),
                _ => {}
            }
        }
        match made_up.get(&self.top) {
            Some(&on) if on != 0 => because.push(Because::PassedUp { on, rate: first }),
            _ => {}
        }
        because
    }

    /// What whoever asks and everybody below passed up to fulfil a guarantee.
    fn made_up(&self, rule: &Breakaway) -> HashMap<usize, i64> {
        let mut places = self.everybody_below();
        places.insert(0, self.top);
        let mut arrived: HashMap<usize, Vec<i64>> = HashMap::new();
        let mut made_up = HashMap::new();
        // Whoever is below comes later in the list.
        for place in places.into_iter().rev() {
            let mut volume = arrived.remove(&place).unwrap_or_else(|| vec![0; rule.kinds()]);
            let own = self.outcome.on(self.base, self.row(place));
            rule.pass(self.seen(place), own, &mut volume);
            if rule.takes_up(self.seen(place)) {
                made_up.insert(place, volume.last().copied().unwrap_or_default());
            }
            if let Some(above) = self.forest.above(place) {
                let sums = arrived.entry(above).or_insert_with(|| vec![0; rule.kinds()]);
                sums.iter_mut().zip(volume).for_each(|(sum, more)| *sum += more);
            }
        }
        made_up
    }
}
