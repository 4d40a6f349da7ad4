use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::link;
use crate::pages::checkout::find::{FindOrderField, FindOrderForm, FindOrderPage};
use crate::pages::parts::Form;
use crate::web::{App, Fields, Limit, Visitor, WebError};

pub(super) async fn show(visitor: Visitor) -> Result<Html<String>, WebError> {
    page(&visitor, Form::default()).await
}

/// Leads to the order, which this browser may look at from now on.
pub(super) async fn find(visitor: Visitor, State(app): State<App>, fields: Fields) -> Result<Response, WebError> {
    app.limits().count(Limit::FindOrder, &visitor)?;
    let values: FindOrderForm = fields.read()?;
    if let Some(order) = app.market().checkout().find_order(&values.number, &values.email, &visitor.hash()).await? {
        return Ok(Redirect::to(link::order(order).as_str()).into_response());
    }
    let mut form = Form::of(values);
    // One answer for both: nobody learns which numbers exist.
    form.blame(FindOrderField::Number, visitor.texts().t("find-order-nothing"));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, form).await?).into_response())
}

async fn page(visitor: &Visitor, form: Form<FindOrderForm, FindOrderField>) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("find-order-title")).await?;
    Ok(Html(FindOrderPage { cx, form }.render()?))
}
