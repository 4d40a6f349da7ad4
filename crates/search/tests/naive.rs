//! The index finds exactly what going through every product finds, on catalogs nobody would think of.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

use std::cmp::Reverse;
use std::collections::BTreeMap;

use base::{Currency, Timestamp};
use proptest::prelude::*;
use search::{Brand, Filters, Found, Index, Offer, Product, Query, Sale, Sort, category_slug, edits_allowed, words};

const NOW: Timestamp = Timestamp::from_millis(1_000_000);

fn usd() -> Currency {
    "USD".parse().unwrap()
}

/// A catalog as it is told to both.
#[derive(Debug, Clone)]
struct Town {
    brands: Vec<Brand>,
    products: Vec<Product>,
}

/// The edits between two words, by the table everybody draws.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = usize::from(a[i - 1] != b[j - 1]);
                let mut least = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + change);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len()][b.len()]
}

/// How well `wanted` finds `word`: 4 the same, 3 begun, 2 and 1 with edits, 0 not at all.
fn how(wanted: &str, last: bool, word: &str) -> u16 {
    let apart = edits(wanted, word);
    match apart {
        0 => 4,
        _ if last && word.starts_with(wanted) => 3,
        1 if edits_allowed(wanted.chars().count()) >= 1 => 2,
        2 if edits_allowed(wanted.chars().count()) >= 2 => 1,
        _ => 0,
    }
}

fn scored(town: &Town, product: &Product, query: &Query<'_>) -> Option<u16> {
    let brand = town.brands.iter().find(|brand| brand.id == product.brand).unwrap();
    let labels = product.labels.join(" ") + " " + &product.category;
    let fields = [(&product.title, 4), (&brand.name, 3), (&labels, 2), (&product.description, 1)];
    let wanted = words(query.text);
    let mut sum = 0;
    for (at, word) in wanted.iter().enumerate() {
        let last = at + 1 == wanted.len() && query.text.ends_with(char::is_alphanumeric);
        let score = fields.iter().flat_map(|(text, place)| {
            words(text).into_iter().map(move |other| match how(word, last, &other) {
                0 => 0,
                how => 4 * (how - 1) + place,
            })
        });
        match score.max().unwrap_or(0) {
            0 if !query.any_word => return None,
            score => sum += score,
        }
    }
    (sum > 0 || wanted.is_empty()).then_some(sum)
}

/// A product with its score and its offer where it is sold.
type Row<'a> = (&'a Product, u16, i64, Offer);

fn sold<'a>(town: &'a Town, query: &Query<'_>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for product in &town.products {
        let Some(score) = scored(town, product, query) else { continue };
        let brand = town.brands.iter().find(|brand| brand.id == product.brand).unwrap();
        let running = brand.sales.iter().filter(|sale| sale.until.is_none_or(|until| until > NOW));
        let sale = running.filter(|sale| query.shop.is_none_or(|shop| shop == sale.shop)).min_by_key(|sale| sale.shop);
        let Some(sale) = sale else { continue };
        let offer = product.offers.iter().find(|offer| offer.currency == sale.currency);
        rows.extend(offer.map(|offer| (product, score, sale.shop, *offer)));
    }
    rows
}

fn passes(row: &Row<'_>, filters: &Filters<'_>, currency: Currency) -> bool {
    let (product, _, _, offer) = row;
    let mut above = String::new();
    let within = |slug: &str| {
        product.category.split('>').any(|part| {
            above = format!("{above} {part}");
            category_slug(&above) == slug
        })
    };
    filters.brand.is_none_or(|brand| brand == product.brand)
        && filters.category.is_none_or(within)
        && filters.price_from.is_none_or(|from| offer.currency == currency && offer.price >= from)
        && filters.price_to.is_none_or(|to| offer.currency == currency && offer.price <= to)
        && filters.available.is_none_or(|available| available == offer.available)
}

