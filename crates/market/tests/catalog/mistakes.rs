use std::fmt::Write as _;

use base::Currency;
use market::BrandId;
use market::catalog::CatalogError;

use crate::shelf::{MIGRATIONS, Shelf, options};

db::on_both!(&MIGRATIONS, async fn a_bad_row_leaves_nothing_behind_and_names_line_column_and_reason(test) {
    let shelf = Shelf::open(test).await;
    let before = shelf.totals().await;
    let file = "Handle,Title,Variant Price,Variant Inventory Qty\nhat,Hat,12.50,4\nmug,Mug,abc,1\ncup,Cup,3,x\n";
    let difference = shelf.import(file).await;
    assert!(!difference.written);
    let named: Vec<_> = difference.mistakes.first.iter().map(ToString::to_string).collect();
    assert_eq!(
        named,
        [
            "3: Variant Price: \"abc\" is not an amount such as 12.50",
            "4: Variant Inventory Qty: \"x\" is not a whole number",
        ]
    );
    assert_eq!(shelf.totals().await, before, "the good rows of a bad file are not imported either");
});

db::on_both!(&MIGRATIONS, async fn thousands_of_mistakes_are_counted_and_the_first_are_listed(test) {
    let shelf = Shelf::open(test).await;
    let mut file = "Handle,Title,Variant Price\n".to_owned();
    for number in 0..3_000 {
        writeln!(file, "p{number},P,minus {number}").unwrap();
    }
    let difference = shelf.import(file).await;
    assert_eq!((difference.mistakes.total, difference.mistakes.first.len(), difference.written), (3_000, 100, false));
});

db::on_both!(&MIGRATIONS, async fn files_of_another_kind_and_unknown_brands_are_refused(test) {
    let shelf = Shelf::open(test).await;
    let refused = shelf.import_with(shelf.brand, "{\"products\": []}", options(Currency::EUR, false)).await;
    let Err(CatalogError::Refused(refusal)) = refused else { panic!("{refused:?}") };
    assert_eq!(refusal.to_string(), "this is a JSON file, not a product catalog");
    let nobody = BrandId::from_number(7);
    let refused = shelf.import_with(nobody, "Handle,Title\nhat,Hat\n", options(Currency::EUR, false)).await;
    assert!(matches!(refused, Err(CatalogError::NoSuchBrand)), "{refused:?}");
});

db::on_both!(&MIGRATIONS, async fn one_brands_file_touches_no_other_brand(test) {
    let shelf = Shelf::open(test).await;
    let file = "Handle,Title,Variant Price\nhat,Hat,12.50\n";
    shelf.import(file).await;
    let tea = shelf.brand("tea").await;
    let difference = shelf.import_with(tea, file, options(Currency::EUR, false)).await.unwrap();
    assert_eq!(difference.counts.new, 1, "the same handle is another product at another brand");
    let changed = file.replace("Hat,", "Cap,");
    shelf.import_with(tea, changed, options(Currency::EUR, false)).await.unwrap();
    assert_eq!(shelf.rows("SELECT title AS line FROM product ORDER BY title").await, ["Cap", "Hat"]);
});
