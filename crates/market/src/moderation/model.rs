use base::Timestamp;

use crate::people::Organisation;
use crate::words::stored_words;
use crate::{BrandId, MemberId, PersonId, ProductId, ReportId};

/// Brands or merchants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationKind {
    /// Brands.
    Brand,
    /// Merchants.
    Merchant,
}

/// A brand or a merchant in the operator's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationFound {
    /// Which.
    pub id: Organisation,
    /// Its part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Since when it is here.
    pub created_at: Timestamp,
    /// Why it is suspended, while it is.
    pub suspended: Option<String>,
    /// How many act for it.
    pub team: i64,
    /// How many products a brand has, or how many brands a merchant sells.
    pub size: i64,
}

/// A person in the operator's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFound {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Where they read mail.
    pub email: String,
    /// Their boutiques' address.
    pub handle: Option<String>,
    /// Since when they have an account.
    pub created_at: Timestamp,
    /// Whether they run the platform.
    pub is_operator: bool,
    /// Why they are suspended, while they are.
    pub suspended: Option<String>,
    /// For how many organisations they act.
    pub roles: i64,
}

/// What kind of page was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// A product's.
    Product,
    /// A seller's.
    Boutique,
    /// A brand's.
    Brand,
}

stored_words!(ReportKind, "the kind of a reported page", {
    Product = "product",
    Boutique = "boutique",
    Brand = "brand",
});

/// Why a page should not be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportReason {
    /// It may not be sold.
    Illegal,
    /// Somebody could be hurt.
    Dangerous,
    /// What it says is not true.
    Misleading,
    /// It is somebody else's work or name.
    Copied,
    /// It insults people.
    Offensive,
    /// Something else.
    Other,
}

stored_words!(ReportReason, "the reason of a report", {
    Illegal = "illegal",
    Dangerous = "dangerous",
    Misleading = "misleading",
    Copied = "copied",
    Offensive = "offensive",
    Other = "other",
});

impl ReportReason {
    /// Every reason, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Illegal, Self::Dangerous, Self::Misleading, Self::Copied, Self::Offensive, Self::Other];
}

/// What is at a reported page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportSubject {
    /// A product.
    Product(ProductId),
    /// A boutique.
    Boutique(MemberId),
    /// A brand.
    Brand(BrandId),
}

impl ReportSubject {
    /// What kind of page it is.
    #[must_use]
    pub const fn kind(self) -> ReportKind {
        match self {
            Self::Product(_) => ReportKind::Product,
            Self::Boutique(_) => ReportKind::Boutique,
            Self::Brand(_) => ReportKind::Brand,
        }
    }

    pub(super) const fn number(self) -> i64 {
        match self {
            Self::Product(id) => id.number(),
            Self::Boutique(id) => id.number(),
            Self::Brand(id) => id.number(),
        }
    }

    pub(super) const fn of(kind: ReportKind, number: i64) -> Self {
        match kind {
            ReportKind::Product => Self::Product(ProductId::from_number(number)),
            ReportKind::Boutique => Self::Boutique(MemberId::from_number(number)),
            ReportKind::Brand => Self::Brand(BrandId::from_number(number)),
        }
    }
}

/// What somebody reports.
#[derive(Debug, Clone)]
pub struct NewReport<'a> {
    /// What is there.
    pub subject: ReportSubject,
    /// The page, a path of ours.
    pub page: &'a str,
    /// Why it should not be.
    pub reason: ReportReason,
    /// More about it; up to 1,000 characters are kept.
    pub words: &'a str,
    /// Whose it is: one and the same visitor says it once.
    pub visitor_hash: &'a str,
}

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// What it was about is gone.
    TakenDown,
    /// Nothing is wrong with it.
    Dismissed,
}

stored_words!(Decision, "what became of a report", { TakenDown = "taken_down", Dismissed = "dismissed" });

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Which.
    pub id: ReportId,
    /// What is there.
    pub subject: ReportSubject,
    /// What that is called.
    pub name: String,
    /// The page, a path of ours.
    pub page: String,
    /// Why it should not be.
    pub reason: ReportReason,
    /// More about it; may be empty.
    pub words: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// What became of it.
    pub decision: Option<Decision>,
}
