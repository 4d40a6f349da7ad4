//! A catalog of any size, the same on every machine.

use base::{Bps, Currency, Money, Rng, SplitMix};
use feeds::{Cell, Image, Product, Status, Variant};

const KINDS: [&str; 8] = ["Shirt", "Bowl", "Lamp", "Scarf", "Mug", "Chair", "Candle", "Notebook"];
const COLORS: [&str; 6] = ["Sand", "Indigo", "Moss", "Brick", "Chalk", "Plum"];
const SENTENCE: &str = "<p>Made in small batches by people who sign their work, \"finished\" by hand.</p>\n";

/// The `number`-th product. Most have one variant, every fifth has several.
pub(crate) fn product(number: usize) -> Product {
    let mut rng = SplitMix::new(number as u64);
    let kind = pick(&mut rng, &KINDS);
    let price = Money::new(500 + i64::try_from(rng.below(20_000)).unwrap_or(0), Currency::EUR).ok();
    let colors: &[&str] = if number.is_multiple_of(5) { &COLORS[..2 + number % 4] } else { &[] };
    let variant = |options: Vec<String>| Variant {
        sku: Cell::Value(format!("SKU-{number}-{}", options.len() + options.iter().map(String::len).sum::<usize>())),
        price: price.into(),
        weight_grams: Cell::Value(250),
        stock: Cell::Value(i64::try_from(number % 90).unwrap_or(0)),
        tracked: Cell::Value(true),
        continue_selling: Cell::Value(false),
        requires_shipping: Cell::Value(true),
        taxable: Cell::Value(true),
        options,
        ..Variant::default()
    };
    let image = |at: usize| Image {
        url: format!("https://pictures.example/{number}/{at}.jpg"),
        alt: format!("{kind} {number}, view {at}"),
    };
    Product {
        key: format!("{}-{number}", kind.to_lowercase()),
        title: Cell::Value(format!("{kind} No. {number}")),
        description_html: Cell::Value(SENTENCE.repeat(1 + number % 6)),
        vendor: Cell::Value(format!("Maker {}", number % 40)),
        categories: Cell::Value(vec![vec!["Home".to_owned(), kind.to_owned()]]),
        tags: Cell::Value(vec![kind.to_lowercase(), "handmade".to_owned()]),
        status: Cell::Value(Status::Active),
        options: if colors.is_empty() { Vec::new() } else { vec!["Color".to_owned()] },
        variants: if colors.is_empty() {
            vec![variant(Vec::new())]
        } else {
            colors.iter().map(|color| variant(vec![(*color).to_owned()])).collect()
        },
        images: Cell::Value((0..1 + number % 3).map(image).collect()),
        commission: Bps::new(1_000).into(),
        ..Product::default()
    }
}

fn pick<'a>(rng: &mut SplitMix, words: &[&'a str]) -> &'a str {
    words[usize::try_from(rng.below(words.len() as u64)).unwrap_or(0)]
}
