//! Offer, accept, decline, end: how a merchant comes to sell a brand's products.

use base::{Bps, Span, Timestamp};
use db::{DbError, Tx};

use super::rates::lock;
use super::{Agreement, AgreementStatus, NewAgreement, Party, Terms, TermsError, store};
use crate::events::{self, EventKind, NewEvent};
use crate::{AgreementId, BrandId, MerchantId, changes};

/// The longest notice period, ten years.
const MOST_NOTICE_DAYS: u32 = 3_650;

impl Terms {
    /// Proposes an agreement to the other side. `by` must be one of its two sides.
    ///
    /// # Errors
    /// When there is an open offer or a running agreement, no such brand or merchant, a notice beyond ten years, or a brand
    /// that guarantees more than it pays.
    pub async fn offer(&self, by: Party, new: &NewAgreement) -> Result<AgreementId, TermsError> {
        let mut tx = self.desk.begin().await?;
        let id = self.offer_in(&mut tx, by, new).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// As [`Terms::offer`], inside the caller's transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn offer_in(&self, tx: &mut Tx, by: Party, new: &NewAgreement) -> Result<AgreementId, TermsError> {
        let now = self.desk.now();
        if by != Party::Brand(new.brand) && by != Party::Merchant(new.merchant) {
            return Err(TermsError::NoSuchParty);
        }
        if new.notice_days > MOST_NOTICE_DAYS {
            return Err(TermsError::Notice(MOST_NOTICE_DAYS));
        }
        lock(tx, new.brand).await?;
        if !store::has_merchant(tx, new.merchant).await? {
            return Err(TermsError::NoSuchParty);
        }
        if matches!(by, Party::Brand(_)) {
            can_guarantee(tx, new.brand, new.commission_floor, now).await?;
        }
        store::close_ended(tx, new.brand, new.merchant, now).await?;
        let id = tx.next_id();
        if !store::insert_offer(tx, id, by.side(), new, now).await? {
            return Err(TermsError::AlreadyThere);
        }
        let event = NewEvent::new(EventKind::AgreementOffered, id).with("floor", new.commission_floor.to_string());
        let event = event.with("notice_days", new.notice_days).at_brand(new.brand).at_merchant(new.merchant);
        events::note_in(&self.desk, tx, &event).await?;
        Ok(id)
    }

    /// Accepts an offer of the other side: the agreement runs from now on.
    ///
    /// # Errors
    /// When it is one's own, no longer open, between others, or guarantees more than the brand pays.
    pub async fn accept(&self, by: Party, id: AgreementId) -> Result<(), TermsError> {
        let mut tx = self.desk.begin().await?;
        self.accept_in(&mut tx, by, id).await?;
        Ok(tx.commit().await?)
    }

