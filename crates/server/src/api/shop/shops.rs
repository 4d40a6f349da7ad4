use market::people::{Merchant, Slug};
use sdk::v1::{Page, Shop};

use crate::api::access::Anybody;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::{Call, NoQuery};
use crate::api::cursor::{self, Paging};
use crate::api::problem::Problem;

pub(super) async fn list(call: Call<Anybody, Paging, Empty>) -> Result<Found<Page<Shop>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let after: Option<Slug> = cursor::place(call.query.cursor.as_deref())?;
    let merchants = call.app.market().people().merchants(after.as_ref(), size + 1).await?;
    Ok(Found(cursor::page_of(merchants, size, |merchant| merchant.slug.to_string(), shop)))
}

pub(super) async fn get(call: Call<Anybody, NoQuery, Empty>) -> Result<Found<Shop>, Problem> {
    Ok(Found(shop(call.shop().await?)))
}

fn shop(merchant: Merchant) -> Shop {
    Shop {
        id: merchant.id.to_string(),
        slug: merchant.slug.to_string(),
        name: merchant.name,
        tagline: merchant.tagline,
        currency: merchant.currency.code().to_owned(),
    }
}
