//! What customers give back: the list, one of them, and what the merchant decides.

use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::checkout::CheckoutError;
use market::returns::{
    Decision, Receipt, ReceivedLine, Return, ReturnError, ReturnFilter, ReturnRow as Found, ReturnStatus,
};
use market::terms::Party;
use market::{LineId, ReturnId};
use serde::Deserialize;

use super::order;
use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::merchant::returns::{
    Decide, Receive, ReceiveLine, ReturnPage, ReturnRow, ReturnsPage, WindowField, WindowForm,
};
use crate::pages::parts::{Flash, Form, Moment, NamedLink, Paging};
use crate::pages::shop::results::Filter;
use crate::routes::consoles::{count, merchant_console};
use crate::routes::orders::{self, OrderDesk, ReturnLinks, reason_words, return_problem, return_state, return_view};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

const PER_PAGE: usize = 50;

/// Which returns, and where in the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    state: String,
    before: String,
}

pub(super) async fn list(
    visitor: Visitor,
    desk: May<may::SeeOrders, MerchantDesk>,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let days = app.market().returns().days(desk.merchant.id).await?.to_string();
    list_page(&visitor, &app, &desk, &narrowed, Form::of(WindowForm { days })).await
}

/// Sets for how many days customers may ask.
pub(super) async fn set_window(
    visitor: Visitor,
    desk: May<may::Settings, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let mut form: Form<WindowForm, WindowField> = Form::of(fields.read()?);
    let set = match form.values.days.trim().parse() {
        Ok(days) => desk.market(&app).returns().set_days(desk.merchant.id, days).await,
        Err(_) => Err(ReturnError::Days),
    };
    match set {
        Ok(()) => {
            let here = link::merchant_returns(&desk.merchant.slug);
            let mut response = Redirect::to(here.as_str()).into_response();
            visitor.say(&mut response, &Flash::good(texts.t("returns-window-set")));
            Ok(response)
        }
        Err(ReturnError::Days) => {
            form.blame(WindowField::Days, texts.t("returns-window-problem"));
            let page = list_page(&visitor, &app, &desk, &Narrowed::default(), form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn list_page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    narrowed: &Narrowed,
    form: Form<WindowForm, WindowField>,
) -> Result<Html<String>, WebError> {
    let (texts, returns, shop) = (visitor.texts(), app.market().returns(), &desk.merchant);
    let status = ReturnStatus::of_word(&narrowed.state);
    let before: Option<ReturnId> = narrowed.before.parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let found = returns.list(Party::Merchant(shop.id), ReturnFilter { status, before, limit }).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = address(shop.slug.as_str(), status);
    let older = shown.last().filter(|_| more).map(|last| here.clone().and("before", last.id));
    let counts = returns.count_by_status(shop.id).await?;
    let cx = visitor.shell(texts.t("console-returns")).await?;
    let page = ReturnsPage {
        console: merchant_console(app, &cx, shop).await?,
        filters: filters(&texts, shop.slug.as_str(), status, &counts),
        returns: shown.iter().map(|found| row(app, &texts, shop.slug.as_str(), found)).collect(),
        paging: Paging::onwards(before.map(|_| here), older),
        action: link::merchant_returns(&shop.slug),
        form,
        cx,
    };
    Ok(Html(page.render()?))
}

fn address(shop: &str, status: Option<ReturnStatus>) -> Link {
    let here = link::merchant_returns(shop);
    match status {
        Some(status) => here.and("state", status.word()),
        None => here,
    }
}

/// All, then each state: those to decide always, the others where there is something.
fn filters(texts: &Texts, shop: &str, chosen: Option<ReturnStatus>, counts: &[(ReturnStatus, i64)]) -> Vec<Filter> {
    let of = |status| counts.iter().find(|(known, _)| *known == status).map_or(0, |(_, number)| count(*number));
    let all = Filter {
        label: texts.t("orders-all").to_string(),
        href: address(shop, None),
        count: counts.iter().map(|(_, number)| count(*number)).sum(),
        chosen: chosen.is_none(),
    };
    let states = [
        ReturnStatus::Asked,
        ReturnStatus::Accepted,
        ReturnStatus::Received,
        ReturnStatus::Declined,
        ReturnStatus::Withdrawn,
    ];
    let wanted =
        states.into_iter().filter(|&state| state == ReturnStatus::Asked || chosen == Some(state) || of(state) > 0);
    let narrowed = wanted.map(|state| Filter {
        label: return_state(texts, state).label,
        href: address(shop, Some(state)),
        count: of(state),
        chosen: chosen == Some(state),
    });
    std::iter::once(all).chain(narrowed).collect()
}

fn row(app: &App, texts: &Texts, shop: &str, found: &Found) -> ReturnRow {
    ReturnRow {
        href: link::merchant_return(shop, found.id),
        number: found.order.reference(),
        asked: Moment::new(texts, found.asked_at, app.now()),
        customer: found.customer.clone(),
        brand: found.brand_name.clone(),
        pieces: found.pieces,
        reason: reason_words(texts, found.reason),
        state: return_state(texts, found.status),
    }
}

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::SeeOrders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let found = find(&app, &desk, &id).await?;
    page(&visitor, &app, &desk, &found, Typed::default()).await
}

/// A picture that a customer sent.
pub(super) async fn photo(
    desk: May<may::SeeOrders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id, photo)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let found = find(&app, &desk, &id).await?;
    orders::photo(&app, found.id, &photo).await
}

/// What was typed and refused.
#[derive(Debug, Default)]
struct Typed {
    instructions: String,
    refusal: String,
    refusal_problem: String,
    quantities: BTreeMap<LineId, String>,
    written_off: BTreeMap<LineId, bool>,
    to_credit: bool,
    problem: String,
}

/// Accepts, declines, or takes what has arrived.
pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Orders, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let found = find(&app, &desk, &id).await?;
    let (texts, returns, shop) = (visitor.texts(), desk.market(&app).returns(), desk.merchant.id);
    let mut typed = Typed::read(&fields);
    let done = match fields.get("action") {
        "accept" => {
            let decision = Decision::Accept(typed.instructions.clone());
            returns.decide(shop, found.id, &decision).await.map(|()| texts.t("return-accepted-done").to_string())
        }
        "decline" => {
            let decision = Decision::Decline(typed.refusal.clone());
            returns.decide(shop, found.id, &decision).await.map(|()| texts.t("return-declined-done").to_string())
        }
        "receive" => match typed.receipt(&texts, &found) {
            Some(receipt) => returns
                .receive(shop, found.id, &receipt)
                .await
                .map(|refunded| texts.t("return-received-done").with("amount", refunded.amount).to_string()),
            None => Err(ReturnError::Empty),
        },
        _ => return Err(WebError::Unusable(String::new())),
    };
    match done {
        Ok(said) => {
            let here = link::merchant_return(&desk.merchant.slug, found.id);
            let mut response = Redirect::to(here.as_str()).into_response();
            visitor.say(&mut response, &Flash::good(said));
            Ok(response)
        }
        Err(error) => {
            typed.blame(&texts, error)?;
            // Somebody may have been faster: the page shows how it is now.
            let now = find(&app, &desk, &id).await?;
            let page = page(&visitor, &app, &desk, &now, typed).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let quantities = fields.starting_with("quantity-");
        let shelves = fields.starting_with("shelf-");
        Self {
            instructions: fields.get("instructions").to_owned(),
            refusal: fields.get("refusal").to_owned(),
            quantities: quantities
                .filter_map(|(line, typed)| Some((line.parse().ok()?, typed.trim().to_owned())))
                .collect(),
            written_off: shelves.filter_map(|(line, shelf)| Some((line.parse().ok()?, shelf == "off"))).collect(),
            to_credit: fields.get("credit") == "yes",
            ..Self::default()
        }
    }

    /// What has arrived; `None` when something typed is no number.
    fn receipt(&self, texts: &Texts, of: &Return) -> Option<Receipt> {
        let mut lines = Vec::with_capacity(of.lines.len());
        for line in &of.lines {
            let typed = self.quantities.get(&line.line).map_or("", String::as_str);
            let quantity = if typed.is_empty() { 0 } else { typed.parse().ok()? };
            let restock = !self.written_off.get(&line.line).copied().unwrap_or_default();
            lines.push(ReceivedLine { line: line.line, quantity, restock });
        }
        let reason = texts.t("return-refund-reason").with("brand", &of.brand_name).to_string();
        Some(Receipt { lines, to_credit: self.to_credit, reason })
    }

    fn blame(&mut self, texts: &Texts, error: ReturnError) -> Result<(), WebError> {
        match error {
            ReturnError::NoWords => self.refusal_problem = return_problem(texts, error)?,
            ReturnError::Checkout(CheckoutError::NoAccount) => self.problem = texts.t("credit-no-account").to_string(),
            other => self.problem = return_problem(texts, other)?,
        }
        Ok(())
    }
}

async fn find(app: &App, desk: &MerchantDesk, id: &str) -> Result<Return, WebError> {
    let id: ReturnId = id.parse().map_err(|_| WebError::NotFound)?;
    Ok(app.market().returns().find(Party::Merchant(desk.merchant.id), id).await?)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    of: &Return,
    typed: Typed,
) -> Result<Html<String>, WebError> {
    let (texts, shop) = (visitor.texts(), &desk.merchant);
    let order = order::find(app, desk, &of.order.to_string()).await?;
    let photo = |photo| OrderDesk::Merchant(desk).photo(of.id, photo);
    let item = return_view(&texts, of, app.now(), ReturnLinks { photo: &photo, withdraw: None, decide: None });
    let reference = order.id.reference();
    let cx = visitor.shell(texts.t("console-returns")).await?;
    let page = ReturnPage {
        console: merchant_console(app, &cx, shop).await?,
        order: NamedLink {
            name: texts.t("order-number").with("number", reference).to_string(),
            href: link::merchant_order(&shop.slug, order.id),
        },
        customer: order.name.clone(),
        action: link::merchant_return(&shop.slug, of.id),
        decide: matches!(of.status, ReturnStatus::Asked | ReturnStatus::Accepted).then(|| Decide {
            instructions: typed.instructions.clone(),
            refusal: typed.refusal.clone(),
            problem: typed.refusal_problem.clone(),
            accepted: of.status == ReturnStatus::Accepted,
        }),
        receive: if of.status == ReturnStatus::Accepted { Some(receive(&order, of, &typed)?) } else { None },
        problem: typed.problem,
        item,
        cx,
    };
    Ok(Html(page.render()?))
}

/// What is awaited, as it was typed; at first everything, back on the shelf.
fn receive(order: &market::checkout::Order, of: &Return, typed: &Typed) -> Result<Receive, WebError> {
    let mut worth = base::Money::zero(order.currency);
    let mut lines = Vec::with_capacity(of.lines.len());
    for line in &of.lines {
        if let Some(bought) = order.lines.iter().find(|bought| bought.id == line.line) {
            let part = bought.total.fraction(line.quantity, bought.quantity, base::Rounding::Down)?;
            worth = worth.checked_add(part)?;
        }
        lines.push(ReceiveLine {
            id: line.line.to_string(),
            name: if line.options.is_empty() {
                line.title.clone()
            } else {
                format!("{}, {}", line.title, line.options)
            },
            most: line.quantity,
            quantity: typed.quantities.get(&line.line).cloned().unwrap_or_else(|| line.quantity.to_string()),
            restock: !typed.written_off.get(&line.line).copied().unwrap_or_default(),
        });
    }
    Ok(Receive { lines, credit: order.person.map(|_| typed.to_credit), worth })
}
