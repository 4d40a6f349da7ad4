//! Reading plan documents: what is accepted, and what the author is told otherwise.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use base::Bps;
use plan::{Plan, Problem};

const GOOD: &str =
    "name = \"Ours\"\nversion = 3\ncompression = false\nseller = \"40 %\"\nlevels = [\"10 %\", \"2.5 %\"]\n";

/// The message for [`GOOD`] with one line changed.
fn told(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from));
    Plan::parse(&GOOD.replace(from, to)).unwrap_err().to_string()
}

#[test]
fn a_document_becomes_the_plan_it_describes() {
    let plan = Plan::parse(&format!("{GOOD}platform_fee = \"0.5%\"\npool = \"1,25 %\"\n")).unwrap();
    assert_eq!((plan.name(), plan.version(), plan.compression()), ("Ours", 3, false));
    let points = |rate: Bps| rate.points();
    assert_eq!(plan.levels().iter().copied().map(points).collect::<Vec<_>>(), [1000, 250]);
    assert_eq!([plan.seller(), plan.platform_fee(), plan.pool(), plan.merchant()].map(points), [4000, 50, 125, 4575]);
}

#[test]
fn fee_and_pool_may_be_left_out_and_the_whole_pot_may_be_given_away() {
    let plan = Plan::parse(&GOOD.replace("2.5 %", "50 %")).unwrap();
    assert_eq!((plan.platform_fee(), plan.pool(), plan.merchant()), (Bps::ZERO, Bps::ZERO, Bps::ZERO));
    assert!(Plan::parse(&GOOD.replace("[\"10 %\", \"2.5 %\"]", "[]")).unwrap().levels().is_empty());
}

#[test]
fn a_new_merchant_starts_with_a_plan_that_works() {
    let plan = Plan::parse(Plan::STARTER).unwrap();
    assert_eq!((plan.levels().len(), plan.merchant()), (3, Bps::parse_percent("20 %").unwrap()));
}

#[test]
fn a_plan_that_pays_for_recruiting_is_refused_with_the_reason() {
    let said = told("version = 3", "version = 3\nrecruiting_bonus = \"5 %\"");
    assert_eq!(
        said,
        "line 3, recruiting_bonus: a plan cannot pay for bringing in people: commission comes only from sales of \
         products. Remove this key; introducing a seller pays through `levels`, when that seller sells"
    );
    for key in ["Enrolment-Fee", "sign_up_reward", "invitation", "per_join", "\"referral bonus\"", "[recruiting]\nx"] {
        let error = Plan::parse(&format!("{GOOD}{key} = 1")).unwrap_err();
        assert_eq!((error.line, error.problem), (Some(6), Problem::Recruiting), "{key}");
    }
}

#[test]
fn the_author_is_told_line_key_and_mend() {
    let cases = [
        (("seller = \"40 %\"\n", ""), "seller: this key is missing; add for instance `seller = \"40 %\"`"),
        (
            ("seller", "seler"),
            "line 4, seler: there is no such key; a plan has name, version, compression, seller, levels, platform_fee \
             and pool",
        ),
        (
            ("\"40 %\"", "40"),
            "line 4, seller: a rate is written as text with its percent sign, so that nobody can misread it; write \
             \"40 %\"",
        ),
        (
            ("\"2.5 %\"", "2.5"),
            "line 5, levels[2]: a rate is written as text with its percent sign, so that nobody can misread it; write \
             \"2.5 %\"",
        ),
        (
            ("\"40 %\"", "\"40\""),
            "line 4, seller: \"40\" is not a rate; write a percentage from \"0 %\" to \"100 %\" with at most two decimals",
        ),
        (
            ("\"10 %\"", "\n\"7.125 %\""),
            "line 6, levels[1]: \"7.125 %\" is not a rate; write a percentage from \"0 %\" to \"100 %\" with at most two \
             decimals",
        ),
        (("\"40 %\"", "true"), "line 4, seller: expected a rate such as \"10 %\", found boolean"),
        (("false", "\"no\""), "line 3, compression: expected true or false, found string"),
        (
            ("[\"10 %\", \"2.5 %\"]", "\"10 %\""),
            "line 5, levels: expected a list of rates such as [\"10 %\", \"5 %\"], found string",
        ),
        (("\"Ours\"", "\"  \""), "line 1, name: a name has 1 to 80 characters"),
        (("\"Ours\"", "7"), "line 1, name: expected text such as \"Our plan\", found integer"),
        (
            ("= 3", "= 0"),
            "line 2, version: a version is a whole number from 1 to 4294967295; raise it by one with every change",
        ),
        (
            ("= 3", "= -3"),
            "line 2, version: a version is a whole number from 1 to 4294967295; raise it by one with every change",
        ),
        (("= 3", "= 3.0"), "line 2, version: expected a whole number such as 1, found float"),
        (
            ("2.5 %", "62.05 %"),
            "line 5, levels: seller, levels, platform_fee and pool add up to 112.05 % of the pot; take away 12.05 % so \
             that they fit into 100 %",
        ),
        (("version = 3", "name = \"Twice\""), "line 2: this is not TOML: duplicate key"),
    ];
    for ((from, to), message) in cases {
        assert_eq!(told(from, to), message);
    }
}

#[test]
fn numbers_are_read_as_toml_spells_them() {
    assert_eq!(Plan::parse(&GOOD.replace("= 3", "= 1_000")).unwrap().version(), 1000);
    assert_eq!(Plan::parse(&GOOD.replace("= 3", "= 0x10")).unwrap().version(), 16);
}

#[test]
fn absurd_documents_are_refused() {
    let levels = format!("[{}]", vec!["\"1 %\""; 31].join(", "));
    assert_eq!(
        told("[\"10 %\", \"2.5 %\"]", &levels),
        "line 5, levels: 31 levels are more than the 30 a plan can have"
    );
    let padding = "#".repeat(64 * 1024);
    assert_eq!(
        Plan::parse(&format!("{GOOD}{padding}")).unwrap_err().to_string(),
        "a plan has at most 65536 bytes; this is something else"
    );
    let nested = format!("x = {}", "[".repeat(60_000));
    assert!(matches!(Plan::parse(&nested).unwrap_err().problem, Problem::Syntax(_)));
    assert!(matches!(Plan::parse("").unwrap_err().problem, Problem::Missing(_)));
}
