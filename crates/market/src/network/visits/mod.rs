//! Clicks on sellers' links, and what they come to when the visitor buys.
//!
//! A click is kept here, on the server, under the hash of the visitor's cookie: when, at whose boutique or product it landed,
//! by which link. Nothing else about the visitor is kept. Which requests are clicks of people is for whoever knows HTTP.
//!
//! Going on within a boutique is no further click: the same visitor at the same seller within half an hour, with no other link
//! and no other seller between, is one.
//!
//! **At checkout.** Once the visitor has opened the checkout at a merchant, and for half an hour from then, a click is kept as
//! one at checkout: it takes no credit over from an earlier click. That is when browser extensions swap their own links in. It
//! becomes a click like any other when the visitor puts something into the cart afterwards: then they came to shop.

mod store;

use std::collections::BTreeSet;

use base::{Span, Timestamp};
use db::{DbError, Tx};

use super::credit::{self, Buyer, Candidate, Credit, Trail};
use super::store as members;
use super::{Clicks, Member, MemberStatus, Network, NetworkError};
use crate::people::{Handle, Merchant};
use crate::words::stored_words;
use crate::{CampaignId, LinkId, MemberId, MerchantId, OrderId, PersonId, ProductId};

/// How long a visitor who goes on within a boutique is still on the same visit.
const ONE_VISIT: Span = Span::minutes(30);
/// How long a checkout that nobody goes on with stays open.
const CHECKOUT_OPEN: Span = Span::minutes(30);
/// How long before the merchant's window a click is still told to have been too early.
const OLD: Span = Span::days(365);
/// A checkout that was opened this lately is not written down again.
const OPENED_JUST_NOW: Span = Span::minutes(1);

/// What a click came by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Source {
    /// The boutique's own address, or a way within the site.
    #[default]
    Boutique,
    /// A short link.
    Link,
    /// A code on paper or on another screen.
    Qr,
}

stored_words!(Source, "what a click came by", { Boutique = "boutique", Link = "link", Qr = "qr" });

/// Somebody comes by a seller's link.
#[derive(Debug, Clone, Copy)]
pub struct Click<'a> {
    /// SHA-256 of the visitor's cookie.
    pub visitor_hash: &'a str,
    /// Whose link.
    pub member: MemberId,
    /// The person, when signed in.
    pub visitor: Option<PersonId>,
    /// The product it landed at; `None` for the boutique.
    pub product: Option<ProductId>,
    /// The short link it came by.
    pub link: Option<LinkId>,
    /// The campaign it counts for.
    pub campaign: Option<CampaignId>,
    /// What it came by.
    pub source: Source,
}

impl<'a> Click<'a> {
    /// A click that lands in the boutique of `member`, by its own address.
    #[must_use]
    pub const fn at(visitor_hash: &'a str, member: MemberId, visitor: Option<PersonId>) -> Self {
        let source = Source::Boutique;
        Self { visitor_hash, member, visitor, product: None, link: None, campaign: None, source }
    }
}

/// The visitor's last click on anybody's link at a merchant.
#[derive(Debug, Clone, Copy)]
struct LastClick {
    member: MemberId,
    link: Option<LinkId>,
    at_checkout: bool,
    at: Timestamp,
}

impl LastClick {
    /// Whether `click` only goes on with that visit.
    fn goes_on(&self, click: &Click<'_>, at_checkout: bool, now: Timestamp) -> bool {
        let same_way = click.link.is_none() || click.link == self.link;
        // An ordinary click says more than one at checkout.
        let says_more = self.at_checkout && !at_checkout;
        self.member == click.member && same_way && !says_more && now.since(self.at) < ONE_VISIT
    }
}

impl Network {
    /// Records that the visitor came by the address of `member`'s boutique; as [`Network::record_click`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn record_visit(
        &self,
        visitor_hash: &str,
        member: MemberId,
        visitor: Option<PersonId>,
    ) -> Result<bool, NetworkError> {
        self.record_click(&Click::at(visitor_hash, member, visitor)).await
    }

    /// Records a click; whether it was recorded. Clicks on a deactivated member's link, on one's own, and those that only go
    /// on with a visit are not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn record_click(&self, click: &Click<'_>) -> Result<bool, NetworkError> {
        let now = self.desk.now();
        // Most only go on with a visit: they wait for no writer.
        let mut tx = self.desk.read().await?;
        let Some(seller) = members::member(&mut tx, click.member).await? else { return Ok(false) };
        let Some(new) = new_click(&mut tx, &seller, click, now).await? else { return Ok(false) };
        drop(tx);
        let mut tx = self.desk.begin().await?;
        store::insert(&mut tx, &new, now).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Remembers that the visitor has the checkout at `merchant` open: what is clicked meanwhile takes no credit over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_checkout(&self, visitor_hash: &str, merchant: MerchantId) -> Result<(), NetworkError> {
        let now = self.desk.now();
        let known = store::checkout_opened(&mut self.desk.read().await?, visitor_hash, merchant).await?;
        if known.is_some_and(|known| now.since(known) < OPENED_JUST_NOW) {
            return Ok(());
        }
        let mut tx = self.desk.begin().await?;
        store::open_checkout(&mut tx, visitor_hash, merchant, now).await?;
        Ok(tx.commit().await?)
    }

    /// How many clicks `member`'s links had since `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn clicks(&self, member: MemberId, since: Timestamp) -> Result<Clicks, NetworkError> {
        Ok(store::count(&mut self.desk.read().await?, member, since).await?)
    }

    /// The seller of record of a signed-in customer at `merchant`, deactivated or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seller_of(&self, merchant: MerchantId, customer: PersonId) -> Result<Option<MemberId>, NetworkError> {
        let mut tx = self.desk.read().await?;
        let buyer = Buyer { person: Some(customer), email: "" };
        let found = members::seller_of_record(&mut tx, merchant, &buyer).await?;
        Ok(found.map(|candidate| candidate.member))
    }

    /// How many customers have `member` as their seller of record.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn customer_count(&self, member: MemberId) -> Result<u32, NetworkError> {
        Ok(members::customer_count(&mut self.desk.read().await?, member).await?)
    }
}

