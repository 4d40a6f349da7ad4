//! The bare loop: the same framework, the same database with the same group commit, the same number of requests, and the
//! same rows written. No rules, no prices, no checks: what a shop costs is what it takes more than this.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use db::{Db, Location};
use serde_json::{Value, json};

use super::client::Client;
use super::fixture::{Fixture, now};
use super::load::{Measured, Work, as_fast_as_possible};
use super::program::Program;
use super::store::{self, Goods};

const GUESTS: usize = 64;

#[derive(Debug, Clone)]
struct Loop {
    db: Db,
    goods: Goods,
}

/// Answers until the process is ended.
pub(crate) async fn serve(folder: &Path) -> anyhow::Result<()> {
    let db = Db::open(&Location::File(folder.join("astra.db"))).await?;
    let goods = store::goods(&mut db.read().await?).await?;
    let router = Router::new()
        .route("/cart", post(cart))
        .route("/order", post(order))
        .route("/pay", post(pay))
        .with_state(Arc::new(Loop { db, goods }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}

type Answer = Result<Json<Value>, axum::http::StatusCode>;

fn failed(error: &db::DbError) -> axum::http::StatusCode {
    eprintln!("{error}");
    axum::http::StatusCode::INTERNAL_SERVER_ERROR
}

fn visitor(body: &Value) -> String {
    body["visitor"].as_str().unwrap_or_default().to_owned()
}

async fn cart(State(bare): State<Arc<Loop>>, Json(body): Json<Value>) -> Answer {
    let mut tx = bare.db.begin().await.map_err(|error| failed(&error))?;
    store::open_cart(&mut tx, bare.goods, &visitor(&body), now().as_millis()).await.map_err(|error| failed(&error))?;
    tx.commit().await.map_err(|error| failed(&error))?;
    Ok(Json(body))
}

async fn order(State(bare): State<Arc<Loop>>, Json(body): Json<Value>) -> Answer {
    let mut tx = bare.db.begin().await.map_err(|error| failed(&error))?;
    let order =
        store::place(&mut tx, bare.goods, &visitor(&body), now().as_millis()).await.map_err(|error| failed(&error))?;
    tx.commit().await.map_err(|error| failed(&error))?;
    Ok(Json(json!({ "order": order })))
}

async fn pay(State(bare): State<Arc<Loop>>, Json(body): Json<Value>) -> Answer {
    let mut tx = bare.db.begin().await.map_err(|error| failed(&error))?;
    let order = body["order"].as_i64().unwrap_or_default();
    store::pay(&mut tx, bare.goods, order, now().as_millis()).await.map_err(|error| failed(&error))?;
    tx.commit().await.map_err(|error| failed(&error))?;
    Ok(Json(body))
}

struct Guest(Client);

impl Work for Guest {
    async fn once(&mut self, number: u64) -> anyhow::Result<()> {
        let body = json!({ "visitor": format!("{number:064}"), "email": "guest@example.com", "name": "Anna Guest" });
        let Self(client) = self;
        client.post("/cart", &[], body.to_string()).await?;
        let placed = client.post("/order", &[], body.to_string()).await?;
        client.post("/pay", &[], String::from_utf8_lossy(&placed).into_owned()).await.map(drop)
    }
}

/// Measures whole orders as fast as possible, in a shop with some products.
pub(crate) async fn measure(folder: &Path, seconds: u64) -> anyhow::Result<Measured> {
    Fixture::fill(folder, 1_000).await?;
    let program = Program::start(&std::env::current_exe().context("who am I?")?, &["bare"], folder)?;
    let mut guests = Vec::with_capacity(GUESTS);
    for _ in 0..GUESTS {
        guests.push(Guest(Client::connect(&program.host).await?));
    }
    as_fast_as_possible(guests, 0, Duration::from_secs(seconds)).await
}
