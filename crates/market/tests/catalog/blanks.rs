use crate::shelf::{MIGRATIONS, Shelf};

const FULL: &str = "Handle,Title,Body (HTML),Vendor,Tags,SEO Title,Variant SKU,Variant Barcode,Variant Grams,\
Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src
hat,Hat,<p>Warm</p>,Oak,wool,A hat,H-1,4006381333931,120,4,12.50,15.00,https://example.com/a.jpg
";
const BLANK: &str = "Handle,Title,Body (HTML),Vendor,Tags,SEO Title,Variant SKU,Variant Barcode,Variant Grams,\
Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src
hat,Hat,,,,,H-1,,,,12.50,,
";
const SHOWN: &str = "SELECT p.description_html || '|' || p.vendor || '|' || p.seo_title || '|' || v.barcode || '|' ||
    COALESCE(v.weight_grams, -1) || '|' || COALESCE(c.compare_at, -1) || '|' || s.on_hand AS line
    FROM product p JOIN variant v ON v.product_id = p.id JOIN price c ON c.variant_id = v.id
    JOIN stock s ON s.variant_id = v.id";

db::on_both!(&MIGRATIONS, async fn a_blank_cell_erases_only_when_asked_to(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(FULL).await;
    let full = shelf.rows(SHOWN).await;
    let kept = shelf.import(BLANK).await;
    assert_eq!((kept.counts.unchanged, kept.erased.total), (1, 0));
    assert_eq!(shelf.rows(SHOWN).await, full);
    let erased = shelf.import_erasing(BLANK).await;
    assert!(erased.written);
    let named: Vec<_> = erased.erased.first.iter().map(|gone| format!("{}: {}", gone.field.name(), gone.before)).collect();
    assert_eq!(
        named,
        [
            "description: <p>Warm</p>", "vendor: Oak", "search title: A hat", "tags: wool", "pictures: a.jpg",
            "barcode: 4006381333931", "price before: 15.00 EUR", "weight: 120 g",
        ]
    );
    assert_eq!(shelf.rows(SHOWN).await, ["||||-1|-1|4"], "a blank quantity empties no shelf");
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM image").await, 0);
    assert_eq!(shelf.import_erasing(BLANK).await.counts.unchanged, 1);
});

db::on_both!(&MIGRATIONS, async fn a_column_that_is_not_there_is_not_blank(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(FULL).await;
    let full = shelf.rows(SHOWN).await;
    let difference = shelf.import_erasing("Handle,Title,Variant Price\nhat,Hat,12.50\n").await;
    assert_eq!((difference.counts.unchanged, difference.erased.total), (1, 0));
    assert_eq!(shelf.rows(SHOWN).await, full);
});
