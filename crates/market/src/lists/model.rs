use base::{Money, Timestamp};

use crate::network::MemberStatus;
use crate::{MemberId, MerchantId, PersonId};

/// Which part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// So many are left out.
    pub skip: u32,
    /// At most so many follow.
    pub most: u32,
}

/// In which order customers are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CustomerSort {
    /// Who ordered last, first.
    #[default]
    Latest,
    /// Who bought most, first.
    Total,
    /// Who ordered most often, first.
    Orders,
    /// By name.
    Name,
}

/// Somebody who ordered at a merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    /// Where they read mail.
    pub email: String,
    /// What they called themselves last.
    pub name: String,
    /// How often they ordered.
    pub orders: i64,
    /// When they ordered last.
    pub last: Timestamp,
    /// What they paid and did not get back.
    pub total: Money,
}

/// Somebody whose seller of record a member is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCustomer {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
    /// How often they ordered at the merchant since they are with somebody.
    pub orders: i64,
    /// When they ordered last; `None` before the first time.
    pub last: Option<Timestamp>,
    /// What they paid and did not get back, where this member had the credit.
    pub total: Money,
}

/// In which order sales are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SalesSort {
    /// What sold for most, first.
    #[default]
    Sold,
    /// What sold most pieces, first.
    Pieces,
    /// By merchant.
    Merchant,
}

/// What a merchant sold of a brand through one seller, or without any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalesRow {
    /// The merchant.
    pub merchant: MerchantId,
    /// What it is called.
    pub merchant_name: String,
    /// The seller; `None` when nobody had the credit.
    pub seller: Option<MemberId>,
    /// What they are called.
    pub seller_name: String,
    /// In how many orders.
    pub orders: i64,
    /// How many pieces, without those that came back.
    pub pieces: i64,
    /// What they sold for, without what was refunded.
    pub sold: Money,
    /// The brand's part of it.
    pub share: Money,
}

/// In which order members are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MemberSort {
    /// Who joined first, first.
    #[default]
    Joined,
    /// Who joined last, first.
    Newest,
    /// By name.
    Name,
}

/// Which members are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct MemberFilter<'a> {
    /// Part of a name or a handle; empty for all.
    pub text: &'a str,
    /// Only those in this state.
    pub status: Option<MemberStatus>,
    /// In which order.
    pub sort: MemberSort,
}
