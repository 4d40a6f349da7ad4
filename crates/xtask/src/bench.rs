//! Benchmarks by name. Each is a program built for release that prints its own figures.

use anyhow::Result;

use crate::process;
use crate::repo::Repo;

struct Bench {
    name: &'static str,
    measures: &'static str,
    /// What follows `cargo` up to the `--`.
    cargo: &'static [&'static str],
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "catalog",
        measures: "imports a catalog of 100,000 products: seconds and memory",
        cargo: &["run", "--release", "--locked", "--package", "cli", "--example", "bench_catalog"],
    },
    Bench {
        name: "search",
        measures: "builds and asks the index of 100,000 products: milliseconds and memory",
        cargo: &["run", "--release", "--locked", "--package", "market", "--example", "bench_search"],
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
    process::runs(repo.cargo().args(bench.cargo).arg("--").args(args))
}
