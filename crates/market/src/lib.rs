//! The business, one folder a subject, in one crate so that one transaction can span subjects.
//!
//! Subjects know each other in one direction only, through what their `mod.rs` exports:
//! `returns` -> `shipments`, `credits`, `payouts`, `earnings` -> `checkout`, `links`, `search` -> `storefront`, `prices`,
//! `boutiques`, `shelf`, `inventory`, `coupons`, `shipping`, `tax`, `letters`, `store_credit` -> `network`, `catalog` -> `terms` -> `people`.
//! Below all of them are `changes`, `events`, `jobs`, `keys`, `media`, `replies` and `settlement`.
//! Only files named `store.rs` speak to the database. Nothing here knows HTTP, HTML or a chain.

#![deny(clippy::float_arithmetic)]

pub mod boutiques;
pub mod catalog;
pub mod checkout;
pub mod coupons;
pub mod credits;
pub mod earnings;
pub mod events;
pub mod inventory;
pub mod jobs;
pub mod keys;
pub mod letters;
pub mod links;
pub mod lists;
pub mod media;
pub mod moderation;
pub mod network;
pub mod payouts;
pub mod people;
pub mod prices;
pub mod replies;
pub mod returns;
pub mod search;
pub mod settlement;
pub mod shelf;
pub mod shipments;
pub mod shipping;
pub mod store_credit;
pub mod storefront;
pub mod tax;
pub mod terms;
pub mod views;

mod actor;
mod changes;
mod desk;
mod ids;
mod language;
mod many;
mod schema;
mod secret;
mod store;
mod words;

pub use actor::Actor;
pub use desk::Desk;
pub use ids::{
    AgreementId, BrandId, CampaignId, CartId, CollectionId, CouponId, CreditId, DeliveryId, EventId, ImageId, JobId,
    KeyId, LineId, LinkId, MemberId, MerchantId, MethodId, OrderId, PayoutFileId, PayoutId, PayoutRunId, PersonId,
    PhotoId, PriceListId, ProductId, RefundId, ReportId, ReturnId, RoleInvitationId, SavedAddressId, SettlementId,
    ShipmentId, UploadId, VariantId, ViewId, VisitId, ZoneId,
};
pub use language::Language;
pub use schema::migrations;
pub use secret::{Secret, hash_secret};

use std::sync::Arc;

use db::DbError;

/// How much there is, all merchants together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Members of networks.
    pub members: i64,
    /// Orders ever placed.
    pub orders: i64,
}

/// The business on one database: hands out its subjects.
#[derive(Debug, Clone)]
pub struct Market {
    desk: Desk,
    finder: Arc<search::Finder>,
}

