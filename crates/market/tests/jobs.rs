//! The queue: work is there if its transaction is, is done by one node at a time, survives whoever had it, and needs
//! nobody to schedule it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use base::{Clock, ManualClock, Span};
use db::testing::TestDb;
use db::{Db, Location, on_both, params};
use market::jobs::{self, Claim, Failure, JobError, JobKind, JobStatus, Jobs, LEASE, NewJob, Progress};
use market::{Desk, Market};
use support::{MIGRATIONS, START};

fn on(db: &Db, clock: &Arc<ManualClock>) -> Market {
    Market::new(Desk::new(db.clone(), Arc::clone(clock) as Arc<dyn Clock>))
}

fn work(key: &str) -> NewJob {
    NewJob::new(JobKind::Import, key, &format!("what {key} is about"), START).unwrap()
}

/// A queue on a clock that stands still.
fn queue(test: &TestDb) -> (Jobs, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::at(START));
    (on(&test.db, &clock).jobs(), clock)
}

async fn claimed(jobs: &Jobs) -> Claim {
    jobs.claim(&JobKind::ALL).await.unwrap().unwrap()
}

async fn status(jobs: &Jobs, key: &str) -> JobStatus {
    jobs.by_key(key).await.unwrap().unwrap().status
}

on_both!(&MIGRATIONS, async fn work_is_there_if_and_only_if_its_transaction_is(test) {
    let (jobs, _) = queue(&test);
    let mut dropped = test.db.begin().await.unwrap();
    jobs::enqueue_in(&mut dropped, &work("never"), START).await.unwrap();
    drop(dropped);
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none());
    let mut tx = test.db.begin().await.unwrap();
    jobs::enqueue_in(&mut tx, &work("real"), START).await.unwrap();
    tx.commit().await.unwrap();
    let claim = claimed(&jobs).await;
    assert_eq!(claim.payload::<String>().unwrap(), "what real is about");
});

on_both!(&MIGRATIONS, async fn the_same_work_is_there_once_and_begins_anew_only_when_it_is_woken(test) {
    let (jobs, _) = queue(&test);
    for _ in 0..3 {
        jobs.enqueue(&work("import")).await.unwrap();
    }
    let claim = claimed(&jobs).await;
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none(), "once");
    jobs.finish(&claim, &12).await.unwrap();
    jobs.enqueue(&work("import")).await.unwrap();
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none(), "it is done");
    assert_eq!(jobs.by_key("import").await.unwrap().unwrap().outcome::<i64>().unwrap(), Some(12));
    let wake = async || {
        let mut tx = test.db.begin().await.unwrap();
        jobs::wake_in(&mut tx, &work("import"), START).await.unwrap();
        tx.commit().await.unwrap();
    };
    wake().await;
    let again = claimed(&jobs).await;
    wake().await;
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none(), "it is running");
    jobs.finish(&again, &13).await.unwrap();
    let third = claimed(&jobs).await;
    jobs.finish(&third, &14).await.unwrap();
    assert_eq!(status(&jobs, "import").await, JobStatus::Done);
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none());
});

on_both!(&MIGRATIONS, async fn work_waits_for_its_time_and_the_longest_due_comes_first(test) {
    let (jobs, clock) = queue(&test);
    for (key, minutes) in [("late", 30), ("soon", 10), ("sooner", 5)] {
        let job = NewJob::new(JobKind::Import, key, &format!("what {key} is about"), START + Span::minutes(minutes));
        jobs.enqueue(&job.unwrap()).await.unwrap();
    }
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none());
    assert_eq!(jobs.counts().await.unwrap().later, 3);
    clock.advance(Span::minutes(15));
    let counts = jobs.counts().await.unwrap();
    assert_eq!((counts.due, counts.later, counts.oldest_due), (2, 1, Some(START + Span::minutes(5))));
    assert_eq!(claimed(&jobs).await.payload::<String>().unwrap(), "what sooner is about");
    assert_eq!(claimed(&jobs).await.payload::<String>().unwrap(), "what soon is about");
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none());
});

