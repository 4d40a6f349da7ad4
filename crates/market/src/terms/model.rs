use base::{Bps, Timestamp};

use crate::words::stored_words;
use crate::{AgreementId, BrandId, MerchantId, ProductId};

/// A side of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The brand.
    Brand,
    /// The merchant.
    Merchant,
}

stored_words!(Side, "`brand` or `merchant`", { Brand = "brand", Merchant = "merchant" });

/// Who acts: one side, by its id, so that nobody acts on an agreement between others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// This brand.
    Brand(BrandId),
    /// This merchant.
    Merchant(MerchantId),
}

impl Party {
    /// Which side it is.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Brand(_) => Side::Brand,
            Self::Merchant(_) => Side::Merchant,
        }
    }
}

/// Where an agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgreementStatus {
    /// Waits for the other side.
    Offered,
    /// Both agreed. It runs until it ends.
    Accepted,
    /// The other side said no, or the offer was withdrawn.
    Declined,
    /// Over, and another was made after it.
    Ended,
}

stored_words!(AgreementStatus, "the state of an agreement", {
    Offered = "offered", Accepted = "accepted", Declined = "declined", Ended = "ended",
});

/// What one side proposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewAgreement {
    /// Whose products.
    pub brand: BrandId,
    /// Whose shop.
    pub merchant: MerchantId,
    /// The rate below which the brand may not go while the agreement runs, on any product.
    pub commission_floor: Bps,
    /// How many days it runs on after one side gives notice; 0 to 3,650.
    pub notice_days: u32,
}

/// A brand's terms for one merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Which.
    pub id: AgreementId,
    /// Whose products.
    pub brand: BrandId,
    /// Whose shop.
    pub merchant: MerchantId,
    /// Who proposed it.
    pub offered_by: Side,
    /// Where it stands.
    pub status: AgreementStatus,
    /// The rate below which the brand may not go while it runs, on any product.
    pub commission_floor: Bps,
    /// How many days it runs on after one side gives notice.
    pub notice_days: u32,
    /// When it was proposed.
    pub offered_at: Timestamp,
    /// When it was accepted or declined.
    pub decided_at: Option<Timestamp>,
    /// The end, once one side gave notice.
    pub ends_at: Option<Timestamp>,
}

impl Agreement {
    /// Whether the merchant sells the brand's products under it at `at`.
    #[must_use]
    pub fn runs_at(&self, at: Timestamp) -> bool {
        let begun = self.decided_at.is_some_and(|decided| decided <= at);
        self.status == AgreementStatus::Accepted && begun && self.ends_at.is_none_or(|end| at < end)
    }

    /// Whether `party` is one of its sides.
    #[must_use]
    pub fn is_between(&self, party: Party) -> bool {
        party == Party::Brand(self.brand) || party == Party::Merchant(self.merchant)
    }
}

/// A rate a brand has set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateChange {
    /// For which product; `None` for the whole catalog.
    pub product: Option<ProductId>,
    /// The rate; `None` goes back to the catalog's.
    pub rate: Option<Bps>,
    /// From when on.
    pub valid_from: Timestamp,
}
