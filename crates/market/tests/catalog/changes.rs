use market::catalog::Field;

use crate::shelf::{MIGRATIONS, Shelf};

const HATS: &str = "Handle,Title,Body (HTML),Tags,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,\
Variant Inventory Qty,Variant Price,Image Src,Image Alt Text
hat,Hat,<p>Warm <script>alert(1)</script>wool</p>,\"winter, wool\",Size,S,H-S,shopify,4,12.50,https://example.com/a.jpg,A hat
hat,,,,,L,H-L,shopify,2,13.50,https://example.com/b.jpg,
mug,Mug,,,,,M-1,shopify,7,9.00,,
";

db::on_both!(&MIGRATIONS, async fn a_file_is_compared_first_and_then_imported(test) {
    let shelf = Shelf::open(test).await;
    let before = shelf.totals().await;
    let preview = shelf.preview(HATS).await;
    assert_eq!((preview.counts.new, preview.counts.new_variants, preview.counts.new_images), (2, 3, 2));
    assert_eq!(preview.new.first[0].price.unwrap().to_string(), "12.50 EUR");
    assert!(!preview.written);
    assert_eq!(shelf.totals().await, before, "a preview writes nothing");
    let difference = shelf.import(HATS).await;
    assert!(difference.written);
    assert_eq!(difference.counts, preview.counts);
    let expected = ["product 2", "variant 3", "price 3", "stock 3", "image 2", "tag 2", "import 1"];
    let mut totals = shelf.totals().await;
    totals.sort_by_key(|line| expected.iter().position(|expected| expected == line));
    assert_eq!(totals, expected);
    let stored = shelf.rows("SELECT description_html AS line FROM product WHERE handle = 'hat'").await;
    assert_eq!(stored, ["<p>Warm wool</p>"], "HTML of strangers is cleaned before it is stored");
    let again = shelf.import(HATS).await;
    assert_eq!((again.counts.new, again.counts.changed, again.counts.unchanged), (0, 0, 2));
});

db::on_both!(&MIGRATIONS, async fn every_changed_field_is_shown_with_what_it_was(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(HATS).await;
    let changed = HATS.replace("12.50", "11.00").replace("\"winter, wool\"", "wool").replace("a.jpg", "c.jpg");
    let preview = shelf.preview(changed.clone()).await;
    let fields: Vec<_> = preview.changed.first[0]
        .fields
        .iter()
        .map(|change| (change.field, change.variant.as_str(), change.before.as_str(), change.after.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            (Field::Tags, "", "winter, wool", "wool"),
            (Field::Images, "", "a.jpg (A hat), b.jpg", "c.jpg (A hat), b.jpg"),
            (Field::Price, "S", "12.50 EUR", "11.00 EUR"),
        ]
    );
    shelf.import(changed).await;
    let images = shelf.rows("SELECT source_url AS line FROM image ORDER BY position").await;
    assert_eq!(images, ["https://example.com/c.jpg", "https://example.com/b.jpg"]);
    assert_eq!(shelf.rows("SELECT tag AS line FROM product_tag").await, ["wool"]);
});

db::on_both!(&MIGRATIONS, async fn a_file_without_a_column_keeps_what_the_column_would_say(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(HATS).await;
    shelf.run("UPDATE stock SET reserved = 3 WHERE variant_id = (SELECT id FROM variant WHERE sku = 'H-S')").await;
    let prices = "Handle,Title,Option1 Name,Option1 Value,Variant Price\nhat,Hat,Size,S,10\nhat,,,L,11\n";
    let difference = shelf.import(prices).await;
    assert_eq!((difference.counts.changed, difference.counts.unchanged), (1, 0));
    let stock = "SELECT v.sku || ' ' || s.tracked || ' ' || s.on_hand || ' ' || s.reserved AS line
         FROM stock s JOIN variant v ON v.id = s.variant_id ORDER BY v.sku";
    assert_eq!(shelf.rows(stock).await, ["H-L 1 2 0", "H-S 1 4 3", "M-1 1 7 0"], "no column, no change of stock");
    let sold_out = "Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant Inventory Qty\nhat,Hat,,Size,S,1\nhat,,,,L,0\n";
    shelf.import(sold_out).await;
    assert_eq!(shelf.rows(stock).await, ["H-L 1 0 0", "H-S 1 3 3", "M-1 1 7 0"], "what is reserved stays");
    assert_eq!(shelf.import(sold_out).await.counts.unchanged, 1);
});

