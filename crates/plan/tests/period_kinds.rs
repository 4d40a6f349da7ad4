//! What always holds of the kinds of bonuses, whatever the network: every cent has its reasons.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plan::period::{Because, Line, Member, NOBODY, Outcome, Points, Rules, Run, Side, State, Symbol, WAITING};
use proptest::prelude::*;

const PLAN: &str = r#"
name = "Kinds"
version = 1

[money]
currency = "EUR"
rounding = "down"

[volumes]
cv = { of = "cv" }
gv = { sum = "cv" }
group = { sum = "cv", until = "rank >= leader" }

[[ranks]]
name = "seller"
needs = "gv >= 50"
[[ranks]]
name = "leader"
needs = "group >= 300 or group >= 100 and legs(rank >= leader) >= 1"

[pass_up]
first = 2
signed_off_by = "nobody: this is a test"

[[bonuses]]
name = "Passed up"
kind = "levels"
on = "cv"
tree = "pass-up"
to = "flag(active)"
rates = ["10 %", "5 %"]

[[bonuses]]
name = "Down"
kind = "match down"
on_earnings = ["Passed up"]
to = "flag(active)"
rate = "30 %"

[[bonuses]]
name = "Breakaway"
kind = "breakaway"
on = "group"
leaders = "rank >= leader"
to = "rank >= leader and flag(active)"
rates = ["4 %", "1 %"]
guaranteed = 300

[[bonuses]]
name = "Differences"
kind = "differences"
on = "cv"
on_own = false
on_first_level = false
equals = "1 %"
to = "flag(active)"
rate_by_rank = { seller = "5 %", leader = "8 %" }

[[bonuses]]
name = "Equals"
kind = "differences"
on = "cv"
equals = "1 %"
to = "flag(active)"
rate_by_rank = { seller = "5 %", leader = "8 %" }

[[bonuses]]
name = "Only one's own"
kind = "differences"
on = "cv"
equals = "1 %"
to = "flag(active)"
to_below = "frontline(cv >= 50) >= 1"
rate_by_rank = { seller = "5 %", leader = "8 %" }

[[bonuses]]
name = "The larger"
kind = "levels"
on = "cv"
to = "flag(active)"
rates = ["2 %"]
instead_of = ["Only one's own"]
"#;

#[derive(Debug, Clone)]
struct Network {
    above: Vec<u32>,
    active: Vec<bool>,
    /// Buyer and parts of points.
    orders: Vec<(u32, i64)>,
}

fn network() -> impl Strategy<Value = Network> {
    (1_usize..40).prop_flat_map(|count| {
        let above = prop::collection::vec(any::<prop::sample::Index>(), count);
        let active = prop::collection::vec(prop::bool::weighted(0.7), count);
        let orders = prop::collection::vec((0..u32::try_from(count).unwrap(), -200_000_i64..3_000_000), 0..60);
        (above, active, orders).prop_map(|(above, active, orders)| {
            // Each below an earlier one, or a root.
            let above = above.iter().enumerate().map(|(row, choice)| match choice.index(row + 1) {
                parent if parent == row => NOBODY,
                parent => u32::try_from(parent).unwrap(),
            });
            Network { above: above.collect(), active, orders }
        })
    })
}

fn member(person: u32, above: u32) -> Member {
    Member {
        person,
        enroller: above,
        placement: above,
        is_customer: false,
        has_left: false,
        joined: 0,
        side: Side::Neither,
        flags: 0,
    }
}

fn run(rules: &Rules, network: &Network) -> Outcome {
    let flagged =
        |(row, (&above, &active)): (u32, (&u32, &bool))| Member { flags: u32::from(active), ..member(row, above) };
    let members = (0..).zip(network.above.iter().zip(&network.active)).map(flagged).collect();
    let mut run = Run::new(rules, members, State::default()).unwrap();
    for &line in &lines(network, 1) {
        run.add(&[line]).unwrap();
    }
    run.finish().unwrap()
}

fn lines(network: &Network, sign: i64) -> Vec<Line> {
    let any = Symbol::OTHER;
    let line = |&(buyer, cv): &(u32, i64)| {
        let numbers = [0, sign * cv, 0, 0, Points::ONE];
        Line { buyer, day: 0, class: any, product: any, brand: any, market: any, numbers }
    };
    network.orders.iter().map(line).collect()
}

/// Cents of parts of points times millionths, rounded toward nothing.
fn cents(exact: i128) -> i64 {
    i64::try_from(exact * 100 / 10_000_000_000).unwrap()
}

