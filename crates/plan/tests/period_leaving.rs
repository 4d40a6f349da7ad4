//! Who has left, and what becomes of those below.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plan::period::{Line, Member, NOBODY, Outcome, Points, Rules, Run, RunError, Side, State, Symbol, WAITING, Why};
use proptest::prelude::*;
use proptest::sample::Index;

const PLAN: &str = r#"
name = "Leaving"
version = 1

[money]
currency = "EUR"

[volumes]
cv = { of = "cv" }
gv = { sum = "cv" }

[[ranks]]
name = "silver"
needs = "gv >= 100 and (flag(active) or title >= silver)"

[[bonuses]]
name = "Levels"
kind = "levels"
on = "cv"
rates = ["10 %", "5 %", "2 %"]

[[bonuses]]
name = "Enroller"
kind = "levels"
tree = "enroller"
on = "cv"
counts = "flag(active)"
rates = ["3 %", "2 %"]

[[bonuses]]
name = "Pool"
kind = "pool"
on = "cv"
rate = "3 %"
shares = "gv"

[[bonuses]]
name = "Legs with a silver"
kind = "fixed"
amount = "1"
times = "legs(title >= silver or flag(active))"

[[bonuses]]
name = "Retained"
kind = "share"
on = "cv"
rate = "1 %"
vests = { after = 2, while = "cv >= 0" }
"#;

fn number(row: usize) -> u32 {
    u32::try_from(row).unwrap()
}

fn member(row: usize, placement: u32, enroller: u32) -> Member {
    Member {
        enroller,
        placement,
        person: number(row),
        is_customer: false,
        has_left: false,
        joined: 0,
        side: Side::Neither,
        flags: 1,
    }
}

fn line(buyer: u32, cv: i64) -> Line {
    let any = Symbol::OTHER;
    Line { buyer, day: 0, class: any, product: any, brand: any, market: any, numbers: [cv, cv, cv, 0, Points::ONE] }
}

fn run(rules: &Rules, members: Vec<Member>, lines: &[Line]) -> Result<Outcome, RunError> {
    let mut state = State::none(rules, members.len());
    state.titles.fill(u8::from(!rules.rank_names().is_empty()));
    state.retained.fill(100);
    let mut run = Run::new(rules, members, state)?;
    run.add(lines)?;
    run.finish()
}

/// The first above who has not left, walked up as people would.
fn who_stays(members: &[Member], above: impl Fn(&Member) -> u32, row: usize) -> u32 {
    let mut at = above(&members[row]);
    while members.get(at as usize).is_some_and(|one| one.has_left) {
        at = above(&members[at as usize]);
    }
    at
}

proptest! {
    /// As if everybody had been moved by hand, and whoever left only bought, with no flag and no title.
    #[test]
    fn rolling_up_is_walking_up(
        network in prop::collection::vec((any::<Index>(), any::<Index>(), prop::bool::weighted(0.4)), 1..40),
        orders in prop::collection::vec((any::<Index>(), 0_i64..3_000_000), 0..60),
    ) {
        let rules = Rules::parse(PLAN).unwrap();
        let above = |index: Index, row: usize| Some(index.index(row + 1)).filter(|at| *at < row).map_or(NOBODY, number);
        let members: Vec<Member> = network.iter().enumerate().map(|(row, &(placement, enroller, has_left))| {
            Member { has_left, ..member(row, above(placement, row), above(enroller, row)) }
        }).collect();
        let lines: Vec<Line> = orders.iter().map(|(who, cv)| line(number(who.index(members.len())), *cv)).collect();
        let by_hand: Vec<Member> = (0..members.len()).map(|row| {
            let placement = who_stays(&members, |one| one.placement, row);
            let enroller = who_stays(&members, |one| one.enroller, row);
            let Member { has_left, flags, .. } = members[row];
            Member {
                placement, enroller, has_left: false, is_customer: has_left,
                flags: if has_left { 0 } else { flags }, ..members[row]
            }
        }).collect();
        let outcome = run(&rules, members.clone(), &lines).unwrap();
        let mut state = State::none(&rules, members.len());
        for (row, member) in members.iter().enumerate() {
            state.titles[row] = u8::from(!member.has_left);
            state.retained[2 * row..2 * row + 2].fill(if member.has_left { 0 } else { 100 });
        }
        let mut expected = Run::new(&rules, by_hand, state).unwrap();
        expected.add(&lines).unwrap();
        let expected = expected.finish().unwrap();
        prop_assert!(outcome.earnings().eq(expected.earnings()));
        for row in 0..members.len() {
            prop_assert_eq!(outcome.rank(row), expected.rank(row));
            prop_assert!(outcome.volumes(row).eq(expected.volumes(row)));
        }
        // What was retained for somebody who left is lost.
        let left = members.iter().filter(|one| one.has_left).count();
        prop_assert_eq!(outcome.breakage[4].minor() - expected.breakage[4].minor(), 100 * i64::try_from(left).unwrap());
    }
}

