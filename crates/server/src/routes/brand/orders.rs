use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use market::OrderId;
use market::shipments::{BrandOrderFilter, BrandOrderRow as Found, BrandState};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::brand::orders::{BrandOrderRow, BrandOrdersPage};
use crate::pages::checkout::order::StateWord;
use crate::pages::parts::{Moment, Paging, Tone};
use crate::pages::shop::results::Filter;
use crate::routes::consoles::{brand_console, count};
use crate::web::{App, BrandDesk, May, Visitor, WebError, may};

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
    desk: May<may::SeeOrders, BrandDesk>,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let (texts, shipments, brand) = (visitor.texts(), app.market().shipments(), &desk.brand);
    let state = BrandState::of_word(&narrowed.state);
    let before: Option<OrderId> = narrowed.before.parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let filter = BrandOrderFilter { state, text: &narrowed.q, before, limit };
    let found = shipments.orders_of_brand(brand.id, filter).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = address(brand.slug.as_str(), state, &narrowed.q);
    let older = shown.last().filter(|_| more).map(|last| here.clone().and("before", last.id));
    let counts = shipments.count_by_state(brand.id).await?;
    let cx = visitor.shell(texts.t("console-orders")).await?;
    let page = BrandOrdersPage {
        console: brand_console(&app, &cx, brand).await?,
        filters: filters(&texts, brand.slug.as_str(), state, &counts),
        action: link::brand_orders(&brand.slug),
        orders: shown.iter().map(|order| row(&app, &texts, brand.slug.as_str(), order)).collect(),
        paging: Paging::onwards(before.map(|_| here), older),
        query: narrowed.q,
        cx,
    };
    Ok(Html(page.render()?))
}

fn address(brand: &str, state: Option<BrandState>, text: &str) -> Link {
    let mut here = link::brand_orders(brand);
    if let Some(state) = state {
        here = here.and("state", state.word());
    }
    if text.is_empty() { here } else { here.and("q", text) }
}

/// All, then each state: what is to be packed always, the others where there is something.
fn filters(texts: &Texts, brand: &str, chosen: Option<BrandState>, counts: &[(BrandState, i64)]) -> Vec<Filter> {
    let of = |state| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, number)| count(*number));
    let all = Filter {
        label: texts.t("orders-all").to_string(),
        href: address(brand, None, ""),
        count: counts.iter().map(|(_, number)| count(*number)).sum(),
        chosen: chosen.is_none(),
    };
    let states = [
        BrandState::ToPack,
        BrandState::Packed,
        BrandState::Waiting,
        BrandState::Shipped,
        BrandState::Delivered,
        BrandState::Nothing,
    ];
    let wanted =
        states.into_iter().filter(|&state| state == BrandState::ToPack || chosen == Some(state) || of(state) > 0);
    let narrowed = wanted.map(|state| Filter {
        label: brand_state(texts, state).label,
        href: address(brand, Some(state), ""),
        count: of(state),
        chosen: chosen == Some(state),
    });
    std::iter::once(all).chain(narrowed).collect()
}

fn brand_state(texts: &Texts, state: BrandState) -> StateWord {
    let (label, tone) = match state {
        BrandState::ToPack => (texts.t("brand-state-to-pack"), Tone::Warn),
        BrandState::Waiting => (texts.t("brand-state-waiting"), Tone::Info),
        BrandState::Packed => (texts.t("brand-state-packed"), Tone::Warn),
        BrandState::Shipped => (texts.t("state-shipped"), Tone::Info),
        BrandState::Delivered => (texts.t("state-delivered"), Tone::Good),
        BrandState::Nothing => (texts.t("brand-state-nothing"), Tone::Info),
    };
    StateWord { label: label.to_string(), tone }
}

fn row(app: &App, texts: &Texts, brand: &str, order: &Found) -> BrandOrderRow {
    BrandOrderRow {
        href: link::brand_order(brand, order.id),
        number: order.id.reference(),
        paid: Moment::new(texts, order.paid_at, app.now()),
        customer: order.customer.clone(),
        shop: order.merchant_name.clone(),
        pieces: order.pieces,
        state: brand_state(texts, order.state),
    }
}