proptest! {
    #[test]
    fn every_cent_has_its_reasons(network in network()) {
        let rules = Rules::parse(PLAN).unwrap();
        let outcome = run(&rules, &network);
        for row in 0..network.above.len() {
            for explanation in outcome.explain(row) {
                match &explanation.because[..] {
                    // To the last cent: nobody has a cent more than their part, or less.
                    [Because::Down { on, rate, among, .. }] => {
                        let part = on * rate.millionths() / 1_000_000 / i64::try_from(*among).unwrap();
                        prop_assert!((explanation.amount - part).abs() <= 1, "{:?}", explanation);
                    }
                    because => {
                        let exact: Option<i128> = because.iter().map(Because::exact).sum();
                        prop_assert_eq!(explanation.amount, cents(exact.unwrap()), "{:?}", explanation);
                    }
                }
                let paid = outcome.earnings().find(|one| one.member as usize == row && one.bonus == explanation.bonus);
                prop_assert_eq!(paid.map(|one| one.amount.minor()), Some(explanation.amount));
            }
        }
    }

    #[test]
    fn a_matrix_is_never_too_wide_and_everybody_stands_below_their_enroller(network in network(), width in 1_usize..4) {
        let matrix = format!("[matrix]\nwidth = {width}\nsigned_off_by = \"nobody: this is a test\"\n[[ranks]]");
        let rules = Rules::parse(&PLAN.replacen("[[ranks]]", &matrix, 1)).unwrap();
        let count = network.above.len();
        let waiting = |_, above| if above == NOBODY { NOBODY } else { WAITING };
        let members = |placed: &dyn Fn(u32, u32) -> u32| -> Vec<Member> {
            let member = |(row, &above): (u32, &u32)| Member { placement: placed(row, above), joined: -i32::try_from(row % 5).unwrap(), ..member(row, above) };
            (0..).zip(&network.above).map(member).collect()
        };
        let outcome = Run::new(&rules, members(&waiting), State::default()).unwrap().finish().unwrap();
        let above: Vec<Option<usize>> = (0..count).map(|row| outcome.placement(row)).collect();
        for row in 0..count {
            prop_assert!(above.iter().filter(|above| **above == Some(row)).count() <= width);
            let upline = std::iter::successors(above[row], |&one| above[one]);
            let enroller = network.above[row];
            let stands_below = upline.into_iter().any(|one| one == enroller as usize);
            prop_assert!(enroller == NOBODY || stands_below, "{} below {}", row, enroller);
        }
        // Whoever is placed already stays there.
        let placed = |row: u32, _| above[row as usize].map_or(NOBODY, |above| u32::try_from(above).unwrap());
        let again = Run::new(&rules, members(&placed), State::default()).unwrap().finish().unwrap();
        prop_assert_eq!((0..count).map(|row| again.placement(row)).collect::<Vec<_>>(), above);
    }

    #[test]
    fn what_comes_back_whole_is_given_back_whole(network in network()) {
        let rules = Rules::parse(PLAN).unwrap();
        let outcome = run(&rules, &network);
        let back = outcome.taken_back(&lines(&network, -1)).unwrap();
        prop_assert_eq!(back.len(), outcome.earnings().count());
        for (back, earned) in back.iter().zip(outcome.earnings()) {
            prop_assert_eq!((back.member, back.bonus), (earned.member, earned.bonus));
            prop_assert_eq!(back.amount.minor(), -earned.amount.minor());
        }
    }

    #[test]
    fn as_many_boards_are_full_as_there_is_room_for_newcomers(network in network(), width in 2_u32..4, depth in 1_u32..3, again in any::<bool>()) {
        let board = format!(
            "[[bonuses]]\nname = \"Board\"\nkind = \"board\"\nwidth = {width}\ndepth = {depth}\nenters = \"cv > 0\"\namount = \"1\"\n\
             comes_again = {again}\nsigned_off_by = \"nobody: this is a test\"\n"
        );
        let plan = format!("{PLAN}\n{board}");
        let rules = Rules::parse(&plan).unwrap();
        let bonus = rules.bonus_names().position(|name| name == "Board").unwrap();
        let outcome = run(&rules, &network);
        let bought = (0..network.above.len()).filter(|&row| outcome.volume(row, "cv") > Some(Points::ZERO)).count();
        // How many places are free on each board, the oldest first.
        let size = (0..=depth).map(|level| width.pow(level)).sum::<u32>();
        let (mut free, mut coming, mut full) = (std::collections::VecDeque::from([size]), bought, 0);
        while coming > 0 {
            coming -= 1;
            free[0] -= 1;
            if free[0] == 0 {
                free.pop_front();
                full += 1;
                free.extend((0..width).map(|_| width.pow(depth)));
                coming += usize::from(again);
            }
        }
        let paid: i64 = outcome.earnings().filter(|one| one.bonus == bonus).map(|one| one.amount.minor()).sum();
        prop_assert_eq!(paid, full * 100);
        // Everybody who came has a place, or has left one and does not come again.
        let stride = rules.layout().carried;
        let mut places: Vec<i64> = outcome.state.carried.iter().skip(stride - 1).step_by(stride).map(|number| number / Points::ONE).collect();
        places.retain(|&place| place != 0);
        prop_assert_eq!(places.len(), bought);
        prop_assert_eq!(places.iter().filter(|&&place| place == -1).count(), if again { 0 } else { usize::try_from(full).unwrap() });
        places.retain(|&place| place != -1);
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), count, "nobody stands where somebody else does");
        prop_assert!(places.iter().all(|&place| place <= i64::from(size) * i64::try_from(free.len()).unwrap()));
    }
}
