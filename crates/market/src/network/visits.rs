//! Clicks on sellers' links, and what they come to when the visitor buys.

use base::Timestamp;
use db::{DbError, Tx};

use super::credit::{self, Buyer, Candidate, Credit, Trail};
use super::{Clicks, MemberStatus, Network, NetworkError, store};
use crate::people::Merchant;
use crate::{MemberId, MerchantId, PersonId};

impl Network {
    /// Records that the visitor came by `member`'s link; whether it was recorded. Clicks on a deactivated member's link
    /// and on one's own are not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn record_visit(
        &self,
        visitor_hash: &str,
        member: MemberId,
        visitor: Option<PersonId>,
    ) -> Result<bool, NetworkError> {
        let seller = self.member(member).await?;
        let counts = |seller: &super::Member| seller.status == MemberStatus::Active && visitor != Some(seller.person);
        let Some(seller) = seller.filter(counts) else { return Ok(false) };
        let mut tx = self.desk.begin().await?;
        let id = tx.next_id();
        store::insert_visit(&mut tx, id, visitor_hash, seller.merchant, member, self.desk.now()).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// How many clicks `member`'s links had since `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn clicks(&self, member: MemberId, since: Timestamp) -> Result<Clicks, NetworkError> {
        Ok(store::clicks(&mut self.desk.read().await?, member, since).await?)
    }

    /// The seller of record of a signed-in customer at `merchant`, deactivated or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seller_of(&self, merchant: MerchantId, customer: PersonId) -> Result<Option<MemberId>, NetworkError> {
        let mut tx = self.desk.read().await?;
        let buyer = Buyer { person: Some(customer), email: "" };
        let found = store::seller_of_record(&mut tx, merchant, &buyer).await?;
        Ok(found.map(|candidate| candidate.member))
    }

    /// How many customers have `member` as their seller of record.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn customer_count(&self, member: MemberId) -> Result<u32, NetworkError> {
        Ok(store::customer_count(&mut self.desk.read().await?, member).await?)
    }
}

/// Who has the credit of what `buyer` buys from `merchant` at `at`; the rules are in the order that the reason tells.
///
/// An address typed by a guest finds no seller of record: anybody could
/// type it. It does tell that a seller buys for themselves.
///
/// # Errors
/// When the database fails.
pub async fn credit_in(
    tx: &mut Tx,
    merchant: &Merchant,
    buyer: Buyer<'_>,
    trail: Trail<'_>,
    at: Timestamp,
) -> Result<Credit, DbError> {
    let email = buyer.email.trim().to_lowercase();
    let buyer = Buyer { person: buyer.person, email: &email };
    let mut candidates: Vec<Candidate> = Vec::new();
    candidates.extend(store::seller_of_record(tx, merchant.id, &buyer).await?);
    if let Some(member) = trail.coupon_of {
        candidates.extend(store::coupon_owner(tx, merchant.id, member, &buyer, at).await?);
    }
    if let Some(visitor_hash) = trail.visitor_hash {
        let since = at - merchant.attribution;
        candidates.extend(store::last_clicks(tx, merchant.id, visitor_hash, &buyer, since, at).await?);
    }
    let own = store::membership_of_buyer(tx, merchant.id, &buyer).await?;
    Ok(credit::decide(&candidates, own))
}

/// Makes `seller` the seller of record of `person` at `merchant`, unless there is one: nobody is reassigned silently.
///
/// # Errors
/// When the database fails.
pub async fn remember_customer_in(
    tx: &mut Tx,
    merchant: MerchantId,
    person: PersonId,
    seller: MemberId,
    at: Timestamp,
) -> Result<(), DbError> {
    store::insert_customer(tx, merchant, person, seller, at).await
}
