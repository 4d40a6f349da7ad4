//! What calls of the contracts cost, as a table in their document.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use crate::gas::{Figures, grouped, per_cent};
use crate::repo::Repo;

/// The document that has the table.
pub(super) const PAGE: &str = "docs/contracts.md";

const BEGIN: &str = "<!-- gas: `cargo xtask gen` writes what follows -->\n";
const END: &str = "<!-- gas: end -->\n";
const HEAD: &str = "| what | gas | goal | beside the goal | published by others |\n|---|---:|---:|---|---|\n";

/// A line of the table.
struct Line {
    what: &'static str,
    contract: &'static str,
    /// Figures that are added up.
    more: &'static [&'static str],
    /// Figures that are taken off: what a thing adds is measured as a difference.
    less: &'static [&'static str],
    /// By what the sum is divided.
    by: u64,
    goal: Option<u64>,
    /// The nearest that another project published. The letter says how it was measured, as the document explains.
    others: &'static str,
}

const fn line(what: &'static str, contract: &'static str, more: &'static [&'static str]) -> Line {
    Line { what, contract, more, less: &[], by: 1, goal: None, others: "" }
}

impl Line {
    const fn without(mut self, less: &'static [&'static str], by: u64) -> Self {
        (self.less, self.by) = (less, by);
        self
    }

    const fn goal(mut self, goal: u64) -> Self {
        self.goal = Some(goal);
        self
    }

    const fn others(mut self, others: &'static str) -> Self {
        self.others = others;
        self
    }
}

const LINES: &[Line] = &[
    line("gasless sale, paid out at once to 3 known payees", "Market", &["pay at once, 3009, 3 known"])
        .goal(105_000)
        .others("commerce-payments `charge`, 2 payees: 165,167 to 196,760 (F); x402r: about 285,000 (D)"),
    line("the same in a batch of 100, a sale", "Market", &["pay at once in a batch of 100, a sale of 3 known"])
        .goal(60_000),
    line("gasless payment into a hold", "Market", &["pay into hold, 3009, 3"])
        .goal(110_000)
        .others("commerce-payments `authorize`: 127,755 to 181,713 (F); x402r: about 231,000 (D)"),
    line("release to 3 known payees", "Market", &["release, 3 known"])
        .goal(55_000)
        .others("commerce-payments `capture`, 2 payees: 69,915 to 98,688 (F); x402r: about 65,000 (D)"),
    line("the same in a batch of 100, an order", "Market", &["release in a batch of 100, an order of 3"]).goal(16_000),
    line("one more known payee adds", "Market", &["pay at once, 3009, 5 known"])
        .without(&["pay at once, 3009, 3 known"], 2)
        .goal(6_000)
        .others("0xSplits, in a split of 450: push about 6,700, pull about 4,400 (D)"),
    line("that a payee was never paid in this token adds", "Market", &["pay at once, 3009, 2 known and 1 new"])
        .without(&["pay at once, 3009, 3 known"], 1)
        .goal(17_200)
        .others("0xSplits, the difference of its two figures: push about 22,200, pull about 22,300 (D)"),
    line("refund of a part of what is held", "Market", &["refund a part"])
        .others("commerce-payments `refund`: 64,337 to 89,874 (F)"),
    line("dispute", "Market", &["dispute"]),
    line("ruling, with 3 known payees", "Market", &["resolve, 3 known"]),
    line("withdrawal, the first of a token", "Market", &["withdraw first"]).goal(62_000),
    line("withdrawal again", "Market", &["withdraw again"]).goal(45_000),
    line(
        "bounty on an order that is paid out at once adds; the order is written down, too",
        "Market",
        &["pay at once, 3009, 3 known, with an item"],
    )
    .without(&["pay at once, 3009, 3 known"], 1)
    .goal(16_000),
    line(
        "bounty on an order that is held adds, payment and release together",
        "Market",
        &["pay into hold, 3009, 3, with an item", "release, 3 known, with an item"],
    )
    .without(&["pay into hold, 3009, 3", "release, 3 known"], 1)
    .goal(16_000),
    line("claim, 20 siblings, the first of an account", "Payouts", &["claim, the first of an account, 20 siblings"])
        .goal(97_000)
        .others("Uniswap merkle-distributor, 100,000 leaves, the first in a word: 91,650 to 95,256 (R)"),
    line("claim again", "Payouts", &["claim again, 20 siblings"])
        .goal(63_000)
        .others("the same, on average: 77,075 to 78,598 (R)"),
    line("purchase in the sale, a buyer's first, with a token", "Sale", &["buy with a token, a buyer's first"])
        .goal(76_000),
    line("vesting grant", "Vesting", &["create"])
        .goal(95_000)
        .others("Sablier Lockup, linear without a cliff: 145,249 (P)"),
    line("release of a vesting grant, again", "Vesting", &["release, again"])
        .others("Sablier Lockup `withdraw`: 32,194 (P)"),
    line("renewal of a subscription from tokens, again", "Pass", &["renew from tokens, no referrer, again"])
        .others("SpendPermission, a whole test of a spend: about 186,880 (F)"),
    line("stake, the first", "Stake", &["stake, the first"]).others("Origin veOGV, a lock-up: 315,000 to 350,000 (D)"),
    line("data grant, the first", "Consent", &["grant, the first"]),
];

