//! Agreements and rates, seen from either side.

use base::Bps;
use market::terms::{self as from, NewAgreement, Party, RateChange};
use market::{AgreementId, Market};
use sdk::v1::{Agreement, AgreementStatus, Agreements, CommissionRate, Side};

use super::money::time;
use super::problem::Problem;

/// What one side does with an agreement.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Accept,
    Decline,
    End,
}

pub(super) async fn list(market: &Market, party: Party) -> Result<Agreements, Problem> {
    let agreements = market.terms().agreements_of(party).await?;
    Ok(Agreements { data: agreements.iter().map(agreement).collect() })
}

pub(super) async fn offer(market: &Market, party: Party, new: &NewAgreement) -> Result<Agreement, Problem> {
    let id = market.terms().offer(party, new).await?;
    shown(market, party, id).await
}

pub(super) async fn answer(market: &Market, party: Party, id: AgreementId, step: Step) -> Result<Agreement, Problem> {
    let terms = market.terms();
    match step {
        Step::Accept => terms.accept(party, id).await?,
        Step::Decline => terms.decline(party, id).await?,
        Step::End => drop(terms.end(party, id).await?),
    }
    shown(market, party, id).await
}

async fn shown(market: &Market, party: Party, id: AgreementId) -> Result<Agreement, Problem> {
    let found = market.terms().agreement(party, id).await?;
    Ok(agreement(&found.ok_or_else(|| Problem::not_found("agreement"))?))
}

fn agreement(agreement: &from::Agreement) -> Agreement {
    Agreement {
        id: agreement.id.to_string(),
        brand: agreement.brand.to_string(),
        merchant: agreement.merchant.to_string(),
        offered_by: match agreement.offered_by {
            from::Side::Brand => Side::Brand,
            from::Side::Merchant => Side::Merchant,
        },
        status: match agreement.status {
            from::AgreementStatus::Offered => AgreementStatus::Offered,
            from::AgreementStatus::Accepted => AgreementStatus::Accepted,
            from::AgreementStatus::Declined => AgreementStatus::Declined,
            from::AgreementStatus::Ended => AgreementStatus::Ended,
        },
        commission_floor_bps: agreement.commission_floor.points(),
        notice_days: agreement.notice_days,
        offered_at: time(agreement.offered_at),
        decided_at: agreement.decided_at.map(time),
        ends_at: agreement.ends_at.map(time),
    }
}

/// A rate in hundredths of a percent.
pub(super) fn rate(points: u16, pointer: &str) -> Result<Bps, Problem> {
    Bps::new(points).ok_or_else(|| Problem::field(pointer, "a number from 0 to 10000: 100 is 1 %"))
}

pub(super) fn rate_change(change: &RateChange) -> CommissionRate {
    CommissionRate {
        product: change.product.map(|product| product.to_string()),
        rate_bps: change.rate.map(Bps::points),
        valid_from: time(change.valid_from),
    }
}
