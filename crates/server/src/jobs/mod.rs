//! Work in the background, in every node: what waits in the queue is taken, done and brought to an end.
//!
//! Nothing outside the program schedules anything. A job that fails is tried again, one whose node dies is taken over by
//! another; so each handler may be run again at any moment, and what must happen once shares its transaction with the
//! step of the job (see [`market::jobs`]).

mod deadlines;
mod following;
mod imports;
mod letters;
mod payouts;
mod pictures;
mod roles;
mod settlement;
mod tidying;

use std::time::Duration;

use market::jobs::{Claim, Failure, JobError, JobKind};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, interval_at};

use crate::chain;
use crate::web::App;

/// How often we look whether something is due,
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// and how often while there is more to do than hands. Four hands send up to 40 letters a second then: a bound, so that those
/// who buy meanwhile keep the machine.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// How often whoever works on a job says so: a lease is missed only after three times.
const RENEW_EVERY: Duration = Duration::from_secs(15);

/// Kinds of work that share hands, so that a long one keeps no short one waiting.
struct Lane {
    kinds: &'static [JobKind],
    at_once: usize,
    running: JoinSet<()>,
}

impl Lane {
    fn is_full(&self) -> bool {
        self.running.len() >= self.at_once
    }
}

fn lanes(linked: bool) -> Vec<Lane> {
    let lane = |kinds, at_once| Lane { kinds, at_once, running: JoinSet::new() };
    let mut lanes = vec![
        lane(&[JobKind::Deadlines, JobKind::Payouts, JobKind::Tidying, JobKind::OrderLetter, JobKind::RoleLetter], 4),
        lane(&[JobKind::Import], 2),
        lane(&[JobKind::Pictures], 2),
    ];
    // A node without a chain leaves what goes there to those that have one.
    if linked {
        lanes.push(lane(&[JobKind::Settlement], 1));
    }
    lanes
}

/// Runs until `stop` changes; then gives back what it had taken.
pub async fn run(app: App, stop: watch::Receiver<bool>) {
    tokio::join!(following::run(&app, stop.clone()), chain::follow(&app, stop.clone()), work_off(&app, stop));
}

/// Works off the queue.
async fn work_off(app: &App, mut stop: watch::Receiver<bool>) {
    let mut ticks = interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut lanes = lanes(app.link().is_some());
    let mut has_begun = false;
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            _ = stop.changed() => break,
        }
        app.limits().forget_old();
        has_begun = has_begun || begin(app).await;
        for lane in &mut lanes {
            fill(app, lane, &stop).await;
        }
        if lanes.iter().any(Lane::is_full) {
            ticks.reset_after(LOOK_AGAIN);
        }
    }
    for lane in &mut lanes {
        while lane.running.join_next().await.is_some() {}
    }
}

/// Does everything that is due now, one after the other, until nothing is. For tests and checks that set the clock.
///
/// # Errors
/// When the queue itself fails; a job that fails is noted there.
pub async fn run_due(app: &App) -> Result<u32, JobError> {
    let mut done = 0;
    while let Some(claim) = app.market().jobs().claim(&JobKind::ALL).await? {
        settle(app, &claim, handle(app, &claim).await).await;
        done += 1;
    }
    Ok(done)
}

async fn begin(app: &App) -> bool {
    match app.market().jobs().begin_recurring().await {
        Ok(()) => true,
        Err(error) => {
            tracing::error!(%error, "the work that never ends could not be put into the queue: {error}");
            false
        }
    }
}

/// Gives the free hands of a lane something to do, if there is something.
async fn fill(app: &App, lane: &mut Lane, stop: &watch::Receiver<bool>) {
    while lane.running.try_join_next().is_some() {}
    while !lane.is_full() {
        match app.market().jobs().claim(lane.kinds).await {
            Ok(Some(claim)) => lane.running.spawn(work(app.clone(), claim, stop.clone())),
            Ok(None) => return,
            Err(error) => {
                tracing::error!(%error, "no job could be taken: {error}");
                return;
            }
        };
    }
}

/// Works on one job until it is done, lost, or the node is told to stop.
async fn work(app: App, claim: Claim, mut stop: watch::Receiver<bool>) {
    tokio::select! {
        outcome = handle(&app, &claim) => settle(&app, &claim, outcome).await,
        () = until_lost(&app, &claim) => {
            tracing::warn!(job.id = %claim.id, "job {} was taken over by another node", claim.id);
        }
        _ = stop.changed() => {
            if let Err(error) = app.market().jobs().release(&claim).await {
                tracing::warn!(job.id = %claim.id, %error, "job {} could not be given back: {error}", claim.id);
            }
        }
    }
}

async fn handle(app: &App, claim: &Claim) -> Result<(), Failure> {
    match claim.kind {
        JobKind::Deadlines => deadlines::run(app, claim).await,
        JobKind::Payouts => payouts::run(app, claim).await,
        JobKind::Tidying => tidying::run(app, claim).await,
        JobKind::OrderLetter => letters::run(app, claim).await,
        JobKind::RoleLetter => roles::run(app, claim).await,
        JobKind::Import => imports::run(app, claim).await,
        JobKind::Pictures => pictures::run(app, claim).await,
        JobKind::Settlement => settlement::run(app, claim).await,
    }
}

/// Says that the job is worked on; returns when it is somebody else's.
async fn until_lost(app: &App, claim: &Claim) {
    let mut ticks = interval_at(Instant::now() + RENEW_EVERY, RENEW_EVERY);
    loop {
        ticks.tick().await;
        match app.market().jobs().renew(claim).await {
            Err(JobError::Lost) => return,
            Err(error) => tracing::warn!(job.id = %claim.id, %error, "a lease could not be renewed: {error}"),
            Ok(()) => {}
        }
    }
}

/// A handler that succeeded has ended the job itself, in its own transaction. Errors may name people: they are kept with
/// the job for the operator, and not logged.
async fn settle(app: &App, claim: &Claim, outcome: Result<(), Failure>) {
    let failure = match outcome {
        Ok(()) | Err(Failure::Lost) => return,
        Err(failure) => failure,
    };
    let (id, kind) = (claim.id, claim.kind.word());
    tracing::warn!(job.id = %id, job.kind = kind, attempt = claim.attempt, "job {id} ({kind}) did not work");
    if let Err(error) = app.market().jobs().fail(claim, &failure).await {
        tracing::error!(job.id = %id, %error, "the failure of job {id} could not be noted: {error}");
    }
}
