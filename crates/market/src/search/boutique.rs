//! What a boutique shows.

use ::search::Sort;
use db::DbError;

use super::{Search, Wanted};
use crate::storefront::{Listing, chosen_in};
use crate::{MemberId, MerchantId};

impl Search {
    /// What a member of a merchant shows in the boutique, `page` (from 1) of `size` (1 to 100) products: what was chosen by
    /// hand in its order, then everything of the brands that were chosen whole; everything the merchant sells when nothing
    /// was chosen. The newest come first, and what is sold out stands at the end.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn boutique(
        &self,
        merchant: MerchantId,
        member: MemberId,
        (page, size): (u32, u32),
    ) -> Result<Listing, DbError> {
        let chosen = chosen_in(&mut self.desk.read().await?, (merchant, member), (page, size), self.desk.now()).await?;
        if let Some(listing) = chosen {
            return Ok(listing);
        }
        let wanted = Wanted { merchant: Some(merchant), sort: Sort::InStock, page, size, ..Wanted::default() };
        let results = self.find(&wanted).await?;
        Ok(Listing { cards: results.cards, total: i64::from(results.found.total) })
    }
}
