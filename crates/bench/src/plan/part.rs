//! Parts of the measurement, each in a process of its own, so that its memory is only its own and none warms up another.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::engine::{self, NETWORK, Plan, Times};
use super::kernel::{Computed, Kernel, Threads, Walk};
use super::network::{self, Sales, Shape, Size};
use crate::memory;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// The kernel on one thread.
    Kernel,
    /// The kernel on one thread, walking.
    KernelWalking,
    /// The kernel on two.
    KernelOnTwo,
    /// The engine with the plan of a network.
    Network,
    /// The engine with the binary plan.
    Binary,
    /// Estimates with the plan of a network.
    Estimates,
}

/// A part, as the process of it is told.
#[derive(Debug, Clone, Args)]
pub(crate) struct Part {
    /// What is measured
    #[arg(value_enum)]
    what: What,
    /// How many members
    members: u32,
    /// How many order lines
    lines: u64,
    /// Whether the outcome's digest is wanted
    #[arg(long)]
    digest: bool,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Measured {
    pub(crate) times: Times,
    /// The most memory, in kB.
    pub(crate) peak: u64,
    /// Of the outcome, if it was asked for.
    pub(crate) digest: String,
    /// How long one order takes that estimates take in.
    pub(crate) order: OneOrder,
}

/// How long one order takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct OneOrder {
    /// Of all on the average.
    pub(crate) mean: Duration,
    /// Of half of them at most.
    pub(crate) median: Duration,
    /// Of 99 in 100 at most.
    pub(crate) p99: Duration,
}

impl OneOrder {
    /// Of times, the shortest first.
    fn of(times: &[Duration]) -> Self {
        let of_a_hundred = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
        let mean =
            u32::try_from(times.len()).map_or(Duration::ZERO, |count| times.iter().sum::<Duration>() / count.max(1));
        Self { mean, median: of_a_hundred(50), p99: of_a_hundred(99) }
    }
}

impl Part {
    /// Measures a part in a process of its own.
    pub(crate) fn measure(what: What, size: Size) -> anyhow::Result<Measured> {
        Self { what, members: size.members, lines: size.lines, digest: false }.in_a_process(None)
    }

    /// The digest of what comes of a part with so many threads.
    pub(crate) fn digest(what: What, size: Size, threads: u32) -> anyhow::Result<String> {
        let part = Self { what, members: size.members, lines: size.lines, digest: true };
        Ok(part.in_a_process(Some(threads))?.digest)
    }

    fn in_a_process(&self, threads: Option<u32>) -> anyhow::Result<Measured> {
        let what = self.what.to_possible_value().context("a part has a name")?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["plan-part", what.get_name(), &self.members.to_string(), &self.lines.to_string()]);
        command.args(self.digest.then_some("--digest"));
        if let Some(threads) = threads {
            command.env("RAYON_NUM_THREADS", threads.to_string());
        }
        let output = command.output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{} failed: {said}", what.get_name());
        Measured::read(&serde_json::from_slice(&output.stdout)?).context("a part says something else")
    }

    /// Is that process.
    pub(crate) fn be(&self) -> anyhow::Result<()> {
        let size = Size { members: self.members, lines: self.lines };
        let measured = match self.what {
            What::Kernel => kernel(Threads::One, Walk::Jumps, size)?,
            What::KernelWalking => kernel(Threads::One, Walk::Plain, size)?,
            What::KernelOnTwo => kernel(Threads::Two, Walk::Jumps, size)?,
            What::Network => self.engine(NETWORK, size)?,
            What::Binary => self.engine(engine::BINARY, size)?,
            What::Estimates => estimates(size)?,
        };
        println!("{}", measured.write());
        Ok(())
    }

    fn engine(&self, plan: Plan, size: Size) -> anyhow::Result<Measured> {
        let (outcome, times) = plan.run(&plan.rules()?, size)?;
        let peak = memory::peak()?;
        let digest = if self.digest { engine::digest(&outcome) } else { String::new() };
        Ok(Measured { times, peak, digest, ..Measured::default() })
    }
}

fn estimates(size: Size) -> anyhow::Result<Measured> {
    let order = OneOrder::of(&NETWORK.estimate(&NETWORK.rules()?, size)?);
    Ok(Measured { order, peak: memory::peak()?, ..Measured::default() })
}

fn kernel(threads: Threads, walk: Walk, size: Size) -> anyhow::Result<Measured> {
    let members = network::members(size.members, Shape::Irregular);
    let mut sales = Sales::new(size, &NETWORK.rules()?);
    let start = Instant::now();
    let mut kernel = Kernel::new(threads, walk, &members);
    let mut times = Times { begin: start.elapsed(), ..Times::default() };
    while let Some(batch) = sales.next() {
        let start = Instant::now();
        kernel.add(batch);
        times.add += start.elapsed();
    }
    let start = Instant::now();
    let Computed { group, earned } = kernel.finish();
    times.finish = start.elapsed();
    // What nobody looks at, a compiler may leave out.
    std::hint::black_box((group, earned));
    Ok(Measured { times, peak: memory::peak()?, ..Measured::default() })
}

impl Measured {
    fn write(&self) -> Value {
        let Times { begin, add, finish } = self.times;
        let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let nanos = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        let OneOrder { mean, median, p99 } = self.order;
        json!({
            "begin": micros(begin), "add": micros(add), "finish": micros(finish),
            "mean": nanos(mean), "median": nanos(median), "p99": nanos(p99),
            "peak": self.peak, "digest": self.digest,
        })
    }

    fn read(said: &Value) -> Option<Self> {
        let time = |step: &str| said[step].as_u64().map(Duration::from_micros);
        let times = Times { begin: time("begin")?, add: time("add")?, finish: time("finish")? };
        let nanos = |step: &str| said[step].as_u64().map(Duration::from_nanos);
        let order = OneOrder { mean: nanos("mean")?, median: nanos("median")?, p99: nanos("p99")? };
        Some(Self { times, peak: said["peak"].as_u64()?, digest: said["digest"].as_str()?.to_owned(), order })
    }
}