on_both!(&MIGRATIONS, async fn what_fails_is_tried_again_later_and_later_and_then_kept_with_its_last_error(test) {
    let (jobs, clock) = queue(&test);
    jobs.enqueue(&work("import")).await.unwrap();
    let most = JobKind::Import.most_attempts();
    let mut waited = Span::millis(0);
    for attempt in 1..=most {
        let claim = claimed(&jobs).await;
        assert_eq!(claim.attempt, attempt);
        jobs.fail(&claim, &Failure::Retry(format!("no luck {attempt}"))).await.unwrap();
        let job = jobs.by_key("import").await.unwrap().unwrap();
        assert_eq!(job.last_error, format!("no luck {attempt}"));
        if attempt < most {
            let wait = job.due_at.since(clock.now());
            assert!(wait > waited, "{wait:?} after {waited:?}");
            assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none(), "not at once");
            clock.set(job.due_at);
            waited = wait;
        }
    }
    let failed = jobs.list(JobStatus::Failed, 10).await.unwrap();
    assert_eq!(failed.len(), 1);
    assert!(failed[0].is_finished() && failed[0].last_error.ends_with(&most.to_string()), "{failed:?}");
    assert!(jobs.retry(failed[0].id).await.unwrap());
    assert!(!jobs.retry(failed[0].id).await.unwrap(), "it waits already");
    assert_eq!(claimed(&jobs).await.attempt, 1);
});

on_both!(&MIGRATIONS, async fn what_can_never_work_fails_at_once_and_is_dismissed(test) {
    let (jobs, _) = queue(&test);
    jobs.enqueue(&work("import")).await.unwrap();
    let claim = claimed(&jobs).await;
    assert!(!jobs.dismiss(claim.id).await.unwrap(), "it is running");
    jobs.fail(&claim, &Failure::never("no such brand")).await.unwrap();
    assert_eq!(status(&jobs, "import").await, JobStatus::Failed);
    assert!(jobs.dismiss(claim.id).await.unwrap());
    assert!(jobs.by_key("import").await.unwrap().is_none());
});

on_both!(&MIGRATIONS, async fn a_job_whose_node_died_is_taken_over_where_it_was_and_the_dead_change_nothing_any_more(test) {
    let (jobs, clock) = queue(&test);
    let other = on(&Db::open(&test.location).await.unwrap(), &clock).jobs();
    jobs.enqueue(&work("import")).await.unwrap();
    let dead = claimed(&jobs).await;
    jobs.step(&dead, &Progress::new(40, 100, "comparing")).await.unwrap();
    clock.advance(Span::seconds(59));
    jobs.renew(&dead).await.unwrap();
    clock.advance(Span::seconds(59));
    assert!(other.claim(&JobKind::ALL).await.unwrap().is_none(), "its lease was renewed");
    clock.advance(Span::seconds(1));
    let alive = claimed(&other).await;
    assert_eq!((alive.attempt, &alive.progress), (2, &Progress::new(40, 100, "comparing")));
    assert!(matches!(jobs.renew(&dead).await, Err(JobError::Lost)));
    assert!(matches!(jobs.step(&dead, &Progress::default()).await, Err(JobError::Lost)));
    assert!(matches!(jobs.finish(&dead, &()).await, Err(JobError::Lost)));
    assert!(matches!(jobs.fail(&dead, &Failure::retry("late")).await, Err(JobError::Lost)));
    other.finish(&alive, &()).await.unwrap();
    assert_eq!(status(&jobs, "import").await, JobStatus::Done);
});

on_both!(&MIGRATIONS, async fn a_job_that_kills_every_node_is_given_up(test) {
    let (jobs, clock) = queue(&test);
    jobs.enqueue(&work("poison")).await.unwrap();
    for _ in 0..JobKind::Import.most_attempts() {
        claimed(&jobs).await;
        clock.advance(LEASE);
    }
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none());
    let job = jobs.by_key("poison").await.unwrap().unwrap();
    assert_eq!(job.status, JobStatus::Failed);
    assert!(job.last_error.contains("broken off 5 times"), "{}", job.last_error);
});

