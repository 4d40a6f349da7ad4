//! Brands and merchants, who acts for them, and the merchants' plans.

mod invitations;
mod model;
mod plans;
mod rights;
mod roles;
mod store;

use db::{DbError, Tx};

use super::text;
use super::{Field, People, PeopleError, Slug};
use crate::events::{EventKind, NewEvent};
use crate::{BrandId, MerchantId, PersonId, changes};

pub use model::{
    Brand, BrandDetails, LatePayment, Merchant, MerchantDetails, NewMerchant, Organisation, Role, RoleInvitation,
    Roles, TeamMember,
};
pub use plans::{PublishedPlan, sale_rules_in};
pub use rights::Right;

impl People {
    /// Adds a brand with `owner` as its owner. Without a slug, one is made of the name.
    ///
    /// # Errors
    /// When a text is not sound, the slug is taken, or there is no such person.
    pub async fn create_brand(
        &self,
        owner: PersonId,
        slug: Option<Slug>,
        details: &BrandDetails,
    ) -> Result<BrandId, PeopleError> {
        let mut tx = self.desk.begin().await?;
        let id = self.create_brand_in(&mut tx, owner, slug, details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// As [`People::create_brand`], inside the caller's transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn create_brand_in(
        &self,
        tx: &mut Tx,
        owner: PersonId,
        slug: Option<Slug>,
        details: &BrandDetails,
    ) -> Result<BrandId, PeopleError> {
        let details = sound_brand(details)?;
        let slug = slug.map_or_else(|| Slug::of_name(&details.name), Ok)?;
        let id = tx.next_id();
        if !store::insert_brand(tx, id, &slug, &details, self.desk.now()).await? {
            return Err(PeopleError::SlugTaken);
        }
        self.first_owner(tx, Organisation::Brand(id), owner).await?;
        let event = NewEvent::new(EventKind::BrandOpened, id).with("name", details.name.as_str());
        roles::record(&self.desk, tx, Organisation::Brand(id), event).await?;
        Ok(id)
    }

    /// Changes what a brand says of itself.
    ///
    /// # Errors
    /// When a text is not sound or there is no such brand.
    pub async fn set_brand_details(&self, id: BrandId, details: &BrandDetails) -> Result<(), PeopleError> {
        let details = sound_brand(details)?;
        let mut tx = self.desk.begin().await?;
        let before = store::brand(&mut tx, id).await?.ok_or(PeopleError::NoSuchOrganisation)?;
        if !store::set_brand(&mut tx, id, &details).await? {
            return Err(PeopleError::NoSuchOrganisation);
        }
        let event = NewEvent::new(EventKind::BrandChanged, id).with("fields", details.differing_from(&before));
        roles::record(&self.desk, &mut tx, Organisation::Brand(id), event).await?;
        changes::brand_in(&mut tx, id).await?;
        Ok(tx.commit().await?)
    }

    /// Adds a merchant with its plan and `owner` as its owner. Without a slug, one is made of the name.
    ///
    /// # Errors
    /// When a text, number or the plan is not sound, the slug is taken, or there is no such person.
    pub async fn create_merchant(&self, owner: PersonId, new: &NewMerchant) -> Result<MerchantId, PeopleError> {
        let mut tx = self.desk.begin().await?;
        let id = self.create_merchant_in(&mut tx, owner, new).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// As [`People::create_merchant`], inside the caller's transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn create_merchant_in(
        &self,
        tx: &mut Tx,
        owner: PersonId,
        new: &NewMerchant,
    ) -> Result<MerchantId, PeopleError> {
        let details = sound_merchant(&new.details)?;
        let slug = new.slug.clone().map_or_else(|| Slug::of_name(&details.name), Ok)?;
        let id = tx.next_id();
        if !store::insert_merchant(tx, id, &slug, new.currency, &details, self.desk.now()).await? {
            return Err(PeopleError::SlugTaken);
        }
        self.first_owner(tx, Organisation::Merchant(id), owner).await?;
        let event = NewEvent::new(EventKind::MerchantOpened, id).with("name", details.name.as_str());
        roles::record(&self.desk, tx, Organisation::Merchant(id), event).await?;
        self.set_plan_in(tx, id, &new.plan).await?;
        Ok(id)
    }

    /// Changes what a merchant says of itself and how it trades. Orders placed before keep what was true then.
    ///
    /// # Errors
    /// When a text or number is not sound, or there is no such merchant.
    pub async fn set_merchant_details(&self, id: MerchantId, details: &MerchantDetails) -> Result<(), PeopleError> {
        let details = sound_merchant(details)?;
        let mut tx = self.desk.begin().await?;
        let before = store::merchant(&mut tx, id).await?.ok_or(PeopleError::NoSuchOrganisation)?;
        if !store::set_merchant(&mut tx, id, &details).await? {
            return Err(PeopleError::NoSuchOrganisation);
        }
        let event = NewEvent::new(EventKind::MerchantChanged, id).with("fields", details.differing_from(&before));
        roles::record(&self.desk, &mut tx, Organisation::Merchant(id), event).await?;
        Ok(tx.commit().await?)
    }

    /// A brand.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn brand(&self, id: BrandId) -> Result<Option<Brand>, PeopleError> {
        Ok(store::brand(&mut self.desk.read().await?, id).await?)
    }

