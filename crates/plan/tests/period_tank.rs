//! Who waits for its placement, and where it is placed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plan::period::{Member, NOBODY, Outcome, Rules, Run, RunError, Side, State, WAITING};
use proptest::prelude::*;
use proptest::sample::Index;

fn rules(more: &str) -> Rules {
    let plan = "name = \"Tank\"\nversion = 1\n[money]\ncurrency = \"EUR\"\n[volumes]\ncv = { of = \"cv\" }\nleg = { sum = \"cv\" }\n";
    Rules::parse(&format!("{plan}{more}")).unwrap()
}

const BINARY: &str = "[tank]\ndays = 7\nside = \"right\"\n\
    [[bonuses]]\nname = \"Legs\"\nkind = \"lesser leg\"\non = \"leg\"\nrate = \"10 %\"\n";
const MATRIX: &str = "[tank]\ndays = 7\n[matrix]\nwidth = 2\nsigned_off_by = \"nobody: this is a test\"\n";

fn number(row: usize) -> u32 {
    u32::try_from(row).unwrap()
}

fn member(row: usize, enroller: u32, placement: u32, side: Side, joined: i32) -> Member {
    let (is_customer, has_left) = (false, false);
    Member { enroller, placement, person: number(row), is_customer, has_left, joined, side, flags: 0 }
}

fn placed(rules: &Rules, mut members: Vec<Member>, last: Option<i32>) -> Result<Outcome, RunError> {
    rules.place(&mut members, last)?;
    let state = State::none(rules, members.len());
    Run::new(rules, members, state)?.finish()
}

proptest! {
    /// As somebody would walk: from the enroller down one side until nobody is there.
    #[test]
    fn the_outermost_place_is_where_walking_ends(
        drawn in prop::collection::vec((any::<Index>(), 0..3_u8, prop::bool::weighted(0.6), 0..12_i32), 1..60),
        last in 7..14_i32,
    ) {
        let rules = rules(BINARY);
        let mut members: Vec<Member> = Vec::new();
        for (row, &(above, side, waits, joined)) in drawn.iter().enumerate() {
            let above = above.index(row + 1);
            let above = if above == row { NOBODY } else { number(above) };
            let side = [Side::Left, Side::Right, Side::Neither][usize::from(side)];
            let is_taken = |other: &Member| other.placement == above && other.side == side;
            // One place on a side is one place.
            let waits = waits || (side != Side::Neither && members.iter().any(is_taken));
            members.push(member(row, above, if waits { WAITING } else { above }, side, joined));
        }
        let outcome = placed(&rules, members.clone(), Some(last)).unwrap();
        let mut rows: Vec<usize> = (0..members.len()).filter(|&row| members[row].placement == WAITING).collect();
        rows.sort_by_key(|&row| (members[row].joined, row));
        rows.retain(|&row| last - members[row].joined >= 7);
        for row in rows {
            let Member { enroller, side, .. } = members[row];
            members[row].placement = enroller;
            if enroller == NOBODY {
                continue;
            }
            let side = if side == Side::Neither { Side::Right } else { side };
            let mut at = enroller;
            while let Some(next) = members.iter().position(|one| one.placement == at && one.side == side && one.person != number(row)) {
                at = number(next);
            }
            members[row] = Member { placement: at, side, ..members[row] };
        }
        for (row, member) in members.iter().enumerate() {
            prop_assert_eq!(outcome.is_waiting(row), member.placement == WAITING);
            let above = Some(member.placement).filter(|above| ![NOBODY, WAITING].contains(above));
            prop_assert_eq!(outcome.placement(row).map(number), above, "row {}", row);
            prop_assert_eq!(outcome.side(row), member.side);
        }
    }
}

#[test]
fn a_line_of_a_hundred_thousand_newcomers_is_not_walked_again_for_each() {
    let newcomer = |row: usize| match row {
        0 => member(0, NOBODY, NOBODY, Side::Neither, 0),
        // Each was enrolled by another than the one before.
        row => member(row, number(row / 2), WAITING, Side::Left, 0),
    };
    let outcome = placed(&rules(BINARY), (0..100_000).map(newcomer).collect(), None).unwrap();
    assert!((1..100_000).all(|row| outcome.placement(row) == Some(row - 1)));
}

#[test]
fn a_matrix_takes_in_whose_days_are_over() {
    let members = vec![
        member(0, NOBODY, NOBODY, Side::Neither, 0),
        member(1, 0, WAITING, Side::Neither, 0),
        member(2, 0, WAITING, Side::Neither, 1),
        member(3, 0, WAITING, Side::Neither, 2),
        member(4, 3, WAITING, Side::Neither, 1),
        member(5, 0, WAITING, Side::Neither, 3),
    ];
    let of = |last| {
        let outcome = placed(&rules(MATRIX), members.clone(), last).unwrap();
        (1..6).map(|row| outcome.placement(row)).collect::<Vec<_>>()
    };
    // Row 3 waits still, and row 4 stands below it already.
    assert_eq!(of(Some(8)), [Some(0), Some(0), None, Some(3), None]);
    assert_eq!(of(Some(9)), [Some(0), Some(0), Some(1), Some(3), None]);
    assert_eq!(of(None), [Some(0), Some(0), Some(1), Some(3), Some(1)]);
    let full = (1..4).map(|row| member(row, 0, 0, Side::Neither, 0));
    let full = std::iter::once(member(0, NOBODY, NOBODY, Side::Neither, 0)).chain(full);
    assert_eq!(placed(&rules(MATRIX), full.collect(), None).unwrap_err(), RunError::NoRoom(0));
}

#[test]
fn a_plan_without_a_tank_lets_them_wait() {
    let members = vec![member(0, NOBODY, NOBODY, Side::Neither, 0), member(1, 0, WAITING, Side::Neither, 0)];
    let outcome = placed(&rules(""), members, None).unwrap();
    assert!(outcome.is_waiting(1) && !outcome.is_waiting(0));
}

#[test]
fn those_who_stand_in_a_circle_are_still_no_tree() {
    let members =
        vec![member(0, NOBODY, 1, Side::Left, 0), member(1, 0, 0, Side::Left, 0), member(2, 1, WAITING, Side::Left, 0)];
    assert!(matches!(placed(&rules(BINARY), members, None), Err(RunError::Forest(_))));
}
