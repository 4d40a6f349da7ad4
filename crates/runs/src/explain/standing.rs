//! What a member was paid as, and what was paid out to it.

use plan::period::{Outcome, PaidAs, Payout, Progress, RunError, Threshold};

use super::Writer;
use crate::RunsError;
use crate::adjustments::{Adjustment, Adjustments};
use crate::day::written;
use crate::outputs::rank_name;
use crate::overrides::{Override, Overrides};
use crate::rates::Foreign;

impl Writer<'_> {
    /// The rank of a member and what is said of it, whether it waits or has left, and how far it is to the next rank.
    pub(super) fn standing(&self, row: u32, outcome: &Outcome, overrides: &Overrides, sentences: &mut Vec<String>) {
        let (member, rank) = (self.name(row), outcome.rank(row as usize));
        let left = self.members.left(row).filter(|_| outcome.has_left(row));
        sentences.push(match (left, overrides.all.get(&row)) {
            (Some(day), _) => format!("{member} left on {} and earns nothing.", written(day)),
            (None, Some(by_hand)) => self.by_hand(member, rank, by_hand, outcome.reached(row as usize)),
            (None, None) => self.rank(member, rank),
        });
        if outcome.is_waiting(row as usize) {
            sentences.push(format!("{member} waits for its placement: in the placement tree it counts for nobody."));
        }
        if let Some(progress) = outcome.progress(row as usize, rank + 1) {
            self.progress(rank, &progress, sentences);
        }
    }

    /// What was adjusted and paid out to the person whose position is in `row`.
    pub(super) fn paid_out(
        &self,
        row: u32,
        outcome: &Outcome,
        adjustments: &Adjustments,
        sentences: &mut Vec<String>,
    ) -> Result<(), RunsError> {
        let person = outcome.person(row);
        for one in adjustments.all.iter().filter(|one| outcome.person(one.member) == person) {
            let Adjustment { amount, bonus, note, is_of_money, .. } = one;
            let words: Vec<&str> = [bonus.as_str(), note].into_iter().filter(|text| !text.is_empty()).collect();
            let words = if words.is_empty() { "no reason is given".to_owned() } else { words.join(": ") };
            let in_kind = if *is_of_money { "" } else { ", not in money" };
            sentences.push(format!("adjusted by {amount}{in_kind} ({words})"));
        }
        let Some(payout) = outcome.payouts.iter().find(|one| one.member == person) else { return Ok(()) };
        let Payout { before, earned, adjusted, paid, carried, .. } = payout;
        let sum = format!("{before} from before, {earned} earned, {adjusted} adjusted");
        sentences.push(format!("paid out: {paid}, of {sum}; {carried} is carried on"));
        if let Some(Foreign { currency, rate }) = self.members.foreign(person) {
            let amount = self.rules.money().exchanged(*paid, rate, currency).map_err(RunError::from)?;
            let is_pegged = self.rules.payout().is_some_and(|rule| rule.pegs.contains_key(&currency));
            let pegged = if is_pegged { ", pegged by the plan" } else { "" };
            sentences.push(format!("  in {currency} at {rate}{pegged}: {amount}"));
        }
        Ok(())
    }

    fn rank(&self, member: &str, rank: usize) -> String {
        match rank.checked_sub(1).and_then(|at| self.rules.rank_names().get(at)) {
            Some(rank) => format!("{member} was paid as {rank}."),
            None => format!("{member} was paid without a rank."),
        }
    }

    /// What a member was paid as where somebody decided it by hand.
    fn by_hand(&self, member: &str, rank: usize, by_hand: &Override, reached: usize) -> String {
        let named = |rank: usize| match rank_name(self.rules, rank) {
            "" => "without a rank".to_owned(),
            name => format!("as {name}"),
        };
        let Override { paid_as, by, note, .. } = by_hand;
        let note = if note.is_empty() { "no reason is given" } else { note };
        let (paid, by_plan) = (named(rank), named(reached));
        match paid_as {
            PaidAs::AtLeast(least) if reached >= usize::from(*least) => {
                let least = rank_name(self.rules, usize::from(*least));
                format!("{member} was paid {paid} by the plan; an override of {by} asks for at least {least}: {note}.")
            }
            _ => format!(
                "{member} was paid {paid} by an override of {by}: {note}. By the plan it would be paid {by_plan}."
            ),
        }
    }

    /// How far it is to the rank above.
    fn progress(&self, rank: usize, progress: &Progress, sentences: &mut Vec<String>) {
        let next = self.rules.rank_names().get(rank).map_or("", String::as_str);
        sentences.push(format!("Towards {next}: {}", progress.reached));
        for Threshold { needs, have, reached } in &progress.thresholds {
            let have = have.map_or_else(String::new, |have| format!(", there is {have}"));
            sentences.push(format!("  {needs}{have}: {reached}"));
        }
    }
}
