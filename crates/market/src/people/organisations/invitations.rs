//! Inviting somebody to act for a brand or a merchant: a letter with a link, accepted once.
//!
//! The link's secret is made when the letter is written ([`People::fresh_role_link`]), and only its hash is stored. Whoever
//! has the letter may accept, with the account they choose: an address proves nothing more than the letter does.

use base::Span;
use db::{DbError, Tx};

use super::roles::{lock, record};
use super::{Organisation, Role, RoleInvitation, store};
use crate::events::{EventKind, NewEvent};
use crate::jobs::{self, Claim, JobKind, NewJob};
use crate::people::{Email, People, PeopleError, person_in};
use crate::{PersonId, RoleInvitationId, Secret, hash_secret};

/// How long an invitation can be accepted.
pub(crate) const INVITATION_LIFE: Span = Span::days(7);
/// More open invitations than this are an attack on other people's mailboxes.
const MOST_OPEN: usize = 50;

impl People {
    /// Invites whoever reads mail at `email` to act for `organisation`; the letter goes out by itself. An earlier invitation
    /// to the same address is withdrawn by it.
    ///
    /// # Errors
    /// When somebody with this address acts for it already, too many invitations are open, or there is no such organisation.
    pub async fn invite_to_team(
        &self,
        organisation: Organisation,
        by: PersonId,
        email: &Email,
        role: Role,
    ) -> Result<RoleInvitationId, PeopleError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        lock(&mut tx, organisation).await?;
        if store::is_in_team(&mut tx, organisation, email).await? {
            return Err(PeopleError::AlreadyInTeam);
        }
        store::delete_invitations_to(&mut tx, organisation, email).await?;
        if store::invitations(&mut tx, organisation, now).await?.len() >= MOST_OPEN {
            return Err(PeopleError::TooManyInvitations(MOST_OPEN));
        }
        let id = self.desk.next_id();
        let expires_at = now + INVITATION_LIFE;
        let invitation = RoleInvitation { id, organisation, email: email.clone(), role, by, expires_at };
        store::insert_invitation(&mut tx, &invitation).await?;
        let job = NewJob::new(JobKind::RoleLetter, format!("role-letter:{id}"), &id.number(), now);
        jobs::enqueue_in(&mut tx, &job.map_err(|error| DbError::Engine(error.to_string()))?, now).await?;
        let event = NewEvent::new(EventKind::RoleInvited, id).with("role", role.word());
        record(&self.desk, &mut tx, organisation, event).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The invitations of `organisation` that can still be accepted, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn team_invitations(&self, organisation: Organisation) -> Result<Vec<RoleInvitation>, PeopleError> {
        Ok(store::invitations(&mut self.desk.read().await?, organisation, self.desk.now()).await?)
    }

    /// Withdraws an invitation: its link opens nothing any more.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchInvitation`] when the organisation has no such invitation.
    pub async fn withdraw_team_invitation(
        &self,
        organisation: Organisation,
        id: RoleInvitationId,
    ) -> Result<(), PeopleError> {
        let mut tx = self.desk.begin().await?;
        let found = store::invitation(&mut tx, id).await?.filter(|found| found.organisation == organisation);
        let found = found.ok_or(PeopleError::NoSuchInvitation)?;
        if !store::delete_invitation(&mut tx, id).await? {
            return Err(PeopleError::NoSuchInvitation);
        }
        let event = NewEvent::new(EventKind::RoleInvitationWithdrawn, id).with("role", found.role.word());
        record(&self.desk, &mut tx, organisation, event).await?;
        Ok(tx.commit().await?)
    }

    /// The invitation that this secret opens; `None` when it was accepted, withdrawn or never was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn team_invitation(&self, secret: &str) -> Result<Option<RoleInvitation>, PeopleError> {
        let mut tx = self.desk.read().await?;
        let found = store::invitation_by_secret(&mut tx, &hash_secret(secret)).await?;
        Ok(found.filter(|invitation| invitation.expires_at > self.desk.now()))
    }

    /// Accepts an invitation: from now on `person` acts for the organisation. The link works once, whoever is faster.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchInvitation`] when it is over, [`PeopleError::AlreadyInTeam`] when the person has a role there;
    /// then the invitation stays for whom it is meant.
    pub async fn accept_team_invitation(&self, secret: &str, person: PersonId) -> Result<RoleInvitation, PeopleError> {
        let mut tx = self.desk.begin().await?;
        let invitation = self.open_invitation(&mut tx, secret).await?;
        lock(&mut tx, invitation.organisation).await?;
        person_in(&mut tx, person).await?.ok_or(PeopleError::NoSuchPerson)?;
        if store::role_of(&mut tx, invitation.organisation, person).await?.is_some() {
            return Err(PeopleError::AlreadyInTeam);
        }
        if !store::delete_invitation(&mut tx, invitation.id).await? {
            return Err(PeopleError::NoSuchInvitation);
        }
        store::set_role(&mut tx, invitation.organisation, person, invitation.role).await?;
        let event = NewEvent::new(EventKind::RoleAccepted, person).with("role", invitation.role.word());
        record(&self.desk, &mut tx, invitation.organisation, event).await?;
        tx.commit().await?;
        Ok(invitation)
    }

    /// The secret of one more link to an invitation, and the invitation, for the letter that is being written; `None` when
    /// it is over meanwhile.
    ///
    /// # Errors
    /// When the job is about something else, there is no randomness, or the database fails.
    pub async fn fresh_role_link(&self, claim: &Claim) -> Result<Option<(RoleInvitation, Secret)>, PeopleError> {
        let number: i64 = claim.payload().map_err(|error| DbError::Engine(error.to_string()))?;
        let secret = Secret::generate().map_err(|error| PeopleError::Secrets(error.to_string()))?;
        let mut tx = self.desk.begin().await?;
        let found = store::invitation(&mut tx, RoleInvitationId::from_number(number)).await?;
        let Some(found) = found.filter(|found| found.expires_at > self.desk.now()) else { return Ok(None) };
        store::insert_invitation_link(&mut tx, &secret.hash(), found.id).await?;
        tx.commit().await?;
        Ok(Some((found, secret)))
    }

    async fn open_invitation(&self, tx: &mut Tx, secret: &str) -> Result<RoleInvitation, PeopleError> {
        let found = store::invitation_by_secret(tx, &hash_secret(secret)).await?;
        found.filter(|found| found.expires_at > self.desk.now()).ok_or(PeopleError::NoSuchInvitation)
    }
}
