//! What customers give back: they ask, the merchant decides, the goods arrive, the money goes back.
//!
//! A return is of pieces of one brand, which they go back to. No more is asked for than was sent and is left, and nothing
//! after the merchant's window. The refund is [`crate::checkout`]'s own, so everybody gives back exactly what they had got.

mod ask;
mod decide;
mod error;
mod limits;
mod model;
mod receive;
mod store;

pub use error::ReturnError;
pub use limits::{MOST_DAYS, Returnable};
pub use model::{
    Decision, MOST_PHOTOS, NewReturn, Photo, PhotoInfo, Receipt, ReceivedLine, Return, ReturnFilter, ReturnLine,
    ReturnReason, ReturnRow, ReturnStatus,
};

use base::Timestamp;
use db::Tx;

use crate::checkout;
use crate::events::{EventKind, NewEvent};
use crate::letters::News;
use crate::terms::Party;
use crate::{Desk, MerchantId, OrderId, PhotoId, ReturnId};

/// What customers give back.
#[derive(Debug, Clone)]
pub struct Returns {
    desk: Desk,
}

impl Returns {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// The returns of an order, oldest first. The caller has made sure that whoever asks may see the order.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn of_order(&self, order: OrderId) -> Result<Vec<Return>, ReturnError> {
        Ok(store::of_order(&mut self.desk.read().await?, order).await?)
    }

    /// A return, for the merchant who decides about it or the brand it goes back to.
    ///
    /// # Errors
    /// [`ReturnError::NotFound`] when there is none, or it is somebody else's.
    pub async fn find(&self, party: Party, id: ReturnId) -> Result<Return, ReturnError> {
        found(&mut self.desk.read().await?, party, id).await
    }

    /// The returns that a merchant decides about or that go back to a brand, newest first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn list(&self, party: Party, filter: ReturnFilter) -> Result<Vec<ReturnRow>, ReturnError> {
        Ok(store::list(&mut self.desk.read().await?, party, filter).await?)
    }

    /// How many returns of a merchant are in each state.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn count_by_status(&self, merchant: MerchantId) -> Result<Vec<(ReturnStatus, i64)>, ReturnError> {
        Ok(store::count_by_status(&mut self.desk.read().await?, merchant).await?)
    }

    /// A picture that came with a return. The caller has made sure that whoever asks may see the return; a picture of
    /// another return is not found.
    ///
    /// # Errors
    /// [`ReturnError::NotFound`] when there is none.
    pub async fn photo(&self, id: ReturnId, photo: PhotoId) -> Result<Photo, ReturnError> {
        let found = store::photo(&mut self.desk.read().await?, id, photo).await?;
        found.ok_or(ReturnError::NotFound("picture"))
    }
}

async fn found(tx: &mut Tx, party: Party, id: ReturnId) -> Result<Return, ReturnError> {
    let is_of = |found: &Return| match party {
        Party::Merchant(merchant) => found.merchant == merchant,
        Party::Brand(brand) => found.brand == brand,
    };
    store::find(tx, id).await?.filter(is_of).ok_or(ReturnError::NotFound("return"))
}

impl Returns {
    /// Records a step of a return in the story of its order, for its brand, and lets its letter be written.
    async fn tell_in(&self, tx: &mut Tx, of: &Return, kind: EventKind, at: Timestamp) -> Result<(), ReturnError> {
        let event = NewEvent::new(kind, of.order)
            .at_brand(of.brand)
            .with("return", of.id.to_string())
            .with("brand", of.brand_name.as_str())
            .with("pieces", of.pieces());
        let news = News { amount: "", about: of.id.number() };
        Ok(checkout::tell_more_in(tx, self.desk.actor(), of.order, at, (kind, event), news).await?)
    }
}
