//! What every format is read into and written from.

use base::{Bps, Money};

use crate::Cell;

/// One product of a catalog file with all its variants.
///
/// Empty lists inside a [`Cell::Value`] do not occur: they are [`Cell::Blank`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Product {
    /// The line of the file the product starts on, from 1. Writers ignore it.
    pub line: u64,
    /// What the file calls the product, the same in the next file of that shop: the handle (Shopify, and every file of
    /// ours), `woo:44`, `sku:ABC` or `name:blue-shirt` (WooCommerce), the group or item id (Google). Never empty.
    pub key: String,
    /// The last part of the product's address, where the format has one.
    pub handle: Cell<String>,
    /// Its name.
    pub title: Cell<String>,
    /// Its description as found, HTML of strangers: sanitise before showing.
    pub description_html: Cell<String>,
    /// Who makes it.
    pub vendor: Cell<String>,
    /// The shelves it stands on, each a path from the outermost name in; the first is the main one.
    pub categories: Cell<Vec<Vec<String>>>,
    /// The shop's own word for the kind of product.
    pub product_type: Cell<String>,
    /// Its tags, no two alike, in the order of the file.
    pub tags: Cell<Vec<String>>,
    /// Whether it is on sale, being prepared, or retired.
    pub status: Cell<Status>,
    /// The title for search engines.
    pub seo_title: Cell<String>,
    /// The description for search engines.
    pub seo_description: Cell<String>,
    /// The names of what a customer chooses, such as size and colour. Empty for a product without choice.
    pub options: Vec<String>,
    /// What can be bought. A product without choice has one; a parent of which the file holds no variation has none.
    pub variants: Vec<Variant>,
    /// Its pictures, the main one first, no address twice.
    pub images: Cell<Vec<Image>>,
    /// The share of the price paid as commission.
    pub commission: Cell<Bps>,
    /// A fixed reward per unit sold.
    pub reward: Cell<Money>,
}

/// One thing a customer can put into the cart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variant {
    /// The line of the file it stands on, from 1. Writers ignore it.
    pub line: u64,
    /// One value for each of the product's options, in the same order; none of them empty, no two variants alike.
    pub options: Vec<String>,
    /// The shop's number for it. May be missing or repeated in real files: the options identify the variant.
    pub sku: Cell<String>,
    /// Its GTIN, UPC, EAN or ISBN.
    pub barcode: Cell<String>,
    /// What it costs now, never negative.
    pub price: Cell<Money>,
    /// What it cost before, in the currency of `price` and above it.
    pub compare_at: Cell<Money>,
    /// What the shop pays for it.
    pub cost: Cell<Money>,
    /// Its shipping weight, rounded half up to whole grams.
    pub weight_grams: Cell<i64>,
    /// How many there are; negative when more were sold than there were.
    pub stock: Cell<i64>,
    /// Whether somebody counts the stock. Not counted means it is always there.
    pub tracked: Cell<bool>,
    /// Whether it may be sold when the stock is used up.
    pub continue_selling: Cell<bool>,
    /// What a feed without numbers says about the stock. A hint for new products; never a reason to stop counting.
    pub availability: Cell<Availability>,
    /// Whether it is sent by parcel.
    pub requires_shipping: Cell<bool>,
    /// Whether tax is due on it.
    pub taxable: Cell<bool>,
    /// The address of its own picture. Also among the product's images where the file lists those.
    pub image: Cell<String>,
    /// Its customs tariff number.
    pub hs_code: Cell<String>,
    /// Where it was made, as found (usually an ISO 3166 code).
    pub origin: Cell<String>,
}

/// One picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Image {
    /// Its address, http or https, at most 2,048 characters.
    pub url: String,
    /// What it shows, for those who cannot see it. May be empty.
    pub alt: String,
}

/// Whether a product is on sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Everybody can see and buy it.
    #[default]
    Active,
    /// Nobody but the shop sees it.
    Draft,
    /// It was sold once and is not any more.
    Archived,
}

/// What a feed without stock numbers says about the stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// Can be sent now.
    InStock,
    /// Cannot be bought.
    OutOfStock,
    /// Can be bought, will be sent later.
    Backorder,
    /// Can be bought before it exists.
    Preorder,
}

impl Product {
    /// The variants that have a price.
    pub fn priced_variants(&self) -> impl Iterator<Item = (&Variant, Money)> {
        self.variants.iter().filter_map(|variant| variant.price.value().map(|price| (variant, *price)))
    }
}

impl Variant {
    /// The option values as people write them: `Red / Large`.
    #[must_use]
    pub fn name(&self) -> String {
        self.options.join(" / ")
    }
}
