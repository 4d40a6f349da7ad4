//! The habits of Google Merchant feeds, each by name.

use feeds::{Availability, Cell, ReadOptions, Warning, Why};

use crate::support::{eur, euros, only, read, read_well, read_with, refusal};

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n\
         <channel>\n<title>Shop</title>\n{items}\n</channel>\n</rss>\n"
    )
}

const HAT: &str = "<item>
  <g:id>hat-1</g:id>
  <title>Hat &amp; more</title>
  <description><![CDATA[<p>Warm & soft</p>]]></description>
  <link>https://x.example/hat</link>
  <g:image_link>https://x.example/1.jpg</g:image_link>
  <g:additional_image_link>https://x.example/2.jpg</g:additional_image_link>
  <g:additional_image_link>https://x.example/3.jpg</g:additional_image_link>
  <g:price>15.00 EUR</g:price>
  <g:sale_price>12 EUR</g:sale_price>
  <g:availability>in_stock</g:availability>
  <g:brand>Ada</g:brand>
  <g:gtin>4006381333931</g:gtin>
  <g:product_type>Clothing &gt; Hats</g:product_type>
  <g:product_type>Sale</g:product_type>
  <g:shipping_weight>0.25 kg</g:shipping_weight>
  <g:shipping><g:country>DE</g:country><g:service>Post</g:service><g:price>4.90 USD</g:price></g:shipping>
</item>";

#[test]
fn an_rss_item_is_a_product() {
    let outcome = read_well(rss(HAT));
    let hat = outcome.product("hat-1");
    assert_eq!((hat.title.text(), hat.description_html.text()), ("Hat & more", "<p>Warm & soft</p>"));
    assert_eq!(hat.vendor.text(), "Ada");
    assert_eq!(hat.categories, Cell::Value(vec![vec!["Clothing".into(), "Hats".into()], vec!["Sale".into()]]));
    assert_eq!(hat.images.value().unwrap().len(), 3);
    assert_eq!((&hat.status, &hat.tags), (&Cell::Absent, &Cell::Absent), "a feed says nothing about these");
    let variant = &hat.variants[0];
    assert_eq!((variant.price, variant.compare_at), (Cell::Value(eur("12")), Cell::Value(eur("15"))));
    assert_eq!((variant.sku.text(), variant.barcode.text()), ("hat-1", "4006381333931"));
    assert_eq!((variant.weight_grams, variant.line), (Cell::Value(250), 5));
    assert_eq!((variant.stock, variant.tracked), (Cell::Absent, Cell::Absent), "no number is no zero");
    assert_eq!(variant.availability, Cell::Value(Availability::InStock));
    assert_eq!(outcome.dropped(), [("link", Why::NotKept, 1), ("shipping", Why::NotKept, 1)]);
}

#[test]
fn an_atom_entry_says_the_same() {
    let atom = rss(HAT)
        .replace("<rss version=\"2.0\" ", "<feed xmlns=\"http://www.w3.org/2005/Atom\" ")
        .replace("</rss>", "</feed>")
        .replace("<channel>\n", "")
        .replace("</channel>\n", "")
        .replace("item>", "entry>")
        .replace("<description>", "<summary>")
        .replace("</description>", "</summary>")
        .replace("<link>https://x.example/hat</link>", "<link href=\"https://x.example/hat\"/>");
    let mut entry = only(&atom);
    let item = only(rss(HAT));
    (entry.line, entry.variants[0].line) = (item.line, item.variants[0].line);
    assert_eq!(entry, item);
}

