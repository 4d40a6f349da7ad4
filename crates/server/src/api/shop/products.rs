use market::search::{BrandCount, CategoryCount, Sort, Wanted};
use market::storefront::Card;
use schemars::JsonSchema;
use sdk::v1::{FacetCount, ProductCard, ProductList};
use serde::Deserialize;

use crate::api::access::Anybody;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::Call;
use crate::api::cursor;
use crate::api::money::money;
use crate::api::problem::Problem;

/// What is looked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProductQuery {
    /// Words in names and descriptions; small typos are forgiven.
    #[schemars(length(max = 200))]
    q: Option<String>,
    /// Only of the brand with this slug.
    #[schemars(length(max = 60))]
    brand: Option<String>,
    /// Only in the category with this slug and those below it.
    #[schemars(length(max = 200))]
    category: Option<String>,
    /// Only what can be had, or only what cannot.
    available: Option<bool>,
    /// Only from this price on, in minor units of the shop's currency.
    #[schemars(range(max = 1_000_000_000_000_u64))]
    price_from: Option<u64>,
    /// Only up to this price.
    #[schemars(range(max = 1_000_000_000_000_u64))]
    price_to: Option<u64>,
    /// In which order; what fits best comes first if not said.
    sort: Option<Order>,
    /// How many at most, 25 if not said.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[schemars(length(max = 200))]
    cursor: Option<String>,
}

/// In which order.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "ProductOrder")]
enum Order {
    /// What fits best first.
    Relevance,
    /// The newest first.
    Newest,
    /// The cheapest first.
    PriceUp,
    /// The dearest first.
    PriceDown,
    /// By title.
    Name,
}

pub(super) async fn list(call: Call<Anybody, ProductQuery, Empty>) -> Result<Found<ProductList>, Problem> {
    let query = &call.query;
    let size = cursor::size(query.limit)?;
    let page: u32 = cursor::place(query.cursor.as_deref())?.unwrap_or(1);
    let merchant = call.shop().await?;
    let price = |minor: Option<u64>| -> Result<String, Problem> {
        let Some(minor) = minor else { return Ok(String::new()) };
        let minor = i64::try_from(minor).map_err(|error| Problem::field("#query/price_from", error))?;
        Ok(base::Money::new(minor, merchant.currency)?.decimal())
    };
    let (price_from, price_to) = (price(query.price_from)?, price(query.price_to)?);
    let wanted = Wanted {
        text: query.q.as_deref().unwrap_or_default(),
        any_word: false,
        merchant: Some(merchant.id),
        brand: query.brand.as_deref().unwrap_or_default(),
        category: query.category.as_deref().unwrap_or_default(),
        price_from: &price_from,
        price_to: &price_to,
        available: query.available,
        sort: sort(query.sort),
        page,
        size,
    };
    let results = call.app.market().search().find(&wanted).await?;
    let pages = results.found.total.div_ceil(size);
    Ok(Found(ProductList {
        data: results.cards.into_iter().map(card).collect(),
        next_cursor: (results.found.page < pages).then(|| cursor::spelled(&(results.found.page + 1))),
        total: results.found.total,
        brands: results.found.brands.into_iter().map(brand).collect(),
        categories: results.found.categories.into_iter().map(category).collect(),
        did_you_mean: results.instead.meant,
    }))
}

const fn sort(order: Option<Order>) -> Sort {
    match order {
        None | Some(Order::Relevance) => Sort::Relevance,
        Some(Order::Newest) => Sort::Newest,
        Some(Order::PriceUp) => Sort::PriceUp,
        Some(Order::PriceDown) => Sort::PriceDown,
        Some(Order::Name) => Sort::Name,
    }
}

fn brand(count: BrandCount) -> FacetCount {
    FacetCount { slug: count.brand.slug, name: count.brand.name, count: count.count }
}

fn category(count: CategoryCount) -> FacetCount {
    FacetCount { slug: count.slug, name: count.path, count: count.count }
}

fn card(card: Card) -> ProductCard {
    ProductCard {
        id: card.product.to_string(),
        brand: card.brand_slug,
        brand_name: card.brand_name,
        handle: card.handle,
        title: card.title,
        subtitle: card.subtitle,
        picture: card.picture.map(|hash| super::product::path_of(&hash)),
        price: money(card.price),
        price_to: money(card.price_to),
        compare_at: card.compare_at.map(money),
        sold_out: card.sold_out,
    }
}
