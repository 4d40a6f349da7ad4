//! Rows of a WooCommerce file become a product.
//!
//! A product is one row; each of its variations is one more, of type `variation`, that names its parent by SKU or as
//! `id:123` and may stand anywhere in the file.

use crate::columns::{Columns, Field};
use crate::index::{Belongs, Key};
use crate::interpreter::Interpreter;
use crate::problem::shown;
use crate::record::Record;
use crate::report::Warning;
use crate::settle::on_sale;
use crate::slug::slug;
use crate::text::date::within;
use crate::text::guard::{unguarded, unguarded_code};
use crate::text::heading::bracket;
use crate::text::list::{distinct, path, split_escaped, unfold_lines};
use crate::text::weight::Unit;
use crate::{Cell, Image, Product, Reason, Status, Variant};

use super::attributes;

/// A variation belongs to the product of the id or SKU it names; every other row is a product.
pub(crate) fn belongs(columns: &Columns, row: &Record) -> Belongs {
    if row.is_blank() {
        return Belongs::Nowhere;
    }
    let kind = Kind::of(cell(columns, row, Field::Kind));
    match parent_key(cell(columns, row, Field::Parent)) {
        Some(parent) if kind.is_variation => Belongs::Part(parent),
        _ => {
            let id = Some(cell(columns, row, Field::Id)).filter(|id| !id.is_empty()).map(|id| Key::new("id", id));
            let sku = unguarded_code(cell(columns, row, Field::Sku)).to_lowercase();
            let sku = (!sku.is_empty()).then(|| Key::new("sku", &sku));
            Belongs::Head(id.into_iter().chain(sku).collect())
        }
    }
}

fn parent_key(parent: &str) -> Option<Key> {
    match (parent.strip_prefix("id:"), unguarded_code(parent)) {
        (Some(id), _) => Some(Key::new("id", id.trim())),
        (None, "") => None,
        (None, sku) => Some(Key::new("sku", &sku.to_lowercase())),
    }
}

fn cell<'r>(columns: &Columns, row: &'r Record, field: Field) -> &'r str {
    columns.of(field).and_then(|column| row.get(column)).map_or("", str::trim)
}

/// What the `Type` column says: `simple, virtual`.
#[derive(Debug, Clone, Default)]
struct Kind {
    is_variation: bool,
    is_variable: bool,
    is_grouped: bool,
    is_external: bool,
    is_virtual: bool,
    unusual: Option<String>,
}

impl Kind {
    fn of(text: &str) -> Self {
        let mut kind = Self::default();
        for word in text.split(',').map(|word| word.trim().to_lowercase()) {
            match word.as_str() {
                "variation" => kind.is_variation = true,
                "variable" => kind.is_variable = true,
                "grouped" => kind.is_grouped = true,
                "external" => kind.is_external = true,
                "virtual" => kind.is_virtual = true,
                "" | "simple" | "downloadable" => {}
                _ => kind.unusual = Some(word),
            }
        }
        kind
    }
}

/// The product of `rows`: the parent first, then its variations.
pub(crate) fn assemble(reader: &mut Interpreter<'_>, rows: &[Record]) -> Option<Product> {
    let (parent, variations) = rows.split_first()?;
    let kind = Kind::of(cell(reader.columns, parent, Field::Kind));
    if kind.is_variation {
        let named = shown(cell(reader.columns, parent, Field::Parent));
        reader.row_error(parent.line, Some(Field::Parent), Reason::NoParent(named));
        return None;
    }
    let mut product = product(reader, parent, &kind)?;
    let whole = variant(reader, parent, &kind, None);
    let mut on_sale = Vec::new();
    for row in variations {
        // 0 is private, -1 a draft: a customer could not choose it.
        match reader.raw(row, Field::Published) {
            Cell::Value(published) if is_off(published) => {
                reader.warn(row, Warning::SwitchedOff, cell(reader.columns, row, Field::Sku));
            }
            _ => on_sale.push(row),
        }
    }
    if variations.is_empty() && !kind.is_variable {
        attributes::note_dropped(reader, parent);
        product.variants.push(whole);
    } else {
        if variations.is_empty() {
            reader.warn(parent, Warning::NoVariations, product.title.text());
        }
        let (options, values) = attributes::options(reader, parent, &on_sale);
        product.options = options;
        for (row, values) in on_sale.into_iter().zip(values) {
            let kind = Kind::of(cell(reader.columns, row, Field::Kind));
            let variant = Variant { options: values, ..variant(reader, row, &kind, Some(&whole)) };
            product.variants.push(variant);
        }
    }
    add_variant_images(&mut product);
    Some(product)
}

fn is_off(published: &str) -> bool {
    !crate::interpreter::truth(published).unwrap_or(false)
}

