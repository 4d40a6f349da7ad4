use std::fmt::Write as _;

use crate::shelf::{MIGRATIONS, Shelf};

const SHOWN: &str = "SELECT p.handle || '|' || p.title || '|' || p.description_html || '|' || p.category || '|' ||
    p.status || '|' || v.option_values || '|' || v.sku || '|' || v.barcode || '|' || COALESCE(v.weight_grams, -1) || '|' ||
    v.taxable || '|' || v.requires_shipping || '|' || c.amount || '|' || COALESCE(c.compare_at, -1) || '|' ||
    s.tracked || '|' || s.on_hand || '|' || s.oversell AS line
    FROM product p JOIN variant v ON v.product_id = p.id JOIN price c ON c.variant_id = v.id
    JOIN stock s ON s.variant_id = v.id ORDER BY p.handle, v.position";

db::on_both!(&MIGRATIONS, async fn both_shopify_dialects_give_the_same(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(
        "Handle,Title,Body (HTML),Product Category,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,\
Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,\
Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Status
hat,Hat,<p>Warm</p>,Clothes > Hats,true,Size,S,H-S,120,shopify,4,continue,12.50,15.00,true,false,4006381333931,https://example.com/a.jpg,active
hat,,,,,,L,H-L,130,shopify,2,deny,13.50,,true,true,,,
",
    )
    .await;
    let current = "Title,URL handle,Description,Product category,Published on online store,Status,SKU,Barcode,\
Option1 name,Option1 value,Price,Compare-at price,Charge tax,Inventory tracker,Inventory quantity,\
Continue selling when out of stock,Weight value (grams),Requires shipping,Product image URL
Hat,hat,<p>Warm</p>,Clothes > Hats,TRUE,Active,H-S,4006381333931,Size,S,12.50,15.00,FALSE,shopify,4,TRUE,120,TRUE,https://example.com/a.jpg
,hat,,,,,H-L,,,L,13.50,,TRUE,shopify,2,FALSE,130,TRUE,
";
    let stored = shelf.rows(SHOWN).await;
    assert_eq!(stored.len(), 2);
    let difference = shelf.import(current).await;
    assert_eq!((difference.counts.changed, difference.counts.unchanged), (0, 1), "{:?}", difference.changed.first);
    let fresh = Shelf { brand: shelf.brand("tea").await, ..shelf };
    fresh.import(current).await;
    assert_eq!(fresh.rows(SHOWN).await, [stored[0].clone(), stored[0].clone(), stored[1].clone(), stored[1].clone()]);
});

db::on_both!(&MIGRATIONS, async fn german_woocommerce_headings_with_decimal_commas_and_a_byte_order_mark(test) {
    let shelf = Shelf::open(test).await;
    let file = "\u{feff}ID,Typ,Artikelnummer,Name,Veröffentlicht,Beschreibung,Lager,Regulärer Preis,Angebotspreis,Kategorien,Schlagwörter
7,simple,T-1,Tasse,1,<b>Groß</b>,5,\"9,99\",,Küche > Tassen,ton
8,simple,T-2,Kanne,1,,3,\"1.299,00\",\"999,50\",Küche,
";
    let difference = shelf.import(file).await;
    assert!(difference.written, "{:?}", difference.mistakes);
    let prices = "SELECT p.title || ' ' || c.amount || ' ' || COALESCE(c.compare_at, -1) || ' ' || p.category AS line
         FROM product p JOIN variant v ON v.product_id = p.id JOIN price c ON c.variant_id = v.id ORDER BY p.title";
    assert_eq!(shelf.rows(prices).await, ["Kanne 99950 129900 Küche", "Tasse 999 -1 Küche > Tassen"]);
    assert_eq!(shelf.import(file).await.counts.unchanged, 2);
});

db::on_both!(&MIGRATIONS, async fn a_product_of_a_thousand_variants_comes_in_and_stays_the_same(test) {
    let shelf = Shelf::open(test).await;
    let mut file = "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price\n".to_owned();
    for number in 0..1_000 {
        let (title, size, colour) = if number == 0 { ("Shirt", "Size", "Colour") } else { ("", "", "") };
        writeln!(file, "shirt,{title},{size},{},{colour},{},S-{number},{number}.50", number / 40, number % 40).unwrap();
    }
    let difference = shelf.import(file.clone()).await;
    assert_eq!((difference.counts.new, difference.counts.new_variants), (1, 1_000));
    let difference = shelf.import(file.replace(",999.50", ",1000")).await;
    assert_eq!((difference.counts.changed, difference.counts.new_variants), (1, 0));
    assert_eq!(difference.changed.first[0].fields.len(), 1);
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM variant").await, 1_000);
});
