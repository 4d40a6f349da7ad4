use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Money;
use market::boutiques::{BoutiqueError, Step};
use market::network::NetworkError;
use market::people::{PeopleError, Profile};
use market::search::{Results, Wanted};
use market::storefront::Card;
use market::{BrandId, ProductId};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link;
use crate::pages::parts::{Choice, Flash, Form, Paging};
use crate::pages::seller::boutique::{BoutiqueEditPage, BoutiqueField, BoutiqueForm, ChosenProduct};
use crate::routes::consoles::{network_problem, people_problem, seller_console};
use crate::routes::shop::{Within, product_card};
use crate::web::{App, Fields, SellerDesk, Visitor, WebError};

const PER_PAGE: u32 = 24;
/// How many of the chosen products stand at the top.
const MOST_CHOSEN: u32 = 100;

/// Which page of the products.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PageNumber {
    page: u32,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Query(number): Query<PageNumber>,
) -> Result<Html<String>, WebError> {
    let form = Form::of(typed(&app, &desk).await?);
    page(&visitor, &app, &desk, form, number.page).await
}

/// Stores the words, or does what was chosen with one product.
pub(super) async fn change(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Query(number): Query<PageNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    if fields.get("action") == "words" {
        return save_words(&visitor, &app, &desk, fields.read()?).await;
    }
    if fields.get("action") == "brands" {
        return save_brands(&visitor, &app, &desk, &fields).await;
    }
    let (what, product) = fields.get("action").split_once('-').ok_or(WebError::NotFound)?;
    let product: ProductId = product.parse().map_err(|_| WebError::NotFound)?;
    let flash = choose(&app, &visitor.texts(), &desk, what, product).await?;
    let back = link::seller_boutique(&desk.merchant.slug);
    let back = if number.page > 1 { back.and("page", number.page) } else { back };
    let mut response = Redirect::to(back.at("choice").as_str()).into_response();
    visitor.say(&mut response, &flash);
    Ok(response)
}

async fn save_words(
    visitor: &Visitor,
    app: &App,
    desk: &SellerDesk,
    values: BoutiqueForm,
) -> Result<Response, WebError> {
    let portrait = desk.person.portrait.clone();
    let profile = Profile { name: values.name.clone(), bio: values.words.clone(), portrait };
    let mut form = Form::of(values.clone());
    if let Err(error) = desk.market(app).boutiques().set_headline(desk.member, &values.headline).await {
        let BoutiqueError::Line = error else { return Err(error.into()) };
        form.blame(BoutiqueField::Headline, visitor.texts().t("problem-line").with("most", 120));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visitor, app, desk, form, 1).await?).into_response());
    }
    let (field, error) = match desk.market(app).people().set_profile(desk.person.id, &profile).await {
        Ok(()) => {
            let mut response = Redirect::to(link::seller_boutique(&desk.merchant.slug).as_str()).into_response();
            visitor.say(&mut response, &Flash::good(visitor.texts().t("details-saved")));
            return Ok(response);
        }
        Err(error @ PeopleError::Line { .. }) => (BoutiqueField::Name, error),
        Err(error @ PeopleError::Text { .. }) => (BoutiqueField::Words, error),
        Err(error) => return Err(error.into()),
    };
    form.blame(field, people_problem(&visitor.texts(), &error));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visitor, app, desk, form, 1).await?).into_response())
}

async fn choose(
    app: &App,
    texts: &Texts,
    desk: &SellerDesk,
    what: &str,
    product: ProductId,
) -> Result<Flash, WebError> {
    let network = desk.market(app).network();
    let mut chosen = network.boutique_products(desk.member).await?;
    let there = chosen.iter().position(|&known| known == product);
    match (what, there) {
        ("add", None) if sells(app, desk, product).await? => chosen.push(product),
        ("add", Some(_)) | ("remove", None) => {}
        ("remove", Some(at)) => drop(chosen.remove(at)),
        ("first", Some(at)) => chosen[..=at].rotate_right(1),
        ("up", Some(at)) => Step::Up.take(&mut chosen, at),
        ("down", Some(at)) => Step::Down.take(&mut chosen, at),
        _ => return Err(WebError::NotFound),
    }
    match network.set_boutique_products(desk.member, &chosen).await {
        Ok(()) => Ok(Flash::good(texts.t("my-boutique-changed"))),
        Err(error @ NetworkError::TooManyProducts(_)) => Ok(Flash::bad(network_problem(texts, &error))),
        Err(error) => Err(error.into()),
    }
}

/// Whether the shop sells the product: nothing else comes into the boutique.
async fn sells(app: &App, desk: &SellerDesk, product: ProductId) -> Result<bool, WebError> {
    let earned = app.market().storefront().seller_earns_on(&desk.merchant, &[product]).await?;
    Ok(earned.contains_key(&product))
}

