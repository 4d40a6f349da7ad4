//! Views that somebody keeps of a list. They are the person's own, so belonging here is enough: what a view shows is asked
//! for anew whenever it is opened.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::link;
use crate::routes::consoles::Lists;
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Belong, MerchantDesk>,
    State(app): State<App>,
    Path((_, list)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let slug = &desk.merchant.slug;
    let here = match list.as_str() {
        "orders" => link::merchant_orders(slug),
        "sellers" => link::merchant_sellers(slug),
        "coupons" => link::merchant_coupons(slug),
        "customers" => link::merchant_customers(slug),
        _ => return Err(WebError::NotFound),
    };
    let lists = Lists { place: desk.merchant.id.number(), person: desk.person.id, list: &list };
    lists.change(&app, &visitor, here, &fields).await
}
