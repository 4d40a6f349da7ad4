use base::Timestamp;
use db::DbError;

use crate::people::PeopleError;

/// Why something in a merchant's network could not be done.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// No member with this id, or one of another merchant's network.
    #[error("there is no such member in this network")]
    NoSuchMember,
    /// No merchant with this id.
    #[error("there is no such merchant")]
    NoSuchMerchant,
    /// No invitation with this code.
    #[error("there is no such invitation")]
    NoSuchInvitation,
    /// The invitation is too old.
    #[error("this invitation ended on {}: ask for a new one", .0.date())]
    InvitationExpired(Timestamp),
    /// Everybody it was for has joined.
    #[error("this invitation is used up: ask for a new one")]
    InvitationUsedUp,
    /// Whoever invites is deactivated.
    #[error("whoever made this invitation does not sell here any more")]
    InviterInactive,
    /// An invitation for nobody, for everybody or for ever.
    #[error("an invitation is for 1 to {most_uses} people and lasts 1 to {most_days} days")]
    InvitationLimits {
        /// The most people.
        most_uses: u32,
        /// The most days.
        most_days: u32,
    },
    /// One membership each, active or not.
    #[error("this person is a member of the network already")]
    AlreadyMember,
    /// Somebody would stand above themselves.
    #[error("that would put somebody above themselves")]
    Circle,
    /// The operator of the platform closed the boutique.
    #[error("the operator of the platform has closed this boutique: only they open it again")]
    TakenDown,
    /// A deactivated member cannot do it.
    #[error("a deactivated member cannot do this")]
    Inactive,
    /// More products than a boutique shows.
    #[error("a boutique shows at most {0} chosen products")]
    TooManyProducts(usize),
    /// A product that does not exist.
    #[error("one of these products does not exist")]
    NoSuchProduct,
    /// The operating system has no randomness to give.
    #[error("invitations cannot be made just now: {0}")]
    Randomness(String),
    /// What the person's own record says.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
