//! The payouts page of a seller or a brand.

use askama::Template as _;
use axum::response::Html;
use market::PayoutId;
use market::payouts::{DetailsOf, Payee};
use market::people::Merchant;

use super::{masked, payout_row};
use crate::i18n::{Message, Texts};
use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Form, Paging};
use crate::pages::payouts::{DetailsField, DetailsForm, MyPayoutsPage, PayeeBalance};
use crate::web::{App, Visitor, WebError};

const PER_PAGE: usize = 50;

/// Whose page it is, and where it is.
pub(in crate::routes) struct Mine {
    /// Who is paid.
    pub(in crate::routes) payee: Payee,
    /// Whose details count.
    pub(in crate::routes) details: DetailsOf,
    /// The shops that pay.
    pub(in crate::routes) shops: Vec<Merchant>,
    /// The page's address.
    pub(in crate::routes) here: Link,
    /// The address of one payout.
    pub(in crate::routes) one: Box<dyn Fn(PayoutId) -> Link + Send + Sync>,
    /// Only payouts before this one.
    pub(in crate::routes) before: Option<PayoutId>,
}

/// The page, with the form as it was typed.
pub(in crate::routes) async fn mine(
    visitor: &Visitor,
    app: &App,
    (cx, console): (Shell, Console),
    of: Mine,
    form: Form<DetailsForm, DetailsField>,
) -> Result<Html<String>, WebError> {
    let (texts, payouts) = (visitor.texts(), app.market().payouts());
    let most = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let found = payouts.of_payee(of.payee, of.before, most).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let older = shown.last().filter(|_| more).map(|last| of.here.clone().and("before", last.id));
    let mut balances = Vec::new();
    for shop in &of.shops {
        balances.push(balance(app, &texts, of.payee, shop).await?);
    }
    let details = payouts.details(of.details).await?;
    let row = |payout| payout_row(&texts, app.now(), payout, &payout.merchant_name, (of.one)(payout.id));
    let page = MyPayoutsPage {
        balances,
        payouts: shown.iter().map(row).collect(),
        paging: Paging::onwards(of.before.map(|_| of.here.clone()), older),
        details: details.as_ref().map(masked).unwrap_or_default(),
        action: of.here.clone(),
        ways: ways(&texts, &form.values.way),
        form,
        cx,
        console,
    };
    Ok(Html(page.render()?))
}

async fn balance(app: &App, texts: &Texts, payee: Payee, shop: &Merchant) -> Result<PayeeBalance, WebError> {
    let payouts = app.market().payouts();
    let so_far = payouts.paid_so_far(payee, shop.id, shop.currency).await?;
    let settings = payouts.settings(shop.id).await?;
    let next = match settings.schedule.next(app.now()) {
        Some(at) => texts.t("payouts-next-mine").with("date", texts.date(at)).with("minimum", settings.minimum),
        None => texts.t("payouts-next-mine-by-hand").with("minimum", settings.minimum),
    };
    Ok(PayeeBalance {
        shop: shop.name.clone(),
        available: so_far.available,
        in_payout: so_far.in_payout,
        paid: so_far.paid,
        next: next.to_string(),
    })
}

fn ways(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, label: Message<'_>| Choice {
        value: value.to_owned(),
        label: label.to_string(),
        help: String::new(),
        chosen: value == chosen,
    };
    vec![choice("bank", texts.t("payouts-way-bank")), choice("other", texts.t("payouts-way-other"))]
}
