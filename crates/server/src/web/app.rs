use std::fmt::Display;
use std::path::PathBuf;
use std::sync::Arc;

use base::Timestamp;
use market::Market;

use super::Limits;
use crate::api::{ApiLimits, KnownKeys, KnownShops};
use crate::chain::Link;
use crate::fetch::{Internet, PublicInternet};
use crate::i18n::Languages;
use crate::mail::Post;
use crate::studio::Studio;

/// How this server is reached.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people use, without a slash at its end: `https://shop.example.com`.
    pub public_url: String,
    /// Whether a proxy in front of us, and nobody else, sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Where letters are handed in.
    pub post: Post,
    /// The folder the data is in.
    pub data: PathBuf,
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
    languages: Languages,
    limits: Limits,
    api_limits: ApiLimits,
    known_keys: KnownKeys,
    known_shops: KnownShops,
    studio: Studio,
    internet: Arc<dyn Internet>,
    link: Option<Link>,
    started: Timestamp,
}

impl App {
    /// The application on `market`.
    #[must_use]
    pub fn new(market: Market, settings: Settings, languages: Languages) -> Self {
        Self::on(market, settings, languages, Arc::new(PublicInternet), None)
    }

    /// The application on `market`, linked to a chain.
    #[must_use]
    pub fn linked(market: Market, settings: Settings, languages: Languages, link: Link) -> Self {
        Self::on(market, settings, languages, Arc::new(PublicInternet), Some(link))
    }

    /// The application on `market`, with another internet around it and perhaps a chain: tests bring their own.
    #[must_use]
    pub fn on(
        market: Market,
        settings: Settings,
        languages: Languages,
        internet: Arc<dyn Internet>,
        link: Option<Link>,
    ) -> Self {
        let started = market.desk().now();
        let (limits, studio) = (Limits::default(), Studio::default());
        Self(Arc::new(Inner {
            market,
            settings,
            languages,
            limits,
            api_limits: ApiLimits::default(),
            known_keys: KnownKeys::default(),
            known_shops: KnownShops::default(),
            studio,
            internet,
            link,
            started,
        }))
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

    /// The words of the interface. There are none without saying whose: pages take those of their visitor
    /// ([`super::Visitor::texts`]), letters those of whoever reads them.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        &self.0.languages
    }

    /// How often things may be done.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// How often programs may ask.
    #[must_use]
    pub fn api_limits(&self) -> &ApiLimits {
        &self.0.api_limits
    }

    /// The keys of programs that asked lately.
    #[must_use]
    pub fn known_keys(&self) -> &KnownKeys {
        &self.0.known_keys
    }

    /// The shops that programs asked for lately.
    #[must_use]
    pub fn known_shops(&self) -> &KnownShops {
        &self.0.known_shops
    }

    /// Where pictures are worked on.
    #[must_use]
    pub fn studio(&self) -> &Studio {
        &self.0.studio
    }

    /// Where pictures are fetched from.
    #[must_use]
    pub fn internet(&self) -> &dyn Internet {
        self.0.internet.as_ref()
    }

    /// The chain, if there is one.
    #[must_use]
    pub fn link(&self) -> Option<&Link> {
        self.0.link.as_ref()
    }

    /// When this node started.
    #[must_use]
    pub fn started(&self) -> Timestamp {
        self.0.started
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.market.desk().now()
    }
}
