//! What went wrong, what was kept, what to do.

use askama::Template;

use crate::link;
use crate::pages::Shell;
use crate::pages::parts::{NamedLink, ProductCard};
use crate::web::{Gone, WasThere};

/// Everything an error page shows.
#[derive(Debug, Template)]
#[template(path = "system/error.html")]
pub struct ErrorPage {
    /// What is around it.
    pub cx: Shell,
    /// The HTTP status.
    pub status: u16,
    /// What happened.
    pub title: String,
    /// What was kept and what to do, in a sentence or two.
    pub text: String,
    /// What exactly, when the cause has words for the visitor; may be empty.
    pub detail: String,
    /// Where to go from here; the first is the best.
    pub ways: Vec<NamedLink>,
    /// What to look for instead, put into the search; may be empty.
    pub words: String,
    /// What is near what was looked for.
    pub near: Vec<ProductCard>,
    /// What to name when asking for help; may be empty.
    pub reference: String,
}

impl ErrorPage {
    /// The page for something that was at this address and is gone.
    #[must_use]
    pub fn gone(cx: Shell, gone: &Gone) -> Self {
        let (title, text) = match gone.what {
            WasThere::Product => (cx.t("gone-product"), cx.t("gone-product-text")),
            WasThere::Boutique => (cx.t("gone-boutique"), cx.t("gone-boutique-text")),
            WasThere::Brand => (cx.t("gone-brand"), cx.t("gone-brand-text")),
        };
        let (title, text) = (title.with("name", &gone.name).to_string(), text.to_string());
        let mut page = Self::of(cx, 410);
        page.cx = page.cx.titled(&title);
        (page.title, page.text) = (title, text);
        page.words.clone_from(&gone.words);
        if let Some(around) = &gone.around {
            page.ways.insert(0, around.clone());
        }
        page
    }

    /// The page for `status`. Unknown ones are told as 500.
    #[must_use]
    pub fn of(cx: Shell, status: u16) -> Self {
        let (title, text) = match status {
            400 => (cx.t("error-400"), cx.t("error-400-text")),
            403 => (cx.t("error-403"), cx.t("error-403-text")),
            404 => (cx.t("error-404"), cx.t("error-404-text")),
            405 => (cx.t("error-405"), cx.t("error-405-text")),
            409 => (cx.t("error-409"), cx.t("error-409-text")),
            410 => (cx.t("error-410"), cx.t("error-410-text")),
            413 => (cx.t("error-413"), cx.t("error-413-text")),
            422 => (cx.t("error-422"), cx.t("error-422-text")),
            429 => (cx.t("error-429"), cx.t("error-429-text")),
            503 => (cx.t("error-503"), cx.t("error-503-text")),
            _ => (cx.t("error-500"), cx.t("error-500-text")),
        };
        let (title, text) = (title.to_string(), text.to_string());
        let way = |name: &str, href| NamedLink { name: name.to_owned(), href };
        let mut ways = vec![way(&cx.t("error-way-home").to_string(), link::home())];
        if status == 403 && cx.person.is_none() {
            let sign_in = link::sign_in().and("next", &cx.path);
            ways.insert(0, way(&cx.t("nav-sign-in").to_string(), sign_in));
        }
        let cx = cx.titled(&title);
        Self {
            cx,
            status,
            title,
            text,
            detail: String::new(),
            ways,
            words: String::new(),
            near: Vec::new(),
            reference: String::new(),
        }
    }
}
