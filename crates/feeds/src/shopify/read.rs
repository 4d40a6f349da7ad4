//! Rows of a Shopify file become a product.
//!
//! One row for each variant; a product's rows share its handle; what concerns the product as a whole stands in its first
//! row; further pictures have rows with nothing but handle and picture.

use crate::columns::{Columns, Field};
use crate::index::{Belongs, Key};
use crate::interpreter::Interpreter;
use crate::problem::shown;
use crate::record::Record;
use crate::report::Warning;
use crate::slug::slug;
use crate::text::guard::unguarded;
use crate::text::list::{path, split_plain};
use crate::text::weight::Unit;
use crate::{Cell, Image, Product, Reason, Status, Variant};

/// The name and value of the one option of a product without options.
pub(super) const NO_OPTION: (&str, &str) = ("Title", "Default Title");

/// A category Shopify writes when there is none.
const NO_CATEGORY: &str = "Uncategorized";

/// Cells that make a row a variant. Rows of pictures may repeat others, such as the inventory policy.
const OF_A_VARIANT: [Field; 6] =
    [Field::Price, Field::Sku, Field::Barcode, Field::Stock, Field::CompareAt, Field::VariantImage];

/// Cells of the product that a later row must not contradict.
const OF_THE_PRODUCT: [Field; 4] = [Field::Title, Field::Description, Field::Vendor, Field::Tags];

/// Rows belong together by their handle; a product without variants may leave it to its title.
pub(crate) fn belongs(columns: &Columns, row: &Record) -> Belongs {
    if row.is_blank() {
        return Belongs::Nowhere;
    }
    match handle(columns, row) {
        Some(handle) => Belongs::Either(Key::new("handle", &handle)),
        None => Belongs::Head(Vec::new()),
    }
}

/// The handle, or what Shopify makes of the title where there is none.
fn handle(columns: &Columns, row: &Record) -> Option<String> {
    let cell = |field| columns.of(field).and_then(|column| row.get(column)).map_or("", str::trim);
    match unguarded(cell(Field::Handle)).to_lowercase() {
        handle if handle.is_empty() => Some(slug(cell(Field::Title))).filter(|slug| !slug.is_empty()),
        handle => Some(handle),
    }
}

/// The product of `rows`, the first of which is its own.
pub(crate) fn assemble(reader: &mut Interpreter<'_>, rows: &[Record]) -> Option<Product> {
    let first = rows.first()?;
    let Some(handle) = handle(reader.columns, first) else {
        reader.row_error(first.line, Some(Field::Handle), Reason::NoHandle);
        return None;
    };
    let mut product = product(reader, first, handle);
    let options = option_names(reader, first);
    let columns = reader.columns;
    for row in rows.iter().filter(|row| std::ptr::eq(*row, first) || is_variant(columns, row)) {
        let values = option_values(reader, row, &options);
        product.variants.push(variant(reader, row, values));
    }
    product.options = options.into_iter().map(|(_, name)| name).collect();
    forget_default_option(&mut product);
    require_option_values(reader, &product);
    product.images = images(reader, rows);
    for row in &rows[1..] {
        note_contradictions(reader, first, row);
    }
    Some(product)
}

fn product(reader: &mut Interpreter<'_>, row: &Record, handle: String) -> Product {
    let title = reader.text(row, Field::Title);
    if reader.raw(row, Field::Title).is_blank() {
        reader.row_error(row.line, Some(Field::Title), Reason::NoTitle);
    }
    let mut status = status(reader, row);
    if reader.truth(row, Field::GiftCard) == Cell::Value(true) {
        reader.draft(row, &mut status, Warning::GiftCard, title.text());
    }
    let category = |text: String| match path(&text) {
        path if path.is_empty() || path == [NO_CATEGORY] => Cell::Blank,
        path => Cell::Value(vec![path]),
    };
    let tags = |text: String| match split_plain(&text) {
        tags if tags.is_empty() => Cell::Blank,
        tags => Cell::Value(tags),
    };
    Product {
        line: row.line,
        key: handle.clone(),
        handle: Cell::Value(handle),
        title,
        description_html: reader.long_text(row, Field::Description),
        vendor: reader.text(row, Field::Vendor),
        categories: reader.text(row, Field::Category).and_then(category),
        product_type: reader.text(row, Field::ProductType),
        tags: reader.long_text(row, Field::Tags).and_then(tags),
        status,
        seo_title: reader.text(row, Field::SeoTitle),
        seo_description: reader.long_text(row, Field::SeoDescription),
        commission: reader.commission(row),
        reward: reader.reward(row),
        ..Product::default()
    }
}

/// `Status` says more than `Published`; both blank mean published, which is what Shopify does with them.
fn status(reader: &mut Interpreter<'_>, row: &Record) -> Cell<Status> {
    const WORDS: &[(&str, Status)] = &[
        ("active", Status::Active),
        ("draft", Status::Draft),
        ("archived", Status::Archived),
        ("unlisted", Status::Draft),
    ];
    let status = reader.word(row, Field::Status, WORDS, "active, draft, archived, unlisted");
    let published = reader.truth(row, Field::Published);
    match (status, published) {
        (Cell::Absent, Cell::Absent) => Cell::Absent,
        (Cell::Value(Status::Active) | Cell::Absent | Cell::Blank, Cell::Value(false)) => Cell::Value(Status::Draft),
        (Cell::Value(status), _) => Cell::Value(status),
        (Cell::Absent | Cell::Blank, _) => Cell::Value(Status::Active),
    }
}

