//! Pages anybody may see.

use server::i18n::SafeHtml;
use server::link::{self, SearchQuery};
use server::pages::parts::{Choice, Form, Paging, Price, Share, Stock, Totals};
use server::pages::shop::boutique::{BoutiquePage, CollectionSection, Favourite, Follow};
use server::pages::shop::brand::BrandPage;
use server::pages::shop::cart::{Basket, CartLine, CartPage, Parcel};
use server::pages::shop::home::HomePage;
use server::pages::shop::list::{BoutiquesPage, BrandsPage, ShopsPage};
use server::pages::shop::merchant::ShopPage;
use server::pages::shop::product::{
    AddToCart, AddToCartField, Earner, Fact, OptionGroup, OptionValue, OtherShop, ProductPage, SaleNote,
};
use server::pages::shop::results::{Filter, Nothing, ResultList};
use server::pages::shop::search::SearchPage;

use crate::sample::{eur, named};
use crate::{Done, Preview};

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    home(p)?;
    lists(p)?;
    search(p)?;
    p.write("brand", &brand(p))?;
    let mut shop = shop(p);
    p.write("shop", &shop)?;
    shop.is_search = true;
    shop.list = no_results(p);
    p.write("shop-search-empty", &shop)?;
    boutique(p)?;
    product(p)?;
    cart(p)
}

fn home(p: &mut Preview) -> Done {
    let mut page = HomePage {
        cx: p.visitor("", "/"),
        brand_count: 8,
        product_count: 204,
        window: vec![p.sample.card(2), p.sample.card(10), p.sample.card(0)],
        categories: ["Kitchen", "Bath", "Candles", "Tableware", "Tea & coffee", "Stationery", "Pantry", "Wood"]
            .map(|name| named(name, link::category("kitchen")))
            .into(),
        featured: p.sample.cards(0, 8),
        seen: p.sample.cards(3, 2),
        boutiques: p.sample.boutiques(),
        brands: p.sample.brands(),
        shops: p.sample.shops(),
    };
    p.write("home", &page)?;
    page.cx.bag = 0;
    page.window.clear();
    page.categories.clear();
    page.featured.clear();
    page.boutiques.clear();
    page.brands.clear();
    page.shops.clear();
    (page.brand_count, page.product_count) = (0, 0);
    p.write("home-empty", &page)
}

fn lists(p: &mut Preview) -> Done {
    let paging = Paging::new(1, 24, 8, |_| link::brands());
    let cx = p.visitor("Brands", "/brands");
    p.write("brands", &BrandsPage { cx, brands: p.sample.brands(), paging: paging.clone() })?;
    let cx = p.member("Boutiques", "/boutiques");
    let mut boutiques = p.sample.boutiques();
    boutiques.extend(p.sample.boutiques());
    p.write("boutiques", &BoutiquesPage { cx, boutiques, paging: paging.clone() })?;
    let cx = p.visitor("Boutiques", "/boutiques");
    p.write("boutiques-empty", &BoutiquesPage { cx, boutiques: Vec::new(), paging: paging.clone() })?;
    let cx = p.visitor("Shops", "/shops");
    p.write("shops", &ShopsPage { cx, shops: p.sample.shops(), paging })
}

pub(crate) fn filter(label: &str, count: u64, chosen: bool) -> Filter {
    Filter { label: label.into(), href: link::category("kitchen"), count, chosen }
}

