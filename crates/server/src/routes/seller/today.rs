use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::State;
use axum::response::Html;
use base::{Money, Span, Timestamp};
use market::earnings::{Day, EarningLine, LineFilter};
use market::network::MemberStatus;

use super::reasons;
use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::parts::{Moment, NamedLink};
use crate::pages::seller::today::{Chart, CouponCard, SaleRow, TodayPage, Todo};
use crate::routes::consoles::{coupon_benefit, coupon_uses, month_start, seller_console, today_start};
use crate::web::{App, SellerDesk, Visitor, WebError};

const CHART_DAYS: i64 = 30;
/// How many orders are shown, and how many lines are read to find them.
const SALES: usize = 8;
const SALES_LINES: u32 = 60;

pub(super) async fn show(visitor: Visitor, desk: SellerDesk, State(app): State<App>) -> Result<Html<String>, WebError> {
    let (texts, now, earnings) = (visitor.texts(), app.now(), app.market().earnings());
    let currency = desk.merchant.currency;
    let (today, month) = (today_start(now), month_start(now));
    let first = today - Span::days(CHART_DAYS - 1);
    let days = earnings.days_of_member(desk.member, currency, first.min(month)).await?;
    let summary = earnings.summary_of_member(desk.member, currency).await?;
    let next = earnings.next_release_of_member(desk.member).await?;
    let filter = LineFilter { limit: SALES_LINES, ..LineFilter::default() };
    let lines = earnings.lines_of_member(desk.member, filter).await?;
    let address = boutique_address(&app, &desk);
    let cx = visitor.shell(texts.t("console-today")).await?;
    let page = TodayPage {
        console: seller_console(&cx, &desk),
        greeting: texts.t("today-hello").with("name", &desk.person.name).to_string(),
        today: earned_since(&days, today, currency)?,
        month: earned_since(&days, month, currency)?,
        pending: summary.pending,
        next: next.map(|at| Moment::new(&texts, at, now)),
        available: summary.available,
        payout: app.market().payouts().next_due(desk.merchant.id).await?.map(|at| Moment::new(&texts, at, now)),
        share_mail: share_mail(&texts, &desk, &address),
        address,
        coupons: coupons(&app, &texts, &desk).await?,
        todo: todo(&app, &texts, &desk).await?,
        chart: chart(&texts, &days, first, currency)?,
        sales: sales(&texts, &lines, now)?,
        cx,
    };
    Ok(Html(page.render()?))
}

pub(super) async fn coupons(app: &App, texts: &Texts, desk: &SellerDesk) -> Result<Vec<CouponCard>, WebError> {
    let mut cards = Vec::new();
    for coupon in app.market().coupons().of_member(desk.member).await? {
        if coupon.problem(app.now()).is_some() {
            continue;
        }
        let brand = match coupon.brand {
            Some(brand) => app.market().people().brand(brand).await?.map(|brand| brand.name).unwrap_or_default(),
            None => String::new(),
        };
        let (benefit, used) = (coupon_benefit(texts, &coupon, &brand), coupon_uses(texts, &coupon));
        cards.push(CouponCard { code: coupon.code, benefit, used });
    }
    Ok(cards)
}

fn boutique_address(app: &App, desk: &SellerDesk) -> String {
    let handle = desk.person.handle.as_ref().map(ToString::to_string).unwrap_or_default();
    app.absolute(link::boutique_at(handle, desk.boutique.shop_to_name()))
}

fn share_mail(texts: &Texts, desk: &SellerDesk, address: &str) -> Link {
    let subject = texts.t("share-subject").with("name", &desk.person.name);
    link::elsewhere("mailto:").and("subject", subject).and("body", address)
}

fn earned_since(days: &[Day], since: Timestamp, currency: base::Currency) -> Result<Money, WebError> {
    let earned = days.iter().filter(|day| day.start >= since).map(|day| day.earned);
    Money::sum(currency, earned).map_err(|_| WebError::Internal)
}