fn product(reader: &mut Interpreter<'_>, row: &Record, kind: &Kind) -> Option<Product> {
    let title = reader.text(row, Field::Title);
    if reader.raw(row, Field::Title).is_blank() {
        reader.row_error(row.line, Some(Field::Title), Reason::NoTitle);
    }
    let Some(key) = key(reader.columns, row) else {
        reader.row_error(row.line, None, Reason::NoId);
        return None;
    };
    let list = |text: String| match distinct(split_escaped(&text, ',')) {
        parts if parts.is_empty() => Cell::Blank,
        parts => Cell::Value(parts),
    };
    let paths = |parts: Vec<String>| {
        let paths: Vec<_> = parts.iter().map(|part| path(part)).filter(|path| !path.is_empty()).collect();
        if paths.is_empty() { Cell::Blank } else { Cell::Value(paths) }
    };
    let mut status = status(reader, row);
    note_kind(reader, row, kind, &mut status, title.text());
    let mut vendors = reader.long_text(row, Field::Vendor).and_then(list);
    Some(Product {
        line: row.line,
        key,
        handle: reader.text(row, Field::Handle),
        title,
        description_html: description(reader, row),
        vendor: std::mem::take(&mut vendors).and_then(|brands| brands.into_iter().next().into()),
        categories: reader.long_text(row, Field::Category).and_then(list).and_then(paths),
        product_type: reader.text(row, Field::ProductType),
        tags: reader.long_text(row, Field::Tags).and_then(list),
        status,
        seo_title: reader.text(row, Field::SeoTitle),
        seo_description: reader.long_text(row, Field::SeoDescription),
        images: images(reader, row),
        commission: reader.commission(row),
        reward: reader.reward(row),
        ..Product::default()
    })
}

/// What identifies the product: our own handle, the shop's id, its SKU, or at last its name.
fn key(columns: &Columns, row: &Record) -> Option<String> {
    let handle = unguarded(cell(columns, row, Field::Handle)).to_lowercase();
    let (id, sku) = (cell(columns, row, Field::Id), unguarded_code(cell(columns, row, Field::Sku)).to_lowercase());
    let name = slug(cell(columns, row, Field::Title));
    [("", handle.as_str()), ("woo:", id), ("sku:", &sku), ("name:", &name)]
        .into_iter()
        .find_map(|(kind, text)| (!text.is_empty()).then(|| format!("{kind}{text}")))
}

/// 1 publish, 0 private, -1 draft, 2 pending.
fn status(reader: &mut Interpreter<'_>, row: &Record) -> Cell<Status> {
    const WORDS: &[(&str, Status)] = &[
        ("1", Status::Active),
        ("0", Status::Draft),
        ("-1", Status::Draft),
        ("'-1", Status::Draft),
        ("2", Status::Draft),
        ("true", Status::Active),
        ("false", Status::Draft),
    ];
    reader.word(row, Field::Published, WORDS, "1 (published), 0 (private), -1 (draft), 2 (pending)")
}

fn note_kind(reader: &mut Interpreter<'_>, row: &Record, kind: &Kind, status: &mut Cell<Status>, title: &str) {
    if kind.is_grouped {
        reader.draft(row, status, Warning::Grouped, title);
    } else if kind.is_external {
        reader.draft(row, status, Warning::SoldElsewhere, title);
    } else if let Some(word) = &kind.unusual {
        reader.warn(row, Warning::UnusualKind, word);
    }
}

/// The long description, or the short one where there is no long one. Both have their line breaks written as `\n`.
fn description(reader: &mut Interpreter<'_>, row: &Record) -> Cell<String> {
    let long = reader.long_text(row, Field::Description);
    let short = reader.long_text(row, Field::ShortDescription);
    if let (Cell::Value(_), Cell::Value(short)) = (&long, &short) {
        reader.warn(row, Warning::ShortDescription, short);
    }
    long.or(short).map(|text| unfold_lines(&text))
}

/// The pictures of one cell, the main one first.
fn images(reader: &mut Interpreter<'_>, row: &Record) -> Cell<Vec<Image>> {
    reader.raw(row, Field::MoreImages).and_then(|text| {
        let mut seen = std::collections::HashSet::new();
        let mut images: Vec<Image> = Vec::new();
        for url in split_escaped(unguarded(text), ',') {
            let usable = reader.image(row, &url).filter(|url| seen.insert(url.clone()));
            images.extend(usable.map(|url| Image { url, alt: String::new() }));
        }
        if images.is_empty() { Cell::Blank } else { Cell::Value(images) }
    })
}

