//! A product: picture, name, price, variants, promise, buy; who sells, who ships, who earns.

use askama::Template;
use base::Money;

use crate::i18n::SafeHtml;
use crate::link::Link;
use crate::pages::Shell;
use crate::pages::parts::{Figure, Form, NamedLink, Price, ProductCard, Share, Stock, fields};

/// Everything a product's page shows.
#[derive(Debug, Template)]
#[template(path = "shop/product.html")]
pub struct ProductPage {
    /// What is around it.
    pub cx: Shell,
    /// The way here: shop or boutique, category.
    pub crumbs: Vec<NamedLink>,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub brand: NamedLink,
    /// Its pictures; the first is the one that counts.
    pub gallery: Vec<Figure>,
    /// What it costs.
    pub price: Price,
    /// What the price contains and what comes on top of it, "incl. VAT, plus delivery"; may be empty.
    pub price_note: String,
    /// Its options, each with the values to choose from.
    pub options: Vec<OptionGroup>,
    /// The id of the variant shown, sent when it is put into the cart.
    pub variant: String,
    /// What tells the variant shown from the others, "Ochre, large"; empty when there is one only.
    pub variant_name: String,
    /// Whether it can be had.
    pub stock: Stock,
    /// When it is sent, in words; may be empty.
    pub delivery: String,
    /// Who sells, ships and earns.
    pub sale: SaleNote,
    /// The description.
    pub description: SafeHtml,
    /// Details in two columns: material, size, article number.
    pub facts: Vec<Fact>,
    /// The same product in other shops.
    pub elsewhere: Vec<OtherShop>,
    /// What goes with it.
    pub related: Vec<ProductCard>,
    /// What the visitor looked at before.
    pub seen: Vec<ProductCard>,
    /// How many, and what was wrong with that.
    pub form: Form<AddToCart, AddToCartField>,
}

/// What is sent when a product is put into the cart.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct AddToCart {
    /// The variant's id.
    pub variant: String,
    /// The shop it is bought from, its slug.
    pub shop: String,
    /// The handle of the boutique it was found in; may be empty.
    #[serde(default)]
    pub boutique: String,
    /// How many, as typed.
    pub quantity: String,
}

fields! {
    /// The fields of [`AddToCart`].
    AddToCartField { Quantity = "quantity" }
}

/// An option, such as a colour.
#[derive(Debug, Clone)]
pub struct OptionGroup {
    /// What it is called, "Colour".
    pub name: String,
    /// The value shown.
    pub chosen: String,
    /// Every value.
    pub values: Vec<OptionValue>,
}

/// One value of an option.
#[derive(Debug, Clone)]
pub struct OptionValue {
    /// What it is called, "Ochre".
    pub label: String,
    /// The product with this value.
    pub href: Link,
    /// A colour to show, `#C9A227`, when the option is one.
    pub swatch: Option<String>,
    /// Whether it is the one shown.
    pub chosen: bool,
    /// Whether it can be had.
    pub available: bool,
}

/// Who sells, who ships, who earns.
#[derive(Debug, Clone)]
pub struct SaleNote {
    /// The shop one buys from, which answers for the order.
    pub sold_by: NamedLink,
    /// The brand that sends it.
    pub shipped_by: NamedLink,
    /// The seller who earns, when one does.
    pub earner: Option<Earner>,
}

/// A seller who earns when this is bought.
#[derive(Debug, Clone)]
pub struct Earner {
    /// Who.
    pub name: String,
    /// Their boutique.
    pub href: Link,
    /// How much for one piece.
    pub amount: Money,
    /// Where the whole price goes; the sum is the price.
    pub shares: Vec<Share>,
}

/// A detail.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is, "Material".
    pub label: String,
    /// What it says.
    pub value: String,
}

/// The same product in another shop.
#[derive(Debug, Clone)]
pub struct OtherShop {
    /// The shop, linked to the product there.
    pub shop: NamedLink,
    /// The price there.
    pub price: Money,
}
