//! What is around a console page: whose console it is, and the ways through it.

pub mod history;
pub mod list;
pub mod team;

use market::people::{Right, Role};

use crate::link::{self, Link};
use crate::pages::Shell;
use crate::pages::parts::NamedLink;
use crate::pages::shell::ConsoleLink;

/// The frame of a console. Build it with [`Console::seller`], [`Console::merchant`], [`Console::brand`] or
/// [`Console::operator`].
#[derive(Debug, Clone, Default)]
pub struct Console {
    /// What kind of place it is, "Boutique".
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// What addresses of its pages call it: the shop of a boutique; empty for the platform.
    pub slug: String,
    /// Its public page.
    pub public: NamedLink,
    /// Its pages.
    pub items: Vec<ConsoleItem>,
    /// What the person is there; `None` where there are no roles: in a boutique, and on the platform.
    pub role: Option<Role>,
    /// Why the operator suspended the shop or the brand; empty when it is not.
    pub suspended: String,
    /// Why the operator took the boutique down; empty when it stands.
    pub taken_down: String,
}

/// One page of a console.
#[derive(Debug, Clone)]
pub struct ConsoleItem {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub href: Link,
    /// The icon beside it.
    pub icon: &'static str,
    /// How many things wait there; 0 says nothing.
    pub waiting: u32,
    /// Whether it is the page being shown.
    pub current: bool,
    /// Who sees it; `None` for everybody who is here.
    pub right: Option<Right>,
}

impl Console {
    /// The console of the boutique `handle`, called `name`, at the shop `shop`.
    #[must_use]
    pub fn seller(cx: &Shell, shop: &str, handle: &str, name: &str) -> Self {
        Self {
            kind: cx.t("console-boutique").to_string(),
            name: name.to_owned(),
            slug: shop.to_owned(),
            public: NamedLink { name: format!("@{handle}"), href: link::boutique(handle) },
            items: vec![
                item(cx.t("console-today"), link::seller_today(shop), "today", 0),
                item(cx.t("console-earnings"), link::seller_earnings(shop), "coins", 0),
                item(cx.t("console-credits"), link::seller_credits(shop), "orders", 0),
                item(cx.t("console-links"), link::seller_links(shop), "share", 0),
                item(cx.t("console-payouts"), link::seller_payouts(shop), "receipt", 0),
                item(cx.t("console-customers"), link::seller_customers(shop), "people", 0),
                item(cx.t("console-team"), link::seller_team(shop), "team", 0),
                item(cx.t("console-invitations"), link::seller_invitations(shop), "invite", 0),
                item(cx.t("console-my-boutique"), link::seller_boutique(shop), "shop", 0),
                item(cx.t("console-keys"), link::seller_keys(shop), "key", 0),
            ],
            ..Self::default()
        }
        .at(cx)
    }

    /// The console of the shop `slug`, called `name`, with `orders` to look at and `offers` of brands to answer.
    #[must_use]
    pub fn merchant(cx: &Shell, slug: &str, name: &str, orders: u32, offers: u32) -> Self {
        Self {
            kind: cx.t("console-shop").to_string(),
            name: name.to_owned(),
            slug: slug.to_owned(),
            public: NamedLink { name: cx.t("console-see-shop").to_string(), href: link::shop(slug) },
            items: vec![
                item(cx.t("console-orders"), link::merchant_orders(slug), "orders", orders).needs(Right::SeeOrders),
                item(cx.t("console-returns"), link::merchant_returns(slug), "undo", 0).needs(Right::SeeOrders),
                item(cx.t("console-brands"), link::merchant_brands(slug), "handshake", offers).needs(Right::See),
                item(cx.t("console-plan"), link::merchant_plan(slug), "percent", 0).needs(Right::See),
                item(cx.t("console-sellers"), link::merchant_sellers(slug), "people", 0).needs(Right::See),
                item(cx.t("console-customers"), link::merchant_customers(slug), "person", 0).needs(Right::See),
                item(cx.t("console-payouts"), link::merchant_payouts(slug), "coins", 0).needs(Right::SeeMoney),
                item(cx.t("console-prices"), link::merchant_prices(slug), "tag", 0).needs(Right::See),
                item(cx.t("console-coupons"), link::merchant_coupons(slug), "ticket", 0).needs(Right::See),
                item(cx.t("console-shipping"), link::merchant_shipping(slug), "truck", 0).needs(Right::See),
                item(cx.t("console-tax"), link::merchant_tax(slug), "receipt", 0).needs(Right::See),
                item(cx.t("console-keys"), link::merchant_keys(slug), "key", 0).needs(Right::Members),
                item(cx.t("console-details"), link::merchant_details(slug), "info", 0).needs(Right::See),
                item(cx.t("console-people"), link::merchant_team(slug), "team", 0).needs(Right::Belong),
                item(cx.t("console-history"), link::merchant_history(slug), "clock", 0).needs(Right::History),
            ],
            ..Self::default()
        }
        .at(cx)
    }