    /// As [`Terms::accept`], inside the caller's transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn accept_in(&self, tx: &mut Tx, by: Party, id: AgreementId) -> Result<(), TermsError> {
        let now = self.desk.now();
        let agreement = open_offer(tx, by, id).await?;
        if agreement.offered_by == by.side() {
            return Err(TermsError::OwnOffer);
        }
        can_guarantee(tx, agreement.brand, agreement.commission_floor, now).await?;
        store::decide(tx, id, AgreementStatus::Accepted, now).await?;
        store::pause(tx, agreement.brand.number()).await?;
        self.note(tx, EventKind::AgreementAccepted, &agreement).await?;
        Ok(changes::brand_in(tx, agreement.brand).await?)
    }

    /// Says no to an offer, or takes one's own back.
    ///
    /// # Errors
    /// When it is no longer open or between others.
    pub async fn decline(&self, by: Party, id: AgreementId) -> Result<(), TermsError> {
        let mut tx = self.desk.begin().await?;
        let agreement = open_offer(&mut tx, by, id).await?;
        store::decide(&mut tx, id, AgreementStatus::Declined, self.desk.now()).await?;
        self.note(&mut tx, EventKind::AgreementDeclined, &agreement).await?;
        Ok(tx.commit().await?)
    }

    async fn note(&self, tx: &mut Tx, kind: EventKind, agreement: &Agreement) -> Result<(), DbError> {
        let event = NewEvent::new(kind, agreement.id).at_brand(agreement.brand).at_merchant(agreement.merchant);
        events::note_in(&self.desk, tx, &event).await
    }

    /// Gives notice: the agreement runs on for its notice period. When that is over.
    ///
    /// # Errors
    /// When it is not running, notice was given already, or it is between others.
    pub async fn end(&self, by: Party, id: AgreementId) -> Result<Timestamp, TermsError> {
        let mut tx = self.desk.begin().await?;
        let agreement = found(&mut tx, by, id).await?;
        if agreement.status != AgreementStatus::Accepted {
            return Err(TermsError::NotRunning);
        }
        if let Some(end) = agreement.ends_at {
            return Err(TermsError::AlreadyEnding(end));
        }
        let ends_at = self.desk.now() + Span::days(i64::from(agreement.notice_days));
        store::set_end(&mut tx, id, ends_at).await?;
        self.note(&mut tx, EventKind::AgreementEnded, &agreement).await?;
        changes::brand_in(&mut tx, agreement.brand).await?;
        tx.commit().await?;
        Ok(ends_at)
    }

    /// An agreement of `party`; `None` when there is none with this id or it is between others.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agreement(&self, party: Party, id: AgreementId) -> Result<Option<Agreement>, TermsError> {
        let agreement = store::agreement(&mut self.desk.read().await?, id).await?;
        Ok(agreement.filter(|agreement| agreement.is_between(party)))
    }

    /// The numbers of the ids of the other sides that have an open offer or a running agreement with `party`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bound_to(&self, party: Party) -> Result<Vec<i64>, TermsError> {
        let now = self.desk.now();
        let agreements = self.agreements_of(party).await?;
        let alive = agreements.iter().filter(|one| one.status == AgreementStatus::Offered || one.runs_at(now));
        let other = alive.map(|one| match party {
            Party::Brand(_) => one.merchant.number(),
            Party::Merchant(_) => one.brand.number(),
        });
        Ok(other.collect())
    }

    /// All agreements of `party`, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agreements_of(&self, party: Party) -> Result<Vec<Agreement>, TermsError> {
        Ok(store::agreements_of(&mut self.desk.read().await?, party).await?)
    }

    /// The brands whose products `merchant` may sell now, in the order of their names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn brands_sold(&self, merchant: MerchantId) -> Result<Vec<BrandId>, TermsError> {
        Ok(store::brands_sold(&mut self.desk.read().await?, merchant, self.desk.now()).await?)
    }

    /// The merchants that may sell `brand`'s products now, in the order of their names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn merchants_selling(&self, brand: BrandId) -> Result<Vec<MerchantId>, TermsError> {
        Ok(store::merchants_selling(&mut self.desk.read().await?, brand, self.desk.now()).await?)
    }
}

/// Notes with every agreement of `party` whether one of its two sides is suspended: then nothing is sold by it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pause_in(tx: &mut Tx, party: Party) -> Result<(), DbError> {
    match party {
        Party::Brand(brand) => store::pause(tx, brand.number()).await,
        Party::Merchant(merchant) => store::pause(tx, merchant.number()).await,
    }
}

/// Whether `merchant` may sell `brand`'s products at `at`.
///
/// # Errors
/// When the database fails.
pub async fn sells_in(tx: &mut Tx, merchant: MerchantId, brand: BrandId, at: Timestamp) -> Result<bool, DbError> {
    store::sells(tx, merchant, brand, at).await
}

/// The brands whose products `merchant` may sell at `at`, in the order of their names.
///
/// # Errors
/// When the database fails.
pub async fn brands_sold_in(tx: &mut Tx, merchant: MerchantId, at: Timestamp) -> Result<Vec<BrandId>, DbError> {
    store::brands_sold(tx, merchant, at).await
}

/// An agreement of `by`, read once the brand's terms stand still.
async fn found(tx: &mut Tx, by: Party, id: AgreementId) -> Result<Agreement, TermsError> {
    let agreement = store::agreement(tx, id).await?.filter(|agreement| agreement.is_between(by));
    let agreement = agreement.ok_or(TermsError::NoSuchAgreement)?;
    lock(tx, agreement.brand).await?;
    store::agreement(tx, id).await?.ok_or(TermsError::NoSuchAgreement)
}

async fn open_offer(tx: &mut Tx, by: Party, id: AgreementId) -> Result<Agreement, TermsError> {
    let agreement = found(tx, by, id).await?;
    if agreement.status == AgreementStatus::Offered { Ok(agreement) } else { Err(TermsError::NotOpen) }
}

async fn can_guarantee(tx: &mut Tx, brand: BrandId, floor: Bps, now: Timestamp) -> Result<(), TermsError> {
    let lowest = store::lowest_rate(tx, brand, now).await?;
    if floor > lowest { Err(TermsError::FloorAboveRate { floor, lowest }) } else { Ok(()) }
}
