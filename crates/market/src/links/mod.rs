//! What sellers share: short links to their boutique and the products in it, for a campaign or for none.
//!
//! There is one link for each thing to share, however often it is asked for, so a code that is printed stays the same. A link
//! lives for ever: after its campaign it still leads to the boutique, and counts for the seller alone.

mod campaigns;
mod error;
mod model;
mod store;

use std::collections::BTreeMap;

use db::DbError;

use crate::events::{self, EventKind, NewEvent};
use crate::network::{MemberStatus, member_in};
use crate::secret::short_code;
use crate::storefront::cards_in;
use crate::{CampaignId, Desk, LinkId, MemberId, ProductId};

pub use error::{LinkError, LinkField};
pub use model::{Campaign, NewCampaign, ShareLink};

/// 40 bits: nobody meets a link by trying.
const CODE_LENGTH: usize = 8;
/// The most links of one seller.
const MOST_LINKS: u32 = 1_000;

/// Sellers' short links and campaigns.
#[derive(Debug, Clone)]
pub struct Links {
    desk: Desk,
}

impl Links {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// The link of `member` to the boutique, or to `product` in it, for `campaign` or for none; made when there is none yet.
    ///
    /// # Errors
    /// When the member is deactivated, the campaign is somebody else's, the merchant does not sell the product, or there are
    /// 1,000 links already.
    pub async fn link_for(
        &self,
        member: MemberId,
        product: Option<ProductId>,
        campaign: Option<CampaignId>,
    ) -> Result<ShareLink, LinkError> {
        let mut tx = self.desk.begin().await?;
        let seller = member_in(&mut tx, member).await?.ok_or(LinkError::NotFound)?;
        if let Some(known) = store::link_to(&mut tx, member, product, campaign).await? {
            return Ok(known);
        }
        if seller.status == MemberStatus::Inactive {
            return Err(LinkError::Inactive);
        }
        if let Some(campaign) = campaign {
            store::campaign(&mut tx, member, campaign).await?.ok_or(LinkError::NotFound)?;
        }
        let now = self.desk.now();
        if let Some(product) = product
            && cards_in(&mut tx, &[product], Some(seller.merchant), now).await?.is_empty()
        {
            return Err(LinkError::NotFound);
        }
        if store::count_links(&mut tx, member).await? >= i64::from(MOST_LINKS) {
            return Err(LinkError::TooMany(MOST_LINKS));
        }
        let code = short_code(CODE_LENGTH).map_err(|error| LinkError::Randomness(error.to_string()))?;
        let link = ShareLink { id: self.desk.next_id(), code, member, campaign, product, made_at: now };
        // Somebody who asks twice at once gets the same one twice.
        store::insert_link(&mut tx, &link).await?;
        let stored = store::link_to(&mut tx, member, product, campaign).await?;
        if stored.as_ref().is_some_and(|stored| stored.id == link.id) {
            let event = NewEvent::new(EventKind::LinkMade, link.id).at_merchant(seller.merchant);
            events::note_in(&self.desk, &mut tx, &event.with("code", link.code.as_str())).await?;
        }
        tx.commit().await?;
        stored.ok_or(LinkError::NotFound)
    }

    /// The links of `member`, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn links(&self, member: MemberId) -> Result<Vec<ShareLink>, DbError> {
        store::links(&mut self.desk.read().await?, member, MOST_LINKS).await
    }

    /// A link of `member`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn link(&self, member: MemberId, link: LinkId) -> Result<Option<ShareLink>, DbError> {
        let found = store::link(&mut self.desk.read().await?, link).await?;
        Ok(found.filter(|link| link.member == member))
    }

    /// The link with this code, whoever's it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn by_code(&self, code: &str) -> Result<Option<ShareLink>, DbError> {
        store::link_by_code(&mut self.desk.read().await?, code).await
    }

    /// The titles of products, sold or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn titles(&self, products: &[ProductId]) -> Result<BTreeMap<ProductId, String>, DbError> {
        store::titles(&mut self.desk.read().await?, products).await
    }
}
