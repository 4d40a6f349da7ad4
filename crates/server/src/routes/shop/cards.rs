//! From what the market says to what a grid shows.

use market::ProductId;
use market::media::{measures, narrower as narrower_name};
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

/// A stored picture that shows `alt`. Drawings are square and have one size.
#[must_use]
pub(crate) fn picture_of(name: &str, alt: &str) -> Picture {
    let (width, height) = measures(name).unwrap_or((800, 800));
    Picture { src: media(name), srcset: srcset(name), width, height, alt: alt.to_owned() }
}

/// The widths a picture is kept in; empty for a drawing.
fn srcset(name: &str) -> String {
    let Some((widest, _)) = measures(name) else { return String::new() };
    let narrower = pictures::WIDTHS.into_iter().filter(|width| *width < widest);
    let narrower = narrower.map(|width| format!("{} {width}w", media(&narrower_name(name, width))));
    let all = narrower.chain([format!("{} {widest}w", media(name))]);
    all.collect::<Vec<_>>().join(", ")
}

/// The picture of this name, or the letters of `name`.
#[must_use]
pub(crate) fn figure(hash: Option<&str>, name: &str) -> Figure {
    Figure::or_letters(hash.map(|hash| picture_of(hash, "")), name)
}

/// The wide picture of this name, or the letters of `name`.
#[must_use]
pub(crate) fn banner(hash: Option<&str>, name: &str) -> Figure {
    let wide = |hash: &str| match measures(hash) {
        Some(_) => picture_of(hash, ""),
        None => Picture { width: 1600, height: 600, ..picture_of(hash, "") },
    };
    Figure::or_letters(hash.map(wide), name)
}

/// The boutique that something is shown in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Within<'a> {
    /// Whose it is.
    pub(crate) handle: &'a str,
    /// The shop, where the address has to name it.
    pub(crate) shop: &'a str,
}

impl<'a> Within<'a> {
    /// The boutique of somebody who has a handle.
    pub(crate) fn of(boutique: &'a Boutique) -> Option<Self> {
        Some(Self { handle: boutique.member.handle.as_ref()?.as_str(), shop: boutique.shop_to_name() })
    }
}

/// A product in a grid, within a boutique or in the shop that sells it.
#[must_use]
pub(crate) fn product_card(card: Card, boutique: Option<Within<'_>>) -> ProductCard {
    let href = match boutique {
        Some(at) => link::product_in_boutique_at(at.handle, at.shop, &card.brand_slug, &card.handle),
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
        href: link::boutique_at(&handle, boutique.shop_to_name()),
        portrait: figure(member.portrait.as_deref(), &member.name),
        handle,
    })
}

/// A count for the eye; nothing here is ever negative.
pub(super) fn count(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::picture_of;

    #[test]
    fn a_picture_is_offered_in_its_widths_and_a_drawing_in_one() {
        let photo = picture_of("0a-1280x960", "A mug");
        assert_eq!((photo.width, photo.height), (1280, 960));
        assert_eq!(
            photo.srcset,
            "/media/0a-1280x960-320w 320w, /media/0a-1280x960-640w 640w, /media/0a-1280x960 1280w"
        );
        assert_eq!(picture_of("0a-300x100", "").srcset, "/media/0a-300x100 300w");
        assert_eq!(picture_of("0a", "").srcset, "");
    }
}
