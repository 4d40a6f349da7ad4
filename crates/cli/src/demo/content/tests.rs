//! What must hold across all content files, and for every picture they ask for.

use std::collections::{BTreeMap, BTreeSet};

use super::{BrandContent, brands, guests, names, product::PictureContent, sellers};
use crate::demo::draw;

/// No picture of one thing is larger than this many bytes.
const LARGEST: usize = 12_000;
/// No banner, which shows several things at once, is larger than this many bytes.
const LARGEST_BANNER: usize = 24_000;

/// An SVG must open and close its elements in order, and use nothing but shapes and colours.
fn check_svg(name: &str, svg: &str, largest: usize) {
    assert!(svg.len() <= largest, "{name} has {} bytes", svg.len());
    let mut open: Vec<&str> = Vec::new();
    for tag in svg.split('<').skip(1) {
        let (inside, text) = tag.split_once('>').unwrap_or_else(|| panic!("{name}: a tag does not end: {tag}"));
        assert!(text.is_empty(), "{name}: text between elements: {text}");
        assert_eq!(inside.matches('"').count() % 2, 0, "{name}: an attribute does not end: {inside}");
        let element = inside.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        if inside.starts_with('/') {
            assert_eq!(open.pop(), Some(element), "{name}: elements close out of order");
        } else if !inside.ends_with('/') {
            open.push(element);
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} stay open");
    for banned in ["<script", "<text", "<image", "style=", "href", "NaN", "inf", "http://www.w3.org/1999"] {
        assert!(!svg.contains(banned), "{name} contains {banned}");
    }
    for id in svg.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(svg.contains(&format!("id=\"{id}\"")), "{name} refers to {id}, which is not there");
    }
}

fn all_brands() -> Vec<BrandContent> {
    brands().expect("every content file can be read")
}

#[test]
fn eight_brands_show_about_two_hundred_products() {
    let brands = all_brands();
    let products: usize = brands.iter().map(|brand| brand.products.len()).sum();
    assert_eq!(brands.len(), 8);
    assert!((190..=220).contains(&products), "{products} products");
    let rates: BTreeSet<_> = brands.iter().map(|brand| brand.commission_bps).collect();
    assert_eq!(rates.len(), 8, "every brand has its own rate");
    assert!(rates.iter().all(|rate| (1500..=4000).contains(rate)), "{rates:?}");
}

#[test]
fn handles_and_article_numbers_are_unique() {
    let brands = all_brands();
    let mut handles = BTreeSet::new();
    let mut skus = BTreeSet::new();
    for product in brands.iter().flat_map(|brand| &brand.products) {
        assert!(handles.insert(&product.handle), "{} twice", product.handle);
        for variant in product.variants() {
            assert!(skus.insert(variant.sku.clone()), "{} twice", variant.sku);
        }
    }
    let slugs: BTreeSet<_> = brands.iter().map(|brand| &brand.slug).collect();
    assert_eq!(slugs.len(), brands.len());
}

#[test]
fn every_product_can_be_sold() {
    for product in all_brands().iter().flat_map(|brand| &brand.products) {
        let name = &product.handle;
        assert!(product.options.len() <= 2, "{name} has too many options");
        let combinations: usize = product.options.iter().map(|option| option.values.len()).product();
        assert_eq!(product.stock_figures(), combinations, "{name}: one stock figure for each variant");
        let variants = product.variants();
        assert_eq!(variants.len(), combinations, "{name}");
        assert!(variants.iter().all(|variant| variant.price > 0 && variant.stock >= 0), "{name}");
        assert!(product.compare_at.is_none_or(|before| before > product.price), "{name}: the former price was higher");
        assert!(product.pv.is_none_or(|pv| pv > 0), "{name}");
        assert!(product.commission_bps.is_none_or(|rate| (1000..=4000).contains(&rate)), "{name}");
        let values: BTreeSet<_> = product.options.iter().flat_map(|option| &option.values).collect();
        for value in product.surcharged() {
            assert!(values.contains(value), "{name}: nothing costs more for {value}");
        }
    }
}

#[test]
fn some_things_are_nearly_gone_and_some_are() {
    let stock: Vec<_> =
        all_brands().iter().flat_map(|brand| &brand.products).flat_map(|p| p.variants()).map(|v| v.stock).collect();
    assert!(stock.iter().filter(|units| **units == 0).count() >= 5);
    assert!(stock.iter().filter(|units| (1..=3).contains(*units)).count() >= 10);
    assert!(stock.iter().filter(|units| **units > 3).count() * 10 > stock.len() * 8);
}

#[test]
fn words_are_there_and_simple() {
    for product in all_brands().iter().flat_map(|brand| &brand.products) {
        let name = &product.handle;
        assert!(!product.title.is_empty() && !product.subtitle.is_empty(), "{name}");
        assert!(product.title.len() <= 60 && product.subtitle.len() <= 80, "{name} is too long for a card");
        assert!(product.category.split(" > ").count() >= 2, "{name}: {}", product.category);
        assert!(product.tags.len() >= 2, "{name}");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
        let mut html = product.description.clone();
        for tag in ["<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<strong>", "</strong>"] {
            html = html.replace(tag, "");
        }
        assert!(!html.contains('<') && html.len() > 120, "{name}: {html}");
    }
}

#[test]
fn descriptions_do_not_repeat_each_other() {
    let brands = all_brands();
    let mut seen = BTreeMap::new();
    for product in brands.iter().flat_map(|brand| &brand.products) {
        let first = product.description.split("</p>").next().unwrap_or_default();
        if let Some(other) = seen.insert(first, &product.handle) {
            panic!("{other} and {} begin alike", product.handle);
        }
    }
}

