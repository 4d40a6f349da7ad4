//! What holds for every plan and every sale.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use base::{Bps, Currency, Money};
use plan::{Because, Line, Member, Part, Payee, Plan, Position, Sale, SaleError, SaleRules, Share, Why, shares};
use proptest::prelude::{
    BoxedStrategy, Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};

/// The greatest amount there is.
const MOST: i64 = (1 << 62) - 1;

fn rate(points: u32) -> Bps {
    Bps::try_from(points).unwrap()
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR).unwrap()
}

/// A plan as its author would write it, so that the parser is part of every law.
fn document(compression: bool, seller: u32, levels: &[u32], platform_fee: u32, pool: u32) -> String {
    let levels: Vec<String> = levels.iter().map(|&points| format!("\"{}\"", rate(points))).collect();
    format!(
        "name = \"Law\"\nversion = 1\n[sale]\ncompression = {compression}\nseller = \"{}\"\nlevels = [{}]\n\
         platform_fee = \"{}\"\npool = \"{}\"\n",
        rate(seller),
        levels.join(", "),
        rate(platform_fee),
        rate(pool),
    )
}

fn rules(document: &str) -> SaleRules {
    Plan::parse(document).unwrap().sale().unwrap().clone()
}

/// Any plan: cuts of the whole, in any proportion, up to 12 levels; sometimes with nothing left for the merchant.
fn plans() -> impl Strategy<Value = SaleRules> {
    (prop::collection::vec(0_u32..100, 3..=15), 0_u32..200, any::<bool>()).prop_map(|(weights, rest, compression)| {
        let sum = (weights.iter().sum::<u32>() + rest).max(1);
        let cuts: Vec<u32> = weights.iter().map(|weight| weight * 10_000 / sum).collect();
        rules(&document(compression, cuts[0], &cuts[3..], cuts[1], cuts[2]))
    })
}

fn amounts() -> BoxedStrategy<i64> {
    prop_oneof![Just(0), Just(1), 0_i64..200, 0_i64..1_000_000, Just(MOST), 0..=MOST].boxed()
}

fn lines() -> impl Strategy<Value = Line> {
    (amounts(), 0_u32..=10_000, 0_u32..=100).prop_map(|(total, commission, part)| {
        let commissionable = i64::try_from(i128::from(total) * i128::from(part) / 100).unwrap();
        Line { total: eur(total), commissionable: eur(commissionable), commission: rate(commission) }
    })
}

/// A seller (0), an upline (1, 2, ...) of up to 40, who of them is active, and perhaps one of them as the buyer.
fn people() -> impl Strategy<Value = (Option<Position>, Vec<Position>, Option<Member>)> {
    let active = prop::collection::vec(prop::bool::weighted(0.6), 0..40);
    (active, prop::option::weighted(0.9, prop::bool::weighted(0.9)), prop::option::of(0_i64..45)).prop_map(
        |(active, seller, buyer)| {
            let seller = seller.map(|active| Position { member: Member(0), active });
            let upline = (1..).zip(active).map(|(id, active)| Position { member: Member(id), active }).collect();
            (seller, upline, buyer.map(Member))
        },
    )
}

fn sum(shares: &[Share]) -> i128 {
    shares.iter().map(|share| i128::from(share.amount.minor())).sum()
}

fn earned_by(shares: &[Share], payee: Payee) -> i64 {
    shares.iter().filter(|share| share.payee == payee).map(|share| share.amount.minor()).sum()
}

/// What each level's part came to, earned by somebody or not; 0 where it rounded to nothing.
fn level_parts(rules: &SaleRules, shares: &[Share]) -> Vec<i64> {
    let mut parts = vec![0; rules.levels().len()];
    for share in shares {
        match &share.because {
            Because::Level { level, .. } => parts[usize::from(*level) - 1] = share.amount.minor(),
            Because::MerchantRest { unearned, .. } => {
                for one in unearned {
                    if let Part::Level(level) = one.part {
                        parts[usize::from(level) - 1] = one.amount.minor();
                    }
                }
            }
            _ => {}
        }
    }
    parts
}

