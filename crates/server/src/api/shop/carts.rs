//! Opening a cart.

use market::people::{Handle, Merchant};
use market::{Secret, VariantId};
use sdk::v1::{NewCart, OpenedCart};

use super::cart;
use crate::api::access::{Anybody, cart_hash};
use crate::api::answer::Created;
use crate::api::body::Json;
use crate::api::call::{Call, NoQuery, id};
use crate::api::problem::Problem;
use crate::web::App;

pub(super) async fn open(call: Call<Anybody, NoQuery, Json<NewCart>>) -> Result<Created<OpenedCart>, Problem> {
    let Json(new) = &call.body;
    let (app, merchant) = (&call.app, call.shop().await?);
    let mut items: Vec<(VariantId, i64)> = Vec::with_capacity(new.items.len());
    for (at, item) in new.items.iter().enumerate() {
        let variant = id(&item.variant, format!("/items/{at}/variant"))?;
        if items.iter().any(|(known, _)| *known == variant) {
            return Err(Problem::field(format!("/items/{at}/variant"), "this is in it already: say how many at once"));
        }
        items.push((variant, i64::from(item.quantity)));
    }
    let seller = new.r#ref.as_deref().map(handle_of).transpose()?;
    let token = Secret::generate()?.reveal().to_owned();
    let hash = cart_hash(&token);
    app.market().checkout().open_cart(&hash, merchant.id, &items).await?;
    if let Some(handle) = seller {
        record_click(app, &merchant, &handle, &hash).await?;
    }
    if let Some(code) = new.coupon.as_deref().map(str::trim).filter(|code| !code.is_empty()) {
        let set = app.market().checkout().set_coupon(&hash, merchant.id, code).await;
        set.map_err(|error| cart::coupon_problem(error, "/coupon"))?;
    }
    let (cart, quote) = match &new.destination {
        Some(to) if !items.is_empty() => {
            let (cart, quote) = cart::quoted(app, &hash, &merchant, to).await?;
            (cart, Some(quote))
        }
        _ => (cart::shown(app, &hash, &merchant).await?, None),
    };
    Ok(Created::new(OpenedCart { token, cart, quote }))
}

fn handle_of(text: &str) -> Result<Handle, Problem> {
    Handle::parse(text).map_err(|error| Problem::field("/ref", error))
}

/// Somebody came through a seller's link. A handle that sells nothing here is no mistake of whoever shops.
async fn record_click(app: &App, merchant: &Merchant, handle: &Handle, visitor: &str) -> Result<(), Problem> {
    let network = app.market().network();
    let boutiques = network.boutiques(handle).await?;
    let here = boutiques.iter().find(|boutique| boutique.member.merchant == merchant.id);
    if let Some(boutique) = here {
        network.record_visit(visitor, boutique.member.id, None).await?;
    }
    Ok(())
}
