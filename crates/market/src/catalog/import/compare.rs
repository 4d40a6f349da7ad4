//! What is different between a product as it is stored and as it should be, field by field.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::difference::{Field, FieldChange};
use super::shelved::{Shelved, ShelvedImage, ShelvedPrice, ShelvedVariant};

/// How many characters of a value are shown.
const SHOWN: usize = 120;

/// Everything that is different, in a fixed order.
pub(super) fn compare(before: &Shelved, after: &Shelved) -> Vec<FieldChange> {
    let mut found = Changes { variant: String::new(), list: Vec::new() };
    found.add(Field::Title, &before.title, &after.title);
    found.add(Field::Description, &before.description, &after.description);
    found.add(Field::Vendor, &before.vendor, &after.vendor);
    found.add(Field::ProductType, &before.product_type, &after.product_type);
    found.add(Field::Category, &before.category, &after.category);
    found.add(Field::Status, before.status.word(), after.status.word());
    found.add(Field::SeoTitle, &before.seo_title, &after.seo_title);
    found.add(Field::SeoDescription, &before.seo_description, &after.seo_description);
    found.add(Field::Options, &before.option_names.join(", "), &after.option_names.join(", "));
    found.add(Field::Tags, &tags(&before.tags), &tags(&after.tags));
    found.add_if(before.images != after.images, Field::Images, &pictures(&before.images), &pictures(&after.images));
    found.add(Field::Commission, &text(before.rate), &text(after.rate));
    let kept = |product: &Shelved| product.variants.iter().filter_map(|variant| variant.id).collect::<Vec<_>>();
    if kept(before) != kept(after) {
        let names = |product: &Shelved| {
            let kept = product.variants.iter().filter(|variant| variant.id.is_some());
            kept.map(ShelvedVariant::name).collect::<Vec<_>>().join(", ")
        };
        found.add_if(true, Field::VariantOrder, &names(before), &names(after));
    }
    for variant in &after.variants {
        found.variant = variant.options.join(" / ");
        match before.variants.iter().find(|stored| stored.id == variant.id && stored.id.is_some()) {
            None => found.add_if(true, Field::NewVariant, "", &described(variant)),
            Some(stored) => {
                found.variant_fields(stored, variant);
                let shown = |product: &Shelved, at: Option<usize>| {
                    at.and_then(|at| product.images.get(at)).map(address).unwrap_or_default()
                };
                found.add(Field::VariantImage, &shown(before, stored.image), &shown(after, variant.image));
            }
        }
    }
    found.list
}

struct Changes {
    variant: String,
    list: Vec<FieldChange>,
}

impl Changes {
    fn add(&mut self, field: Field, before: &str, after: &str) {
        self.add_if(before != after, field, before, after);
    }

    fn add_if(&mut self, different: bool, field: Field, before: &str, after: &str) {
        if different {
            let (before, after) = shortened(before, after);
            self.list.push(FieldChange { field, variant: self.variant.clone(), before, after });
        }
    }

    fn variant_fields(&mut self, before: &ShelvedVariant, after: &ShelvedVariant) {
        self.add(Field::OptionValues, &before.options.join(" / "), &after.options.join(" / "));
        self.add(Field::Sku, &before.sku, &after.sku);
        self.add(Field::Barcode, &before.barcode, &after.barcode);
        let currencies: BTreeSet<_> =
            before.prices.iter().chain(&after.prices).map(|price| price.amount.currency()).collect();
        for currency in currencies {
            let (before, after) = (before.price(currency), after.price(currency));
            let amount = |price: Option<&ShelvedPrice>| text(price.map(|price| price.amount));
            let earlier = |price: Option<&ShelvedPrice>| text(price.and_then(|price| price.compare_at));
            let cv = |price: Option<&ShelvedPrice>| text(price.and_then(|price| price.cv));
            self.add(Field::Price, &amount(before), &amount(after));
            self.add(Field::CompareAt, &earlier(before), &earlier(after));
            self.add(Field::Commissionable, &cv(before), &cv(after));
        }
        let grams =
            |variant: &ShelvedVariant| variant.weight_grams.map(|grams| format!("{grams} g")).unwrap_or_default();
        self.add(Field::Weight, &grams(before), &grams(after));
        self.add(Field::Stock, &before.stock.on_hand.to_string(), &after.stock.on_hand.to_string());
        self.add(Field::Tracked, yes_or_no(before.stock.tracked), yes_or_no(after.stock.tracked));
        self.add(Field::Oversell, yes_or_no(before.stock.oversell), yes_or_no(after.stock.oversell));
        self.add(Field::Shipping, yes_or_no(before.requires_shipping), yes_or_no(after.requires_shipping));
        self.add(Field::Taxable, yes_or_no(before.taxable), yes_or_no(after.taxable));
        self.add(Field::HsCode, &before.hs_code, &after.hs_code);
        self.add(Field::Origin, &before.origin, &after.origin);
    }
}

fn text(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn tags(tags: &BTreeSet<String>) -> String {
    tags.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn described(variant: &ShelvedVariant) -> String {
    let price = variant.prices.first().map(|price| price.amount.to_string());
    [variant.name(), price.unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn address(image: &ShelvedImage) -> String {
    image.url.clone().or_else(|| image.media.clone()).unwrap_or_default()
}

/// The pictures by the ends of their addresses, with their texts.
fn pictures(images: &[ShelvedImage]) -> String {
    let one = |image: &ShelvedImage| {
        let address = address(image);
        let end =
            address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
        if image.alt.is_empty() { end } else { format!("{end} ({})", image.alt) }
    };
    images.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Both values short enough to be shown, beginning a little before they differ.
fn shortened(before: &str, after: &str) -> (String, String) {
    if before.chars().count() <= SHOWN && after.chars().count() <= SHOWN {
        return (before.to_owned(), after.to_owned());
    }
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let from = if same < SHOWN / 2 { 0 } else { same - 20 };
    let cut = |text: &str| {
        let mut short: String = text.chars().skip(from).take(SHOWN).collect();
        if from > 0 && !short.is_empty() {
            short.insert(0, '…');
        }
        if text.chars().nth(from + SHOWN).is_some() {
            short.push('…');
        }
        short
    };
    (cut(before), cut(after))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_values_are_shown_where_they_begin_to_differ() {
        let (before, after) = (format!("{}old{}", "x".repeat(500), "y".repeat(500)), format!("{}new", "x".repeat(500)));
        let (before, after) = shortened(&before, &after);
        assert!(before.starts_with("…xxx") && before.contains("old") && before.ends_with('…'), "{before}");
        assert!(after.ends_with("xnew"), "{after}");
        assert_eq!(shortened("short", ""), ("short".to_owned(), String::new()));
    }
}