fn is_variant(columns: &Columns, row: &Record) -> bool {
    let says = |column: usize| Interpreter::raw_at(row, column).value().is_some();
    OF_A_VARIANT.iter().filter_map(|field| columns.of(*field)).any(says)
        || columns.pairs().iter().filter_map(|pair| pair.value).any(says)
}

/// The options the product's first row names, with their numbers.
fn option_names(reader: &mut Interpreter<'_>, first: &Record) -> Vec<(u8, String)> {
    let mut names = Vec::new();
    for pair in reader.columns.pairs() {
        let name = pair.name.map_or(Cell::Absent, |column| reader.text_at(first, column));
        if let Cell::Value(name) = name {
            names.push((pair.number, name));
        }
    }
    names
}

fn option_values(reader: &mut Interpreter<'_>, row: &Record, options: &[(u8, String)]) -> Vec<String> {
    let mut values = vec![String::new(); options.len()];
    for pair in reader.columns.pairs() {
        let Some(Cell::Value(value)) = pair.value.map(|column| reader.text_at(row, column)) else { continue };
        match options.iter().position(|(number, _)| *number == pair.number) {
            Some(at) => values[at] = value,
            // Files made by hand fill in the default value and forget its name.
            None if value == NO_OPTION.1 => {}
            None => {
                let reason = Reason::NoOptionName(pair.number);
                reader.errors.push(crate::RowError { line: row.line, column: None, reason });
            }
        }
    }
    values
}

fn variant(reader: &mut Interpreter<'_>, row: &Record, options: Vec<String>) -> Variant {
    const POLICY: &[(&str, bool)] =
        &[("deny", false), ("continue", true), ("false", false), ("true", true), ("0", false), ("1", true)];
    let image = reader.raw(row, Field::VariantImage);
    Variant {
        line: row.line,
        options,
        sku: reader.code(row, Field::Sku),
        barcode: reader.code(row, Field::Barcode),
        price: reader.money(row, Field::Price),
        compare_at: reader.money(row, Field::CompareAt),
        cost: reader.money(row, Field::Cost),
        weight_grams: reader.weight(row, Field::Weight, Unit::GRAM),
        stock: reader.stock(row, Field::Stock),
        tracked: match reader.raw(row, Field::Tracker) {
            Cell::Absent => Cell::Absent,
            // Nobody counts it.
            Cell::Blank => Cell::Value(false),
            Cell::Value(_) => Cell::Value(true),
        },
        continue_selling: reader.word(row, Field::StockPolicy, POLICY, "deny, continue, TRUE, FALSE"),
        availability: Cell::Absent,
        requires_shipping: reader.truth(row, Field::RequiresShipping),
        taxable: reader.truth(row, Field::TaxStatus),
        image: image.and_then(|text| reader.image(row, text).into()),
        hs_code: reader.code(row, Field::HsCode),
        origin: reader.text(row, Field::Origin),
    }
}

/// A product without choice is written with the option `Title` and the value `Default Title`.
fn forget_default_option(product: &mut Product) {
    let [name] = product.options.as_slice() else { return };
    let [variant] = product.variants.as_mut_slice() else { return };
    let value = variant.options.first().map_or("", String::as_str);
    let default = |text: &str, word: &str| text.is_empty() || text.eq_ignore_ascii_case(word);
    if name.eq_ignore_ascii_case(NO_OPTION.0) && default(value, NO_OPTION.1) {
        product.options.clear();
        variant.options.clear();
    }
}

fn require_option_values(reader: &mut Interpreter<'_>, product: &Product) {
    for variant in &product.variants {
        for (name, value) in product.options.iter().zip(&variant.options) {
            if value.is_empty() {
                reader.row_error(variant.line, None, Reason::NoOptionValue(shown(name)));
            }
        }
    }
}

/// The pictures of all rows by their position, without repeated and unusable ones. The picture of a variant is one of
/// the product's, too.
fn images(reader: &mut Interpreter<'_>, rows: &[Record]) -> Cell<Vec<Image>> {
    let Some(column) = reader.columns.of(Field::Image) else { return Cell::Absent };
    let mut images: Vec<(i64, Image)> = Vec::new();
    for row in rows {
        let Cell::Value(text) = Interpreter::raw_at(row, column) else { continue };
        let position = reader.position(row, Field::ImagePosition).into_value().unwrap_or(i64::MAX);
        let alt = reader.text(row, Field::ImageAlt).into_value().unwrap_or_default();
        if let Some(url) = reader.image(row, text) {
            images.push((position, Image { url, alt }));
        }
    }
    images.sort_by_key(|(position, _)| *position);
    let mut images: Vec<Image> = images.into_iter().map(|(_, image)| image).collect();
    for row in rows {
        let own = reader.raw(row, Field::VariantImage).into_value().and_then(crate::text::url::usable);
        images.extend(own.map(|url| Image { url, alt: String::new() }));
    }
    let mut seen = std::collections::HashSet::new();
    images.retain(|image| seen.insert(image.url.clone()));
    if images.is_empty() { Cell::Blank } else { Cell::Value(images) }
}

fn note_contradictions(reader: &mut Interpreter<'_>, first: &Record, row: &Record) {
    for field in OF_THE_PRODUCT {
        if let Cell::Value(again) = reader.raw(row, field)
            && reader.raw(first, field) != Cell::Value(again)
        {
            reader.warn(row, Warning::SaidTwice, again);
        }
    }
}
