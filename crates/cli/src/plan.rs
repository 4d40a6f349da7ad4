use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use plan::SaleRules;
use plan::period::Rules;
use runs::{Corrected, Files, PaidOut, Refunded, Restated, Summary};

use crate::args::{PlanCommand, PlanRestateArgs, PlanRunArgs};
use crate::progress::Bar;

pub(crate) fn run(command: &PlanCommand) -> anyhow::Result<ExitCode> {
    match command {
        PlanCommand::Check { plan } => check(plan),
        PlanCommand::Run(args) => compute(args),
        PlanCommand::Explain { member, run } => explain(member, run),
        PlanCommand::Refund { run, lines, out } => refund(run, lines, out),
        PlanCommand::Restate(args) => restate(args),
        PlanCommand::Verify { dir } => verify(dir),
    }
}

fn check(file: &Path) -> anyhow::Result<ExitCode> {
    let plan = runs::check(file)?;
    say!("{}, version {}", plan.name(), plan.version());
    if let Ok(rules) = plan.sale() {
        show_sale(rules);
    }
    if let Ok(rules) = plan.period() {
        show_period(rules);
    }
    Ok(ExitCode::SUCCESS)
}

fn show_sale(rules: &SaleRules) {
    let levels: Vec<_> = rules.levels().iter().map(ToString::to_string).collect();
    say!("of the pot of a sale");
    say!("  seller:   {}", rules.seller());
    say!("  levels:   {}", levels.join(", "));
    say!("  platform: {}", rules.platform_fee());
    say!("  pool:     {}", rules.pool());
    say!("  merchant: {}", rules.merchant());
}

fn show_period(rules: &Rules) {
    say!("for a period, in {}", rules.currency());
    say!("  volumes:  {}", rules.volume_names().join(", "));
    say!("  ranks:    {}", rules.rank_names().join(", "));
    say!("  bonuses:  {}", rules.bonus_names().collect::<Vec<_>>().join(", "));
    for warning in rules.warnings() {
        say!("warning: {warning}");
    }
}

fn compute(args: &PlanRunArgs) -> anyhow::Result<ExitCode> {
    let PlanRunArgs { plan, members, orders, state, adjustments, rates, overrides, period, out } = args;
    let [state, adjustments, rates, overrides] = [state, adjustments, rates, overrides].map(Option::as_deref);
    let (restates, period) = (None, *period);
    let files = Files { plan, members, orders, state, adjustments, rates, overrides, restates, period, out };
    let bar = Bar::new();
    let summary = runs::run_watched(&files, &|progress| bar.show(progress));
    bar.clear();
    let summary = summary?;
    show(&summary);
    say!("written to {}", out.display());
    Ok(ExitCode::SUCCESS)
}

fn show(summary: &Summary) {
    let Summary { plan, version, currency, members, order_lines, ranks, bonuses, breakage, total, payouts, .. } =
        summary;
    let of = summary.period.map_or_else(String::new, |period| format!(" of {period}"));
    say!("{plan}, version {version}: {members} members, {order_lines} order lines{of}");
    for (rank, count) in ranks.iter().filter(|(_, count)| **count > 0) {
        say!("  {count:>10} paid as {rank}");
    }
    for (bonus, paid) in bonuses {
        let in_kind = summary.in_kind.get(bonus).map_or_else(String::new, |what| format!(" in {what}"));
        say!("  {paid:>14} {currency} {bonus}{in_kind}");
    }
    say!("  {total:>14} {currency} in all");
    for (bonus, unpaid) in breakage {
        say!("  {unpaid:>14} {currency} of {bonus} that nobody could earn");
    }
    for (bonus, lost) in &summary.expired {
        say!("  {lost:>14} points of {bonus} that were carried for too long");
    }
    if let Some(PaidOut { adjusted, paid, carried, by_currency, on }) = payouts {
        let on = on.as_ref().map_or_else(String::new, |on| format!(" on {on}"));
        say!("  {adjusted:>14} {currency} adjusted");
        say!("  {paid:>14} {currency} paid out{on}");
        for (currency, paid) in by_currency {
            say!("  {paid:>14} {currency} of that");
        }
        say!("  {carried:>14} {currency} carried on");
    }
    if !summary.ignored_columns.is_empty() {
        say!("not read: the columns {}", summary.ignored_columns.join(", "));
    }
}

fn explain(member: &str, run: &Path) -> anyhow::Result<ExitCode> {
    let Some(sentences) = runs::explain(run, member)? else {
        bail!("there is no member `{member}` in this run");
    };
    for sentence in sentences {
        say!("{sentence}");
    }
    Ok(ExitCode::SUCCESS)
}

fn refund(run: &Path, lines: &Path, out: &Path) -> anyhow::Result<ExitCode> {
    let Refunded { lines, too_late, members, total, currency } = runs::refund(run, lines, out)?;
    say!("{lines} order lines came back: {total} {currency} of {members} members");
    if too_late > 0 {
        say!("{too_late} more came back too late to take anything back");
    }
    say!("written to {}", out.display());
    Ok(ExitCode::SUCCESS)
}

fn restate(args: &PlanRestateArgs) -> anyhow::Result<ExitCode> {
    let PlanRestateArgs { dir, plan, members, orders, state, rates, overrides, out } = args;
    let [plan, members, orders, state, rates, overrides] =
        [plan, members, orders, state, rates, overrides].map(Option::as_deref);
    let corrected = Corrected { plan, members, orders, state, rates, overrides };
    let bar = Bar::new();
    let summary = runs::restate(dir, corrected, out, &|progress| bar.show(progress));
    bar.clear();
    let summary = summary?;
    show(&summary);
    if let Some(Restated { was, now, difference, members, ranks }) = &summary.restated {
        let currency = &summary.currency;
        say!("it was {was} {currency} and is {now}: {difference} of {members} members, and {ranks} have another rank");
    }
    say!("written to {}", out.display());
    Ok(ExitCode::SUCCESS)
}

fn verify(dir: &Path) -> anyhow::Result<ExitCode> {
    let differences = runs::verify(dir)?;
    if differences.is_empty() {
        say!("the run comes out the same, to the byte");
        return Ok(ExitCode::SUCCESS);
    }
    for difference in differences {
        eprintln!("{difference}");
    }
    Ok(ExitCode::FAILURE)
}
