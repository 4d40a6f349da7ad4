//! What follows for everybody from what was sold: volumes, ranks, marks.

use super::document::Rules;
use super::language::Expression;
use super::overrides::PaidAs;
use super::table::{Filling, Seen};
use super::volumes::Volume;

impl Rules {
    /// Fills what follows from the order lines: the other volumes, the rank, and the marks for those above.
    /// What was decided by hand comes before what the ranks need.
    pub(super) fn fill(&self, filling: &mut Filling<'_, '_>, by_hand: Option<PaidAs>) {
        self.fill_volumes(filling, |until, below| !until.holds(&below));
        if !filling.seen().is_customer() {
            let reached = self.reached(filling.seen());
            filling.set_rank(by_hand.map_or(reached, |by_hand| by_hand.instead_of(reached)));
        }
        let marks = filling.seen().frontline().fold(0, |marks, below| marks | below.marks());
        let own = self.names.marks.iter().zip(0..).filter(|(who, _)| who.holds(&filling.seen()));
        let marks = own.fold(marks, |marks, (_, mark)| marks | 1 << mark);
        filling.set_marks(marks);
    }

    /// Fills the volumes that follow from others; `counts` tells whether somebody below counts for a volume with `until`.
    pub(super) fn fill_volumes(&self, filling: &mut Filling<'_, '_>, counts: impl Fn(&Expression, Seen<'_>) -> bool) {
        for (at, volume) in self.volumes.iter().enumerate() {
            let seen = filling.seen();
            let value = match volume {
                // Counted before anybody's rank is known.
                Volume::Lines(_) | Volume::Enrolled(_) => continue,
                Volume::Below { of, with_own, until } => {
                    below(seen, *of, at, *with_own, |one| until.as_ref().is_none_or(|until| counts(until, one)))
                }
                // What is kept of earlier periods is there before the run begins.
                Volume::Past { of, .. } => seen.volume(at).saturating_add(seen.volume(*of)),
                Volume::Formula(formula) => formula.value(&seen),
            };
            filling.set_volume(at, value);
        }
    }
}

/// The volume `of` of everybody below who counts, and of the position itself if `with_own`. It is kept in column `at`.
fn below(seen: Seen<'_>, of: usize, at: usize, with_own: bool, counts: impl Fn(Seen<'_>) -> bool) -> i64 {
    let counting = seen.frontline().filter(|&one| counts(one));
    let theirs = counting.fold(0_i64, |sum, one| {
        let own = if with_own { 0 } else { one.volume(of) };
        sum.saturating_add(one.volume(at)).saturating_add(own)
    });
    theirs.saturating_add(if with_own { seen.volume(of) } else { 0 })
}
