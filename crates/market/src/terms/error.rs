use base::{Bps, Timestamp};
use db::DbError;

use crate::MerchantId;

/// Why terms could not be set or agreed on.
#[derive(Debug, thiserror::Error)]
pub enum TermsError {
    /// A rate below what a running agreement guarantees.
    #[error("an agreement guarantees {floor}: it has to be at least that until the agreement ends")]
    BelowFloor {
        /// With whom.
        merchant: MerchantId,
        /// The guaranteed rate.
        floor: Bps,
    },
    /// A guarantee above what the brand pays, now or from a moment it has set already.
    #[error("the guarantee of {floor} is more than the lowest rate the brand has set, {lowest}")]
    FloorAboveRate {
        /// The guarantee.
        floor: Bps,
        /// The lowest rate in force or to come.
        lowest: Bps,
    },
    /// Terms do not change the past.
    #[error("a rate is in force from now or from a later moment, not from {0}")]
    InThePast(Timestamp),
    /// No such product, or another brand's.
    #[error("this brand has no such product")]
    NoSuchProduct,
    /// No such brand or merchant.
    #[error("there is no such brand or merchant")]
    NoSuchParty,
    /// There is an offer or agreement between the two.
    #[error("there is an open offer or a running agreement between the two already")]
    AlreadyThere,
    /// No agreement with this id, or one between others.
    #[error("there is no such agreement")]
    NoSuchAgreement,
    /// The offer was accepted, declined or withdrawn meanwhile.
    #[error("this offer is no longer open")]
    NotOpen,
    /// Only the other side can accept.
    #[error("an offer is accepted by the other side")]
    OwnOffer,
    /// Only a running agreement can be ended.
    #[error("this agreement is not running")]
    NotRunning,
    /// Notice was given.
    #[error("notice was given already: it ends at {0}")]
    AlreadyEnding(Timestamp),
    /// A notice period beyond ten years.
    #[error("a notice period has 0 to {0} days")]
    Notice(u32),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
