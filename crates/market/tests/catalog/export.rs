use base::{Currency, Money};
use market::catalog::{ExportFormat, NewImage, NewProduct, NewVariant};

use crate::shelf::{MIGRATIONS, Shelf, options};

/// Everything a file can carry, without the numbers that every database gives anew.
const SHOWN: &str = "SELECT p.handle || '|' || p.title || '|' || p.description_html || '|' || p.vendor || '|' ||
    p.product_type || '|' || p.category || '|' || p.status || '|' || p.seo_title || '|' || p.seo_description || '|' ||
    p.option_names || '|' || v.option_values || '|' || v.sku || '|' || v.barcode || '|' || COALESCE(v.weight_grams, -1) ||
    '|' || v.taxable || '|' || v.requires_shipping || '|' || v.hs_code || '|' || v.origin_country || '|' || c.amount ||
    '|' || COALESCE(c.compare_at, -1) || '|' || s.tracked || '|' || s.on_hand || '|' || s.oversell || '|' ||
    COALESCE(i.source_url, '') AS line
    FROM product p JOIN brand b ON b.id = p.brand_id JOIN variant v ON v.product_id = p.id
    LEFT JOIN image i ON i.id = v.image_id JOIN price c ON c.variant_id = v.id JOIN stock s ON s.variant_id = v.id";

const CATALOG: &str = "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Option1 Name,Option1 Value,Variant SKU,\
Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,\
Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Alt Text,SEO Title,\
SEO Description,Variant Image,Status,Commission rate (product.metafields.astra.commission_bps)
hat,Hat,\"<p>Warm, \"\"soft\"\"</p>\",Oak,Clothes > Hats,Headwear,\"winter, wool\",Size,S,H-S,120,shopify,4,continue,12.50,15.00,true,false,4006381333931,https://example.com/a.jpg,A hat,Hats,All hats,https://example.com/b.jpg,active,2500
hat,,,,,,,,L,H-L,130,shopify,0,deny,13.50,,true,true,,https://example.com/b.jpg,,,,,,
card,Card,,,,,,,,C-1,,,0,deny,2.00,,false,true,,,,,,,draft,
sum,=HYPERLINK(\"https://evil.example\"),,,,,,,,'=1+1,,,0,deny,2.00,,true,true,,,,,,,active,
";

async fn shown(shelf: &Shelf, slug: &str) -> Vec<String> {
    shelf.rows(&format!("{SHOWN} WHERE b.slug = '{slug}' ORDER BY p.handle, v.position")).await
}

db::on_both!(&MIGRATIONS, async fn an_exported_catalog_imported_elsewhere_is_the_same_catalog(test) {
    let shelf = Shelf::open(test).await;
    assert!(shelf.import(CATALOG).await.written);
    let before = shown(&shelf, "clay").await;
    assert_eq!(before.len(), 4);
    for (format, slug) in [(ExportFormat::Shopify, "shop"), (ExportFormat::WooCommerce, "woo")] {
        let file = shelf.export(shelf.brand, format).await;
        let elsewhere = shelf.brand(slug).await;
        let difference = shelf.import_with(elsewhere, file.clone(), options(Currency::EUR, false)).await.unwrap();
        assert!(difference.written, "{:?}", difference.mistakes);
        assert_eq!(shown(&shelf, slug).await, before, "{format:?}");
        let back = shelf.import(file).await;
        assert_eq!((back.counts.new, back.counts.changed), (0, 0), "{format:?}: {:?}", back.changed.first);
    }
    let rates = shelf.number("SELECT COUNT(*) AS number FROM product_commission WHERE rate = 2500").await;
    assert_eq!(rates, 3, "a product's own commission goes with it");
});

db::on_both!(&MIGRATIONS, async fn a_formula_is_guarded_on_its_way_out_and_itself_again_on_its_way_in(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(CATALOG).await;
    let title = "SELECT title AS line FROM product WHERE handle = 'sum'";
    let formula = "=HYPERLINK(\"https://evil.example\")";
    assert_eq!(shelf.rows(title).await, [formula]);
    for format in [ExportFormat::Shopify, ExportFormat::WooCommerce] {
        let file = shelf.export(shelf.brand, format).await;
        assert!(file.contains("'=HYPERLINK"), "{file}");
        assert!(!file.contains(",=HYPERLINK") && !file.contains("\"=HYPERLINK"), "{file}");
        assert_eq!(shelf.import(file).await.counts.changed, 0);
        assert_eq!(shelf.rows(title).await, [formula]);
    }
});

db::on_both!(&MIGRATIONS, async fn a_feed_shows_what_is_for_sale_where_it_is_sold(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(CATALOG).await;
    let feed = shelf.export(shelf.brand, ExportFormat::Google).await;
    assert!(feed.contains("https://shop.example.com/shops/kiosk/clay/hat"), "{feed}");
    assert!(feed.contains("12.50 EUR") && !feed.contains("Card"), "{feed}");
    let elsewhere = shelf.brand("feed").await;
    let import = async || shelf.import_with(elsewhere, feed.clone(), options(Currency::EUR, false)).await.unwrap();
    let first = import().await;
    assert!(first.written, "{:?}", first.mistakes);
    assert_eq!((first.counts.new, first.counts.new_variants), (2, 3));
    assert_eq!(import().await.counts.unchanged, 2);
});

db::on_both!(&MIGRATIONS, async fn pictures_of_our_own_come_back_as_themselves(test) {
    let shelf = Shelf::open(test).await;
    let mut tx = shelf.test.db.begin().await.unwrap();
    let media_hash = market::media::put_in(&mut tx, "image/svg+xml", b"<svg/>").await.unwrap();
    let product = NewProduct {
        handle: "bowl".into(),
        title: "Bowl".into(),
        subtitle: "of clay".into(),
        description_html: "<p>Round</p>".into(),
        category: "Kitchen > Bowls".into(),
        tags: vec!["clay".into()],
        option_names: Vec::new(),
        images: vec![NewImage { media_hash, alt: "A bowl".into() }],
        variants: vec![NewVariant {
            sku: "B-1".into(),
            option_values: Vec::new(),
            price: Money::parse("24", Currency::EUR).unwrap(),
            compare_at: None,
            pv: 100,
            stock: 6,
            image: Some(0),
        }],
    };
    shelf.market.catalog().add_product_in(&mut tx, shelf.brand, &product).await.unwrap();
    tx.commit().await.unwrap();
    for format in [ExportFormat::Shopify, ExportFormat::WooCommerce] {
        let file = shelf.export(shelf.brand, format).await;
        assert!(file.contains("https://shop.example.com/media/"), "{file}");
        let back = shelf.import(file).await;
        // A WooCommerce file has no texts of pictures.
        let fields: Vec<_> = back.changed.first.iter().flat_map(|changed| &changed.fields).collect();
        assert_eq!(back.counts.new, 0);
        assert!(fields.is_empty() || format == ExportFormat::WooCommerce, "{fields:?}");
        assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM image WHERE media_hash IS NOT NULL").await, 1);
    }
});
