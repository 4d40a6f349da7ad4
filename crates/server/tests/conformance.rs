//! schemathesis sends what nobody thinks of to a server that runs, and holds every answer against the OpenAPI document.
//! `cargo xtask test --only api` installs and names it; these tests are left out of every other run.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may stop where it fails")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use market::Actor;
use market::boutiques::NewCollection;
use market::keys::{KeyOwner, NewKey, Scope, Scopes};
use market::links::NewCampaign;
use market::people::{Organisation, Role};
use serde_json::{Value, json};
use support::TestShop;
use tokio::net::TcpListener;
use tower::ServiceExt as _;

/// The variable that names the program.
const PROGRAM: &str = "ASTRA_SCHEMATHESIS";
/// The variable that asks for the long form.
const LONG: &str = "ASTRA_LONG";
/// The same examples in every run.
const SEED: &str = "7";
/// How many examples an operation gets beyond those that its schema suggests.
const EXAMPLES: &str = "8";
/// How many in the long form.
const MANY_EXAMPLES: &str = "150";

/// What a sound request may be answered with: what the schema cannot say (a code that is taken, a country nothing is
/// sent to, a reference to something that is not there) is told as 409 or 422. A request that is not sound may be refused
/// for another reason first: RFC 9110 leaves the order in which a server looks at things to the server.
const SETTINGS: &str = r#"
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "401", "403", "404", "409", "422", "429"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "428", "429"]

[checks.missing_required_header]
expected-statuses = ["400", "401", "403", "404", "409", "415", "422", "429"]
"#;

