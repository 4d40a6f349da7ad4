//! Measures runs of plans over a network that is drawn: the engine beside a kernel written by hand for one rule, then the same plan
//! on one thread and on two, then beside SQL on a smaller network.
//!
//! `cargo xtask bench plan [-- --members N] [--lines N] [--small-members N] [--small-lines N] [--rounds N]`

mod engine;
mod kernel;
mod network;
mod part;
mod peers;
mod report;

use anyhow::ensure;
use clap::Args;

use network::Size;
use part::{Measured, What};
use peers::{DATABASES, Question};

pub(crate) use part::Part;

/// How much is measured.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// How many members the network has
    #[arg(long, default_value_t = 10_000_000)]
    members: u32,
    /// How many order lines the month has
    #[arg(long, default_value_t = 100_000_000)]
    lines: u64,
    /// How many members the network has that is compared with SQL, and computed on one thread and on two
    #[arg(long, default_value_t = 100_000)]
    small_members: u32,
    /// How many order lines that network has
    #[arg(long, default_value_t = 1_000_000)]
    small_lines: u64,
    /// How often each is measured; the best counts
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Measures it.
pub(crate) fn measure(options: &Options) -> anyhow::Result<()> {
    let size = Size { members: options.members, lines: options.lines };
    let small = Size { members: options.small_members, lines: options.small_lines };
    println!("{} members, {} order lines; the best of {}", size.members, size.lines, options.rounds);
    large(size, options.rounds)?;
    println!("\n{} members, {} order lines; the best of {}", small.members, small.lines, options.rounds);
    same_on_any_threads(small)?;
    beside_sql(small, options.rounds)
}

/// The engine beside the kernel.
fn large(size: Size, rounds: u32) -> anyhow::Result<()> {
    let [kernel, walking, on_two, network, binary] = best(size, rounds)?;
    let alone = kernel.times.together();
    report::head("kernel");
    report::against("the kernel, on one thread", alone, alone);
    report::steps(&kernel);
    report::against("the kernel, on one thread, walking", walking.times.together(), alone);
    report::steps(&walking);
    report::against("the kernel, on two threads", on_two.times.together(), alone);
    report::steps(&on_two);
    for (name, engine) in [("the engine, plan of a network", &network), ("the engine, binary plan", &binary)] {
        report::run(name, engine, alone);
        report::against("  beside the kernel walking", engine.times.together(), walking.times.together());
        report::against("  beside the kernel on two threads", engine.times.together(), on_two.times.together());
    }
    report::fact("wanted of both plans", &format!("{} times a kernel on one thread, at most", report::LIMIT));
    report::order(&Part::measure(What::Estimates, size)?);
    Ok(())
}

/// The best of some rounds. They take turns, so that what else the machine does is in all of them.
fn best(size: Size, rounds: u32) -> anyhow::Result<[Measured; 5]> {
    let each = || -> anyhow::Result<[Measured; 5]> {
        Ok([
            Part::measure(What::Kernel, size)?,
            Part::measure(What::KernelWalking, size)?,
            Part::measure(What::KernelOnTwo, size)?,
            Part::measure(What::Network, size)?,
            Part::measure(What::Binary, size)?,
        ])
    };
    let mut best = each()?;
    for _ in 1..rounds {
        for (best, next) in best.iter_mut().zip(each()?) {
            if next.times.together() < best.times.together() {
                *best = next;
            }
        }
    }
    Ok(best)
}

fn same_on_any_threads(size: Size) -> anyhow::Result<()> {
    println!();
    for (name, what) in [("plan of a network", What::Network), ("binary plan", What::Binary)] {
        let [one, two] = [Part::digest(what, size, 1)?, Part::digest(what, size, 2)?];
        ensure!(one == two, "the {name} on one thread comes to {one} and on two to {two}");
        report::fact(&format!("{name}, on one thread and on two"), &format!("the same: {}", &one[..16]));
    }
    Ok(())
}

fn beside_sql(size: Size, rounds: u32) -> anyhow::Result<()> {
    let question = Question::new(size, rounds)?;
    report::head("engine");
    for database in &DATABASES {
        match question.ask(database)? {
            Ok(peer) => {
                report::against(&peer.name, peer.time, question.engine);
                report::fact("  every amount, rank and breakage is the same", &format!("{} numbers", peer.compared));
            }
            Err(missing) => report::fact(database.name, &missing),
        }
    }
    Ok(())
}
