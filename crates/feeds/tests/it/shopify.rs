//! The habits of Shopify product files, each by name.

use feeds::{Cell, Status, Warning, Why};

use crate::support::{eur, only, read, read_well, refusal};

/// A shirt in two sizes with three pictures, in the classic dialect.
const SHIRT: &str = "\
Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option1 Linked To,\
Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,\
Variant Fulfillment Service,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,\
Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description,Variant Image,\
Variant Weight Unit,Variant Tax Code,Cost per item,Status
shirt,Shirt,\"<p>Linen.</p>
<p>Cool.</p>\",Ada,Clothing > Shirts,Top,\"summer, linen,Summer\",true,Size,S,,\
SH-S,250.0,shopify,3,deny,manual,49.90,60.00,true,true,'4006381333931,https://x.example/1.jpg,1,Front,false,\
Linen shirt,A cool shirt,https://x.example/s.jpg,kg,,20.00,active
shirt,,,,,,,,,L,,SH-L,260,shopify,-1,continue,manual,49.90,,true,false,,https://x.example/3.jpg,3,,,,,,kg,,,
shirt,,,,,,,,,,,,,,,,,,,,,,https://x.example/2.jpg,2,Back,,,,,,,,
";

/// The same in the current dialect.
const SHIRT_NOW: &str = "\
Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,\
Option1 name,Option1 value,Option1 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,\
Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,\
Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,\
SEO title,SEO description
Shirt,shirt,\"<p>Linen.</p>
<p>Cool.</p>\",Ada,Clothing > Shirts,Top,\"summer, linen,Summer\",TRUE,Active,SH-S,'4006381333931,\
Size,S,,49.90,60.00,20.00,TRUE,,shopify,3,FALSE,250,kg,TRUE,manual,https://x.example/1.jpg,1,Front,\
https://x.example/s.jpg,FALSE,Linen shirt,A cool shirt
,shirt,,,,,,,,SH-L,,,L,,49.90,,,FALSE,,shopify,-1,TRUE,260,kg,TRUE,manual,https://x.example/3.jpg,3,,,,,
,shirt,,,,,,,,,,,,,,,,,,,,,,,,,https://x.example/2.jpg,2,Back,,,,
";

#[test]
fn one_row_per_variant_and_product_columns_only_on_its_first_row() {
    let shirt = only(SHIRT);
    assert_eq!(shirt.description_html.text(), "<p>Linen.</p>\n<p>Cool.</p>");
    assert_eq!(shirt.categories, Cell::Value(vec![vec!["Clothing".into(), "Shirts".into()]]));
    assert_eq!(shirt.options, ["Size"]);
    let [small, large] = shirt.variants.as_slice() else { panic!("{:?}", shirt.variants) };
    assert_eq!((small.options.as_slice(), large.options.as_slice()), (&["S".to_owned()][..], &["L".to_owned()][..]));
    assert_eq!(
        (small.price, small.compare_at, small.cost),
        (Cell::Value(eur("49.90")), Cell::Value(eur("60")), Cell::Value(eur("20")))
    );
    assert_eq!((large.compare_at, large.weight_grams), (Cell::Blank, Cell::Value(260)));
    assert_eq!((small.stock, large.stock), (Cell::Value(3), Cell::Value(-1)), "oversold stays below zero");
    assert_eq!((small.continue_selling, large.continue_selling), (Cell::Value(false), Cell::Value(true)));
    assert_eq!((small.taxable, large.taxable), (Cell::Value(true), Cell::Value(false)));
    assert_eq!((small.line, large.line), (2, 4), "the lines of the rows, not their numbers");
}

#[test]
fn the_current_dialect_says_the_same_as_the_classic_one() {
    let mut classic = only(SHIRT);
    let current = only(SHIRT_NOW);
    classic.line = current.line;
    assert_eq!(classic, current);
}

