//! HTTP: who is asking, what they sent, what they may do, and what they get when something goes wrong.

mod app;
pub mod countries;
mod error;
mod form;
mod guard;
mod limits;
mod robots;
mod security;
mod upload;
mod visitor;

pub use app::{App, Settings};
pub use error::{Gone, WasThere, WebError};
pub use form::Fields;
pub use guard::{BrandDesk, May, MerchantDesk, OperatorDesk, SellerDesk, SignedInPerson, may};
pub use limits::{Limit, Limits};
pub use security::security_headers;
pub use upload::{NoFile, Parts, Upload, Uploads};
pub(crate) use visitor::address;
pub(crate) use visitor::wanted_language;
pub use visitor::{Visitor, identify};
