use db::{DbError, Tx};

use super::{Campaign, LinkError, LinkField, Links, NewCampaign, store};
use crate::events::{self, EventKind, NewEvent};
use crate::network::{Member, MemberStatus, member_in};
use crate::{CampaignId, MemberId, people};

/// The most campaigns of one seller.
const MOST_CAMPAIGNS: u32 = 200;

impl Links {
    /// The campaigns of `member`, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn campaigns(&self, member: MemberId) -> Result<Vec<Campaign>, DbError> {
        store::campaigns(&mut self.desk.read().await?, member, MOST_CAMPAIGNS).await
    }

    /// A campaign of `member`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn campaign(&self, member: MemberId, campaign: CampaignId) -> Result<Option<Campaign>, DbError> {
        store::campaign(&mut self.desk.read().await?, member, campaign).await
    }

    /// Begins a campaign of `member`.
    ///
    /// # Errors
    /// When something typed cannot be used, the member is deactivated, or there are 200 campaigns already.
    pub async fn add_campaign(&self, member: MemberId, new: &NewCampaign) -> Result<CampaignId, LinkError> {
        let new = sound(new)?;
        let mut tx = self.desk.begin().await?;
        let seller = member_in(&mut tx, member).await?.ok_or(LinkError::NotFound)?;
        if seller.status == MemberStatus::Inactive {
            return Err(LinkError::Inactive);
        }
        if store::count_campaigns(&mut tx, member).await? >= i64::from(MOST_CAMPAIGNS) {
            return Err(LinkError::TooMany(MOST_CAMPAIGNS));
        }
        let id = self.desk.next_id();
        store::insert_campaign(&mut tx, id, member, &new, self.desk.now()).await?;
        self.note(&mut tx, &seller, EventKind::CampaignAdded, id, &new.name).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Says something else of a campaign of `member`. Clicks that were counted stay where they are.
    ///
    /// # Errors
    /// When something typed cannot be used, or it is not theirs.
    pub async fn change_campaign(
        &self,
        member: MemberId,
        campaign: CampaignId,
        new: &NewCampaign,
    ) -> Result<(), LinkError> {
        let new = sound(new)?;
        let mut tx = self.desk.begin().await?;
        if !store::update_campaign(&mut tx, member, campaign, &new).await? {
            return Err(LinkError::NotFound);
        }
        let seller = member_in(&mut tx, member).await?.ok_or(LinkError::NotFound)?;
        self.note(&mut tx, &seller, EventKind::CampaignChanged, campaign, &new.name).await?;
        Ok(tx.commit().await?)
    }

    async fn note(
        &self,
        tx: &mut Tx,
        seller: &Member,
        kind: EventKind,
        campaign: CampaignId,
        name: &str,
    ) -> Result<(), DbError> {
        let event = NewEvent::new(kind, campaign).at_merchant(seller.merchant);
        events::note_in(&self.desk, tx, &event.with("name", name)).await
    }
}

fn sound(new: &NewCampaign) -> Result<NewCampaign, LinkError> {
    let name = people::note(&new.name).ok().filter(|name| !name.is_empty());
    let name = name.ok_or(LinkError::Field(LinkField::Name))?;
    let note = people::note(&new.note).map_err(|_| LinkError::Field(LinkField::Note))?;
    if new.starts_at.zip(new.ends_at).is_some_and(|(start, end)| end <= start) {
        return Err(LinkError::Field(LinkField::End));
    }
    Ok(NewCampaign { name, note, ..*new })
}
