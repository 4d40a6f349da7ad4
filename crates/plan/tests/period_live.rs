//! Estimates after any changes are what a run over everything gives.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod live_plans;

use live_plans::{CAPS, PLAN, WHOLE};
use plan::period::{
    Change, Line, Live, Member, NOBODY, PaidAs, Points, Rules, Run, RunError, Side, State, Symbol, WAITING,
};
use proptest::prelude::*;
use proptest::sample::Index;

#[derive(Debug, Clone)]
enum Step {
    Order {
        buyer: Index,
        day: i32,
        pv: i64,
        cv: i64,
    },
    Refund(Index),
    Join {
        enroller: Index,
        placement: Option<Index>,
        person: Option<Index>,
        customer: bool,
        left: bool,
        waits: bool,
        flags: u32,
        side: Side,
    },
    Change {
        who: Index,
        placement: Option<Index>,
        enroller: Option<Index>,
        side: Side,
        flags: u32,
        title: u8,
    },
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Neither), Just(Side::Left), Just(Side::Right)]
}

fn step() -> impl Strategy<Value = Step> {
    let index = any::<Index>;
    let maybe = || prop::option::of(any::<Index>());
    let order = (index(), 0..20, 0_i64..2_000_000, 0_i64..2_000_000).prop_map(|(buyer, day, pv, cv)| Step::Order {
        buyer,
        day,
        pv,
        cv,
    });
    let kind = (prop::bool::weighted(0.2), prop::bool::weighted(0.15), prop::bool::weighted(0.15));
    let join = (index(), maybe(), prop::option::weighted(0.2, index()), kind, 0..2_u32, side());
    let join = join.prop_map(|(enroller, placement, person, (customer, left, waits), flags, side)| Step::Join {
        enroller,
        placement,
        person,
        customer,
        left,
        waits,
        flags,
        side,
    });
    let change = (index(), prop::option::weighted(0.85, index()), maybe(), side(), 0..2_u32, 0..4_u8);
    let change = change.prop_map(|(who, placement, enroller, side, flags, title)| Step::Change {
        who,
        placement,
        enroller,
        side,
        flags,
        title,
    });
    prop_oneof![5 => order, 1 => index().prop_map(Step::Refund), 3 => join, 2 => change]
}

/// Everything that a run from the beginning needs.
#[derive(Debug, Clone, Default)]
struct World {
    members: Vec<Member>,
    lines: Vec<Line>,
    state: State,
    /// What members are paid as by hand.
    overrides: Vec<(u32, PaidAs)>,
}

fn number(row: usize) -> u32 {
    u32::try_from(row).unwrap()
}

impl World {
    fn run<'r>(&self, rules: &'r Rules) -> Run<'r> {
        let mut run = Run::new(rules, self.members.clone(), self.state.clone()).unwrap();
        run.add(&self.lines).unwrap();
        self.overrides.iter().for_each(|(row, paid_as)| run.overrule(*row, *paid_as).unwrap());
        run
    }

    /// A row, or nobody.
    fn any(&self, index: Index) -> u32 {
        let at = index.index(self.members.len() + 1);
        if at == self.members.len() { NOBODY } else { number(at) }
    }

    fn join(&mut self, step: &Step) -> Option<Member> {
        let Step::Join { enroller, placement, person, customer, left, waits, flags, side } = step else { return None };
        let enroller = self.any(*enroller);
        let placement = match placement {
            _ if *waits => WAITING,
            None => enroller,
            Some(placement) => self.any(*placement),
        };
        let row = number(self.members.len());
        let owner = person.filter(|_| row > 0).map(|person| self.members[person.index(row as usize)].person);
        let joined = i32::from(*customer) * 3;
        let (person, is_customer) = (owner.unwrap_or(row), *customer);
        let member =
            Member { enroller, placement, person, is_customer, has_left: *left, joined, side: *side, flags: *flags };
        self.members.push(member);
        self.state.titles.push(0);
        Some(member)
    }

    fn line(&self, step: &Step) -> Option<Line> {
        let any = Symbol::OTHER;
        match step {
            Step::Order { buyer, day, pv, cv } => {
                let buyer = number(buyer.index(self.members.len()));
                let numbers = [*pv, *cv, 0, 0, Points::ONE];
                Some(Line { buyer, day: *day, class: any, product: any, brand: any, market: any, numbers })
            }
            Step::Refund(which) if !self.lines.is_empty() => {
                let line = self.lines[which.index(self.lines.len())];
                Some(Line { numbers: line.numbers.map(|number| -number), ..line })
            }
            _ => None,
        }
    }

    /// Does the same here and there.
    fn step(&mut self, live: &mut Live, step: &Step) {
        if let Some(member) = self.join(step) {
            live.join(member).unwrap();
        } else if let Some(line) = self.line(step) {
            live.add(&line).unwrap();
            self.lines.push(line);
        } else if let Step::Change { who, placement, enroller, side, flags, title } = step {
            let row = who.index(self.members.len());
            // Whom it was above has rolled up past it, and does not come along any more.
            if self.members[row].has_left {
                return;
            }
            let enroller = enroller.map_or(self.members[row].enroller, |enroller| self.any(enroller));
            let placement = placement.map_or(WAITING, |placement| self.any(placement));
            let change = Change { enroller, placement, side: *side, flags: *flags, title: *title };
            match live.change(row, change) {
                Ok(()) => {
                    let Change { enroller, placement, side, flags, title } = change;
                    self.members[row] = Member { enroller, placement, side, flags, ..self.members[row] };
                    self.state.titles[row] = title;
                }
                refused => assert!(matches!(refused, Err(RunError::Forest(_) | RunError::CountedForOthers(_)))),
            }
        }
    }
}

