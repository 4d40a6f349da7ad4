//! Who may act for a brand or a merchant.

use db::Tx;

use super::store;
use super::{Organisation, Role, Roles, TeamMember};
use crate::events::{self, EventKind, NewEvent};
use crate::people::{People, PeopleError, person_in};
use crate::{Desk, PersonId};

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
        let before = store::role_of(&mut tx, organisation, person).await?;
        store::set_role(&mut tx, organisation, person, role).await?;
        still_owned(&mut tx, organisation).await?;
        let event = NewEvent::new(EventKind::RoleChanged, person).changed(before.map(Role::word), role.word());
        record(&self.desk, &mut tx, organisation, event).await?;
        Ok(tx.commit().await?)
    }

    /// Takes `person`'s role away. Taking one that is not there is fine.
    ///
    /// # Errors
    /// [`PeopleError::LastOwner`] when it would leave no owner; no such organisation.
    pub async fn revoke_role(&self, organisation: Organisation, person: PersonId) -> Result<(), PeopleError> {
        let mut tx = self.desk.begin().await?;
        lock(&mut tx, organisation).await?;
        let Some(before) = store::role_of(&mut tx, organisation, person).await? else { return Ok(()) };
        store::delete_role(&mut tx, organisation, person).await?;
        still_owned(&mut tx, organisation).await?;
        let event = NewEvent::new(EventKind::RoleRemoved, person).with("role", before.word());
        record(&self.desk, &mut tx, organisation, event).await?;
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
pub(super) async fn lock(tx: &mut Tx, organisation: Organisation) -> Result<(), PeopleError> {
    if store::lock(tx, organisation).await? { Ok(()) } else { Err(PeopleError::NoSuchOrganisation) }
}

async fn still_owned(tx: &mut Tx, organisation: Organisation) -> Result<(), PeopleError> {
    if store::has_owner(tx, organisation).await? { Ok(()) } else { Err(PeopleError::LastOwner) }
}

/// Records what happened to an organisation by whoever is at `desk`.
pub(super) async fn record(
    desk: &Desk,
    tx: &mut Tx,
    organisation: Organisation,
    event: NewEvent,
) -> Result<(), PeopleError> {
    let event = match organisation {
        Organisation::Brand(brand) => event.at_brand(brand),
        Organisation::Merchant(merchant) => event.at_merchant(merchant),
    };
    Ok(events::note_in(desk, tx, &event).await?)
}