#[test]
fn bundles_are_made_of_things_that_exist() {
    let mut bundles = 0;
    for brand in all_brands() {
        let stock: BTreeMap<_, _> =
            brand.products.iter().flat_map(|p| p.variants()).map(|v| (v.sku, v.stock)).collect();
        for product in brand.products.iter().filter(|product| !product.bundle.is_empty()) {
            bundles += 1;
            let own: i64 = product.variants().iter().map(|variant| variant.stock).sum();
            for part in &product.bundle {
                let held = stock.get(&part.sku).unwrap_or_else(|| panic!("{}: no {}", product.handle, part.sku));
                assert!(part.units > 0 && part.units * own <= *held, "{}: too few {}", product.handle, part.sku);
            }
        }
    }
    assert!(bundles >= 4, "{bundles} bundles");
}

fn check_picture_words(brand: &BrandContent, picture: &PictureContent) {
    let Some(kind) = draw::kind(&picture.kind) else { panic!("{}: no kind {}", brand.slug, picture.kind) };
    assert!(
        picture.shape.is_empty() || kind.shapes.contains(&picture.shape.as_str()),
        "{}: {} has no shape {}",
        brand.slug,
        picture.kind,
        picture.shape
    );
    for colour in &picture.colours {
        assert!(PictureContent::colour(brand, colour).is_some(), "{}: no colour {colour}", brand.slug);
    }
}

#[test]
fn every_product_is_drawn_in_every_colour() {
    for brand in all_brands() {
        brand.picture_contents().for_each(|picture| check_picture_words(&brand, picture));
        for product in &brand.products {
            check_svg(&product.handle, &product.picture(&brand, None), LARGEST);
            let mut pictures = BTreeSet::new();
            for colour in product.colour_values(&brand) {
                let svg = product.picture(&brand, Some(&colour));
                check_svg(&format!("{} in {colour}", product.handle), &svg, LARGEST);
                assert!(pictures.insert(svg), "{} does not show its colours", product.handle);
            }
        }
    }
}

#[test]
fn shops_have_their_marks_and_banners() {
    for brand in all_brands() {
        check_svg(&format!("{} logo", brand.slug), &brand.logo(), LARGEST);
        check_svg(&format!("{} banner", brand.slug), &brand.banner(), LARGEST_BANNER);
        check_svg(&format!("{} placeholder", brand.slug), &draw::placeholder(&brand.palette(), &brand.slug), LARGEST);
    }
}

#[test]
fn every_kind_is_drawn_in_every_shape() {
    let palette = all_brands().first().map(BrandContent::palette).expect("a first brand");
    let mut kinds = BTreeSet::new();
    for kind in draw::kinds() {
        assert!(kinds.insert(kind.name), "{} twice", kind.name);
        for shape in kind.shapes {
            let picture = draw::Picture {
                kind: kind.name.to_owned(),
                shape: (*shape).to_owned(),
                colours: Vec::new(),
                pattern: draw::pattern::Pattern::Plain,
                count: 0,
                name: format!("{} {shape}", kind.name),
            };
            let svg = draw::product(&picture, &palette);
            check_svg(&picture.name, &svg, LARGEST);
            assert_eq!(svg, draw::product(&picture, &palette), "{} differs from itself", picture.name);
        }
    }
    assert!(kinds.len() >= 40, "{} kinds", kinds.len());
}

#[test]
fn a_picture_of_an_unknown_kind_is_the_placeholder() {
    let palette = all_brands().first().map(BrandContent::palette).expect("a first brand");
    let picture = draw::Picture {
        kind: "spaceship".to_owned(),
        shape: String::new(),
        colours: Vec::new(),
        pattern: draw::pattern::Pattern::Plain,
        count: 0,
        name: "apollo".to_owned(),
    };
    assert_eq!(draw::product(&picture, &palette), draw::placeholder(&palette, "apollo"));
}

#[test]
fn sellers_love_products_that_exist_and_have_a_face() {
    let brands = all_brands();
    let handles: BTreeSet<_> =
        brands.iter().flat_map(|brand| &brand.products).map(|product| product.handle.as_str()).collect();
    let sellers = sellers().expect("the sellers' file can be read");
    assert_eq!(sellers.len(), 6);
    let faces: BTreeSet<_> = sellers.iter().map(|seller| seller.portrait()).collect();
    assert_eq!(faces.len(), sellers.len());
    for seller in &sellers {
        check_svg(&seller.handle, &seller.portrait(), LARGEST);
        assert!(seller.loves.len() >= 4, "{}", seller.handle);
        for loved in &seller.loves {
            assert!(handles.contains(loved.as_str()), "{} loves {loved}, which nobody sells", seller.handle);
        }
    }
}

#[test]
fn three_thousand_other_sellers_have_names_and_faces() {
    let names = names().expect("the names' file can be read");
    let first: BTreeSet<_> = names.first.iter().collect();
    let last: BTreeSet<_> = names.last.iter().collect();
    assert!(first.len() >= 60 && last.len() >= 60);
    assert_eq!((first.len(), last.len()), (names.first.len(), names.last.len()));
    for seller in 0..3_000 {
        let portrait = draw::portrait::Portrait::of(&format!("seller {seller}"));
        check_svg(&portrait.name, &draw::portrait::draw(&portrait), LARGEST);
    }
}

#[test]
fn guests_live_somewhere() {
    let guests = guests().expect("the guests' file can be read");
    assert!(guests.len() >= 30);
    for guest in guests {
        assert!(guest.country.len() == 2 && guest.country.chars().all(|c| c.is_ascii_uppercase()), "{guest:?}");
        assert!(guest.street.chars().any(|c| c.is_ascii_digit()) && !guest.city.is_empty(), "{guest:?}");
        assert!(guest.postcode.chars().filter(char::is_ascii_digit).count() >= 2, "{guest:?}");
    }
}
