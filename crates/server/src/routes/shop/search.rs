use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use market::storefront::{self, Sort};

use super::cards::product_card;
use crate::link::{self, Link, SearchQuery};
use crate::pages::parts::{Choice, Paging};
use crate::pages::shop::search::{Filter, SearchPage};
use crate::web::{App, Visitor, WebError};

const PER_PAGE: u32 = 24;
const MOST_FILTERS: usize = 12;

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Query(query): Query<SearchQuery>,
) -> Result<Html<String>, WebError> {
    let people = app.market().people();
    let brand = if query.brand.is_empty() { None } else { people.brand_by_slug(&query.brand).await? };
    let asked = storefront::Query {
        brand: brand.as_ref().map(|brand| brand.id),
        category: Some(query.category.as_str()).filter(|slug| !slug.is_empty()),
        text: &query.q,
        sort: sort(&query.sort),
        page: query.page,
        size: PER_PAGE,
        ..Default::default()
    };
    let listing = app.market().storefront().list(&asked).await?;
    let categories = app.market().storefront().categories(None).await?;
    let category = categories.iter().find(|known| known.slug == query.category).map(|known| known.path.clone());
    let texts = app.texts();
    let heading = match (&category, &brand) {
        _ if !query.q.is_empty() => format!("“{}”", query.q),
        (Some(path), _) => path.clone(),
        (None, Some(brand)) => brand.name.clone(),
        (None, None) => texts.t("nav-everything").to_string(),
    };
    let cx = visitor.shell(&heading).await?;
    let found = u64::try_from(listing.total).unwrap_or_default();
    let mut chosen = Vec::new();
    if let Some(path) = &category {
        let without = narrowed(&query, |query| query.category.clear());
        chosen.push(Filter { label: path.clone(), href: without, count: found, chosen: true });
    }
    if let Some(brand) = &brand {
        let without = narrowed(&query, |query| query.brand.clear());
        chosen.push(Filter { label: brand.name.clone(), href: without, count: found, chosen: true });
    }
    let page = SearchPage {
        heading,
        found,
        chosen,
        categories: categories
            .iter()
            .take(MOST_FILTERS)
            .map(|known| Filter {
                label: known.path.clone(),
                href: narrowed(&query, |query| query.category.clone_from(&known.slug)),
                count: u64::try_from(known.products).unwrap_or_default(),
                chosen: known.slug == query.category,
            })
            .collect(),
        brands: brand_filters(&app, &query).await?,
        sorts: sorts(&app, &query.sort),
        products: listing.cards.into_iter().map(|card| product_card(card, None)).collect(),
        paging: Paging::new(query.page, PER_PAGE, found, |page| link::search(&SearchQuery { page, ..query.clone() })),
        query,
        cx,
    };
    Ok(Html(page.render()?))
}

/// The first page of the results after a change of what is looked for.
fn narrowed(query: &SearchQuery, change: impl FnOnce(&mut SearchQuery)) -> Link {
    let mut narrowed = SearchQuery { page: 0, ..query.clone() };
    change(&mut narrowed);
    link::search(&narrowed)
}

async fn brand_filters(app: &App, query: &SearchQuery) -> Result<Vec<Filter>, WebError> {
    let mut filters = Vec::new();
    for brand in app.market().people().brands(None, 12).await? {
        let asked = storefront::Query {
            brand: Some(brand.id),
            category: Some(query.category.as_str()).filter(|slug| !slug.is_empty()),
            text: &query.q,
            size: 1,
            ..Default::default()
        };
        let total = app.market().storefront().list(&asked).await?.total;
        let chosen = brand.slug.as_str() == query.brand;
        if total > 0 {
            let href = narrowed(query, |query| query.brand = brand.slug.to_string());
            filters.push(Filter { label: brand.name, href, count: u64::try_from(total).unwrap_or_default(), chosen });
        }
    }
    Ok(filters)
}

fn sort(word: &str) -> Sort {
    match word {
        "price-up" => Sort::PriceUp,
        "price-down" => Sort::PriceDown,
        _ => Sort::Newest,
    }
}

fn sorts(app: &App, chosen: &str) -> Vec<Choice> {
    let texts = app.texts();
    let words = [
        ("", texts.t("sort-new").to_string()),
        ("price-up", texts.t("sort-price-up").to_string()),
        ("price-down", texts.t("sort-price-down").to_string()),
    ];
    let choice = |(value, label): (&str, String)| Choice {
        value: value.to_owned(),
        label,
        help: String::new(),
        chosen: value == chosen,
    };
    words.map(choice).into()
}
