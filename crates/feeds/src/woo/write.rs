//! Products become rows of a WooCommerce file, with English headings (which its importer reads in every language).

use std::io::Write;

use base::Money;

use crate::text::guard::{guarded, guarded_code};
use crate::text::list::{distinct, fold_lines, join_escaped};
use crate::text::weight::kilograms;
use crate::write::number;
use crate::{Cell, Left, Product, Status, Variant, WriteError, Written};

/// A file starts with this, as WooCommerce's own do; spreadsheets would else take it for another encoding.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The columns before the attributes.
const HEADINGS: [&str; 30] = [
    "Type",
    "SKU",
    "GTIN, UPC, EAN, or ISBN",
    "Name",
    "Published",
    "Short description",
    "Description",
    "Tax status",
    "In stock?",
    "Stock",
    "Backorders allowed?",
    "Weight (kg)",
    "Sale price",
    "Regular price",
    "Categories",
    "Tags",
    "Images",
    "Parent",
    "Position",
    "Brands",
    "Cost of goods",
    "Commodity code (HS code)",
    "Country of origin",
    "Meta: astra_handle",
    "Meta: astra_type",
    "Meta: astra_commission_bps",
    "Meta: astra_reward_minor",
    "Meta: _yoast_wpseo_title",
    "Meta: _yoast_wpseo_metadesc",
    "Visibility in catalog",
];

/// How many attributes there are columns for: as many as a product may have options.
const ATTRIBUTES: usize = 6;

/// Writes WooCommerce files.
#[derive(Debug)]
pub(crate) struct WooWriter<W: Write> {
    out: csv::Writer<W>,
}

/// The cells of one row, by heading.
#[derive(Debug, Default)]
struct Row {
    cells: [String; HEADINGS.len()],
    attributes: Vec<(String, String)>,
}

impl Row {
    fn set(&mut self, heading: &str, cell: impl Into<String>) {
        if let Some(at) = HEADINGS.iter().position(|known| *known == heading) {
            self.cells[at] = cell.into();
        }
    }

    fn set_text(&mut self, heading: &str, cell: &Cell<String>) {
        self.set(heading, guarded(cell.text()));
    }

    fn set_list<'a>(&mut self, heading: &str, parts: impl IntoIterator<Item = &'a str>) {
        self.set(heading, guarded(&join_escaped(parts)));
    }
}

impl<W: Write> WooWriter<W> {
    pub(crate) fn new(mut out: W) -> Result<Self, WriteError> {
        out.write_all(BYTE_ORDER_MARK)?;
        let mut out = csv::Writer::from_writer(out);
        let attributes = (1..=ATTRIBUTES).flat_map(|number| {
            ["name", "value(s)", "visible", "global"].map(|part| format!("Attribute {number} {part}"))
        });
        out.write_record(HEADINGS.iter().map(|heading| (*heading).to_owned()).chain(attributes))?;
        Ok(Self { out })
    }

    pub(crate) fn write(&mut self, product: &Product, written: &mut Written) -> Result<u64, WriteError> {
        if product.status == Cell::Value(Status::Archived) {
            written.leave(Left::Archived);
        }
        let mut row = product_row(product);
        match (product.options.is_empty(), product.variants.as_slice()) {
            (true, [only]) => {
                set_variant(&mut row, only, "simple");
                self.write_row(&row, written)?;
                return Ok(1);
            }
            _ => row.set("Type", "variable"),
        }
        let parent = parent_sku(product);
        row.set("SKU", guarded_code(&parent));
        row.attributes = attributes(product);
        self.write_row(&row, written)?;
        for (at, variant) in product.variants.iter().enumerate() {
            let mut row = Row::default();
            row.set("Name", guarded(&format!("{} - {}", product.title.text(), variant.name())));
            row.set("Published", "1");
            row.set("Parent", guarded_code(&parent));
            row.set("Position", at.to_string());
            row.set_list("Images", variant.image.value().map(String::as_str));
            set_variant(&mut row, variant, "variation");
            let own = product.options.iter().zip(&variant.options);
            row.attributes = own.map(|(name, value)| (name.clone(), join_escaped([value.as_str()]))).collect();
            self.write_row(&row, written)?;
        }
        Ok(1 + product.variants.len() as u64)
    }

    pub(crate) fn finish(mut self) -> Result<(), WriteError> {
        Ok(self.out.flush()?)
    }

