//! What holds for every run, whatever the plan.

use std::collections::BTreeMap;

use plan::period::{Base, Because, Earning, Explanation, Line, Member, Outcome, Points, Rules, Run, RunError, State};

use super::network::Bytes;

/// Runs a plan over a network, and what it sold in up to three periods, that bytes say.
///
/// # Panics
/// When something does not hold that has to.
pub(crate) fn check(rules: &Rules, bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let members = bytes.members();
    let mut state = State::default();
    for _ in 0..=bytes.below(3) {
        let lines = bytes.lines(rules, &members);
        let Ok(outcome) = run(rules, &members, &lines, state.clone()) else { return };
        let backwards: Vec<Line> = lines.iter().rev().copied().collect();
        let other = run(rules, &members, &backwards, state).unwrap();
        assert!(other.earnings().eq(outcome.earnings()), "the order of the lines does not matter");
        assert_eq!(other.state, outcome.state, "the order of the lines does not matter");
        nobody_earns_who_may_not(&members, &outcome);
        no_cap_is_exceeded(rules, &members, &outcome);
        everything_is_explained(rules, &members, &outcome);
        state = outcome.state;
    }
}

fn run(rules: &Rules, members: &[Member], lines: &[Line], state: State) -> Result<Outcome, RunError> {
    let mut run = Run::new(rules, members.to_vec(), state)?;
    run.add(lines)?;
    run.finish()
}

fn nobody_earns_who_may_not(members: &[Member], outcome: &Outcome) {
    for earning in outcome.earnings() {
        let row = earning.member as usize;
        assert!(!members[row].is_customer, "a customer earns {earning:?}");
        assert!(!members[row].has_left, "one who left earns {earning:?}");
        assert_eq!(outcome.barred(row, earning.bonus), None, "{earning:?}");
    }
    for (row, _) in members.iter().enumerate().filter(|(_, member)| member.is_customer || member.has_left) {
        assert_eq!(outcome.rank(row), 0, "a customer or one who left has a rank");
    }
}

/// What is paid to everybody who belongs together; what is taken back does not make room for more.
fn paid_by<K: Ord>(earnings: &[Earning], owner: impl Fn(&Earning) -> K) -> BTreeMap<K, i128> {
    let mut paid = BTreeMap::new();
    for earning in earnings {
        *paid.entry(owner(earning)).or_default() += i128::from(earning.amount.minor().max(0));
    }
    paid
}

fn no_cap_is_exceeded(rules: &Rules, members: &[Member], outcome: &Outcome) {
    let earnings: &Vec<Earning> = &outcome.earnings().collect();
    for Earning { amount, uncapped, .. } in earnings {
        assert!(!uncapped.is_zero(), "an earning of nothing is none");
        let (amount, uncapped) = (amount.minor(), uncapped.minor());
        assert!(
            if uncapped < 0 { amount == uncapped } else { (0..=uncapped).contains(&amount) },
            "{amount} of {uncapped}"
        );
    }
    let caps = rules.caps();
    if let Some(most) = caps.position {
        let most_paid = paid_by(earnings, |earning| earning.member).into_values().max().unwrap_or(0);
        assert!(most_paid <= i128::from(most), "{most_paid} to a position");
    }
    if let Some(most) = caps.person {
        let person = |earning: &Earning| members[earning.member as usize].person;
        let most_paid = paid_by(earnings, person).into_values().max().unwrap_or(0);
        assert!(most_paid <= i128::from(most), "{most_paid} to a person");
    }
    if let Some((volume, rate)) = caps.company {
        let all = (0..members.len()).filter_map(|row| outcome.volumes(row).nth(volume)).map(Points::parts);
        let (most, unit) = of_points(rules, all.map(i128::from).sum::<i128>() * i128::from(rate.millionths()));
        let paid: i128 = paid_by(earnings, |_| ()).into_values().sum();
        // Less than one smallest unit may have been rounded up.
        assert!(paid == 0 || (paid - 1) * unit < most, "{paid} by the company");
    }
}

/// Parts of points times millionths, and what they are divided by to be the smallest units of the currency.
fn of_points(rules: &Rules, exact: i128) -> (i128, i128) {
    let money = rules.money();
    let worth = i128::from(money.point) * i128::from(money.currency.units_per_one());
    (exact.checked_mul(worth).unwrap(), i128::from(Points::ONE) * 1_000_000 * 1_000_000)
}

fn everything_is_explained(rules: &Rules, members: &[Member], outcome: &Outcome) {
    let mut earned: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for earning in outcome.earnings() {
        let known = earned.insert((earning.member as usize, earning.bonus), earning.uncapped.minor());
        assert_eq!(known, None, "a bonus is paid to a position in one amount");
    }
    // Of each source of differences, the rates that were paid on it together, and the highest of them.
    let mut rates: BTreeMap<(usize, u32), (i64, i64)> = BTreeMap::new();
    for row in 0..members.len() {
        for explanation in outcome.explain(row) {
            assert_eq!(earned.remove(&(row, explanation.bonus)), Some(explanation.amount), "{explanation:?}");
            adds_up(rules, &explanation);
            for because in &explanation.because {
                if let Because::Difference { source, rate, below, .. } = because {
                    let (together, highest) = rates.entry((explanation.bonus, *source)).or_default();
                    *together += rate.millionths() - below.millionths();
                    *highest = rate.millionths().max(*highest);
                }
            }
        }
    }
    for (source, (together, highest)) in rates {
        assert!(
            together <= highest,
            "differences on {source:?} come to {together}, and nobody has more than {highest}"
        );
    }
    assert!(earned.is_empty(), "not explained: {earned:?}");
}

/// The parts of an explanation come to its amount, rounded once.
fn adds_up(rules: &Rules, explanation: &Explanation) {
    let most = rules.most_paid(explanation.bonus);
    assert!(most.is_none_or(|most| explanation.amount <= most), "{explanation:?}");
    let exact: Option<Vec<i128>> = explanation.because.iter().map(Because::exact).collect();
    let (Some(exact), Some(base)) = (exact, rules.base(explanation.bonus)) else { return };
    let sum = exact.into_iter().sum();
    let (sum, unit) = match base {
        Base::Volume(_) => of_points(rules, sum),
        Base::Earnings(_) => (sum, 1_000_000),
    };
    let off = sum - i128::from(explanation.amount) * unit;
    assert!(off.abs() < unit || (off > 0 && most == Some(explanation.amount)), "{off} is missing: {explanation:?}");
}
