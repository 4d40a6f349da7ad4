//! Who is here.

use super::{Moderation, ModerationError, OrganisationFound, OrganisationKind, PersonFound, store};
use crate::many::like;
use crate::{BrandId, ProductId};

impl Moderation {
    /// Up to `most` brands or merchants whose name or address contains `text`, those after `after` in the order of their
    /// addresses; with `suspended`, only those that are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn organisations(
        &self,
        kind: OrganisationKind,
        text: &str,
        suspended: bool,
        after: &str,
        most: u32,
    ) -> Result<Vec<OrganisationFound>, ModerationError> {
        let mut tx = self.desk.read().await?;
        Ok(store::organisations(&mut tx, kind, &like(text), suspended, after, most).await?)
    }

    /// The product of the brand at `brand` with this handle, whatever its status, and its title.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn product_at(&self, brand: &str, handle: &str) -> Result<Option<(ProductId, String)>, ModerationError> {
        Ok(store::product_at(&mut self.desk.read().await?, brand, handle).await?)
    }

    /// Up to `most` products of the brand that were taken down, the last first: their titles, and why.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn products_down(&self, brand: BrandId, most: u32) -> Result<Vec<(String, String)>, ModerationError> {
        Ok(store::products_down(&mut self.desk.read().await?, brand, most).await?)
    }

    /// Up to `most` people whose name or e-mail address contains `text`, those with an id below `before`, the newest first;
    /// with `suspended`, only those that are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn persons(
        &self,
        text: &str,
        suspended: bool,
        before: Option<i64>,
        most: u32,
    ) -> Result<Vec<PersonFound>, ModerationError> {
        let mut tx = self.desk.read().await?;
        Ok(store::persons(&mut tx, &like(text), suspended, before.unwrap_or(i64::MAX), most).await?)
    }
}
