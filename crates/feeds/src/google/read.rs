//! Items of a feed become a product.
//!
//! An item is one variant; items of the same `item_group_id` are one product. A feed knows no stock numbers, drafts or
//! handles: it says what can be bought now, and where.

use crate::columns::{Columns, Field};
use crate::index::{Belongs, Key};
use crate::interpreter::Interpreter;
use crate::problem::shown;
use crate::record::Record;
use crate::settle::on_sale;
use crate::text::date::within;
use crate::text::list::{path, split_escaped};
use crate::text::weight::Unit;
use crate::{Availability, Cell, Image, Product, Reason, Variant};

use super::options;

/// Items belong together by their group; without one, by their id, so that a repeated id is noticed.
pub(crate) fn belongs(columns: &Columns, item: &Record) -> Belongs {
    if item.is_blank() {
        return Belongs::Nowhere;
    }
    match (cell(columns, item, Field::GroupId), cell(columns, item, Field::Id)) {
        ("", "") => Belongs::Head(Vec::new()),
        ("", id) => Belongs::Either(Key::new("id", id)),
        (group, _) => Belongs::Either(Key::new("group", group)),
    }
}

fn cell<'r>(columns: &Columns, item: &'r Record, field: Field) -> &'r str {
    columns.of(field).and_then(|column| item.get(column)).map_or("", |text| columns.meant(text.trim()))
}

/// The product of `items`.
pub(crate) fn assemble(reader: &mut Interpreter<'_>, items: &[Record]) -> Option<Product> {
    let first = items.first()?;
    check_ids(reader, items);
    let mut product = product(reader, items);
    if product.key.is_empty() {
        return None;
    }
    let (names, values) = options::of(reader, items);
    for (item, values) in items.iter().zip(values) {
        let variant = variant(reader, item);
        product.variants.push(Variant { options: values, ..variant });
    }
    options::require_values(reader, &names, &product.variants);
    product.options = names;
    product.line = first.line;
    product.images = images(reader, items, &mut product.variants);
    Some(product)
}

/// Every item has an id, and none has that of another.
fn check_ids(reader: &mut Interpreter<'_>, items: &[Record]) {
    let mut seen = std::collections::HashMap::new();
    for item in items {
        let id = cell(reader.columns, item, Field::Id);
        if id.is_empty() {
            reader.row_error(item.line, Some(Field::Id), Reason::NoId);
            continue;
        }
        let first = *seen.entry(id).or_insert(item.line);
        if first != item.line {
            reader.row_error(item.line, Some(Field::Id), Reason::SameId { id: shown(id), first });
        }
    }
}

fn product(reader: &mut Interpreter<'_>, items: &[Record]) -> Product {
    let ids = items.first().map(|item| [Field::GroupId, Field::Id].map(|field| cell(reader.columns, item, field)));
    let key = ids.and_then(|ids| ids.into_iter().find(|id| !id.is_empty())).unwrap_or_default();
    let title = options::first(items.iter().map(|item| reader.text(item, Field::Title)));
    if title.is_blank() {
        let line = items.first().map_or(0, |item| item.line);
        reader.row_error(line, Some(Field::Title), Reason::NoTitle);
    }
    Product {
        key: key.to_owned(),
        title,
        description_html: options::first(items.iter().map(|item| reader.long_text(item, Field::Description))),
        vendor: options::first(items.iter().map(|item| reader.text(item, Field::Vendor))),
        categories: options::first(items.iter().map(|item| categories(reader, item))),
        ..Product::default()
    }
}

/// The shop's own shelves, or else Google's, unless that is only a number.
fn categories(reader: &Interpreter<'_>, item: &Record) -> Cell<Vec<Vec<String>>> {
    let own = reader.columns.of(Field::Category).map_or(Cell::Absent, |column| {
        let paths = item.all(column).map(|text| path(reader.columns.meant(text)));
        let paths: Vec<_> = paths.filter(|path| !path.is_empty()).collect();
        if paths.is_empty() { Cell::Blank } else { Cell::Value(paths) }
    });
    let google = reader.raw(item, Field::GoogleCategory).and_then(|text| {
        let number = text.bytes().all(|byte| byte.is_ascii_digit());
        if number { Cell::Blank } else { Cell::Value(vec![path(reader.columns.meant(text))]) }
    });
    own.or(google)
}

fn variant(reader: &mut Interpreter<'_>, item: &Record) -> Variant {
    const WORDS: &[(&str, Availability)] = &[
        ("in stock", Availability::InStock),
        ("available for order", Availability::InStock),
        ("out of stock", Availability::OutOfStock),
        ("discontinued", Availability::OutOfStock),
        ("backorder", Availability::Backorder),
        ("preorder", Availability::Preorder),
        ("pre order", Availability::Preorder),
    ];
    const EXPECTED: &str = "in_stock, out_of_stock, preorder, backorder";
    let stock = reader.stock(item, Field::Stock);
    let mut variant = Variant {
        line: item.line,
        sku: reader.code(item, Field::Id),
        barcode: reader.code(item, Field::Barcode),
        cost: reader.money(item, Field::Cost),
        weight_grams: reader.weight(item, Field::Weight, Unit::GRAM),
        stock,
        tracked: stock.map(|_| true),
        availability: reader.word(item, Field::Availability, WORDS, EXPECTED),
        ..Variant::default()
    };
    let regular = reader.money(item, Field::Price);
    let sale = reader.money(item, Field::SalePrice);
    let running = match cell(reader.columns, item, Field::SalePeriod) {
        "" => true,
        period => {
            let (start, end) = period.split_once('/').unwrap_or((period, ""));
            reader.options.now.is_some_and(|now| within(now, start, end) == Some(true))
        }
    };
    on_sale(reader, &mut variant, regular, sale, running);
    variant
}

/// The pictures of all items. In a group, each item's main picture is that of its variant.
fn images(reader: &mut Interpreter<'_>, items: &[Record], variants: &mut [Variant]) -> Cell<Vec<Image>> {
    let (main, more) = (reader.columns.of(Field::Image), reader.columns.of(Field::MoreImages));
    if main.is_none() && more.is_none() {
        return Cell::Absent;
    }
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for (item, variant) in items.iter().zip(variants) {
        let text = main.and_then(|column| item.get(column)).map(str::trim).filter(|text| !text.is_empty());
        let url = text.and_then(|text| reader.image(item, text));
        if items.len() > 1 && main.is_some() {
            variant.image = url.clone().into();
        }
        first.extend(url);
        let cells = more.into_iter().flat_map(|column| item.all(column));
        let lists =
            cells.map(|cell| if reader.columns.guarded { split_escaped(cell, ',') } else { vec![cell.to_owned()] });
        let urls: Vec<String> = lists.flatten().filter(|url| !url.trim().is_empty()).collect();
        rest.extend(urls.iter().filter_map(|url| reader.image(item, url)));
    }
    let mut seen = std::collections::HashSet::new();
    let urls = first.into_iter().chain(rest).filter(|url| seen.insert(url.clone()));
    let images: Vec<Image> = urls.map(|url| Image { url, alt: String::new() }).collect();
    if images.is_empty() { Cell::Blank } else { Cell::Value(images) }
}
