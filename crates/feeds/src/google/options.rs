//! What tells the items of one group apart.

use crate::columns::Field;
use crate::interpreter::Interpreter;
use crate::problem::shown;
use crate::record::Record;
use crate::report::Warning;
use crate::text::list::split_escaped;
use crate::{Cell, Variant};

/// The section of `product_detail` in which our own feeds list the options of a variant, with their real names.
pub(super) const SECTION: &str = "Option";

/// The option that tells items apart when nothing else does.
const LAST_RESORT: &str = "Variant";

const ATTRIBUTES: [(Field, &str); 6] = [
    (Field::Color, "Color"),
    (Field::Size, "Size"),
    (Field::Material, "Material"),
    (Field::Pattern, "Pattern"),
    (Field::AgeGroup, "Age group"),
    (Field::Gender, "Gender"),
];

/// The options of a group and, in the order of `items`, the values of each item.
pub(super) fn of(reader: &mut Interpreter<'_>, items: &[Record]) -> (Vec<String>, Vec<Vec<String>>) {
    if let Some(listed) = listed(reader, items) {
        return listed;
    }
    if items.len() < 2 {
        return (Vec::new(), vec![Vec::new(); items.len()]);
    }
    let mut names = Vec::new();
    let mut values = vec![Vec::new(); items.len()];
    for (field, name) in ATTRIBUTES {
        let each: Vec<String> =
            items.iter().map(|item| reader.text(item, field).into_value().unwrap_or_default()).collect();
        if each.iter().all(|value| *value == each[0]) {
            continue;
        }
        names.push(name.to_owned());
        for (values, value) in values.iter_mut().zip(each) {
            values.push(if value.is_empty() { "–".to_owned() } else { value });
        }
    }
    let mut seen = std::collections::HashSet::new();
    if values.iter().all(|values| seen.insert(values.clone())) { (names, values) } else { by_title(reader, items) }
}

/// Nothing distinguishes the items but their titles or, if those are alike too, their ids.
fn by_title(reader: &mut Interpreter<'_>, items: &[Record]) -> (Vec<String>, Vec<Vec<String>>) {
    for item in items.iter().take(1) {
        let title = reader.raw(item, Field::Title).into_value().unwrap_or_default();
        reader.warn(item, Warning::NotTellingApart, title);
    }
    let mut all = |field| -> Vec<String> {
        items.iter().map(|item| reader.text(item, field).into_value().unwrap_or_default()).collect()
    };
    let (titles, ids) = (all(Field::Title), all(Field::Id));
    let mut seen = std::collections::HashSet::new();
    let told = titles.iter().all(|title| !title.is_empty() && seen.insert(title.to_lowercase()));
    let values = if told { titles } else { ids };
    (vec![LAST_RESORT.to_owned()], values.into_iter().map(|value| vec![value]).collect())
}

/// The options our own feeds list with each item, when every item lists the same ones.
fn listed(reader: &Interpreter<'_>, items: &[Record]) -> Option<(Vec<String>, Vec<Vec<String>>)> {
    let each: Vec<Vec<(String, String)>> = items.iter().map(|item| details(reader, item)).collect();
    let names: Vec<String> = each.first()?.iter().map(|(name, _)| name.clone()).collect();
    let same = |details: &Vec<(String, String)>| details.iter().map(|(name, _)| name).eq(names.iter());
    if names.is_empty() || !each.iter().all(same) {
        return None;
    }
    let values = each.into_iter().map(|details| details.into_iter().map(|(_, value)| value).collect()).collect();
    Some((names, values))
}

/// Names and values of the details in our section.
fn details(reader: &Interpreter<'_>, item: &Record) -> Vec<(String, String)> {
    let Some(column) = reader.columns.of(Field::Detail) else { return Vec::new() };
    let all = item.all(column).flat_map(|cell| {
        // A table has one cell for all of them, a feed one element for each.
        if reader.columns.guarded { split_escaped(cell, ',') } else { vec![cell.to_owned()] }
    });
    all.filter_map(|detail| match split_escaped(&detail, ':').as_slice() {
        [section, name, value] if section == SECTION => Some((name.clone(), value.clone())),
        _ => None,
    })
    .collect()
}

/// An item without a value for an option the others have.
pub(super) fn require_values(reader: &mut Interpreter<'_>, names: &[String], variants: &[Variant]) {
    for variant in variants {
        for (name, _) in names.iter().zip(&variant.options).filter(|(_, value)| value.is_empty()) {
            reader.row_error(variant.line, None, crate::Reason::NoOptionValue(shown(name)));
        }
    }
}

/// The first value of a field that has one, over all items.
pub(super) fn first<T>(cells: impl Iterator<Item = Cell<T>>) -> Cell<T> {
    let mut found = Cell::Absent;
    for cell in cells {
        if matches!(cell, Cell::Value(_)) {
            return cell;
        }
        found = found.or(cell);
    }
    found
}
