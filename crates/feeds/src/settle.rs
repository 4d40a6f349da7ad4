//! What holds for every product, whichever format it came from.

use std::collections::HashMap;

use base::Money;

use crate::columns::Field;
use crate::interpreter::Interpreter;
use crate::report::Warning;
use crate::text::code;
use crate::{Cell, Product, Reason, Variant};

/// SKUs met so far: a fingerprint and the line of the first of each.
pub(crate) type Skus = HashMap<u64, u64>;

/// Checks `product` as a whole: options and variants within their limits, no two variants alike, earlier prices above
/// the price, and the small oddities people should know of.
pub(crate) fn settle(reader: &mut Interpreter<'_>, product: &mut Product, skus: &mut Skus) {
    let limits = &reader.options.limits;
    if product.options.len() > limits.options {
        reader.row_error(product.line, None, Reason::TooManyOptions(limits.options));
    }
    if product.variants.len() > limits.variants {
        reader.row_error(product.line, None, Reason::TooManyVariants(limits.variants));
    }
    check_sizes(reader, product);
    tell_apart(reader, product);
    for variant in &mut product.variants {
        settle_prices(reader, variant);
        // What is odd about a product that is not imported anyway is of no interest.
        if reader.errors.is_empty() {
            note_oddities(reader, variant, skus);
        }
    }
}

/// Lists and the texts in them may not be absurdly long.
fn check_sizes(reader: &mut Interpreter<'_>, product: &Product) {
    let limits = &reader.options.limits;
    if product.key.chars().count() > limits.key_chars {
        reader.row_error(product.line, None, Reason::KeyTooLong(limits.key_chars));
    }
    let (tags, images) = (product.tags.value().map_or(0, Vec::len), product.images.value().map_or(0, Vec::len));
    let categories = product.categories.value().map_or(0, Vec::len);
    for (what, count) in [("tags", tags), ("categories", categories), ("pictures", images)] {
        if count > limits.list {
            reader.row_error(product.line, None, Reason::TooMany { what, most: limits.list });
        }
    }
    let tags = product.tags.value().into_iter().flatten();
    let categories = product.categories.value().into_iter().flatten().flatten();
    let values = product.variants.iter().flat_map(|variant| &variant.options);
    let mut texts = tags.chain(categories).chain(values).chain(&product.options);
    if texts.any(|text| text.chars().count() > limits.short_text_chars) {
        reader.row_error(product.line, None, Reason::TextTooLong(limits.short_text_chars));
    }
}

/// No two variants may have the same option values.
fn tell_apart(reader: &mut Interpreter<'_>, product: &Product) {
    let mut seen: HashMap<String, u64> = HashMap::with_capacity(product.variants.len());
    for variant in &product.variants {
        let known = variant.options.join("\u{1f}").to_lowercase();
        let first = *seen.entry(known).or_insert(variant.line);
        if first != variant.line {
            let variant_name = if variant.options.is_empty() { "Default Title".to_owned() } else { variant.name() };
            reader.row_error(variant.line, None, Reason::SameVariant { variant: variant_name, first });
        }
    }
}

fn settle_prices(reader: &mut Interpreter<'_>, variant: &mut Variant) {
    let Cell::Value(price) = variant.price else { return };
    for (amount, field) in [(&variant.compare_at, Field::CompareAt), (&variant.cost, Field::Cost)] {
        if let Cell::Value(amount) = amount
            && amount.currency() != price.currency()
        {
            let reason = Reason::OtherCurrency { expected: price.currency(), found: amount.currency() };
            reader.row_error(variant.line, Some(field), reason);
        }
    }
    if variant.compare_at.value().is_some_and(|before| before.minor() <= price.minor()) {
        reader.warnings.add(Warning::EarlierPriceNotHigher, variant.line, &variant.name());
        variant.compare_at = Cell::Blank;
    }
}

fn note_oddities(reader: &mut Interpreter<'_>, variant: &Variant, skus: &mut Skus) {
    let mut warn = |warning, text: &str| reader.warnings.add(warning, variant.line, text);
    match &variant.price {
        Cell::Blank => warn(Warning::NoPrice, variant.sku.text()),
        Cell::Value(price) if price.is_zero() => warn(Warning::ZeroPrice, variant.sku.text()),
        Cell::Value(_) | Cell::Absent => {}
    }
    if variant.barcode.value().is_some_and(|barcode| code::has_lost_zeros(barcode)) {
        warn(Warning::LostZeros, variant.barcode.text());
    }
    if let Cell::Value(sku) = &variant.sku
        && *skus.entry(fingerprint(sku)).or_insert(variant.line) != variant.line
    {
        warn(Warning::RepeatedSku, sku);
    }
}

fn fingerprint(sku: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    sku.hash(&mut hasher);
    hasher.finish()
}

/// A regular price and a sale price as price and compare-at price. A sale that does not lower the price, or is not
/// `running`, leaves the regular price alone.
pub(crate) fn on_sale(
    reader: &mut Interpreter<'_>,
    variant: &mut Variant,
    regular: Cell<Money>,
    sale: Cell<Money>,
    running: bool,
) {
    let nothing_before = if sale.is_absent() { Cell::Absent } else { Cell::Blank };
    match (regular, sale) {
        (Cell::Value(regular), Cell::Value(sale)) if regular.currency() != sale.currency() => {
            let reason = Reason::OtherCurrency { expected: regular.currency(), found: sale.currency() };
            reader.row_error(variant.line, Some(Field::SalePrice), reason);
            (variant.price, variant.compare_at) = (Cell::Value(regular), nothing_before);
        }
        (Cell::Value(regular), Cell::Value(sale))
            if running && sale.minor() < regular.minor() && sale.is_positive() =>
        {
            (variant.price, variant.compare_at) = (Cell::Value(sale), Cell::Value(regular));
        }
        (regular, sale) => {
            if let Cell::Value(sale) = sale {
                reader.warnings.add(Warning::SaleNotApplied, variant.line, &sale.to_string());
            }
            (variant.price, variant.compare_at) = (regular, nothing_before);
        }
    }
}