/// The last 30 days, those without earnings too; no bars at all before the first sale.
fn chart(texts: &Texts, days: &[Day], first: Timestamp, currency: base::Currency) -> Result<Chart, WebError> {
    let earned: BTreeMap<i64, Money> = days.iter().map(|day| (day.start.as_millis(), day.earned)).collect();
    let total = earned_since(days, first, currency)?;
    if !days.iter().any(|day| day.start >= first) {
        return Ok(Chart::new("", Vec::new()));
    }
    let bars = (0..CHART_DAYS).map(|day| {
        let start = first + Span::days(day);
        let name = texts.date(start);
        // "14 November": the year is the present one.
        let name = name.rsplit_once(' ').map_or(name.as_str(), |(day, _)| day).to_owned();
        (name, earned.get(&start.as_millis()).copied().unwrap_or(Money::zero(currency)))
    });
    let bars: Vec<_> = bars.collect();
    let best = bars.iter().max_by_key(|(_, amount)| amount.minor()).map(|(day, _)| day.clone()).unwrap_or_default();
    let summary = texts.t("today-chart-summary").with("total", total).with("best", best);
    Ok(Chart::new(summary, bars))
}

/// The latest orders, each with what all of its lines earned.
fn sales(texts: &Texts, lines: &[EarningLine], now: Timestamp) -> Result<Vec<SaleRow>, WebError> {
    let mut orders: Vec<Vec<&EarningLine>> = Vec::new();
    for line in lines {
        match orders.last_mut() {
            Some(order) if order[0].order == line.order => order.push(line),
            _ => orders.push(vec![line]),
        }
    }
    orders.iter().take(SALES).map(|order| sale(texts, order, now)).collect()
}

fn sale(texts: &Texts, order: &[&EarningLine], now: Timestamp) -> Result<SaleRow, WebError> {
    let Some(first) = order.first() else { return Err(WebError::Internal) };
    let net = order.iter().map(|line| line.amount.checked_sub(line.reversed));
    let net = net.collect::<Result<Vec<_>, _>>().map_err(|_| WebError::Internal)?;
    let what = match order.len() {
        1 => reasons::what(texts, first),
        several => texts.t("today-and-more").with("name", &first.title).with("count", several - 1).to_string(),
    };
    Ok(SaleRow {
        what,
        at: Moment::new(texts, first.placed_at, now),
        through: reasons::through(texts, first),
        earned: Money::sum(first.amount.currency(), net).map_err(|_| WebError::Internal)?,
        state: reasons::state(texts, first),
    })
}

/// What to do next, the most useful first.
async fn todo(app: &App, texts: &Texts, desk: &SellerDesk) -> Result<Vec<Todo>, WebError> {
    let network = app.market().network();
    let shop = &desk.merchant.slug;
    let mut todo = Vec::new();
    let mut say = |text: String, name: String, href| todo.push(Todo { text, action: NamedLink { name, href } });
    let member = network.member(desk.member).await?.ok_or(WebError::NotFound)?;
    if member.status == MemberStatus::Inactive {
        let text = texts.t("today-inactive").with("shop", &desk.merchant.name).to_string();
        say(text, texts.t("console-see-shop").to_string(), link::shop(shop));
        return Ok(todo);
    }
    if network.boutique_products(desk.member).await?.is_empty() {
        let text = texts.t("today-choose-text").to_string();
        say(text, texts.t("today-choose").to_string(), link::seller_boutique(shop).at("choice"));
    }
    let sold_out = super::boutique::sold_out(app, desk).await?;
    if sold_out > 0 {
        let text = texts.t("my-boutique-sold-out").with("count", sold_out).to_string();
        say(text, texts.t("today-choose").to_string(), link::seller_boutique(shop).at("choice"));
    }
    if desk.person.bio.is_empty() {
        say(texts.t("today-words-text").to_string(), texts.t("today-words").to_string(), link::seller_boutique(shop));
    }
    if network.team_size(desk.member).await?.downline == 0 && network.invitations_of(desk.member).await?.is_empty() {
        let text = texts.t("today-invite-text").to_string();
        say(text, texts.t("team-invite").to_string(), link::seller_invitations(shop));
    }
    Ok(todo)
}
