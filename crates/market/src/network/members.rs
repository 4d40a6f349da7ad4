//! Becoming a member, being deactivated, and corrections of the tree.

use db::{DbError, Tx};

use super::{Member, MemberStatus, Network, NetworkError, store, team};
use crate::events::{self, EventKind, NewEvent};
use crate::people;
use crate::{MemberId, MerchantId, PersonId};

impl Network {
    /// Makes `person` a member of `merchant`'s network, below `enroller` or, with `None`, at the top of a line of their own.
    ///
    /// # Errors
    /// When the person is a member already, or there is no such person, merchant or enroller in this network.
    pub async fn enrol(
        &self,
        merchant: MerchantId,
        person: PersonId,
        enroller: Option<MemberId>,
    ) -> Result<MemberId, NetworkError> {
        let mut tx = self.desk.begin().await?;
        let member = self.enrol_in(&mut tx, merchant, person, enroller).await?;
        tx.commit().await?;
        Ok(member)
    }

    /// As [`Network::enrol`], inside the caller's transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn enrol_in(
        &self,
        tx: &mut Tx,
        merchant: MerchantId,
        person: PersonId,
        enroller: Option<MemberId>,
    ) -> Result<MemberId, NetworkError> {
        if !store::has_merchant(tx, merchant).await? {
            return Err(NetworkError::NoSuchMerchant);
        }
        if let Some(enroller) = enroller {
            found(tx, merchant, enroller).await?;
        }
        people::ensure_handle_in(tx, person).await?;
        let (id, now) = (tx.next_id(), self.desk.now());
        if !store::insert_member(tx, id, merchant, person, now).await? {
            return Err(NetworkError::AlreadyMember);
        }
        // Nobody stands below somebody new, so no circle can begin here.
        store::open_enrolment(tx, id, enroller, now).await?;
        self.note(tx, merchant, EventKind::MemberJoined, id).await?;
        Ok(id)
    }

    /// Corrects who introduced `member`: from now on it is `enroller`, or with `None` the merchant itself. What was true
    /// before stays recorded, and so do the shares of earlier orders.
    ///
    /// # Errors
    /// [`NetworkError::Circle`] when `enroller` is the member or stands below; a member of another network.
    pub async fn move_enroller(
        &self,
        merchant: MerchantId,
        member: MemberId,
        enroller: Option<MemberId>,
    ) -> Result<(), NetworkError> {
        let mut tx = self.desk.begin().await?;
        // One correction at a time: two that are sound alone can make a circle together.
        if !store::lock_merchant(&mut tx, merchant).await? {
            return Err(NetworkError::NoSuchMerchant);
        }
        found(&mut tx, merchant, member).await?;
        if let Some(enroller) = enroller {
            found(&mut tx, merchant, enroller).await?;
            if team::is_at_or_above(&mut tx, member, enroller).await? {
                return Err(NetworkError::Circle);
            }
        }
        if store::enroller_of(&mut tx, member).await?.map(|known| known.id) == enroller {
            return Ok(());
        }
        let now = self.desk.now();
        if !store::correct_enrolment(&mut tx, member, enroller, now).await? {
            store::close_enrolment(&mut tx, member, now).await?;
            store::open_enrolment(&mut tx, member, enroller, now).await?;
        }
        self.note(&mut tx, merchant, EventKind::MemberMoved, member).await?;
        Ok(tx.commit().await?)
    }

    /// Deactivates a member of `merchant`'s network: from now on nothing is earned, not from old links either.
    ///
    /// # Errors
    /// When there is no such member in this network.
    pub async fn deactivate(&self, merchant: MerchantId, member: MemberId) -> Result<(), NetworkError> {
        self.set_status(merchant, member, MemberStatus::Inactive).await
    }

    /// Lets a deactivated member sell again, in the same place of the tree and with the same customers.
    ///
    /// # Errors
    /// When there is no such member in this network.
    pub async fn reactivate(&self, merchant: MerchantId, member: MemberId) -> Result<(), NetworkError> {
        self.set_status(merchant, member, MemberStatus::Active).await
    }

    /// A member.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn member(&self, id: MemberId) -> Result<Option<Member>, NetworkError> {
        Ok(store::member(&mut self.desk.read().await?, id).await?)
    }

    /// The membership of `person` in `merchant`'s network.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn member_of(&self, merchant: MerchantId, person: PersonId) -> Result<Option<Member>, NetworkError> {
        Ok(store::member_of(&mut self.desk.read().await?, merchant, person).await?)
    }

    /// All memberships of `person`, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn memberships_of(&self, person: PersonId) -> Result<Vec<Member>, NetworkError> {
        Ok(store::memberships_of(&mut self.desk.read().await?, person).await?)
    }

    /// Up to `most` members of `merchant`'s network in the order they joined, those after `after` only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn members(
        &self,
        merchant: MerchantId,
        after: Option<MemberId>,
        most: u32,
    ) -> Result<Vec<Member>, NetworkError> {
        let after = after.unwrap_or(MemberId::from_number(0));
        Ok(store::members(&mut self.desk.read().await?, merchant, after, most).await?)
    }

    /// How many members `merchant`'s network has, deactivated ones included.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn member_count(&self, merchant: MerchantId) -> Result<u32, NetworkError> {
        Ok(store::member_count(&mut self.desk.read().await?, merchant).await?)
    }

    /// Who introduced `member`; `None` when the merchant itself did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enroller_of(&self, member: MemberId) -> Result<Option<Member>, NetworkError> {
        Ok(store::enroller_of(&mut self.desk.read().await?, member).await?)
    }

    async fn set_status(
        &self,
        merchant: MerchantId,
        member: MemberId,
        status: MemberStatus,
    ) -> Result<(), NetworkError> {
        let mut tx = self.desk.begin().await?;
        found(&mut tx, merchant, member).await?;
        // What the operator took down only the operator puts back.
        if !store::set_status(&mut tx, merchant, member, status).await? {
            return Err(NetworkError::TakenDown);
        }
        let kind = match status {
            MemberStatus::Active => EventKind::MemberReactivated,
            MemberStatus::Inactive => EventKind::MemberDeactivated,
        };
        self.note(&mut tx, merchant, kind, member).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn note(
        &self,
        tx: &mut Tx,
        merchant: MerchantId,
        kind: EventKind,
        member: MemberId,
    ) -> Result<(), DbError> {
        events::note_in(&self.desk, tx, &NewEvent::new(kind, member).at_merchant(merchant)).await
    }
}

/// A member, inside the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn member_in(tx: &mut Tx, id: MemberId) -> Result<Option<Member>, DbError> {
    store::member(tx, id).await
}

/// A member of this network, or nothing of one in another.
async fn found(tx: &mut Tx, merchant: MerchantId, id: MemberId) -> Result<Member, NetworkError> {
    let member = store::member(tx, id).await?.filter(|member| member.merchant == merchant);
    member.ok_or(NetworkError::NoSuchMember)
}
