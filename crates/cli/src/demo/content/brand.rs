//! A brand: its words, its colours, and the pictures of its shop.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    paint::{BackdropName, Colour, EmblemName},
    product::{PictureContent, ProductContent},
};
use crate::demo::draw::{
    banner, emblem,
    palette::{Palette, Rgb},
};

/// A brand of the demo with its catalog.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BrandContent {
    /// Its name in addresses.
    pub(crate) slug: String,
    /// Its name as people write it.
    pub(crate) name: String,
    /// What it is, in one line.
    pub(crate) tagline: String,
    /// Who they are, in two to four sentences.
    pub(crate) story: String,
    /// Town and country the parcels come from.
    pub(crate) ships_from: String,
    /// What a customer can rely on.
    pub(crate) promise: String,
    /// Commission for the whole catalog, in basis points of the price.
    pub(crate) commission_bps: u32,
    palette: PaletteContent,
    colours: BTreeMap<String, Colour>,
    banner: Vec<BannerItem>,
    /// The catalog, in the order the shop shows it.
    #[serde(rename = "product")]
    pub(crate) products: Vec<ProductContent>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PaletteContent {
    wall: Colour,
    walls: [Colour; 2],
    table: Colour,
    main: Colour,
    second: Colour,
    accent: Colour,
    dark: Colour,
    backdrop: BackdropName,
    emblem: EmblemName,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BannerItem {
    picture: PictureContent,
    x: f64,
    scale: f64,
    near: f64,
}

impl BrandContent {
    /// What the brand's pictures are painted with.
    pub(crate) fn palette(&self) -> Palette {
        let own = &self.palette;
        let [first, second] = own.walls;
        Palette {
            wall: own.wall.0,
            walls: [first.0, second.0],
            table: own.table.0,
            main: own.main.0,
            second: own.second.0,
            accent: own.accent.0,
            dark: own.dark.0,
            backdrop: own.backdrop.0,
            emblem: own.emblem.0,
        }
    }

    /// A colour by the brand's own name for it, as used in option values: for swatches and for pictures.
    pub(crate) fn colour(&self, name: &str) -> Option<Rgb> {
        self.colours.get(name).map(|colour| colour.0)
    }

    /// The logo as SVG, 200 by 200.
    pub(crate) fn logo(&self) -> String {
        emblem::logo(&self.palette(), &format!("{} logo", self.slug))
    }

    /// The banner as SVG, 1600 by 600.
    pub(crate) fn banner(&self) -> String {
        let items: Vec<_> = self
            .banner
            .iter()
            .enumerate()
            .map(|(index, item)| banner::Item {
                picture: item.picture.resolve(self, &format!("{} banner {index}", self.slug), None),
                x: item.x,
                scale: item.scale,
                near: item.near,
            })
            .collect();
        banner::draw(&items, &self.palette(), &format!("{} banner", self.slug))
    }

    /// Every picture of the brand, for checks.
    #[cfg(test)]
    pub(super) fn picture_contents(&self) -> impl Iterator<Item = &PictureContent> {
        self.banner.iter().map(|item| &item.picture).chain(self.products.iter().map(|product| &product.picture))
    }
}
