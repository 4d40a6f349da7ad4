use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use market::OrderId;
use market::credits::{CreditedOrder, Outcome};
use market::network::{Claim, CreditBy, Passed, PassedWhy};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::parts::{Moment, Paging};
use crate::pages::seller::credits::{CreditRow, CreditsPage};
use crate::pages::shop::results::Filter;
use crate::routes::checkout::order_state;
use crate::routes::consoles::seller_console;
use crate::web::{App, SellerDesk, Visitor, WebError};

const PER_PAGE: usize = 30;

/// Which orders, and where in the list of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    show: String,
    before: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let (texts, credits) = (visitor.texts(), app.market().credits());
    let outcome = if narrowed.show == "lost" { Outcome::Lost } else { Outcome::Won };
    let before: Option<OrderId> = narrowed.before.parse().ok();
    // One more than is shown tells whether there is another page.
    let most = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let found = credits.orders(desk.member, outcome, before, most).await?;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = address(desk.merchant.slug.as_str(), outcome);
    let older = shown.last().filter(|_| found.len() > PER_PAGE).map(|last| here.clone().and("before", last.order));
    let (won, lost) = credits.count(desk.member).await?;
    let cx = visitor.shell(texts.t("credits-title")).await?;
    let page = CreditsPage {
        console: seller_console(&cx, &desk),
        filters: [(Outcome::Won, texts.t("credits-won"), won), (Outcome::Lost, texts.t("credits-lost"), lost)]
            .map(|(kind, label, count)| Filter {
                label: label.to_string(),
                href: address(desk.merchant.slug.as_str(), kind),
                count,
                chosen: kind == outcome,
            })
            .into(),
        lost: outcome == Outcome::Lost,
        orders: shown.iter().map(|order| row(&app, &texts, &desk, outcome, order)).collect(),
        paging: Paging::onwards(before.map(|_| here.clone()), older),
        cx,
    };
    Ok(Html(page.render()?))
}

fn address(shop: &str, outcome: Outcome) -> Link {
    let won = link::seller_credits(shop);
    if outcome == Outcome::Lost { won.and("show", "lost") } else { won }
}

fn row(app: &App, texts: &Texts, desk: &SellerDesk, outcome: Outcome, order: &CreditedOrder) -> CreditRow {
    let winner = order.seller_handle.as_ref().map(|handle| format!("@{handle}")).unwrap_or_default();
    let mine = |passed: &&Passed| passed.member.0 == desk.member.number();
    let why = match outcome {
        Outcome::Won => vec![why_won(texts, order)],
        Outcome::Lost => {
            order.credit.passed.iter().filter(mine).map(|passed| why_lost(texts, order, passed, &winner)).collect()
        }
    };
    CreditRow {
        number: order.order.reference(),
        at: Moment::new(texts, order.placed_at, app.now()),
        state: order_state(texts, order.status),
        why,
        winner,
        earned: order.earned,
    }
}

fn why_won(texts: &Texts, order: &CreditedOrder) -> String {
    match order.credit.by {
        CreditBy::SellerOfRecord(since) => texts.t("won-of-record").with("date", texts.date(since)),
        CreditBy::Coupon => texts.t("won-coupon").with("code", &order.coupon),
        CreditBy::Click(at) => texts.t("won-click").with("date", texts.date_time(at)),
        CreditBy::Nobody => texts.t("credit-nobody"),
    }
    .to_string()
}

/// Why the seller who asks does not have it: what spoke for them, and what spoke louder.
fn why_lost(texts: &Texts, order: &CreditedOrder, passed: &Passed, winner: &str) -> String {
    let at = texts.date_time(passed.at);
    let said = match passed.why {
        PassedWhy::Inactive => texts.t("lost-inactive"),
        PassedWhy::Buyer => texts.t("lost-buyer"),
        PassedWhy::TooOld => texts.t("lost-too-old").with("date", at),
        PassedWhy::AtCheckout => texts.t("lost-at-checkout").with("date", at).with("winner", winner),
        PassedWhy::Later => match (order.credit.by, passed.claim) {
            (CreditBy::SellerOfRecord(since), Claim::Coupon) => {
                texts.t("lost-coupon-to-record").with("winner", winner).with("since", texts.date(since))
            }
            (CreditBy::SellerOfRecord(since), _) => {
                texts.t("lost-to-record").with("date", at).with("winner", winner).with("since", texts.date(since))
            }
            (CreditBy::Coupon, _) => texts.t("lost-to-coupon").with("date", at).with("winner", winner),
            (CreditBy::Click(later), _) => {
                texts.t("lost-to-click").with("date", at).with("winner", winner).with("later", texts.date_time(later))
            }
            (CreditBy::Nobody, _) => texts.t("credit-nobody"),
        },
    };
    said.to_string()
}
