//! Benchmarks by name. Each is a program built for release that prints its own figures.

use anyhow::Result;

use crate::process;
use crate::repo::Repo;

struct Bench {
    name: &'static str,
    measures: &'static str,
    /// What follows `cargo` up to the `--`.
    cargo: &'static [&'static str],
    /// Whether it asks the program itself, which then is built first.
    asks_the_program: bool,
}

const PROGRAM: &[&str] = &["build", "--release", "--locked", "--package", "cli", "--bin", "astra"];

const BENCHES: &[Bench] = &[
    Bench {
        name: "catalog",
        measures: "imports a catalog of 100,000 products: seconds and memory",
        cargo: &["run", "--release", "--locked", "--package", "cli", "--example", "bench_catalog"],
        asks_the_program: false,
    },
    Bench {
        name: "search",
        measures: "builds and asks the index of 100,000 products: milliseconds and memory",
        cargo: &["run", "--release", "--locked", "--package", "market", "--example", "bench_search"],
        asks_the_program: false,
    },
    Bench {
        name: "shop",
        measures: "sells and shows 100,000 products over HTTP, beside the peer: orders and pages a second",
        cargo: &["run", "--release", "--locked", "--package", "server", "--example", "bench_shop"],
        asks_the_program: true,
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
    if bench.asks_the_program && !process::runs(repo.cargo().args(PROGRAM))? {
        return Ok(false);
    }
    process::runs(repo.cargo().args(bench.cargo).arg("--").args(args))
}
