//! Which variant of the file is which stored one, and what it should be like.

use std::collections::{HashMap, HashSet};

use base::Money;
use feeds::{Availability, Cell, Product, Variant};

use super::difference::{Blame, Mistake};
use super::merge::{Rules, lay, lay_optional, lay_value, mistake};
use super::shelved::{Shelved, ShelvedImage, ShelvedPrice, ShelvedStock, ShelvedVariant};

/// Lays the file's variants over the product's; the places of those the file does not mention.
///
/// The stored order stays, and new variants come last; a file that has them all decides the order.
pub(super) fn merge(product: &mut Shelved, file: &Product, rules: Rules) -> Result<Vec<usize>, Mistake> {
    if file.variants.is_empty() {
        return Ok(Vec::new());
    }
    let places = pair(&product.variants, file);
    let mut stored: Vec<Option<ShelvedVariant>> = product.variants.drain(..).map(Some).collect();
    let mut merged = Vec::with_capacity(file.variants.len());
    for (variant, place) in file.variants.iter().zip(&places) {
        let before = place.and_then(|place| Some((place, stored.get_mut(place)?.take()?)));
        let place = before.as_ref().map(|(place, _)| *place);
        let after = lay_variant(before.map(|(_, before)| before), variant, &product.images, rules);
        merged.push((place, after));
    }
    let left = stored.iter().flatten().count();
    let wrong_shape = stored.iter().flatten().any(|variant| variant.options.len() != file.options.len());
    if wrong_shape {
        let choices = |names: &[String]| if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        let (from, to) = (choices(&product.option_names), choices(&file.options));
        let reason = Blame::ChoicesChange { from, to, left };
        return Err(mistake(file.line, reason));
    }
    product.option_names.clone_from(&file.options);
    if left == 0 {
        product.variants = merged.into_iter().map(|(_, variant)| variant).collect();
        return Ok(Vec::new());
    }
    let rest = stored.into_iter().enumerate().filter_map(|(place, variant)| Some((Some(place), variant?)));
    let missing: HashSet<Option<usize>> = rest.clone().map(|(place, _)| place).collect();
    merged.extend(rest);
    merged.sort_by_key(|(place, _)| place.unwrap_or(usize::MAX));
    let not_in_file = merged.iter().enumerate().filter(|(_, (place, _))| place.is_some() && missing.contains(place));
    let not_in_file = not_in_file.map(|(at, _)| at).collect();
    product.variants = merged.into_iter().map(|(_, variant)| variant).collect();
    Ok(not_in_file)
}

/// For each variant of the file the place of the stored one it is: the one with the same choices, else the only one left
/// with the same SKU, else the only one of a product that gets or loses its choices.
fn pair(stored: &[ShelvedVariant], file: &Product) -> Vec<Option<usize>> {
    let by_options: HashMap<String, usize> =
        stored.iter().enumerate().map(|(place, variant)| (choices(&variant.options), place)).collect();
    let mut places: Vec<Option<usize>> =
        file.variants.iter().map(|variant| by_options.get(&choices(&variant.options)).copied()).collect();
    let taken: HashSet<usize> = places.iter().flatten().copied().collect();
    let free = stored.iter().enumerate().filter(|(place, variant)| !taken.contains(place) && !variant.sku.is_empty());
    let mut by_sku: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, variant) in free {
        by_sku.entry(&variant.sku).or_default().push(place);
    }
    for (variant, place) in file.variants.iter().zip(&mut places) {
        // A number that several share says nothing; one that is used up is gone.
        if place.is_none()
            && let Some(Ok([only])) = by_sku.remove(variant.sku.text()).map(<[usize; 1]>::try_from)
        {
            *place = Some(only);
        }
    }
    if let ([only], [first, ..]) = (stored, places.as_mut_slice())
        && only.options.len() != file.options.len()
        && first.is_none()
        && file.variants.iter().all(|variant| variant.sku.text() != only.sku || only.sku.is_empty())
    {
        *first = Some(0);
    }
    places
}

fn choices(options: &[String]) -> String {
    options.join("\u{1f}").to_lowercase()
}

fn lay_variant(
    stored: Option<ShelvedVariant>,
    file: &Variant,
    images: &[ShelvedImage],
    rules: Rules,
) -> ShelvedVariant {
    let is_new = stored.is_none();
    let mut variant = stored.unwrap_or_default();
    let blank = rules.blank_erases;
    variant.options.clone_from(&file.options);
    lay(&mut variant.sku, &file.sku, blank);
    lay(&mut variant.barcode, &file.barcode, blank);
    lay(&mut variant.hs_code, &file.hs_code, blank);
    lay(&mut variant.origin, &file.origin, blank);
    lay_optional(&mut variant.weight_grams, &file.weight_grams, blank);
    lay_value(&mut variant.requires_shipping, &file.requires_shipping);
    lay_value(&mut variant.taxable, &file.taxable);
    match &file.image {
        Cell::Value(url) => variant.image = images.iter().position(|image| image.is_at(url)),
        Cell::Blank if blank => variant.image = None,
        Cell::Blank | Cell::Absent => {}
    }
    lay_price(&mut variant, file, rules);
    lay_stock(&mut variant.stock, file, is_new);
    variant
}

/// Sets the price in the file's currency; those in others stay.
fn lay_price(variant: &mut ShelvedVariant, file: &Variant, rules: Rules) {
    let blank = rules.blank_erases;
    let currency = file.price.value().or(file.compare_at.value()).map_or(rules.currency, |amount| amount.currency());
    let place = variant.prices.iter().position(|price| price.amount.currency() == currency);
    let mut price = place.map(|place| variant.prices.remove(place));
    match file.price {
        Cell::Value(amount) => price = Some(ShelvedPrice { amount, ..price.unwrap_or(free_of_charge(amount)) }),
        Cell::Blank if blank => price = None,
        Cell::Blank | Cell::Absent => {}
    }
    let Some(mut price) = price else { return };
    lay_optional(&mut price.compare_at, &file.compare_at, blank);
    // An earlier price that is not higher is none, and no more can be commissioned than is paid.
    price.compare_at = price.compare_at.filter(|before| before.minor() > price.amount.minor());
    price.cv = price.cv.map(|cv| if cv.minor() > price.amount.minor() { price.amount } else { cv });
    variant.prices.push(price);
    variant.prices.sort_by_key(|price| price.amount.currency().code());
}

const fn free_of_charge(amount: Money) -> ShelvedPrice {
    ShelvedPrice { amount, compare_at: None, cv: None }
}

/// Stock changes only where the file gives a number: a blank quantity never empties a shelf, whatever was asked.
fn lay_stock(stock: &mut ShelvedStock, file: &Variant, is_new: bool) {
    if is_new {
        let (tracked, oversell) = match file.availability.value() {
            None => (file.stock.value().is_some(), false),
            Some(Availability::InStock) => (file.stock.value().is_some(), false),
            Some(Availability::OutOfStock) => (true, false),
            Some(Availability::Backorder | Availability::Preorder) => (true, true),
        };
        (stock.tracked, stock.oversell) = (tracked, oversell);
    }
    lay_value(&mut stock.tracked, &file.tracked);
    lay_value(&mut stock.oversell, &file.continue_selling);
    if let Cell::Value(counted) = file.stock
        && counted != stock.on_hand
    {
        // What is reserved belongs to orders that were taken: there is at least that much.
        stock.on_hand = if stock.reserved > 0 { counted.max(stock.reserved) } else { counted };
    }
}
