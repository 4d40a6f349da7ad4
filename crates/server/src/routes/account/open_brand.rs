use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Bps;
use market::Actor;
use market::people::{BrandDetails, Field, PeopleError, Slug};

use crate::link;
use crate::pages::account::open::{OpenBrandField, OpenBrandForm, OpenBrandPage};
use crate::pages::parts::{Flash, Form};
use crate::routes::consoles::people_problem;
use crate::web::{App, Fields, Limit, SignedInPerson, Visitor, WebError};

/// What a new brand is offered to begin with, in per cent.
const USUAL_COMMISSION: &str = "20";

pub(super) async fn show(visitor: Visitor, _person: SignedInPerson) -> Result<Html<String>, WebError> {
    let values = OpenBrandForm { commission: USUAL_COMMISSION.into(), ..OpenBrandForm::default() };
    page(&visitor, Form::of(values)).await
}

/// Opens the brand with whoever asks as its owner. Anybody with an account may.
pub(super) async fn open(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    app.limits().count(Limit::Register, &visitor)?;
    let values: OpenBrandForm = fields.read()?;
    let texts = visitor.texts();
    let Some(rate) = Bps::parse_percent(&values.commission) else {
        let mut form = Form::of(values);
        form.blame(OpenBrandField::Commission, texts.t("problem-percent"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, form).await?).into_response());
    };
    let details = BrandDetails {
        name: values.name.clone(),
        tagline: values.tagline.clone(),
        ships_from: values.ships_from.clone(),
        ..BrandDetails::default()
    };
    let opened = match slug_typed(&values.slug) {
        Ok(slug) => app.market().by(Actor::Brand(person.id)).people().create_brand(person.id, slug, &details).await,
        Err(error) => Err(error),
    };
    let id = match opened {
        Ok(id) => id,
        Err(error) => {
            let Some(field) = blamed(&error) else { return Err(error.into()) };
            let mut form = Form::of(values);
            form.blame(field, people_problem(&texts, &error));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, form).await?).into_response());
        }
    };
    app.market().by(Actor::Brand(person.id)).terms().set_catalog_rate(id, rate, None).await?;
    let brand = app.market().people().brand(id).await?.ok_or(WebError::Internal)?;
    let mut response = Redirect::to(link::brand_products(&brand.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(texts.t("open-brand-done").with("name", &brand.name)));
    Ok(response)
}

/// The address part that was typed; `None` when it is to be made of the name.
pub(super) fn slug_typed(text: &str) -> Result<Option<Slug>, PeopleError> {
    let text = text.trim().to_lowercase();
    if text.is_empty() { Ok(None) } else { Slug::parse(&text).map(Some) }
}

fn blamed(error: &PeopleError) -> Option<OpenBrandField> {
    match error {
        PeopleError::Slug | PeopleError::SlugTaken => Some(OpenBrandField::Slug),
        PeopleError::Line { field: Field::Tagline, .. } => Some(OpenBrandField::Tagline),
        PeopleError::Line { field: Field::ShipsFrom, .. } => Some(OpenBrandField::ShipsFrom),
        PeopleError::Line { .. } => Some(OpenBrandField::Name),
        _ => None,
    }
}

async fn page(visitor: &Visitor, form: Form<OpenBrandForm, OpenBrandField>) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("open-brand-title")).await?;
    Ok(Html(OpenBrandPage { cx, form }.render()?))
}