#[test]
fn further_pictures_are_rows_with_a_handle_and_a_picture_only() {
    let shirt = only(SHIRT);
    let images = shirt.images.into_value().unwrap();
    let urls: Vec<_> = images.iter().map(|image| (image.url.rsplit('/').next().unwrap(), image.alt.as_str())).collect();
    assert_eq!(
        urls,
        [("1.jpg", "Front"), ("2.jpg", "Back"), ("3.jpg", ""), ("s.jpg", "")],
        "by position, then variants'"
    );
    assert_eq!(shirt.variants[0].image.text(), "https://x.example/s.jpg");
}

#[test]
fn a_new_product_needs_nothing_but_a_title() {
    let file = "Title,Body (HTML),Price\nBlue Shirt,\"Nice, really\",\n";
    let shirt = only(file);
    assert_eq!((shirt.key.as_str(), shirt.variants.len(), shirt.options.len()), ("blue-shirt", 1, 0));
    assert_eq!(shirt.status, Cell::Absent);
}

#[test]
fn an_update_needs_handle_and_title() {
    let outcome = read("Handle,Title,Variant Price\nshirt,,5\n,,6\nhat,Hat,7\n");
    assert_eq!(
        outcome.messages(),
        [
            "line 2, column \"Title\": the product has no title",
            "line 3, column \"Handle\": the row has no handle: give every row of a product the same handle",
        ]
    );
    assert_eq!(outcome.products.len(), 1);
    assert!(refusal("Handle,Variant Price\nshirt,5\n").contains("the column Title is missing"));
}

#[test]
fn several_variants_need_an_option_and_a_value_each() {
    let nameless = "Handle,Title,Option1 Value,Variant SKU,Variant Price\na,A,S,1,5\na,,M,2,5\n";
    assert_eq!(
        read(nameless).messages()[0],
        "line 2: there is a value for option 1, but the product's first row does not name that option"
    );
    let valueless = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\na,A,Size,S,1,5\na,,,,2,5\n";
    assert_eq!(read(valueless).messages(), ["line 3: the variant has no value for the option \"Size\""]);
    let optionless = "Handle,Title,Variant SKU,Variant Price\na,A,1,5\na,,2,5\n";
    assert_eq!(read(optionless).messages(), ["line 3: the variant \"Default Title\" is already on line 2"]);
}

#[test]
fn a_column_that_is_there_but_blank_erases_and_one_that_is_not_keeps() {
    let product = only("Handle,Title,Vendor,Tags,Variant Price\na,A,,,5\n");
    assert_eq!((&product.vendor, &product.tags), (&Cell::Blank, &Cell::Blank));
    assert_eq!((&product.product_type, &product.images), (&Cell::Absent, &Cell::Absent));
    assert_eq!((product.variants[0].compare_at, product.variants[0].weight_grams), (Cell::Absent, Cell::Absent));
}

#[test]
fn title_and_default_title_mean_no_option() {
    let product = only("Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Title,Default Title,5\n");
    assert!(product.options.is_empty() && product.variants[0].options.is_empty());
    let two = only("Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Title,Mr,5\na,,,Mrs,5\n");
    assert_eq!(two.options, ["Title"], "an option that happens to be called so");
}

#[test]
fn blank_published_means_published_and_status_says_more() {
    let file = "Handle,Title,Published,Status,Variant Price\n\
        a,A,,,1\nb,B,false,active,1\nc,C,true,draft,1\nd,D,false,archived,1\ne,E,TRUE,Active,1\nf,F,WAHR,,1\n";
    let statuses: Vec<_> = read_well(file).products.iter().map(|product| product.status).collect();
    use Status::{Active, Archived, Draft};
    assert_eq!(statuses, [Active, Draft, Draft, Archived, Active, Active].map(Cell::Value));
}

