//! Links that let people join, `/join/<code>`.

use base::{Span, Timestamp};
use db::Tx;

use super::{Invitation, InvitationTerms, MemberStatus, Network, NetworkError, store};
use crate::events::{self, EventKind, NewEvent};
use crate::people::{self, Handle, People, PeopleError, Profile};
use crate::secret::short_code;
use crate::{MemberId, MerchantId, PersonId};

const MOST_USES: u32 = 10_000;
const MOST_DAYS: u32 = 365;
/// 60 bits.
const CODE_LENGTH: usize = 12;

impl Network {
    /// Makes an invitation by `inviter`, who will stand above whoever accepts it.
    ///
    /// # Errors
    /// When there is no such member, the member is deactivated, or the terms are beyond the limits.
    pub async fn invite(&self, inviter: MemberId, terms: InvitationTerms) -> Result<Invitation, NetworkError> {
        self.invite_for(inviter, terms, "").await
    }

    /// As [`Network::invite`], with a note of at most 120 characters: for whom it is meant.
    ///
    /// # Errors
    /// As there, and when the note is not one line of that length.
    pub async fn invite_for(
        &self,
        inviter: MemberId,
        terms: InvitationTerms,
        note: &str,
    ) -> Result<Invitation, NetworkError> {
        let member = self.member(inviter).await?.ok_or(NetworkError::NoSuchMember)?;
        if member.status == MemberStatus::Inactive {
            return Err(NetworkError::Inactive);
        }
        let merchant = member.merchant;
        let invitation = self.new_invitation(merchant, terms, note)?;
        self.store_invitation(Invitation { inviter: Some(member), ..invitation }).await
    }

    /// Makes an invitation by the merchant itself: whoever accepts it starts a line of their own.
    ///
    /// # Errors
    /// When there is no such merchant or the terms are beyond the limits.
    pub async fn invite_as_merchant(
        &self,
        merchant: MerchantId,
        terms: InvitationTerms,
    ) -> Result<Invitation, NetworkError> {
        self.invite_as_merchant_for(merchant, terms, "").await
    }

    /// As [`Network::invite_as_merchant`], with a note of at most 120 characters: for whom it is meant.
    ///
    /// # Errors
    /// As there, and when the note is not one line of that length.
    pub async fn invite_as_merchant_for(
        &self,
        merchant: MerchantId,
        terms: InvitationTerms,
        note: &str,
    ) -> Result<Invitation, NetworkError> {
        let invitation = self.new_invitation(merchant, terms, note)?;
        if !store::has_merchant(&mut self.desk.read().await?, merchant).await? {
            return Err(NetworkError::NoSuchMerchant);
        }
        self.store_invitation(invitation).await
    }

