use market::Market;
use market::people::{Organisation, Person, Role};

use super::{brand_console, merchant_console};
use crate::link::{self, Link};
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::web::{App, BrandDesk, MerchantDesk, WebError};

/// A shop's or a brand's console, for pages that both have.
#[derive(Debug, Clone, Copy)]
pub(in crate::routes) enum Place<'a> {
    /// A shop's.
    Shop(&'a MerchantDesk),
    /// A brand's.
    Brand(&'a BrandDesk),
}

impl Place<'_> {
    /// The business, where whatever is done is done by the person at the desk.
    pub(in crate::routes) fn market(self, app: &App) -> Market {
        match self {
            Self::Shop(desk) => desk.market(app),
            Self::Brand(desk) => desk.market(app),
        }
    }

    /// Whose console it is.
    pub(in crate::routes) const fn organisation(self) -> Organisation {
        match self {
            Self::Shop(desk) => Organisation::Merchant(desk.merchant.id),
            Self::Brand(desk) => Organisation::Brand(desk.brand.id),
        }
    }

    /// The number of its id.
    pub(in crate::routes) const fn number(self) -> i64 {
        match self {
            Self::Shop(desk) => desk.merchant.id.number(),
            Self::Brand(desk) => desk.brand.id.number(),
        }
    }

    /// Who is there.
    pub(in crate::routes) const fn person(&self) -> &Person {
        match self {
            Self::Shop(desk) => &desk.person,
            Self::Brand(desk) => &desk.person,
        }
    }

    /// As what.
    pub(in crate::routes) const fn role(self) -> Role {
        match self {
            Self::Shop(desk) => desk.role,
            Self::Brand(desk) => desk.role,
        }
    }

    /// What the shop or the brand is called.
    pub(in crate::routes) fn name(&self) -> &str {
        match self {
            Self::Shop(desk) => &desk.merchant.name,
            Self::Brand(desk) => &desk.brand.name,
        }
    }

    /// Who acts for it.
    pub(in crate::routes) fn team(self) -> Link {
        match self {
            Self::Shop(desk) => link::merchant_team(&desk.merchant.slug),
            Self::Brand(desk) => link::brand_team(&desk.brand.slug),
        }
    }

    /// Where something about one of them changes.
    pub(in crate::routes) fn team_change(self, whom: impl std::fmt::Display) -> Link {
        match self {
            Self::Shop(desk) => link::merchant_team_change(&desk.merchant.slug, whom),
            Self::Brand(desk) => link::brand_team_change(&desk.brand.slug, whom),
        }
    }

    /// What happened there.
    pub(in crate::routes) fn history(self) -> Link {
        match self {
            Self::Shop(desk) => link::merchant_history(&desk.merchant.slug),
            Self::Brand(desk) => link::brand_history(&desk.brand.slug),
        }
    }

    /// The frame around its pages.
    pub(in crate::routes) async fn console(self, app: &App, cx: &Shell) -> Result<Console, WebError> {
        match self {
            Self::Shop(desk) => merchant_console(app, cx, &desk.merchant).await,
            Self::Brand(desk) => brand_console(app, cx, &desk.brand).await,
        }
    }
}