db::on_both!(&MIGRATIONS, async fn variants_that_are_not_in_the_file_stay_and_are_named(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(HATS).await;
    let small = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nhat,Hat,Size,M,H-M,12\n";
    let difference = shelf.import(small).await;
    let named: Vec<_> = difference.not_in_file.first.iter().map(|kept| kept.variant.as_str()).collect();
    assert_eq!((difference.not_in_file.total, named), (2, vec!["S", "L"]));
    let order = shelf.rows("SELECT option_values AS line FROM variant WHERE sku <> 'M-1' ORDER BY position").await;
    assert_eq!(order, ["[\"S\"]", "[\"L\"]", "[\"M\"]"]);
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM product").await, 2, "the mug is untouched");
});

db::on_both!(&MIGRATIONS, async fn a_variant_whose_choice_is_renamed_is_found_by_its_sku(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(HATS).await;
    let renamed = HATS.replace(",S,H-S", ",Small,H-S").replace(",L,H-L", ",Large,H-L");
    let difference = shelf.import(renamed).await;
    assert_eq!((difference.counts.new_variants, difference.not_in_file.total), (0, 0));
    assert_eq!(shelf.number("SELECT COUNT(*) AS number FROM variant").await, 3);
});

db::on_both!(&MIGRATIONS, async fn choices_that_no_longer_fit_the_stored_variants_are_a_mistake(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(HATS).await;
    let one_more = "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Price\n\
        hat,Hat,Size,S,Colour,Red,12\n";
    let difference = shelf.import(one_more).await;
    assert_eq!(
        difference.mistakes.first[0].to_string(),
        "2: the product's choices change from Size to Size, Colour, and 2 of its stored variants are not in the file"
    );
});

db::on_both!(&MIGRATIONS, async fn prices_of_other_currencies_and_points_stay(test) {
    let shelf = Shelf::open(test).await;
    shelf.import(HATS).await;
    shelf.run("INSERT INTO price (variant_id, currency, amount) SELECT id, 'USD', 1999 FROM variant").await;
    shelf.run("UPDATE variant SET pv = 500").await;
    shelf.run("UPDATE price SET cv = 800 WHERE currency = 'EUR'").await;
    let cheaper = HATS.replace("9.00", "5.00").replace("12.50", "20.00");
    shelf.import(cheaper).await;
    let prices = "SELECT v.sku || ' ' || p.currency || ' ' || p.amount || ' ' || COALESCE(p.cv, -1) || ' ' || v.pv AS line
         FROM price p JOIN variant v ON v.id = p.variant_id ORDER BY v.sku, p.currency";
    assert_eq!(
        shelf.rows(prices).await,
        ["H-L EUR 1350 800 500", "H-L USD 1999 -1 500", "H-S EUR 2000 800 500", "H-S USD 1999 -1 500",
         "M-1 EUR 500 500 500", "M-1 USD 1999 -1 500"],
        "no more is commissioned than is paid"
    );
});

db::on_both!(&MIGRATIONS, async fn a_commission_in_the_file_is_the_products_own_and_not_below_what_is_guaranteed(test) {
    let shelf = Shelf::open(test).await;
    let heading = "Handle,Title,Variant Price,Commission rate (product.metafields.astra.commission_bps)\n";
    shelf.import(format!("{heading}hat,Hat,10,2500\nmug,Mug,10,\n")).await;
    let rates = shelf.market.terms().rates(shelf.brand).await.unwrap();
    let own: Vec<_> = rates.iter().filter(|rate| rate.product.is_some()).map(|rate| rate.rate.unwrap().points()).collect();
    assert_eq!(own, [2500]);
    shelf.guarantee(2000).await;
    let difference = shelf.import(format!("{heading}hat,Hat,10,1999\nmug,Mug,10,2000\n")).await;
    assert!(!difference.written);
    let mistake = &difference.mistakes.first[0];
    assert_eq!(mistake.line, 2);
    assert!(mistake.to_string().contains("commission_bps: 19.99 % is below the 20 % that an agreement guarantees"), "{mistake}");
    assert!(shelf.import(format!("{heading}hat,Hat,10,2500\n")).await.written);
});

db::on_both!(&MIGRATIONS, async fn a_file_without_handles_finds_its_products_again_even_after_their_titles_change(test) {
    let shelf = Shelf::open(test).await;
    let feed = |title: &str| format!("id\ttitle\tlink\tprice\n1\t{title}\thttps://example.com/1\t10.00 EUR\n2\tHat\thttps://example.com/2\t12.00 EUR\n");
    let difference = shelf.import(feed("Hat")).await;
    assert_eq!(difference.counts.new, 2);
    assert_eq!(shelf.rows("SELECT handle AS line FROM product ORDER BY handle").await, ["hat", "hat-2"]);
    let difference = shelf.import(feed("Cap")).await;
    assert_eq!((difference.counts.new, difference.counts.changed, difference.counts.unchanged), (0, 1, 1));
    assert_eq!(shelf.rows("SELECT title AS line FROM product ORDER BY handle").await, ["Cap", "Hat"]);
});
