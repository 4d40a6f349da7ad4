use base::Timestamp;
use db::Tx;

use super::model::Address;
use super::{Checkout, CheckoutError, store};
use crate::{PersonId, SavedAddressId};

/// Somebody with more places than this sends for a business, and has it keep them.
const MOST: usize = 20;

/// A place a person has things sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedAddress {
    /// Its id.
    pub id: SavedAddressId,
    /// Who receives it there.
    pub name: String,
    /// Where it is.
    pub address: Address,
}

impl Checkout {
    /// The places a person has things sent to, the last used first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn addresses(&self, person: PersonId) -> Result<Vec<SavedAddress>, CheckoutError> {
        Ok(store::addresses(&mut self.desk.read().await?, person).await?)
    }

    /// Forgets one of them.
    ///
    /// # Errors
    /// [`CheckoutError::NotFound`] when the person has no such address.
    pub async fn forget_address(&self, person: PersonId, address: SavedAddressId) -> Result<(), CheckoutError> {
        let mut tx = self.desk.begin().await?;
        if !store::delete_address(&mut tx, person, address).await? {
            return Err(CheckoutError::NotFound("address"));
        }
        Ok(tx.commit().await?)
    }
}

/// Keeps where an order goes for the next one. The oldest is forgotten when there are too many.
pub(super) async fn remember_in(
    tx: &mut Tx,
    person: PersonId,
    name: &str,
    address: &Address,
    at: Timestamp,
) -> Result<(), CheckoutError> {
    store::upsert_address(tx, person, name, address, at).await?;
    for forgotten in store::addresses(tx, person).await?.iter().skip(MOST) {
        store::delete_address(tx, person, forgotten.id).await?;
    }
    Ok(())
}
