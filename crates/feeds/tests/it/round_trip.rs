//! What is written is read back: import(export(x)) = x, for whatever the format can carry.

use base::{Bps, Currency, Money};
use feeds::{
    Availability, Cell, Channel, Delimiter, Dialect, Export, Image, Left, Product, Status, Variant, Writer, Written,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

use crate::support::{eur, read_well};

/// Texts with everything that has a meaning somewhere: quotes, separators, formulas, line breaks, foreign letters.
fn text() -> impl Strategy<Value = String> {
    let hostile = "[a-cé中😀 \"',;:|<>&=+@\\\\\t\r\n{}%-]{1,12}";
    prop_oneof![
        hostile,
        "\\PC{1,12}",
        select(vec!["=HYPERLINK(1)", "'=x", "''-1", "\\n", "]]>", "&amp;", "<b>x</b>"]).prop_map(String::from)
    ]
    .prop_map(|text: String| text.trim().replace("\\\n", "/"))
    .prop_filter("says something", |text| !text.is_empty())
}

fn cell<T: std::fmt::Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Cell<T>> {
    of(value).prop_map(Cell::from)
}

fn money() -> impl Strategy<Value = Money> {
    (1..1_000_000_000_i64).prop_map(|minor| Money::new(minor, Currency::EUR).unwrap())
}

fn code() -> impl Strategy<Value = String> {
    prop_oneof!["S[0-9A-Z'=+-]{0,8}", "'{0,2}[0-9]{3,13}", "[=+@-][0-9A-Z]{1,5}"]
}

fn step() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace('>', "/")).prop_filter("is a name", |step| step != "Uncategorized")
}

fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    texts.into_iter().filter(|text| seen.insert(text.to_lowercase())).collect()
}

fn list<T>(items: Vec<T>) -> Cell<Vec<T>> {
    if items.is_empty() { Cell::Blank } else { Cell::Value(items) }
}

/// A variant without its options.
fn variant() -> impl Strategy<Value = Variant> {
    let barcode =
        prop_oneof![select(vec!["4006381333931", "0850064060010", "96385074"]).prop_map(String::from), "X[0-9]{3}"];
    let prices = (money(), of(1..1_000_000_i64));
    let stock = (any::<bool>(), -1_000_000_000..=1_000_000_000_i64, cell(any::<bool>()));
    let flags = (cell(any::<bool>()), cell(any::<bool>()));
    let rest = (cell(code()), cell(text()), cell(money()), cell(0..100_000_000_i64));
    (cell(code()), cell(barcode), prices, stock, flags, rest).prop_map(|(sku, barcode, prices, stock, flags, rest)| {
        let (price, more) = prices;
        let before = more.map(|more| price.checked_add(Money::new(more, Currency::EUR).unwrap()).unwrap());
        Variant {
            sku,
            barcode,
            price: Cell::Value(price),
            compare_at: before.into(),
            tracked: Cell::Value(stock.0),
            stock: if stock.0 { Cell::Value(stock.1) } else { Cell::Blank },
            continue_selling: stock.2,
            requires_shipping: flags.0,
            taxable: flags.1,
            hs_code: rest.0,
            origin: rest.1,
            cost: rest.2,
            weight_grams: rest.3,
            image: Cell::Blank,
            ..Variant::default()
        }
    })
}

/// Names of up to three options, and variants with different values of them.
fn choice() -> impl Strategy<Value = (Vec<String>, Vec<Variant>)> {
    (vec(text(), 0..4), vec((variant(), vec(text(), 3)), 1..5)).prop_map(|(names, variants)| {
        let names = distinct(names);
        let mut seen = std::collections::HashSet::new();
        let mut variants: Vec<Variant> = variants
            .into_iter()
            .map(|(variant, values)| Variant { options: values[..names.len()].to_vec(), ..variant })
            .filter(|variant| seen.insert(variant.options.join("\u{1f}").to_lowercase()))
            .collect();
        if names.len() == 1 && names[0].eq_ignore_ascii_case("Title") {
            return (vec!["Kind".to_owned()], variants);
        }
        if names.is_empty() {
            variants.truncate(1);
        }
        (names, variants)
    })
}

