use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::boutiques::{BoutiqueError, Collection, Step};
use market::storefront::Card;
use market::{CollectionId, ProductId};

use super::{CollectionFields, back, blame, typed};
use crate::i18n::Texts;
use crate::link;
use crate::pages::parts::{Flash, Form};
use crate::pages::seller::collections::{CollectedProduct, CollectionForm, CollectionPage};
use crate::routes::consoles::seller_console;
use crate::routes::shop::{Within, product_card};
use crate::web::{App, Fields, SellerDesk, Visitor, WebError};

/// How many products of the boutique can be put in from its list.
const MOST_OTHERS: u32 = 100;

pub(in crate::routes::seller) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, collection)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let collection = found(&app, &desk, &collection).await?;
    let form = Form::of(CollectionForm { title: collection.title.clone(), words: collection.words.clone() });
    page(&visitor, &app, &desk, collection, form).await
}

/// Says something else of it, changes what is in it, or removes it.
pub(in crate::routes::seller) async fn change(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, collection)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let collection = found(&app, &desk, &collection).await?;
    let (texts, boutiques) = (visitor.texts(), app.market().boutiques());
    let here = link::seller_collection(&desk.merchant.slug, collection.id);
    let (to, flash) = match fields.get("action") {
        "words" => {
            let mut form: CollectionFields = Form::of(fields.read()?);
            if let Err(error) = boutiques.change_collection(desk.member, collection.id, &typed(&form)).await {
                blame(&visitor, &mut form, error)?;
                let page = page(&visitor, &app, &desk, collection, form).await?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
            (here, Flash::good(texts.t("my-boutique-changed")))
        }
        "delete" => {
            boutiques.remove_collection(desk.member, collection.id).await?;
            let said = texts.t("collection-removed").with("name", &collection.title);
            (link::seller_collections(&desk.merchant.slug), Flash::good(said))
        }
        action => (here.at("products"), arrange(&app, &visitor.texts(), &desk, &collection, action).await?),
    };
    let mut response = Redirect::to(to.as_str()).into_response();
    visitor.say(&mut response, &flash);
    Ok(response)
}

/// Puts a product in, takes it out, or moves it.
async fn arrange(
    app: &App,
    texts: &Texts,
    desk: &SellerDesk,
    collection: &Collection,
    action: &str,
) -> Result<Flash, WebError> {
    let (what, product) = action.split_once('-').ok_or(WebError::NotFound)?;
    let product: ProductId = product.parse().map_err(|_| WebError::NotFound)?;
    let mut products = collection.products.clone();
    let there = products.iter().position(|&known| known == product);
    match (what, there) {
        ("add", None) if sells(app, desk, product).await? => products.push(product),
        ("add", Some(_)) | ("remove", None) => {}
        ("remove", Some(at)) => drop(products.remove(at)),
        ("up", Some(at)) => Step::Up.take(&mut products, at),
        ("down", Some(at)) => Step::Down.take(&mut products, at),
        _ => return Err(WebError::NotFound),
    }
    match app.market().boutiques().set_collection_products(desk.member, collection.id, &products).await {
        Ok(()) => Ok(Flash::good(texts.t("my-boutique-changed"))),
        Err(BoutiqueError::TooMany(most)) => Ok(Flash::bad(texts.t("collection-full").with("most", most))),
        Err(error) => Err(error.into()),
    }
}

/// Whether the shop sells the product: nothing else comes in.
async fn sells(app: &App, desk: &SellerDesk, product: ProductId) -> Result<bool, WebError> {
    Ok(!app.market().storefront().cards_at(desk.merchant.id, &[product]).await?.is_empty())
}

async fn found(app: &App, desk: &SellerDesk, collection: &str) -> Result<Collection, WebError> {
    let id: CollectionId = collection.parse().map_err(|_| WebError::NotFound)?;
    app.market().boutiques().collection(desk.member, id).await?.ok_or(WebError::NotFound)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &SellerDesk,
    collection: Collection,
    form: CollectionFields,
) -> Result<Html<String>, WebError> {
    let slug = desk.merchant.slug.as_str();
    let cards = app.market().storefront().cards_at(desk.merchant.id, &collection.products).await?;
    let mut others = app.market().search().boutique(desk.merchant.id, desk.member, (1, MOST_OTHERS)).await?.cards;
    others.retain(|card| !collection.products.contains(&card.product));
    let within = Within::of(&desk.boutique);
    let shown = |card: Card| CollectedProduct { id: card.product.to_string(), card: product_card(card, within) };
    let cx = visitor.shell(&collection.title).await?;
    let console = seller_console(&cx, desk);
    let page = CollectionPage {
        public: console.public.href.clone().at(&collection.id.to_string()),
        console,
        back: back(visitor, link::seller_collections(slug)),
        title: collection.title,
        action: link::seller_collection(slug, collection.id),
        form,
        products: cards.into_iter().map(shown).collect(),
        others: others.into_iter().map(shown).collect(),
        cx,
    };
    Ok(Html(page.render()?))
}
