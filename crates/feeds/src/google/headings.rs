//! The attributes of Google Merchant feeds, and of the feeds of others that copied them.

use crate::columns::{Field, Meaning};
use crate::report::Why;
use crate::text::heading::plain;

const FIELDS: &[(&str, Field)] = &[
    ("id", Field::Id),
    ("title", Field::Title),
    ("description", Field::Description),
    ("image link", Field::Image),
    ("additional image link", Field::MoreImages),
    ("additional image links", Field::MoreImages),
    ("availability", Field::Availability),
    ("price", Field::Price),
    ("sale price", Field::SalePrice),
    ("sale price effective date", Field::SalePeriod),
    ("cost of goods sold", Field::Cost),
    ("brand", Field::Vendor),
    ("gtin", Field::Barcode),
    ("product type", Field::Category),
    ("category", Field::Category),
    ("google product category", Field::GoogleCategory),
    ("item group id", Field::GroupId),
    ("color", Field::Color),
    ("colour", Field::Color),
    ("size", Field::Size),
    ("material", Field::Material),
    ("pattern", Field::Pattern),
    ("age group", Field::AgeGroup),
    ("gender", Field::Gender),
    ("product detail", Field::Detail),
    ("shipping weight", Field::Weight),
    ("sell on google quantity", Field::Stock),
    ("quantity to sell on facebook", Field::Stock),
    ("inventory", Field::Stock),
];

/// Attributes of the specification that have no place in our catalog.
const NOT_KEPT: &[&str] = &[
    "adult",
    "ads redirect",
    "auto pricing min price",
    "availability date",
    "bundle",
    "canonical link",
    "certification",
    "condition",
    "custom label 0",
    "custom label 1",
    "custom label 2",
    "custom label 3",
    "custom label 4",
    "disclosure date",
    "energy efficiency class",
    "excluded destination",
    "expiration date",
    "external seller id",
    "free shipping threshold",
    "identifier exists",
    "included destination",
    "installment",
    "is bundle",
    "lifestyle image link",
    "link",
    "loyalty program",
    "max energy efficiency class",
    "max handling time",
    "maximum retail price",
    "min energy efficiency class",
    "min handling time",
    "minimum order value",
    "mobile link",
    "mpn",
    "multipack",
    "pause",
    "pickup method",
    "pickup sla",
    "product height",
    "product highlight",
    "product length",
    "product weight",
    "product width",
    "promotion id",
    "return policy label",
    "ships from country",
    "shipping",
    "shipping height",
    "shipping label",
    "shipping length",
    "shipping width",
    "shopping ads excluded country",
    "short title",
    "size system",
    "size type",
    "structured description",
    "structured title",
    "subscription cost",
    "tax",
    "tax category",
    "transit time label",
    "unit pricing base measure",
    "unit pricing measure",
    "virtual model link",
];

/// What an attribute means, in a heading (`image link`, `image_link`, `g:image_link`) or as an element's name.
pub(crate) fn meaning(name: &str) -> Meaning {
    let bare = name.trim().trim_start_matches('\u{feff}');
    let plain = plain(bare.strip_prefix("g:").unwrap_or(bare));
    match FIELDS.iter().find(|(known, _)| *known == plain) {
        Some((_, field)) => Meaning::Field(*field),
        None if NOT_KEPT.contains(&plain.as_str()) => Meaning::Dropped(Why::NotKept),
        None => Meaning::Dropped(Why::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::meaning;
    use crate::columns::{Field, Meaning};
    use crate::report::Why;

    #[test]
    fn names_are_written_with_underscores_spaces_or_a_prefix() {
        for name in ["image_link", "image link", "g:image_link", "Image Link", "\u{feff}image_link"] {
            assert_eq!(meaning(name), Meaning::Field(Field::Image), "{name}");
        }
        assert_eq!(meaning("external_seller_id"), Meaning::Dropped(Why::NotKept));
        assert_eq!(meaning("quantity"), Meaning::Dropped(Why::Unknown));
    }
}
