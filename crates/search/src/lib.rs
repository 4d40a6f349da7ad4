//! An index of products in memory: finds by words with typos, counts facets, sorts, pages.
//!
//! Nothing here does IO or reads a clock: whoever owns the products puts them in and keeps them true.
//!
//! **What a word finds.** Words are runs of letters and digits, without capitals and accents ([`words`]). A word that was
//! looked for finds a word of a product when both are the same; when it was the last one typed and the product's word
//! begins with it; or when the two are at most one edit apart (two from eight letters on, none below four). An edit adds,
//! drops or changes a letter or swaps two neighbours. A product is found when every word finds something in it.
//!
//! **What comes first.** Each word counts by how it was found (the same, begun, one edit, two edits) and then by where
//! (title, brand, category and tags, description), in the best place of the product. The sums of all words decide; then
//! what can be had comes before what is sold out, and the newest first.
//!
//! ```
//! use base::{Currency, Timestamp};
//! use search::{Brand, Index, Offer, Product, Query, Sale};
//!
//! let mut index = Index::default();
//! let sales = vec![Sale { shop: 1, currency: Currency::EUR, until: None }];
//! index.put_brand(Brand { id: 7, name: "Second Kettle".into(), slug: "second-kettle".into(), sales });
//! let offers = vec![Offer { currency: Currency::EUR, price: 980, available: true }];
//! let tea = Product { id: 1, brand: 7, title: "Jasmine green tea".into(), offers, ..Product::default() };
//! index.put(&tea);
//! let found = index.find(&Query { text: "jasmin tee", ..Query::at(Timestamp::from_millis(0)) });
//! assert_eq!(found.hits.len(), 0, "`tee` has three letters: no edits");
//! let found = index.find(&Query { text: "jasmin tea", ..Query::at(Timestamp::from_millis(0)) });
//! assert_eq!(found.hits[0].product, 1);
//! ```

#![deny(clippy::float_arithmetic)]

mod category;
mod entry;
mod facets;
mod find;
mod index;
mod matching;
mod mean;
mod model;
mod order;
mod trie;
mod typo;
mod vocabulary;
mod words;

pub use category::category_slug;
pub use index::Index;
pub use model::{
    Brand, BrandCount, BrandName, CategoryCount, Filters, Found, Hit, Offer, Price, PriceCount, Product, Query, Sale,
    Sort,
};
pub use typo::edits_allowed;
pub use words::{folded, words};
