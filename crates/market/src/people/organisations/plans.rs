//! A merchant's plan: published for good, each from its moment on.

use base::{Span, Timestamp};
use db::Tx;
use plan::period::Rules;
use plan::{Plan, SaleRules};

use super::{Organisation, store};
use crate::MerchantId;
use crate::events::{self, EventKind, NewEvent};
use crate::people::{People, PeopleError};
use crate::secret::hash_secret;

/// A plan as its merchant published it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPlan {
    /// The plan.
    pub plan: Plan,
    /// Its document, as it was written.
    pub document: String,
    /// Since when it is in force.
    pub since: Timestamp,
}

impl People {
    /// Publishes a plan, in force from now on; the hash of its document. Publishing the one in force again changes nothing.
    /// Orders keep the shares they were placed with.
    ///
    /// # Errors
    /// When the document is no plan or says nothing of sales, when what it says of a month is in another currency than the
    /// merchant's, when its version is not higher than the last one's, or there is no such merchant.
    pub async fn set_plan(&self, merchant: MerchantId, document: &str) -> Result<String, PeopleError> {
        let mut tx = self.desk.begin().await?;
        let hash = self.set_plan_in(&mut tx, merchant, document).await?;
        tx.commit().await?;
        Ok(hash)
    }

    pub(super) async fn set_plan_in(
        &self,
        tx: &mut Tx,
        merchant: MerchantId,
        document: &str,
    ) -> Result<String, PeopleError> {
        let plan = Plan::parse(document)?;
        plan.sale()?;
        let hash = hash_secret(document);
        if !store::lock(tx, Organisation::Merchant(merchant)).await? {
            return Err(PeopleError::NoSuchOrganisation);
        }
        let shop = store::merchant(tx, merchant).await?.ok_or(PeopleError::NoSuchOrganisation)?.currency;
        if let Some(other) = plan.period().ok().map(Rules::currency).filter(|&paid_in| paid_in != shop) {
            return Err(PeopleError::PlanCurrency { plan: other, shop });
        }
        let (mut valid_from, mut before) = (self.desk.now(), None);
        if let Some(last) = store::last_plan(tx, merchant).await? {
            if last.hash == hash {
                return Ok(hash);
            }
            let published = Plan::parse(&last.document)?.version();
            if plan.version() <= published {
                return Err(PeopleError::PlanVersion(published));
            }
            before = Some(published);
            // Never two at one moment, and never one before another that was published first.
            valid_from = valid_from.max(last.valid_from + Span::millis(1));
        }
        store::insert_plan(tx, merchant, valid_from, document, &hash).await?;
        let event = NewEvent::new(EventKind::PlanPublished, merchant).at_merchant(merchant);
        events::note_in(&self.desk, tx, &event.changed(before, plan.version()).with("hash", hash.as_str())).await?;
        Ok(hash)
    }

    /// The plan in force at `merchant`; `None` before its first one.
    ///
    /// # Errors
    /// When the database fails or the stored document is no plan any more.
    pub async fn published_plan(&self, merchant: MerchantId) -> Result<Option<PublishedPlan>, PeopleError> {
        let mut tx = self.desk.read().await?;
        let Some(found) = store::plan_at(&mut tx, merchant, self.desk.now()).await? else { return Ok(None) };
        let plan = Plan::parse(&found.document)?;
        Ok(Some(PublishedPlan { plan, document: found.document, since: found.valid_from }))
    }

    /// The document of the plan in force, for its author to edit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn plan_document(&self, merchant: MerchantId) -> Result<Option<String>, PeopleError> {
        let mut tx = self.desk.read().await?;
        let found = store::plan_at(&mut tx, merchant, self.desk.now()).await?;
        Ok(found.map(|published| published.document))
    }
}

/// What a sale pays at `merchant` by the plan in force at `at`, and the SHA-256 of its document in hex; `None` before its
/// first one.
///
/// # Errors
/// When the database fails or the stored document is no plan for sales any more.
pub async fn sale_rules_in(
    tx: &mut Tx,
    merchant: MerchantId,
    at: Timestamp,
) -> Result<Option<(SaleRules, String)>, PeopleError> {
    let Some(published) = store::plan_at(tx, merchant, at).await? else { return Ok(None) };
    let rules = Plan::parse(&published.document)?.sale()?.clone();
    Ok(Some((rules, published.hash)))
}