/// The picture of a variation is one of the product's, too.
fn add_variant_images(product: &mut Product) {
    let own: Vec<String> = product.variants.iter().filter_map(|variant| variant.image.value().cloned()).collect();
    if own.is_empty() || product.images.is_absent() {
        return;
    }
    let mut images = std::mem::take(&mut product.images).into_value().unwrap_or_default();
    let mut seen: std::collections::HashSet<String> = images.iter().map(|image| image.url.clone()).collect();
    let new = own.into_iter().filter(|url| seen.insert(url.clone()));
    images.extend(new.map(|url| Image { url, alt: String::new() }));
    product.images = Cell::Value(images);
}

/// What can be bought in `row`; what a variation does not say, its parent says.
fn variant(reader: &mut Interpreter<'_>, row: &Record, kind: &Kind, parent: Option<&Variant>) -> Variant {
    const TAX: &[(&str, bool)] = &[("taxable", true), ("shipping", false), ("none", false)];
    let unit = weight_unit(reader);
    let mut variant = Variant {
        line: row.line,
        sku: reader.code(row, Field::Sku),
        barcode: reader.code(row, Field::Barcode),
        cost: reader.money(row, Field::Cost),
        weight_grams: reader.weight(row, Field::Weight, unit),
        requires_shipping: reader.raw(row, Field::Kind).map(|_| !kind.is_virtual),
        taxable: reader.word(row, Field::TaxStatus, TAX, "taxable, shipping, none"),
        hs_code: reader.code(row, Field::HsCode),
        origin: reader.text(row, Field::Origin),
        ..Variant::default()
    };
    prices(reader, row, &mut variant);
    stock(reader, row, &mut variant, parent.is_some());
    if let Some(parent) = parent {
        let image = reader.raw(row, Field::MoreImages);
        let first = image.and_then(|text| split_escaped(unguarded(text), ',').into_iter().next().into());
        variant.image = first.and_then(|url| reader.image(row, &url).into());
        variant.cost = variant.cost.or(parent.cost);
        variant.weight_grams = variant.weight_grams.or(parent.weight_grams);
        variant.taxable = variant.taxable.or(parent.taxable);
        variant.hs_code = variant.hs_code.or(parent.hs_code.clone());
        variant.origin = variant.origin.or(parent.origin.clone());
    }
    variant
}

/// The unit in the heading of the weight column; kilograms where it names none we know.
fn weight_unit(reader: &Interpreter<'_>) -> Unit {
    let heading = reader.columns.of(Field::Weight).map_or("", |column| reader.columns.name(column));
    bracket(heading).and_then(|(_, unit)| Unit::named(unit)).unwrap_or(Unit::KILOGRAM)
}

fn prices(reader: &mut Interpreter<'_>, row: &Record, variant: &mut Variant) {
    let regular = reader.money(row, Field::Price);
    let sale = reader.money(row, Field::SalePrice);
    let (start, end) = (cell(reader.columns, row, Field::SaleStart), cell(reader.columns, row, Field::SaleEnd));
    let dated = !start.is_empty() || !end.is_empty();
    let running = !dated || reader.options.now.is_some_and(|now| within(now, start, end) == Some(true));
    on_sale(reader, variant, regular, sale, running);
}

/// A number in `Stock` is counted; no number means nobody counts, and `In stock?` says whether it can be bought.
fn stock(reader: &mut Interpreter<'_>, row: &Record, variant: &mut Variant, is_variation: bool) {
    const BACKORDERS: &[(&str, bool)] = &[("1", true), ("0", false), ("notify", true), ("yes", true), ("no", false)];
    variant.continue_selling = reader.word(row, Field::StockPolicy, BACKORDERS, "1, 0, notify");
    if is_variation && reader.raw(row, Field::Stock) == Cell::Value("parent") {
        reader.warn(row, Warning::SharedStock, variant.sku.text());
        (variant.stock, variant.tracked) = (Cell::Blank, Cell::Value(true));
        return;
    }
    variant.stock = reader.stock(row, Field::Stock);
    variant.tracked = variant.stock.map(|_| true);
    if variant.stock.value().is_some() {
        return;
    }
    match reader.raw(row, Field::InStock) {
        Cell::Value("0") => (variant.stock, variant.tracked) = (Cell::Value(0), Cell::Value(true)),
        Cell::Value("backorder") => {
            (variant.tracked, variant.continue_selling) = (Cell::Value(false), Cell::Value(true));
        }
        Cell::Value("1") => variant.tracked = Cell::Value(false),
        Cell::Value(other) => {
            let reason = Reason::UnknownWord { found: shown(other), expected: "1, 0, backorder" };
            reader.row_error(row.line, Some(Field::InStock), reason);
        }
        // Neither counted nor marked: always there.
        Cell::Blank if variant.stock.is_blank() => variant.tracked = Cell::Value(false),
        Cell::Blank | Cell::Absent => {}
    }
}