/// A list narrowed to the kitchen.
fn results(p: &Preview) -> ResultList {
    let sort = |value: &str, label: &str| Choice {
        value: value.into(),
        label: label.into(),
        help: String::new(),
        chosen: value.is_empty(),
    };
    ResultList {
        action: link::search(&SearchQuery::default()),
        query: SearchQuery { category: "kitchen".into(), from: "10".into(), ..SearchQuery::default() },
        found: 1_000,
        chosen: vec![filter("Kitchen", 1_000, true), filter("10.00 EUR and more", 1_000, true)],
        categories: vec![
            filter("Kitchen", 1_000, true),
            filter("Bath", 320, false),
            filter("Küchenvorratsbehälter & Schüsseln", 41, false),
        ],
        brands: vec![
            filter("Stille Keramik", 48, false),
            filter("Holm & Sohn", 22, false),
            filter("Weberei Oberösterreichische Donaulandgenossenschaft", 3, false),
        ],
        prices: vec![filter("Up to 9.99 EUR", 20, false), filter("10.00 to 24.99 EUR", 118, true)],
        stock: vec![filter("In stock", 990, false), filter("Sold out", 10, false)],
        currency: "EUR".into(),
        sorts: vec![
            sort("", "Best match"),
            sort("price-up", "Lowest price"),
            sort("price-down", "Highest price"),
            sort("new", "Newest"),
        ],
        products: p.sample.cards(0, 16),
        paging: Paging::new(2, 24, 1_000, |page| link::search(&SearchQuery { page, ..SearchQuery::default() })),
        nothing: None,
    }
}

/// A list without anything in it.
fn no_results(p: &Preview) -> ResultList {
    let nothing = Nothing {
        title: "Nothing found for “gravity boots”".into(),
        meant: Some(named("gravy boat", link::search(&SearchQuery::default()))),
        ways: vec![named("“boots”", link::brands()), named("See everything", link::brands())],
    };
    ResultList {
        query: SearchQuery { q: "gravity boots".into(), ..SearchQuery::default() },
        found: 0,
        chosen: Vec::new(),
        categories: Vec::new(),
        brands: Vec::new(),
        prices: Vec::new(),
        stock: Vec::new(),
        currency: String::new(),
        products: Vec::new(),
        paging: Paging::default(),
        nothing: Some(nothing),
        ..results(p)
    }
}

fn search(p: &mut Preview) -> Done {
    let cx = p.visitor("Kitchen", "/search?category=kitchen");
    let mut page = SearchPage { cx, heading: "Kitchen".into(), list: results(p) };
    p.write("search", &page)?;
    page.heading = "“gravity boots”".into();
    page.list = no_results(p);
    p.write("search-empty", &page)
}

fn brand(p: &Preview) -> BrandPage {
    BrandPage {
        cx: p.visitor("Stille Keramik", "/brands/stille"),
        name: "Stille Keramik".into(),
        line: "Stoneware, thrown by two people in Ghent".into(),
        story: SafeHtml::from_sanitised(
            "<p>Ann and Pieter share one wheel and one kiln. Each piece is fired once a week, on Thursdays, and leaves the studio the week after.</p><p>Chipped something? Send it back, they mend what can be mended.</p>",
        ),
        figure: p.sample.figure("vase", "Stille Keramik"),
        product_count: 24,
        shops: vec![named("Oak & Ash", link::shop("oak-and-ash")), named("Nordlicht", link::shop("nordlicht"))],
        products: p.sample.cards(0, 12),
        paging: Paging::new(1, 12, 24, |_| link::brand("stille")),
    }
}

fn shop(p: &Preview) -> ShopPage {
    ShopPage {
        cx: p.visitor("Oak & Ash", "/shops/oak-and-ash"),
        name: "Oak & Ash".into(),
        line: "Everyday things for kitchens and bathrooms, from six makers we visit once a year.".into(),
        figure: p.sample.figure("jug-belly", "Oak & Ash"),
        email: "hello@oak-and-ash.example".into(),
        sellers: vec![
            p.sample.person("Mara", "mara"),
            p.sample.person("Jonas Abendroth", "jonas"),
            p.sample.person("Ines", "ines"),
        ],
        is_search: false,
        is_empty: false,
        list: results(p),
    }
}

