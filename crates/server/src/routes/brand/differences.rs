//! What a file would change, in words.

use feeds::Warning;
use market::catalog::{Difference, Field};

use super::files;
use crate::i18n::Texts;
use crate::pages::brand::import::{
    ChangedProduct, DiffCount, DroppedPicture, ErasedValue, FieldChange, NewProduct, RowError,
};
use crate::pages::parts::Tone;

pub(super) fn counts(texts: &Texts, difference: &Difference) -> Vec<DiffCount> {
    let all = difference.counts;
    let odd = difference.warnings.iter().map(|(_, tally)| tally.count).sum();
    let counts = [
        ("new", all.new, Tone::Good),
        ("changed", all.changed, Tone::Info),
        ("unchanged", all.unchanged, Tone::Info),
        ("erased", difference.erased.total, Tone::Bad),
        ("kept", difference.not_in_file.total, Tone::Info),
        ("columns", difference.dropped.columns.len() as u64, Tone::Warn),
        ("values", difference.dropped.values.values().sum(), Tone::Warn),
        ("pictures", difference.dropped.images, Tone::Warn),
        ("odd", odd, Tone::Warn),
        ("mistakes", difference.mistakes.total, Tone::Bad),
    ];
    let count = |(what, count, tone)| DiffCount {
        label: texts.t("diff-count").with("what", what).with("count", count).to_string(),
        count,
        tone,
    };
    counts.into_iter().map(count).collect()
}

pub(super) fn errors(texts: &Texts, difference: &Difference) -> Vec<RowError> {
    let mistakes = difference.mistakes.first.iter();
    let row = mistakes.map(|mistake| RowError {
        line: mistake.line,
        column: mistake.column.clone().unwrap_or_default(),
        found: String::new(),
        reason: files::blame(texts, &mistake.reason),
    });
    row.collect()
}

pub(super) fn new(texts: &Texts, difference: &Difference) -> Vec<NewProduct> {
    let new = difference.new.first.iter();
    let product = new.map(|new| NewProduct {
        name: new.title.clone(),
        variants: texts.t("products-variants").with("count", new.variants).to_string(),
        price: new.price.map(|price| price.to_string()).unwrap_or_default(),
    });
    product.collect()
}

pub(super) fn changed(texts: &Texts, difference: &Difference) -> Vec<ChangedProduct> {
    let changed = difference.changed.first.iter();
    let product = changed.map(|changed| {
        let fields = changed.fields.iter().map(|change| FieldChange {
            field: field(texts, change.field, &change.variant),
            before: change.before.clone(),
            after: change.after.clone(),
        });
        ChangedProduct { name: changed.title.clone(), fields: fields.collect() }
    });
    product.collect()
}

pub(super) fn erased(texts: &Texts, difference: &Difference) -> Vec<ErasedValue> {
    let erased = difference.erased.first.iter();
    let value = erased.map(|gone| ErasedValue {
        product: gone.product.clone(),
        field: field(texts, gone.field, &gone.variant),
        before: gone.before.clone(),
    });
    value.collect()
}

/// Columns we have no place for, kinds of values we do not keep, and what is odd.
pub(super) fn dropped_columns(texts: &Texts, difference: &Difference) -> Vec<String> {
    let columns = difference.dropped.columns.iter().map(|column| column.name.clone());
    let values = difference.dropped.values.keys();
    let values = values.map(|lost| texts.t("diff-lost").with("what", lost.name().replace(' ', "-")).to_string());
    columns.chain(values).collect()
}

pub(super) fn dropped_pictures(texts: &Texts, difference: &Difference) -> Vec<DroppedPicture> {
    let unusable = difference.warnings.iter().filter(|(warning, _)| *warning == Warning::UnusableImage);
    let examples = unusable.flat_map(|(_, tally)| &tally.examples);
    let picture = examples.map(|(line, address)| DroppedPicture {
        product: texts.t("diff-line").with("line", *line).to_string(),
        address: address.clone(),
        reason: texts.t("diff-no-address").to_string(),
    });
    picture.collect()
}

/// How much is not shown, a sentence for each kind.
pub(super) fn not_shown(texts: &Texts, difference: &Difference) -> String {
    let mistakes = difference.mistakes.total.saturating_sub(difference.mistakes.first.len() as u64);
    let rest = [
        ("new", difference.new.not_shown()),
        ("changed", difference.changed.not_shown()),
        ("erased", difference.erased.not_shown()),
        ("mistakes", mistakes),
    ];
    let rest = rest.into_iter().filter(|(_, count)| *count > 0);
    let sentences = rest.map(|(what, count)| texts.t("diff-more").with("what", what).with("count", count).to_string());
    sentences.collect::<Vec<_>>().join(" ")
}

fn field(texts: &Texts, field: Field, variant: &str) -> String {
    let name = texts.t("diff-field").with("field", field.name().replace(' ', "-")).to_string();
    if variant.is_empty() { name } else { format!("{name}, {variant}") }
}
