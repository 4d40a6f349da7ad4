//! X-up plans: the first recruits of everybody are passed up to whoever their recruiter was passed to, with whatever they sell.

use super::Forest;
use super::input::Member;

/// Whose first recruits are passed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassUp {
    /// How many of everybody's recruits.
    pub first: u32,
    /// Who read the warning and answers for the plan.
    pub signed_off_by: String,
}

impl PassUp {
    /// Of each row, who stands above it once the first recruits are passed up. `enroller` is the tree of who enrolled whom.
    ///
    /// Recruits count in the order of the days they joined, on one day in the order of their rows; who only buys is no recruit.
    /// The first of somebody go to whoever that somebody belongs to, which is further up for those who were passed up
    /// themselves. A root keeps its own: there is nobody to pass them to.
    pub(super) fn above(&self, members: &[Member], enroller: &Forest) -> Vec<u32> {
        let mut above: Vec<u32> = members.iter().map(|member| member.enroller).collect();
        // Whoever is above comes first, so where a recruiter belongs is known before its recruits are looked at.
        for place in 0..enroller.len() {
            let to = above[enroller.row(place)];
            let mut recruits: Vec<usize> = enroller.below(place).map(|below| enroller.row(below)).collect();
            recruits.retain(|&row| !members[row].is_customer);
            recruits.sort_by_key(|&row| (members[row].joined, row));
            for row in recruits.into_iter().take(self.first as usize).filter(|_| to != super::NOBODY) {
                above[row] = to;
            }
        }
        above
    }
}
