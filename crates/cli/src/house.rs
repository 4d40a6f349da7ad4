//! The parts every command needs, put together.

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use base::{Clock, Timestamp};
use db::Db;
use market::{Desk, Market};
use server::chain::Link;
use server::i18n::Languages;
use server::mail::Post;
use server::web::{App, Settings};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::settings::{Address, DataPlace};

/// The clock on the wall.
#[derive(Debug)]
pub(crate) struct WallClock;

impl Clock for WallClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the time of day comes in")]
    fn now(&self) -> Timestamp {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |span| span.as_millis());
        Timestamp::from_millis(i64::try_from(since_1970).unwrap_or(i64::MAX))
    }
}

/// The clock on the wall, for whatever takes any.
pub(crate) fn wall_clock() -> Arc<dyn Clock> {
    Arc::new(WallClock)
}

/// Opens the database at `place` and brings it to this version.
pub(crate) async fn open(place: &DataPlace) -> anyhow::Result<Db> {
    let db = Db::open(&place.database).await?;
    db.migrate(&market::migrations()).await.context("the database could not be brought to this version")?;
    Ok(db)
}

/// The business on `db`, by `clock`.
pub(crate) fn market(db: Db, clock: Arc<dyn Clock>) -> Market {
    Market::new(Desk::new(db, clock))
}

/// A listener and the application behind it, ready to serve.
pub(crate) struct Ready {
    /// The application.
    pub(crate) app: App,
    /// Where it answers.
    pub(crate) listener: TcpListener,
    /// The address people use.
    pub(crate) url: String,
}

/// Takes the address and puts the application on it, which hands its letters to `post`, keeps its data in `data` and settles on the
/// chain of `link`.
pub(crate) async fn ready(
    market: Market,
    address: &Address,
    post: Post,
    data: &Path,
    link: Option<Link>,
) -> anyhow::Result<Ready> {
    let listener = TcpListener::bind(address.listen)
        .await
        .with_context(|| format!("cannot listen on {}: is another server there?", address.listen))?;
    let url = address.public_url.clone().unwrap_or(format!("http://{}", listener.local_addr()?));
    let (behind_proxy, data) = (address.behind_proxy, data.to_owned());
    let settings = Settings { public_url: url.clone(), behind_proxy, post, data };
    let languages = Languages::load()?;
    let app = match link {
        Some(link) => App::linked(market, settings, languages, link),
        None => App::new(market, settings, languages),
    };
    Ok(Ready { app, listener, url })
}

/// Changes once the process is told to stop, from now on.
pub(crate) fn told_to_stop() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    let told = signalled();
    tokio::spawn(async move {
        told.await;
        // Nobody listens any more: then there is nothing to stop.
        let _ = sender.send(true);
    });
    receiver
}

/// Listens for signals from here on, not only from when it is waited for.
#[cfg(unix)]
fn signalled() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut signals = [SignalKind::terminate(), SignalKind::interrupt()].map(signal);
    async move {
        let [terminate, interrupt] = &mut signals;
        match (terminate, interrupt) {
            (Ok(terminate), Ok(interrupt)) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                }
            }
            // No signal can be heard: then only the system ends it.
            _ => std::future::pending().await,
        }
    }
}

#[cfg(not(unix))]
async fn signalled() {
    let _ = tokio::signal::ctrl_c().await;
}