#[test]
fn a_table_says_the_same_with_tabs_or_commas() {
    let cells = [
        ("id", "hat-1"),
        ("title", "Hat & more"),
        ("description", "<p>Warm & soft</p>"),
        ("link", "https://x.example/hat"),
        ("image link", "https://x.example/1.jpg"),
        ("additional_image_link", "https://x.example/2.jpg,https://x.example/3.jpg"),
        ("price", "15.00 EUR"),
        ("sale_price", "12 EUR"),
        ("availability", "in stock"),
        ("brand", "Ada"),
        ("gtin", "'4006381333931"),
        ("product_type", "Clothing > Hats"),
        ("shipping_weight", "0.25 kg"),
    ];
    let mut expected = only(rss(HAT));
    expected.categories = Cell::Value(vec![vec!["Clothing".into(), "Hats".into()]]);
    for delimiter in ["\t", ",", ";"] {
        let row = |cells: Vec<&str>| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(delimiter);
        let file =
            format!("{}\n{}\n", row(cells.map(|(name, _)| name).into()), row(cells.map(|(_, cell)| cell).into()));
        let mut product = only(file);
        (product.line, product.variants[0].line) = (expected.line, expected.variants[0].line);
        assert_eq!(product, expected, "{delimiter:?}");
    }
}

#[test]
fn the_price_of_shipping_is_not_the_price() {
    let item = HAT.replace("<g:price>15.00 EUR</g:price>", "").replace("<g:sale_price>12 EUR</g:sale_price>", "");
    let outcome = read_well(rss(&format!("{HAT}{}", item.replace("hat-1", "hat-2"))));
    assert_eq!(outcome.product("hat-2").variants[0].price, Cell::Blank);
    assert_eq!(outcome.warnings(), [(Warning::NoPrice, 1)]);
}

#[test]
fn items_of_one_group_are_variants_told_apart_by_what_differs() {
    let item = |id: &str, group: &str, color: &str, size: &str| {
        format!(
            "<item><g:id>{id}</g:id><g:item_group_id>{group}</g:item_group_id><g:title>T {id}</g:title>\
             <g:price>5 EUR</g:price><g:color>{color}</g:color><g:size>{size}</g:size><g:gender>female</g:gender>\
             <g:image_link>https://x.example/{id}.jpg</g:image_link></item>\n"
        )
    };
    let feed = [
        item("a", "t", "Red", "S"),
        item("b", "t", "Red", "M"),
        item("other", "u", "Red", "S"),
        item("c", "t", "Red", ""),
        item("same-1", "v", "Red", "S"),
        item("same-2", "v", "Red", "S"),
    ];
    let outcome = read_well(rss(&feed.concat()));
    let group = outcome.product("t");
    assert_eq!(group.options, ["Size"], "colour and gender are the same in all");
    assert_eq!(group.variants.iter().map(feeds::Variant::name).collect::<Vec<_>>(), ["S", "M", "–"]);
    assert_eq!(group.variants[1].image.text(), "https://x.example/b.jpg");
    assert_eq!((group.title.text(), group.images.value().unwrap().len()), ("T a", 3));
    assert_eq!(outcome.product("u").options.len(), 0);
    let alike = outcome.product("v");
    assert_eq!((alike.options[0].as_str(), alike.variants[0].name().as_str()), ("Variant", "T same-1"));
    assert_eq!(outcome.warnings(), [(Warning::RowsApart, 1), (Warning::NotTellingApart, 1)]);
}

#[test]
fn a_currency_may_be_missing_or_in_front() {
    let file =
        "id\ttitle\tprice\tavailability\n1\tA\t250.00\tin stock\n2\tB\tAED 15\tin stock\n3\tC\t15.00 XYZ\tin stock\n";
    let outcome = read(file);
    assert_eq!(outcome.product("1").variants[0].price, Cell::Value(eur("250")));
    assert_eq!(outcome.product("2").variants[0].price.value().unwrap().to_string(), "15.00 AED");
    assert_eq!(
        outcome.messages(),
        ["line 4, column \"price\": \"XYZ\" is not a currency code such as EUR, USD or GMS"]
    );
}

#[test]
fn availability_is_written_with_underscores_or_blanks() {
    let file = "id,title,price,availability\n1,A,1 EUR,In Stock\n2,B,1 EUR,out_of_stock\n3,C,1 EUR,preorder\n\
        4,D,1 EUR,backorder\n5,E,1 EUR,soon\n";
    let outcome = read(file);
    use Availability::{Backorder, InStock, OutOfStock, Preorder};
    let all: Vec<_> = outcome.products.iter().map(|product| product.variants[0].availability).collect();
    assert_eq!(all, [InStock, OutOfStock, Preorder, Backorder].map(Cell::Value));
    assert_eq!(
        outcome.messages(),
        ["line 6, column \"availability\": \"soon\" is none of in_stock, out_of_stock, preorder, backorder"]
    );
}