async fn typed(app: &App, desk: &SellerDesk) -> Result<BoutiqueForm, WebError> {
    let headline = app.market().boutiques().headline(desk.member).await?;
    Ok(BoutiqueForm { name: desk.person.name.clone(), headline, words: desk.person.bio.clone() })
}

/// Shows everything of the brands that are checked. Those the shop does not sell cannot be.
async fn save_brands(visitor: &Visitor, app: &App, desk: &SellerDesk, fields: &Fields) -> Result<Response, WebError> {
    let sold = app.market().terms().brands_sold(desk.merchant.id).await?;
    let chosen: Vec<BrandId> = fields.starting_with("brand-").filter_map(|(brand, _)| brand.parse().ok()).collect();
    if chosen.iter().any(|brand| !sold.contains(brand)) {
        return Err(WebError::NotFound);
    }
    app.market().boutiques().set_brands(desk.member, &chosen).await?;
    let back = link::seller_boutique(&desk.merchant.slug).at("brands");
    let mut response = Redirect::to(back.as_str()).into_response();
    visitor.say(&mut response, &Flash::good(visitor.texts().t("my-boutique-changed")));
    Ok(response)
}

/// The brands the shop sells; those shown whole are chosen.
async fn brand_choices(app: &App, desk: &SellerDesk) -> Result<Vec<Choice>, WebError> {
    let whole = app.market().boutiques().brands(desk.member).await?;
    let mut choices = Vec::new();
    for brand in app.market().terms().brands_sold(desk.merchant.id).await? {
        if let Some(known) = app.market().people().brand(brand).await? {
            let chosen = whole.contains(&brand);
            choices.push(Choice { value: brand.to_string(), label: known.name, help: String::new(), chosen });
        }
    }
    Ok(choices)
}

/// How many of what the boutique shows is sold out, among the first of it.
pub(super) async fn sold_out(app: &App, desk: &SellerDesk) -> Result<u64, WebError> {
    if app.market().network().boutique_products(desk.member).await?.is_empty() {
        return Ok(0);
    }
    let cards = app.market().search().boutique(desk.merchant.id, desk.member, (1, MOST_CHOSEN)).await?.cards;
    Ok(cards.iter().filter(|card| card.sold_out).count() as u64)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &SellerDesk,
    form: Form<BoutiqueForm, BoutiqueField>,
    number: u32,
) -> Result<Html<String>, WebError> {
    let slug = desk.merchant.slug.as_str();
    let wanted = Wanted { merchant: Some(desk.merchant.id), page: number, size: PER_PAGE, ..Wanted::default() };
    let Results { mut cards, found, .. } = app.market().search().find(&wanted).await?;
    let chosen = app.market().network().boutique_products(desk.member).await?;
    if number <= 1 && !chosen.is_empty() {
        cards = chosen_first(app, desk, &chosen, cards).await?;
    }
    let here = link::seller_boutique(slug);
    let cx = visitor.shell(visitor.texts().t("my-boutique-title")).await?;
    let page = BoutiqueEditPage {
        console: seller_console(&cx, desk),
        action: if number > 1 { here.and("page", number) } else { here },
        form,
        collections: link::seller_collections(slug),
        followers: app.market().boutiques().follower_count(desk.member).await?,
        brands: brand_choices(app, desk).await?,
        sold_out: sold_out(app, desk).await?,
        share: link::seller_links(slug),
        products: products(app, desk, cards, &chosen).await?,
        chosen: chosen.len() as u64,
        paging: Paging::new(number, PER_PAGE, u64::from(found.total), |page| {
            link::seller_boutique(slug).and("page", page)
        }),
        cx,
    };
    Ok(Html(page.render()?))
}

/// The chosen products in their order, then the others of the first page.
async fn chosen_first(
    app: &App,
    desk: &SellerDesk,
    chosen: &[ProductId],
    others: Vec<Card>,
) -> Result<Vec<Card>, WebError> {
    let mut cards = app.market().search().boutique(desk.merchant.id, desk.member, (1, MOST_CHOSEN)).await?.cards;
    cards.sort_by_key(|card| chosen.iter().position(|&product| product == card.product));
    cards.extend(others.into_iter().filter(|card| !chosen.contains(&card.product)));
    Ok(cards)
}

async fn products(
    app: &App,
    desk: &SellerDesk,
    cards: Vec<Card>,
    chosen: &[ProductId],
) -> Result<Vec<ChosenProduct>, WebError> {
    let ids: Vec<ProductId> = cards.iter().map(|card| card.product).collect();
    let earned = app.market().storefront().seller_earns_on(&desk.merchant, &ids).await?;
    let within = Within::of(&desk.boutique);
    let shown = cards.into_iter().map(|card| ChosenProduct {
        id: card.product.to_string(),
        earns: earned.get(&card.product).copied().unwrap_or(Money::zero(desk.merchant.currency)),
        chosen: chosen.contains(&card.product),
        first: chosen.first() == Some(&card.product),
        last: chosen.last() == Some(&card.product),
        card: product_card(card, within),
    });
    Ok(shown.collect())
}
