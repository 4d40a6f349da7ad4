//! Placing an order. It carries its idempotency key into its own transaction, and its secret follows from the cart's: so the
//! same request again, after whatever crash, is the same order and the same answer, and costs nothing extra.

use market::checkout::{self as from, PlaceOrder};
use market::{Secret, hash_secret};
use sdk::v1::{NewOrder, PlacedOrder};

use super::cart::methods;
use crate::api::access::WithCart;
use crate::api::answer::Created;
use crate::api::body::Json;
use crate::api::call::{Call, NoQuery};
use crate::api::idempotency::needed;
use crate::api::money::{amount, money};
use crate::api::problem::Problem;
use crate::link;
use crate::web::{countries, wanted_language};

pub(super) async fn place(call: Call<WithCart, NoQuery, Json<NewOrder>>) -> Result<Created<PlacedOrder>, Problem> {
    let merchant = call.shop_key().await?;
    let (key, Json(new)) = (needed(&call.headers)?, &call.body);
    let country = countries::find(&new.address.country);
    let country = country.ok_or_else(|| Problem::field("/address/country", "an ISO 3166 code such as DE"))?;
    let text = |value: &str| value.trim().to_owned();
    let address = &new.address;
    let request = PlaceOrder {
        merchant: merchant.id,
        visitor_hash: call.who.hash.clone(),
        person: None,
        email: text(&new.email).to_lowercase(),
        name: text(&new.name),
        address: from::Address {
            street: text(&address.street),
            extra: text(&address.extra),
            postcode: text(&address.postcode),
            city: text(&address.city),
            region: text(&address.region),
            country: country.to_owned(),
        },
        note: text(&new.note),
        gift_note: text(&new.gift_note),
        // Whoever asks for the customer passes on what the customer's browser asks for.
        language: wanted_language(&call.headers).unwrap_or_default(),
        methods: methods(&new.methods)?,
        payment_method: text(&new.payment_method),
        // The same key with another cart is another order.
        idempotency_key: hash_secret(&format!("{}:{key}", call.who.hash)),
        remember_address: false,
        agreed_total: amount(&new.total, merchant.currency, "/total")?,
        // Credit is an account's, and a guest has none.
        credit: base::Money::zero(merchant.currency),
    };
    let access = Secret::derived(&call.who.token, &format!("order:{key}"));
    let placed = call.market().checkout().place_with(&request, access.clone()).await?;
    let order = PlacedOrder {
        id: placed.order.to_string(),
        number: placed.order.reference(),
        total: money(request.agreed_total),
        page: link::order(placed.order).and("key", access.reveal()).to_string(),
        token: access.reveal().to_owned(),
    };
    Ok(Created { value: order, replayed: placed.access.is_none() })
}
