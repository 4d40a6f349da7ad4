//! The groups of products in a boutique.

pub(super) mod one;

use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::CollectionId;
use market::boutiques::{BoutiqueError, NewCollection, Step};

use crate::link::{self, Link};
use crate::pages::parts::{Form, NamedLink};
use crate::pages::seller::collections::{CollectionField, CollectionForm, CollectionRow, CollectionsPage};
use crate::routes::consoles::seller_console;
use crate::web::{App, Fields, SellerDesk, Visitor, WebError};

type CollectionFields = Form<CollectionForm, CollectionField>;

pub(super) async fn show(visitor: Visitor, desk: SellerDesk, State(app): State<App>) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::default()).await
}

/// Makes a collection, or moves one.
pub(super) async fn change(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let boutiques = app.market().boutiques();
    if let Some((step, id)) = fields.get("action").split_once('-') {
        let id: CollectionId = id.parse().map_err(|_| WebError::NotFound)?;
        let step = if step == "up" { Step::Up } else { Step::Down };
        boutiques.move_collection(desk.member, id, step).await?;
        return Ok(Redirect::to(link::seller_collections(&desk.merchant.slug).as_str()).into_response());
    }
    let mut form: CollectionFields = Form::of(fields.read()?);
    match boutiques.add_collection(desk.member, &typed(&form)).await {
        Ok(id) => return Ok(Redirect::to(link::seller_collection(&desk.merchant.slug, id).as_str()).into_response()),
        Err(error) => blame(&visitor, &mut form, error)?,
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form).await?).into_response())
}

fn typed(form: &CollectionFields) -> NewCollection {
    NewCollection { title: form.values.title.clone(), words: form.values.words.clone() }
}

/// Says beside the field what is wrong with a collection.
fn blame(visitor: &Visitor, form: &mut CollectionFields, error: BoutiqueError) -> Result<(), WebError> {
    let texts = visitor.texts();
    match error {
        BoutiqueError::Line => form.blame(CollectionField::Title, texts.t("problem-line").with("most", 120)),
        BoutiqueError::Text(most) => form.blame(CollectionField::Words, texts.t("problem-text").with("most", most)),
        BoutiqueError::TooMany(most) => {
            form.blame(CollectionField::Title, texts.t("collections-too-many").with("most", most));
        }
        other => return Err(other.into()),
    }
    Ok(())
}

fn back(visitor: &Visitor, text: Link) -> NamedLink {
    NamedLink { name: visitor.texts().t("collections-title").to_string(), href: text }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &SellerDesk,
    form: CollectionFields,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.merchant.slug.as_str());
    let all = app.market().boutiques().collections(desk.member).await?;
    let cx = visitor.shell(texts.t("collections-title")).await?;
    let page = CollectionsPage {
        console: seller_console(&cx, desk),
        back: NamedLink { name: texts.t("my-boutique-title").to_string(), href: link::seller_boutique(slug) },
        action: link::seller_collections(slug),
        collections: all
            .into_iter()
            .map(|collection| CollectionRow {
                id: collection.id.to_string(),
                href: link::seller_collection(slug, collection.id),
                title: collection.title,
                count: collection.products.len(),
            })
            .collect(),
        form,
        cx,
    };
    Ok(Html(page.render()?))
}
