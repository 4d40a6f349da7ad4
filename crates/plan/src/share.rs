use base::{Bps, Money};
use serde::{Deserialize, Serialize};

use crate::Member;

/// What one payee receives of one line, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Who receives it.
    pub payee: Payee,
    /// How much; always more than nothing.
    pub amount: Money,
    /// The reason, complete enough to explain the amount without looking anything up.
    pub because: Because,
}

/// Who receives a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payee {
    /// The brand whose product it is.
    Brand,
    /// The seller of record.
    Seller(Member),
    /// A member of the seller's upline.
    Upline(Member),
    /// The operator of the platform.
    Platform,
    /// The merchant's pool.
    Pool,
    /// The merchant.
    Merchant,
}

/// Why a share has its amount. Stored with the order as JSON: the field names are a file format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Because {
    /// The brand keeps the price without the commission pot.
    Brand {
        /// The brand's commission rate.
        commission: Bps,
        /// The value it is computed on.
        #[serde(with = "crate::amount")]
        commissionable: Money,
        /// The pot the brand gave up.
        #[serde(with = "crate::amount")]
        pot: Money,
    },
    /// The seller of record sold it.
    Seller {
        /// The seller's part of the pot.
        rate: Bps,
        /// The pot.
        #[serde(with = "crate::amount")]
        pot: Money,
    },
    /// The member is this many levels above the seller.
    Level {
        /// The level, from 1.
        level: u8,
        /// The level's part of the pot.
        rate: Bps,
        /// The pot.
        #[serde(with = "crate::amount")]
        pot: Money,
        /// The members below who could not earn and were passed over to reach this one, nearest to the seller first.
        /// Only those since the level before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        skipped: Vec<Member>,
    },
    /// The platform's part.
    PlatformFee {
        /// The fee's part of the pot.
        rate: Bps,
        /// The pot.
        #[serde(with = "crate::amount")]
        pot: Money,
    },
    /// The part that is collected in the merchant's pool.
    Pool {
        /// The pool's part of the pot.
        rate: Bps,
        /// The pot.
        #[serde(with = "crate::amount")]
        pot: Money,
    },
    /// The merchant keeps what the plan promises to nobody, and what nobody could earn (breakage).
    MerchantRest {
        /// The merchant's part of the pot by the plan.
        rate: Bps,
        /// The pot.
        #[serde(with = "crate::amount")]
        pot: Money,
        /// What that part is; the share is this and every unearned amount together.
        #[serde(with = "crate::amount")]
        kept: Money,
        /// What was meant for others and nobody could earn. Parts that round to nothing are left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unearned: Vec<Unearned>,
    },
}

/// A part of the pot nobody could earn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unearned {
    /// Whose part it would have been.
    pub part: Part,
    /// How much of the pot that is.
    pub rate: Bps,
    /// The amount.
    #[serde(with = "crate::amount")]
    pub amount: Money,
    /// Why nobody earned it.
    pub why: Why,
}

/// A part of the pot that is meant for a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The seller's.
    Seller,
    /// The upline's at this level, from 1.
    Level(u8),
}

/// Why nobody earned a part of the pot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The customer came on their own: there is no seller, and so no upline either.
    NoSeller,
    /// This member is deactivated. When it is the seller, the upline earns nothing either.
    Inactive(Member),
    /// This member is the buyer, and nobody earns on what they buy themselves.
    OwnPurchase(Member),
    /// Nobody stands that far above the seller.
    UplineEnds,
}
