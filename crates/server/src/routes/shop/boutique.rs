use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use market::network::{Boutique, MemberStatus};
use market::people::Handle;
use market::storefront;

use super::brand::PageNumber;
use super::cards::{figure, product_card, seller};
use super::share::{Shared, share};
use crate::link;
use crate::pages::parts::{NamedLink, Paging};
use crate::pages::shop::boutique::{BoutiquePage, Favourite};
use crate::web::{App, Gone, Visitor, WasThere, WebError};

const PER_PAGE: u32 = 24;

/// The boutique at `/@handle`. Somebody who sells for several merchants has the oldest one here.
pub(super) async fn find(app: &App, segment: &str) -> Result<Boutique, WebError> {
    let handle = segment.strip_prefix('@').ok_or(WebError::NotFound)?;
    let handle = Handle::parse(handle).map_err(|_| WebError::NotFound)?;
    let all = app.market().network().boutiques(&handle).await?;
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

/// Remembers that the visitor came by this boutique.
pub(super) async fn remember(app: &App, visitor: &Visitor, boutique: &Boutique) -> Result<(), WebError> {
    let person = visitor.person().map(|person| person.id);
    app.market().network().record_visit(&visitor.hash(), boutique.member.id, person).await?;
    Ok(())
}

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(segment): Path<String>,
    Query(number): Query<PageNumber>,
) -> Result<Html<String>, WebError> {
    let boutique = find(&app, &segment).await?;
    remember(&app, &visitor, &boutique).await?;
    let person = seller(&boutique).ok_or(WebError::NotFound)?;
    let mut cx = visitor.shell(&person.name).await?;
    let member = &boutique.member;
    let query = storefront::Query {
        merchant: Some(member.merchant),
        chosen_by: Some(member.id),
        page: number.page,
        size: PER_PAGE,
        ..Default::default()
    };
    let listing = app.market().storefront().list(&query).await?;
    let total = u64::try_from(listing.total).unwrap_or_default();
    let chosen = app.market().network().boutique_products(member.id).await?;
    let first = chosen.first().and_then(|&id| listing.cards.iter().find(|card| card.product == id)).cloned();
    let is_own = visitor.person().is_some_and(|person| person.id == member.person);
    let canonical = link::boutique(&person.handle);
    let canonical = if number.page > 1 { canonical.and("page", number.page) } else { canonical };
    let picture = member.portrait.clone().or_else(|| listing.cards.iter().find_map(|card| card.picture.clone()));
    let shared = Shared { description: boutique.bio.clone(), picture, offer: None, is_person: true };
    share(&app, &mut cx, &canonical, shared);
    let page = BoutiquePage {
        portrait: figure(member.portrait.as_deref(), &member.name),
        words: boutique.bio,
        about: String::new(),
        shop: NamedLink { href: link::shop(&boutique.merchant_slug), name: boutique.merchant_name },
        favourite: first.map(|card| Favourite { card: product_card(card, Some(&person.handle)), why: String::new() }),
        products: listing.cards.into_iter().map(|card| product_card(card, Some(&person.handle))).collect(),
        paging: Paging::new(number.page, PER_PAGE, total, |page| link::boutique(&person.handle).and("page", page)),
        edit: is_own.then(|| link::seller_boutique(&boutique.merchant_slug)),
        person,
        cx,
    };
    Ok(Html(page.render()?))
}
