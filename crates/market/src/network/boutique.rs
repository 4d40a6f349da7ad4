//! Boutiques: a seller's page and choice of products at a merchant.

use std::collections::BTreeSet;

use db::DbError;

use super::{Boutique, Network, NetworkError, store};
use crate::events::EventKind;
use crate::people::Handle;
use crate::{MemberId, MerchantId, ProductId};

/// The most products a seller puts into order by hand.
const MOST_PRODUCTS: usize = 500;

impl Network {
    /// The boutiques at `/@handle`, one for each merchant the person sells for, the oldest first. Those of deactivated
    /// members too: the page says that they do not sell any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn boutiques(&self, handle: &Handle) -> Result<Vec<Boutique>, NetworkError> {
        Ok(store::boutiques_of_handle(&mut self.desk.read().await?, handle).await?)
    }

    /// The boutique of a member.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn boutique(&self, member: MemberId) -> Result<Option<Boutique>, NetworkError> {
        Ok(store::boutique(&mut self.desk.read().await?, member).await?)
    }

    /// Up to `most` boutiques of active members at `merchant`, in the order they joined, those after `after` only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn boutiques_at(
        &self,
        merchant: MerchantId,
        after: Option<MemberId>,
        most: u32,
    ) -> Result<Vec<Boutique>, NetworkError> {
        let after = after.unwrap_or(MemberId::from_number(0));
        Ok(store::boutiques_at(&mut self.desk.read().await?, Some(merchant), after, most).await?)
    }

    /// Up to `most` boutiques of active members at any merchant, in the order they joined, those after `after` only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_boutiques(&self, after: Option<MemberId>, most: u32) -> Result<Vec<Boutique>, NetworkError> {
        let after = after.unwrap_or(MemberId::from_number(0));
        Ok(store::boutiques_at(&mut self.desk.read().await?, None, after, most).await?)
    }

    /// The products a member chose, in order. None chosen means everything the merchant sells. Some may not be on sale
    /// any more: what is shown is what the merchant sells of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn boutique_products(&self, member: MemberId) -> Result<Vec<ProductId>, NetworkError> {
        Ok(store::boutique_products(&mut self.desk.read().await?, member).await?)
    }

    /// Replaces the products a member chose; one that is named twice keeps its first place.
    ///
    /// # Errors
    /// When there are more than 500, one does not exist, or there is no such member.
    pub async fn set_boutique_products(&self, member: MemberId, products: &[ProductId]) -> Result<(), NetworkError> {
        let mut seen = BTreeSet::new();
        let products: Vec<_> = products.iter().copied().filter(|&product| seen.insert(product)).collect();
        if products.len() > MOST_PRODUCTS {
            return Err(NetworkError::TooManyProducts(MOST_PRODUCTS));
        }
        let mut tx = self.desk.begin().await?;
        if !store::lock_member(&mut tx, member).await? {
            return Err(NetworkError::NoSuchMember);
        }
        match store::set_boutique_products(&mut tx, member, &products).await {
            Err(DbError::ForeignKey(_)) => Err(NetworkError::NoSuchProduct),
            Err(error) => Err(error.into()),
            Ok(()) => {
                let merchant = store::member(&mut tx, member).await?.ok_or(NetworkError::NoSuchMember)?.merchant;
                self.note(&mut tx, merchant, EventKind::BoutiqueChanged, member).await?;
                Ok(tx.commit().await?)
            }
        }
    }
}
