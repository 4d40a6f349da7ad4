use askama::Template as _;
use axum::extract::State;
use axum::response::Html;
use market::network::Boutique;
use market::people::{Brand, Merchant};
use market::search::{Results, Wanted};

use super::cards::{banner, count, figure, product_card, seen, seller};
use super::category_name;
use super::share::{Shared, share};
use crate::link;
use crate::pages::parts::NamedLink;
use crate::pages::shop::home::{BoutiqueCard, BrandCard, HomePage, ShopCard};
use crate::web::{App, Visitor, WebError};

pub(super) async fn show(visitor: Visitor, State(app): State<App>) -> Result<Html<String>, WebError> {
    let mut cx = visitor.shell(visitor.texts().t("home-title")).await?;
    let everything = app.market().search().find(&Wanted { size: 1, ..Wanted::default() }).await?.found;
    let brand_count = u32::try_from(everything.brands.len()).unwrap_or(u32::MAX);
    let (mut featured, mut brands) = (Vec::new(), Vec::new());
    for brand in app.market().people().brands(None, 8).await? {
        featured.push(newest_of(&app, &brand, 3).await?.cards);
        brands.push(brand_card(&app, brand).await?);
    }
    let mut products = in_turn(featured).into_iter().filter(|card| !card.sold_out).map(|card| product_card(card, None));
    let (mut boutiques, mut shops) = (Vec::new(), Vec::new());
    for merchant in app.market().people().merchants(None, 6).await? {
        for boutique in app.market().network().boutiques_at(merchant.id, None, 3).await? {
            boutiques.extend(boutique_card(&app, boutique).await?);
        }
        shops.push(shop_card(&app, merchant).await?);
    }
    boutiques.truncate(3);
    let lead =
        visitor.texts().t("home-lead").with("brands", brand_count).with("products", everything.total).to_string();
    let page = HomePage {
        seen: seen(&app, &visitor, None).await?,
        brand_count,
        product_count: everything.total,
        window: products.by_ref().take(3).collect(),
        categories: everything
            .categories
            .into_iter()
            .take(8)
            .map(|category| NamedLink { href: link::category(&category.slug), name: category_name(&category.path) })
            .collect(),
        featured: products.take(8).collect(),
        boutiques,
        brands,
        shops,
        cx: {
            share(&app, &mut cx, &link::home(), Shared { description: lead, ..Shared::default() });
            cx
        },
    };
    Ok(Html(page.render()?))
}

/// One of each list, then the second of each, and so on: every brand is seen before any is seen twice.
fn in_turn<T>(lists: Vec<Vec<T>>) -> Vec<T> {
    let mut lists: Vec<_> = lists.into_iter().map(Vec::into_iter).collect();
    let mut mixed = Vec::new();
    loop {
        let before = mixed.len();
        mixed.extend(lists.iter_mut().filter_map(Iterator::next));
        if mixed.len() == before {
            return mixed;
        }
    }
}

pub(super) async fn brand_card(app: &App, brand: Brand) -> Result<BrandCard, WebError> {
    let newest = newest_of(app, &brand, 1).await?;
    let best = newest.cards.first().and_then(|card| card.picture.as_deref());
    Ok(BrandCard {
        href: link::brand(&brand.slug),
        figure: match &brand.banner {
            Some(hash) => banner(Some(hash), &brand.name),
            None => figure(best, &brand.name),
        },
        name: brand.name,
        line: brand.tagline,
        products: newest.found.total,
    })
}

/// The newest products of a brand, wherever they are sold.
async fn newest_of(app: &App, brand: &Brand, most: u32) -> Result<Results, WebError> {
    let wanted = Wanted { brand: brand.slug.as_str(), page: 1, size: most, ..Wanted::default() };
    Ok(app.market().search().find(&wanted).await?)
}

pub(super) async fn boutique_card(app: &App, boutique: Boutique) -> Result<Option<BoutiqueCard>, WebError> {
    let Some(person) = seller(&boutique) else { return Ok(None) };
    let member = &boutique.member;
    let listing = app.market().search().boutique(member.merchant, member.id, (1, 3)).await?;
    Ok(Some(BoutiqueCard {
        person,
        words: first_sentence(&boutique.bio),
        shop: boutique.merchant_name,
        pictures: listing.cards.iter().map(|card| figure(card.picture.as_deref(), &card.title)).collect(),
        products: count(listing.total),
    }))
}

pub(super) async fn shop_card(app: &App, merchant: Merchant) -> Result<ShopCard, WebError> {
    let wanted = Wanted { merchant: Some(merchant.id), size: 1, ..Wanted::default() };
    let results = app.market().search().find(&wanted).await?;
    let first = results.cards.into_iter().next();
    Ok(ShopCard {
        href: link::shop(&merchant.slug),
        figure: figure(first.and_then(|card| card.picture).as_deref(), &merchant.name),
        name: merchant.name,
        line: merchant.tagline,
        products: results.found.total,
        brands: u32::try_from(results.found.brands.len()).unwrap_or(u32::MAX),
    })
}

fn first_sentence(text: &str) -> String {
    let end = text.find(['.', '!', '?']).map_or(text.len(), |at| at + 1);
    text[..end].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{first_sentence, in_turn};

    #[test]
    fn every_list_is_seen_before_any_is_seen_twice() {
        assert_eq!(in_turn(vec![vec![1, 4, 6], vec![2], vec![3, 5]]), [1, 2, 3, 4, 5, 6]);
        assert!(in_turn::<u8>(Vec::new()).is_empty());
    }

    #[test]
    fn words_end_with_their_first_sentence() {
        assert_eq!(first_sentence("I drink tea. A lot of it."), "I drink tea.");
        assert_eq!(first_sentence("Tea"), "Tea");
    }
}