fn boutique(p: &mut Preview) -> Done {
    let mut page = BoutiquePage {
        cx: p.visitor("Mara Lindqvist", "/@mara"),
        person: p.sample.person("Mara Lindqvist", "mara"),
        portrait: p.sample.figure("portrait-mara", "Mara Lindqvist"),
        words: "I cook for five most evenings. Everything here has been through my dishwasher, my children and at least one move. Ask me anything.".into(),
        about: "Malmö, with Oak & Ash since March 2026".into(),
        headline: "Things that survive a family".into(),
        shop: named("Oak & Ash", link::shop("oak-and-ash")),
        favourite: Some(Favourite {
            card: p.sample.card(0),
            why: "Deep enough for soup, flat enough for pasta. We own nine and fight about the last clean one.".into(),
        }),
        collections: vec![CollectionSection {
            anchor: "mornings".into(),
            title: "Slow mornings".into(),
            words: "What stands on our table before anybody speaks.".into(),
            products: p.sample.cards(4, 4),
        }],
        products: p.sample.cards(1, 8),
        paging: Paging::default(),
        elsewhere: vec![named("Nordlicht", link::boutique_at("mara", "nordlicht"))],
        follow: Some(Follow::SignIn(link::sign_in())),
        edit: None,
    };
    p.write("boutique", &page)?;
    page.cx = p.member("Mara Lindqvist", "/@mara");
    page.edit = Some(link::seller_boutique("oak-and-ash"));
    page.products.clear();
    page.collections.clear();
    page.follow = None;
    page.favourite = None;
    page.words.clear();
    p.write("boutique-empty", &page)
}

fn value(label: &str, swatch: Option<&str>, chosen: bool, available: bool) -> OptionValue {
    OptionValue {
        label: label.into(),
        href: link::product_in_shop("kiosk", "oma", "morning-bowl"),
        swatch: swatch.map(Into::into),
        chosen,
        available,
    }
}

pub(crate) fn share(label: &str, cents: i64) -> Share {
    Share { label: label.into(), amount: eur(cents) }
}

fn product(p: &mut Preview) -> Done {
    let gallery =
        ["bowl-wide", "bowl-nest", "plate", "spoons"].map(|word| p.sample.figure(word, "Morning bowl")).into();
    let mut page = ProductPage {
        cx: p.visitor("Morning bowl", "/@mara/morning-bowl"),
        crumbs: vec![named("Mara’s boutique", link::boutique("mara")), named("Tableware", link::category("tableware"))],
        name: "Morning bowl".into(),
        brand: named("Stille Keramik", link::brand("stille")),
        gallery,
        price: Price::plain(eur(3_400)),
        price_note: "incl. 21 % VAT".into(),
        options: options(),
        variant: "var_1".into(),
        variant_name: "Sage, large".into(),
        stock: Stock::Few(2),
        delivery: "Leaves the studio on Thursday".into(),
        sale: sale(),
        description: SafeHtml::from_sanitised(
            "<p>Thrown on the wheel, glazed in sage, fired at 1,260 degrees. The rim is left a little rough, so it sits well in the hand.</p><ul><li>Dishwasher, oven and microwave safe</li><li>Each one differs a little in colour and by a few millimetres</li></ul>",
        ),
        facts: details(),
        elsewhere: vec![OtherShop { shop: named("Nordlicht", link::shop("nordlicht")), price: eur(3_400) }],
        related: p.sample.cards(2, 4),
        seen: p.sample.cards(8, 2),
        form: Form::of(AddToCart {
            variant: "var_1".into(),
            shop: "oak-and-ash".into(),
            boutique: "mara".into(),
            quantity: "1".into(),
        }),
    };
    p.write("product", &page)?;
    page.form.values.quantity = "12".into();
    page.form.blame(AddToCartField::Quantity, "Only 2 are left. Choose 1 or 2.");
    page.price = Price { now: eur(2_720), was: Some(eur(3_400)), from: false };
    page.gallery.truncate(1);
    p.write("product-problem", &page)?;
    page.stock = Stock::SoldOut;
    page.sale.earner = None;
    page.options.clear();
    page.gallery = vec![p.sample.broken()];
    page.name = "Geschirrtrockentücher aus Halbleinen, Sonderausführung für Großküchen".into();
    page.brand.name = "Weberei Oberösterreichische Donaulandgenossenschaft".into();
    p.write("product-sold-out", &page)
}

