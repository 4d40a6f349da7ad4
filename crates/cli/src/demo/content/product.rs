//! A product: words, prices, options, and its picture.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{brand::BrandContent, paint::PatternName};
use crate::demo::draw::{self, Picture, palette::Rgb, pattern::Pattern};

/// A product of the demo.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductContent {
    /// Its name in addresses, unique among all brands.
    pub(crate) handle: String,
    /// Its name as shown.
    pub(crate) title: String,
    /// A few words under the title.
    pub(crate) subtitle: String,
    /// Where it stands, from general to special: `Kitchen > Mugs`.
    pub(crate) category: String,
    /// Words to find it by.
    pub(crate) tags: Vec<String>,
    /// Price in euro cents, taxes included.
    pub(crate) price: i64,
    /// A former price in euro cents, above `price`.
    pub(crate) compare_at: Option<i64>,
    /// Personal volume of one unit in hundredths of a point.
    pub(crate) pv: Option<i64>,
    /// Commission in basis points where it differs from the brand's.
    pub(crate) commission_bps: Option<u32>,
    /// The article number, or its beginning when there are options.
    sku: String,
    /// Up to two options; none for a product of one kind.
    #[serde(default)]
    pub(crate) options: Vec<OptionContent>,
    /// Euro cents added to the price, by option value.
    #[serde(default)]
    surcharge: BTreeMap<String, i64>,
    /// Units in stock, one figure per variant, the last option changing fastest.
    stock: Vec<i64>,
    /// What is inside, for a product made of others of the brand.
    #[serde(default)]
    pub(crate) bundle: Vec<BundlePart>,
    pub(super) picture: PictureContent,
    /// Description in simple HTML: `p`, `ul`, `li` and `strong`.
    pub(crate) description: String,
}

/// One thing a customer can choose, such as a size.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OptionContent {
    /// What is chosen.
    pub(crate) name: String,
    /// The choices, in the order they are shown.
    pub(crate) values: Vec<String>,
}

/// A part of a bundle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BundlePart {
    /// Article number of a variant of the same brand.
    pub(crate) sku: String,
    /// How many of it are inside.
    pub(crate) units: i64,
}

/// One buyable variant of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VariantContent {
    /// Article number, unique among all brands.
    pub(crate) sku: String,
    /// The chosen value of each option, in the order of the options.
    pub(crate) options: Vec<String>,
    /// Price in euro cents, taxes included.
    pub(crate) price: i64,
    /// Units in stock.
    pub(crate) stock: i64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PictureContent {
    pub(super) kind: String,
    #[serde(default)]
    pub(super) shape: String,
    #[serde(default)]
    pattern: Option<PatternName>,
    /// Names of the brand's colours, or `#rrggbb`.
    #[serde(default)]
    pub(super) colours: Vec<String>,
    #[serde(default)]
    count: u8,
    /// Which of `colours`, counted from 0, an option value replaces.
    #[serde(default)]
    varies: usize,
}

impl ProductContent {
    /// Every variant: all combinations of the options' values, the last option changing fastest.
    pub(crate) fn variants(&self) -> Vec<VariantContent> {
        let none = vec![Vec::new()];
        let chosen = self.options.iter().fold(none, |rows, option| {
            let longer = |row: &[String], value: &String| row.iter().chain([value]).cloned().collect::<Vec<_>>();
            rows.iter().flat_map(|row| option.values.iter().map(move |value| longer(row, value))).collect()
        });
        chosen
            .into_iter()
            .zip(self.stock.iter().copied())
            .map(|(options, stock)| {
                let surcharge: i64 = options.iter().filter_map(|value| self.surcharge.get(value)).sum();
                VariantContent {
                    sku: options.iter().fold(self.sku.clone(), |sku, value| format!("{sku}-{}", code(value))),
                    price: self.price + surcharge,
                    options,
                    stock,
                }
            })
            .collect()
    }

    /// The option values that are colours of the brand, in the order they are shown: each has its own picture.
    pub(crate) fn colour_values(&self, brand: &BrandContent) -> Vec<String> {
        let values = self.options.iter().flat_map(|option| &option.values);
        values.filter(|value| brand.colour(value).is_some()).cloned().collect()
    }

    /// The product's picture as SVG, 800 by 800; with one of its [`colour_values`](Self::colour_values), in that colour.
    pub(crate) fn picture(&self, brand: &BrandContent, colour: Option<&str>) -> String {
        draw::product(&self.picture.resolve(brand, &self.handle, colour), &brand.palette())
    }

    /// How many figures the stock has, for checks.
    #[cfg(test)]
    pub(super) fn stock_figures(&self) -> usize {
        self.stock.len()
    }

    /// The option values that cost more, for checks.
    #[cfg(test)]
    pub(super) fn surcharged(&self) -> impl Iterator<Item = &String> {
        self.surcharge.keys()
    }
}

impl PictureContent {
    /// The picture in the brand's colours, one of them replaced by `colour` where one is chosen.
    pub(super) fn resolve(&self, brand: &BrandContent, name: &str, colour: Option<&str>) -> Picture {
        let mut colours: Vec<Rgb> = self.colours.iter().filter_map(|text| Self::colour(brand, text)).collect();
        if let Some(chosen) = colour.and_then(|chosen| brand.colour(chosen)) {
            match colours.get_mut(self.varies) {
                Some(varying) => *varying = chosen,
                None => colours.push(chosen),
            }
        }
        Picture {
            kind: self.kind.clone(),
            shape: self.shape.clone(),
            colours,
            pattern: self.pattern.map_or(Pattern::Plain, |pattern| pattern.0),
            count: self.count,
            name: name.to_owned(),
        }
    }

    /// A colour by the brand's name for it, or as `#rrggbb`.
    pub(super) fn colour(brand: &BrandContent, text: &str) -> Option<Rgb> {
        brand.colour(text).or_else(|| Rgb::parse(text))
    }
}

/// The part of an article number that stands for an option value: up to five of its letters and digits.
fn code(value: &str) -> String {
    value.chars().filter(char::is_ascii_alphanumeric).take(5).collect::<String>().to_ascii_uppercase()
}
