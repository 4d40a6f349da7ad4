use market::ProductId;
use market::storefront as from;
use sdk::v1::{Picture, Product, Variant};

use crate::api::access::Anybody;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::{Call, NoQuery};
use crate::api::money::money;
use crate::api::problem::Problem;

/// A product by its id, or by `brand:handle`, as addresses of pages name it.
pub(super) async fn get(call: Call<Anybody, NoQuery, Empty>) -> Result<Found<Product>, Problem> {
    let merchant = call.shop().await?;
    let missing = || Problem::not_found("product in this shop");
    let market = call.app.market();
    let (brand, handle) = match call.text("product").split_once(':') {
        Some((brand, handle)) => {
            let brand = market.people().brand_by_slug(brand).await?.ok_or_else(missing)?;
            (brand.id, handle.to_owned())
        }
        None => {
            let id: ProductId = call.id("product")?;
            market.storefront().address_of(id).await?.ok_or_else(missing)?
        }
    };
    let found = market.storefront().product(&merchant, brand, &handle).await?.ok_or_else(missing)?;
    Ok(Found(product(found)))
}

/// Where a stored picture is served.
pub(super) fn path_of(hash: &str) -> String {
    format!("/media/{hash}")
}

fn product(product: from::Product) -> Product {
    Product {
        id: product.id.to_string(),
        brand: product.brand.slug.to_string(),
        brand_name: product.brand.name,
        handle: product.handle,
        title: product.title,
        subtitle: product.subtitle,
        description_html: product.description_html,
        category: product.category,
        option_names: product.option_names,
        variants: product.variants.into_iter().map(variant).collect(),
        pictures: product
            .pictures
            .into_iter()
            .map(|picture| Picture { path: path_of(&picture.hash), alt: picture.alt })
            .collect(),
    }
}

fn variant(variant: from::Variant) -> Variant {
    Variant {
        id: variant.id.to_string(),
        sku: variant.sku,
        options: variant.option_values,
        price: money(variant.price),
        compare_at: variant.compare_at.map(money),
        available: variant.left.map(|left| left.max(0)),
        picture: variant.picture.map(|hash| path_of(&hash)),
    }
}
