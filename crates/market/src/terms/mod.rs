//! Terms between brands and merchants: what commission a brand pays, and which merchant may sell its products.
//!
//! A rate is set for the whole catalog or for one product, from a moment on, and never for the past. An agreement binds a
//! brand to a merchant: one side offers, the other accepts, and either can end it with notice. It guarantees a floor,
//! which no rate may go below while it runs. A brand that is its own merchant agrees with itself in the same way.

mod agreements;
mod error;
mod model;
mod rates;
mod store;

use crate::Desk;

pub(crate) use agreements::pause_in;
pub use agreements::{brands_sold_in, sells_in};
pub use error::TermsError;
pub use model::{Agreement, AgreementStatus, NewAgreement, Party, RateChange, Side};
pub(crate) use rates::floor_in;
pub use rates::rate_in;

/// Commission rates and agreements.
#[derive(Debug, Clone)]
pub struct Terms {
    desk: Desk,
}

impl Terms {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}
