//! The people of the demo: sellers with a face and a voice, names for many more, and guests' addresses.

use serde::Deserialize;

use super::paint::{ClothesName, Colour, HairName};
use crate::demo::draw::portrait::{self, Portrait};

/// A seller the tour introduces.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SellerContent {
    /// First and last name.
    pub(crate) name: String,
    /// Name of the boutique, as in `/@handle`.
    pub(crate) handle: String,
    /// What they say over the boutique.
    pub(crate) headline: String,
    /// Who they are, in their own words.
    pub(crate) bio: String,
    /// Handles of the products they love, dearest first.
    pub(crate) loves: Vec<String>,
    /// A group of the last of them.
    pub(crate) collection: CollectionContent,
    portrait: PortraitContent,
}

/// A group of products in a boutique.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CollectionContent {
    /// What it is called.
    pub(crate) title: String,
    /// A few words about it.
    pub(crate) words: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PortraitContent {
    skin: Colour,
    hair: HairName,
    hair_colour: Colour,
    clothes: ClothesName,
    colour: Colour,
    second: Colour,
    background: Colour,
    #[serde(default)]
    glasses: bool,
    beard: Option<Colour>,
    #[serde(default)]
    earrings: bool,
    #[serde(default)]
    freckles: bool,
}

/// Names to combine: every first name goes with every last name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    /// First names.
    pub(crate) first: Vec<String>,
    /// Last names.
    pub(crate) last: Vec<String>,
}

/// Where a guest has a parcel sent: an invented street in a real town.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GuestAddress {
    /// Street and number as written in that country.
    pub(crate) street: String,
    /// Postcode as written in that country.
    pub(crate) postcode: String,
    /// Town.
    pub(crate) city: String,
    /// Two-letter country code.
    pub(crate) country: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SellerFile {
    seller: Vec<SellerContent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GuestFile {
    guest: Vec<GuestAddress>,
}

/// Reads the sellers' file.
pub(super) fn sellers(text: &str) -> Result<Vec<SellerContent>, toml::de::Error> {
    toml::from_str(text).map(|file: SellerFile| file.seller)
}

/// Reads the guests' file.
pub(super) fn guests(text: &str) -> Result<Vec<GuestAddress>, toml::de::Error> {
    toml::from_str(text).map(|file: GuestFile| file.guest)
}

impl SellerContent {
    /// The seller's portrait as SVG, 800 by 800.
    pub(crate) fn portrait(&self) -> String {
        let own = &self.portrait;
        portrait::draw(&Portrait {
            name: self.handle.clone(),
            skin: own.skin.0,
            hair: own.hair.0,
            hair_colour: own.hair_colour.0,
            clothes: own.clothes.0,
            colour: own.colour.0,
            second: own.second.0,
            background: own.background.0,
            glasses: own.glasses,
            beard: own.beard.map(|colour| colour.0),
            earrings: own.earrings,
            freckles: own.freckles,
        })
    }
}
