use base::Money;

use super::{MOST_PIECES, ShelfError};
use crate::catalog::NewProduct;
use crate::{ProductId, VariantId};

const MOST_LINE: usize = 200;
const MOST_TEXT: usize = 50_000;
const MOST_VARIANTS: usize = 100;

pub use crate::catalog::ProductStatus;

/// A product as its brand keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: ProductId,
    /// Its part of the address.
    pub handle: String,
    /// Its title.
    pub title: String,
    /// What it is, in a few words; may be empty.
    pub subtitle: String,
    /// Its description, sanitised HTML; may be empty.
    pub description_html: String,
    /// Its category; may be empty.
    pub category: String,
    /// Whether it can be sold.
    pub status: ProductStatus,
    /// The names of its options.
    pub option_names: Vec<String>,
    /// Its variants, in order.
    pub variants: Vec<KeptVariant>,
}

/// A variant as its brand keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVariant {
    /// Its id.
    pub id: VariantId,
    /// The article number; may be empty.
    pub sku: String,
    /// Its value of each option.
    pub options: Vec<String>,
    /// What one costs in each currency.
    pub prices: Vec<Money>,
    /// Whether its stock is counted; else it never runs out.
    pub tracked: bool,
    /// How many there are; below zero by what is owed.
    pub on_hand: i64,
    /// How many of those belong to orders that are not paid yet.
    pub reserved: i64,
}

/// What changes about a product; what is `None` stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductChange {
    /// Its title, 1 to 200 characters.
    pub title: Option<String>,
    /// What it is, in a few words.
    pub subtitle: Option<String>,
    /// Its description in HTML; reduced to harmless elements when it is stored.
    pub description_html: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// Whether it can be sold.
    pub status: Option<ProductStatus>,
}

/// What becomes of a stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StockStep {
    /// There are so many.
    Set(i64),
    /// There are so many more, or fewer.
    Move(i64),
}

impl ProductChange {
    pub(super) fn checked(&self) -> Result<Self, ShelfError> {
        Ok(Self {
            title: self.title.as_deref().map(title).transpose()?,
            subtitle: self.subtitle.as_deref().map(|text| line("the subtitle", text)).transpose()?,
            description_html: self.description_html.as_deref().map(html).transpose()?,
            category: self.category.as_deref().map(|text| line("the category", text)).transpose()?,
            status: self.status,
        })
    }
}

/// Whether a product can be put on the shelf like that.
pub(super) fn check(new: &NewProduct) -> Result<(), ShelfError> {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if new.handle.len() > 100 || !new.handle.split('-').all(part) {
        return Err(ShelfError::Handle);
    }
    title(&new.title)?;
    line("the subtitle", &new.subtitle)?;
    line("the category", &new.category)?;
    html(&new.description_html)?;
    for tag in &new.tags {
        line("a tag", tag)?;
    }
    for text in new.option_names.iter().chain(new.variants.iter().flat_map(|variant| &variant.option_values)) {
        if line("an option", text)?.is_empty() {
            return Err(ShelfError::Options);
        }
    }
    let options: std::collections::BTreeSet<_> = new.variants.iter().map(|variant| &variant.option_values).collect();
    let named = new.variants.iter().all(|variant| variant.option_values.len() == new.option_names.len());
    if !named || options.len() != new.variants.len() || !(1..=MOST_VARIANTS).contains(&new.variants.len()) {
        return Err(ShelfError::Options);
    }
    for variant in &new.variants {
        line("the article number", &variant.sku)?;
        if variant.price.is_negative() {
            return Err(ShelfError::Price);
        }
        if !(0..=MOST_PIECES).contains(&variant.stock) {
            return Err(ShelfError::Pieces(MOST_PIECES));
        }
    }
    Ok(())
}

fn title(text: &str) -> Result<String, ShelfError> {
    line("the title", text).ok().filter(|title| !title.is_empty()).ok_or(ShelfError::Title)
}

fn line(what: &'static str, text: &str) -> Result<String, ShelfError> {
    let line = text.trim();
    if line.chars().count() > MOST_LINE || line.chars().any(char::is_control) {
        return Err(ShelfError::Text(what));
    }
    Ok(line.to_owned())
}

fn html(text: &str) -> Result<String, ShelfError> {
    if text.chars().count() > MOST_TEXT {
        return Err(ShelfError::Text("the description"));
    }
    Ok(ammonia::clean(text))
}
