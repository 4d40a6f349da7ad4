//! Benchmarks by name, built for release. Each prints its own figures.

use std::process::Command;

use anyhow::Result;

use crate::postgres::{self, Server};
use crate::repo::Repo;
use crate::{process, tools};

struct Bench {
    name: &'static str,
    measures: &'static str,
    asks: Asks,
}

/// What a benchmark asks that is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nobody,
    /// The program itself, which is built first.
    TheProgram,
    /// Nobody, and stands in the crates it measures: it signs, and only they may.
    ItsOwnCrates,
    /// Databases, which are brought and started first.
    Databases,
}

const PROGRAM: &[&str] = &["build", "--release", "--locked", "--package", "cli", "--bin", "astra"];
const BENCH: &[&str] = &["run", "--release", "--locked", "--package", "bench", "--"];

const CHAIN: &[&str] = &["bench", "--locked", "--package", "devchain", "--bench", "chain", "--"];
const FOLLOW: &[&str] = &["bench", "--locked", "--package", "server", "--bench", "follow", "--"];

const BENCHES: &[Bench] = &[
    Bench {
        name: "catalog",
        measures: "imports a catalog of 100,000 products: seconds and memory",
        asks: Asks::Nobody,
    },
    Bench {
        name: "chain",
        measures: "the embedded chain: orders a second, a start with 1,000,000 accounts, 1,000,000 logs, and these followed into SQLite, beside limits; then trees",
        asks: Asks::ItsOwnCrates,
    },
    Bench {
        name: "plan",
        measures: "computes a month of 10,000,000 members, beside a kernel and SQL: seconds and memory",
        asks: Asks::Databases,
    },
    Bench {
        name: "search",
        measures: "builds and asks the index of 100,000 products: milliseconds and memory",
        asks: Asks::Nobody,
    },
    Bench {
        name: "shop",
        measures: "sells and shows 100,000 products over HTTP, beside the peer: orders and pages a second",
        asks: Asks::TheProgram,
    },
    Bench {
        name: "trees",
        measures: "makes and proves a tree of 1,000,000 payments: seconds and memory",
        asks: Asks::Nobody,
    },
];

/// Runs the benchmark called `name`, or lists what there is.
pub(crate) fn run(repo: &Repo, name: Option<&str>, args: &[String]) -> Result<bool> {
    let Some(bench) = BENCHES.iter().find(|bench| Some(bench.name) == name) else {
        if let Some(unknown) = name {
            eprintln!("there is no benchmark called {unknown}; there are:");
        }
        for bench in BENCHES {
            println!("{:>12}  {}", bench.name, bench.measures);
        }
        return Ok(name.is_none());
    };
    let mut command = repo.cargo();
    command.args(BENCH).arg(bench.name).args(args);
    match bench.asks {
        Asks::Nobody => process::runs(&mut command),
        Asks::ItsOwnCrates => at_the_chain(repo, args),
        Asks::TheProgram => Ok(process::runs(repo.cargo().args(PROGRAM))? && process::runs(&mut command)?),
        Asks::Databases => beside_databases(&mut command),
    }
}

/// What is on the chain, what is read from it, and what is claimed there.
fn at_the_chain(repo: &Repo, args: &[String]) -> Result<bool> {
    Ok(process::runs(repo.cargo().args(CHAIN).args(args))?
        && process::runs(repo.cargo().args(FOLLOW).args(args))?
        && process::runs(repo.cargo().args(BENCH).arg("trees"))?)
}

/// Runs a benchmark with what databases there are in its environment; it says itself which are missing.
fn beside_databases(command: &mut Command) -> Result<bool> {
    let pythons = [("ASTRA_DUCKDB", tools::duckdb()), ("ASTRA_PSYCOPG", tools::psycopg())];
    for (variable, python) in pythons {
        match python {
            Ok(python) => {
                command.env(variable, python);
            }
            Err(missing) => eprintln!("{missing:#}"),
        }
    }
    let server = Server::find_or_start().map_err(|missing| eprintln!("{missing:#}")).ok();
    if let Some(server) = &server {
        command.env(postgres::URL, server.url());
    }
    process::runs(command)
}