on_both!(&MIGRATIONS, async fn many_nodes_at_once_take_each_job_once(test) {
    let (jobs, clock) = queue(&test);
    let other = on(&Db::open(&test.location).await.unwrap(), &clock).jobs();
    for n in 0..40 {
        jobs.enqueue(&work(&n.to_string())).await.unwrap();
    }
    let hands = (0..8).map(|n| {
        let jobs = if n % 2 == 0 { jobs.clone() } else { other.clone() };
        tokio::spawn(async move {
            let mut taken = Vec::new();
            // Whoever finds somebody faster on every candidate looks again while there is something to take.
            while jobs.counts().await.unwrap().due > 0 {
                taken.extend(jobs.claim(&JobKind::ALL).await.unwrap().map(|claim| claim.id));
            }
            taken
        })
    });
    let mut taken = Vec::new();
    for hand in hands.collect::<Vec<_>>() {
        taken.extend(hand.await.unwrap());
    }
    assert_eq!(taken.len(), 40);
    assert_eq!(taken.iter().collect::<BTreeSet<_>>().len(), 40);
});

// Other people's bug 7: nobody schedules anything, and yet it happens.
on_both!(&MIGRATIONS, async fn work_that_never_ends_comes_back_by_itself_whatever_happens_to_it(test) {
    let (jobs, clock) = queue(&test);
    jobs.begin_recurring().await.unwrap();
    jobs.begin_recurring().await.unwrap();
    let first = [claimed(&jobs).await, claimed(&jobs).await, claimed(&jobs).await, claimed(&jobs).await];
    assert!(jobs.claim(&JobKind::ALL).await.unwrap().is_none(), "four kinds, once each");
    let kinds = first.each_ref().map(|claim| claim.kind);
    assert!(kinds.contains(&JobKind::Deadlines) && kinds.contains(&JobKind::Tidying), "{kinds:?}");
    for claim in &first {
        jobs.finish(claim, &()).await.unwrap();
    }
    // The one kind is enough to look at.
    for other in [JobKind::Payouts, JobKind::Settlement] {
        jobs.withdraw(other).await.unwrap();
    }
    for n in 0..50 {
        clock.advance(JobKind::Deadlines.every().unwrap());
        let claim = claimed(&jobs).await;
        assert_eq!(claim.kind, JobKind::Deadlines);
        // Done, failed, or its node died: it comes back in any case.
        match n % 3 {
            0 => jobs.finish(&claim, &()).await.unwrap(),
            1 => {
                jobs.fail(&claim, &Failure::never("the database was away")).await.unwrap();
                clock.set(jobs.by_key("deadlines").await.unwrap().unwrap().due_at);
            }
            _ => clock.advance(LEASE),
        }
        jobs.withdraw(JobKind::Tidying).await.unwrap();
    }
    let job = jobs.by_key("deadlines").await.unwrap().unwrap();
    assert!(!job.is_finished());
    let wait = job.due_at.since(clock.now());
    assert!(wait <= Span::minutes(1), "failures do not keep it waiting for long: {wait:?}");
});

on_both!(&MIGRATIONS, async fn finished_jobs_are_forgotten_after_a_while(test) {
    let (jobs, clock) = queue(&test);
    for key in ["done", "failed", "waiting"] {
        jobs.enqueue(&work(key)).await.unwrap();
    }
    for _ in 0..2 {
        let claim = claimed(&jobs).await;
        match claim.payload::<String>().unwrap().as_str() {
            "what done is about" => jobs.finish(&claim, &()).await.unwrap(),
            _ => jobs.fail(&claim, &Failure::never("no")).await.unwrap(),
        }
    }
    assert_eq!(jobs.forget_old().await.unwrap(), 0);
    clock.advance(Span::days(8));
    assert_eq!(jobs.forget_old().await.unwrap(), 1);
    clock.advance(Span::days(90));
    assert_eq!(jobs.forget_old().await.unwrap(), 1);
    assert_eq!(status(&jobs, "waiting").await, JobStatus::Waiting);
});

