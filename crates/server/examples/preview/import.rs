//! Bringing a catalog in.

use server::link;
use server::pages::brand::import::{
    ChangedProduct, DiffCount, DroppedPicture, ErasedValue, ExportLink, FieldChange, ImportPage, ImportPreviewPage,
    ImportRow, NewProduct, PicturesNote, RowError,
};
use server::pages::console::Console;
use server::pages::parts::Tone;

use crate::{Done, Preview};

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    import(p)?;
    difference(p)
}

fn import(p: &mut Preview) -> Done {
    let cx = p.member("Import", "/manage/brands/stille/import");
    let console = Console::brand(&cx, "stille", "Stille Keramik", 1, 1);
    let export =
        |format: &str, label: &str| ExportLink { href: link::brand_export("stille", format), label: label.into() };
    let mut page = ImportPage {
        action: link::brand_import("stille"),
        problem: String::new(),
        largest: "64 MB".into(),
        currency: "EUR".into(),
        exports: vec![
            export("shopify", "Shopify product CSV"),
            export("woocommerce", "WooCommerce product CSV"),
            export("google", "Google Merchant feed (XML)"),
        ],
        pictures: Some(PicturesNote {
            tone: Tone::Warn,
            text: "3 pictures could not be fetched. 121 of 124 are here.".into(),
            href: link::brand_pictures("stille"),
        }),
        history: vec![ImportRow {
            file: "products_export_1.csv".into(),
            at: p.ago(70),
            result: "24 new, 3 changed, 2 columns left out".into(),
        }],
        console,
        cx,
    };
    p.write("brand-import", &page)?;
    page.problem =
        "orders_export.csv is a Shopify order export, not a product file. In Shopify, choose Products, then Export."
            .into();
    p.write("brand-import-problem", &page)
}

fn difference(p: &mut Preview) -> Done {
    let cx = p.member("Import", "/manage/brands/stille/import/upl_1");
    let console = Console::brand(&cx, "stille", "Stille Keramik", 1, 1);
    let count = |label: &str, count, tone| DiffCount { label: label.into(), count, tone };
    let mut page = ImportPreviewPage {
        action: link::brand_import_preview("stille", "upl_1"),
        file: "products_export_1.csv".into(),
        kind: "Shopify product CSV".into(),
        counts: vec![
            count("new products", 24, Tone::Good),
            count("changed", 3, Tone::Info),
            count("unchanged", 1_040, Tone::Info),
            count("values erased", 1, Tone::Bad),
            count("columns left out", 3, Tone::Warn),
            count("pictures left out", 1, Tone::Warn),
            count("errors", 0, Tone::Bad),
        ],
        errors: Vec::new(),
        new: new(),
        changed: changed(),
        erased: vec![ErasedValue {
            product: "Jug with two stripes".into(),
            field: "Barcode".into(),
            before: "5410041040807".into(),
        }],
        dropped_columns: [
            "Google Shopping / AdWords Grouping",
            "Included / Donaudampfschifffahrtsgesellschaft",
            "Tax code",
        ]
        .map(Into::into)
        .into(),
        dropped_pictures: vec![DroppedPicture {
            product: "Plate".into(),
            address: "ftp://files.example/old/pictures/plate-final-FINAL-2.bmp".into(),
            reason: "not a web address".into(),
        }],
        not_shown: "22 more new products and 1 more change are not shown.".into(),
        confirm: "Import 27 products".into(),
        console,
        cx,
    };
    p.write("brand-import-preview", &page)?;
    page.confirm.clear();
    page.counts[6].count = 2;
    page.errors = errors();
    page.changed.clear();
    page.new.clear();
    page.erased.clear();
    p.write("brand-import-errors", &page)
}

fn new() -> Vec<NewProduct> {
    vec![
        NewProduct {
            name: "Salt cellar".into(),
            variants: "3 variants: White, Sage, Indigo".into(),
            price: "from 18.00 EUR".into(),
        },
        NewProduct { name: "Butter dish".into(), variants: "one variant".into(), price: "44.00 EUR".into() },
    ]
}

fn changed() -> Vec<ChangedProduct> {
    let change = |field: &str, before: &str, after: &str| FieldChange {
        field: field.into(),
        before: before.into(),
        after: after.into(),
    };
    vec![
        ChangedProduct {
            name: "Morning bowl".into(),
            fields: vec![
                change("Price, Large", "34.00 EUR", "36.00 EUR"),
                change(
                    "Description",
                    "Thrown on the wheel, glazed in sage.",
                    "Thrown on the wheel, glazed in sage, fired at 1,260 degrees.",
                ),
            ],
        },
        ChangedProduct { name: "Teapot for two".into(), fields: vec![change("Tags", "", "tea, gift")] },
    ]
}

fn errors() -> Vec<RowError> {
    vec![
        RowError {
            line: 12,
            column: "Variant Price".into(),
            found: "neun Euro neunzig".into(),
            reason: "Not an amount. Write 9.90.".into(),
        },
        RowError {
            line: 1_847,
            column: String::new(),
            found: String::new(),
            reason: "The row has 41 columns, the header has 48. A quote may be missing before it.".into(),
        },
    ]
}