impl Market {
    /// The business on `desk`, whose schema must be at the last of [`migrations`].
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        Self { desk, finder: Arc::default() }
    }

    /// The same business, where whatever is done is done by `actor`.
    #[must_use]
    pub fn by(&self, actor: Actor) -> Self {
        Self { desk: self.desk.by(actor), finder: Arc::clone(&self.finder) }
    }

    /// The database, clock and ids that every subject works with.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// How much there is, all merchants together.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn totals(&self) -> Result<Totals, DbError> {
        store::totals(&mut self.desk.read().await?).await
    }

    /// Persons, sign-in, brands, merchants and roles.
    #[must_use]
    pub fn people(&self) -> people::People {
        people::People::new(self.desk.clone())
    }

    /// Products and their pictures, import and export.
    #[must_use]
    pub fn catalog(&self) -> catalog::Catalog {
        catalog::Catalog::new(self.desk.clone())
    }

    /// Commission rates and agreements.
    #[must_use]
    pub fn terms(&self) -> terms::Terms {
        terms::Terms::new(self.desk.clone())
    }

    /// Members, invitations, boutiques and visits.
    #[must_use]
    pub fn network(&self) -> network::Network {
        network::Network::new(self.desk.clone())
    }

    /// What sellers make of their boutiques.
    #[must_use]
    pub fn boutiques(&self) -> boutiques::Boutiques {
        boutiques::Boutiques::new(self.desk.clone())
    }

    /// Sellers' short links and campaigns.
    #[must_use]
    pub fn links(&self) -> links::Links {
        links::Links::new(self.desk.clone())
    }

    /// What comes of sellers' clicks: orders with their credit, those that were lost, and the report of the links.
    #[must_use]
    pub fn credits(&self) -> credits::Credits {
        credits::Credits::new(self.desk.clone())
    }

    /// Carts, orders, payments and refunds.
    #[must_use]
    pub fn checkout(&self) -> checkout::Checkout {
        checkout::Checkout::new(self.desk.clone())
    }

    /// Parcels: what of an order was packed, sent and has arrived.
    #[must_use]
    pub fn shipments(&self) -> shipments::Shipments {
        shipments::Shipments::new(self.desk.clone())
    }

    /// What customers give back.
    #[must_use]
    pub fn returns(&self) -> returns::Returns {
        returns::Returns::new(self.desk.clone())
    }

    /// Customers' credit balances.
    #[must_use]
    pub fn store_credit(&self) -> store_credit::StoreCredit {
        store_credit::StoreCredit::new(self.desk.clone())
    }

    /// Tax tables.
    #[must_use]
    pub fn tax(&self) -> tax::Tax {
        tax::Tax::new(self.desk.clone())
    }

    /// Shipping zones and their methods.
    #[must_use]
    pub fn shipping(&self) -> shipping::Shipping {
        shipping::Shipping::new(self.desk.clone())
    }

    /// Coupons.
    #[must_use]
    pub fn coupons(&self) -> coupons::Coupons {
        coupons::Coupons::new(self.desk.clone())
    }

    /// What can be bought where, ready to show.
    #[must_use]
    pub fn storefront(&self) -> storefront::Storefront {
        storefront::Storefront::new(self.desk.clone())
    }

    /// Finding products.
    #[must_use]
    pub fn search(&self) -> search::Search {
        search::Search::new(self.desk.clone(), Arc::clone(&self.finder))
    }

    /// A brand's own look at its products.
    #[must_use]
    pub fn shelf(&self) -> shelf::Shelf {
        shelf::Shelf::new(self.desk.clone())
    }

    /// Work that is done later.
    #[must_use]
    pub fn jobs(&self) -> jobs::Jobs {
        jobs::Jobs::new(self.desk.clone())
    }

    /// Keys of programs.
    #[must_use]
    pub fn keys(&self) -> keys::Keys {
        keys::Keys::new(self.desk.clone())
    }

    /// Answers to programs that are kept.
    #[must_use]
    pub fn replies(&self) -> replies::Replies {
        replies::Replies::new(self.desk.clone())
    }

    /// Letters to customers.
    #[must_use]
    pub fn letters(&self) -> letters::Letters {
        letters::Letters::new(self.desk.clone())
    }

    /// What has to happen to orders on the chain.
    #[must_use]
    pub fn settlements(&self) -> settlement::Settlements {
        settlement::Settlements::new(self.desk.clone())
    }

    /// What happened.
    #[must_use]
    pub fn events(&self) -> events::Events {
        events::Events::new(self.desk.clone())
    }

    /// Lists for consoles.
    #[must_use]
    pub fn lists(&self) -> lists::Lists {
        lists::Lists::new(self.desk.clone())
    }

    /// What the operator sees and decides.
    #[must_use]
    pub fn moderation(&self) -> moderation::Moderation {
        moderation::Moderation::new(self.desk.clone())
    }

    /// Lists as somebody wants to see them again.
    #[must_use]
    pub fn views(&self) -> views::Views {
        views::Views::new(self.desk.clone())
    }

    /// Pictures.
    #[must_use]
    pub fn media(&self) -> media::Media {
        media::Media::new(self.desk.clone())
    }

    /// Price lists.
    #[must_use]
    pub fn prices(&self) -> prices::Prices {
        prices::Prices::new(self.desk.clone())
    }

    /// What payees are paid, when and how.
    #[must_use]
    pub fn payouts(&self) -> payouts::Payouts {
        payouts::Payouts::new(self.desk.clone())
    }

    /// What each payee has earned, with the reason of every cent.
    #[must_use]
    pub fn earnings(&self) -> earnings::Earnings {
        earnings::Earnings::new(self.desk.clone())
    }
}