const VICTIM: &str = "ASTRA_JOBS_VICTIM";
const JOBS: i64 = 24;
const STEPS: i64 = 12;

/// Does a job as every handler does: each step and the note of it are one transaction.
async fn works(market: &Market, claim: &Claim) -> Result<(), JobError> {
    for done in claim.progress.done..STEPS {
        let mut tx = market.desk().begin().await?;
        let note = format!("{} step {done}", claim.payload::<String>()?);
        // What the step did, to be counted afterwards.
        let insert = "INSERT INTO visit (id, visitor_hash, merchant_id, member_id, at)
             SELECT $1, $2, merchant_id, id, $3 FROM member";
        tx.execute(insert, params![tx.next_id::<i64>(), note, done]).await?;
        jobs::step_in(&mut tx, claim, &Progress::new(done + 1, STEPS, ""), market.desk().now()).await?;
        tx.commit().await?;
    }
    market.jobs().finish(claim, &()).await
}

/// A node: takes jobs and says so, until there are none left or it is killed. Does nothing unless it was started to.
#[test]
fn the_node_that_is_killed() {
    let Ok(told) = std::env::var(VICTIM) else { return };
    let location = match told.strip_prefix("file:") {
        Some(path) => Location::File(path.into()),
        None => Location::Postgres(told),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let market = on(&Db::open(&location).await.unwrap(), &Arc::new(ManualClock::at(START)));
        while let Some(claim) = market.jobs().claim(&JobKind::ALL).await.unwrap() {
            println!("took {}", claim.id);
            works(&market, &claim).await.unwrap();
            println!("done {}", claim.id);
        }
    });
}

fn node(location: &Location) -> Child {
    let told = match location {
        Location::File(path) => format!("file:{}", path.display()),
        Location::Postgres(url) => url.clone(),
    };
    Command::new(std::env::current_exe().unwrap())
        .args(["the_node_that_is_killed", "--exact", "--nocapture", "--test-threads=1"])
        .env(VICTIM, told)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

on_both!(&MIGRATIONS, async fn two_nodes_one_of_which_is_killed_do_every_step_once(test) {
    let shop = support::Shop::open(test).await;
    shop.seller("ana", None).await;
    let jobs = shop.market.jobs();
    for n in 0..JOBS {
        jobs.enqueue(&work(&format!("job {n}"))).await.unwrap();
    }
    // The first is killed in the middle of its third job, while the second goes on.
    let (mut killed, mut other) = (node(&shop.test.location), node(&shop.test.location));
    let out = BufReader::new(killed.stdout.take().unwrap());
    let mut took = 0;
    for line in out.lines() {
        took += u32::from(line.unwrap().contains("took job_"));
        if took == 3 {
            killed.kill().unwrap();
        }
    }
    killed.wait().unwrap();
    // SQLite is one node's at a time but for readers; the second may have been told that it is busy. It only has to end.
    std::io::copy(&mut other.stdout.take().unwrap(), &mut std::io::sink()).unwrap();
    other.wait().unwrap();
    // Whatever the dead left: their leases run out, and somebody goes on.
    shop.clock.advance(LEASE);
    while let Some(claim) = jobs.claim(&JobKind::ALL).await.unwrap() {
        works(&shop.market, &claim).await.unwrap();
    }
    let done = jobs.list(JobStatus::Done, 200).await.unwrap();
    assert_eq!(i64::try_from(done.len()).unwrap(), JOBS);
    let mut tx = shop.test.db.read().await.unwrap();
    let select = "SELECT COUNT(*) AS n, COUNT(DISTINCT visitor_hash) AS different FROM visit";
    let steps: (i64, i64) =
        tx.one(select, params![], |row| Ok((row.get("n")?, row.get("different")?))).await.unwrap();
    assert_eq!(steps, (JOBS * STEPS, JOBS * STEPS), "every step once");
});
