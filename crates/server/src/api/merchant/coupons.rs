use base::{Currency, Money};
use market::coupons::{self as from, Benefit};
use sdk::v1::{Active, BenefitKind, Coupons, Made, NewCoupon};

use crate::api::access::AsMerchant;
use crate::api::answer::{Created, Done, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::money::{amount, moment};
use crate::api::problem::Problem;
use crate::api::wire;

pub(super) async fn list(call: Call<AsMerchant, NoQuery, Empty>) -> Result<Found<Coupons>, Problem> {
    let coupons = call.market().coupons().of_merchant(call.who.0).await?;
    Ok(Found(Coupons { data: coupons.into_iter().map(wire::coupon).collect() }))
}

pub(super) async fn add(call: Call<AsMerchant, NoQuery, Json<NewCoupon>>) -> Result<Created<Made>, Problem> {
    let merchant = call.market().people().merchant(call.who.0).await?;
    let currency = merchant.ok_or_else(|| Problem::not_found("merchant"))?.currency;
    let new = &call.body.0;
    let least = new.least_goods.as_ref().map(|least| amount(least, currency, "/least_goods")).transpose()?;
    let starts = new.starts_at.as_ref().map(|at| moment(at, "/starts_at")).transpose()?;
    let coupon = from::NewCoupon {
        code: new.code.clone(),
        benefit: benefit(new, currency)?,
        least_goods: least.unwrap_or(Money::zero(currency)),
        brand: new.brand.as_deref().map(|brand| id(brand, "/brand")).transpose()?,
        member: new.member.as_deref().map(|member| id(member, "/member")).transpose()?,
        starts_at: starts.unwrap_or_else(|| call.app.now()),
        ends_at: new.ends_at.as_ref().map(|at| moment(at, "/ends_at")).transpose()?,
        max_uses: new.max_uses.map(i64::from),
        max_per_customer: new.max_per_customer.map(i64::from),
    };
    if let Some(brand) = coupon.brand
        && call.market().people().brand(brand).await?.is_none()
    {
        return Err(Problem::field("/brand", "there is no such brand"));
    }
    let made = call.market().coupons().add(call.who.0, &coupon).await?;
    Ok(Created::new(Made { id: made.to_string() }))
}

fn benefit(new: &NewCoupon, currency: Currency) -> Result<Benefit, Problem> {
    match (new.kind, new.percent_bps, &new.amount) {
        (BenefitKind::Percent, Some(points), None) => {
            Ok(Benefit::Percent(crate::api::terms::rate(points, "/percent_bps")?))
        }
        (BenefitKind::Amount, None, Some(sent)) => Ok(Benefit::Amount(amount(sent, currency, "/amount")?)),
        (BenefitKind::FreeDelivery, None, None) => Ok(Benefit::FreeDelivery),
        (BenefitKind::Percent, ..) => Err(Problem::field("/percent_bps", "a part needs this, and no amount")),
        (BenefitKind::Amount, ..) => Err(Problem::field("/amount", "an amount needs this, and no part")),
        (BenefitKind::FreeDelivery, ..) => Err(Problem::field("/kind", "free delivery has neither part nor amount")),
    }
}

pub(super) async fn set_active(call: Call<AsMerchant, NoQuery, Json<Active>>) -> Result<Done, Problem> {
    call.market().coupons().set_active(call.who.0, call.id("coupon")?, call.body.0.active).await?;
    Ok(Done)
}
