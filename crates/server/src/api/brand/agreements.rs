use market::terms::{NewAgreement as Proposal, Party};
use sdk::v1::{Agreement, Agreements, NewAgreement};

use crate::api::access::AsBrand;
use crate::api::answer::{Created, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::problem::Problem;
use crate::api::terms::{self, Step};

type One = Call<AsBrand, NoQuery, Empty>;

fn party<Q, B>(call: &Call<AsBrand, Q, B>) -> Party {
    Party::Brand(call.who.0)
}

pub(super) async fn list(call: One) -> Result<Found<Agreements>, Problem> {
    Ok(Found(terms::list(&call.market(), party(&call)).await?))
}

pub(super) async fn offer(call: Call<AsBrand, NoQuery, Json<NewAgreement>>) -> Result<Created<Agreement>, Problem> {
    let new = &call.body.0;
    let proposal = Proposal {
        brand: call.who.0,
        merchant: id(&new.with, "/with")?,
        commission_floor: terms::rate(new.commission_floor_bps, "/commission_floor_bps")?,
        notice_days: u32::from(new.notice_days),
    };
    Ok(Created::new(terms::offer(&call.market(), party(&call), &proposal).await?))
}

pub(super) async fn accept(call: One) -> Result<Found<Agreement>, Problem> {
    Ok(Found(terms::answer(&call.market(), party(&call), call.id("agreement")?, Step::Accept).await?))
}

pub(super) async fn decline(call: One) -> Result<Found<Agreement>, Problem> {
    Ok(Found(terms::answer(&call.market(), party(&call), call.id("agreement")?, Step::Decline).await?))
}

pub(super) async fn end(call: One) -> Result<Found<Agreement>, Problem> {
    Ok(Found(terms::answer(&call.market(), party(&call), call.id("agreement")?, Step::End).await?))
}
