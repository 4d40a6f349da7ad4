//! Benchmarks by name, built for release. Each prints its own figures.

use anyhow::Result;

use crate::process;
use crate::repo::Repo;

struct Bench {
    name: &'static str,
    measures: &'static str,
    /// Whether it asks the program itself, which then is built first.
    asks_the_program: bool,
}

const PROGRAM: &[&str] = &["build", "--release", "--locked", "--package", "cli", "--bin", "astra"];
const BENCH: &[&str] = &["run", "--release", "--locked", "--package", "bench", "--"];

const BENCHES: &[Bench] = &[
    Bench {
        name: "catalog",
        measures: "imports a catalog of 100,000 products: seconds and memory",
        asks_the_program: false,
    },
    Bench {
        name: "search",
        measures: "builds and asks the index of 100,000 products: milliseconds and memory",
        asks_the_program: false,
    },
    Bench {
        name: "shop",
        measures: "sells and shows 100,000 products over HTTP, beside the peer: orders and pages a second",
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
    process::runs(repo.cargo().args(BENCH).arg(bench.name).args(args))
}
