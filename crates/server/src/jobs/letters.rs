//! A letter to a customer is written and handed in.
//!
//! It is sent again when we die between handing it in and noting so; it has the same name then, and mail systems show it
//! once.

use base::Money;
use market::OrderId;
use market::checkout::Order;
use market::jobs::{Claim, Failure};
use market::letters::Letter;
use market::returns::Return;
use market::shipments::Shipment;

use crate::link::{self, Link};
use crate::mail::{self, order::News};
use crate::routes::checkout::order_totals;
use crate::web::App;

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    let due: Letter = claim.payload()?;
    let kind = due.kind().ok_or_else(|| Failure::never("this version knows no such letter"))?;
    let (order, link) = order_and_link(app, due.order()).await?;
    let merchant = app.market().people().merchant(order.merchant).await.map_err(Failure::retry)?;
    let merchant = merchant.ok_or_else(|| Failure::never("there is no such shop"))?;
    let link = format!("{}{link}", app.settings().public_url);
    let totals = order_totals(&order).map_err(Failure::never)?;
    let (order, merchant, texts) = (&order, &merchant, app.languages().texts(order.language));
    let amount = &texts.decimal(due.amount());
    let (parcel, given_back) = about(app, &due).await?;
    let credited = credited(app, &due, order).await?;
    let news = News {
        kind,
        order,
        totals: &totals,
        merchant,
        link,
        amount,
        return_days: app.market().returns().days(merchant.id).await.map_err(Failure::retry)?,
        parcel: parcel.as_ref(),
        given_back: given_back.as_ref(),
        credited,
    };
    let letter = mail::order::letter(&texts, news, due.name());
    app.settings().post.send(&letter.map_err(Failure::never)?).await?;
    Ok(app.market().jobs().finish(claim, &()).await?)
}

/// The parcel or the return that a letter tells of.
async fn about(app: &App, due: &Letter) -> Result<(Option<Shipment>, Option<Return>), Failure> {
    let parcel = match due.shipment() {
        Some(id) => {
            let all = app.market().shipments().of_order(due.order()).await.map_err(Failure::retry)?;
            all.into_iter().find(|parcel| parcel.id == id)
        }
        None => None,
    };
    let given_back = match due.asked_return() {
        Some(id) => {
            let all = app.market().returns().of_order(due.order()).await.map_err(Failure::retry)?;
            all.into_iter().find(|of| of.id == id)
        }
        None => None,
    };
    Ok((parcel, given_back))
}

/// How much of a refund became credit; nothing for other letters.
async fn credited(app: &App, due: &Letter, order: &Order) -> Result<Option<Money>, Failure> {
    let Some(id) = due.refund() else { return Ok(None) };
    let refunds = app.market().checkout().refunds(order).await.map_err(Failure::retry)?;
    let found = refunds.into_iter().find(|refund| refund.id == id);
    Ok(found.map(|refund| refund.credited).filter(|credited| credited.is_positive()))
}

/// The order, opened as its customer will open it, and where that is: with a secret for a guest, after signing in for
/// somebody with an account.
async fn order_and_link(app: &App, id: OrderId) -> Result<(Order, Link), Failure> {
    let secret = app.market().letters().fresh_link(id).await?;
    let checkout = app.market().checkout();
    let order = checkout.order_of_customer(id, Some(secret.reveal()), None, None).await.map_err(Failure::retry)?;
    let page = link::order(id);
    let link = match order.person {
        Some(_) => link::sign_in().and("next", &page),
        None => page.and("key", secret.reveal()),
    };
    Ok((order, link))
}
