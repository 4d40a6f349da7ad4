//! What holds for every file whatsoever, however broken. The fuzz targets check the same.

use std::io::Cursor;

use base::Currency;
use feeds::{Catalog, Cell, Format, Limits, Product, ReadOptions};

/// Reads `bytes` to the end, twice, and checks everything that must hold of what comes out. Returns the products.
///
/// # Panics
/// When something does not hold.
pub(crate) fn check(bytes: &[u8], format: Option<Format>) -> Vec<Product> {
    let limits =
        Limits { rows: 5_000, columns: 300, record_bytes: 64 << 10, product_bytes: 256 << 10, ..Limits::default() };
    let options = ReadOptions { format, limits, ..ReadOptions::new(Currency::EUR) };
    let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    let mut catalog = match Catalog::open(Cursor::new(bytes), "file", options) {
        Ok(catalog) => catalog,
        Err(refusal) => {
            assert!(!refusal.to_string().is_empty());
            return Vec::new();
        }
    };
    let first: Vec<_> = catalog.by_ref().collect();
    let mut products = Vec::new();
    for outcome in &first {
        match outcome {
            Ok(product) => {
                check_product(product, lines);
                products.push(product.clone());
            }
            Err(error) => {
                assert!((1..=lines).contains(&error.line), "line {} of {lines}: {error}", error.line);
                assert!(!error.to_string().contains('\n'), "an error is one line: {error}");
            }
        }
    }
    let report = catalog.report();
    assert_eq!(report.products, products.len() as u64);
    assert!(report.products <= report.rows, "a product has at least one row");
    catalog.rewind();
    assert_eq!(catalog.collect::<Vec<_>>(), first, "reading again gives the same");
    products
}

fn check_product(product: &Product, lines: u64) {
    assert!(!product.key.is_empty() && (1..=lines).contains(&product.line), "{product:?}");
    for text in [&product.title, &product.description_html, &product.vendor, &product.handle, &product.seo_title] {
        assert!(text.value().is_none_or(|text| !text.is_empty() && text.trim() == text), "{text:?}");
    }
    assert!(product.tags.value().is_none_or(|tags| !tags.is_empty()));
    assert!(
        product.categories.value().is_none_or(|paths| !paths.is_empty() && paths.iter().all(|path| !path.is_empty()))
    );
    let images = product.images.value();
    assert!(images.is_none_or(|images| !images.is_empty() && images.iter().all(|image| image.url.contains("://"))));
    let mut seen = std::collections::HashSet::new();
    for variant in &product.variants {
        assert_eq!(variant.options.len(), product.options.len());
        assert!(variant.options.iter().all(|value| !value.is_empty()), "{variant:?}");
        assert!(seen.insert(variant.options.join("\u{1f}").to_lowercase()), "two variants alike: {variant:?}");
        assert!(variant.price.value().is_none_or(|price| !price.is_negative()), "{variant:?}");
        if let (Cell::Value(price), Cell::Value(before)) = (variant.price, variant.compare_at) {
            assert!(before.currency() == price.currency() && before.minor() > price.minor(), "{variant:?}");
        }
        assert!(variant.stock.value().is_none_or(|stock| stock.abs() <= 1_000_000_000));
        assert!(variant.weight_grams.value().is_none_or(|grams| *grams >= 0));
        assert!((1..=lines).contains(&variant.line));
    }
}