#[test]
fn a_quantity_that_is_not_said_is_not_zero() {
    let absent = only("Handle,Title,Variant Price\na,A,5\n");
    assert_eq!((absent.variants[0].stock, absent.variants[0].tracked), (Cell::Absent, Cell::Absent));
    let blank = only("Handle,Title,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\na,A,shopify,,5\n");
    assert_eq!((blank.variants[0].stock, blank.variants[0].tracked), (Cell::Blank, Cell::Value(true)));
    let uncounted = only("Handle,Title,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\na,A,,7,5\n");
    assert_eq!((uncounted.variants[0].stock, uncounted.variants[0].tracked), (Cell::Value(7), Cell::Value(false)));
}

#[test]
fn markets_metafields_and_unknown_columns_are_dropped_and_counted() {
    let file = "Handle,Title,Variant Price,Included / EU,Price / EU,Compare-at price / EU,\
        Color (product.metafields.shopify.color-pattern),My notes,Title,Variant Tax Code\n\
        a,A,5,true,4,,red,old,Again,\nb,B,5,true,,,,,,X\n";
    let outcome = read_well(file);
    assert_eq!(
        outcome.dropped(),
        [
            ("Included / EU", Why::Market, 2),
            ("Price / EU", Why::Market, 1),
            ("Color (product.metafields.shopify.color-pattern)", Why::Metafield, 1),
            ("My notes", Why::Unknown, 1),
            ("Title", Why::Repeated, 1),
            ("Variant Tax Code", Why::NotKept, 1),
        ]
    );
    assert_eq!(outcome.products[0].title.text(), "A");
}

#[test]
fn tags_are_one_cell_with_commas() {
    let tags = only(SHIRT).tags;
    assert_eq!(tags, Cell::Value(vec!["summer".into(), "linen".into()]), "without repetition, whatever the case");
}

#[test]
fn byte_order_mark_line_ends_case_and_blanks_of_headings_do_not_matter() {
    let windows = SHIRT.replace('\n', "\r\n").replacen("Handle,Title", "\u{feff} HANDLE ,\"title\"", 1);
    let mut shirt = only(&windows);
    assert_eq!(shirt.description_html.text(), "<p>Linen.</p>\r\n<p>Cool.</p>");
    shirt.description_html = only(SHIRT).description_html;
    assert_eq!(shirt, only(SHIRT));
    let quoted_after_mark = "\u{feff}\"Handle\",Title,Variant Price\na,A,5\n";
    assert_eq!(only(quoted_after_mark).key, "a");
}

#[test]
fn spreadsheets_ruin_barcodes_and_skus_and_that_is_said() {
    let file = "Handle,Title,Variant SKU,Variant Barcode,Variant Price\n\
        a,A,\"8,72E+12\",1,5\nb,B,1,8.72061E+12,5\nc,C,1E+5,'0850064060010,5\nd,D,x,36000291452,5\n";
    let outcome = read(file);
    let lost = "is a number a spreadsheet has rounded: its digits are lost; set the column to text and fill it again";
    assert_eq!(
        outcome.messages(),
        [
            format!("line 2, column \"Variant SKU\": \"8,72E+12\" {lost}"),
            format!("line 3, column \"Variant Barcode\": \"8.72061E+12\" {lost}"),
        ]
    );
    assert_eq!(outcome.product("c").variants[0].barcode.text(), "0850064060010", "the guard of digits is taken off");
    assert_eq!(outcome.report.warnings.count(Warning::LostZeros), 1);
}

#[test]
fn a_formula_in_a_cell_is_a_text() {
    let file = "Handle,Title,Vendor,Variant SKU,Variant Inventory Qty,Variant Price\n\
        a,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"Hat\"\")\",'@home,'+1,-5,5\n";
    let product = only(file);
    assert_eq!(product.title.text(), "=HYPERLINK(\"http://evil.example\",\"Hat\")");
    assert_eq!((product.vendor.text(), product.variants[0].sku.text()), ("@home", "+1"));
    assert_eq!(product.variants[0].stock, Cell::Value(-5), "a negative number is no formula");
}

