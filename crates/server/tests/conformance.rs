//! schemathesis sends what nobody thinks of to a server that runs, and holds every answer against the OpenAPI document.
//! `cargo xtask test --only api` installs and names it; without it there is nothing to run.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may stop where it fails")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use market::Actor;
use market::keys::{KeyOwner, NewKey, Scope, Scopes};
use support::TestShop;
use tokio::net::TcpListener;

/// The variable that names the program.
const PROGRAM: &str = "ASTRA_SCHEMATHESIS";
/// The same examples in every run.
const SEED: &str = "7";
/// How many examples an operation gets beyond those that its schema suggests.
const EXAMPLES: &str = "8";

/// What a sound request may be answered with: what the schema cannot say (a code that is taken, a country nothing is
/// sent to, a reference to something that is not there) is told as 409 or 422.
const SETTINGS: &str = r#"
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "401", "403", "404", "409", "422", "429"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "428", "429"]

[checks.missing_required_header]
expected-statuses = ["400", "401", "403", "404", "409", "415", "422", "429"]
"#;

async fn key(shop: &TestShop, owner: KeyOwner) -> String {
    let scopes = Scopes::new(Scope::of_owner(owner).iter().copied());
    let new = NewKey { name: "schemathesis".into(), scopes, expires_at: None };
    let market = shop.market.by(Actor::Merchant(shop.person("olga")));
    market.keys().make(owner, &new).await.unwrap().text
}

/// Runs it on the operations of one kind of owner; whether it found nothing.
fn finds_nothing(program: &str, folder: &Path, server: &str, operations: &str, headers: &[String]) -> bool {
    let settings = folder.join("schemathesis.toml");
    fs::write(&settings, SETTINGS).unwrap();
    let mut command = Command::new(program);
    command.current_dir(folder).arg("--config-file").arg(&settings).arg("run").arg(format!("{server}/openapi.json"));
    command.args(["--checks", "all", "--exclude-checks", "ignored_auth,object_level_authorization"]);
    command.args([
        "--phases",
        "examples,coverage,fuzzing",
        "--mode",
        "all",
        "--seed",
        SEED,
        "--max-examples",
        EXAMPLES,
    ]);
    command.args(["--generation-database", "none", "--no-color", "--warnings", "off"]);
    command.args(["--request-timeout", "20", "--suppress-health-check", "all"]);
    command.args(["--include-path-regex", operations]);
    for header in headers {
        command.args(["--header", header]);
    }
    let output = command.output().unwrap();
    println!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    output.status.success()
}

async fn tested(operations: &'static str, owner: fn(&TestShop) -> KeyOwner) {
    let Ok(program) = std::env::var(PROGRAM) else {
        println!("skipped: {PROGRAM} names no schemathesis");
        return;
    };
    let shop = TestShop::open().await;
    shop.charges().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(axum::serve(listener, shop.router.clone()).into_future());
    let key = key(&shop, owner(&shop)).await;
    let headers = [format!("Authorization: Bearer {key}"), "X-Forwarded-For: 10.5.0.1".to_owned()];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    let run = move || finds_nothing(&program, &path, &server, operations, &headers);
    let fine = tokio::task::spawn_blocking(run).await.unwrap();
    serving.abort();
    shop.assert_books_balance().await;
    assert!(fine, "schemathesis found something: see above");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_storefront_uses() {
    tested("^/v1/(shops|orders)", |shop| KeyOwner::Merchant(shop.kiosk)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_merchants_program_uses() {
    tested("^/v1/(merchant|events)", |shop| KeyOwner::Merchant(shop.kiosk)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_brands_program_uses() {
    tested("^/v1/brand", |shop| KeyOwner::Brand(shop.clay)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_sellers_program_uses() {
    tested("^/v1/seller", |shop| KeyOwner::Seller(shop.member("ana"))).await;
}
