//! Items become a feed.

use std::fmt;
use std::io::Write;

use crate::text::guard::{guarded, guarded_code};
use crate::text::list::{escape, join_escaped};
use crate::{Delimiter, Left, Product, Variant, WriteError, Written};

use super::item::{self, Item};
use super::options::SECTION;

/// The shop a feed speaks for.
pub struct Channel {
    /// Its name.
    pub title: String,
    /// Its address.
    pub link: String,
    /// A sentence about it.
    pub description: String,
    /// The address of the page that shows a variant at the price the feed says.
    pub page: PageOf,
}

/// Finds the address of the page of a variant.
pub type PageOf = Box<dyn Fn(&Product, &Variant) -> String + Send>;

impl fmt::Debug for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Channel").field("title", &self.title).field("link", &self.link).finish_non_exhaustive()
    }
}

impl Channel {
    /// The items of a product, each with its page.
    fn items(&self, product: &Product, written: &mut Written) -> Vec<(Item, String)> {
        let pages: Vec<String> = product.priced_variants().map(|(variant, _)| (self.page)(product, variant)).collect();
        item::of(product, written).into_iter().zip(pages).collect()
    }
}

/// Writes feeds as RSS 2.0.
#[derive(Debug)]
pub(crate) struct XmlWriter<W: Write> {
    out: W,
    channel: Channel,
}

impl<W: Write> XmlWriter<W> {
    pub(crate) fn new(mut out: W, channel: Channel) -> Result<Self, WriteError> {
        let text = |text: &str| escaped(text, &mut Written::default());
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n<channel>")?;
        writeln!(out, "<title>{}</title>", text(&channel.title))?;
        writeln!(out, "<link>{}</link>", text(&channel.link))?;
        writeln!(out, "<description>{}</description>", text(&channel.description))?;
        Ok(Self { out, channel })
    }

    pub(crate) fn write(&mut self, product: &Product, written: &mut Written) -> Result<u64, WriteError> {
        let items = self.channel.items(product, written);
        for (item, page) in &items {
            writeln!(self.out, "<item>")?;
            for (name, value) in attributes(item, page) {
                self.element(name, &value, written)?;
            }
            for product_type in &item.product_types {
                self.element("product_type", product_type, written)?;
            }
            for url in &item.more_images {
                self.element("additional_image_link", url, written)?;
            }
            for (name, value) in &item.options {
                writeln!(self.out, "  <g:product_detail>")?;
                self.element("section_name", SECTION, written)?;
                self.element("attribute_name", name, written)?;
                self.element("attribute_value", value, written)?;
                writeln!(self.out, "  </g:product_detail>")?;
            }
            writeln!(self.out, "</item>")?;
        }
        Ok(items.len() as u64)
    }

    pub(crate) fn finish(mut self) -> Result<(), WriteError> {
        writeln!(self.out, "</channel>\n</rss>")?;
        Ok(self.out.flush()?)
    }

    fn element(&mut self, name: &str, value: &str, written: &mut Written) -> Result<(), WriteError> {
        if !value.is_empty() {
            writeln!(self.out, "  <g:{name}>{}</g:{name}>", escaped(value, written))?;
        }
        Ok(())
    }
}

/// The attributes that come once, with their names; empty ones are not written.
fn attributes(item: &Item, page: &str) -> Vec<(&'static str, String)> {
    let mut attributes = vec![
        ("id", item.id.clone()),
        ("item_group_id", item.group.clone()),
        ("title", item.title.clone()),
        ("description", item.description.clone()),
        ("link", page.to_owned()),
        ("image_link", item.image.clone()),
        ("availability", item.availability.to_owned()),
        ("price", item.price.clone()),
        ("sale_price", item.sale_price.clone()),
        ("brand", item.brand.clone()),
        ("gtin", item.gtin.clone()),
        ("condition", "new".to_owned()),
        ("shipping_weight", item.weight.clone()),
    ];
    attributes.extend(item.distinguishing.iter().cloned());
    attributes
}

/// The text as XML writes it, without the control characters XML forbids.
fn escaped(text: &str, written: &mut Written) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A reader would make it a line feed.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => written.leave(Left::ControlCharacter),
            _ => out.push(c),
        }
    }
    out
}

/// The columns of a feed as a table, and how each is guarded against spreadsheets.
const COLUMNS: [&str; 20] = [
    "id",
    "item_group_id",
    "title",
    "description",
    "link",
    "image_link",
    "additional_image_link",
    "availability",
    "price",
    "sale_price",
    "brand",
    "gtin",
    "condition",
    "product_type",
    "shipping_weight",
    "color",
    "size",
    "material",
    "pattern",
    "product_detail",
];

/// Writes feeds as a table.
#[derive(Debug)]
pub(crate) struct TextWriter<W: Write> {
    out: csv::Writer<W>,
    channel: Channel,
}

impl<W: Write> TextWriter<W> {
    pub(crate) fn new(out: W, channel: Channel, delimiter: Delimiter) -> Result<Self, WriteError> {
        let mut out = csv::WriterBuilder::new().delimiter(delimiter.byte()).from_writer(out);
        out.write_record(COLUMNS)?;
        Ok(Self { out, channel })
    }

    pub(crate) fn write(&mut self, product: &Product, written: &mut Written) -> Result<u64, WriteError> {
        let items = self.channel.items(product, written);
        for (item, page) in &items {
            if item.product_types.len() > 1 {
                written.leave(Left::MoreCategories);
            }
            let mut cells = attributes(item, page);
            cells.push(("additional_image_link", join_escaped(item.more_images.iter().map(String::as_str))));
            cells.push(("product_type", item.product_types.first().cloned().unwrap_or_default()));
            cells.push(("product_detail", details(&item.options)));
            for column in COLUMNS {
                let cell = cells.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell);
                let cell = if column == "id" || column == "gtin" { guarded_code(cell) } else { guarded(cell) };
                self.out.write_field(written.clean(&cell).as_bytes())?;
            }
            self.out.write_record(None::<&[u8]>)?;
        }
        Ok(items.len() as u64)
    }

    pub(crate) fn finish(mut self) -> Result<(), WriteError> {
        Ok(self.out.flush()?)
    }
}

/// The options in one cell: `Option:Color:Red, Option:Size:L`.
fn details(options: &[(String, String)]) -> String {
    let each: Vec<String> =
        options.iter().map(|(name, value)| format!("{SECTION}:{}:{}", escape(name, ':'), escape(value, ':'))).collect();
    join_escaped(each.iter().map(String::as_str))
}