#[test]
fn a_chain_of_two_hundred_thousand_who_left_rolls_up_without_recursion() {
    let rules = Rules::parse(PLAN).unwrap();
    let last = 199_999;
    // Whoever is below comes first, and then whoever is above comes first.
    for downward in [true, false] {
        let above =
            |row: usize| if downward { row.checked_sub(1) } else { Some(row + 1).filter(|above| *above <= last) };
        let (top, bottom) = if downward { (0, last) } else { (last, 0) };
        let of_row = |row: usize| {
            let above = above(row).map_or(NOBODY, number);
            Member { has_left: row != top && row != bottom, ..member(row, above, above) }
        };
        let outcome = run(&rules, (0..=last).map(of_row).collect(), &[line(number(bottom), 1_000_000)]).unwrap();
        assert_eq!(outcome.placement(bottom), Some(top));
        let levels = outcome.earnings().find(|one| one.bonus == 0).unwrap();
        assert_eq!((levels.member as usize, levels.amount.minor()), (top, 1_000));
    }
}

#[test]
fn those_who_left_in_a_circle_are_still_no_tree() {
    let rules = Rules::parse(PLAN).unwrap();
    let members = [1, 2, 0].into_iter().enumerate();
    let members = members.map(|(row, above)| Member { has_left: true, ..member(row, above, above) });
    assert!(matches!(run(&rules, members.collect(), &[]), Err(RunError::Forest(_))));
}

#[test]
fn where_everybody_has_a_place_of_its_own_it_stays() {
    let chain = |rules: &Rules, placed: u32| {
        let members = vec![
            member(0, NOBODY, NOBODY),
            Member { has_left: true, ..member(1, placed, 0) },
            member(2, 1, 1),
            Member { placement: if rules.matrix().is_some() { WAITING } else { 1 }, ..member(3, 1, 1) },
        ];
        run(rules, members, &[line(2, 1_000_000), line(3, 1_000_000)]).unwrap()
    };
    let signed = "signed_off_by = \"nobody: this is a test\"";
    let matrix = Rules::parse(&format!("{PLAN}[matrix]\nwidth = 2\n{signed}\n")).unwrap();
    let outcome = chain(&matrix, 0);
    // Whom it enrolled belongs to its enroller, below whom there is room for one.
    assert_eq!([1, 2, 3].map(|row| outcome.placement(row)), [Some(0), Some(1), Some(0)]);
    assert_eq!(outcome.barred(1, 0), Some(Why::Left));
    // Who left before it had a place gets none.
    let outcome = chain(&matrix, WAITING);
    assert_eq!([1, 2, 3].map(|row| outcome.placement(row)), [None, Some(1), Some(0)]);
    // Without a matrix it stands below its enroller, and nobody below it.
    let outcome = chain(&Rules::parse(PLAN).unwrap(), WAITING);
    assert_eq!([1, 2, 3].map(|row| outcome.placement(row)), [Some(0), Some(0), Some(0)]);
    // The first recruit of row 1 was passed up to row 0, the second is its own still.
    let pass_up = PLAN.replace("tree = \"enroller\"", "tree = \"pass-up\"").replace("counts = \"flag(active)\"\n", "");
    let pass_up = Rules::parse(&format!("{pass_up}[pass_up]\nfirst = 1\n{signed}\n")).unwrap();
    let outcome = chain(&pass_up, 0);
    let on = |bonus| outcome.earnings().filter(move |one| one.bonus == bonus);
    assert_eq!(on(0).map(|one| (one.member, one.amount.minor())).collect::<Vec<_>>(), [(0, 2_000)]);
    assert_eq!(on(1).map(|one| (one.member, one.amount.minor())).collect::<Vec<_>>(), [(0, 500)]);
}