/// What is there, by where a request names it: without these, nearly every request would end at "there is no such thing".
type Known = Vec<(&'static str, Vec<String>)>;

/// Three times of four something that is there is named, else what schemathesis thinks of.
fn settings(known: &Known) -> String {
    let mut text = SETTINGS.to_owned();
    for (at, (place, values)) in known.iter().enumerate() {
        writeln!(text, "\n[dictionaries.known{at}]\nvalues = {values:?}").unwrap();
        writeln!(text, "\n[parameters.\"{place}\"]\ndictionary = \"known{at}\"\nprobability = 0.75").unwrap();
    }
    text
}

async fn key(shop: &TestShop, owner: KeyOwner) -> String {
    let scopes = Scopes::new(Scope::of_owner(owner).iter().copied());
    let new = NewKey { name: "schemathesis".into(), scopes, expires_at: None };
    let market = shop.market.by(Actor::Merchant(shop.person("olga")));
    market.keys().make(owner, &new).await.unwrap().text
}

/// A cart with something in it; its token.
async fn cart(router: &Router, variant: &str) -> String {
    let body = json!({ "items": [{ "variant": variant, "quantity": 1 }], "destination": { "country": "DE" } });
    let request = Request::post("/v1/shops/kiosk/carts").header("content-type", "application/json");
    let request = request.header("x-forwarded-for", "10.5.0.2").body(Body::from(body.to_string())).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    let bytes = to_bytes(answer.into_body(), 100_000).await.unwrap();
    let answer: Value = serde_json::from_slice(&bytes).unwrap();
    answer["token"].as_str().unwrap().to_owned()
}

/// A shop in which there is one of everything.
async fn furnished(shop: &TestShop) -> Known {
    let (coupon, zone, method) = shop.charges().await;
    let (returned, parcel, asked, _) = shop.returned_order().await;
    let paid = shop.order("ana", &[("cup", 1), ("sencha", 1)]).await;
    shop.pays(paid).await;
    let placed = shop.order("ben", &[("sencha", 2)]).await;
    let made = shop.payouts().await;
    let people = shop.market.people();
    people.grant_role(Organisation::Merchant(shop.kiosk), shop.person("zoe"), Role::Staff).await.unwrap();
    people.grant_role(Organisation::Brand(shop.clay), shop.person("zoe"), Role::Staff).await.unwrap();
    let campaign = NewCampaign { name: "Market day".into(), ..NewCampaign::default() };
    let campaign = shop.market.links().add_campaign(shop.member("ana"), &campaign).await.unwrap();
    let gifts = NewCollection { title: "Gifts".into(), ..NewCollection::default() };
    let gifts = shop.market.boutiques().add_collection(shop.member("ana"), &gifts).await.unwrap();
    let lines = shop.market.checkout().order_of_merchant(shop.kiosk, paid).await.unwrap().lines;
    vec![
        ("path.coupon", vec![coupon.to_string()]),
        ("path.zone", vec![zone.to_string()]),
        ("path.method", vec![method.to_string()]),
        ("path.order", vec![paid.to_string(), placed.to_string(), returned.to_string()]),
        ("path.parcel", vec![parcel.to_string()]),
        ("path.return", vec![asked.to_string()]),
        ("path.member", vec![shop.member("ben").to_string()]),
        ("path.product", vec![shop.product_id("bowl").to_string()]),
        ("path.variant", vec![shop.variant("cup").to_string(), shop.variant("sencha").to_string()]),
        ("path.agreement", vec![shop.agreement("clay").to_string()]),
        ("path.payout", vec![made.of_seller.to_string(), made.of_brand.to_string()]),
        ("path.run", vec![made.run.to_string()]),
        ("path.file", vec![made.file.to_string()]),
        ("path.list", vec![shop.price_list().await.to_string()]),
        ("path.person", vec![shop.person("zoe").to_string()]),
        ("path.campaign", vec![campaign.to_string()]),
        ("path.collection", vec![gifts.to_string()]),
        ("body.lines[*].line", lines.iter().map(|line| line.id.to_string()).collect()),
        ("body.variant", vec![shop.variant("sencha").to_string()]),
        ("body.items[*].variant", vec![shop.variant("sencha").to_string()]),
        ("body.destination.country", vec!["DE".into()]),
        ("body.address.country", vec!["DE".into()]),
        ("body.brand", vec![shop.clay.to_string()]),
        ("body.product", vec![shop.product_id("bowl").to_string()]),
        ("body.products[*]", vec![shop.product_id("bowl").to_string()]),
        ("body.brands[*]", vec![shop.clay.to_string()]),
        ("body.prices[*].sku", vec!["SKU-bowl".into(), "SKU-cup".into()]),
        ("body.prices[*].price.currency", vec!["EUR".into()]),
        ("body.money.currency", vec!["EUR".into()]),
        ("body.minimum.currency", vec!["EUR".into()]),
        ("body.campaign", vec![campaign.to_string()]),
        ("body.code", vec!["TEN".into()]),
        ("body.price.currency", vec!["EUR".into()]),
        ("body.amount.currency", vec!["EUR".into()]),
    ]
}

/// Runs it on the operations of one kind of owner; whether it found nothing.
fn finds_nothing(program: &str, folder: &Path, server: &str, operations: &str, headers: &[String]) -> bool {
    let examples = if std::env::var(LONG).is_ok_and(|long| long == "1") { MANY_EXAMPLES } else { EXAMPLES };
    let mut command = Command::new(program);
    command.current_dir(folder).args(["--config-file", "schemathesis.toml", "run"]);
    command.arg(format!("{server}/openapi.json"));
    // The two left out ask whether a request without its key, or with another's, is refused. They take every answer but 2xx
    // for a refusal and every 2xx for a hole, and know neither addresses that need no key nor headers that are sent along;
    // `tests/api/scopes.rs` asks both questions of every operation.
    command.args(["--checks", "all", "--exclude-checks", "ignored_auth,object_level_authorization"]);
    command.args(["--phases", "examples,coverage,fuzzing", "--mode", "all"]);
    command.args(["--seed", SEED, "--max-examples", examples]);
    command.args(["--generation-database", "none", "--no-color", "--warnings", "off"]);
    // How fast we are is measured elsewhere: here, other work on the machine may hold an answer up.
    command.args(["--max-response-time", "60", "--request-timeout", "60", "--wait-for-schema", "60"]);
    command.args(["--suppress-health-check", "all"]);
    command.args(["--include-path-regex", operations]);
    for header in headers {
        command.args(["--header", header]);
    }
    let output = command.output().unwrap();
    println!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    output.status.success()
}

async fn tested(operations: &'static str, owner: fn(&TestShop) -> KeyOwner) {
    let program = std::env::var(PROGRAM).unwrap_or_else(|_| panic!("{PROGRAM} names no schemathesis"));
    let shop = TestShop::open().await;
    let known = furnished(&shop).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(axum::serve(listener, shop.router.clone()).into_future());
    let key = key(&shop, owner(&shop)).await;
    let mut headers = vec![format!("Authorization: Bearer {key}"), "X-Forwarded-For: 10.5.0.1".to_owned()];
    headers.push(format!("Cart-Token: {}", cart(&shop.router, &shop.variant("sencha").to_string()).await));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("schemathesis.toml"), settings(&known)).unwrap();
    let path = folder.path().to_owned();
    let run = move || finds_nothing(&program, &path, &server, operations, &headers);
    let fine = tokio::task::spawn_blocking(run).await.unwrap();
    serving.abort();
    shop.assert_books_balance().await;
    assert!(fine, "schemathesis found something: see above");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs schemathesis: cargo xtask test --only api"]
async fn what_a_storefront_uses() {
    tested("^/v1/(shops|orders)", |shop| KeyOwner::Merchant(shop.kiosk)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs schemathesis: cargo xtask test --only api"]
async fn what_a_merchants_program_uses() {
    tested("^/v1/(merchant|events)", |shop| KeyOwner::Merchant(shop.kiosk)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs schemathesis: cargo xtask test --only api"]
async fn what_a_brands_program_uses() {
    tested("^/v1/brand", |shop| KeyOwner::Brand(shop.clay)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs schemathesis: cargo xtask test --only api"]
async fn what_a_sellers_program_uses() {
    tested("^/v1/seller", |shop| KeyOwner::Seller(shop.member("ana"))).await;
}
