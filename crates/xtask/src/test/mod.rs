//! Every test of the project, part by part, with one sum at the end.

mod api;
mod browser;
mod contracts;
mod plans;
mod rust;
pub(crate) mod summary;

pub(crate) use self::summary::of_forge;

use anyhow::Result;
use clap::ValueEnum;

use crate::npm::Packages;
use crate::postgres::Server;
use crate::repo::Repo;
use crate::tally::Report;
use crate::tools;

/// A kind of test, with what it needs to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Rust, unit and story tests, on SQLite and PostgreSQL
    Rust,
    /// The examples in the documentation
    Docs,
    /// The JSON interface, by schemathesis
    Api,
    /// Runs of plans over real data, beside SQL on DuckDB
    Plans,
    /// The contracts, by forge
    Contracts,
    /// A real browser against a running shop
    Browser,
}

/// Runs the parts asked for, or all, and prints the sum. True when nothing failed.
pub(crate) fn run(repo: &Repo, only: &[Part]) -> Result<bool> {
    Ok(report(repo, only).conclude())
}

/// Runs the parts asked for, or all.
pub(crate) fn report(repo: &Repo, only: &[Part]) -> Report {
    let wanted = |part: Part| only.is_empty() || only.contains(&part);
    let mut report = Report::default();
    let server = if wanted(Part::Rust) || wanted(Part::Browser) { postgres(&mut report) } else { None };
    if wanted(Part::Rust) {
        // Some of the tests speak to the node that the contracts' packages bring; without it they fail, and say so.
        if let Err(missing) = Packages::install(repo, "contracts") {
            report.missing("anvil", format!("{missing:#}"));
        }
        report.tried("rust", rust::tests(repo, server.as_ref()));
    }
    if wanted(Part::Docs) {
        report.tried("docs", rust::examples(repo));
    }
    if wanted(Part::Api) {
        match tools::schemathesis() {
            Ok(program) => report.tried("api", api::tests(repo, &program)),
            Err(missing) => report.missing("api", format!("{missing:#}")),
        }
    }
    if wanted(Part::Plans) {
        match tools::duckdb() {
            Ok(python) => report.tried("plans", plans::tests(repo, &python)),
            Err(missing) => report.missing("plans", format!("{missing:#}")),
        }
    }
    if wanted(Part::Contracts) {
        match tools::npm() {
            Ok(_) => report.tried("contracts", contracts::tests(repo)),
            Err(missing) => report.missing("contracts", format!("{missing:#}")),
        }
    }
    if wanted(Part::Browser) {
        match browser::Tools::find_or_install() {
            Ok(tools) => report.tried("browser", tools.test(repo, server.as_ref())),
            Err(missing) => report.missing("browser", format!("{missing:#}")),
        }
    }
    report
}

/// A PostgreSQL server for all parts; where there is none, the tests on SQLite still run.
fn postgres(report: &mut Report) -> Option<Server> {
    match Server::find_or_start() {
        Ok(server) => Some(server),
        Err(missing) => {
            report.missing("postgres", format!("{missing:#}"));
            None
        }
    }
}
