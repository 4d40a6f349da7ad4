//! Exports and feeds of real shops. They stay outside the project; without them this says so and passes.

use std::path::{Path, PathBuf};

use base::Currency;
use market::catalog::{CatalogError, ExportFormat};

use crate::shelf::{MIGRATIONS, Shelf, options};

fn files() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/catalogs");
    if !folder.is_dir() {
        println!("skipped: the catalogs of real shops are not in ../shared/data/catalogs");
        return Vec::new();
    }
    let kinds = ["google-merchant", "shopify", "woocommerce"].map(|kind| folder.join(kind));
    let mut files: Vec<PathBuf> =
        kinds.iter().flat_map(|kind| std::fs::read_dir(kind).unwrap()).map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path)).collect()
}

/// The files that are no catalogs, with what their refusal must say.
const REFUSED: [(&str, &str); 4] = [
    ("ar-m5zoon.xml", "line 321 is not well-formed XML"),
    ("fr-pallmann-rss.xml", "this is a blog or news feed (RSS), not a product feed"),
    ("nl-prijsgarantie.csv", "this is an inventory export"),
    ("sample_tax_rates.csv", "this is a WooCommerce tax-rate file"),
];

fn currency(name: &str) -> Currency {
    let code = match name {
        "vn-vietjewelers.csv" => "VND",
        "m5zoon-en.tsv" => "AED",
        _ => "EUR",
    };
    code.parse().unwrap()
}

db::on_both!(&MIGRATIONS, async fn every_real_file_is_imported_twice_or_refused_by_name(test) {
    let shelf = Shelf::open(test).await;
    let mut refused = 0;
    for (number, (name, path)) in files().into_iter().enumerate() {
        let brand = shelf.brand(&format!("brand-{number}")).await;
        let import = async || {
            let file = std::fs::read(&path).unwrap();
            shelf.import_with(brand, file, options(currency(&name), false)).await
        };
        if let Some((_, reason)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
            refused += 1;
            let error = import().await.unwrap_err();
            assert!(matches!(&error, CatalogError::Refused(refusal) if refusal.to_string().contains(reason)), "{name}: {error}");
            continue;
        }
        let first = import().await.unwrap();
        assert!(first.written, "{name}: {:?}", first.mistakes.first);
        assert_eq!((first.counts.changed, first.counts.unchanged), (0, 0), "{name}");
        let again = import().await.unwrap();
        assert_eq!((again.counts.new, again.counts.changed), (0, 0), "{name}: {:#?}", again.changed.first.first());
        assert_eq!(again.counts.unchanged, first.counts.new, "{name}");
        let erasing = shelf.import_with(brand, std::fs::read(&path).unwrap(), options(currency(&name), true)).await.unwrap();
        assert_eq!(erasing.erased.total, 0, "{name}: nothing was stored where the file is blank");
    }
    assert!(refused == 4 || files().is_empty());
});

db::on_both!(&MIGRATIONS, async fn an_export_of_a_real_catalog_changes_nothing_when_it_is_imported(test) {
    let shelf = Shelf::open(test).await;
    let wanted = ["apparel.csv", "se-velofant.csv", "us-yadayada.csv", "kwpax.csv", "packt-product-data.csv", "sample_products.csv"];
    for (number, (name, path)) in files().into_iter().filter(|(name, _)| wanted.contains(&name.as_str())).enumerate() {
        let brand = shelf.brand(&format!("brand-{number}")).await;
        let options = || options(Currency::EUR, false);
        shelf.import_with(brand, std::fs::read(&path).unwrap(), options()).await.unwrap();
        for format in [ExportFormat::Shopify, ExportFormat::WooCommerce] {
            let file = shelf.export(brand, format).await;
            let back = shelf.import_with(brand, file, options()).await.unwrap();
            assert!(back.written, "{name} as {format:?}: {:?}", back.mistakes.first);
            assert_eq!(back.counts.new, 0, "{name} as {format:?}");
            // WooCommerce has no archived products.
            let fields = back.changed.first.iter().flat_map(|changed| &changed.fields);
            let others: Vec<_> = fields.filter(|change| change.before != "archived" || change.after != "draft").collect();
            assert!(others.is_empty(), "{name} as {format:?}: {others:?}");
            assert!(back.counts.changed == 0 || format == ExportFormat::WooCommerce, "{name}");
        }
    }
});
