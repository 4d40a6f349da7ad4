//! Earnings that are retained until somebody stayed long enough.

use super::earnings::Amounts;
use super::language::Expression;
use super::run::Run;

/// What is earned is retained, and paid after so many periods in a row; lost before that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vesting {
    /// After how many periods in a row it is paid; then it begins anew.
    pub after: u32,
    /// What has to be true of the position in each of them. When it is not, all that was retained is lost,
    /// and so it is when somebody leaves.
    pub when: Expression,
}

impl Run<'_> {
    /// Retains what the `number`th bonus that vests pays, and pays what has vested; what is lost, in the smallest unit of the
    /// currency. `None` beyond what we count.
    pub(super) fn vest(&mut self, rule: &Vesting, paid: &mut Amounts, number: usize) -> Option<i64> {
        let stride = self.rules.layout().retained;
        let mut lost = 0_i64;
        for (place, amount) in paid.iter_mut().enumerate() {
            let at = self.standing.placement.row(place) * stride + 2 * number;
            let [sum, periods] = &mut self.state.retained[at..at + 2] else { return None };
            let all = sum.checked_add(std::mem::take(amount))?;
            let seen = self.standing.seen(place);
            if seen.has_left() || !rule.when.holds(&seen) {
                lost = lost.checked_add(all)?;
                (*sum, *periods) = (0, 0);
            } else if *periods + 1 < i64::from(rule.after) {
                (*sum, *periods) = (all, *periods + 1);
            } else {
                *amount = all;
                (*sum, *periods) = (0, 0);
            }
        }
        Some(lost)
    }
}
