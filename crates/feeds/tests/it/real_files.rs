//! Exports and feeds of real shops. They stay outside the project; without them these tests say so and pass.

use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};

use base::Currency;
use feeds::{Catalog, ReadOptions, Why};
use insta::assert_snapshot;

/// The folder of real catalogs, if it is there.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/catalogs");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: the catalogs of real shops are not in ../shared/data/catalogs");
    None
}

/// All files of the folder, in order, with the currency of their shops.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Currency)> {
    let currency = |name: &str| match name {
        "vn-vietjewelers.csv" => "VND",
        "se-velofant.csv" => "SEK",
        "es-babyheaven.csv" => "MXN",
        "m5zoon-en.tsv" => "AED",
        _ if name.starts_with("ae-") => "AED",
        _ if name.starts_with("us-") || name.starts_with("tr-") => "USD",
        _ => "EUR",
    };
    let mut files: Vec<PathBuf> = ["google-merchant", "shopify", "woocommerce"]
        .iter()
        .flat_map(|kind| std::fs::read_dir(folder.join(kind)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let named = |path: PathBuf| {
        let currency = currency(path.file_name().unwrap().to_str().unwrap()).parse().unwrap();
        (path, currency)
    };
    files.into_iter().map(named).collect()
}

/// One line about each file: what was read from it, or why it is refused.
fn summary(path: &Path, currency: Currency) -> String {
    let name = path.file_name().unwrap().to_str().unwrap();
    let mut catalog = match Catalog::open(File::open(path).unwrap(), name, ReadOptions::new(currency)) {
        Ok(catalog) => catalog,
        Err(refusal) => return format!("{name}: refused: {refusal}"),
    };
    let errors = catalog.by_ref().filter(Result::is_err).count();
    let report = catalog.report();
    let mut line = format!(
        "{name}: {} products, {} variants, {} pictures of {} rows, {errors} errors",
        report.products, report.variants, report.images, report.rows
    );
    for (warning, tally) in report.warnings.iter() {
        write!(line, "; {warning:?} {}", tally.count).unwrap();
    }
    for (why, word) in
        [(Why::Metafield, "metafields"), (Why::Market, "market columns"), (Why::Unknown, "unknown columns")]
    {
        let dropped = report.dropped_columns.iter().filter(|column| column.why == why && column.filled > 0);
        if dropped.clone().count() > 0 {
            let cells: u64 = dropped.clone().map(|column| column.filled).sum();
            write!(line, "; {cells} cells of {} {word}", dropped.count()).unwrap();
        }
    }
    line
}

#[test]
fn every_real_file_is_imported_or_refused_as_it_should_be() {
    let Some(folder) = folder() else { return };
    let lines: Vec<String> = files(&folder).iter().map(|(path, currency)| summary(path, *currency)).collect();
    assert_snapshot!(lines.join("\n"), @r#"
    ae-sooq.csv: 5 products, 5 variants, 5 pictures of 5 rows, 0 errors
    ae-sooq.xml: 5 products, 5 variants, 5 pictures of 5 rows, 0 errors
    ar-m5zoon.xml: refused: line 321 is not well-formed XML: a bare & (write &amp; instead)
    fr-pallmann-rss.xml: refused: this is a blog or news feed (RSS), not a product feed: its entries have no g:id or g:price
    fr-pallmann.xml: 305 products, 305 variants, 305 pictures of 305 rows, 0 errors
    m5zoon-en.tsv: 30 products, 30 variants, 30 pictures of 30 rows, 0 errors; LostZeros 2; 30 cells of 1 unknown columns
    apparel.csv: 20 products, 22 variants, 20 pictures of 22 rows, 0 errors
    ayonne.csv: 133 products, 133 variants, 227 pictures of 227 rows, 0 errors; ZeroPrice 1; GiftCard 1; 46 cells of 1 metafields
    de-tds.csv: 21 products, 21 variants, 20 pictures of 21 rows, 0 errors; ZeroPrice 21
    es-babyheaven.csv: 99 products, 159 variants, 493 pictures of 522 rows, 0 errors; EarlierPriceNotHigher 2; 161 cells of 50 metafields
    home-and-garden.csv: 20 products, 21 variants, 21 pictures of 21 rows, 0 errors
    jewelery.csv: 20 products, 23 variants, 41 pictures of 41 rows, 0 errors
    kwpax.csv: 10 products, 10 variants, 118 pictures of 118 rows, 0 errors; 82 cells of 13 metafields
    nl-prijsgarantie.csv: refused: this is an inventory export (handle, SKU and quantity, but no price, description or picture), not a product export; export the products instead (Products > Export)
    packt-product-data.csv: 20 products, 21 variants, 21 pictures of 21 rows, 0 errors
    se-velofant.csv: 14 products, 19 variants, 48 pictures of 48 rows, 0 errors; 20 cells of 7 metafields
    tr-patak.csv: 86 products, 168 variants, 513 pictures of 548 rows, 0 errors; RepeatedSku 1; ZeroPrice 1; EarlierPriceNotHigher 26; WeightRounded 120; GiftCard 1; 303 cells of 11 metafields; 258 cells of 3 market columns
    us-yadayada.csv: 8 products, 14 variants, 60 pictures of 61 rows, 0 errors; RepeatedSku 3; WeightRounded 5; 3 cells of 3 metafields
    vn-vietjewelers.csv: 1243 products, 1654 variants, 1406 pictures of 2307 rows, 0 errors; RepeatedSku 114; ZeroPrice 9; EarlierPriceNotHigher 122; WeightRounded 59; 809 cells of 14 metafields
    sample_products.csv: 18 products, 23 variants, 26 pictures of 25 rows, 0 errors; NoPrice 1; WeightRounded 14; Grouped 1; SoldElsewhere 1; OpenChoice 1; AttributeNotKept 9; ShortDescription 18; 18 cells of 1 metafields
    sample_tax_rates.csv: refused: this is a WooCommerce tax-rate file, not a product export; export the products instead (Products > All Products > Export)
    "#);
}

#[test]
fn real_files_are_written_and_read_without_a_loss() {
    let Some(folder) = folder() else { return };
    for (path, currency) in files(&folder) {
        let open = |input: std::io::Cursor<Vec<u8>>| Catalog::open(input, "", ReadOptions::new(currency));
        let Ok(catalog) = open(std::io::Cursor::new(std::fs::read(&path).unwrap())) else { continue };
        let products: Vec<_> = catalog.map(Result::unwrap).collect();
        let mut file = Vec::new();
        let mut writer = feeds::Writer::new(&mut file, feeds::Export::Shopify(feeds::Dialect::Classic)).unwrap();
        for product in &products {
            writer.write(product).unwrap();
        }
        writer.finish().unwrap();
        let again: Vec<_> = open(std::io::Cursor::new(file)).unwrap().map(Result::unwrap).collect();
        assert_eq!(again.len(), products.len(), "{path:?}");
        for (before, after) in products.iter().zip(&again) {
            assert_eq!((&before.key, before.title.text()), (&after.key, after.title.text()));
            assert_eq!(before.description_html.text(), after.description_html.text());
            assert_eq!((&before.options, before.images.value()), (&after.options, after.images.value()));
            for (before, after) in before.variants.iter().zip(&after.variants) {
                assert_eq!((&before.options, before.price.value()), (&after.options, after.price.value()));
                assert_eq!((before.sku.text(), before.barcode.text()), (after.sku.text(), after.barcode.text()));
                assert_eq!(
                    (before.stock.value(), before.weight_grams.value()),
                    (after.stock.value(), after.weight_grams.value())
                );
            }
        }
    }
}
