use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use market::network::{Boutique, Click, MemberStatus};
use market::people::Handle;
use market::storefront::Card;
use market::{MemberId, ProductId};
use serde::Deserialize;

use super::cards::{Within, figure, product_card, seller};
use super::share::{Shared, share};
use crate::link::{self, Link};
use crate::pages::parts::{NamedLink, Paging};
use crate::pages::shop::boutique::{BoutiquePage, CollectionSection, Favourite, Follow};
use crate::web::{App, Gone, Limit, Visitor, WasThere, WebError};

const PER_PAGE: u32 = 24;

/// Which page of the boutique at which shop.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    page: u32,
    shop: String,
}

/// The boutique at `/@handle?shop=`. Of somebody who sells for several merchants, the oldest one where none is named.
pub(super) async fn find(app: &App, segment: &str, shop: &str) -> Result<Boutique, WebError> {
    let handle = segment.strip_prefix('@').ok_or(WebError::NotFound)?;
    let handle = Handle::parse(handle).map_err(|_| WebError::NotFound)?;
    let mut all = app.market().network().boutiques(&handle).await?;
    all.retain(|boutique| shop.is_empty() || boutique.merchant_slug == shop);
    let before = all.first().cloned();
    let open = all.into_iter().find(|boutique| boutique.member.status == MemberStatus::Active);
    open.ok_or_else(|| before.map_or(WebError::NotFound, closed))
}

/// Nobody sells here any more; the shop is still there.
fn closed(boutique: Boutique) -> WebError {
    let around = NamedLink { href: link::shop(&boutique.merchant_slug), name: boutique.merchant_name };
    let words = around.name.clone();
    Gone { what: WasThere::Boutique, name: boutique.member.name, words, around: Some(around) }.into()
}

/// Remembers that the visitor came by this boutique, or by a product in it.
pub(super) async fn remember(
    app: &App,
    visitor: &Visitor,
    boutique: &Boutique,
    product: Option<ProductId>,
) -> Result<(), WebError> {
    let (hash, person) = (visitor.hash(), visitor.person().map(|person| person.id));
    record(app, visitor, &Click { product, ..Click::at(&hash, boutique.member.id, person) }).await
}

/// Keeps a click, if it is one of a person. From an address that clicks without end only so many a minute are kept.
pub(super) async fn record(app: &App, visitor: &Visitor, click: &Click<'_>) -> Result<(), WebError> {
    if visitor.clicks() && app.limits().count(Limit::Click, visitor).is_ok() {
        app.market().network().record_click(click).await?;
    }
    Ok(())
}

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(segment): Path<String>,
    Query(which): Query<Which>,
) -> Result<Html<String>, WebError> {
    let boutique = find(&app, &segment, &which.shop).await?;
    remember(&app, &visitor, &boutique, None).await?;
    let within = Within::of(&boutique);
    let person = seller(&boutique).ok_or(WebError::NotFound)?;
    let mut cx = visitor.shell(&person.name).await?;
    let member = &boutique.member;
    let listing = app.market().search().boutique(member.merchant, member.id, (which.page, PER_PAGE)).await?;
    let total = u64::try_from(listing.total).unwrap_or_default();
    let is_start = which.page <= 1;
    let favourite = if is_start { favourite(&app, member.id, &listing.cards).await? } else { None };
    let is_own = visitor.person().is_some_and(|person| person.id == member.person);
    let here = person.href.clone();
    let canonical = here.clone();
    let canonical = if which.page > 1 { canonical.and("page", which.page) } else { canonical };
    let picture = member.portrait.clone().or_else(|| listing.cards.iter().find_map(|card| card.picture.clone()));
    let shared = Shared { description: boutique.bio.clone(), picture, offer: None, is_person: true };
    share(&app, &mut cx, &canonical, shared);
    let page = BoutiquePage {
        portrait: figure(member.portrait.as_deref(), &member.name),
        words: boutique.bio.clone(),
        about: String::new(),
        shop: NamedLink { href: link::shop(&boutique.merchant_slug), name: boutique.merchant_name.clone() },
        headline: app.market().boutiques().headline(member.id).await?,
        favourite: favourite.map(|card| Favourite { card: product_card(card, within), why: String::new() }),
        collections: if is_start { collections(&app, &boutique).await? } else { Vec::new() },
        products: listing.cards.into_iter().map(|card| product_card(card, within)).collect(),
        paging: Paging::new(which.page, PER_PAGE, total, |page| here.clone().and("page", page)),
        elsewhere: elsewhere(&app, &boutique).await?,
        follow: if is_own { None } else { Some(follow(&app, &visitor, &boutique, &here).await?) },
        edit: is_own.then(|| link::seller_boutique(&boutique.merchant_slug)),
        person,
        cx,
    };
    Ok(Html(page.render()?))
}

/// What the owner put first, while it can be had.
async fn favourite(app: &App, member: MemberId, cards: &[Card]) -> Result<Option<Card>, WebError> {
    let chosen = app.market().network().boutique_products(member).await?;
    let first = cards.first().filter(|card| !card.sold_out && chosen.contains(&card.product));
    Ok(first.cloned())
}

/// The collections with what is sold of them; those of which nothing is are left out.
async fn collections(app: &App, boutique: &Boutique) -> Result<Vec<CollectionSection>, WebError> {
    let mut sections = Vec::new();
    for collection in app.market().boutiques().collections(boutique.member.id).await? {
        let mut cards = app.market().storefront().cards_at(boutique.member.merchant, &collection.products).await?;
        cards.sort_by_key(|card| card.sold_out);
        if cards.is_empty() {
            continue;
        }
        sections.push(CollectionSection {
            anchor: collection.id.to_string(),
            title: collection.title,
            words: collection.words,
            products: cards.into_iter().map(|card| product_card(card, Within::of(boutique))).collect(),
        });
    }
    Ok(sections)
}

/// Where else the same person sells.
async fn elsewhere(app: &App, boutique: &Boutique) -> Result<Vec<NamedLink>, WebError> {
    let Some(handle) = &boutique.member.handle else { return Ok(Vec::new()) };
    let all = app.market().network().boutiques(handle).await?;
    let others = all
        .into_iter()
        .filter(|other| other.member.id != boutique.member.id && other.member.status == MemberStatus::Active);
    let link = |other: Boutique| NamedLink {
        href: link::boutique_at(handle, other.shop_to_name()),
        name: other.merchant_name,
    };
    Ok(others.map(link).collect())
}

async fn follow(app: &App, visitor: &Visitor, boutique: &Boutique, here: &Link) -> Result<Follow, WebError> {
    let member = boutique.member.id;
    Ok(match visitor.person() {
        None => Follow::SignIn(WebError::sign_in_link(here.as_str())),
        Some(person) => Follow::Change {
            action: link::follow(member),
            following: app.market().boutiques().follows(person.id, member).await?,
        },
    })
}