#[test]
fn sales_have_a_period() {
    let file = "id,title,price,sale_price,sale_price_effective_date\n\
        1,A,5 EUR,4 EUR,2026-02-24T13:00-0800/2026-02-29T15:30-0800\n2,B,5 EUR,4 EUR,2026-02-24/2026-02-28\n";
    let now = Some(base::Timestamp::parse("2026-02-25T00:00:00Z").unwrap());
    let outcome = read_with(file, ReadOptions { now, ..euros() }).unwrap();
    assert_eq!(outcome.product("1").variants[0].price, Cell::Value(eur("5")), "there is no 29 February 2026");
    assert_eq!(outcome.product("2").variants[0].price, Cell::Value(eur("4")));
    assert_eq!(outcome.warnings(), [(Warning::SaleNotApplied, 1)]);
}

#[test]
fn ids_are_there_and_not_repeated() {
    let file = "id,title,price\n1,A,5 EUR\n,B,5 EUR\n1,C,5 EUR\n";
    assert_eq!(
        read(file).messages(),
        ["line 4, column \"id\": the id \"1\" is already on line 2", "line 3, column \"id\": the item has no id",]
    );
}

#[test]
fn google_s_words_count_more_than_those_of_rss() {
    let item = "<item><title>Seen</title><g:title>Meant</g:title><g:id>1</g:id><g:price>5 EUR</g:price></item>";
    assert_eq!(only(rss(item)).title.text(), "Meant");
}

#[test]
fn other_vocabularies_are_dropped_and_counted() {
    let item = "<item><g:id>1</g:id><title>A</title><g:price>5 EUR</g:price>\
        <media:thumbnail url=\"x\"/><dc:creator>me</dc:creator></item>";
    let feed = rss(item).replace("<rss ", "<rss xmlns:media=\"m\" xmlns:dc=\"d\" ");
    assert_eq!(read_well(feed).dropped(), [("dc:creator", Why::Unknown, 1)]);
}

#[test]
fn the_namespace_may_have_any_prefix() {
    let feed = rss(HAT).replace("xmlns:g=", "xmlns:shop=").replace("<g:", "<shop:").replace("</g:", "</shop:");
    assert_eq!(only(feed), only(rss(HAT)));
}

#[test]
fn what_is_not_well_formed_is_named_with_its_line() {
    for (broken, message) in [
        (HAT.replace("&amp;", "&"), "line 7 is not well-formed XML: a bare & (write &amp; instead)"),
        (HAT.replace("&amp;", "&nbsp;"), "line 7 is not well-formed XML: &nbsp; is not defined in XML"),
        (HAT.replace("</g:brand>", "</g:brad>"), "line 16 is not well-formed XML: </g:brad> closes <g:brand>"),
        (HAT.replace("</item>", ""), "line 23 is not well-formed XML: </channel> closes <item>"),
        (HAT.replace("<item>", "<x>"), "line 22 is not well-formed XML: </item> closes <x>"),
    ] {
        assert_eq!(refusal(rss(&broken)), message);
    }
    let cut = rss(HAT);
    assert!(refusal(&cut[..cut.len() - 40]).contains("the file ends in the middle of the <item> on line 5"));
    assert!(refusal(&cut[..cut.len() - 8]).contains("the file ends inside <rss>"));
    let deep = rss(&format!("<item>{}", "<g:x>".repeat(40)));
    assert!(refusal(deep).contains("nested more than 32 deep"));
}

#[test]
fn entities_cannot_be_made_to_explode() {
    let bomb = rss(HAT)
        .replace("?>\n<rss", "?>\n<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>\n<rss");
    assert_eq!(only(&bomb).title.text(), "Hat & more");
    assert!(refusal(bomb.replace("Hat &amp; more", "&b;")).contains("&b; is not defined in XML"));
}
