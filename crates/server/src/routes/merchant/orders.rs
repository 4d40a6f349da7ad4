use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use market::OrderId;
use market::checkout::{OrderFilter, OrderRow as Found, OrderStatus};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::merchant::orders::{OrderRow, OrdersPage};
use crate::pages::parts::{Moment, Paging};
use crate::pages::shop::results::Filter;
use crate::routes::checkout::order_state;
use crate::routes::consoles::{Csv, ListAsked, Lists, count, merchant_console, month_start};
use crate::web::{App, May, MerchantDesk, Visitor, WebError, may};

const PER_PAGE: usize = 50;
/// The most orders of a file.
const MOST_ROWS: usize = 50_000;

/// Where in the list: the last order of the page before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::SeeOrders, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
    Query(Before { before }): Query<Before>,
) -> Result<Html<String>, WebError> {
    let (texts, checkout, shop) = (visitor.texts(), app.market().checkout(), &desk.merchant);
    let status = OrderStatus::of_word(&asked.state);
    let before: Option<OrderId> = before.parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let filter = OrderFilter { before, limit, ..filter(&asked) };
    let found = checkout.orders_of_merchant(shop.id, filter).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = asked.at(link::merchant_orders(&shop.slug));
    let older = shown.last().filter(|_| more).map(|last| here.clone().and("before", last.id));
    let takings = checkout.takings(shop.id, month_start(app.now())).await?;
    let counts = checkout.count_by_status(shop.id).await?;
    let cx = visitor.shell(texts.t("console-orders")).await?;
    let list = Lists { place: shop.id.number(), person: desk.person.id, list: "orders" };
    let (keep, csv) = (link::merchant_views(&shop.slug, "orders"), link::merchant_orders_csv(&shop.slug));
    let mut head = list.head(&app, &texts, &asked, link::merchant_orders(&shop.slug), keep, csv).await?;
    head.find = texts.t("orders-find").to_string();
    head.days = Some((asked.from.clone(), asked.until.clone()));
    let page = OrdersPage {
        console: merchant_console(&app, &cx, shop).await?,
        head,
        pay: link::merchant_pay_several(&shop.slug),
        cancel: link::merchant_cancel_several(&shop.slug),
        filters: filters(&texts, shop.slug.as_str(), status, &counts),
        sold: takings.sold,
        unpaid: takings.unpaid,
        refunded: takings.refunded,
        orders: shown.iter().map(|order| row(&app, &texts, shop.slug.as_str(), order)).collect(),
        paging: Paging::onwards(before.map(|_| here), older),
        cx,
    };
    Ok(Html(page.render()?))
}

/// The orders as a file: all that are found, the newest first.
pub(super) async fn csv(
    desk: May<may::SeeOrders, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Response, WebError> {
    let columns =
        ["Order", "Placed", "State", "Customer", "Brands", "Seller", "Pieces", "Total", "Refunded", "Currency"];
    let (mut file, mut before, mut rows) = (Csv::with_columns(&columns), None, 0);
    loop {
        let filter = OrderFilter { before, limit: 200, ..filter(&asked) };
        let found = app.market().checkout().orders_of_merchant(desk.merchant.id, filter).await?;
        for order in &found {
            file.text(&order.id.reference()).moment(Some(order.placed_at)).text(order.status.word()).text(&order.name);
            file.text(&order.brands.join(", ")).text(order.seller_handle.as_deref().unwrap_or_default());
            file.number(order.pieces).money(order.total).money(order.refunded);
            file.text(order.total.currency().code()).end_row();
        }
        rows += found.len();
        before = found.last().map(|order| order.id);
        if found.len() < 200 || rows >= MOST_ROWS {
            return file.named(&format!("{}-orders", desk.merchant.slug), app.now());
        }
    }
}

fn filter(asked: &ListAsked) -> OrderFilter<'_> {
    OrderFilter {
        status: OrderStatus::of_word(&asked.state),
        text: &asked.q,
        from: asked.from(),
        until: asked.until(),
        ..OrderFilter::default()
    }
}

/// The orders in a state.
fn address(shop: &str, status: Option<OrderStatus>) -> Link {
    let here = link::merchant_orders(shop);
    match status {
        Some(status) => here.and("state", status.word()),
        None => here,
    }
}

/// All, then each state: those that wait for a hand first, the others where there is something.
fn filters(texts: &Texts, shop: &str, chosen: Option<OrderStatus>, counts: &[(OrderStatus, i64)]) -> Vec<Filter> {
    let of = |status| counts.iter().find(|(known, _)| *known == status).map_or(0, |(_, number)| count(*number));
    let all = Filter {
        label: texts.t("orders-all").to_string(),
        href: address(shop, None),
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
        href: address(shop, Some(state)),
        count: of(state),
        chosen: chosen == Some(state),
    });
    std::iter::once(all).chain(narrowed).collect()
}

fn row(app: &App, texts: &Texts, shop: &str, order: &Found) -> OrderRow {
    OrderRow {
        id: order.id.to_string(),
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
