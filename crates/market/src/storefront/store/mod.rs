//! The SQL of the storefront.

mod cards;
mod product;
mod sitemap;

pub(super) use cards::{cards, chose, chosen, counts, list};
pub(super) use product::{
    address_of, bought_with, cheapest_variants, gone_product, offer, pictures, product, variants,
};
pub(super) use sitemap::{boundaries, entries};
