//! From what the market says to what a grid shows.

use market::ProductId;
use market::network::Boutique;
use market::storefront::Card;

use crate::link;
use crate::pages::parts::{Figure, Person, Picture, Price, ProductCard, Stock};
use crate::web::{App, Visitor, WebError};

/// The address of a stored picture.
#[must_use]
pub(crate) fn media(hash: &str) -> String {
    format!("/media/{hash}")
}

/// A stored square picture that shows `alt`.
#[must_use]
pub(crate) fn picture_of(hash: &str, alt: &str) -> Picture {
    Picture { src: media(hash), srcset: String::new(), width: 800, height: 800, alt: alt.to_owned() }
}

/// The square picture with this hash, or the letters of `name`.
#[must_use]
pub(crate) fn figure(hash: Option<&str>, name: &str) -> Figure {
    Figure::or_letters(hash.map(|hash| picture_of(hash, "")), name)
}

/// The wide picture with this hash, or the letters of `name`.
pub(super) fn banner(hash: Option<&str>, name: &str) -> Figure {
    let wide = |hash| Picture { width: 1600, height: 600, ..picture_of(hash, "") };
    Figure::or_letters(hash.map(wide), name)
}

/// A product in a grid, within the boutique of `handle` or in the shop that sells it.
#[must_use]
pub(crate) fn product_card(card: Card, boutique: Option<&str>) -> ProductCard {
    let href = match boutique {
        Some(handle) => link::product_in_boutique(handle, &card.brand_slug, &card.handle),
        None => link::product_in_shop(&card.merchant_slug, &card.brand_slug, &card.handle),
    };
    ProductCard {
        href,
        figure: figure(card.picture.as_deref(), &card.title),
        price: Price { now: card.price, was: card.compare_at, from: card.price != card.price_to },
        stock: if card.sold_out { Stock::SoldOut } else { Stock::Plenty },
        name: card.title,
        brand: card.brand_name,
    }
}

/// How many of the products the visitor looked at are shown.
const MOST_SEEN: usize = 4;

/// What the visitor looked at before, as far as it can still be bought, without the product looked at now.
pub(super) async fn seen(app: &App, visitor: &Visitor, now: Option<ProductId>) -> Result<Vec<ProductCard>, WebError> {
    let others: Vec<ProductId> = visitor.seen().iter().copied().filter(|seen| Some(*seen) != now).collect();
    let cards = app.market().storefront().cards(&others).await?;
    Ok(cards.into_iter().take(MOST_SEEN).map(|card| product_card(card, None)).collect())
}

/// A person with a boutique. Every member has a handle; somebody without one has no page to link to.
pub(super) fn seller(boutique: &Boutique) -> Option<Person> {
    let member = &boutique.member;
    let handle = member.handle.as_ref()?.to_string();
    Some(Person {
        name: member.name.clone(),
        href: link::boutique(&handle),
        portrait: figure(member.portrait.as_deref(), &member.name),
        handle,
    })
}

/// A count for the eye; nothing here is ever negative.
pub(super) fn count(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}
