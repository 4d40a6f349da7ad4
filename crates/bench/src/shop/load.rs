//! Asking as fast as possible, and asking at a steady pace.

use std::collections::VecDeque;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// What a load came to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Measured {
    /// How many a second.
    pub(crate) rate: u64,
    /// The time of each, sorted.
    times: Vec<Duration>,
}

impl Measured {
    /// What `times` come to, which all fell into `took`.
    pub(crate) fn of(mut times: Vec<Duration>, took: Duration) -> Self {
        times.sort_unstable();
        let count = u128::try_from(times.len()).unwrap_or(u128::MAX);
        let rate = count * 1_000_000 / took.as_micros().max(1);
        Self { rate: u64::try_from(rate).unwrap_or(u64::MAX), times }
    }

    /// The time that `thousandths` of all did not exceed.
    pub(crate) fn quantile(&self, thousandths: usize) -> Duration {
        let at = (self.times.len() * thousandths / 1000).min(self.times.len().saturating_sub(1));
        self.times.get(at).copied().unwrap_or_default()
    }
}

/// What is done again and again. Each worker has one of its own.
pub(crate) trait Work: 'static {
    /// Does it once; `number` is another every time.
    fn once(&mut self, number: u64) -> impl Future<Output = anyhow::Result<()>>;
}

/// Every worker asks, waits for the answer, and asks again.
pub(crate) async fn as_fast_as_possible<W: Work>(
    workers: Vec<W>,
    first: u64,
    length: Duration,
) -> anyhow::Result<Measured> {
    let (start, count) = (Instant::now(), u64::try_from(workers.len())?);
    let local = tokio::task::LocalSet::new();
    let mut tasks = JoinSet::new();
    for (mut worker, mut number) in workers.into_iter().zip(first..) {
        tasks.spawn_local_on(
            async move {
                let mut times = Vec::new();
                while start.elapsed() < length {
                    let asked = Instant::now();
                    worker.once(number).await?;
                    times.push(asked.elapsed());
                    number += count;
                }
                anyhow::Ok(times)
            },
            &local,
        );
    }
    let mut all = Vec::new();
    local
        .run_until(async {
            while let Some(done) = tasks.join_next().await {
                all.extend(done??);
            }
            anyhow::Ok(())
        })
        .await?;
    Ok(Measured::of(all, start.elapsed()))
}

/// Asks `rate` times a second, whether answers have come or not. Each is timed from when it was due, so that whoever waits
/// behind a slow one is counted.
pub(crate) async fn at_a_pace<W: Work>(
    workers: Vec<W>,
    first: u64,
    rate: u64,
    length: Duration,
) -> anyhow::Result<Measured> {
    let free = Arc::new(Semaphore::new(workers.len()));
    let idle = Arc::new(Mutex::new(VecDeque::from(workers)));
    let local = tokio::task::LocalSet::new();
    let start = Instant::now();
    let count = rate * length.as_secs();
    let mut all = Vec::new();
    local
        .run_until(async {
            let mut tasks = JoinSet::new();
            for number in 0..count {
                let due = start + Duration::from_micros(number * 1_000_000 / rate.max(1));
                tokio::time::sleep_until(due.into()).await;
                let (free, idle) = (Arc::clone(&free), Arc::clone(&idle));
                tasks.spawn_local(async move {
                    let permit = free.acquire_owned().await?;
                    let worker = idle.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let mut worker = worker.context("no worker is idle")?;
                    worker.once(first + number).await?;
                    idle.lock().unwrap_or_else(PoisonError::into_inner).push_back(worker);
                    drop(permit);
                    anyhow::Ok(due.elapsed())
                });
            }
            while let Some(done) = tasks.join_next().await {
                all.push(done??);
            }
            anyhow::Ok(())
        })
        .await?;
    Ok(Measured::of(all, start.elapsed()))
}
