//! What anybody may see: the marketplace, brands, shops, boutiques, products and the cart.

pub mod boutique;
pub mod brand;
pub mod cart;
pub mod home;
pub mod list;
pub mod merchant;
pub mod product;
pub mod report;
pub mod results;
pub mod search;
