//! Finding products: an index in memory that follows the database, and the rows it leads to.
//!
//! Every node has an index of its own ([`search::Index`]). It is built by one pass over what can be sold, on one snapshot, and
//! then told by [`crate::changes`] what to read again, whichever node changed it. Beside that, it goes round the whole catalog
//! again and again, a little at a time: what nobody told of is found out within minutes. What is shown is read from the
//! database last, so that nothing appears that may not be sold, however old the index is.

mod boutique;
mod follow;
mod memory;
mod related;
mod results;
mod store;
mod text;

use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ::search::Index;

use crate::Desk;
use follow::Followed;
use memory::Memory;

pub use ::search::words;
pub use ::search::{BrandCount, BrandName, CategoryCount, Found, PriceCount, Sort};
pub use results::{Instead, Results, Wanted};
pub use text::plain as plain_text;

/// The index of this node. Shared by all handles of a market.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    index: RwLock<Index>,
    /// How far it has followed. Whoever holds this is the one who changes the index.
    followed: tokio::sync::Mutex<Followed>,
    memory: Memory,
}

impl Finder {
    fn read(&self) -> RwLockReadGuard<'_, Index> {
        self.index.read().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Index> {
        self.index.write().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Finding products.
#[derive(Debug, Clone)]
pub struct Search {
    desk: Desk,
    finder: Arc<Finder>,
}

impl Search {
    pub(crate) const fn new(desk: Desk, finder: Arc<Finder>) -> Self {
        Self { desk, finder }
    }
}
