//! Who may act for a brand or a merchant.

use db::Tx;

use super::store;
use super::{Organisation, Role, Roles, TeamMember};
use crate::PersonId;
use crate::people::{People, PeopleError, person_in};

impl People {
    /// Everything `person` may act as. Nobody has no roles.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn roles_of(&self, person: PersonId) -> Result<Roles, PeopleError> {
        let mut tx = self.desk.read().await?;
        Ok(store::roles_of(&mut tx, person).await?)
    }

    /// Everybody who acts for `organisation`, owners first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn team_of(&self, organisation: Organisation) -> Result<Vec<TeamMember>, PeopleError> {
        Ok(store::team_of(&mut self.desk.read().await?, organisation).await?)
    }

    /// Gives `person` a role, in place of the one they had.
    ///
    /// # Errors
    /// [`PeopleError::LastOwner`] when it would leave no owner; no such person or organisation.
    pub async fn grant_role(
        &self,
        organisation: Organisation,
        person: PersonId,
        role: Role,
    ) -> Result<(), PeopleError> {
        let mut tx = self.desk.begin().await?;
        lock(&mut tx, organisation).await?;
        person_in(&mut tx, person).await?.ok_or(PeopleError::NoSuchPerson)?;
        store::set_role(&mut tx, organisation, person, role).await?;
        still_owned(&mut tx, organisation).await?;
        Ok(tx.commit().await?)
    }

    /// Takes `person`'s role away. Taking one that is not there is fine.
    ///
    /// # Errors
    /// [`PeopleError::LastOwner`] when it would leave no owner; no such organisation.
    pub async fn revoke_role(&self, organisation: Organisation, person: PersonId) -> Result<(), PeopleError> {
        let mut tx = self.desk.begin().await?;
        lock(&mut tx, organisation).await?;
        store::delete_role(&mut tx, organisation, person).await?;
        still_owned(&mut tx, organisation).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn first_owner(
        &self,
        tx: &mut Tx,
        organisation: Organisation,
        owner: PersonId,
    ) -> Result<(), PeopleError> {
        person_in(tx, owner).await?.ok_or(PeopleError::NoSuchPerson)?;
        Ok(store::set_role(tx, organisation, owner, Role::Owner).await?)
    }
}

/// Changes of one organisation's team wait for each other, or two owners could remove each other at the same moment.
async fn lock(tx: &mut Tx, organisation: Organisation) -> Result<(), PeopleError> {
    if store::lock(tx, organisation).await? { Ok(()) } else { Err(PeopleError::NoSuchOrganisation) }
}

async fn still_owned(tx: &mut Tx, organisation: Organisation) -> Result<(), PeopleError> {
    if store::has_owner(tx, organisation).await? { Ok(()) } else { Err(PeopleError::LastOwner) }
}
