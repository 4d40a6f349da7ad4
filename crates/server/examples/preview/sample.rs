//! Invented people and things.

use base::{Currency, Money, Timestamp};
use server::link;
use server::pages::parts::{Figure, NamedLink, Person, Picture, Price, ProductCard, Stock};
use server::pages::shop::home::{BoutiqueCard, BrandCard, ShopCard};

/// Sample data and the pictures to show it with.
pub(crate) struct Sample {
    pictures: Vec<String>,
}

/// Name, brand, price in cents, a word of the picture's file name.
const PRODUCTS: [(&str, &str, i64, &str); 16] = [
    ("Morning bowl, sage", "Stille Keramik", 3_400, "bowl-wide"),
    ("Cedar and salt soap", "Vesper Bath", 950, "soap-bar"),
    ("Teapot for two", "Stille Keramik", 6_800, "teapot-low"),
    ("Walnut board", "Holm & Sohn", 5_400, "board-paddle"),
    ("Reed diffuser, fig", "Vesper Bath", 3_250, "diffuser"),
    ("Nest of three bowls", "Stille Keramik", 8_900, "bowl-nest"),
    ("Hand-dipped tapers, six pairs", "Lumen Kerzenzieherei", 2_800, "tapers"),
    ("Cold-pressed walnut oil", "Ölmühle am Bach", 1_690, "oil-bottle-cork"),
    ("Long bath brush", "Holm & Sohn", 2_400, "brush-long"),
    ("Vase with a narrow neck", "Stille Keramik", 4_600, "vase"),
    ("Glass candle, green tomato", "Lumen Kerzenzieherei", 3_100, "candle-glass"),
    ("Dinner plate, blue rim", "Stille Keramik", 2_900, "plate"),
    ("Spoons in a crock", "Holm & Sohn", 7_200, "spoons"),
    ("Hand balm in a tin", "Vesper Bath", 1_200, "balm-tin"),
    (
        "Geschirrtrockentücher aus Halbleinen, Sonderausführung",
        "Weberei Oberösterreichische Donaulandgenossenschaft",
        2_150,
        "none",
    ),
    ("Jug with two stripes", "Stille Keramik", 5_900, "jug-straight"),
];

/// Cents as euros.
pub(crate) fn eur(cents: i64) -> Money {
    Money::new(cents, Currency::EUR).unwrap_or(Money::zero(Currency::EUR))
}

/// A name and where it leads.
pub(crate) fn named(name: &str, href: link::Link) -> NamedLink {
    NamedLink { name: name.to_owned(), href }
}

/// The present of the samples.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(1_795_251_600_000)
}

impl Sample {
    /// Samples shown with the pictures of these file names.
    pub(crate) fn new(pictures: Vec<String>) -> Self {
        Self { pictures }
    }

    /// The picture whose file name has `word` in it, or letters.
    pub(crate) fn figure(&self, word: &str, name: &str) -> Figure {
        let found = self.pictures.iter().find(|file| file.contains(word));
        let picture = found.map(|file| Picture {
            src: format!("/media/{file}"),
            srcset: String::new(),
            width: 800,
            height: 800,
            alt: String::new(),
        });
        Figure::or_letters(picture, name)
    }

    /// A picture that does not arrive.
    pub(crate) fn broken(&self) -> Figure {
        Figure::Picture(Picture {
            src: "/media/not-there.jpg".into(),
            srcset: String::new(),
            width: 800,
            height: 800,
            alt: "Linen cloth with a woven stripe".into(),
        })
    }

    /// Product number `at` of the sample.
    pub(crate) fn card(&self, at: usize) -> ProductCard {
        let (name, brand, cents, word) = PRODUCTS[at % PRODUCTS.len()];
        let mut price = Price::plain(eur(cents));
        price.from = at % 5 == 2;
        if at % 7 == 4 {
            price = Price { now: eur(cents * 4 / 5), was: Some(eur(cents)), from: false };
        }
        let stock = match at % 16 {
            5 => Stock::Few(2),
            11 => Stock::SoldOut,
            12 => Stock::ToOrder,
            _ => Stock::Plenty,
        };
        ProductCard {
            href: link::product_in_shop("kiosk", "oma", "morning-bowl"),
            name: name.into(),
            brand: brand.into(),
            figure: if at == 13 { self.broken() } else { self.figure(word, name) },
            price,
            stock,
        }
    }

    /// The first `count` products from number `from`.
    pub(crate) fn cards(&self, from: usize, count: usize) -> Vec<ProductCard> {
        (from..from + count).map(|at| self.card(at)).collect()
    }

    /// A person with a boutique.
    pub(crate) fn person(&self, name: &str, handle: &str) -> Person {
        Person {
            name: name.into(),
            handle: handle.into(),
            href: link::boutique(handle),
            portrait: self.figure(&format!("portrait-{handle}"), name),
        }
    }

    /// Three boutiques.
    pub(crate) fn boutiques(&self) -> Vec<BoutiqueCard> {
        let people = [
            (
                "Mara Lindqvist",
                "mara",
                "I cook for five most evenings. Everything here has been through my dishwasher.",
                [0, 3, 12],
            ),
            ("Jonas Abendroth-Oberhuber", "jonas", "Things for a quiet bathroom.", [1, 4, 8]),
            ("Ines Carvalho", "ines", "", [6, 10, 9]),
        ];
        people
            .into_iter()
            .map(|(name, handle, words, shown)| BoutiqueCard {
                person: self.person(name, handle),
                words: words.into(),
                shop: "Oak & Ash".into(),
                pictures: shown.map(|at| self.card(at).figure).into(),
                products: 14,
            })
            .collect()
    }

    /// Eight brands.
    pub(crate) fn brands(&self) -> Vec<BrandCard> {
        let brands = [
            ("Stille Keramik", "Stoneware, thrown by two people in Ghent", "vase"),
            ("Vesper Bath", "Soap and oils from one kettle", "pump-bottle-pair"),
            ("Holm & Sohn", "Kitchen wood since 1961", "board-round"),
            ("Lumen Kerzenzieherei", "Beeswax, dipped by hand", "candle-pillars"),
            ("Ölmühle am Bach", "Cold-pressed oils", "oil-bottle-tall"),
            ("Weberei Oberösterreichische Donaulandgenossenschaft", "", "none"),
            ("Papier Nord", "Notebooks that lie flat", "nothing"),
            ("Tea of Three", "Single-garden teas", "teapot-round"),
        ];
        brands
            .into_iter()
            .map(|(name, line, word)| BrandCard {
                href: link::brand("stille"),
                name: name.into(),
                line: line.into(),
                figure: self.figure(word, name),
                products: 24,
            })
            .collect()
    }

    /// Four shops.
    pub(crate) fn shops(&self) -> Vec<ShopCard> {
        let shops = [
            ("Oak & Ash", "Everyday things for kitchens and bathrooms", "jug-belly"),
            ("Stille Keramik", "The studio’s own shop", "vase"),
            ("Haushaltswarenfachgeschäft Brandstätter", "Three generations on the market square", "none"),
            ("Nordlicht", "", "candle-glass"),
        ];
        shops
            .into_iter()
            .map(|(name, line, word)| ShopCard {
                href: link::shop("oak-and-ash"),
                name: name.into(),
                line: line.into(),
                figure: self.figure(word, name),
                products: 124,
                brands: 6,
            })
            .collect()
    }
}