#[test]
fn our_commission_and_reward_ride_in_metafield_columns() {
    let heading = "Handle,Title,Variant Price,Commission rate (product.metafields.astra.commission_bps),\
        Reward per unit (product.metafields.astra.reward_minor)";
    let product = only(format!("{heading}\na,A,5,1250,'75\n"));
    assert_eq!(product.commission.value().map(ToString::to_string).as_deref(), Some("12.5 %"));
    assert_eq!(product.reward, Cell::Value(eur("0.75")));
    let wrong = read(format!("{heading}\na,A,5,10001,-1\n"));
    assert_eq!(wrong.messages().len(), 2, "{:?}", wrong.messages());
    assert!(wrong.messages()[0].contains("is not a commission in basis points"));
}

#[test]
fn rows_of_one_product_may_stand_apart() {
    let file =
        "Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Size,S,5\nb,B,Title,Default Title,6\nA,,,M,7\n";
    let outcome = read_well(file);
    assert_eq!(outcome.product("a").variants.len(), 2);
    assert_eq!(outcome.warnings(), [(Warning::RowsApart, 1)]);
}

#[test]
fn two_products_of_one_handle_are_noticed() {
    let file = "Handle,Title,Variant Price\na,A,5\nb,B,6\na,Another A,7\n";
    let outcome = read(file);
    assert_eq!(outcome.messages(), ["line 4: the variant \"Default Title\" is already on line 2"]);
    assert_eq!(outcome.report.warnings.count(Warning::SaidTwice), 1);
}

#[test]
fn missing_and_repeated_skus_are_told_apart_by_options() {
    let file = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n\
        a,A,Size,S,X,5\na,,,M,X,5\na,,,L,,5\nb,B,Title,Default Title,,5\n";
    let outcome = read_well(file);
    assert_eq!(outcome.warnings(), [(Warning::RepeatedSku, 1)]);
    assert_eq!(outcome.product("a").variants.len(), 3);
}

#[test]
fn prices_that_cannot_be_are_named() {
    let file = "Handle,Title,Variant Price,Variant Compare At Price\n\
        a,A,-1,\nb,B,1.999,\nc,C,10000000001,\nd,D,free,\ne,E,99999999999999999999,\nf,F,5,4\ng,G,0.00,\nh,H,5 USD,6 EUR\n";
    let outcome = read(file);
    assert_eq!(
        outcome.messages(),
        [
            "line 2, column \"Variant Price\": \"-1\" is below zero",
            "line 3, column \"Variant Price\": \"1.999\" has more decimals than EUR allows (2)",
            "line 4, column \"Variant Price\": \"10000000001\" is more than any price may be",
            "line 5, column \"Variant Price\": \"free\" is not an amount such as 12.50",
            "line 6, column \"Variant Price\": \"99999999999999999999\" is more than any price may be",
            "line 9, column \"Variant Compare At Price\": this amount is in EUR, the price is in USD",
        ]
    );
    assert_eq!(outcome.warnings(), [(Warning::ZeroPrice, 1), (Warning::EarlierPriceNotHigher, 1)]);
    assert_eq!(outcome.product("f").variants[0].compare_at, Cell::Blank);
}

#[test]
fn stock_and_weight_that_cannot_be_are_named() {
    let file = "Handle,Title,Variant Grams,Variant Inventory Qty,Variant Price\n\
        a,A,-5,1,5\nb,B,heavy,many,5\nc,C,1,1000000001,5\nd,D,1,1.5,5\ne,E,453.592,3.0,5\n";
    let outcome = read(file);
    assert_eq!(
        outcome.messages(),
        [
            "line 2, column \"Variant Grams\": \"-5\" is not a weight such as 0.5",
            "line 3, column \"Variant Grams\": \"heavy\" is not a weight such as 0.5",
            "line 3, column \"Variant Inventory Qty\": \"many\" is not a whole number",
            "line 4, column \"Variant Inventory Qty\": \"1000000001\" pieces cannot be right (the most is 1000000000)",
            "line 5, column \"Variant Inventory Qty\": \"1.5\" is not a whole number",
        ]
    );
    let good = &outcome.product("e").variants[0];
    assert_eq!((good.weight_grams, good.stock), (Cell::Value(454), Cell::Value(3)));
}

