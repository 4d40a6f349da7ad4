//! Persons and how they sign in; brands and merchants, and who may act for them; each merchant's plan.
//!
//! A person is one identity, whatever they do here: the operator, owner or staff of brands and merchants, seller, customer.
//! What somebody may do is in their [`Roles`]; asking for them is the caller's duty, before it calls anything that
//! acts for a brand or a merchant.

mod accounts;
mod error;
mod model;
mod organisations;
mod password;
mod setup;
mod store;
mod text;

use crate::Desk;

pub(crate) use accounts::set_handle_in;
pub use accounts::{SESSION_LIFE, ensure_handle_in, person_in};
pub use error::{Field, PeopleError};
pub use model::{Email, Handle, NewPerson, Person, Profile, SignedIn, Slug, is_email};
pub use organisations::{
    Brand, BrandDetails, LatePayment, Merchant, MerchantDetails, NewMerchant, Organisation, PublishedPlan, Right, Role,
    RoleInvitation, Roles, TeamMember, brand_by_slug_in, brand_in, merchant_by_slug_in, merchant_in, sale_rules_in,
};
pub use password::{LEAST as LEAST_PASSWORD, Password, PasswordHash};
pub(crate) use text::note;

/// Persons, brands and merchants.
#[derive(Debug, Clone)]
pub struct People {
    desk: Desk,
}

impl People {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}
