//! Suspending, taking down, and the way back.

use db::Tx;

use super::{Moderation, ModerationError, store};
use crate::events::{self, EventKind, NewEvent};
use crate::people::Organisation;
use crate::terms::{Party, pause_in};
use crate::{MemberId, PersonId, ProductId, changes};

/// The longest reason.
const LONGEST: usize = 500;

impl Moderation {
    /// Suspends a brand or a merchant: nothing is sold by it until [`Moderation::reinstate`]. Its owner reads `why`.
    ///
    /// # Errors
    /// When the reason is empty or too long, or there is no such organisation.
    pub async fn suspend(&self, organisation: Organisation, why: &str) -> Result<(), ModerationError> {
        self.set_suspended(organisation, Some(sound(why)?)).await
    }

    /// Lets a suspended brand or merchant sell again.
    ///
    /// # Errors
    /// When there is no such organisation.
    pub async fn reinstate(&self, organisation: Organisation) -> Result<(), ModerationError> {
        self.set_suspended(organisation, None).await
    }

    async fn set_suspended(&self, organisation: Organisation, why: Option<String>) -> Result<(), ModerationError> {
        let mut tx = self.desk.begin().await?;
        if !store::suspend(&mut tx, organisation, why.as_deref(), self.desk.now()).await? {
            return Err(ModerationError::NotFound);
        }
        let suspended = why.is_some();
        let event = match organisation {
            Organisation::Brand(brand) => {
                pause_in(&mut tx, Party::Brand(brand)).await?;
                changes::brand_in(&mut tx, brand).await?;
                let kind = if suspended { EventKind::BrandSuspended } else { EventKind::BrandReinstated };
                NewEvent::new(kind, brand).at_brand(brand)
            }
            Organisation::Merchant(merchant) => {
                pause_in(&mut tx, Party::Merchant(merchant)).await?;
                for brand in store::brands_of(&mut tx, merchant).await? {
                    changes::brand_in(&mut tx, brand).await?;
                }
                let kind = if suspended { EventKind::MerchantSuspended } else { EventKind::MerchantReinstated };
                NewEvent::new(kind, merchant).at_merchant(merchant)
            }
        };
        let event = why.into_iter().fold(event, |event, why| event.with("why", why));
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Signs somebody out everywhere, and lets them in no more.
    ///
    /// # Errors
    /// When the reason is not sound, there is no such person, or it is whoever asks.
    pub async fn suspend_person(&self, person: PersonId, why: &str) -> Result<(), ModerationError> {
        if self.desk.actor().person() == Some(person) {
            return Err(ModerationError::Oneself);
        }
        let why = sound(why)?;
        let mut tx = self.desk.begin().await?;
        if !store::suspend_person(&mut tx, person, Some(&why), self.desk.now()).await? {
            return Err(ModerationError::NotFound);
        }
        store::delete_sessions(&mut tx, person).await?;
        let event = NewEvent::new(EventKind::PersonSuspended, person).with("why", why);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Lets somebody sign in again.
    ///
    /// # Errors
    /// When there is no such person.
    pub async fn reinstate_person(&self, person: PersonId) -> Result<(), ModerationError> {
        let mut tx = self.desk.begin().await?;
        if !store::suspend_person(&mut tx, person, None, self.desk.now()).await? {
            return Err(ModerationError::NotFound);
        }
        events::note_in(&self.desk, &mut tx, &NewEvent::new(EventKind::PersonReinstated, person)).await?;
        Ok(tx.commit().await?)
    }

    /// Puts a product that was taken down back into its brand's hands: it stays archived until the brand sells it again.
    ///
    /// # Errors
    /// When no such product is taken down.
    pub async fn put_product_back(&self, product: ProductId) -> Result<(), ModerationError> {
        let mut tx = self.desk.begin().await?;
        let brand = store::put_product_back(&mut tx, product).await?.ok_or(ModerationError::NotFound)?;
        let event = NewEvent::new(EventKind::ProductPutBack, product).at_brand(brand);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Opens a boutique again that was taken down.
    ///
    /// # Errors
    /// When no such boutique is taken down.
    pub async fn put_boutique_back(&self, member: MemberId) -> Result<(), ModerationError> {
        let mut tx = self.desk.begin().await?;
        let merchant = store::put_boutique_back(&mut tx, member).await?.ok_or(ModerationError::NotFound)?;
        let event = NewEvent::new(EventKind::MemberPutBack, member).at_merchant(merchant);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn take_product_down_in(
        &self,
        tx: &mut Tx,
        product: ProductId,
        why: &str,
    ) -> Result<(), ModerationError> {
        let taken = store::take_product_down(tx, product, why, self.desk.now()).await?;
        let brand = taken.ok_or(ModerationError::NotFound)?;
        changes::products_in(tx, &[product]).await?;
        let event = NewEvent::new(EventKind::ProductTakenDown, product).at_brand(brand).with("why", why);
        Ok(events::note_in(&self.desk, tx, &event).await?)
    }

    pub(super) async fn take_boutique_down_in(
        &self,
        tx: &mut Tx,
        member: MemberId,
        why: &str,
    ) -> Result<(), ModerationError> {
        let taken = store::take_boutique_down(tx, member, why, self.desk.now()).await?;
        let merchant = taken.ok_or(ModerationError::NotFound)?;
        let event = NewEvent::new(EventKind::MemberTakenDown, member).at_merchant(merchant).with("why", why);
        Ok(events::note_in(&self.desk, tx, &event).await?)
    }
}

/// A reason that can be read: one paragraph, not empty, not endless.
pub(super) fn sound(why: &str) -> Result<String, ModerationError> {
    let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
    if (1..=LONGEST).contains(&why.chars().count()) { Ok(why) } else { Err(ModerationError::Reason(LONGEST)) }
}
