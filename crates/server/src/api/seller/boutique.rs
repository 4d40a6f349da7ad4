use base::Span;
use market::ProductId;
use sdk::v1::{Boutique, BoutiqueProducts};

use crate::api::access::AsSeller;
use crate::api::answer::Found;
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::problem::Problem;
use crate::api::wire;
use crate::link;

pub(super) async fn get(call: Call<AsSeller, NoQuery, Empty>) -> Result<Found<Boutique>, Problem> {
    shown(&call).await.map(Found)
}

pub(super) async fn set_products(
    call: Call<AsSeller, NoQuery, Json<BoutiqueProducts>>,
) -> Result<Found<Boutique>, Problem> {
    let mut products: Vec<ProductId> = Vec::with_capacity(call.body.0.products.len());
    for (at, product) in call.body.0.products.iter().enumerate() {
        products.push(id(product, format!("/products/{at}"))?);
    }
    call.market().network().set_boutique_products(call.who.0, &products).await?;
    shown(&call).await.map(Found)
}

async fn shown<B>(call: &Call<AsSeller, NoQuery, B>) -> Result<Boutique, Problem> {
    let (market, member) = (call.market(), call.who.0);
    let boutique = market.network().boutique(member).await?.ok_or_else(|| Problem::not_found("boutique"))?;
    let clicks = market.network().clicks(member, call.app.now() - Span::days(30)).await?;
    let products = market.network().boutique_products(member).await?;
    let coupons = market.coupons().of_member(member).await?;
    let handle = boutique.member.handle.as_ref().map(ToString::to_string).unwrap_or_default();
    Ok(Boutique {
        member: wire::member(boutique.member),
        shop: boutique.merchant_slug,
        link: call.app.absolute(link::boutique(handle)),
        headline: market.boutiques().headline(member).await?,
        products: products.iter().map(ToString::to_string).collect(),
        brands: market.boutiques().brands(member).await?.iter().map(ToString::to_string).collect(),
        coupons: coupons.into_iter().map(wire::coupon).collect(),
        clicks: clicks.clicks,
        visitors: clicks.visitors,
    })
}