    /// The brand at this address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn brand_by_slug(&self, slug: &str) -> Result<Option<Brand>, PeopleError> {
        Ok(store::brand_by_slug(&mut self.desk.read().await?, slug).await?)
    }

    /// Up to `most` brands in the order of their addresses, those after `after` only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn brands(&self, after: Option<&Slug>, most: u32) -> Result<Vec<Brand>, PeopleError> {
        Ok(store::brands(&mut self.desk.read().await?, after.map_or("", Slug::as_str), most).await?)
    }

    /// A merchant.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn merchant(&self, id: MerchantId) -> Result<Option<Merchant>, PeopleError> {
        Ok(store::merchant(&mut self.desk.read().await?, id).await?)
    }

    /// The merchant at this address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn merchant_by_slug(&self, slug: &str) -> Result<Option<Merchant>, PeopleError> {
        Ok(store::merchant_by_slug(&mut self.desk.read().await?, slug).await?)
    }

    /// Up to `most` merchants in the order of their addresses, those after `after` only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn merchants(&self, after: Option<&Slug>, most: u32) -> Result<Vec<Merchant>, PeopleError> {
        Ok(store::merchants(&mut self.desk.read().await?, after.map_or("", Slug::as_str), most).await?)
    }
}

/// A brand, inside the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn brand_in(tx: &mut Tx, id: BrandId) -> Result<Option<Brand>, DbError> {
    store::brand(tx, id).await
}

/// The brand at this address, inside the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn brand_by_slug_in(tx: &mut Tx, slug: &str) -> Result<Option<Brand>, DbError> {
    store::brand_by_slug(tx, slug).await
}

/// A merchant, inside the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn merchant_in(tx: &mut Tx, id: MerchantId) -> Result<Option<Merchant>, DbError> {
    store::merchant(tx, id).await
}

/// The merchant at this address, inside the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn merchant_by_slug_in(tx: &mut Tx, slug: &str) -> Result<Option<Merchant>, DbError> {
    store::merchant_by_slug(tx, slug).await
}

fn sound_brand(details: &BrandDetails) -> Result<BrandDetails, PeopleError> {
    Ok(BrandDetails {
        name: text::line(Field::Name, &details.name)?,
        tagline: text::optional_line(Field::Tagline, &details.tagline)?,
        story: text::text(Field::Story, &details.story)?,
        ships_from: text::optional_line(Field::ShipsFrom, &details.ships_from)?,
        promise: text::optional_line(Field::Promise, &details.promise)?,
        logo: details.logo.clone(),
        banner: details.banner.clone(),
    })
}

fn sound_merchant(details: &MerchantDetails) -> Result<MerchantDetails, PeopleError> {
    Ok(MerchantDetails {
        name: text::line(Field::Name, &details.name)?,
        tagline: text::optional_line(Field::Tagline, &details.tagline)?,
        story: text::text(Field::Story, &details.story)?,
        contact_email: details.contact_email.clone(),
        attribution_days: within(Field::AttributionDays, details.attribution_days, 0, 365)?,
        hold_days: within(Field::HoldDays, details.hold_days, 0, 365)?,
        reserve_minutes: within(Field::ReserveMinutes, details.reserve_minutes, 1, 20_160)?,
        late_payment: details.late_payment,
        payment_instructions: text::text(Field::PaymentInstructions, &details.payment_instructions)?,
    })
}

fn within(field: Field, number: u32, least: u32, most: u32) -> Result<u32, PeopleError> {
    if (least..=most).contains(&number) { Ok(number) } else { Err(PeopleError::Number { field, least, most }) }
}
