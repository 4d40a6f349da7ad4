use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use market::OrderId;
use market::checkout::{Fulfilment, OrderFilter, OrderRow as Found, OrderStatus};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::merchant::orders::{OrderRow, OrdersPage};
use crate::pages::parts::{Moment, Paging, Tone};
use crate::pages::shop::results::Filter;
use crate::pages::checkout::order::StateWord;
use crate::routes::checkout::{goods_state, order_state};
use crate::routes::consoles::{count, merchant_console, month_start};
use crate::web::{App, MerchantDesk, Visitor, WebError};

const PER_PAGE: usize = 50;

/// Which orders, what is looked for, and where in the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    state: String,
    q: String,
    before: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: MerchantDesk,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let (texts, checkout, shop) = (visitor.texts(), app.market().checkout(), &desk.merchant);
    let chosen = Chosen::of_word(&narrowed.state);
    let before: Option<OrderId> = narrowed.before.parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let (status, fulfilment) = chosen.map_or((None, None), Chosen::filter);
    let filter = OrderFilter { status, fulfilment, text: &narrowed.q, before, limit };
    let found = checkout.orders_of_merchant(shop.id, filter).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = address(shop.slug.as_str(), chosen, &narrowed.q);
    let older = shown.last().filter(|_| more).map(|last| here.clone().and("before", last.id));
    let takings = checkout.takings(shop.id, month_start(app.now())).await?;
    let counts = Counts {
        by_status: checkout.count_by_status(shop.id).await?,
        by_fulfilment: checkout.count_by_fulfilment(shop.id).await?,
    };
    let cx = visitor.shell(texts.t("console-orders")).await?;
    let page = OrdersPage {
        console: merchant_console(&app, &cx, shop).await?,
        filters: filters(&texts, shop.slug.as_str(), chosen, &counts),
        action: link::merchant_orders(&shop.slug),
        sold: takings.sold,
        unpaid: takings.unpaid,
        refunded: takings.refunded,
        orders: shown.iter().map(|order| row(&app, &texts, shop.slug.as_str(), order)).collect(),
        paging: Paging::onwards(before.map(|_| here), older),
        query: narrowed.q,
        cx,
    };
    Ok(Html(page.render()?))
}

fn address(shop: &str, chosen: Option<Chosen>, text: &str) -> Link {
    let mut here = link::merchant_orders(shop);
    if let Some(chosen) = chosen {
        here = here.and("state", chosen.word());
    }
    if text.is_empty() { here } else { here.and("q", text) }
}

/// A way to narrow the list: by where the money is or, once it is there, by how far the goods are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Status(OrderStatus),
    Goods(Fulfilment),
}

impl Chosen {
    /// The order in which they are offered.
    const ALL: [Self; 10] = [
        Self::Status(OrderStatus::Placed),
        Self::Goods(Fulfilment::Unfulfilled),
        Self::Goods(Fulfilment::Partly),
        Self::Status(OrderStatus::Backordered),
        Self::Goods(Fulfilment::Shipped),
        Self::Goods(Fulfilment::Delivered),
        Self::Status(OrderStatus::Paid),
        Self::Status(OrderStatus::Refunded),
        Self::Status(OrderStatus::Cancelled),
        Self::Status(OrderStatus::Expired),
    ];

    fn of_word(word: &str) -> Option<Self> {
        OrderStatus::of_word(word).map(Self::Status).or_else(|| Fulfilment::of_word(word).map(Self::Goods))
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Status(status) => status.word(),
            Self::Goods(fulfilment) => fulfilment.word(),
        }
    }

    const fn filter(self) -> (Option<OrderStatus>, Option<Fulfilment>) {
        match self {
            Self::Status(status) => (Some(status), None),
            Self::Goods(fulfilment) => (Some(OrderStatus::Paid), Some(fulfilment)),
        }
    }

    fn state(self, texts: &Texts) -> StateWord {
        match self {
            Self::Status(status) => order_state(texts, status),
            Self::Goods(Fulfilment::Unfulfilled) => {
                StateWord { label: texts.t("state-to-send").to_string(), tone: Tone::Warn }
            }
            Self::Goods(fulfilment) => goods_state(texts, OrderStatus::Paid, fulfilment),
        }
    }

    /// Whether it waits for a hand, and so is offered also when there is none.
    const fn waits(self) -> bool {
        matches!(self, Self::Status(OrderStatus::Placed) | Self::Goods(Fulfilment::Unfulfilled))
    }
}

/// How many orders there are of each.
struct Counts {
    by_status: Vec<(OrderStatus, i64)>,
    by_fulfilment: Vec<(Fulfilment, i64)>,
}

impl Counts {
    fn of(&self, chosen: Chosen) -> u64 {
        let found = match chosen {
            Chosen::Status(status) => self.by_status.iter().find(|(known, _)| *known == status).map(|found| found.1),
            Chosen::Goods(goods) => self.by_fulfilment.iter().find(|(known, _)| *known == goods).map(|found| found.1),
        };
        count(found.unwrap_or_default())
    }
}

/// All, then each state: those that wait for a hand first, the others where there is something.
fn filters(texts: &Texts, shop: &str, chosen: Option<Chosen>, counts: &Counts) -> Vec<Filter> {
    let all = Filter {
        label: texts.t("orders-all").to_string(),
        href: address(shop, None, ""),
        count: counts.by_status.iter().map(|(_, number)| count(*number)).sum(),
        chosen: chosen.is_none(),
    };
    let wanted = Chosen::ALL.into_iter().filter(|&one| one.waits() || chosen == Some(one) || counts.of(one) > 0);
    let narrowed = wanted.map(|one| Filter {
        label: one.state(texts).label,
        href: address(shop, Some(one), ""),
        count: counts.of(one),
        chosen: chosen == Some(one),
    });
    std::iter::once(all).chain(narrowed).collect()
}

fn row(app: &App, texts: &Texts, shop: &str, order: &Found) -> OrderRow {
    OrderRow {
        href: link::merchant_order(shop, order.id),
        number: order.id.reference(),
        placed: Moment::new(texts, order.placed_at, app.now()),
        customer: order.name.clone(),
        brands: order.brands.join(", "),
        seller: order.seller_handle.as_ref().map(|handle| format!("@{handle}")).unwrap_or_default(),
        total: order.total,
        state: goods_state(texts, order.status, order.fulfilment),
    }
}
