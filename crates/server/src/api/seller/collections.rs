//! Named groups of products in a boutique, its headline, and the brands it shows whole.

use std::collections::BTreeSet;

use market::boutiques as from;
use market::{BrandId, CollectionId, ProductId};
use sdk::v1::{BoutiqueBrands, BoutiqueHeadline, Collection, Collections, NewCollection};

use super::team::member;
use crate::api::access::AsSeller;
use crate::api::answer::{Created, Done, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::problem::Problem;

type One = Call<AsSeller, NoQuery, Empty>;
type With<T> = Call<AsSeller, NoQuery, Json<T>>;

pub(super) async fn list(call: One) -> Result<Found<Collections>, Problem> {
    let collections = call.market().boutiques().collections(call.who.0).await?;
    Ok(Found(Collections { data: collections.into_iter().map(told).collect() }))
}

pub(super) async fn add(call: With<NewCollection>) -> Result<Created<Collection>, Problem> {
    let products = products(&call).await?;
    let boutiques = call.market().boutiques();
    let made = boutiques.add_collection(call.who.0, &said(&call.body.0)).await?;
    boutiques.set_collection_products(call.who.0, made, &products).await?;
    shown(&call, made).await.map(Created::new)
}

pub(super) async fn change(call: With<NewCollection>) -> Result<Found<Collection>, Problem> {
    let (known, products): (CollectionId, _) = (call.id("collection")?, products(&call).await?);
    let boutiques = call.market().boutiques();
    boutiques.change_collection(call.who.0, known, &said(&call.body.0)).await?;
    boutiques.set_collection_products(call.who.0, known, &products).await?;
    shown(&call, known).await.map(Found)
}

pub(super) async fn remove(call: One) -> Result<Done, Problem> {
    call.market().boutiques().remove_collection(call.who.0, call.id("collection")?).await?;
    Ok(Done)
}

/// Looked for before anything is changed: a collection is not to be left half as it was sent.
async fn products(call: &With<NewCollection>) -> Result<Vec<ProductId>, Problem> {
    let mut products = Vec::with_capacity(call.body.0.products.len());
    for (at, product) in call.body.0.products.iter().enumerate() {
        products.push(id(product, format!("/products/{at}"))?);
    }
    let known = call.market().links().titles(&products).await?;
    match products.iter().position(|product| !known.contains_key(product)) {
        Some(at) => Err(Problem::field(format!("/products/{at}"), "there is no such product")),
        None => Ok(products),
    }
}

fn said(new: &NewCollection) -> from::NewCollection {
    from::NewCollection { title: new.title.clone(), words: new.words.clone() }
}

async fn shown<B>(call: &Call<AsSeller, NoQuery, B>, known: CollectionId) -> Result<Collection, Problem> {
    let found = call.market().boutiques().collection(call.who.0, known).await?;
    found.map(told).ok_or_else(|| Problem::not_found("collection"))
}

fn told(of: from::Collection) -> Collection {
    Collection {
        id: of.id.to_string(),
        title: of.title,
        words: of.words,
        products: of.products.iter().map(ToString::to_string).collect(),
    }
}

pub(super) async fn set_headline(call: With<BoutiqueHeadline>) -> Result<Found<BoutiqueHeadline>, Problem> {
    let boutiques = call.market().boutiques();
    boutiques.set_headline(call.who.0, &call.body.0.headline).await?;
    Ok(Found(BoutiqueHeadline { headline: boutiques.headline(call.who.0).await? }))
}

pub(super) async fn set_brands(call: With<BoutiqueBrands>) -> Result<Found<BoutiqueBrands>, Problem> {
    let market = call.market();
    let sold: BTreeSet<BrandId> =
        market.terms().brands_sold(member(&market, call.who.0).await?.merchant).await?.into_iter().collect();
    let mut chosen = Vec::with_capacity(call.body.0.brands.len());
    for (at, brand) in call.body.0.brands.iter().enumerate() {
        let brand: BrandId = id(brand, format!("/brands/{at}"))?;
        if !sold.contains(&brand) {
            return Err(Problem::field(format!("/brands/{at}"), "the shop does not sell this brand"));
        }
        if !chosen.contains(&brand) {
            chosen.push(brand);
        }
    }
    market.boutiques().set_brands(call.who.0, &chosen).await?;
    let brands = market.boutiques().brands(call.who.0).await?;
    Ok(Found(BoutiqueBrands { brands: brands.iter().map(ToString::to_string).collect() }))
}
