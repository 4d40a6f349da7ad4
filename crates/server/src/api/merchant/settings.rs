use market::people::{self as from, Email, MerchantDetails};
use sdk::v1::{LatePayment, MerchantSettings};

use crate::api::access::AsMerchant;
use crate::api::answer::Found;
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery};
use crate::api::problem::Problem;

pub(super) async fn get(call: Call<AsMerchant, NoQuery, Empty>) -> Result<Found<MerchantSettings>, Problem> {
    shown(&call).await.map(Found)
}

pub(super) async fn set(
    call: Call<AsMerchant, NoQuery, Json<MerchantSettings>>,
) -> Result<Found<MerchantSettings>, Problem> {
    let new = call.body.0.clone();
    let details = MerchantDetails {
        name: new.name,
        tagline: new.tagline,
        story: new.story,
        contact_email: Email::parse(&new.contact_email).map_err(|error| Problem::field("/contact_email", error))?,
        attribution_days: new.attribution_days,
        hold_days: new.hold_days,
        reserve_minutes: new.reserve_minutes,
        late_payment: match new.late_payment {
            LatePayment::Refund => from::LatePayment::Refund,
            LatePayment::Backorder => from::LatePayment::Backorder,
        },
        payment_instructions: new.payment_instructions,
    };
    call.market().people().set_merchant_details(call.who.0, &details).await?;
    shown(&call).await.map(Found)
}

async fn shown<B>(call: &Call<AsMerchant, NoQuery, B>) -> Result<MerchantSettings, Problem> {
    let merchant = call.market().people().merchant(call.who.0).await?;
    let merchant = merchant.ok_or_else(|| Problem::not_found("merchant"))?;
    let whole = |number: i64| u32::try_from(number).unwrap_or_default();
    Ok(MerchantSettings {
        name: merchant.name,
        tagline: merchant.tagline,
        story: merchant.story,
        contact_email: merchant.contact_email.to_string(),
        attribution_days: whole(merchant.attribution.as_days()),
        hold_days: whole(merchant.hold.as_days()),
        reserve_minutes: whole(merchant.reserve.as_millis() / 60_000),
        late_payment: match merchant.late_payment {
            from::LatePayment::Refund => LatePayment::Refund,
            from::LatePayment::Backorder => LatePayment::Backorder,
        },
        payment_instructions: merchant.payment_instructions,
    })
}
