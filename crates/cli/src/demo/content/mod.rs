//! The demo's brands, products and people: words and figures in TOML files beside this one, pictures by [`draw`].
//!
//! A file that cannot be read is an error that names the line and the field; what one file alone cannot show (unique
//! handles, components that exist, pictures that draw) is checked by the tests of this module.
//!
//! [`draw`]: super::draw

mod brand;
mod paint;
mod people;
mod product;
#[cfg(test)]
mod tests;

pub(crate) use brand::BrandContent;
pub(crate) use people::{CollectionContent, GuestAddress, Names, SellerContent};
pub(crate) use product::{BundlePart, ProductContent};

/// The eight brands in the order they are shown, each with its products.
///
/// # Errors
/// When a content file is not well-formed or names an unknown field, colour, backdrop, emblem or pattern.
pub(crate) fn brands() -> Result<Vec<BrandContent>, toml::de::Error> {
    [
        include_str!("lehm-loeffel.toml"),
        include_str!("salt-sorrel.toml"),
        include_str!("second-kettle.toml"),
        include_str!("largo-loom.toml"),
        include_str!("pim-poplar.toml"),
        include_str!("blank-tuesday.toml"),
        include_str!("nordhang.toml"),
        include_str!("patient-garden.toml"),
    ]
    .into_iter()
    .map(toml::from_str)
    .collect()
}

/// The six sellers the tour introduces.
///
/// # Errors
/// When the file is not well-formed or names an unknown field, colour, hair or clothes.
pub(crate) fn sellers() -> Result<Vec<SellerContent>, toml::de::Error> {
    people::sellers(include_str!("sellers.toml"))
}

/// First and last names from which the other sellers' names are made.
///
/// # Errors
/// When the file is not well-formed.
pub(crate) fn names() -> Result<Names, toml::de::Error> {
    toml::from_str(include_str!("names.toml"))
}

/// Addresses of customers who buy as guests.
///
/// # Errors
/// When the file is not well-formed.
pub(crate) fn guests() -> Result<Vec<GuestAddress>, toml::de::Error> {
    people::guests(include_str!("guests.toml"))
}
