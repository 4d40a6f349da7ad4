use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use market::OrderId;
use market::checkout::{OrderFilter, OrderRow as Found, OrderStatus};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::merchant::orders::{OrderRow, OrdersPage};
use crate::pages::parts::{Moment, Paging};
use crate::pages::shop::results::Filter;
use crate::routes::checkout::order_state;
use crate::routes::consoles::{count, merchant_console, month_start};
use crate::web::{App, May, MerchantDesk, Visitor, WebError, may};

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
    desk: May<may::SeeOrders, MerchantDesk>,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let (texts, checkout, shop) = (visitor.texts(), app.market().checkout(), &desk.merchant);
    let status = OrderStatus::of_word(&narrowed.state);
    let before: Option<OrderId> = narrowed.before.parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let filter = OrderFilter { status, text: &narrowed.q, before, limit };
    let found = checkout.orders_of_merchant(shop.id, filter).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = address(shop.slug.as_str(), status, &narrowed.q);
    let older = shown.last().filter(|_| more).map(|last| here.clone().and("before", last.id));
    let takings = checkout.takings(shop.id, month_start(app.now())).await?;
    let counts = checkout.count_by_status(shop.id).await?;
    let cx = visitor.shell(texts.t("console-orders")).await?;
    let page = OrdersPage {
        console: merchant_console(&app, &cx, shop).await?,
        filters: filters(&texts, shop.slug.as_str(), status, &counts),
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

fn address(shop: &str, status: Option<OrderStatus>, text: &str) -> Link {
    let mut here = link::merchant_orders(shop);
    if let Some(status) = status {
        here = here.and("state", status.word());
    }
    if text.is_empty() { here } else { here.and("q", text) }
}

/// All, then each state: those that wait for a hand first, the others where there is something.
fn filters(texts: &Texts, shop: &str, chosen: Option<OrderStatus>, counts: &[(OrderStatus, i64)]) -> Vec<Filter> {
    let of = |status| counts.iter().find(|(known, _)| *known == status).map_or(0, |(_, number)| count(*number));
    let all = Filter {
        label: texts.t("orders-all").to_string(),
        href: address(shop, None, ""),
        count: counts.iter().map(|(_, number)| count(*number)).sum(),
        chosen: chosen.is_none(),
    };
    let states = [
        OrderStatus::Placed,
        OrderStatus::Backordered,
        OrderStatus::Paid,
        OrderStatus::Refunded,
        OrderStatus::Cancelled,
        OrderStatus::Expired,
    ];
    let wanted =
        states.into_iter().filter(|&state| state == OrderStatus::Placed || chosen == Some(state) || of(state) > 0);
    let narrowed = wanted.map(|state| Filter {
        label: order_state(texts, state).label,
        href: address(shop, Some(state), ""),
        count: of(state),
        chosen: chosen == Some(state),
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
        state: order_state(texts, order.status),
    }
}
