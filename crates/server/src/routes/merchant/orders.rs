use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use market::OrderId;
use market::checkout::{Fulfilment, OrderFilter, OrderRow as Found, OrderSort, OrderStatus};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::checkout::order::StateWord;
use crate::pages::merchant::orders::{OrderRow, OrdersPage};
use crate::pages::parts::{Choice, Moment, Paging, Tone};
use crate::pages::shop::results::Filter;
use crate::routes::checkout::{goods_state, order_state};
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
    let chosen = Chosen::of_word(&asked.state);
    let before: Option<OrderId> = before.parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let filter = OrderFilter { before, limit, skip: asked.page().skip, ..filter(&asked) };
    let found = checkout.orders_of_merchant(shop.id, filter).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = asked.at(link::merchant_orders(&shop.slug));
    let paging = match shown.last().filter(|_| more) {
        _ if filter.sort != OrderSort::Newest => asked.paging(&link::merchant_orders(&shop.slug), found.len()),
        last => {
            let older = last.map(|last| here.clone().and("before", last.id));
            Paging::onwards(before.map(|_| here), older)
        }
    };
    let takings = checkout.takings(shop.id, month_start(app.now())).await?;
    let counts = Counts {
        by_status: checkout.count_by_status(shop.id).await?,
        by_fulfilment: checkout.count_by_fulfilment(shop.id).await?,
    };
    let cx = visitor.shell(texts.t("console-orders")).await?;
    let list = Lists { place: shop.id.number(), person: desk.person.id, list: "orders" };
    let (keep, csv) = (link::merchant_views(&shop.slug, "orders"), link::merchant_orders_csv(&shop.slug));
    let mut head = list.head(&app, &texts, &asked, link::merchant_orders(&shop.slug), keep, csv).await?;
    head.find = texts.t("orders-find").to_string();
    head.days = Some((asked.from.clone(), asked.until.clone()));
    head.state.clone_from(&asked.state);
    head.selects = vec![("sort", texts.t("list-sort").to_string(), sorts(&texts, &asked.sort))];
    let page = OrdersPage {
        console: merchant_console(&app, &cx, shop).await?,
        head,
        pay: link::merchant_pay_several(&shop.slug),
        cancel: link::merchant_cancel_several(&shop.slug),
        filters: filters(&texts, shop.slug.as_str(), chosen, &counts),
        sold: takings.sold,
        unpaid: takings.unpaid,
        refunded: takings.refunded,
        orders: shown.iter().map(|order| row(&app, &texts, shop.slug.as_str(), order)).collect(),
        paging,
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
        let filter = OrderFilter { before, limit: 200, sort: OrderSort::Newest, ..filter(&asked) };
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
    let (status, fulfilment) = Chosen::of_word(&asked.state).map_or((None, None), Chosen::filter);
    OrderFilter {
        status,
        fulfilment,
        text: &asked.q,
        from: asked.from(),
        until: asked.until(),
        sort: match asked.sort.as_str() {
            "oldest" => OrderSort::Oldest,
            "total" => OrderSort::Total,
            "state" => OrderSort::State,
            _ => OrderSort::Newest,
        },
        ..OrderFilter::default()
    }
}

fn sorts(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let sorts = [
        ("", texts.t("sort-newest").to_string()),
        ("oldest", texts.t("sort-oldest").to_string()),
        ("total", texts.t("sort-total").to_string()),
        ("state", texts.t("sort-state").to_string()),
    ];
    ListAsked::choices(chosen, &sorts)
}

/// The orders in a state.
fn address(shop: &str, chosen: Option<Chosen>) -> Link {
    let here = link::merchant_orders(shop);
    match chosen {
        Some(chosen) => here.and("state", chosen.word()),
        None => here,
    }
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
        href: address(shop, None),
        count: counts.by_status.iter().map(|(_, number)| count(*number)).sum(),
        chosen: chosen.is_none(),
    };
    let wanted = Chosen::ALL.into_iter().filter(|&one| one.waits() || chosen == Some(one) || counts.of(one) > 0);
    let narrowed = wanted.map(|one| Filter {
        label: one.state(texts).label,
        href: address(shop, Some(one)),
        count: counts.of(one),
        chosen: chosen == Some(one),
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
        state: goods_state(texts, order.status, order.fulfilment),
    }
}
