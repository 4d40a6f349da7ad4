//! What sellers make of their boutiques: a headline, brands shown whole, collections; and the customers who follow them.
//!
//! A boutique shows the products that were chosen, in their order, and everything of the brands that were; with nothing
//! chosen, everything the merchant sells. Collections stand before that and have an order of their own. What is sold out goes
//! to the end by itself and comes back to its place by itself; what is not sold any more is not shown and stays chosen.

mod collections;
mod error;
mod followers;
mod model;
mod store;

use db::Tx;

use crate::events::{self, EventKind, NewEvent};
use crate::network::member_in;
use crate::people;
use crate::{BrandId, Desk, MemberId};

pub use error::BoutiqueError;
pub use model::{Collection, Followed, NewCollection, Step};

/// The most brands shown whole.
const MOST_BRANDS: usize = 100;

/// Sellers' boutiques.
#[derive(Debug, Clone)]
pub struct Boutiques {
    desk: Desk,
}

impl Boutiques {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// What a member says over the boutique at this merchant; may be empty.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn headline(&self, member: MemberId) -> Result<String, BoutiqueError> {
        Ok(store::headline(&mut self.desk.read().await?, member).await?)
    }

    /// Says something else over it: one line of up to 120 characters, or nothing.
    ///
    /// # Errors
    /// When it is longer or not one line, or there is no such member.
    pub async fn set_headline(&self, member: MemberId, headline: &str) -> Result<(), BoutiqueError> {
        let headline = people::note(headline).map_err(|_| BoutiqueError::Line)?;
        let mut tx = self.desk.begin().await?;
        store::set_headline(&mut tx, member, &headline).await.map_err(BoutiqueError::of)?;
        self.note(&mut tx, member, NewEvent::new(EventKind::BoutiqueChanged, member)).await?;
        Ok(tx.commit().await?)
    }

    /// The brands of which a member shows everything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn brands(&self, member: MemberId) -> Result<Vec<BrandId>, BoutiqueError> {
        Ok(store::brands(&mut self.desk.read().await?, member).await?)
    }

    /// Shows everything of these brands, and of no others.
    ///
    /// # Errors
    /// When there are more than 100, or one or the member does not exist.
    pub async fn set_brands(&self, member: MemberId, brands: &[BrandId]) -> Result<(), BoutiqueError> {
        if brands.len() > MOST_BRANDS {
            return Err(BoutiqueError::TooMany(MOST_BRANDS));
        }
        let mut tx = self.desk.begin().await?;
        store::set_brands(&mut tx, member, brands).await.map_err(BoutiqueError::of)?;
        self.note(&mut tx, member, NewEvent::new(EventKind::BoutiqueChanged, member)).await?;
        Ok(tx.commit().await?)
    }

    /// Something happened in the boutique of `member`: the merchant reads it.
    async fn note(&self, tx: &mut Tx, member: MemberId, event: NewEvent) -> Result<(), BoutiqueError> {
        let seller = member_in(tx, member).await?.ok_or(BoutiqueError::NotFound)?;
        Ok(events::note_in(&self.desk, tx, &event.at_merchant(seller.merchant)).await?)
    }
}
