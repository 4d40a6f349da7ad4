//! The headings of Shopify product files: the classic ones, the current ones, and those shops add themselves.

use crate::columns::{Field, Meaning};
use crate::report::Why;
use crate::text::heading::{numbered, plain};

/// Both dialects in one table: where they differ only in case or punctuation they are one row here.
const FIELDS: &[(&str, Field)] = &[
    ("handle", Field::Handle),
    ("url handle", Field::Handle),
    ("title", Field::Title),
    ("body html", Field::Description),
    ("body", Field::Description),
    ("description", Field::Description),
    ("vendor", Field::Vendor),
    ("product category", Field::Category),
    ("standardized product type", Field::Category),
    ("type", Field::ProductType),
    ("custom product type", Field::ProductType),
    ("tags", Field::Tags),
    ("published", Field::Published),
    ("published on online store", Field::Published),
    ("status", Field::Status),
    ("variant sku", Field::Sku),
    ("sku", Field::Sku),
    ("variant barcode", Field::Barcode),
    ("barcode", Field::Barcode),
    ("variant price", Field::Price),
    ("price", Field::Price),
    ("variant compare at price", Field::CompareAt),
    ("compare at price", Field::CompareAt),
    ("cost per item", Field::Cost),
    ("variant taxable", Field::TaxStatus),
    ("charge tax", Field::TaxStatus),
    ("variant inventory tracker", Field::Tracker),
    ("inventory tracker", Field::Tracker),
    ("variant inventory qty", Field::Stock),
    ("inventory quantity", Field::Stock),
    ("variant inventory policy", Field::StockPolicy),
    ("continue selling when out of stock", Field::StockPolicy),
    ("variant grams", Field::Weight),
    ("weight value grams", Field::Weight),
    ("variant requires shipping", Field::RequiresShipping),
    ("requires shipping", Field::RequiresShipping),
    ("image src", Field::Image),
    ("product image url", Field::Image),
    ("image position", Field::ImagePosition),
    ("image alt text", Field::ImageAlt),
    ("variant image", Field::VariantImage),
    ("variant image url", Field::VariantImage),
    ("gift card", Field::GiftCard),
    ("seo title", Field::SeoTitle),
    ("seo description", Field::SeoDescription),
    ("hs code", Field::HsCode),
    ("variant hs code", Field::HsCode),
    ("variant harmonized system code", Field::HsCode),
    ("coo", Field::Origin),
    ("country of origin", Field::Origin),
    ("variant country of origin", Field::Origin),
];

/// Columns of Shopify that have no place in our catalog.
const NOT_KEPT: &[&str] = &[
    "option# linked to",
    "variant fulfillment service",
    "fulfillment service",
    "variant tax code",
    "tax code",
    "variant weight unit",
    "weight unit for display",
    "unit price total measure",
    "unit price total measure unit",
    "unit price base measure",
    "unit price base measure unit",
    "variant unit price",
    "template suffix",
    "collection",
];

/// Our own fields, in columns shaped like Shopify's own fields so that the file still imports there.
const OURS: &[(&str, Field)] = &[
    ("product.metafields.astra.commission_bps", Field::CommissionBps),
    ("product.metafields.astra.reward_minor", Field::RewardMinor),
    ("variant.metafields.astra.hs_code", Field::HsCode),
    ("variant.metafields.astra.origin", Field::Origin),
];