    /// The console of the brand `slug`, called `name`, with `offers` of shops to answer and `short` products that are sold
    /// out.
    #[must_use]
    pub fn brand(cx: &Shell, slug: &str, name: &str, offers: u32, short: u32) -> Self {
        Self {
            kind: cx.t("console-brand").to_string(),
            name: name.to_owned(),
            slug: slug.to_owned(),
            public: NamedLink { name: cx.t("console-see-brand").to_string(), href: link::brand(slug) },
            items: vec![
                item(cx.t("console-products"), link::brand_products(slug), "products", 0).needs(Right::See),
                item(cx.t("console-orders"), link::brand_orders(slug), "truck", 0).needs(Right::SeeOrders),
                item(cx.t("console-stock"), link::brand_stock(slug), "filter", short).needs(Right::See),
                item(cx.t("console-sales"), link::brand_sales(slug), "coins", 0).needs(Right::SeeMoney),
                item(cx.t("console-terms"), link::brand_terms(slug), "percent", 0).needs(Right::See),
                item(cx.t("console-shops"), link::brand_shops(slug), "handshake", offers).needs(Right::See),
                item(cx.t("console-payouts"), link::brand_payouts(slug), "coins", 0).needs(Right::SeeMoney),
                item(cx.t("console-import"), link::brand_import(slug), "upload", 0).needs(Right::See),
                item(cx.t("console-keys"), link::brand_keys(slug), "key", 0).needs(Right::Members),
                item(cx.t("console-details"), link::brand_details(slug), "info", 0).needs(Right::See),
                item(cx.t("console-people"), link::brand_team(slug), "team", 0).needs(Right::Belong),
                item(cx.t("console-history"), link::brand_history(slug), "clock", 0).needs(Right::History),
            ],
            ..Self::default()
        }
        .at(cx)
    }

    /// The same, with so many things waiting on the page at `href`.
    #[must_use]
    pub fn with_waiting(mut self, href: &Link, waiting: u32) -> Self {
        self.items.iter_mut().filter(|item| item.href == *href).for_each(|item| item.waiting = waiting);
        self
    }

    /// The console of whoever runs the platform, with `failed` jobs and `reports` to look at.
    #[must_use]
    pub fn operator(cx: &Shell, failed: u32, reports: u32) -> Self {
        Self {
            kind: cx.t("console-operator").to_string(),
            name: cx.t("site-name").to_string(),
            public: NamedLink { name: cx.t("foot-back").to_string(), href: link::home() },
            items: vec![
                item(cx.t("operate-health"), link::operate(), "today", 0),
                item(cx.t("operate-organisations"), link::operate_organisations(), "shop", 0),
                item(cx.t("operate-people"), link::operate_people(), "people", 0),
                item(cx.t("operate-reports"), link::operate_reports(), "alert", reports),
                item(cx.t("operate-jobs"), link::operate_jobs(), "clock", failed),
                item(cx.t("console-history"), link::operate_history(), "orders", 0),
            ],
            ..Self::default()
        }
        .at(cx)
    }

