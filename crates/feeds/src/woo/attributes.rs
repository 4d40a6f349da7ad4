//! Which attributes of a WooCommerce product a customer chooses between.
//!
//! The file does not say. An attribute is a choice when the variations name a value of it; the others only inform. A
//! variation that leaves a value open fits any of them.

use crate::Cell;
use crate::interpreter::Interpreter;
use crate::record::Record;
use crate::report::Warning;
use crate::text::list::split_escaped;

/// What a variation that fits every value of an option is called.
const ANY: &str = "Any";

/// An attribute of a row: its name and its values.
#[derive(Debug, Clone)]
pub(super) struct Attribute {
    name: String,
    values: Vec<String>,
}

/// The attributes of a row, in the order of their numbers.
pub(super) fn of(reader: &mut Interpreter<'_>, row: &Record) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    for pair in reader.columns.pairs() {
        let Some(Cell::Value(name)) = pair.name.map(|column| reader.text_at(row, column)) else { continue };
        let values = pair.value.map(|column| Interpreter::raw_at(row, column));
        let values = values.and_then(Cell::into_value).map_or_else(Vec::new, |text| {
            let text = crate::text::guard::unguarded(text);
            split_escaped(text, ',')
        });
        attributes.push(Attribute { name, values });
    }
    attributes
}

/// The options of a product with variations, and the values each variation has for them.
pub(super) fn options(
    reader: &mut Interpreter<'_>,
    parent: &Record,
    variations: &[&Record],
) -> (Vec<String>, Vec<Vec<String>>) {
    let mut all = of(reader, parent);
    let each: Vec<Vec<Attribute>> = variations.iter().map(|row| of(reader, row)).collect();
    for attribute in each.iter().flatten() {
        if find(&all, &attribute.name).is_none() {
            all.push(Attribute { name: attribute.name.clone(), values: Vec::new() });
        }
    }
    let is_choice = |attribute: &Attribute| {
        each.iter().any(|own| find(own, &attribute.name).is_some_and(|found| !found.values.is_empty()))
    };
    let (options, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(is_choice);
    for attribute in rest {
        let open = each.iter().any(|own| find(own, &attribute.name).is_some());
        let warning = if open { Warning::OpenChoice } else { Warning::AttributeNotKept };
        reader.warn(parent, warning, &attribute.name);
    }
    let values = each.iter().map(|own| options.iter().map(|option| value(option, own)).collect()).collect();
    (options.into_iter().map(|option| option.name).collect(), values)
}

/// The attributes of a product without variations only inform: none is kept.
pub(super) fn note_dropped(reader: &mut Interpreter<'_>, row: &Record) {
    for attribute in of(reader, row).iter().filter(|attribute| !attribute.values.is_empty()) {
        reader.warn(row, Warning::AttributeNotKept, &attribute.name);
    }
}

fn value(option: &Attribute, own: &[Attribute]) -> String {
    let said = find(own, &option.name).and_then(|attribute| attribute.values.first());
    match (said, option.values.as_slice()) {
        (Some(value), _) => value.clone(),
        (None, [only]) => only.clone(),
        (None, _) => ANY.to_owned(),
    }
}

fn find<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    attributes.iter().find(|attribute| attribute.name.to_lowercase() == name.to_lowercase())
}