fn options() -> Vec<OptionGroup> {
    let colours = vec![
        value("Sage", Some("#8FA58A"), true, true),
        value("Terracotta", Some("#C25B3F"), false, true),
        value("Indigo", Some("#3E5C7C"), false, false),
        value("White", Some("#F4F0E8"), false, true),
    ];
    let sizes = vec![value("Small, 12 cm", None, false, true), value("Large, 18 cm", None, true, true)];
    vec![
        OptionGroup { name: "Glaze".into(), chosen: "Sage".into(), values: colours },
        OptionGroup { name: "Size".into(), chosen: "Large, 18 cm".into(), values: sizes },
    ]
}

fn sale() -> SaleNote {
    SaleNote {
        sold_by: named("Oak & Ash", link::shop("oak-and-ash")),
        shipped_by: named("Stille Keramik", link::brand("stille")),
        earner: Some(Earner {
            name: "Mara".into(),
            href: link::boutique("mara"),
            amount: eur(320),
            shares: vec![
                share("Stille Keramik, who makes it", 2_652),
                share("Mara, who recommends it", 320),
                share("The people who introduced Mara", 160),
                share("Oak & Ash, who sells it", 234),
                share("Astra, for running the place", 34),
            ],
        }),
    }
}

fn details() -> Vec<Fact> {
    [
        ("Material", "Stoneware"),
        ("Size", "18 cm wide, 7 cm high"),
        ("Weight", "620 g"),
        ("Made in", "Ghent, Belgium"),
        ("Article number", "STL-BWL-18-SAGE"),
    ]
    .map(|(label, value)| Fact { label: label.into(), value: value.into() })
    .into()
}

fn line(p: &Preview, id: &str, at: usize, quantity: u32, problem: &str) -> CartLine {
    let card = p.sample.card(at);
    CartLine {
        id: id.into(),
        href: card.href,
        name: card.name,
        variant: if at == 0 { "Large, 18 cm".into() } else { String::new() },
        figure: card.figure,
        quantity,
        most: if at == 5 { 2 } else { 40 },
        unit: card.price.now,
        total: card.price.now.times(quantity.into()).unwrap_or(card.price.now),
        seller: if at == 0 { "Mara".into() } else { String::new() },
        problem: problem.into(),
    }
}

pub(crate) fn basket(p: &Preview, shop: &str) -> Basket {
    let parcel = |brand: &str, delivery: &str, lines| Parcel {
        brand: named(brand, link::brand("stille")),
        delivery: delivery.into(),
        lines,
    };
    Basket {
        shop: named(shop, link::shop("oak-and-ash")),
        shop_slug: "oak-and-ash".into(),
        changes: Vec::new(),
        parcels: vec![
            parcel("Stille Keramik", "leaves on Thursday", vec![line(p, "1", 0, 2, ""), line(p, "2", 5, 1, "")]),
            parcel("Vesper Bath", "leaves tomorrow", vec![line(p, "3", 1, 3, "")]),
        ],
        totals: Totals {
            delivery: Some(eur(490)),
            tax: Some(("21 % VAT".into(), eur(3_304))),
            total: eur(19_040),
            ..Totals::goods_only(eur(18_550))
        },
        coupon: String::new(),
        checkout: Some(link::checkout("oak-and-ash")),
    }
}

fn cart(p: &mut Preview) -> Done {
    let mut page = CartPage { cx: p.visitor("Your cart", "/cart"), baskets: vec![basket(p, "Oak & Ash")] };
    p.write("cart", &page)?;
    page.baskets[0].changes = vec![
        "Morning bowl, sage now costs 36.00 EUR instead of 34.00 EUR.".into(),
        "Only 1 of Nest of three bowls is left; you had 2.".into(),
    ];
    page.baskets[0].checkout = None;
    page.baskets[0].parcels[1].lines.push(line(p, "4", 14, 1, "Sold out since yesterday. Remove it to go on."));
    page.baskets.push(basket(p, "Haushaltswarenfachgeschäft Brandstätter"));
    p.write("cart-changed", &page)?;
    page.baskets.clear();
    page.cx.bag = 0;
    p.write("cart-empty", &page)
}