/// Compares with a run over everything.
fn compare(rules: &Rules, world: &World, live: &Live) -> Result<(), TestCaseError> {
    let outcome = world.run(rules).finish().unwrap();
    for row in 0..world.members.len() {
        prop_assert_eq!(live.rank(row), outcome.rank(row), "rank of {}", row);
        prop_assert_eq!(live.volumes(row).collect::<Vec<_>>(), outcome.volumes(row).collect::<Vec<_>>());
        let earned: Vec<_> = outcome.earnings().filter(|one| one.member as usize == row).collect();
        prop_assert_eq!(live.estimate(row).unwrap(), earned, "earnings of {}", row);
    }
    prop_assert_eq!(live.earnings().unwrap(), outcome.earnings().collect::<Vec<_>>());
    Ok(())
}

fn estimates_are_runs(plan: &str, first: &[Step], then: &[Step]) -> Result<(), TestCaseError> {
    let rules = Rules::parse(plan).unwrap();
    let mut world = World::default();
    let root = Member {
        enroller: NOBODY,
        placement: NOBODY,
        person: 0,
        is_customer: false,
        has_left: false,
        joined: 0,
        side: Side::Neither,
        flags: 1,
    };
    world.members.push(root);
    world.state = State::none(&rules, 1);
    for step in first {
        if world.join(step).is_none() {
            world.lines.extend(world.line(step));
        }
    }
    // What was carried and kept from a period before.
    world.state.past = (0..).map(|at| at % 5 * 400_000).take(world.members.len() * rules.layout().past).collect();
    world.state.carried = (0..).map(|at| at % 7 * 100_000).take(world.members.len() * rules.layout().carried).collect();
    world.state.had = (0..).map(|at| at % 2).take(world.members.len()).collect();
    let decided = |row: u32| match row % 9 {
        4 => Some((row, PaidAs::AtLeast(2))),
        7 => Some((row, PaidAs::Exactly(u8::try_from(row % 2).unwrap()))),
        _ => None,
    };
    let ranked = (0..).zip(&world.members).filter(|(_, one)| !one.is_customer && !one.has_left);
    world.overrides = ranked.filter_map(|(row, _)| decided(row)).collect();
    let mut live = world.run(&rules).into_live().unwrap();
    compare(&rules, &world, &live)?;
    for step in then {
        world.step(&mut live, step);
        compare(&rules, &world, &live)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn after_any_changes_estimates_are_what_a_run_gives(
        first in prop::collection::vec(step(), 0..60),
        then in prop::collection::vec(step(), 1..20),
    ) {
        estimates_are_runs(&format!("{PLAN}{CAPS}"), &first, &then)?;
    }

    /// Where no binary keeps everybody in place, those below whoever has left roll up.
    #[test]
    fn estimates_roll_up_too(
        first in prop::collection::vec(step(), 0..60),
        then in prop::collection::vec(step(), 1..20),
    ) {
        let (before, after) = PLAN.split_once("[[bonuses]]\nname = \"Binary\"").unwrap();
        let (_, after) = after.split_once("[[bonuses]]").unwrap();
        let after = after.replace("[\"Unilevel\", \"Binary\"]", "[\"Unilevel\"]");
        estimates_are_runs(&format!("{before}[[bonuses]]{after}{CAPS}"), &first, &then)?;
    }

    #[test]
    fn what_depends_on_everybody_is_estimated_too(
        first in prop::collection::vec(step(), 0..30),
        then in prop::collection::vec(step(), 1..8),
    ) {
        estimates_are_runs(&format!("{PLAN}{WHOLE}"), &first, &then)?;
    }
}

#[test]
fn what_cannot_be_is_refused_and_nothing_changes() {
    let rules = Rules::parse(PLAN).unwrap();
    let world = World { members: Vec::new(), lines: Vec::new(), state: State::none(&rules, 0), overrides: Vec::new() };
    let mut live = world.run(&rules).into_live().unwrap();
    let member = |above, person, is_customer| Member {
        enroller: above,
        placement: above,
        person,
        is_customer,
        has_left: false,
        joined: 0,
        side: Side::Neither,
        flags: 0,
    };
    live.join(member(NOBODY, 0, false)).unwrap();
    live.join(member(0, 1, false)).unwrap();
    live.join(member(1, 2, true)).unwrap();
    let under = |enroller, placement| Change { enroller, placement, side: Side::Neither, flags: 0, title: 0 };
    let says = |result: Result<(), RunError>| result.unwrap_err().to_string();
    assert_eq!(says(live.change(0, under(NOBODY, 2))), "row 0 is above itself");
    assert_eq!(says(live.change(1, under(0, 9))), "row 1 is below a row that is not there");
    assert!(says(live.change(2, under(0, 1))).contains("row 2 is a customer"));
    assert_eq!(says(live.join(member(7, 3, false))), "row 3 is below a row that is not there");
    assert_eq!(live.len(), 3);
    assert_eq!(live.member(0), &member(NOBODY, 0, false));
    assert_eq!(live.member(2).placement, 1);
}

#[test]
fn many_lines_at_once_count_as_one_after_the_other() {
    let rules = Rules::parse(PLAN).unwrap();
    let mut world =
        World { members: Vec::new(), lines: Vec::new(), state: State::none(&rules, 0), overrides: Vec::new() };
    for row in 0..200_u32 {
        let above = row.checked_sub(1).map_or(NOBODY, |last| last / 3);
        let is_customer = row % 5 == 4;
        let (joined, side) = (3, Side::Neither);
        world.members.push(Member {
            enroller: above,
            placement: above,
            person: row,
            is_customer,
            has_left: false,
            joined,
            side,
            flags: 1,
        });
    }
    let any = Symbol::OTHER;
    let line = |at: u32| Line {
        buyer: at * 7 % 200,
        day: i32::try_from(at % 30).unwrap(),
        class: any,
        product: any,
        brand: any,
        market: any,
        numbers: [i64::from(at), i64::from(at % 1_000) * 3, 0, 0, Points::ONE],
    };
    world.lines = (0..50_000).map(line).collect();
    let together = world.run(&rules).finish().unwrap();
    let mut one_by_one = Run::new(&rules, world.members.clone(), State::default()).unwrap();
    world.lines.iter().for_each(|line| one_by_one.add(&[*line]).unwrap());
    let one_by_one = one_by_one.finish().unwrap();
    assert!(together.earnings().count() > 100);
    assert!(together.earnings().eq(one_by_one.earnings()));
    assert!((0..200).all(|row| together.volumes(row).eq(one_by_one.volumes(row))));
}

#[test]
fn lines_of_which_one_cannot_be_are_not_added_at_all() {
    let rules = Rules::parse(PLAN).unwrap();
    let any = Symbol::OTHER;
    let root = Member {
        enroller: NOBODY,
        placement: NOBODY,
        person: 0,
        is_customer: false,
        has_left: false,
        joined: 0,
        side: Side::Neither,
        flags: 1,
    };
    let line = |buyer, pv| Line {
        buyer,
        day: 0,
        class: any,
        product: any,
        brand: any,
        market: any,
        numbers: [pv, 0, 0, 0, 0],
    };
    let mut run = Run::new(&rules, vec![root], State::default()).unwrap();
    run.add(&[line(0, 10_000)]).unwrap();
    assert_eq!(run.add(&[line(0, 10_000), line(1, 10_000)]), Err(RunError::NoBuyer(1)));
    assert_eq!(run.add(&[line(0, 10_000), line(0, i64::MAX)]), Err(RunError::TooMuch));
    let outcome = run.finish().unwrap();
    assert_eq!(outcome.volume(0, "pv"), Some(Points::from_parts(10_000)));
}

#[test]
fn what_is_beyond_counting_on_its_way_up_is_refused() {
    // Group volume of a chain counts an order at everybody above.
    let plan = r#"
        name = "Again and again"
        version = 1
        [money]
        currency = "EUR"
        [volumes]
        pv = { of = "pv" }
        gv = { sum = "pv" }
        ggv = { sum = "gv" }
        [[bonuses]]
        name = "Levels"
        kind = "levels"
        on = "ggv"
        counts = "flag(never)"
        rates = ["1 %"]
    "#;
    let rules = Rules::parse(plan).unwrap();
    let mut world =
        World { members: Vec::new(), lines: Vec::new(), state: State::none(&rules, 0), overrides: Vec::new() };
    for row in 0..2_000_u32 {
        let above = row.checked_sub(1).unwrap_or(NOBODY);
        let side = Side::Neither;
        let (is_customer, joined, flags) = (false, 0, 0);
        world.members.push(Member {
            enroller: above,
            placement: above,
            person: row,
            is_customer,
            has_left: false,
            joined,
            side,
            flags,
        });
    }
    let any = Symbol::OTHER;
    let numbers = [Points::MOST * 1_000, 0, 0, 0, 0];
    world.lines.push(Line { buyer: 1_999, day: 0, class: any, product: any, brand: any, market: any, numbers });
    let refused = world.run(&rules).finish().unwrap_err();
    assert_eq!(world.run(&rules).into_live().unwrap_err(), refused);
    assert!(matches!(refused, RunError::Money(_)), "{refused}");
}
