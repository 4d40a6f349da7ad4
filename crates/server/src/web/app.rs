use std::fmt::Display;
use std::sync::Arc;

use base::Timestamp;
use market::Market;

use super::Limits;
use crate::i18n::Texts;

/// How this server is reached.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people use, without a slash at its end: `https://shop.example.com`.
    pub public_url: String,
    /// Whether a proxy in front of us, and nobody else, sets `X-Forwarded-For`.
    pub behind_proxy: bool,
}

impl Settings {
    /// Whether visitors come over TLS, so that cookies may insist on it.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// What every request works with. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    market: Market,
    settings: Settings,
    texts: Arc<Texts>,
    limits: Limits,
}

impl App {
    /// The application on `market`.
    #[must_use]
    pub fn new(market: Market, settings: Settings, texts: Arc<Texts>) -> Self {
        Self(Arc::new(Inner { market, settings, texts, limits: Limits::default() }))
    }

    /// The business.
    #[must_use]
    pub fn market(&self) -> &Market {
        &self.0.market
    }

    /// How this server is reached.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The full address of a page or file of ours.
    #[must_use]
    pub fn absolute(&self, path: impl Display) -> String {
        format!("{}{path}", self.0.settings.public_url)
    }

    /// The words of the interface.
    #[must_use]
    pub fn texts(&self) -> Arc<Texts> {
        Arc::clone(&self.0.texts)
    }

    /// How often things may be done.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.market.desk().now()
    }
}
