use std::collections::BTreeMap;

use base::{Currency, Money, Timestamp};
use db::DbError;

use crate::checkout::OrderStatus;
use crate::network::{Clicks, CreditReason};
use crate::people::Handle;
use crate::{MemberId, OrderId};

/// What became of the credit of an order, as seen by a seller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The seller has it.
    Won,
    /// Somebody else has it, or nobody.
    Lost,
}

/// An order and why its credit is where it is.
#[derive(Debug, Clone)]
pub struct CreditedOrder {
    /// Its id.
    pub order: OrderId,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Where it stands.
    pub status: OrderStatus,
    /// Who has the credit.
    pub seller: Option<MemberId>,
    /// Their handle.
    pub seller_handle: Option<Handle>,
    /// The coupon it was placed with; may be empty.
    pub coupon: String,
    /// Why.
    pub credit: CreditReason,
    /// What the seller who asks earns on it by selling, less what was taken back; nothing when it was called off.
    pub earned: Money,
}

/// What a report is made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// The short link.
    Link,
    /// The campaign.
    Campaign,
    /// The product the click landed at.
    Product,
    /// What the click came by: address, link, code.
    Source,
}

/// The way somebody came.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// By the link, campaign or product with this number.
    Of(i64),
    /// By the source of this word.
    Source(String),
    /// By none: the boutique's own address, no campaign, no product.
    None,
    /// Without a click: a customer of theirs, or somebody with their coupon.
    WithoutClick,
}

/// What came of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Clicks and the browsers they came from.
    pub clicks: Clicks,
    /// Orders.
    pub orders: u32,
    /// What they earn.
    pub earned: Money,
}

/// A line of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// By which way.
    pub way: Way,
    /// What came of it.
    pub figures: Figures,
}

/// What came of a seller's links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The ways, the one that earned most first.
    pub rows: Vec<ReportRow>,
    /// All together. Whoever came by two ways is one visitor here.
    pub total: Figures,
}

/// Orders of one way and what they earn.
#[derive(Debug)]
pub(super) struct Sales {
    pub(super) way: Way,
    pub(super) orders: u32,
    pub(super) earned: Money,
}

impl Report {
    /// Puts clicks and sales of the same ways together.
    pub(super) fn of(
        currency: Currency,
        clicks: Vec<(Way, Clicks)>,
        all: &[(Way, Clicks)],
        sales: Vec<Sales>,
    ) -> Result<Self, DbError> {
        let nothing = Figures { clicks: Clicks::default(), orders: 0, earned: Money::zero(currency) };
        let mut ways: BTreeMap<Way, Figures> = BTreeMap::new();
        for (way, clicks) in clicks {
            ways.entry(way).or_insert(nothing).clicks = clicks;
        }
        let mut total = Figures { clicks: all.first().map(|(_, clicks)| *clicks).unwrap_or_default(), ..nothing };
        for Sales { way, orders, earned } in sales {
            total.orders = total.orders.saturating_add(orders);
            total.earned = total.earned.checked_add(earned).map_err(|error| DbError::Engine(error.to_string()))?;
            let figures = ways.entry(way).or_insert(nothing);
            (figures.orders, figures.earned) = (orders, earned);
        }
        let mut rows: Vec<_> = ways.into_iter().map(|(way, figures)| ReportRow { way, figures }).collect();
        rows.sort_by_key(|row| {
            let Figures { earned, orders, clicks } = row.figures;
            std::cmp::Reverse((earned.minor(), orders, clicks.clicks))
        });
        Ok(Self { rows, total })
    }
}