#[test]
fn pictures_that_cannot_be_loaded_are_dropped_and_counted() {
    let file = format!(
        "Handle,Title,Variant Price,Image Src\na,A,5,picture.jpg\na,,,data:image/png;base64,\na,,,ftp://x/y\n\
         a,,,https://x.example/{}\na,,,//x.example/good.png\na,,,//x.example/good.png\n",
        "y".repeat(2_100)
    );
    let outcome = read_well(file.replace("base64,", "base64"));
    assert_eq!(outcome.warnings(), [(Warning::UnusableImage, 4)]);
    let images = outcome.products[0].images.value().unwrap();
    assert_eq!(images.iter().map(|image| image.url.as_str()).collect::<Vec<_>>(), ["https://x.example/good.png"]);
}

#[test]
fn gift_cards_become_drafts() {
    let outcome = read_well("Handle,Title,Gift Card,Status,Variant Price\na,A,true,active,5\n");
    assert_eq!(outcome.products[0].status, Cell::Value(Status::Draft));
    assert_eq!(outcome.warnings(), [(Warning::GiftCard, 1)]);
}

#[test]
fn a_file_saved_by_a_german_spreadsheet_is_read() {
    let file =
        "Handle;Title;Variant Price;Variant Compare At Price;Published\na;A;9,99;1.299,00;WAHR\nb;B;10;;FALSCH\n";
    let outcome = read_well(file);
    assert_eq!(outcome.product("a").variants[0].price, Cell::Value(eur("9.99")));
    assert_eq!(outcome.product("a").variants[0].compare_at, Cell::Value(eur("1299")));
    assert_eq!(outcome.product("b").status, Cell::Value(Status::Draft));
}

#[test]
fn a_product_of_a_thousand_variants_is_one_product() {
    let mut file = String::from("Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Price\n");
    for at in 0..1_000 {
        let names = if at == 0 { ("A", "Size", "Color") } else { ("", "", "") };
        file += &format!("a,{},{},{},{},{},{}.00\n", names.0, names.1, at / 25, names.2, at % 25, at + 1);
    }
    let product = only(file);
    assert_eq!(product.variants.len(), 1_000);
    assert_eq!(product.variants[999].options, ["39", "24"]);
}

#[test]
fn limits_are_errors_with_a_line() {
    let long = "x".repeat(1_001);
    let outcome = read(format!("Handle,Title,Vendor,Variant Price\na,{long},,5\nb,B,{long},5\n"));
    assert_eq!(
        outcome.messages(),
        [
            "line 2, column \"Title\": the text is longer than 1000 characters",
            "line 3, column \"Vendor\": the text is longer than 1000 characters",
        ]
    );
    let tags: Vec<String> = (0..501).map(|at| at.to_string()).collect();
    let outcome = read(format!(
        "Handle,Title,Tags,Variant Price\na,A,\"{}\",5\n{},B,{long},5\n",
        tags.join(","),
        "b".repeat(256)
    ));
    assert_eq!(
        outcome.messages(),
        [
            "line 2: the product has more than 500 tags",
            "line 3: the handle or id is longer than 255 characters",
            "line 3: the text is longer than 1000 characters",
        ]
    );
    let mut many = String::from("Handle,Title,Option1 Name,Option1 Value,Variant Price\n");
    for at in 0..5_001 {
        many += &format!("a,A,Size,{at},5\n");
    }
    assert_eq!(read(many).messages(), ["line 2: the product has more than 5000 variants"]);
}
