//! Stock, counted and typed in. A number that somebody else changed since it was looked at is not overwritten: an order may
//! have taken units that whoever counted did or did not see.

use super::store;
use crate::catalog::{Catalog, CatalogError};
use crate::events::{self, EventKind, NewEvent};
use crate::{BrandId, ProductId, VariantId, changes};

/// The most numbers in one form.
const MOST: usize = 500;
/// More than this is a slip of the hand.
const MOST_PIECES: i64 = 1_000_000_000;

/// Which stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhichStock {
    /// Everything that is counted.
    #[default]
    All,
    /// What is sold out.
    SoldOut,
    /// What has 1 to 5 free pieces.
    Nearly,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StockSort {
    /// What is short first.
    #[default]
    Free,
    /// By title.
    Title,
    /// By article number.
    Sku,
}

/// What a brand looks for in its stock.
#[derive(Debug, Clone, Copy)]
pub struct StockQuery<'a> {
    /// Whose.
    pub brand: BrandId,
    /// Which of it.
    pub which: WhichStock,
    /// Part of a title or an article number; empty for all.
    pub text: &'a str,
    /// In which order.
    pub sort: StockSort,
    /// The page, from 1.
    pub page: u32,
    /// How many a page; 1 to 200.
    pub size: u32,
}

/// A counted variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockRow {
    /// Which.
    pub variant: VariantId,
    /// Of which product.
    pub product: ProductId,
    /// The product's title.
    pub title: String,
    /// Its options, "Large, Blue"; may be empty.
    pub options: String,
    /// The article number; may be empty.
    pub sku: String,
    /// How many are there.
    pub on_hand: i64,
    /// How many of them orders have reserved.
    pub reserved: i64,
}

/// One page of stock, and whether another follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockPage {
    /// The variants.
    pub rows: Vec<StockRow>,
    /// Whether there are more.
    pub more: bool,
}

/// A number that somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockEdit {
    /// Of which variant.
    pub variant: VariantId,
    /// What they saw.
    pub seen: i64,
    /// What is right.
    pub wanted: i64,
}

/// What became of the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StockTaken {
    /// They are stored; so many were different.
    Stored(usize),
    /// These are others by now than was seen: nothing was stored. With what is there now.
    Changed(Vec<(VariantId, i64)>),
}

impl Catalog {
    /// The counted variants of a brand that `query` finds, one page of them. Archived products and sets are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stock(&self, query: &StockQuery<'_>) -> Result<StockPage, CatalogError> {
        Ok(store::stock(&mut self.desk.read().await?, query).await?)
    }

    /// Stores counted stock: all of it, or nothing when one number is not what was seen any more.
    ///
    /// # Errors
    /// When a number is negative or absurd, there are too many, or a variant is not the brand's or not counted.
    pub async fn set_stock(&self, brand: BrandId, edits: &[StockEdit]) -> Result<StockTaken, CatalogError> {
        if edits.len() > MOST {
            return Err(CatalogError::TooMany(MOST));
        }
        if edits.iter().any(|edit| !(0..=MOST_PIECES).contains(&edit.wanted)) {
            return Err(CatalogError::Pieces(MOST_PIECES));
        }
        let mut edits: Vec<_> = edits.iter().filter(|edit| edit.seen != edit.wanted).copied().collect();
        // Rows are always taken in the order of their ids, as orders take them.
        edits.sort_by_key(|edit| edit.variant);
        let mut tx = self.desk.begin().await?;
        let mut changed = Vec::new();
        for edit in &edits {
            let name = store::variant_name(&mut tx, brand, edit.variant).await?.ok_or(CatalogError::NoSuchVariant)?;
            if !store::set_stock(&mut tx, edit).await? {
                changed.push((edit.variant, store::on_hand(&mut tx, edit.variant).await?));
                continue;
            }
            changes::variant_in(&mut tx, edit.variant).await?;
            let event = NewEvent::new(EventKind::StockSet, edit.variant).at_brand(brand).with("name", name);
            events::note_in(&self.desk, &mut tx, &event.changed(edit.seen, edit.wanted)).await?;
        }
        if !changed.is_empty() {
            return Ok(StockTaken::Changed(changed));
        }
        tx.commit().await?;
        Ok(StockTaken::Stored(edits.len()))
    }
}
