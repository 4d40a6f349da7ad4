//! Reading plan documents: what is accepted, and what the author is told otherwise.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use base::{Bps, Currency};
use plan::{Plan, Problem};

const GOOD: &str = "name = \"Ours\"\nversion = 3\n[sale]\ncompression = false\nseller = \"40 %\"\n\
    levels = [\"10 %\", \"2.5 %\"]\n";

/// The message for [`GOOD`] with one line changed.
fn told(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from));
    Plan::parse(&GOOD.replace(from, to)).unwrap_err().to_string()
}

#[test]
fn a_document_becomes_the_plan_it_describes() {
    let plan = Plan::parse(&format!("{GOOD}platform_fee = \"0.5%\"\npool = \"1.25 %\"\n")).unwrap();
    assert_eq!((plan.name(), plan.version()), ("Ours", 3));
    let rules = plan.sale().unwrap();
    let points = |rate: Bps| rate.points();
    assert!(!rules.compression());
    assert_eq!(rules.levels().iter().copied().map(points).collect::<Vec<_>>(), [1000, 250]);
    let parts = [rules.seller(), rules.platform_fee(), rules.pool(), rules.merchant()];
    assert_eq!(parts.map(points), [4000, 50, 125, 4575]);
}

#[test]
fn fee_and_pool_may_be_left_out_and_the_whole_pot_may_be_given_away() {
    let plan = Plan::parse(&GOOD.replace("2.5 %", "50 %")).unwrap();
    let rules = plan.sale().unwrap();
    assert_eq!((rules.platform_fee(), rules.pool(), rules.merchant()), (Bps::ZERO, Bps::ZERO, Bps::ZERO));
    let none = Plan::parse(&GOOD.replace("[\"10 %\", \"2.5 %\"]", "[]")).unwrap();
    assert!(none.sale().unwrap().levels().is_empty());
}

#[test]
fn a_document_has_either_part_or_both() {
    let month = "[money]\ncurrency = \"EUR\"\n[volumes]\npv = { of = \"pv\" }\n";
    let both = Plan::parse(&format!("{GOOD}{month}")).unwrap();
    assert!(both.sale().is_ok() && both.period().is_ok());
    let without_month = Plan::parse(GOOD).unwrap().period().unwrap_err().to_string();
    assert_eq!(without_month, "volumes: this key is missing; add for instance `[volumes]\npv = { of = \"pv\" }`");
    let heads = "name = \"Ours\"\nversion = 3\n";
    let without_sale = Plan::parse(&format!("{heads}{month}")).unwrap().sale().unwrap_err().to_string();
    assert!(without_sale.starts_with("sale: this key is missing; add for instance `[sale]\n"), "{without_sale}");
    let nothing = Plan::parse(heads).unwrap_err().to_string();
    assert!(nothing.starts_with("this plan pays nothing; say under `[sale]` what each sale pays"), "{nothing}");
    // Any key about periods begins that part, and what it needs is asked for.
    let ranks = Plan::parse(&format!("{GOOD}[[ranks]]\nname = \"silver\"\nneeds = \"pv > 0\"\n")).unwrap_err();
    assert_eq!((ranks.line, ranks.key.as_str()), (None, "money"));
}

#[test]
fn what_the_documents_ask_for_as_an_example_is_a_plan() {
    let example = |problem| match problem {
        Problem::Missing(example) => example,
        other => unreachable!("{other}"),
    };
    let month =
        Plan::parse("name = \"Ours\"\nversion = 3\n[money]\ncurrency = \"EUR\"\n[volumes]\npv = { of = \"pv\" }");
    let sale = example(month.unwrap().sale().unwrap_err().problem);
    assert!(Plan::parse(&format!("name = \"Ours\"\nversion = 3\n{sale}")).unwrap().sale().is_ok());
}

