//! What a page is to those who only have its address: people it is shared with, search engines.

use base::Money;
use market::people::Merchant;
use market::storefront::{Product, Variant};
use serde_json::{Value, json};

use super::cards::media;
use crate::link::{Link, SearchQuery};
use crate::pages::Shell;
use crate::pages::parts::{NamedLink, StructuredData};
use crate::pages::shell::ShareCard;
use crate::web::App;

/// Letters of a description that search engines show.
const DESCRIPTION: usize = 160;

/// What is said about a page outside of it.
#[derive(Default)]
pub(super) struct Shared {
    /// One or two sentences; HTML and length do not matter.
    pub(super) description: String,
    /// A stored picture.
    pub(super) picture: Option<String>,
    /// The price and whether it can be had, of a product.
    pub(super) offer: Option<(Money, bool)>,
    /// Whether it is about a person.
    pub(super) is_person: bool,
}

/// Lets `cx` be shared and indexed under the address `canonical`.
pub(super) fn share(app: &App, cx: &mut Shell, canonical: &Link, shared: Shared) {
    cx.description = shortened(&market::search::plain_text(&shared.description));
    cx.share = Some(ShareCard {
        address: app.absolute(canonical),
        picture: shared.picture.map(|hash| app.absolute(media(&hash))).unwrap_or_default(),
        offer: shared.offer,
        is_person: shared.is_person,
    });
}

/// The one address of a list that was narrowed and sorted: prices, stock and order make no other page; a category and a
/// further page do. `None` for words, of which there is no end: what they find is not indexed.
pub(super) fn canonical(query: &SearchQuery) -> Option<SearchQuery> {
    let same = query.from.is_empty() && query.to.is_empty() && query.stock.is_empty() && query.sort.is_empty();
    let page = if same && query.brand.is_empty() && query.page > 1 { query.page } else { 0 };
    query.q.trim().is_empty().then(|| SearchQuery { category: query.category.clone(), page, ..SearchQuery::default() })
}

/// The first sentences of a text, whole words of it.
pub(crate) fn shortened(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() >= DESCRIPTION {
            short.push('…');
            return short;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// A product as schema.org tells it: one offer, or the range of those of its variants.
pub(super) fn product_facts(app: &App, product: &Product, address: &Link) -> StructuredData {
    let url = app.absolute(address);
    let offers: Vec<Value> = product.variants.iter().map(|variant| offer(&product.merchant, variant, &url)).collect();
    let images: Vec<String> = product.pictures.iter().map(|picture| app.absolute(media(&picture.hash))).collect();
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "url": url,
        "productID": product.id.to_string(),
        "brand": { "@type": "Brand", "name": product.brand.name },
        "offers": together(product, offers),
    });
    let mut put = |name: &str, value: Value| {
        if let (Value::Object(facts), false) = (&mut facts, value == "" || value == json!([])) {
            facts.insert(name.to_owned(), value);
        }
    };
    put("description", market::search::plain_text(&product.description_html).trim().into());
    put("category", product.category.as_str().into());
    put("image", images.into());
    if let [only] = product.variants.as_slice() {
        put("sku", only.sku.as_str().into());
        put("gtin", gtin(&only.barcode).into());
    }
    StructuredData::of(&facts)
}

/// The offers of all variants: one is itself, several are a range.
fn together(product: &Product, mut offers: Vec<Value>) -> Value {
    if offers.len() == 1 {
        return offers.remove(0);
    }
    let prices = || product.variants.iter().map(|variant| variant.price);
    let decimal = |price: Option<Money>| price.map(Money::decimal).unwrap_or_default();
    json!({
        "@type": "AggregateOffer",
        "priceCurrency": product.merchant.currency.to_string(),
        "lowPrice": decimal(prices().min_by_key(|price| price.minor())),
        "highPrice": decimal(prices().max_by_key(|price| price.minor())),
        "offerCount": offers.len(),
        "offers": offers,
    })
}

fn offer(merchant: &Merchant, variant: &Variant, url: &str) -> Value {
    let available = if variant.left == Some(0) { "OutOfStock" } else { "InStock" };
    let mut offer = json!({
        "@type": "Offer",
        "price": variant.price.decimal(),
        "priceCurrency": variant.price.currency().to_string(),
        "availability": format!("https://schema.org/{available}"),
        "url": format!("{url}?variant={}", variant.id),
        "seller": { "@type": "Organization", "name": merchant.name },
    });
    if !variant.sku.is_empty() {
        offer["sku"] = variant.sku.as_str().into();
    }
    if !variant.option_values.is_empty() {
        offer["name"] = variant.option_values.join(", ").into();
    }
    offer
}

/// A barcode that is a number of the world-wide list by its length; else nothing.
fn gtin(barcode: &str) -> &str {
    let is_one = matches!(barcode.len(), 8 | 12 | 13 | 14) && barcode.bytes().all(|digit| digit.is_ascii_digit());
    if is_one { barcode } else { "" }
}

/// The way to a page as schema.org tells it; the page itself is the last step.
pub(super) fn crumb_facts(app: &App, crumbs: &[NamedLink], here: &NamedLink) -> StructuredData {
    let steps = crumbs.iter().chain([here]).zip(1..).map(|(step, position)| {
        json!({ "@type": "ListItem", "position": position, "name": step.name, "item": app.absolute(&step.href) })
    });
    let steps: Vec<Value> = steps.collect();
    StructuredData::of(&json!({
        "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps
    }))
}

#[cfg(test)]
mod tests {
    use super::{canonical, gtin, shortened};
    use crate::link::{self, SearchQuery};

    fn address(query: &SearchQuery) -> Option<String> {
        canonical(query).map(|query| link::search(&query).to_string())
    }

    #[test]
    fn a_list_has_one_address_however_it_is_sorted() {
        let list = SearchQuery { category: "mugs".into(), page: 2, ..SearchQuery::default() };
        assert_eq!(address(&list).as_deref(), Some("/search?category=mugs&page=2"));
        let sorted = SearchQuery { sort: "name".into(), stock: "in".into(), ..list.clone() };
        assert_eq!(address(&sorted).as_deref(), Some("/search?category=mugs"));
        assert_eq!(address(&SearchQuery { q: "tea".into(), ..list }), None);
    }

    #[test]
    fn descriptions_end_with_a_word() {
        assert_eq!(shortened(" Oak  and ash. "), "Oak and ash.");
        let long = shortened(&"lavender ".repeat(40));
        assert!(long.ends_with("lavender…") && long.chars().count() <= 161, "{long}");
        assert_eq!((gtin("4006381333931"), gtin("400638133393X"), gtin("1")), ("4006381333931", "", ""));
    }
}