/// A click that counts.
struct NewClick<'a> {
    merchant: MerchantId,
    click: &'a Click<'a>,
    at_checkout: bool,
}

/// The click on `seller`'s link, if it counts.
async fn new_click<'a>(
    tx: &mut Tx,
    seller: &Member,
    click: &'a Click<'a>,
    now: Timestamp,
) -> Result<Option<NewClick<'a>>, DbError> {
    if seller.status != MemberStatus::Active || click.visitor == Some(seller.person) {
        return Ok(None);
    }
    let opened = store::checkout_opened(tx, click.visitor_hash, seller.merchant).await?;
    let at_checkout = opened.is_some_and(|opened| now.since(opened) < CHECKOUT_OPEN);
    let last = store::last(tx, click.visitor_hash, seller.merchant).await?;
    let goes_on = last.is_some_and(|last| last.goes_on(click, at_checkout, now));
    Ok((!goes_on).then_some(NewClick { merchant: seller.merchant, click, at_checkout }))
}

/// Records that somebody came to `merchant` by the address of a seller's boutique; whether it was recorded, as
/// [`Network::record_click`]. A handle that sells nothing there is no mistake of whoever shops.
///
/// # Errors
/// When the database fails.
pub(crate) async fn record_visit_in(
    tx: &mut Tx,
    visitor_hash: &str,
    merchant: MerchantId,
    handle: &Handle,
    now: Timestamp,
) -> Result<bool, DbError> {
    let Some(seller) = members::member_with_handle(tx, merchant, handle).await? else { return Ok(false) };
    let click = Click::at(visitor_hash, seller.id, None);
    let Some(new) = new_click(tx, &seller, &click, now).await? else { return Ok(false) };
    store::insert(tx, &new, now).await?;
    Ok(true)
}

/// The visitor goes on shopping: a checkout that was open is not any more, and what was clicked meanwhile counts.
///
/// # Errors
/// When the database fails.
pub async fn shop_on_in(tx: &mut Tx, visitor_hash: &str, merchant: MerchantId) -> Result<(), DbError> {
    if store::close_checkout(tx, visitor_hash, merchant).await? {
        store::forgive(tx, visitor_hash, merchant).await?;
    }
    Ok(())
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
    candidates.extend(members::seller_of_record(tx, merchant.id, &buyer).await?);
    if let Some(member) = trail.coupon_of {
        candidates.extend(members::coupon_owner(tx, merchant.id, member, &buyer, at).await?);
    }
    if let Some(visitor_hash) = trail.visitor_hash {
        let window = (at - merchant.attribution, at);
        candidates.extend(store::candidates(tx, merchant.id, visitor_hash, &buyer, window).await?);
        let before = (at - merchant.attribution - OLD, at - merchant.attribution);
        candidates.extend(store::too_old(tx, merchant.id, visitor_hash, &buyer, before).await?);
    }
    let own = members::membership_of_buyer(tx, merchant.id, &buyer).await?;
    Ok(credit::decide(&candidates, own))
}

/// Keeps with an order which click it came by and who came into question for it, and closes the checkout.
///
/// # Errors
/// When the database fails.
pub async fn keep_credit_in(
    tx: &mut Tx,
    order: OrderId,
    merchant: MerchantId,
    visitor_hash: &str,
    credit: &Credit,
) -> Result<(), DbError> {
    if let Some(visit) = credit.visit {
        store::insert_order_click(tx, order, visit).await?;
    }
    let winner = credit.seller.map(|seller| seller.member);
    let lost: BTreeSet<_> = credit.reason.passed.iter().map(|passed| passed.member).collect();
    for member in lost.into_iter().filter(|member| Some(*member) != winner) {
        store::insert_lost(tx, order, MemberId::from_number(member.0)).await?;
    }
    store::close_checkout(tx, visitor_hash, merchant).await.map(drop)
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
    members::insert_customer(tx, merchant, person, seller, at).await
}
