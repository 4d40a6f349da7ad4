use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::people::{Brand, BrandDetails, Field, PeopleError};

use super::figures::{self, BrandFigure};
use crate::link;
use crate::pages::brand::details::{BrandDetailsField, BrandDetailsForm, BrandDetailsPage};
use crate::pages::parts::{Flash, Form};
use crate::routes::consoles::{brand_console, people_problem};
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::of(typed(&desk.brand)), None).await
}

pub(super) async fn save(
    visitor: Visitor,
    desk: May<may::Settings, BrandDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: BrandDetailsForm = fields.read()?;
    let texts = visitor.texts();
    let details = BrandDetails {
        name: values.name.clone(),
        tagline: values.tagline.clone(),
        story: values.story.clone(),
        ships_from: values.ships_from.clone(),
        promise: values.promise.clone(),
        logo: desk.brand.logo.clone(),
        banner: desk.brand.banner.clone(),
    };
    match desk.market(&app).people().set_brand_details(desk.brand.id, &details).await {
        Ok(()) => {
            let mut response = Redirect::to(link::brand_details(&desk.brand.slug).as_str()).into_response();
            visitor.say(&mut response, &Flash::good(texts.t("details-saved")));
            Ok(response)
        }
        Err(error) => {
            let Some(field) = blamed(&error) else { return Err(error.into()) };
            let mut form = Form::of(values);
            form.blame(field, people_problem(&texts, &error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form, None).await?).into_response())
        }
    }
}

fn blamed(error: &PeopleError) -> Option<BrandDetailsField> {
    let field = match error {
        PeopleError::Line { field, .. } | PeopleError::Text { field, .. } => field,
        _ => return None,
    };
    Some(match field {
        Field::Tagline => BrandDetailsField::Tagline,
        Field::Story => BrandDetailsField::Story,
        Field::ShipsFrom => BrandDetailsField::ShipsFrom,
        Field::Promise => BrandDetailsField::Promise,
        _ => BrandDetailsField::Name,
    })
}

pub(super) fn typed(brand: &Brand) -> BrandDetailsForm {
    BrandDetailsForm {
        name: brand.name.clone(),
        tagline: brand.tagline.clone(),
        story: brand.story.clone(),
        ships_from: brand.ships_from.clone(),
        promise: brand.promise.clone(),
    }
}

/// `refused` is a picture that could not be used, and why.
pub(super) async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    form: Form<BrandDetailsForm, BrandDetailsField>,
    refused: Option<(BrandFigure, String)>,
) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("details-title")).await?;
    let page = BrandDetailsPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        action: link::brand_details(&desk.brand.slug),
        form,
        pictures: figures::forms(&visitor.texts(), &desk.brand, refused.as_ref()),
        cx,
    };
    Ok(Html(page.render()?))
}