/// The document with the figures that are kept now.
pub(super) fn page(repo: &Repo) -> Result<String> {
    let page = repo.read(PAGE)?.with_context(|| format!("{PAGE} is not there"))?;
    between_marks(&page, &table(LINES, &Figures::kept(repo)?)?)
}

fn between_marks(page: &str, table: &str) -> Result<String> {
    let (before, rest) = page.split_once(BEGIN).context("the mark where the table of gas begins is not there")?;
    let (_, after) = rest.split_once(END).context("the mark where the table of gas ends is not there")?;
    Ok(format!("{before}{BEGIN}{table}{END}{after}"))
}

fn table(lines: &[Line], figures: &Figures) -> Result<String> {
    let mut table = HEAD.to_owned();
    for line in lines {
        let gas = of_line(line, figures)?;
        let goal = line.goal.map(grouped).unwrap_or_default();
        let beside = line.goal.map(|goal| beside(gas, goal)).unwrap_or_default();
        writeln!(table, "| {} | {} | {goal} | {beside} | {} |", line.what, grouped(gas), line.others)?;
    }
    Ok(table)
}

fn of_line(line: &Line, figures: &Figures) -> Result<u64> {
    let sum = |names: &[&str]| {
        let figure = |name: &&str| {
            let contract = line.contract;
            figures.get(contract, name).with_context(|| format!("the snapshot of {contract} has no `{name}`"))
        };
        names.iter().map(figure).sum::<Result<u64>>()
    };
    let difference = sum(line.more)?.checked_sub(sum(line.less)?);
    Ok(difference.with_context(|| format!("`{}` would be less than nothing", line.what))? / line.by)
}

fn beside(gas: u64, goal: u64) -> String {
    match gas.checked_sub(goal) {
        None | Some(0) => "within".to_owned(),
        Some(above) => format!("**{} above**", per_cent(above, goal)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

    use super::*;
    use crate::gas::tests::figures;

    const SOME: &[Line] = &[
        line("paying", "Market", &["pay"]).goal(105_000).others("peer: 165,167 (F)"),
        line("a payee adds", "Market", &["pay 5"]).without(&["pay"], 2).goal(6_000),
    ];

    #[test]
    fn a_line_stands_beside_its_goal() {
        let market = r#"{"pay": "116172", "pay 5": "127970"}"#;
        let expected = format!(
            "{HEAD}| paying | 116,172 | 105,000 | **10.6 % above** | peer: 165,167 (F) |
| a payee adds | 5,899 | 6,000 | within |  |\n"
        );
        assert_eq!(table(SOME, &figures(&[("Market", market)])).unwrap(), expected);
    }

    #[test]
    fn a_figure_that_is_gone_is_named() {
        let error = table(SOME, &figures(&[("Market", r#"{"pay": "1"}"#)])).unwrap_err();
        assert_eq!(error.to_string(), "the snapshot of Market has no `pay 5`");
        let error = table(SOME, &figures(&[("Market", r#"{"pay": "2", "pay 5": "1"}"#)])).unwrap_err();
        assert!(error.to_string().contains("less than nothing"), "{error}");
    }

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let page = format!("# Gas\n\n{BEGIN}old\n{END}\nmore\n");
        assert_eq!(between_marks(&page, "new\n").unwrap(), format!("# Gas\n\n{BEGIN}new\n{END}\nmore\n"));
        assert!(between_marks("# Gas\n", "new\n").is_err());
    }
}
