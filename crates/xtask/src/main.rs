//! The project's own tools, run as `cargo xtask <name>`.
//!
//! Everything CI does is a command here, so that what fails there can be run here with the same words.

mod bench;
mod ci;
mod coverage;
mod gas;
mod generate;
mod mutants;
mod npm;
mod postgres;
mod process;
mod repo;
mod tally;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::repo::Repo;
use crate::test::Part;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own tools", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Every test: Rust on both databases, documentation examples, the JSON interface, plans beside SQL, contracts, browser stories
    Test {
        /// Only these parts
        #[arg(long, value_enum)]
        only: Vec<Part>,
    },
    /// What a change must pass: tidy, formatting, lints, spelling, licences, generated files, gas, and every test
    Ci,
    /// Checks the rules of the house: floors, sizes, paths, words
    Tidy,
    /// Makes the generated files again
    Gen {
        /// Changes nothing; fails when a file is not what would be generated
        #[arg(long)]
        check: bool,
        /// Only these: docs/contracts.md, docs/cli.md, docs/openapi.json, contracts/abi
        only: Vec<String>,
    },
    /// How much of the contracts their tests reach; fails where it is too little
    Coverage,
    /// Puts faults into the contracts, one at a time, and says which of them their tests notice
    Mutants {
        /// Only those of a contract, or with this in their name
        #[arg(long, default_value = "")]
        only: String,
        /// Names them and tries none
        #[arg(long)]
        list: bool,
    },
    /// Measures what calls of the contracts cost as they are deployed; fails when that rose by more than 1 %
    Gas {
        /// Keeps what was measured
        #[arg(long)]
        write: bool,
    },
    /// Runs a benchmark by name, or lists them
    Bench {
        /// Which one
        name: Option<String>,
        /// Arguments for the benchmark itself
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Runs a command with a temporary PostgreSQL server in `ASTRA_TEST_POSTGRES_URL`
    WithPostgres {
        /// The command and its arguments
        #[arg(last = true, required = true)]
        command: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the task went well; an error is for a task that could not even be tried.
fn run(task: Task) -> anyhow::Result<bool> {
    let repo = Repo::find()?;
    match task {
        Task::Test { only } => test::run(&repo, &only),
        Task::Ci => ci::run(&repo),
        Task::Tidy => tidy::run(&repo),
        Task::Gen { check: true, only } => generate::check(&repo, &only),
        Task::Gen { check: false, only } => generate::write(&repo, &only),
        Task::Coverage => coverage::run(&repo),
        Task::Mutants { only, list: false } => mutants::run(&repo, &only),
        Task::Mutants { only, list: true } => mutants::show(&repo, &only),
        Task::Gas { write: true } => gas::write(&repo),
        Task::Gas { write: false } => gas::check(&repo),
        Task::Bench { name, args } => bench::run(&repo, name.as_deref(), &args),
        Task::WithPostgres { command } => postgres::with(&repo, &command),
    }
}