/// What a column of a Shopify product file means.
pub(crate) fn meaning(heading: &str) -> Meaning {
    let plain = plain(heading);
    if let Some((_, field)) = FIELDS.iter().find(|(name, _)| *name == plain) {
        return Meaning::Field(*field);
    }
    if let Some(key) = metafield(heading) {
        return OURS
            .iter()
            .find(|(ours, _)| *ours == key)
            .map_or(Meaning::Dropped(Why::Metafield), |(_, field)| Meaning::Field(*field));
    }
    match numbered(&plain) {
        Some((name, number)) if name == "option# name" => return Meaning::OptionName(number),
        Some((name, number)) if name == "option# value" => return Meaning::OptionValue(number),
        Some((name, _)) if NOT_KEPT.contains(&name.as_str()) => return Meaning::Dropped(Why::NotKept),
        _ => {}
    }
    if NOT_KEPT.contains(&plain.as_str()) || plain.starts_with("google shopping ") {
        return Meaning::Dropped(Why::NotKept);
    }
    Meaning::Dropped(if is_market(heading) { Why::Market } else { Why::Unknown })
}

/// The key of `Name (product.metafields.<namespace>.<key>)`.
fn metafield(heading: &str) -> Option<&str> {
    let (_, inside) = crate::text::heading::bracket(heading)?;
    (inside.starts_with("product.metafields.") || inside.starts_with("variant.metafields.")).then_some(inside)
}

/// `Included / <market>`, `Price / <market>`, `Compare-at price / <market>`: every shop names its markets itself.
fn is_market(heading: &str) -> bool {
    heading
        .split_once(" / ")
        .is_some_and(|(what, _)| matches!(plain(what).as_str(), "included" | "price" | "compare at price"))
}

#[cfg(test)]
mod tests {
    use super::meaning;
    use crate::columns::{Field, Meaning};
    use crate::report::Why;

    #[test]
    fn both_dialects_mean_the_same() {
        for (classic, current) in [
            ("Handle", "URL handle"),
            ("Body (HTML)", "Description"),
            ("Product Category", "Product category"),
            ("Published", "Published on online store"),
            ("Option1 Name", "Option1 name"),
            ("Option3 Value", "Option3 value"),
            ("Variant SKU", "SKU"),
            ("Variant Barcode", "Barcode"),
            ("Variant Price", "Price"),
            ("Variant Compare At Price", "Compare-at price"),
            ("Variant Taxable", "Charge tax"),
            ("Variant Tax Code", "Tax code"),
            ("Variant Inventory Tracker", "Inventory tracker"),
            ("Variant Inventory Qty", "Inventory quantity"),
            ("Variant Inventory Policy", "Continue selling when out of stock"),
            ("Variant Grams", "Weight value (grams)"),
            ("Variant Weight Unit", "Weight unit for display"),
            ("Variant Requires Shipping", "Requires shipping"),
            ("Variant Fulfillment Service", "Fulfillment service"),
            ("Image Src", "Product image URL"),
            ("Image Position", "Image position"),
            ("Image Alt Text", "Image alt text"),
            ("Variant Image", "Variant image URL"),
            ("Google Shopping / MPN", "Google Shopping / Manufacturer part number (MPN)"),
            ("Google Shopping / AdWords Grouping", "Google Shopping / Ad group name"),
            ("Google Shopping / Custom Label 4", "Google Shopping / Custom label 4"),
        ] {
            assert_eq!(meaning(classic), meaning(current), "{classic}");
            assert_ne!(meaning(classic), Meaning::Dropped(Why::Unknown), "{classic}");
        }
    }

    #[test]
    fn columns_the_shop_named_itself_are_told_apart() {
        let color = "Color (product.metafields.shopify.color-pattern)";
        assert_eq!(meaning(color), Meaning::Dropped(Why::Metafield));
        assert_eq!(
            meaning("Commission rate (product.metafields.astra.commission_bps)"),
            Meaning::Field(Field::CommissionBps)
        );
        for market in ["Included / United States", "Price / EU", "Compare-at price / EU", "Compare At Price / EU"] {
            assert_eq!(meaning(market), Meaning::Dropped(Why::Market), "{market}");
        }
        assert_eq!(meaning("Colour of the week"), Meaning::Dropped(Why::Unknown));
        assert_eq!(meaning("Option2 Linked To"), Meaning::Dropped(Why::NotKept));
    }
}