    /// Marks the item that leads to `href`: for a page whose own address says less.
    pub fn mark(&mut self, href: &Link) {
        for item in &mut self.items {
            item.current = item.href == *href;
        }
    }

    /// As somebody with this role sees it: without the ways to what they may not see.
    #[must_use]
    pub fn seen_as(mut self, role: Option<Role>, suspended: Option<&str>) -> Self {
        self.role = role;
        self.suspended = suspended.unwrap_or_default().to_owned();
        let may = |right: Option<Right>| right.is_none_or(|right| role.is_none_or(|role| role.may(right)));
        self.items.retain(|item| may(item.right));
        self
    }

    /// Whether whoever looks may do that. Pages hide what one may not.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.role.is_none_or(|role| role.may(right))
    }

    /// Who may do what whoever looks may not, in a sentence that stands in the place of the forms.
    #[must_use]
    pub fn changed_by(&self, cx: &Shell, right: Right) -> String {
        let roles = Role::ALL.into_iter().filter(|role| role.may(right)).map(|role| team::role_word(&cx.texts, role));
        cx.t("console-changed-by").with("roles", roles.collect::<Vec<_>>().join(", ")).to_string()
    }

    /// The other consoles of the person who looks.
    #[must_use]
    pub fn others<'a>(&self, cx: &'a Shell) -> Vec<&'a ConsoleLink> {
        let consoles = cx.person.iter().flat_map(|person| &person.consoles);
        consoles.filter(|console| self.items.first().is_none_or(|first| first.href != console.href)).collect()
    }

    /// Marks the item whose address is the longest beginning of the page's path: an order belongs to the orders.
    fn at(mut self, cx: &Shell) -> Self {
        let path = cx.path.split('?').next().unwrap_or_default();
        let within =
            |href: &Link| path.strip_prefix(href.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let here = self.items.iter_mut().filter(|item| within(&item.href));
        if let Some(item) = here.max_by_key(|item| item.href.as_str().len()) {
            item.current = true;
        }
        self
    }
}

fn item(label: impl Into<String>, href: Link, icon: &'static str, waiting: u32) -> ConsoleItem {
    ConsoleItem { label: label.into(), href, icon, waiting, current: false, right: None }
}

impl ConsoleItem {
    /// Only who has this right sees it.
    const fn needs(mut self, right: Right) -> Self {
        self.right = Some(right);
        self
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Console;
    use crate::i18n::Texts;
    use crate::pages::Shell;

    #[test]
    fn somebody_who_packs_parcels_sees_the_orders_alone() {
        use market::people::Role;
        let cx = Shell::new(Arc::new(Texts::of(market::Language::English).unwrap()), "/manage/shops/oak");
        let seen = |role| {
            let console = Console::merchant(&cx, "oak", "Oak", 3, 0).seen_as(Some(role), None);
            console.items.iter().map(|item| item.label.clone()).collect::<Vec<_>>()
        };
        assert_eq!(seen(Role::Staff), ["Orders", "Returns", "People"]);
        assert!(seen(Role::Manager).iter().all(|item| seen(Role::Owner).contains(item)));
    }

    #[test]
    fn the_nearest_page_is_marked() {
        let current = |path: &str| {
            let cx = Shell::new(Arc::new(Texts::of(market::Language::English).unwrap()), path);
            let console = Console::merchant(&cx, "oak", "Oak", 3, 0);
            console.items.iter().filter(|item| item.current).map(|item| item.label.clone()).collect::<Vec<_>>()
        };
        assert_eq!(current("/manage/shops/oak?state=paid"), ["Orders"]);
        assert_eq!(current("/manage/shops/oak/orders/ord_1"), ["Orders"]);
        assert_eq!(current("/manage/shops/oak/plan"), ["Plan"]);
        assert!(current("/manage/shops/oakland").is_empty());
    }
}
