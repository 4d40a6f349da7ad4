use base::Currency;
use db::DbError;
use plan::PlanError;

/// Why something about a person, a brand or a merchant could not be done.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// Not an address mail could be sent to.
    #[error("this is not an e-mail address")]
    Email,
    /// Somebody has an account with this address.
    #[error("there is an account with this e-mail address already")]
    EmailTaken,
    /// A text of one line that is empty, too long or not one line.
    #[error("{field} needs 1 to {most} characters on one line")]
    Line {
        /// Which one.
        field: Field,
        /// The most characters.
        most: usize,
    },
    /// A longer text that is too long.
    #[error("{field} has at most {most} characters")]
    Text {
        /// Which one.
        field: Field,
        /// The most characters.
        most: usize,
    },
    /// A number that makes no sense.
    #[error("{field} is a number from {least} to {most}")]
    Number {
        /// Which one.
        field: Field,
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A password that could be guessed.
    #[error("a password has at least {0} characters")]
    PasswordTooShort(usize),
    /// A password nobody types.
    #[error("a password has at most {0} characters")]
    PasswordTooLong(usize),
    /// A password everybody knows.
    #[error("the password must not be the e-mail address or the name")]
    PasswordIsKnown,
    /// Wrong address or password; which one is not said.
    #[error("the e-mail address or the password is wrong")]
    WrongPassword,
    /// Not a name for a page.
    #[error(
        "a handle has 3 to 30 small letters, digits and single hyphens, and begins and ends with a letter or digit"
    )]
    Handle,
    /// A name that would mislead.
    #[error("this handle is kept free, so that nobody speaks for the platform")]
    HandleReserved,
    /// Somebody has it.
    #[error("this handle is taken")]
    HandleTaken,
    /// Not a part of an address.
    #[error("an address part has 1 to 60 small letters, digits and single hyphens")]
    Slug,
    /// Another brand or merchant has it.
    #[error("this address is taken")]
    SlugTaken,
    /// The link was used, or is a day old, or never was one.
    #[error("the one-time link is spent or has expired: start the program again for a new one")]
    SetupLinkSpent,
    /// Nobody with this id.
    #[error("there is no such person")]
    NoSuchPerson,
    /// No brand or merchant with this id.
    #[error("there is no such organisation")]
    NoSuchOrganisation,
    /// Without an owner nobody could give roles any more.
    #[error("somebody has to stay owner: make another person owner first")]
    LastOwner,
    /// Somebody with this address, or this person, acts for the organisation already.
    #[error("this person is in the team already")]
    AlreadyInTeam,
    /// More mail to strangers than a business has reason for.
    #[error("at most {0} invitations are open at a time: withdraw one first")]
    TooManyInvitations(usize),
    /// It was accepted, withdrawn, has expired or never was one.
    #[error("this invitation is not open any more")]
    NoSuchInvitation,
    /// The plan document says something no plan may say.
    #[error("the plan: {0}")]
    Plan(#[from] PlanError),
    /// What a plan pays for a month is in another currency than everything else of the shop.
    #[error("the plan pays in {plan}, and this shop in {shop}: write `currency = \"{shop}\"` under `[money]`")]
    PlanCurrency {
        /// The plan's.
        plan: Currency,
        /// The shop's.
        shop: Currency,
    },
    /// A changed plan under a number that was used.
    #[error("version {0} of the plan is published: give the change a higher version")]
    PlanVersion(u32),
    /// The operating system or the hash function failed.
    #[error("passwords and secrets cannot be made just now: {0}")]
    Secrets(String),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// A field of a form about people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The name of a person, brand or merchant.
    Name,
    /// The line under a name.
    Tagline,
    /// Who a brand or merchant is, at length.
    Story,
    /// Where a brand ships from.
    ShipsFrom,
    /// What a brand promises about delivery.
    Promise,
    /// A seller's own words.
    Bio,
    /// A remark somebody keeps for themselves.
    Note,
    /// How to pay by hand.
    PaymentInstructions,
    /// How many days a click counts.
    AttributionDays,
    /// How many days the money of a paid order waits.
    HoldDays,
    /// How many minutes an unpaid order keeps its stock.
    ReserveMinutes,
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Name => "the name",
            Self::Tagline => "the line under the name",
            Self::Story => "the story",
            Self::ShipsFrom => "the place it ships from",
            Self::Promise => "the delivery promise",
            Self::Bio => "the text about you",
            Self::Note => "the note",
            Self::PaymentInstructions => "the payment instructions",
            Self::AttributionDays => "the days a click counts",
            Self::HoldDays => "the days money is held",
            Self::ReserveMinutes => "the minutes stock is reserved",
        })
    }
}