    /// The invitation with this code, for its page; also one that can no longer be accepted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitation(&self, code: &str) -> Result<Option<Invitation>, NetworkError> {
        Ok(store::invitation(&mut self.desk.read().await?, code).await?)
    }

    /// The invitations of a member that can still be accepted, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitations_of(&self, inviter: MemberId) -> Result<Vec<Invitation>, NetworkError> {
        Ok(store::open_invitations(&mut self.desk.read().await?, inviter, self.desk.now()).await?)
    }

    /// The open invitations `merchant` made in its own name, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitations_of_merchant(&self, merchant: MerchantId) -> Result<Vec<Invitation>, NetworkError> {
        Ok(store::open_invitations_of_merchant(&mut self.desk.read().await?, merchant, self.desk.now()).await?)
    }

    /// Withdraws an invitation that `inviter`, or with `None` the merchant itself, has made: nobody can accept it any more.
    ///
    /// # Errors
    /// When they have made no such invitation.
    pub async fn withdraw_invitation(
        &self,
        merchant: MerchantId,
        inviter: Option<MemberId>,
        code: &str,
    ) -> Result<(), NetworkError> {
        let mut tx = self.desk.begin().await?;
        if !store::use_up_invitation(&mut tx, merchant, inviter, code).await? {
            return Err(NetworkError::NoSuchInvitation);
        }
        let event = NewEvent::new(EventKind::InvitationWithdrawn, merchant).at_merchant(merchant);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// Accepts an invitation: `person` becomes a member below whoever made it, with a handle for the boutique.
    ///
    /// # Errors
    /// When the invitation is unknown, over or used up, whoever made it is deactivated, or the person is a member already.
    /// Then nothing of it is used.
    pub async fn join(&self, code: &str, person: PersonId) -> Result<MemberId, NetworkError> {
        let mut tx = self.desk.begin().await?;
        let member = self.join_in(&mut tx, code, person).await?;
        tx.commit().await?;
        Ok(member)
    }

    /// As [`Network::join`], under the handle and the name the person wants over the door: all of it or nothing.
    ///
    /// # Errors
    /// As there, and when the handle is taken or the name not sound.
    pub async fn join_as(
        &self,
        code: &str,
        person: PersonId,
        handle: &Handle,
        name: &str,
    ) -> Result<MemberId, NetworkError> {
        let mut tx = self.desk.begin().await?;
        let known = people::person_in(&mut tx, person).await?.ok_or(PeopleError::NoSuchPerson)?;
        if known.handle.as_ref() != Some(handle) {
            people::set_handle_in(&mut tx, person, handle).await?;
        }
        let profile = Profile { name: name.to_owned(), bio: known.bio, portrait: known.portrait };
        People::new(self.desk.clone()).set_profile_in(&mut tx, person, &profile).await?;
        let member = self.join_in(&mut tx, code, person).await?;
        tx.commit().await?;
        Ok(member)
    }

    async fn join_in(&self, tx: &mut Tx, code: &str, person: PersonId) -> Result<MemberId, NetworkError> {
        let invitation = store::invitation(tx, code).await?.ok_or(NetworkError::NoSuchInvitation)?;
        may_be_accepted(&invitation, self.desk.now())?;
        // Of many who accept the last use at once, one gets it.
        if !store::use_invitation(tx, code).await? {
            return Err(NetworkError::InvitationUsedUp);
        }
        let inviter = invitation.inviter.map(|member| member.id);
        self.enrol_in(tx, invitation.merchant, person, inviter).await
    }

    fn new_invitation(
        &self,
        merchant: MerchantId,
        terms: InvitationTerms,
        note: &str,
    ) -> Result<Invitation, NetworkError> {
        let note = people::note(note)?;
        let InvitationTerms { uses, days } = terms;
        if !(1..=MOST_USES).contains(&uses) || !(1..=MOST_DAYS).contains(&days) {
            return Err(NetworkError::InvitationLimits { most_uses: MOST_USES, most_days: MOST_DAYS });
        }
        let made_at = self.desk.now();
        let expires_at = made_at + Span::days(i64::from(days));
        Ok(Invitation { code: new_code()?, merchant, inviter: None, note, made_at, expires_at, uses_left: uses })
    }

    async fn store_invitation(&self, invitation: Invitation) -> Result<Invitation, NetworkError> {
        let mut tx = self.desk.begin().await?;
        store::insert_invitation(&mut tx, &invitation).await?;
        // Not the code: who reads the event could accept in another's place.
        let event = NewEvent::new(EventKind::InvitationMade, invitation.merchant).at_merchant(invitation.merchant);
        events::note_in(&self.desk, &mut tx, &event.with("uses", invitation.uses_left)).await?;
        tx.commit().await?;
        Ok(invitation)
    }
}

fn may_be_accepted(invitation: &Invitation, now: Timestamp) -> Result<(), NetworkError> {
    if invitation.expires_at <= now {
        return Err(NetworkError::InvitationExpired(invitation.expires_at));
    }
    if invitation.uses_left == 0 {
        return Err(NetworkError::InvitationUsedUp);
    }
    if invitation.inviter.as_ref().is_some_and(|member| member.status == MemberStatus::Inactive) {
        return Err(NetworkError::InviterInactive);
    }
    Ok(())
}

fn new_code() -> Result<String, NetworkError> {
    short_code(CODE_LENGTH).map_err(|error| NetworkError::Randomness(error.to_string()))
}
