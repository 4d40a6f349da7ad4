//! What the pages are made with, and where they go.

use std::error::Error;
use std::sync::Arc;

use askama::Template;
use server::i18n::Texts;
use server::pages::Shell;
use server::pages::shell::{ConsoleLink, ShareCard, SignedIn};

use crate::sample::Sample;

/// Pages rendered with sample data.
pub(crate) struct Preview {
    /// Name and HTML of each.
    pub(crate) pages: Vec<(String, String)>,
    pub(crate) texts: Arc<Texts>,
    pub(crate) sample: Sample,
}

/// Whether everything could be rendered.
pub(crate) type Done = Result<(), Box<dyn Error>>;

impl Preview {
    /// Renders every page, with these files as pictures.
    pub(crate) fn new(pictures: Vec<String>) -> Result<Self, Box<dyn Error>> {
        let mut preview = Self {
            pages: Vec::new(),
            texts: Arc::new(Texts::of(market::Language::English)?),
            sample: Sample::new(pictures),
        };
        crate::shop::pages(&mut preview)?;
        crate::people::pages(&mut preview)?;
        crate::seller::pages(&mut preview)?;
        crate::merchant::pages(&mut preview)?;
        crate::payouts::pages(&mut preview)?;
        crate::brand::pages(&mut preview)?;
        crate::import::pages(&mut preview)?;
        crate::operate::pages(&mut preview)?;
        crate::system::pages(&mut preview)?;
        Ok(preview)
    }

    /// Renders `page` under `name`.
    pub(crate) fn write(&mut self, name: &str, page: &impl Template) -> Done {
        self.pages.push((name.to_owned(), page.render()?));
        Ok(())
    }

    /// The shell of a visitor with two things in the cart.
    pub(crate) fn visitor(&self, title: &str, path: &str) -> Shell {
        let mut cx = Shell::new(Arc::clone(&self.texts), path).titled(title);
        cx.bag = 2;
        cx.csrf = "preview".into();
        cx.secure = true;
        cx.share = Some(ShareCard { address: format!("https://shop.example{path}"), ..ShareCard::default() });
        cx
    }

    /// The shell of somebody signed in who sells, runs a shop and owns a brand.
    pub(crate) fn member(&self, title: &str, path: &str) -> Shell {
        let mut cx = self.visitor(title, path);
        let console = |label: &str, href, icon| ConsoleLink { label: label.to_owned(), href, icon };
        cx.person = Some(SignedIn {
            name: "Mara Lindqvist".into(),
            roles: Default::default(),
            consoles: vec![
                console("Mara’s boutique", server::link::seller_today("oak-and-ash"), "coins"),
                console("Oak & Ash", server::link::merchant_orders("oak-and-ash"), "shop"),
                console("Stille", server::link::brand_products("stille"), "products"),
            ],
        });
        cx
    }
}
