//! What a product should be like after the file: what is stored, with what the file says laid over it.

use std::collections::BTreeMap;

use base::{Bps, Currency};
use feeds::{Cell, Product};

use super::difference::{Blame, Lost, Mistake};
use super::shelved::{Shelved, ShelvedImage};
use super::variants;

/// What the merge goes by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Whether a blank cell erases.
    pub(super) blank_erases: bool,
    /// The currency of amounts that do not say their own.
    pub(super) currency: Currency,
    /// No commission may be below this.
    pub(super) floor: Bps,
}

/// A product as it should be.
pub(super) struct Merged {
    pub(super) product: Shelved,
    /// Which of its variants the file does not mention.
    pub(super) not_in_file: Vec<usize>,
}

/// Lays what the file says over a text.
pub(super) fn lay(over: &mut String, cell: &Cell<String>, blank_erases: bool) {
    match cell {
        Cell::Value(text) => over.clone_from(text),
        Cell::Blank if blank_erases => over.clear(),
        Cell::Blank | Cell::Absent => {}
    }
}

/// Lays what the file says over a value that may be missing.
pub(super) fn lay_optional<T: Clone>(over: &mut Option<T>, cell: &Cell<T>, blank_erases: bool) {
    match cell {
        Cell::Value(value) => *over = Some(value.clone()),
        Cell::Blank if blank_erases => *over = None,
        Cell::Blank | Cell::Absent => {}
    }
}

/// Lays what the file says over a value that is always there.
pub(super) fn lay_value<T: Clone>(over: &mut T, cell: &Cell<T>) {
    if let Cell::Value(value) = cell {
        over.clone_from(value);
    }
}

/// The product as it should be after the file. `stored` is `None` for a new one.
pub(super) fn merge(stored: Option<&Shelved>, file: &Product, rules: Rules) -> Result<Merged, Mistake> {
    let mut product = stored.cloned().unwrap_or_default();
    let blank = rules.blank_erases;
    // A product always has a name, so a blank one erases nothing.
    lay_value(&mut product.title, &file.title);
    if product.title.is_empty() {
        return Err(mistake(file.line, Blame::NewWithoutTitle));
    }
    lay(&mut product.description, &file.description_html.as_ref().map(|html| sanitised(html)), blank);
    lay(&mut product.vendor, &file.vendor, blank);
    lay(&mut product.product_type, &file.product_type, blank);
    lay(&mut product.category, &file.categories.as_ref().map(|paths| category(paths)), blank);
    lay(&mut product.seo_title, &file.seo_title, blank);
    lay(&mut product.seo_description, &file.seo_description, blank);
    lay_value(&mut product.status, &file.status.map(Into::into));
    match &file.tags {
        Cell::Value(tags) => product.tags = tags.iter().cloned().collect(),
        Cell::Blank if blank => product.tags.clear(),
        Cell::Blank | Cell::Absent => {}
    }
    lay_optional(&mut product.rate, &file.commission, blank);
    if let Cell::Value(rate) = file.commission
        && rate < rules.floor
    {
        let reason = Blame::BelowFloor { rate, floor: rules.floor };
        return Err(Mistake { line: file.line, column: Some("commission_bps".into()), reason });
    }
    merge_images(&mut product, file, blank);
    let not_in_file = variants::merge(&mut product, file, rules)?;
    Ok(Merged { product, not_in_file })
}

pub(super) fn mistake(line: u64, reason: Blame) -> Mistake {
    Mistake { line, column: None, reason }
}

/// The HTML that is stored and shown. Cleaning what is clean already changes nothing, so that the same file compares
/// equal the next time.
fn sanitised(html: &str) -> String {
    ammonia::clean(html).trim().to_owned()
}

/// The main category as it is stored.
fn category(paths: &[Vec<String>]) -> String {
    paths.first().map(|path| path.join(" > ")).unwrap_or_default()
}

/// The pictures the file lists, or the stored ones where it lists none; and behind them the variants' own that are not
/// among them.
fn merge_images(product: &mut Shelved, file: &Product, blank_erases: bool) {
    let stored = std::mem::take(&mut product.images);
    // A variant's picture is named by its place; the places are about to change.
    let before: Vec<Option<ShelvedImage>> =
        product.variants.iter().map(|variant| variant.image.and_then(|at| stored.get(at)).cloned()).collect();
    let known = |url: &str, alt: &str| {
        let found = stored.iter().find(|image| image.is_at(url)).cloned();
        let mut image = found.unwrap_or_else(|| ShelvedImage { url: Some(url.to_owned()), ..ShelvedImage::default() });
        // Some formats have no texts of pictures, and an empty one cannot be told from those: it erases nothing.
        if !alt.is_empty() {
            alt.clone_into(&mut image.alt);
        }
        image
    };
    product.images = match &file.images {
        Cell::Value(images) => images.iter().map(|image| known(&image.url, &image.alt)).collect(),
        Cell::Blank if blank_erases => Vec::new(),
        Cell::Blank | Cell::Absent => stored.clone(),
    };
    for url in file.variants.iter().filter_map(|variant| variant.image.value()) {
        if !product.images.iter().any(|image| image.is_at(url)) {
            product.images.push(known(url, ""));
        }
    }
    for (variant, before) in product.variants.iter_mut().zip(before) {
        let same = |image: &ShelvedImage| before.as_ref().is_some_and(|before| before.id == image.id);
        variant.image = product.images.iter().position(same);
    }
}

/// Counts what of the product finds no place.
pub(super) fn count_lost(lost: &mut BTreeMap<Lost, u64>, file: &Product) {
    let mut add = |kind, count: usize| {
        if count > 0 {
            *lost.entry(kind).or_default() += count as u64;
        }
    };
    add(Lost::Cost, file.variants.iter().filter(|variant| variant.cost.value().is_some()).count());
    add(Lost::Reward, usize::from(file.reward.value().is_some()));
    add(Lost::MoreCategories, file.categories.value().map_or(0, |paths| paths.len().saturating_sub(1)));
}
