//! Pictures of products: fetched from where they were imported from, or sent by the brand.

mod store;

use base::{Span, Timestamp};
use db::Tx;
use serde::{Deserialize, Serialize};

use super::{Catalog, CatalogError};
use crate::events::{self, EventKind, NewEvent};
use crate::jobs::{self, Claim, JobKind, NewJob, Progress};
use crate::media::{self, NewPicture};
use crate::{BrandId, ImageId, ProductId};

/// The most pictures that a brand gives one product by hand.
pub const MOST_PICTURES: i64 = 20;
/// How long after each failure a picture is tried again; after the last, only when somebody asks for it.
const TRIED_AGAIN_AFTER: [Span; 5] =
    [Span::minutes(1), Span::minutes(10), Span::hours(1), Span::hours(6), Span::days(1)];

/// A picture that lives on another server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureToFetch {
    /// Which.
    pub image: ImageId,
    /// Its address there.
    pub address: String,
}

/// How far the pictures of a brand are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PicturesFetched {
    /// We have them.
    pub fetched: i64,
    /// We will try, or try again.
    pub waiting: i64,
    /// We could not fetch them and do not try any more.
    pub failed: i64,
}

/// A picture that could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureProblem {
    /// Of which product.
    pub product: String,
    /// Its address.
    pub address: String,
    /// A word for the reason, as it was noted.
    pub reason: String,
    /// When it is tried again; `None` when it is not.
    pub next_at: Option<Timestamp>,
}

/// A picture of a product, for the brand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPicture {
    /// Which.
    pub image: ImageId,
    /// Its name in the media store, once we have it.
    pub media: Option<String>,
    /// What it shows, in words; may be empty.
    pub alt: String,
    /// Where it was imported from.
    pub address: Option<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Wanted {
    brand: i64,
}

/// Lets the pictures of `brand` that we do not have be fetched.
pub(super) async fn fetch_in(tx: &mut Tx, brand: BrandId, now: Timestamp) -> Result<(), CatalogError> {
    // The migration makes such jobs too: the number alone names the brand.
    let (key, wanted) = (format!("pictures:{}", brand.number()), Wanted { brand: brand.number() });
    Ok(jobs::wake_in(tx, &NewJob::new(JobKind::Pictures, key, &wanted, now)?, now).await?)
}

/// The brand that a job is about.
pub(super) fn brand_of(claim: &Claim) -> Result<BrandId, CatalogError> {
    let wanted: Wanted = claim.payload()?;
    Ok(BrandId::from_number(wanted.brand))
}

impl Catalog {
    /// The brand whose pictures a job is to fetch.
    ///
    /// # Errors
    /// When the job is about something else.
    pub fn brand_of_pictures(&self, claim: &Claim) -> Result<BrandId, CatalogError> {
        brand_of(claim)
    }

