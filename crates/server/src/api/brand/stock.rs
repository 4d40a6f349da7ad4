use market::shelf::StockStep;
use market::{BrandId, ProductId};
use sdk::v1::{BrandProduct, NewPrice, StockChange};

use super::products;
use crate::api::access::AsBrand;
use crate::api::answer::Found;
use crate::api::body::Json;
use crate::api::call::{Call, NoQuery};
use crate::api::money::any_amount;
use crate::api::problem::Problem;

pub(super) async fn set_price(call: Call<AsBrand, NoQuery, Json<NewPrice>>) -> Result<Found<BrandProduct>, Problem> {
    let price = any_amount(&call.body.0.price, "/price")?;
    let product = call.market().shelf().set_price(call.who.0, call.id("variant")?, price).await?;
    shown(&call, call.who.0, product).await
}

pub(super) async fn set_stock(call: Call<AsBrand, NoQuery, Json<StockChange>>) -> Result<Found<BrandProduct>, Problem> {
    let step = match (call.body.0.set, call.body.0.delta) {
        (Some(pieces), None) => StockStep::Set(i64::from(pieces)),
        (None, Some(pieces)) => StockStep::Move(i64::from(pieces)),
        _ => return Err(Problem::field("/set", "either this or a delta")),
    };
    let product = call.market().shelf().set_stock(call.who.0, call.id("variant")?, step).await?;
    shown(&call, call.who.0, product).await
}

async fn shown<B>(
    call: &Call<AsBrand, NoQuery, B>,
    brand: BrandId,
    product: ProductId,
) -> Result<Found<BrandProduct>, Problem> {
    Ok(Found(products::kept(&call.market(), brand, product).await?))
}