fn check(town: &Town, query: &Query<'_>, found: &Found) -> Result<(), TestCaseError> {
    let rows = sold(town, query);
    let mut currencies: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *currencies.entry(row.3.currency.code()).or_default() += 1;
    }
    let currency = currencies.iter().max_by_key(|(code, count)| (**count, Reverse(**code))).map(|(code, _)| *code);
    prop_assert_eq!(found.currency.map(Currency::code), currency);
    let Some(currency) = found.currency else {
        prop_assert_eq!(found.total, 0);
        return Ok(());
    };
    let narrowed = |filters: Filters<'_>| rows.iter().filter(|row| passes(row, &filters, currency)).collect::<Vec<_>>();
    let mut shown = narrowed(query.filters);
    prop_assert_eq!(found.total as usize, shown.len());
    let foreign = |row: &Row<'_>| (row.3.currency != currency, row.3.currency.code());
    shown.sort_by(|a, b| {
        let order = match query.sort {
            Sort::Newest => 0.cmp(&0),
            Sort::InStock => b.3.available.cmp(&a.3.available),
            Sort::Relevance => b.1.cmp(&a.1).then((b.1 > 0 && b.3.available).cmp(&(a.1 > 0 && a.3.available))),
            Sort::PriceUp => (foreign(a), a.3.price).cmp(&(foreign(b), b.3.price)),
            Sort::PriceDown => (foreign(a), -a.3.price).cmp(&(foreign(b), -b.3.price)),
            Sort::Name => search::folded(&a.0.title).cmp(&search::folded(&b.0.title)),
        };
        order.then(b.0.id.cmp(&a.0.id))
    });
    let page: Vec<_> = shown.chunks(query.size as usize).nth(found.page as usize - 1).unwrap_or(&[]).to_vec();
    let expected: Vec<_> = page.iter().map(|row| (row.0.id, row.2)).collect();
    prop_assert_eq!(found.hits.iter().map(|hit| (hit.product, hit.shop)).collect::<Vec<_>>(), expected);

    for brand in &town.brands {
        let count = narrowed(Filters { brand: Some(brand.id), ..query.filters }).len();
        let told = found.brands.iter().find(|told| told.brand.id == brand.id).map_or(0, |told| told.count);
        prop_assert_eq!(told as usize, count);
    }
    for category in ["Kitchen", "Kitchen > Mugs", "Garden"] {
        let own = narrowed(Filters { category: None, ..query.filters });
        let count = own.iter().filter(|row| row.0.category == category).count();
        let told = found.categories.iter().find(|told| told.path == category).map_or(0, |told| told.count);
        prop_assert_eq!(told as usize, count);
    }
    let without = Filters { price_from: None, price_to: None, ..query.filters };
    for range in &found.prices {
        let filters = Filters { price_from: Some(range.from), price_to: range.to, ..without };
        prop_assert_eq!(range.count as usize, narrowed(filters).len());
    }
    let in_currency = narrowed(without).iter().filter(|row| row.3.currency == currency).count();
    prop_assert_eq!(found.prices.iter().map(|range| range.count as usize).sum::<usize>(), in_currency);
    prop_assert_eq!(found.available as usize, narrowed(Filters { available: Some(true), ..query.filters }).len());
    prop_assert_eq!(found.sold_out as usize, narrowed(Filters { available: Some(false), ..query.filters }).len());
    Ok(())
}

/// Words near and far from each other, with accents and beginnings of others.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(
            &[
                "tea", "teapot", "lavender", "lavendel", "linen", "line", "mug", "mugs", "café", "Größe", "plate",
                "slate"
            ][..]
        )
        .prop_map(str::to_owned),
        "[abt]{1,9}",
    ]
}

fn text(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 0..=most).prop_map(|words| words.join(" "))
}

fn offer() -> impl Strategy<Value = Offer> {
    (any::<bool>(), 0_i64..300_000, any::<bool>()).prop_map(|(euro, price, available)| Offer {
        currency: if euro { Currency::EUR } else { usd() },
        price,
        available,
    })
}

fn product(id: i64) -> impl Strategy<Value = Product> {
    let category = proptest::sample::select(&["", "Kitchen", "Kitchen > Mugs", "Garden"][..]);
    let offers = proptest::collection::vec(offer(), 0..3);
    (1_i64..4, text(3), category, proptest::collection::vec(word(), 0..3), text(5), offers).prop_map(
        move |(brand, title, category, labels, description, mut offers)| {
            offers.dedup_by_key(|offer| offer.currency);
            Product { id, brand, title, category: category.into(), labels, description, offers }
        },
    )
}

