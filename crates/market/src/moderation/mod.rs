//! What the operator of the platform sees and decides: who is here, what visitors report, what is suspended or taken down.
//!
//! Whatever is suspended or taken down keeps its data, its orders and its console; its owner reads the reason. Every
//! decision is an event, so the organisation's own history shows it too.

mod error;
mod lists;
mod model;
mod reports;
mod store;
mod suspend;

use crate::Desk;

pub use error::ModerationError;
pub use model::{
    Decision, NewReport, OrganisationFound, OrganisationKind, PersonFound, Report, ReportKind, ReportReason,
    ReportSubject,
};

/// Looking after the platform.
#[derive(Debug, Clone)]
pub struct Moderation {
    desk: Desk,
}

impl Moderation {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}
