//! Views that somebody keeps of a list. They are the person's own, so belonging here is enough: what a view shows is asked
//! for anew whenever it is opened.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::link;
use crate::routes::consoles::Lists;
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Belong, BrandDesk>,
    State(app): State<App>,
    Path((_, list)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let slug = &desk.brand.slug;
    let here = match list.as_str() {
        "products" => link::brand_products(slug),
        "stock" => link::brand_stock(slug),
        "sales" => link::brand_sales(slug),
        _ => return Err(WebError::NotFound),
    };
    let lists = Lists { place: desk.brand.id.number(), person: desk.person.id, list: &list };
    lists.change(&app, &visitor, here, &fields).await
}
