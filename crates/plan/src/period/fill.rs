//! What a line counts, and what follows for everybody from all of them: volumes, ranks, marks.

use super::NOBODY;
use super::document::Rules;
use super::input::{Line, Member};
use super::language::Expression;
use super::table::{Filling, Seen, column};
use super::volumes::{Column, From, Lines, Volume};

impl Lines {
    /// What a line counts; `None` when it does not.
    pub(super) fn number_of(&self, line: &Line<'_>, buyer: Member) -> Option<i64> {
        let is_one_of = |texts: &Option<Vec<String>>, text: &str| {
            texts.as_ref().is_none_or(|texts| texts.iter().any(|known| known == text))
        };
        let days = i64::from(line.day) - i64::from(buyer.joined);
        let counts = is_one_of(&self.classes, line.class)
            && is_one_of(&self.products, line.product)
            && is_one_of(&self.brands, line.brand)
            && is_one_of(&self.markets, line.market)
            && self.first_days.is_none_or(|first| days < i64::from(first))
            && self.after_days.is_none_or(|after| days >= i64::from(after));
        let number = line.numbers[match self.column {
            Column::Pv => 0,
            Column::Cv => 1,
            Column::Qv => 2,
            Column::Amount => 3,
            Column::Units => 4,
        }];
        let part = i128::from(number) * i128::from(self.times.millionths()) / 1_000_000;
        if counts { i64::try_from(part).ok().filter(|part| *part != 0) } else { None }
    }

    /// The rows it counts for.
    pub(super) fn owners(&self, row: usize, buyer: Member) -> impl Iterator<Item = usize> {
        let enroller = (buyer.is_customer && buyer.enroller != NOBODY).then_some(buyer.enroller as usize);
        let (own, enroller) = match self.from {
            From::Own => (Some(row), None),
            From::Customers => (None, enroller),
            From::Both => (Some(row), enroller),
        };
        own.into_iter().chain(enroller)
    }
}

impl Rules {
    /// Fills what follows from the order lines: the other volumes, the rank, and the marks for those above.
    pub(super) fn fill(&self, filling: &mut Filling<'_, '_>, is_customer: &(impl Fn(usize) -> bool + Sync)) {
        for (at, volume) in self.volumes.iter().enumerate() {
            let seen = filling.seen();
            let value = match volume {
                Volume::Lines(_) => continue,
                Volume::Below { of, with_own, until } => below(seen, *of, at, *with_own, until.as_ref()),
                // What is kept of earlier periods is there before the run begins.
                Volume::Past { of, .. } => seen.volume(at).saturating_add(seen.volume(*of)),
                Volume::Formula(formula) => formula.value(seen),
            };
            filling.set_volume(at, value);
        }
        if !is_customer(filling.place()) {
            let rank = self.ranks.iter().rposition(|needs| needs.holds(filling.seen())).map_or(0, |at| at + 1);
            filling.set(column::RANK, i64::try_from(rank).unwrap_or_default());
        }
        let marks = filling.seen().frontline().fold(0, |marks, below| marks | below.row[column::MARKS]);
        let own = self.names.marks.iter().zip(0..).filter(|(who, _)| who.holds(filling.seen()));
        let marks = own.fold(marks, |marks, (_, mark)| marks | 1 << mark);
        filling.set(column::MARKS, marks);
    }
}

/// The volume `of` of everybody below, down to whoever satisfies `until`, and of the position itself if `with_own`. It is
/// kept in column `at`.
fn below(seen: Seen<'_>, of: usize, at: usize, with_own: bool, until: Option<&Expression>) -> i64 {
    let counting = seen.frontline().filter(|&one| until.is_none_or(|until| !until.holds(one)));
    let theirs = counting.fold(0_i64, |sum, one| {
        let own = if with_own { 0 } else { one.volume(of) };
        sum + one.volume(at) + own
    });
    theirs + if with_own { seen.volume(of) } else { 0 }
}