fn product() -> impl Strategy<Value = Product> {
    let texts = (text(), cell(text()), cell(text()), cell(text()), cell(text()), cell(text()));
    let lists = (vec(vec(step(), 1..3), 0..3), vec(text(), 0..4), vec(("[a-z,&?=%é]{1,8}", of(text())), 0..4));
    let status = select(vec![Status::Active, Status::Draft, Status::Archived]);
    let money = (cell((0..=10_000_u16).prop_map(|points| Bps::new(points).unwrap())), cell(money()));
    (texts, lists, status, money, choice()).prop_map(|(texts, lists, status, money, (options, mut variants))| {
        let (categories, tags, images) = lists;
        let mut seen = std::collections::HashSet::new();
        let images: Vec<Image> = images
            .into_iter()
            .map(|(name, alt)| Image { url: format!("https://x.example/{name}"), alt: alt.unwrap_or_default() })
            .filter(|image| seen.insert(image.url.clone()))
            .collect();
        // Every other variant has a picture of its own, if there are any.
        for (variant, image) in variants.iter_mut().skip(1).step_by(2).zip(images.iter().rev()) {
            variant.image = Cell::Value(image.url.clone());
        }
        let mut paths = std::collections::HashSet::new();
        Product {
            title: Cell::Value(texts.0),
            description_html: texts.1,
            vendor: texts.2,
            product_type: texts.3,
            seo_title: texts.4,
            seo_description: texts.5,
            categories: list(
                categories.into_iter().filter(|path| paths.insert(path.join(">").to_lowercase())).collect(),
            ),
            tags: list(distinct(tags)),
            images: list(images),
            status: Cell::Value(status),
            commission: money.0,
            reward: money.1,
            options,
            variants,
            ..Product::default()
        }
    })
}

fn products() -> impl Strategy<Value = Vec<Product>> {
    vec(product(), 1..4).prop_map(|mut products| {
        for (at, product) in products.iter_mut().enumerate() {
            product.key = format!("p-{at}");
            product.handle = Cell::Value(product.key.clone());
        }
        products
    })
}

fn write(products: &[Product], export: Export) -> (Vec<u8>, Written) {
    let mut file = Vec::new();
    let mut writer = Writer::new(&mut file, export).unwrap();
    products.iter().for_each(|product| writer.write(product).unwrap());
    let written = writer.finish().unwrap();
    (file, written)
}

/// What is read from the file of these products, without lines, absent cells as blank ones.
fn again(products: &[Product], export: Export) -> Vec<Product> {
    let (file, _) = write(products, export);
    read_well(file).products.into_iter().map(blanked).collect()
}

fn blanked(product: Product) -> Product {
    fn blank<T>(cell: Cell<T>) -> Cell<T> {
        cell.or(Cell::Blank)
    }
    let variant = |variant: Variant| Variant {
        line: 0,
        options: variant.options,
        sku: blank(variant.sku),
        barcode: blank(variant.barcode),
        price: blank(variant.price),
        compare_at: blank(variant.compare_at),
        cost: blank(variant.cost),
        weight_grams: blank(variant.weight_grams),
        stock: blank(variant.stock),
        tracked: blank(variant.tracked),
        continue_selling: blank(variant.continue_selling),
        availability: blank(variant.availability),
        requires_shipping: blank(variant.requires_shipping),
        taxable: blank(variant.taxable),
        image: blank(variant.image),
        hs_code: blank(variant.hs_code),
        origin: blank(variant.origin),
    };
    Product {
        line: 0,
        key: product.key,
        handle: blank(product.handle),
        title: blank(product.title),
        description_html: blank(product.description_html),
        vendor: blank(product.vendor),
        categories: blank(product.categories),
        product_type: blank(product.product_type),
        tags: blank(product.tags),
        status: blank(product.status),
        seo_title: blank(product.seo_title),
        seo_description: blank(product.seo_description),
        options: product.options,
        variants: product.variants.into_iter().map(variant).collect(),
        images: blank(product.images),
        commission: blank(product.commission),
        reward: blank(product.reward),
    }
}

