//! What a feed says about one variant.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::text::code::is_gtin;
use crate::{Availability, Cell, Left, Product, Status, Variant, Written};

/// The attributes of one item, in the order they are written. Those a feed may repeat are lists.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) group: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) image: String,
    pub(super) more_images: Vec<String>,
    pub(super) availability: &'static str,
    pub(super) price: String,
    pub(super) sale_price: String,
    pub(super) brand: String,
    pub(super) gtin: String,
    pub(super) product_types: Vec<String>,
    pub(super) weight: String,
    /// Color, size and so on, under Google's names.
    pub(super) distinguishing: Vec<(&'static str, String)>,
    /// The options under their own names.
    pub(super) options: Vec<(String, String)>,
}

const LONGEST_ID: usize = 50;
const LONGEST_TITLE: usize = 150;
const LONGEST_DESCRIPTION: usize = 5_000;
const MOST_PICTURES: usize = 10;

/// Names of options, in several languages, and the attribute Google has for them.
const DISTINGUISHING: &[(&str, &[&str])] = &[
    ("color", &["color", "colour", "farbe", "couleur", "colore", "kleur", "cor", "kolor", "färg"]),
    ("size", &["size", "größe", "taille", "talla", "taglia", "maat", "tamanho", "rozmiar", "storlek"]),
    ("material", &["material", "matériau", "materiale", "materiaal", "materiał"]),
    ("pattern", &["pattern", "muster", "motif", "patrón", "fantasia", "patroon", "wzór", "mönster"]),
];

/// The items of a product: its priced variants, if it is on sale.
pub(super) fn of(product: &Product, written: &mut Written) -> Vec<Item> {
    if product.status.value().is_some_and(|status| *status != Status::Active) {
        written.leave(Left::NotOnSale);
        return Vec::new();
    }
    let group = short_id(product.handle.value().unwrap_or(&product.key));
    let mut ids = std::collections::HashSet::new();
    let mut items = Vec::new();
    for (number, variant) in (1..).zip(&product.variants) {
        if variant.price.value().is_none() {
            written.leave(Left::NoPrice);
            continue;
        }
        let own = variant.sku.value().filter(|sku| sku.chars().count() <= LONGEST_ID).cloned();
        let id = own.filter(|sku| ids.insert(sku.clone())).unwrap_or_else(|| short_id(&format!("{group}-{number}")));
        items.push(item(product, variant, id, group.clone(), written));
    }
    items
}

fn item(product: &Product, variant: &Variant, id: String, group: String, written: &mut Written) -> Item {
    let pictures = product.images.value().map_or(&[][..], Vec::as_slice);
    let main = variant.image.value().or_else(|| pictures.first().map(|image| &image.url));
    if main.is_none() {
        written.leave(Left::NoPicture);
    }
    let more = pictures.iter().map(|image| &image.url).filter(|url| Some(*url) != main);
    if more.clone().count() > MOST_PICTURES {
        written.leave(Left::MorePictures);
    }
    let barcode = variant.barcode.text();
    if !barcode.is_empty() && !is_gtin(barcode) {
        written.leave(Left::NotAGtin);
    }
    let (price, sale_price) = match (variant.price, variant.compare_at) {
        (Cell::Value(now), Cell::Value(before)) => (before.to_string(), now.to_string()),
        (Cell::Value(now), _) => (now.to_string(), String::new()),
        _ => Default::default(),
    };
    Item {
        id,
        group,
        title: cut(product.title.text(), LONGEST_TITLE, written),
        description: cut(product.description_html.text(), LONGEST_DESCRIPTION, written),
        image: main.cloned().unwrap_or_default(),
        more_images: more.take(MOST_PICTURES).cloned().collect(),
        availability: availability(variant),
        price,
        sale_price,
        brand: product.vendor.text().to_owned(),
        gtin: if is_gtin(barcode) { barcode.to_owned() } else { String::new() },
        product_types: product.categories.value().into_iter().flatten().map(|path| path.join(" > ")).collect(),
        weight: variant.weight_grams.value().map_or_else(String::new, |grams| format!("{grams} g")),
        distinguishing: distinguishing(product, variant),
        options: product.options.iter().cloned().zip(variant.options.iter().cloned()).collect(),
    }
}

fn distinguishing(product: &Product, variant: &Variant) -> Vec<(&'static str, String)> {
    let google = |name: &str| {
        let lower = name.to_lowercase();
        DISTINGUISHING.iter().find(|(_, names)| names.contains(&lower.as_str())).map(|(attribute, _)| *attribute)
    };
    let options = product.options.iter().zip(&variant.options);
    options.filter_map(|(name, value)| google(name).map(|attribute| (attribute, value.clone()))).collect()
}

fn availability(variant: &Variant) -> &'static str {
    let counted = variant.tracked != Cell::Value(false);
    let sold_out = counted && variant.stock.value().is_some_and(|stock| *stock <= 0);
    let by_stock = match (sold_out, variant.continue_selling) {
        (true, Cell::Value(true)) => Availability::Backorder,
        (true, _) => Availability::OutOfStock,
        (false, _) => Availability::InStock,
    };
    // A hint is all there is when nobody ever counted.
    let known = variant.stock.value().is_some() || variant.tracked.value().is_some();
    match variant.availability.value().filter(|_| !known).copied().unwrap_or(by_stock) {
        Availability::InStock => "in_stock",
        Availability::OutOfStock => "out_of_stock",
        Availability::Backorder => "backorder",
        Availability::Preorder => "preorder",
    }
}

fn cut(text: &str, most: usize, written: &mut Written) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    written.leave(Left::TextCut);
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

/// A name as an id of at most 50 characters, the same for the same name and different for different ones.
fn short_id(name: &str) -> String {
    if name.chars().nth(LONGEST_ID).is_none() {
        return name.to_owned();
    }
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    let start: String = name.chars().take(LONGEST_ID - 17).collect();
    format!("{start}-{:016x}", hasher.finish())
}