/// The levels and their earners, told a second way: who is left after crossing out, or in their own place.
fn expected_earners(rules: &SaleRules, sale: &Sale<'_>) -> Vec<(u8, Member)> {
    let may_earn = |position: &&Position| position.active && sale.buyer != Some(position.member);
    if !sale.seller.as_ref().is_some_and(|seller| may_earn(&seller)) {
        return Vec::new();
    }
    let numbered = |members: Vec<Option<Member>>| (1_u8..).zip(members).collect::<Vec<_>>();
    let standing = if rules.compression() {
        numbered(sale.upline.iter().filter(may_earn).map(|position| Some(position.member)).collect())
    } else {
        numbered(sale.upline.iter().map(|p| Some(p).filter(may_earn).map(|p| p.member)).collect())
    };
    let reached = standing.into_iter().take(rules.levels().len());
    reached.filter_map(|(level, member)| member.map(|member| (level, member))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_unit_has_one_owner_and_nobody_pays(rules in plans(), line in lines(), (seller, upline, buyer) in people()) {
        let paid = shares(&rules, &Sale { line, buyer, seller, upline: &upline }).unwrap();
        prop_assert_eq!(sum(&paid), i128::from(line.total.minor()));
        prop_assert!(paid.iter().all(|share| share.amount.is_positive()));
        prop_assert!(paid.iter().all(|share| share.amount.currency() == line.total.currency()));
        // One share per payee, so that a refund finds exactly one amount to reverse.
        let mut payees: Vec<Payee> = paid.iter().map(|share| share.payee).collect();
        payees.sort_unstable();
        payees.dedup();
        prop_assert_eq!(payees.len(), paid.len());
    }

    #[test]
    fn the_brand_never_gives_up_more_than_its_rate(rules in plans(), line in lines(), (seller, upline, buyer) in people()) {
        let paid = shares(&rules, &Sale { line, buyer, seller, upline: &upline }).unwrap();
        let pot = line.total.minor() - earned_by(&paid, Payee::Brand);
        let exact = i128::from(line.commissionable.minor()) * i128::from(line.commission.points());
        prop_assert!(i128::from(pot) * 10_000 <= exact);
        prop_assert!((i128::from(pot) + 1) * 10_000 > exact);
    }

    #[test]
    fn every_part_is_within_one_unit_of_its_rate(rules in plans(), line in lines(), (seller, upline, buyer) in people()) {
        let paid = shares(&rules, &Sale { line, buyer, seller, upline: &upline }).unwrap();
        for share in &paid {
            let (rate, pot, amount) = match &share.because {
                Because::Brand { .. } => continue,
                Because::Seller { rate, pot }
                | Because::Level { rate, pot, .. }
                | Because::PlatformFee { rate, pot }
                | Because::Pool { rate, pot } => (rate, pot, share.amount),
                Because::MerchantRest { rate, pot, kept, unearned } => {
                    let missed: i128 = unearned.iter().map(|one| i128::from(one.amount.minor())).sum();
                    prop_assert_eq!(i128::from(kept.minor()) + missed, i128::from(share.amount.minor()));
                    (rate, pot, *kept)
                }
            };
            let exact = i128::from(pot.minor()) * i128::from(rate.points());
            prop_assert!((i128::from(amount.minor()) * 10_000 - exact).abs() < 10_000, "{:?}", share);
        }
    }

    #[test]
    fn a_higher_rate_never_earns_less(rules in plans(), line in lines(), (seller, upline, buyer) in people()) {
        let paid = shares(&rules, &Sale { line, buyer, seller, upline: &upline }).unwrap();
        let parts = level_parts(&rules, &paid);
        for (nearer, here) in rules.levels().iter().enumerate() {
            for (further, there) in rules.levels().iter().enumerate().skip(nearer + 1) {
                prop_assert!(here < there || parts[nearer] >= parts[further], "{:?}", paid);
                prop_assert!(here >= there || parts[nearer] <= parts[further], "{:?}", paid);
            }
        }
    }

    #[test]
    fn the_right_members_stand_at_the_right_levels(rules in plans(), (seller, upline, buyer) in people()) {
        // A pot so large that no level with a rate rounds to nothing.
        let line = Line { total: eur(1_000_000), commissionable: eur(1_000_000), commission: Bps::WHOLE };
        let sale = Sale { line, buyer, seller, upline: &upline };
        let paid = shares(&rules, &sale).unwrap();
        let earners: Vec<(u8, Member)> = paid.iter().filter_map(|share| match (share.payee, &share.because) {
            (Payee::Upline(member), Because::Level { level, .. }) => Some((*level, member)),
            _ => None,
        }).collect();
        let has_rate = |level: u8| rules.levels()[usize::from(level) - 1] > Bps::ZERO;
        let expected: Vec<_> = expected_earners(&rules, &sale).into_iter().filter(|&(level, _)| has_rate(level)).collect();
        prop_assert_eq!(earners, expected);
    }

    #[test]
    fn what_one_cannot_earn_goes_to_the_merchant_and_to_nobody_else(
        rules in plans(), line in lines(), (seller, upline, buyer) in people(),
    ) {
        let paid = shares(&rules, &Sale { line, buyer, seller, upline: &upline }).unwrap();
        let everybody: Vec<Position> = (1..=30).map(|id| Position { member: Member(id), active: true }).collect();
        let seller = Some(Position { member: Member(0), active: true });
        let full = shares(&rules, &Sale { line, buyer: None, seller, upline: &everybody }).unwrap();
        for payee in [Payee::Brand, Payee::Platform, Payee::Pool] {
            prop_assert_eq!(earned_by(&paid, payee), earned_by(&full, payee));
        }
        prop_assert_eq!(level_parts(&rules, &paid), level_parts(&rules, &full));
        prop_assert!(earned_by(&paid, Payee::Merchant) >= earned_by(&full, Payee::Merchant));
    }

    #[test]
    fn reasons_survive_the_books(rules in plans(), line in lines(), (seller, upline, buyer) in people()) {
        for share in shares(&rules, &Sale { line, buyer, seller, upline: &upline }).unwrap() {
            let text = serde_json::to_string(&share.because).unwrap();
            prop_assert_eq!(serde_json::from_str::<Because>(&text).unwrap(), share.because);
        }
    }

    #[test]
    fn no_text_makes_the_parser_fall_over(text in "\\PC*", lines in prop::collection::vec("(seller|levels|pool|name|version|x) ?= ?[\"\\[\\]0-9a-z %,.]{0,12}", 0..6)) {
        let _ = Plan::parse(&text);
        let _ = Plan::parse(&format!("name = \"x\"\nversion = 1\n[sale]\n{}", lines.join("\n")));
    }
}

#[test]
fn the_deepest_inactive_chain_is_passed_over_and_named() {
    let rules = rules(&document(true, 5000, &[1000], 0, 0));
    let mut upline: Vec<Position> = (1..10_000).map(|id| Position { member: Member(id), active: false }).collect();
    upline.push(Position { member: Member(10_000), active: true });
    let line = Line { total: eur(100), commissionable: eur(100), commission: Bps::WHOLE };
    let seller = Some(Position { member: Member(0), active: true });
    let paid = shares(&rules, &Sale { line, buyer: None, seller, upline: &upline }).unwrap();
    let Because::Level { level: 1, skipped, .. } = &paid[1].because else { panic!("{paid:?}") };
    assert_eq!((paid[1].payee, skipped.len()), (Payee::Upline(Member(10_000)), 9_999));
}

#[test]
fn impossible_sales_are_refused_with_the_reason() {
    let rules = rules(Plan::STARTER);
    let line = Line { total: eur(1000), commissionable: eur(1000), commission: rate(3000) };
    let at = |id| Position { member: Member(id), active: true };
    let sell = |line, upline: &[Position]| {
        shares(&rules, &Sale { line, buyer: None, seller: Some(at(0)), upline })
            .map_err(|error| (error, error.to_string()))
    };
    let refused = |outcome: Result<Vec<Share>, (SaleError, String)>| outcome.unwrap_err().1;

    assert_eq!(
        refused(sell(Line { total: eur(-1), ..line }, &[])),
        "a sale has no negative amount; a refund reverses the shares of its sale"
    );
    assert_eq!(
        refused(sell(Line { commissionable: eur(4000), ..line }, &[])),
        "the commission of 12.00 EUR is more than the 10.00 EUR paid for the line"
    );
    let dollars = Money::new(1000, Currency::USD).unwrap();
    assert!(matches!(sell(Line { commissionable: dollars, ..line }, &[]), Err((SaleError::Money(_), _))));
    assert!(matches!(sell(line, &[at(1), at(2), at(1)]), Err((SaleError::Circle(Member(1)), _))));
    assert!(matches!(sell(line, &[at(1), at(0)]), Err((SaleError::Circle(Member(0)), _))));
}

#[test]
fn the_stored_spelling_of_a_reason_is_a_file_format() {
    let pot = eur(3000);
    let level = Because::Level { level: 2, rate: rate(500), pot, skipped: vec![Member(7)] };
    assert_eq!(
        serde_json::to_string(&level).unwrap(),
        r#"{"kind":"level","level":2,"rate":500,"pot":"30.00 EUR","skipped":[7]}"#
    );
    let missed =
        plan::Unearned { part: Part::Level(3), rate: rate(500), amount: eur(150), why: Why::Inactive(Member(9)) };
    let rest = Because::MerchantRest { rate: rate(2000), pot, kept: eur(600), unearned: vec![missed] };
    assert_eq!(
        serde_json::to_string(&rest).unwrap(),
        r#"{"kind":"merchant_rest","rate":2000,"pot":"30.00 EUR","kept":"6.00 EUR","unearned":[{"part":{"level":3},"rate":500,"amount":"1.50 EUR","why":{"inactive":9}}]}"#
    );
    let seller = Because::Seller { rate: rate(5000), pot };
    assert_eq!(serde_json::to_string(&seller).unwrap(), r#"{"kind":"seller","rate":5000,"pot":"30.00 EUR"}"#);
}
