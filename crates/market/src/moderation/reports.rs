//! What visitors report, and what the operator says to it.

use super::{Decision, Moderation, ModerationError, NewReport, Report, ReportSubject, store, suspend};
use crate::ReportId;
use crate::events::{self, EventKind, NewEvent};

/// As much of a report's words as is kept.
const MOST_WORDS: usize = 1_000;
/// As much of an address.
const MOST_PAGE: usize = 300;

impl Moderation {
    /// Takes a report in; said again by the same visitor, it is not said twice.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn report(&self, report: &NewReport<'_>) -> Result<(), ModerationError> {
        let words: String =
            report.words.trim().chars().filter(|c| *c == '\n' || !c.is_control()).take(MOST_WORDS).collect();
        let page: String = report.page.chars().take(MOST_PAGE).collect();
        let mut tx = self.desk.begin().await?;
        let id: ReportId = self.desk.next_id();
        if store::insert_report(&mut tx, id, report, &page, &words, self.desk.now()).await? {
            let event = NewEvent::new(EventKind::ReportMade, id).with("reason", report.reason.word());
            events::note_in(&self.desk, &mut tx, &event).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The reports that wait for a decision, the oldest first, or those that have one, the newest first; up to `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reports(&self, open: bool, most: u32) -> Result<Vec<Report>, ModerationError> {
        Ok(store::reports(&mut self.desk.read().await?, open, most).await?)
    }

    /// How many reports wait for a decision.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_reports(&self) -> Result<u32, ModerationError> {
        Ok(store::open_reports(&mut self.desk.read().await?).await?)
    }

    /// Nothing is wrong with what was reported.
    ///
    /// # Errors
    /// When there is no such report or it has been decided.
    pub async fn dismiss(&self, id: ReportId) -> Result<(), ModerationError> {
        let mut tx = self.desk.begin().await?;
        store::report(&mut tx, id).await?.ok_or(ModerationError::NotFound)?;
        if !store::decide(&mut tx, id, Decision::Dismissed, self.desk.now()).await? {
            return Err(ModerationError::Decided);
        }
        events::note_in(&self.desk, &mut tx, &NewEvent::new(EventKind::ReportDismissed, id)).await?;
        Ok(tx.commit().await?)
    }

    /// Takes down the product or the boutique that was reported; its owner reads `why`. Other reports of the same are
    /// decided by it too. A brand is suspended instead, where that is meant: see [`Moderation::suspend`].
    ///
    /// # Errors
    /// When the reason is not sound, there is no such report, it has been decided, or it is about a brand.
    pub async fn take_down(&self, id: ReportId, why: &str) -> Result<(), ModerationError> {
        let why = suspend::sound(why)?;
        let mut tx = self.desk.begin().await?;
        let report = store::report(&mut tx, id).await?.ok_or(ModerationError::NotFound)?;
        if report.decision.is_some() {
            return Err(ModerationError::Decided);
        }
        match report.subject {
            ReportSubject::Product(product) => self.take_product_down_in(&mut tx, product, &why).await?,
            ReportSubject::Boutique(member) => self.take_boutique_down_in(&mut tx, member, &why).await?,
            ReportSubject::Brand(_) => return Err(ModerationError::NotFound),
        }
        store::decide_about(&mut tx, report.subject, Decision::TakenDown, self.desk.now()).await?;
        events::note_in(&self.desk, &mut tx, &NewEvent::new(EventKind::ReportUpheld, id)).await?;
        Ok(tx.commit().await?)
    }
}