    /// Up to `most` pictures of `brand` that are to be fetched now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pictures_to_fetch(&self, brand: BrandId, most: u32) -> Result<Vec<PictureToFetch>, CatalogError> {
        Ok(store::to_fetch(&mut self.desk.read().await?, brand, self.desk.now(), most).await?)
    }

    /// When the next picture of `brand` is to be tried; `None` when nothing is left to try.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_picture_at(&self, brand: BrandId) -> Result<Option<Timestamp>, CatalogError> {
        Ok(store::next_at(&mut self.desk.read().await?, brand).await?)
    }

    /// How far the pictures of `brand` that live on other servers are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pictures_fetched(&self, brand: BrandId) -> Result<PicturesFetched, CatalogError> {
        Ok(store::fetched(&mut self.desk.read().await?, brand).await?)
    }

    /// A picture was fetched: keeps it, and notes how far the job is, in one transaction.
    ///
    /// # Errors
    /// When the job is another node's by now, or the database fails; then nothing was kept.
    pub async fn keep_fetched(
        &self,
        claim: &Claim,
        image: ImageId,
        picture: &NewPicture,
        progress: &Progress,
    ) -> Result<(), CatalogError> {
        let mut tx = self.desk.begin().await?;
        let name = media::put_picture_in(&mut tx, picture).await?;
        store::set_media(&mut tx, image, &name).await?;
        store::delete_problem(&mut tx, image).await?;
        jobs::step_in(&mut tx, claim, progress, self.desk.now()).await?;
        Ok(tx.commit().await?)
    }

    /// A picture could not be fetched, because of `reason`. Where that may pass it is tried again, later each time.
    ///
    /// # Errors
    /// As [`Catalog::keep_fetched`].
    pub async fn note_not_fetched(
        &self,
        claim: &Claim,
        image: ImageId,
        reason: &str,
        may_pass: bool,
        progress: &Progress,
    ) -> Result<(), CatalogError> {
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let tried = store::attempts(&mut tx, image).await?;
        let wait = usize::try_from(tried).ok().and_then(|tried| TRIED_AGAIN_AFTER.get(tried));
        let next_at = wait.filter(|_| may_pass).map(|wait| now + *wait);
        store::note_problem(&mut tx, image, tried + 1, next_at, reason).await?;
        jobs::step_in(&mut tx, claim, progress, now).await?;
        Ok(tx.commit().await?)
    }

    /// Up to `most` pictures of `brand` that could not be fetched.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn picture_problems(&self, brand: BrandId, most: u32) -> Result<Vec<PictureProblem>, CatalogError> {
        Ok(store::problems(&mut self.desk.read().await?, brand, most).await?)
    }

    /// Tries every picture of `brand` again that could not be fetched.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fetch_again(&self, brand: BrandId) -> Result<(), CatalogError> {
        let mut tx = self.desk.begin().await?;
        store::forget_problems(&mut tx, brand).await?;
        fetch_in(&mut tx, brand, self.desk.now()).await?;
        let event = NewEvent::new(EventKind::CatalogPicturesAsked, brand).at_brand(brand);
        events::note_in(&self.desk, &mut tx, &event).await?;
        Ok(tx.commit().await?)
    }

    /// The title of a product of `brand` and its pictures, in order.
    ///
    /// # Errors
    /// [`CatalogError::NoSuchPicture`] when the brand has no such product.
    pub async fn pictures_of(
        &self,
        brand: BrandId,
        product: ProductId,
    ) -> Result<(String, Vec<OwnPicture>), CatalogError> {
        let mut tx = self.desk.read().await?;
        let title = store::title(&mut tx, brand, product).await?.ok_or(CatalogError::NoSuchPicture)?;
        Ok((title, store::pictures(&mut tx, product).await?))
    }

    /// Adds a picture to a product of `brand`, behind those that are there. `alt` says what it shows.
    ///
    /// # Errors
    /// When the brand has no such product, or it has [`MOST_PICTURES`] already.
    pub async fn add_picture(
        &self,
        brand: BrandId,
        product: ProductId,
        picture: &NewPicture,
        alt: &str,
    ) -> Result<(), CatalogError> {
        let mut tx = self.desk.begin().await?;
        // Changing the product's row makes others who add a picture to it wait: the count below stays true.
        if !store::touch(&mut tx, brand, product, self.desk.now()).await? {
            return Err(CatalogError::NoSuchPicture);
        }
        let (count, last) = store::count(&mut tx, product).await?;
        if count >= MOST_PICTURES {
            return Err(CatalogError::TooManyPictures(MOST_PICTURES));
        }
        let name = media::put_picture_in(&mut tx, picture).await?;
        let alt: String = alt.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
        store::insert(&mut tx, product, last + 1, &alt, &name).await?;
        self.note_product(&mut tx, EventKind::ProductPictureAdded, brand, product).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a picture from a product of `brand`.
    ///
    /// # Errors
    /// When the brand has no such product, or it has no such picture.
    pub async fn remove_picture(&self, brand: BrandId, product: ProductId, image: ImageId) -> Result<(), CatalogError> {
        let mut tx = self.desk.begin().await?;
        let known = store::touch(&mut tx, brand, product, self.desk.now()).await?;
        if !known || !store::has(&mut tx, product, image).await? {
            return Err(CatalogError::NoSuchPicture);
        }
        super::import::store::delete_image(&mut tx, image).await?;
        self.note_product(&mut tx, EventKind::ProductPictureRemoved, brand, product).await?;
        Ok(tx.commit().await?)
    }

    /// Puts a picture of a product of `brand` first.
    ///
    /// # Errors
    /// When the brand has no such product, or it has no such picture.
    pub async fn put_first(&self, brand: BrandId, product: ProductId, image: ImageId) -> Result<(), CatalogError> {
        let mut tx = self.desk.begin().await?;
        let known = store::touch(&mut tx, brand, product, self.desk.now()).await?;
        if !known || !store::has(&mut tx, product, image).await? {
            return Err(CatalogError::NoSuchPicture);
        }
        store::put_first(&mut tx, product, image).await?;
        self.note_product(&mut tx, EventKind::ProductPicturesSorted, brand, product).await?;
        Ok(tx.commit().await?)
    }

    async fn note_product(
        &self,
        tx: &mut Tx,
        kind: EventKind,
        brand: BrandId,
        product: ProductId,
    ) -> Result<(), CatalogError> {
        let title = store::title(tx, brand, product).await?.unwrap_or_default();
        let event = NewEvent::new(kind, product).at_brand(brand).with("title", title);
        Ok(events::note_in(&self.desk, tx, &event).await?)
    }
}
