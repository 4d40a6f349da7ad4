//! Opening a cart.

use market::checkout as from;
use market::people::Handle;
use market::{Secret, VariantId};
use sdk::v1::{NewCart, OpenedCart};

use super::cart;
use crate::api::access::{Anybody, cart_hash};
use crate::api::answer::Created;
use crate::api::body::Json;
use crate::api::call::{Call, NoQuery, id};
use crate::api::problem::Problem;

pub(super) async fn open(call: Call<Anybody, NoQuery, Json<NewCart>>) -> Result<Created<OpenedCart>, Problem> {
    let (Json(new), shop) = (&call.body, call.shop_key().await?);
    let mut items: Vec<(VariantId, i64)> = Vec::with_capacity(new.items.len());
    for (at, item) in new.items.iter().enumerate() {
        let variant = id(&item.variant, format!("/items/{at}/variant"))?;
        if items.iter().any(|(known, _)| *known == variant) {
            return Err(Problem::field(format!("/items/{at}/variant"), "this is in it already: say how many at once"));
        }
        items.push((variant, i64::from(item.quantity)));
    }
    let seller = new.r#ref.as_deref().map(handle_of).transpose()?;
    let methods = new.destination.as_ref().map(|to| cart::methods(&to.methods)).transpose()?.unwrap_or_default();
    let to = new.destination.as_ref().map(|to| cart::destination(to, "/destination", &methods)).transpose()?;
    let token = Secret::generate()?.reveal().to_owned();
    let opened = from::NewCart {
        visitor_hash: &cart_hash(&token),
        items: &items,
        seller: seller.as_ref(),
        coupon: new.coupon.as_deref().unwrap_or_default().trim(),
        to,
    };
    let opened = call.app.market().checkout().open_cart(shop.id, &opened).await;
    let (cart, quote) = opened.map_err(|error| cart::coupon_problem(error, "/coupon"))?;
    Ok(Created::new(OpenedCart { token, cart: cart::wire_cart(&cart), quote: quote.as_ref().map(cart::wire_quote) }))
}

fn handle_of(text: &str) -> Result<Handle, Problem> {
    Handle::parse(text).map_err(|error| Problem::field("/ref", error))
}
