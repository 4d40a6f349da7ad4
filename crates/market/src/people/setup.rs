//! The first start: a one-time link makes the operator, so that there is no default password anywhere.

use base::Span;
use db::Tx;

use super::{NewMerchant, NewPerson, People, PeopleError, SignedIn, accounts, store};
use crate::{MerchantId, PersonId, Secret, hash_secret};

/// How long a set-up link works.
const LINK_LIFE: Span = Span::hours(24);

impl People {
    /// A new one-time link to become the operator; those made before stop working. `None` when there is an operator.
    ///
    /// # Errors
    /// When there is no randomness or the database fails.
    pub async fn make_setup_link(&self) -> Result<Option<Secret>, PeopleError> {
        let mut tx = self.desk.begin().await?;
        if store::has_operator(&mut tx).await? {
            return Ok(None);
        }
        let secret = Secret::generate().map_err(|error| PeopleError::Secrets(error.to_string()))?;
        store::delete_setup_links(&mut tx).await?;
        store::insert_setup_link(&mut tx, &secret.hash(), self.desk.now() + LINK_LIFE).await?;
        tx.commit().await?;
        Ok(Some(secret))
    }

    /// Whether this set-up link would still work.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn setup_link_works(&self, secret: &str) -> Result<bool, PeopleError> {
        let mut tx = self.desk.read().await?;
        Ok(store::setup_link_works(&mut tx, &hash_secret(secret), self.desk.now()).await?)
    }

    /// Makes the operator's account and signs the operator in. The link works once, whoever is faster.
    ///
    /// # Errors
    /// [`PeopleError::SetupLinkSpent`], or what [`People::register`] says of the form; then the link still works.
    pub async fn use_setup_link(
        &self,
        secret: &str,
        email: &str,
        name: &str,
        password: &str,
    ) -> Result<SignedIn, PeopleError> {
        if !self.setup_link_works(secret).await? {
            return Err(PeopleError::SetupLinkSpent);
        }
        let person = accounts::new_person(email, name, password).await?;
        let mut tx = self.desk.begin().await?;
        let id = self.become_operator_in(&mut tx, secret, &person).await?;
        let signed_in = self.open_session_in(&mut tx, id).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// As [`People::use_setup_link`], and opens the first shop with the operator as its owner: both or neither.
    ///
    /// # Errors
    /// As there, and what [`People::create_merchant`] says of the shop; then the link still works.
    pub async fn set_up(
        &self,
        secret: &str,
        email: &str,
        name: &str,
        password: &str,
        shop: &NewMerchant,
    ) -> Result<(SignedIn, MerchantId), PeopleError> {
        if !self.setup_link_works(secret).await? {
            return Err(PeopleError::SetupLinkSpent);
        }
        let person = accounts::new_person(email, name, password).await?;
        let mut tx = self.desk.begin().await?;
        let id = self.become_operator_in(&mut tx, secret, &person).await?;
        let merchant = self.create_merchant_in(&mut tx, id, shop).await?;
        let signed_in = self.open_session_in(&mut tx, id).await?;
        tx.commit().await?;
        Ok((signed_in, merchant))
    }

    async fn become_operator_in(&self, tx: &mut Tx, secret: &str, person: &NewPerson) -> Result<PersonId, PeopleError> {
        if !store::spend_setup_link(tx, &hash_secret(secret), self.desk.now()).await? {
            return Err(PeopleError::SetupLinkSpent);
        }
        let id = self.add_person_in(tx, person).await?;
        store::make_operator(tx, id).await?;
        Ok(id)
    }
}
