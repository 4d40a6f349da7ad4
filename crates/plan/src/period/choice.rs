//! The larger of bonuses: one that is paid instead of others.

use super::bonuses::Bonus;
use super::document::Rules;
use super::earnings::Amounts;

/// Whether what is paid instead is more than what it would replace. What came back from somebody is not made good by it.
fn is_more(amount: i64, others: impl Iterator<Item = i64>) -> bool {
    i128::from(amount) > others.map(i128::from).sum::<i128>().max(0)
}

impl Bonus {
    /// Leaves every place what is more: what this bonus pays, or what those pay that it may replace.
    pub(super) fn choose(&self, before: &mut [Amounts], paid: &mut Amounts) {
        if self.instead_of.is_empty() {
            return;
        }
        for (place, amount) in paid.iter_mut().enumerate() {
            if is_more(*amount, self.instead_of.iter().map(|&other| before[other][place])) {
                self.instead_of.iter().for_each(|&other| before[other][place] = 0);
            } else {
                *amount = 0;
            }
        }
    }
}

impl Rules {
    /// What a position is paid with a bonus that would pay it `amount`, when others would pay what `other` tells.
    pub(super) fn chosen(&self, bonus: usize, amount: i64, other: impl Fn(usize) -> i64) -> i64 {
        let Bonus { instead_of, gives_way_to, .. } = &self.bonuses[bonus];
        let is_paid = match gives_way_to {
            Some(instead) => {
                let all = self.bonuses[*instead].instead_of.iter();
                !is_more(other(*instead), all.map(|&one| other(one)))
            }
            None => instead_of.is_empty() || is_more(amount, instead_of.iter().map(|&one| other(one))),
        };
        if is_paid { amount } else { 0 }
    }

    /// A bonus and all whose amounts decide whether it is paid.
    pub(super) fn compared(&self, bonus: usize) -> impl Iterator<Item = usize> {
        let instead = self.bonuses[bonus].gives_way_to.unwrap_or(bonus);
        self.bonuses[instead].instead_of.iter().copied().chain([instead])
    }

    /// The bonuses of which one can be paid instead of this one.
    pub(super) fn rivals(&self, bonus: usize) -> impl Iterator<Item = usize> {
        let Bonus { instead_of, gives_way_to, .. } = &self.bonuses[bonus];
        instead_of.iter().copied().chain(*gives_way_to)
    }
}