/// What a Shopify file carries of a product.
fn for_shopify(mut product: Product) -> Product {
    product.categories = product.categories.map(|categories| categories.into_iter().take(1).collect());
    let tags = product.tags.into_value().unwrap_or_default();
    let tags = tags.into_iter().map(|tag| tag.replace(',', " ").trim().to_owned()).filter(|tag| !tag.is_empty());
    product.tags = list(distinct(tags.collect()));
    blanked(product)
}

/// What a WooCommerce file carries of a product.
fn for_woo(mut product: Product) -> Product {
    if product.status == Cell::Value(Status::Archived) {
        product.status = Cell::Value(Status::Draft);
    }
    for image in product.images.value().cloned().into_iter().flatten() {
        let without_text = |images: Vec<Image>| images.into_iter().map(|i| Image { alt: String::new(), ..i }).collect();
        product.images = product.images.map(without_text);
        drop(image);
    }
    let simple = product.options.is_empty();
    for variant in &mut product.variants {
        variant.requires_shipping = variant.requires_shipping.or(Cell::Value(true));
        if simple {
            variant.image = Cell::Blank;
        }
    }
    blanked(product)
}

/// What a feed carries of a product on sale.
fn for_google(product: &Product) -> Product {
    let images: Vec<String> = product.images.value().into_iter().flatten().map(|image| image.url.clone()).collect();
    let several = product.variants.len() > 1;
    let main = |variant: &Variant| variant.image.value().or(images.first()).cloned();
    let mut ids = std::collections::HashSet::new();
    let variants: Vec<Variant> = (1..)
        .zip(&product.variants)
        .map(|(number, variant)| {
            let own = variant.sku.value().cloned().filter(|sku| ids.insert(sku.clone()));
            let sold_out = variant.stock.value().is_some_and(|stock| *stock <= 0);
            let availability = match (sold_out, variant.continue_selling) {
                (true, Cell::Value(true)) => Availability::Backorder,
                (true, _) => Availability::OutOfStock,
                (false, _) => Availability::InStock,
            };
            Variant {
                options: variant.options.clone(),
                sku: Cell::Value(own.unwrap_or_else(|| format!("{}-{number}", product.key))),
                barcode: variant
                    .barcode
                    .clone()
                    .and_then(|code| if code.starts_with('X') { Cell::Blank } else { Cell::Value(code) }),
                price: variant.price,
                compare_at: variant.compare_at,
                weight_grams: variant.weight_grams,
                availability: Cell::Value(availability),
                image: if several { main(variant).into() } else { Cell::Blank },
                ..Variant::default()
            }
        })
        .collect();
    let mut urls: Vec<String> = product.variants.iter().filter_map(main).collect();
    urls.extend(images.iter().cloned());
    let images = distinct_urls(urls).into_iter().map(|url| Image { url, alt: String::new() }).collect();
    blanked(Product {
        key: product.key.clone(),
        title: product.title.clone(),
        description_html: product.description_html.clone(),
        vendor: product.vendor.clone(),
        categories: product.categories.clone(),
        images: list(images),
        options: product.options.clone(),
        variants,
        ..Product::default()
    })
}

fn distinct_urls(urls: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    urls.into_iter().filter(|url| seen.insert(url.clone())).collect()
}

fn channel() -> Channel {
    Channel {
        title: "Shop & Söhne".into(),
        link: "https://x.example".into(),
        description: "Things <we> sell".into(),
        page: Box::new(|product, variant| format!("https://x.example/{}?v={}", product.key, variant.name())),
    }
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn shopify_files_read_back(products in products(), dialect in prop_oneof![Just(Dialect::Classic), Just(Dialect::Current)]) {
        let expected: Vec<_> = products.iter().cloned().map(for_shopify).collect();
        prop_assert_eq!(again(&products, Export::Shopify(dialect)), expected);
    }

    #[test]
    fn woocommerce_files_read_back(products in products()) {
        let expected: Vec<_> = products.iter().cloned().map(for_woo).collect();
        prop_assert_eq!(again(&products, Export::WooCommerce), expected);
    }

    #[test]
    fn feeds_read_back(mut products in products(), tabs in any::<bool>()) {
        products.iter_mut().for_each(|product| product.status = Cell::Value(Status::Active));
        let mut expected: Vec<_> = products.iter().map(for_google).collect();
        prop_assert_eq!(&again(&products, Export::GoogleXml(channel())), &expected);
        let delimiter = if tabs { Delimiter::Tab } else { Delimiter::Comma };
        for product in &mut expected {
            product.categories = std::mem::take(&mut product.categories).map(|all| all.into_iter().take(1).collect());
        }
        prop_assert_eq!(again(&products, Export::GoogleText(channel(), delimiter)), expected);
    }
}