#[test]
fn a_new_merchant_starts_with_a_plan_that_works() {
    for currency in [Currency::EUR, Currency::USD, "JPY".parse().unwrap()] {
        let plan = Plan::parse(&Plan::starter(currency)).unwrap();
        let rules = plan.sale().unwrap();
        assert_eq!((rules.levels().len(), rules.merchant()), (3, Bps::parse_percent("20 %").unwrap()));
        assert_eq!(plan.period().unwrap().currency(), currency);
        assert_eq!(plan.period().unwrap().rank_names(), ["guide", "leader"]);
    }
    assert_eq!(Plan::starter(Currency::EUR), Plan::STARTER);
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
        assert_eq!((error.line, error.problem), (Some(7), Problem::Recruiting), "{key}");
    }
}

#[test]
fn the_author_is_told_line_key_and_mend() {
    let cases = [
        (("seller = \"40 %\"\n", ""), "line 3, sale.seller: this key is missing; add for instance `seller = \"40 %\"`"),
        (("seller", "seler"), "line 5, sale.seler: there is no such key here; did you mean `seller`?"),
        (("levels", "lvels"), "line 6, sale.lvels: there is no such key here; did you mean `levels`?"),
        (("name", "names"), "line 1, names: there is no such key here; did you mean `name`?"),
        (
            ("false", "false\nfee = \"1 %\""),
            "line 5, sale.fee: there is no such key here; there are compression, seller, levels, platform_fee, pool",
        ),
        (
            ("[sale]\n", ""),
            "line 3, compression: there is no such key here; there are name, version, sale, money, volumes, \
             conditions, ranks, titles, caps, payout, refunds, matrix, tank, pass_up, bonuses",
        ),
        (("[sale]\n", "sale = true\n[x]\n"), "line 3, sale: expected a table, found boolean"),
        (
            ("\"40 %\"", "40"),
            "line 5, sale.seller: a rate is written as text with its percent sign, so that nobody can misread it; \
             write \"40 %\"",
        ),
        (
            ("\"2.5 %\"", "2.5"),
            "line 6, sale.levels[2]: a rate is written as text with its percent sign, so that nobody can misread it; \
             write \"2.5 %\"",
        ),
        (
            ("\"40 %\"", "\"40\""),
            "line 5, sale.seller: \"40\" is not a rate; write a percentage such as \"8.34 %\", with its sign",
        ),
        (
            ("\"10 %\"", "\n\"7.125 %\""),
            "line 7, sale.levels[1]: \"7.125 %\" is not a part of the whole; write a percentage from \"0 %\" to \
             \"100 %\" with at most two decimals",
        ),
        (
            ("\"40 %\"", "\"100.01 %\""),
            "line 5, sale.seller: \"100.01 %\" is not a part of the whole; write a percentage from \"0 %\" to \
             \"100 %\" with at most two decimals",
        ),
        (("\"40 %\"", "true"), "line 5, sale.seller: expected a rate such as \"10 %\", found boolean"),
        (("false", "\"no\""), "line 4, sale.compression: expected true or false, found string"),
        (
            ("[\"10 %\", \"2.5 %\"]", "\"10 %\""),
            "line 6, sale.levels: expected a list of rates such as [\"10 %\", \"5 %\"], found string",
        ),
        (("\"Ours\"", "\"  \""), "line 1, name: a name has 1 to 80 characters"),
        (("\"Ours\"", "7"), "line 1, name: expected text in quotation marks, found integer"),
        (("= 3", "= 0"), "line 2, version: this is a whole number from 1 to 4294967295"),
        (("= 3", "= -3"), "line 2, version: this is a whole number from 1 to 4294967295"),
        (("= 3", "= 3.0"), "line 2, version: expected a whole number, found float"),
        (
            ("2.5 %", "62.05 %"),
            "line 6, sale.levels: seller, levels, platform_fee and pool add up to 112.05 % of the pot; take away \
             12.05 % so that they fit into 100 %",
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
        "line 6, sale.levels: 31 levels are more than the 30 a plan can have"
    );
    let padding = "#".repeat(Plan::MOST_BYTES);
    assert_eq!(
        Plan::parse(&format!("{GOOD}{padding}")).unwrap_err().to_string(),
        "a plan has at most 100000 bytes; this is something else"
    );
    let nested = format!("x = {}", "[".repeat(60_000));
    assert!(matches!(Plan::parse(&nested).unwrap_err().problem, Problem::Syntax(_)));
    assert!(matches!(Plan::parse("").unwrap_err().problem, Problem::Missing(_)));
}