fn brand(id: i64) -> impl Strategy<Value = Brand> {
    let sale = (1_i64..4, any::<bool>(), proptest::option::of(999_999_i64..1_000_002));
    (text(1), proptest::collection::vec(sale, 0..3)).prop_map(move |(name, sales)| {
        let mut by_shop = BTreeMap::new();
        for (shop, euro, until) in sales {
            let currency = if euro { Currency::EUR } else { usd() };
            by_shop.insert(shop, Sale { shop, currency, until: until.map(Timestamp::from_millis) });
        }
        Brand { id, name, slug: format!("brand-{id}"), sales: by_shop.into_values().collect() }
    })
}

fn town() -> impl Strategy<Value = Town> {
    let brands = (brand(1), brand(2), brand(3)).prop_map(|(a, b, c)| vec![a, b, c]);
    let products = proptest::collection::vec((1_i64..40).prop_flat_map(product), 0..60);
    (brands, products).prop_map(|(brands, products)| Town { brands, products })
}

#[derive(Debug, Clone)]
struct Asked {
    text: String,
    any_word: bool,
    shop: Option<i64>,
    brand: Option<i64>,
    category: Option<&'static str>,
    price: (Option<i64>, Option<i64>),
    available: Option<bool>,
    sort: Sort,
    page: u32,
}

fn asked() -> impl Strategy<Value = Asked> {
    let typed = (text(3), any::<bool>()).prop_map(|(text, more)| if more { text + " " } else { text });
    let category = proptest::option::of(proptest::sample::select(&["kitchen", "kitchen-mugs", "garden", "attic"][..]));
    let price = (proptest::option::of(0_i64..100_000), proptest::option::of(0_i64..300_000));
    let sorts = vec![Sort::Relevance, Sort::Newest, Sort::InStock, Sort::PriceUp, Sort::PriceDown, Sort::Name];
    let filters = (proptest::option::of(1_i64..5), category, price, proptest::option::of(any::<bool>()));
    (typed, any::<bool>(), proptest::option::of(1_i64..4), filters, proptest::sample::select(sorts), 0_u32..4).prop_map(
        |(text, any_word, shop, (brand, category, price, available), sort, page)| Asked {
            text,
            any_word,
            shop,
            brand,
            category,
            price,
            available,
            sort,
            page,
        },
    )
}

fn query(asked: &Asked) -> Query<'_> {
    let filters = Filters {
        brand: asked.brand,
        category: asked.category,
        price_from: asked.price.0,
        price_to: asked.price.1,
        available: asked.available,
    };
    let Asked { any_word, shop, sort, page, .. } = *asked;
    Query { text: &asked.text, any_word, shop, now: NOW, filters, sort, page, size: 4 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Products come in several times, with other words, brands and prices: only the last counts. Some are taken out.
    #[test]
    fn the_index_finds_what_a_scan_finds(town in town(), gone in proptest::collection::vec(1_i64..40, 0..8), all in proptest::collection::vec(asked(), 6)) {
        let mut index = Index::default();
        for brand in &town.brands {
            index.put_brand(brand.clone());
        }
        let mut last = BTreeMap::new();
        for product in &town.products {
            index.put(product);
            last.insert(product.id, product.clone());
        }
        for id in gone {
            index.remove(id);
            last.remove(&id);
        }
        last.retain(|_, product| !product.offers.is_empty());
        prop_assert_eq!(index.len(), last.len());
        let town = Town { products: last.into_values().collect(), ..town };
        for asked in &all {
            let query = query(asked);
            check(&town, &query, &index.find(&query))?;
        }
    }

    /// What is proposed finds something.
    #[test]
    fn a_proposal_finds_something(town in town(), asked in asked()) {
        let mut index = Index::default();
        for brand in &town.brands {
            index.put_brand(brand.clone());
        }
        for product in &town.products {
            index.put(product);
        }
        let query = query(&asked);
        if let Some(meant) = index.did_you_mean(&query) {
            let again = Query { text: &meant, filters: Filters::default(), ..query };
            prop_assert!(index.find(&again).total > 0);
        }
    }
}
