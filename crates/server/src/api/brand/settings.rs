use market::people::{Brand, BrandDetails};
use sdk::v1::BrandSettings;

use crate::api::access::AsBrand;
use crate::api::answer::Found;
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery};
use crate::api::problem::Problem;

pub(super) async fn get(call: Call<AsBrand, NoQuery, Empty>) -> Result<Found<BrandSettings>, Problem> {
    Ok(Found(shown(found(&call).await?)))
}

pub(super) async fn set(call: Call<AsBrand, NoQuery, Json<BrandSettings>>) -> Result<Found<BrandSettings>, Problem> {
    let brand = found(&call).await?;
    let BrandSettings { name, tagline, story, ships_from, promise } = call.body.0.clone();
    let details = BrandDetails { name, tagline, story, ships_from, promise, logo: brand.logo, banner: brand.banner };
    call.market().people().set_brand_details(brand.id, &details).await?;
    Ok(Found(shown(found(&call).await?)))
}

async fn found<B>(call: &Call<AsBrand, NoQuery, B>) -> Result<Brand, Problem> {
    let brand = call.market().people().brand(call.who.0).await?;
    brand.ok_or_else(|| Problem::not_found("brand"))
}

fn shown(brand: Brand) -> BrandSettings {
    let Brand { name, tagline, story, ships_from, promise, .. } = brand;
    BrandSettings { name, tagline, story, ships_from, promise }
}