    fn write_row(&mut self, row: &Row, written: &mut Written) -> Result<(), WriteError> {
        for cell in &row.cells {
            self.out.write_field(written.clean(cell).as_bytes())?;
        }
        for at in 0..ATTRIBUTES {
            let (name, values) = row.attributes.get(at).map_or(("", ""), |(name, values)| (name, values));
            let shown = if name.is_empty() { "" } else { "1" };
            let global = if name.is_empty() { "" } else { "0" };
            for cell in [&*guarded(name), &*guarded(values), shown, global] {
                self.out.write_field(written.clean(cell).as_bytes())?;
            }
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }
}

fn handle(product: &Product) -> &str {
    product.handle.value().unwrap_or(&product.key)
}

/// A parent needs a SKU for its variations to name it by, and none of them may have the same one.
fn parent_sku(product: &Product) -> String {
    let handle = handle(product);
    let taken = product.variants.iter().any(|variant| variant.sku.text().eq_ignore_ascii_case(handle));
    if taken { format!("{handle}-parent") } else { handle.to_owned() }
}

fn product_row(product: &Product) -> Row {
    let mut row = Row::default();
    row.set_text("Name", &product.title);
    row.set(
        "Published",
        if product.status.value().is_none_or(|status| *status == Status::Active) { "1" } else { "-1" },
    );
    row.set("Description", guarded(&fold_lines(product.description_html.text())));
    let paths: Vec<String> = product.categories.value().into_iter().flatten().map(|path| path.join(" > ")).collect();
    row.set_list("Categories", paths.iter().map(String::as_str));
    row.set_list("Tags", product.tags.value().into_iter().flatten().map(String::as_str));
    row.set_list("Images", product.images.value().into_iter().flatten().map(|image| image.url.as_str()));
    row.set_list("Brands", product.vendor.value().map(String::as_str));
    row.set("Meta: astra_handle", guarded(handle(product)));
    row.set_text("Meta: astra_type", &product.product_type);
    row.set("Meta: astra_commission_bps", number(product.commission.value().map(|rate| i64::from(*rate))));
    row.set("Meta: astra_reward_minor", number(product.reward.value().map(|reward| reward.minor())));
    row.set_text("Meta: _yoast_wpseo_title", &product.seo_title);
    row.set_text("Meta: _yoast_wpseo_metadesc", &product.seo_description);
    row.set("Visibility in catalog", "visible");
    row
}

/// The options with all the values its variants have.
fn attributes(product: &Product) -> Vec<(String, String)> {
    let values = |at: usize| {
        let all = product.variants.iter().filter_map(|variant| variant.options.get(at).cloned());
        let all = distinct(all);
        join_escaped(all.iter().map(String::as_str))
    };
    product.options.iter().enumerate().map(|(at, name)| (name.clone(), values(at))).collect()
}

fn set_variant(row: &mut Row, variant: &Variant, kind: &str) {
    let digital = variant.requires_shipping == Cell::Value(false);
    row.set("Type", if digital { format!("{kind}, virtual") } else { kind.to_owned() });
    let code = |cell: &Cell<String>| guarded_code(cell.text()).into_owned();
    row.set("SKU", code(&variant.sku));
    row.set("GTIN, UPC, EAN, or ISBN", code(&variant.barcode));
    row.set("Commodity code (HS code)", code(&variant.hs_code));
    row.set_text("Country of origin", &variant.origin);
    row.set(
        "Tax status",
        match variant.taxable {
            Cell::Value(true) => "taxable",
            Cell::Value(false) => "none",
            Cell::Blank | Cell::Absent => "",
        },
    );
    row.set("Weight (kg)", variant.weight_grams.value().map_or_else(String::new, |grams| kilograms(*grams)));
    let money = |cell: Cell<Money>| cell.value().map_or_else(String::new, |amount| amount.decimal());
    row.set("Cost of goods", money(variant.cost));
    match variant.compare_at {
        Cell::Value(before) => {
            row.set("Regular price", before.decimal());
            row.set("Sale price", money(variant.price));
        }
        Cell::Blank | Cell::Absent => row.set("Regular price", money(variant.price)),
    }
    set_stock(row, variant);
}

/// A counted stock is a number; one that nobody counts is none, and `In stock?` says that it can be bought.
fn set_stock(row: &mut Row, variant: &Variant) {
    let counted = variant.tracked != Cell::Value(false);
    let stock = variant.stock.into_value().filter(|_| counted);
    let can_be_bought = stock.is_none_or(|stock| stock > 0);
    row.set("Stock", number(stock));
    row.set("In stock?", if can_be_bought { "1" } else { "0" });
    row.set(
        "Backorders allowed?",
        match variant.continue_selling {
            Cell::Value(true) => "1",
            Cell::Value(false) => "0",
            Cell::Blank | Cell::Absent => "",
        },
    );
}
