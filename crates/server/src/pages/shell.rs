//! What every page has around it.

use std::sync::Arc;

use base::Money;
use market::people::Roles;

use market::Language;

use crate::i18n::{Message, Rich, Texts, own_name};
use crate::link::{self, Link};
use crate::pages::parts::{Choice, Flash, NamedLink, StructuredData};

/// Everything around a page: who is looking, in which language, and what the header says. Pages keep it as `cx`.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The visitor's language.
    pub texts: Arc<Texts>,
    /// The page's own title; the site's name is added behind it.
    pub title: String,
    /// One or two sentences for search results and shared links; may be empty.
    pub description: String,
    /// The path asked for, with its query: where "sign in" leads back to, and what navigation marks as current.
    pub path: String,
    /// What a shared link looks like, on pages meant to be shared. Pages without one ask not to be indexed.
    pub share: Option<ShareCard>,
    /// What the page says to programs.
    pub data: Vec<StructuredData>,
    /// The person signed in.
    pub person: Option<SignedIn>,
    /// How many pieces are in the cart.
    pub bag: u32,
    /// Goes with every form that changes something.
    pub csrf: String,
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// Whether the visitor's connection is encrypted; only then the page says so.
    pub secure: bool,
    /// What just happened, said once.
    pub flashes: Vec<Flash>,
}

/// The person signed in, as the header shows them.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Their name.
    pub name: String,
    /// The consoles open to them: own boutiques, shops and brands.
    pub consoles: Vec<ConsoleLink>,
    /// What they may act as.
    pub roles: Roles,
}

/// A way into a console.
#[derive(Debug, Clone)]
pub struct ConsoleLink {
    /// Whose it is, "Mara's boutique".
    pub label: String,
    /// Its first page.
    pub href: Link,
    /// The icon beside it: `shop`, `products` or `coins`.
    pub icon: &'static str,
}

/// What others see when the address is shared.
#[derive(Debug, Clone, Default)]
pub struct ShareCard {
    /// The page's one full address, without anything personal in it: that of a product is in its shop.
    pub address: String,
    /// The full address of a picture; may be empty.
    pub picture: String,
    /// What it costs and whether it can be had, when the page is about a product.
    pub offer: Option<(Money, bool)>,
    /// Whether the page is about a person.
    pub is_person: bool,
}

impl ShareCard {
    /// What kind of thing the page is about, in the words of Open Graph.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match (&self.offer, self.is_person) {
            (Some(_), _) => "product",
            (None, true) => "profile",
            (None, false) => "website",
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the visitor's system says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word kept in the cookie, sent by the form and written to `data-theme`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice named `word`; anything else follows the system.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.word() == word).unwrap_or_default()
    }
}

impl Shell {
    /// A visitor's shell: nobody signed in, nothing in the cart.
    #[must_use]
    pub fn new(texts: Arc<Texts>, path: impl Into<String>) -> Self {
        Self {
            texts,
            title: String::new(),
            description: String::new(),
            path: path.into(),
            share: None,
            data: Vec::new(),
            person: None,
            bag: 0,
            csrf: String::new(),
            theme: Theme::Auto,
            secure: false,
            flashes: Vec::new(),
        }
    }

    /// The same shell around a page called `title`.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The message named `key`.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> Message<'a> {
        self.texts.t(key)
    }

    /// A message with links and emphasis in it.
    #[must_use]
    pub fn rich<'a>(&'a self, key: &'a str) -> Rich<'a> {
        self.texts.rich(key)
    }

    /// What the header and the footer lead to.
    #[must_use]
    pub fn main_links(&self) -> Vec<NamedLink> {
        let to = |name: Message<'_>, href| NamedLink { name: name.to_string(), href };
        vec![
            to(self.t("nav-everything"), link::search(&link::SearchQuery::default())),
            to(self.t("nav-brands"), link::brands()),
            to(self.t("nav-boutiques"), link::boutiques()),
            to(self.t("nav-shops"), link::shops()),
        ]
    }

    /// The choices of light and dark.
    #[must_use]
    pub fn themes(&self) -> Vec<Choice> {
        Theme::ALL
            .map(|theme| Choice {
                value: theme.word().to_owned(),
                label: self.theme_name(theme),
                help: String::new(),
                chosen: self.theme == theme,
            })
            .into()
    }

    fn theme_name(&self, theme: Theme) -> String {
        match theme {
            Theme::Auto => self.t("theme-auto"),
            Theme::Light => self.t("theme-light"),
            Theme::Dark => self.t("theme-dark"),
        }
        .to_string()
    }

    /// The languages to choose from, each by its own name.
    #[must_use]
    pub fn languages(&self) -> Vec<Choice> {
        Language::ALL
            .map(|language| Choice {
                value: language.word().to_owned(),
                label: own_name(language).to_owned(),
                help: String::new(),
                chosen: self.texts.language() == language,
            })
            .into()
    }

    /// Whether the header offers a search: not where the page itself does.
    #[must_use]
    pub fn has_search(&self) -> bool {
        !self.is_here(&link::home()) && !self.is_here(&link::search(&link::SearchQuery::default()))
    }

    /// Whether the page shows what somebody else put there: a product, a boutique, a brand.
    #[must_use]
    pub fn can_be_reported(&self) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match parts.as_slice() {
            ["brands", _] | ["shops", _, _, _] => true,
            [handle] | [handle, _, _] => handle.starts_with('@'),
            _ => false,
        }
    }

    /// Whether `href` is the page being shown, whatever its query.
    #[must_use]
    pub fn is_here(&self, href: &Link) -> bool {
        self.path.split('?').next() == href.as_str().split('?').next()
    }
}
