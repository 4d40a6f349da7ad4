//! Products become a file, one after the other.

use std::collections::BTreeMap;
use std::io::Write;

use crate::google::{Channel, TextWriter, XmlWriter};
use crate::shopify::{Dialect, ShopifyWriter};
use crate::woo::WooWriter;
use crate::{Delimiter, Product};

/// Which kind of file to write.
///
/// What a format cannot carry is listed with each kind; reading the file back gives everything else unchanged.
#[derive(Debug)]
pub enum Export {
    /// A Shopify product file. It has one category and at most three options (further ones are folded into the third),
    /// no comma inside a tag, and knows no currency. Commission, reward, tariff number and origin stand in columns
    /// shaped like Shopify's own fields, so the file still imports there.
    Shopify(Dialect),
    /// A WooCommerce product file. It knows no archived products (they become drafts), no text of a picture, no own
    /// picture of a product without options, no stock number that nobody counts, no `>` inside a category, no backslash
    /// at the end of a line, and no currency.
    WooCommerce,
    /// A Google Merchant feed as RSS 2.0. It holds what is for sale now: products on sale, variants with a price. It
    /// knows availability but no stock numbers, and no tags, tax, shipping need, tariff number, origin, type, texts of
    /// pictures or texts for search engines; ids have at most 50 characters, titles 150, descriptions 5,000; a variant
    /// without SKU gets one, and the main picture if it has none of its own. Cost, commission and reward stay out of it:
    /// the feed is public.
    GoogleXml(Channel),
    /// The same as a table, with one category for each product.
    GoogleText(Channel, Delimiter),
}

/// Writes a catalog file product by product.
///
/// ```
/// # use feeds::{Cell, Dialect, Export, Product, Writer};
/// let hat = Product { key: "hat".into(), title: Cell::Value("Hat".into()), ..Product::default() };
/// let mut file = Vec::new();
/// let mut writer = Writer::new(&mut file, Export::Shopify(Dialect::Current))?;
/// writer.write(&hat)?;
/// assert_eq!(writer.finish()?.products, 1);
/// # Ok::<(), feeds::WriteError>(())
/// ```
#[derive(Debug)]
pub struct Writer<W: Write> {
    kind: Kind<W>,
    written: Written,
}

#[derive(Debug)]
enum Kind<W: Write> {
    Shopify(ShopifyWriter<W>),
    Woo(WooWriter<W>),
    Xml(XmlWriter<W>),
    Text(TextWriter<W>),
}

/// What was written and what had to be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Products in the file.
    pub products: u64,
    /// Rows or items in the file, without the heading.
    pub rows: u64,
    /// What the format could not carry, and how often.
    pub left: BTreeMap<Left, u64>,
}

/// Something a format cannot carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Left {
    /// A draft or archived product, not written to a feed of what is for sale.
    NotOnSale,
    /// A variant without price, not written to a feed.
    NoPrice,
    /// An item without picture. Written, but Google will refuse it.
    NoPicture,
    /// A title or description longer than the format allows, cut.
    TextCut,
    /// Options beyond the third, folded into it.
    OptionsFolded,
    /// Categories beyond the first, left out.
    MoreCategories,
    /// A comma inside a tag, written as a space.
    CommaInTag,
    /// An archived product, written as a draft.
    Archived,
    /// A barcode that is no GTIN, left out.
    NotAGtin,
    /// Pictures beyond the tenth, left out.
    MorePictures,
    /// A control character no text may contain, left out.
    ControlCharacter,
}

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output failed.
    #[error("the file could not be written: {0}")]
    Io(#[from] std::io::Error),
    /// The table failed; in fact always its output.
    #[error("the file could not be written: {0}")]
    Table(#[from] csv::Error),
}

impl<W: Write> Writer<W> {
    /// Begins a file of the kind `export` in `out`.
    ///
    /// # Errors
    /// When `out` does.
    pub fn new(out: W, export: Export) -> Result<Self, WriteError> {
        let kind = match export {
            Export::Shopify(dialect) => Kind::Shopify(ShopifyWriter::new(out, dialect)?),
            Export::WooCommerce => Kind::Woo(WooWriter::new(out)?),
            Export::GoogleXml(channel) => Kind::Xml(XmlWriter::new(out, channel)?),
            Export::GoogleText(channel, delimiter) => Kind::Text(TextWriter::new(out, channel, delimiter)?),
        };
        Ok(Self { kind, written: Written::default() })
    }

    /// Writes one product. Absent and blank cells are both written blank.
    ///
    /// # Errors
    /// When the output does.
    pub fn write(&mut self, product: &Product) -> Result<(), WriteError> {
        let rows = match &mut self.kind {
            Kind::Shopify(writer) => writer.write(product, &mut self.written),
            Kind::Woo(writer) => writer.write(product, &mut self.written),
            Kind::Xml(writer) => writer.write(product, &mut self.written),
            Kind::Text(writer) => writer.write(product, &mut self.written),
        }?;
        self.written.rows += rows;
        self.written.products += u64::from(rows > 0);
        Ok(())
    }

    /// Ends the file and says what became of it.
    ///
    /// # Errors
    /// When the output does.
    pub fn finish(self) -> Result<Written, WriteError> {
        match self.kind {
            Kind::Shopify(writer) => writer.finish(),
            Kind::Woo(writer) => writer.finish(),
            Kind::Xml(writer) => writer.finish(),
            Kind::Text(writer) => writer.finish(),
        }?;
        Ok(self.written)
    }
}

impl Written {
    /// Counts something left out.
    pub(crate) fn leave(&mut self, left: Left) {
        *self.left.entry(left).or_default() += 1;
    }

    /// The text without zero bytes, which no file of text may hold.
    pub(crate) fn clean<'a>(&mut self, text: &'a str) -> std::borrow::Cow<'a, str> {
        if text.contains('\0') {
            self.leave(Left::ControlCharacter);
            return text.replace('\0', "").into();
        }
        text.into()
    }
}

/// A number as a cell, empty when there is none.
pub(crate) fn number(value: Option<i64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