fn hat() -> Product {
    let price = Cell::Value(eur("12.50"));
    Product {
        key: "hat".into(),
        handle: Cell::Value("hat".into()),
        title: Cell::Value("=Hat".into()),
        variants: vec![Variant { price, stock: Cell::Value(-5), tracked: Cell::Value(true), ..Variant::default() }],
        ..Product::default()
    }
}

#[test]
fn every_table_we_write_guards_formulas_and_leaves_numbers_alone() {
    for export in [
        Export::Shopify(Dialect::Classic),
        Export::Shopify(Dialect::Current),
        Export::WooCommerce,
        Export::GoogleText(channel(), Delimiter::Tab),
    ] {
        let name = format!("{export:?}");
        let (file, _) = write(&[hat()], export);
        let file = String::from_utf8(file).unwrap();
        assert!(file.contains("'=Hat"), "{name}: {file}");
        assert!(name.starts_with("Google") || file.contains(",-5,"), "{name}: {file}");
    }
}

#[test]
fn a_tag_that_looks_guarded_behind_a_comma_reads_back() {
    let product = Product { tags: Cell::Value(vec![",'@".into(), ",".into()]), ..hat() };
    for dialect in [Dialect::Classic, Dialect::Current] {
        let read = again(std::slice::from_ref(&product), Export::Shopify(dialect));
        assert_eq!(read[0].tags, Cell::Value(vec!["'@".to_owned()]));
    }
}

#[test]
fn what_a_format_cannot_carry_is_counted() {
    let mut product = hat();
    product.options = ["Size", "Color", "Fit", "Cuff"].map(String::from).to_vec();
    product.variants[0].options = ["S", "Red", "Slim", "French"].map(String::from).to_vec();
    product.variants.push(Variant {
        options: vec!["M".into(), "Red".into(), "Slim".into(), "French".into()],
        ..Variant::default()
    });
    product.tags = Cell::Value(vec!["a,b".into()]);
    product.categories = Cell::Value(vec![vec!["A".into()], vec!["B".into()]]);
    let (file, written) = write(&[product.clone()], Export::Shopify(Dialect::Classic));
    let left: Vec<_> = written.left.into_iter().collect();
    assert_eq!(left, [(Left::OptionsFolded, 1), (Left::MoreCategories, 1), (Left::CommaInTag, 1)]);
    let again = read_well(file).products.remove(0);
    assert_eq!(again.options, ["Size", "Color", "Fit / Cuff"]);
    assert_eq!(again.variants[0].options[2], "Slim / French");

    product.title = Cell::Value("x".repeat(200));
    let retired = Product { status: Cell::Value(Status::Archived), ..hat() };
    let (_, written) = write(&[product, retired.clone()], Export::GoogleXml(channel()));
    assert_eq!((written.products, written.rows), (1, 1));
    let left: Vec<_> = written.left.into_iter().collect();
    assert_eq!(left, [(Left::NotOnSale, 1), (Left::NoPrice, 1), (Left::NoPicture, 1), (Left::TextCut, 1)]);
    assert_eq!(write(&[retired], Export::WooCommerce).1.left.into_keys().collect::<Vec<_>>(), [Left::Archived]);
}

#[test]
fn commission_and_cost_stay_out_of_the_public_feed() {
    let mut product = hat();
    product.commission = Cell::Value(Bps::new(4_321).unwrap());
    product.reward = Cell::Value(eur("98.76"));
    product.variants[0].cost = Cell::Value(eur("76.54"));
    for export in [Export::GoogleXml(channel()), Export::GoogleText(channel(), Delimiter::Comma)] {
        let file = String::from_utf8(write(&[product.clone()], export).0).unwrap();
        for secret in ["4321", "98.76", "9876", "76.54"] {
            assert!(!file.contains(secret), "{secret} in {file}");
        }
    }
}
