//! Whoever runs the platform sees what it does by itself; nobody else does.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use base::Span;
use market::jobs::{Failure, JobKind, NewJob, Progress};
use support::{Form, TestShop};

/// A job that failed for good; its path.
async fn failed(shop: &TestShop) -> String {
    let jobs = shop.market.jobs();
    jobs.enqueue(&NewJob::new(JobKind::Import, "import:upl_1", &7, shop.app.now()).unwrap()).await.unwrap();
    let claim = jobs.claim(&[JobKind::Import]).await.unwrap().unwrap();
    jobs.fail(&claim, &Failure::never("the file <b>is</b> gone")).await.unwrap();
    format!("/operate/jobs/{}", claim.id)
}

#[tokio::test]
async fn only_the_operator_finds_the_console() {
    let shop = TestShop::open().await;
    shop.operates("zoe").await;
    let job = failed(&shop).await;
    let pages = ["/operate", "/operate/jobs"];
    let posts = [format!("{job}/retry"), format!("{job}/dismiss")];
    let mut visitor = shop.browser();
    let token = visitor.token().await;
    for page in pages {
        assert!(visitor.opens(page).await.location().starts_with("/sign-in"), "{page}");
    }
    for post in &posts {
        assert!(
            visitor.sends(Form::forged(post).with("csrf", &token)).await.location().starts_with("/sign-in"),
            "{post}"
        );
    }
    for name in ["olga", "clara", "ana", "rita"] {
        let mut other = shop.signed_in(name).await;
        let token = other.token().await;
        for page in pages {
            assert_eq!(other.opens(page).await.status, StatusCode::NOT_FOUND, "{name} {page}");
        }
        for post in &posts {
            let answer = other.sends(Form::forged(post).with("csrf", &token)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name} {post}");
        }
        assert!(!other.opens("/").await.has("a[href='/operate']"), "{name} is not even told that it is there");
    }
    let mut zoe = shop.signed_in("zoe").await;
    assert!(zoe.opens("/").await.has(".menu-body a[href='/operate']"));
    for page in pages {
        let answer = zoe.opens(page).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.has(".console-nav a[aria-current=page]"), "{page} is marked in the navigation");
    }
    for post in &posts {
        let answer = zoe.sends(Form::forged(post)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{post} without its token");
    }
}

#[tokio::test]
async fn a_job_that_failed_is_tried_again_or_dismissed() {
    let shop = TestShop::open().await;
    shop.operates("zoe").await;
    let job = failed(&shop).await;
    let mut zoe = shop.signed_in("zoe").await;
    assert!(zoe.opens("/operate").await.says("1 job failed for good."));
    let list = zoe.opens("/operate/jobs").await;
    let row = list.text("tbody tr");
    assert!(row.contains("Import of a catalog file") && row.contains("the file <b>is</b> gone"), "{row}");
    assert_eq!(list.text(".console-nav .bag-count"), "1 waiting");
    let again = zoe.submits(list.form(&format!("{job}/retry"))).await;
    assert_eq!(again.flash(), "The job begins anew.");
    assert!(again.says("No job is in this state."), "{}", again.main());
    let late = zoe.submits(list.form(&format!("{job}/dismiss"))).await;
    assert_eq!(late.flash(), "This job is no longer among the failed ones.");
    // What it is about is nonsense, so it fails again.
    shop.works().await;
    let list = zoe.opens("/operate/jobs?show=failed").await;
    let gone = zoe.submits(list.form(&format!("{job}/dismiss"))).await;
    assert_eq!(gone.flash(), "The job is off the list.");
    assert!(!zoe.opens("/operate/jobs?show=failed").await.has("tbody tr"));
    for path in ["/operate/jobs/job_1/retry", "/operate/jobs/x/dismiss"] {
        let token = zoe.token().await;
        let answer = zoe.sends(Form::forged(path).with("csrf", &token)).await;
        assert!(answer.status == StatusCode::NOT_FOUND || answer.status == StatusCode::SEE_OTHER, "{path}");
    }
}

#[tokio::test]
async fn health_tells_what_waits_and_how_far_running_work_is() {
    let shop = TestShop::open().await;
    shop.operates("zoe").await;
    let mut zoe = shop.signed_in("zoe").await;
    let calm = zoe.opens("/operate").await;
    assert!(calm.says("Nothing waits") && calm.says("SQLite, answers") && calm.says("GB free"), "{}", calm.main());
    assert!(calm.says(env!("CARGO_PKG_VERSION")) && calm.says("just now"), "{}", calm.main());
    shop.order("ana", &[("bowl", 1)]).await;
    shop.clock.advance(Span::minutes(42));
    let behind = zoe.opens("/operate").await;
    assert!(behind.says("due for 42 minutes") && behind.says("42 minutes ago"), "{}", behind.main());
    let jobs = shop.market.jobs();
    let claim = jobs.claim(&[JobKind::OrderLetter]).await.unwrap().unwrap();
    jobs.step(&claim, &Progress::new(3, 9, "")).await.unwrap();
    let running = zoe.opens("/operate/jobs?show=running").await;
    assert_eq!(running.attribute("progress", "max"), "9");
    assert!(running.says("3 of 9") && running.says("Letter about an order"), "{}", running.main());
}

// Other people's bug 7: nobody schedules anything, and deadlines pass all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_only_runs_lets_deadlines_pass_and_sends_letters() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 1)]).await;
    shop.clock.advance(Span::days(2));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = tokio::spawn(server::jobs::run(shop.app.clone(), stopped));
    let told = async {
        while !shop.letters().iter().any(|letter| letter.contains("was not paid in time")) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), told).await.expect("nobody looked at the clock");
    let status = shop.market.checkout().order_of_merchant(shop.kiosk, order).await.unwrap().status;
    assert_eq!(status, market::checkout::OrderStatus::Expired);
    stop.send(true).unwrap();
    running.await.unwrap();
    assert_eq!(shop.market.jobs().counts().await.unwrap().running, 0, "what was taken is given back");
}
