//! A merchant's sellers: who they are, who introduced whom, their boutiques, and who has the credit of a sale.
//!
//! The enroller tree is effective-dated: a correction closes the row that was true and opens another, and an order is
//! explained by the tree of its own day. A deactivated member keeps the place in the tree and what was earned, and earns
//! nothing until reactivated. Nobody can come to stand above themselves.

mod boutique;
mod credit;
mod error;
mod invitations;
mod members;
mod model;
mod store;
mod team;
mod visits;

use crate::Desk;

pub use credit::{Buyer, Claim, Credit, CreditBy, CreditReason, Passed, PassedWhy, Trail};
pub use error::NetworkError;
pub use members::member_in;
pub use model::{Boutique, Clicks, Invitation, InvitationTerms, Member, MemberStatus, TeamMember, TeamSize};
pub use team::upline_in;
pub(crate) use visits::record_visit_in;
pub use visits::{Click, Source, credit_in, keep_credit_in, remember_customer_in, shop_on_in};

/// Members, invitations, boutiques and visits.
#[derive(Debug, Clone)]
pub struct Network {
    desk: Desk,
}

impl Network {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}
