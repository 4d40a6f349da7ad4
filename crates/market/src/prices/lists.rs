//! Making and changing price lists, and how far a brand lets its prices fall.

use base::{Bps, Timestamp};
use db::Tx;

use super::{Audience, NewPriceList, OffWhat, PriceError, PriceList, Prices, store};
use crate::events::{self, EventKind, NewEvent};
use crate::people::Email;
use crate::{BrandId, MerchantId, PriceListId, terms};

/// How many customers a list names at most.
const MOST_CUSTOMERS: usize = 5_000;
/// How many parts off a list has at most.
const MOST_OFFS: usize = 200;

impl Prices {
    /// A merchant's lists, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_merchant(&self, merchant: MerchantId) -> Result<Vec<PriceList>, PriceError> {
        Ok(store::lists(&mut self.desk.read().await?, merchant, None).await?)
    }

    /// One of a merchant's lists.
    ///
    /// # Errors
    /// When the merchant has no such list.
    pub async fn list(&self, merchant: MerchantId, list: PriceListId) -> Result<PriceList, PriceError> {
        found(&mut self.desk.read().await?, merchant, list).await
    }

    /// The addresses of the customers a list names.
    ///
    /// # Errors
    /// When the merchant has no such list.
    pub async fn customers(&self, merchant: MerchantId, list: PriceListId) -> Result<Vec<String>, PriceError> {
        let mut tx = self.desk.read().await?;
        found(&mut tx, merchant, list).await?;
        Ok(store::customers(&mut tx, list).await?)
    }

    /// Makes a list without prices.
    ///
    /// # Errors
    /// When the name or the time makes no sense.
    pub async fn add(&self, merchant: MerchantId, new: &NewPriceList) -> Result<PriceListId, PriceError> {
        let new = new.checked()?;
        let mut tx = self.desk.begin().await?;
        let id = self.desk.next_id();
        store::insert(&mut tx, id, merchant, &new, self.desk.now()).await?;
        self.tell_in(&mut tx, merchant, id).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Stops a list, or lets it count again.
    ///
    /// # Errors
    /// When the merchant has no such list.
    pub async fn set_active(&self, merchant: MerchantId, list: PriceListId, active: bool) -> Result<(), PriceError> {
        let mut tx = self.desk.begin().await?;
        found(&mut tx, merchant, list).await?;
        store::set_active(&mut tx, list, active).await?;
        self.tell_in(&mut tx, merchant, list).await?;
        Ok(tx.commit().await?)
    }

    /// Changes the time a list counts in.
    ///
    /// # Errors
    /// When it would end before it begins, or the merchant has no such list.
    pub async fn set_window(
        &self,
        merchant: MerchantId,
        list: PriceListId,
        starts_at: Timestamp,
        ends_at: Option<Timestamp>,
    ) -> Result<(), PriceError> {
        if ends_at.is_some_and(|end| end <= starts_at) {
            return Err(PriceError::Ends);
        }
        let mut tx = self.desk.begin().await?;
        found(&mut tx, merchant, list).await?;
        store::set_window(&mut tx, list, starts_at, ends_at).await?;
        self.tell_in(&mut tx, merchant, list).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a part off, in place of what was taken off the same before; `None` takes nothing off it any more.
    ///
    /// # Errors
    /// When the part is nothing, the merchant has no such list, or does not sell that.
    pub async fn set_off(
        &self,
        merchant: MerchantId,
        list: PriceListId,
        of: OffWhat,
        off: Option<Bps>,
    ) -> Result<(), PriceError> {
        if off == Some(Bps::ZERO) {
            return Err(PriceError::Off);
        }
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let known = found(&mut tx, merchant, list).await?;
        let brand = match of {
            OffWhat::Everything => None,
            OffWhat::Brand(brand) => Some(brand),
            OffWhat::Product(product) => Some(store::brand_of(&mut tx, product).await?.ok_or(PriceError::NotFound)?),
        };
        if let Some(brand) = brand
            && !terms::sells_in(&mut tx, merchant, brand, now).await?
            && off.is_some()
        {
            return Err(PriceError::NotFound);
        }
        if off.is_some() && known.offs.len() >= MOST_OFFS {
            return Err(PriceError::TooMany(MOST_OFFS));
        }
        store::set_off(&mut tx, list, of, off).await?;
        self.tell_in(&mut tx, merchant, list).await?;
        Ok(tx.commit().await?)
    }

    /// Names the customers of a list for a group, in place of those it named before. Whether anybody has an account with
    /// one of these addresses is told to nobody.
    ///
    /// # Errors
    /// When one is no address, there are too many, or the merchant has no such list.
    pub async fn set_customers(
        &self,
        merchant: MerchantId,
        list: PriceListId,
        emails: &[&str],
    ) -> Result<(), PriceError> {
        if emails.len() > MOST_CUSTOMERS {
            return Err(PriceError::TooMany(MOST_CUSTOMERS));
        }
        let emails: Result<Vec<Email>, _> = emails.iter().map(|email| Email::parse(email)).collect();
        let emails = emails.map_err(|_| PriceError::Email)?;
        let mut tx = self.desk.begin().await?;
        let known = found(&mut tx, merchant, list).await?;
        if known.audience != Audience::Group {
            return Err(PriceError::NotFound);
        }
        store::set_customers(&mut tx, list, &emails).await?;
        self.tell_in(&mut tx, merchant, list).await?;
        Ok(tx.commit().await?)
    }

    /// How much merchants may take off a brand's prices at most; `None` for as much as they like.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn most_off(&self, brand: BrandId) -> Result<Option<Bps>, PriceError> {
        Ok(store::stated_most_off(&mut self.desk.read().await?, brand).await?)
    }

    /// Says how much merchants may take off a brand's prices at most. It counts at once, for every list that is there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_most_off(&self, brand: BrandId, most: Option<Bps>) -> Result<(), PriceError> {
        let mut tx = self.desk.begin().await?;
        store::set_most_off(&mut tx, brand, most).await?;
        let event = NewEvent::new(EventKind::BrandMostOff, brand).at_brand(brand);
        let event = event.with("most_off", most.map(|most| most.to_string()).unwrap_or_default());
        events::record_in(&mut tx, self.desk.actor(), self.desk.now(), &event).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn tell_in(&self, tx: &mut Tx, merchant: MerchantId, list: PriceListId) -> Result<(), PriceError> {
        let event = NewEvent::new(EventKind::PriceListChanged, list).at_merchant(merchant);
        events::record_in(tx, self.desk.actor(), self.desk.now(), &event).await?;
        Ok(())
    }
}

pub(super) async fn found(tx: &mut Tx, merchant: MerchantId, list: PriceListId) -> Result<PriceList, PriceError> {
    store::lists(tx, merchant, Some(list)).await?.into_iter().next().ok_or(PriceError::NotFound)
}
