use base::{FromValue, ToValue, Value, ValueError};

/// The chart of accounts: what kinds of balance there are. The sign says who owes: positive, we owe the owner;
/// negative, the owner holds money that belongs to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Customers' money that a merchant (or its payment provider) has received and must account for. Normally negative.
    Clearing,
    /// Money of paid orders that waits for the end of the hold.
    Escrow,
    /// What a brand is owed for goods sold.
    Brand,
    /// What a member of a network is owed: commission on own sales and on the team's.
    Member,
    /// What a merchant keeps of the commission.
    Merchant,
    /// The platform's fee.
    Platform,
    /// A merchant's pool, paid out only by an accepted run.
    Pool,
    /// Tax a merchant has taken and owes to the state.
    Tax,
    /// What a customer may still spend at a merchant.
    Credit,
    /// Money of a merchant that is on its way to those it is owed to.
    Payout,
}

impl Class {
    /// Every class, in the order reports show them.
    pub const ALL: [Self; 10] = [
        Self::Clearing,
        Self::Escrow,
        Self::Brand,
        Self::Member,
        Self::Merchant,
        Self::Platform,
        Self::Pool,
        Self::Tax,
        Self::Credit,
        Self::Payout,
    ];

    /// Its name in the books.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clearing => "clearing",
            Self::Escrow => "escrow",
            Self::Brand => "brand",
            Self::Member => "member",
            Self::Merchant => "merchant",
            Self::Platform => "platform",
            Self::Pool => "pool",
            Self::Tax => "tax",
            Self::Credit => "credit",
            Self::Payout => "payout",
        }
    }
}

impl ToValue for Class {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for Class {
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let named = |class: &Self| value == Value::Text(class.name());
        Self::ALL.into_iter().find(named).ok_or_else(|| ValueError::new("a class of accounts", value))
    }
}

/// An account: its class and whose it is. It comes into being with its first posting, once for each currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account {
    class: Class,
    owner: i64,
}

impl Account {
    pub(crate) const fn new(class: Class, owner: i64) -> Self {
        Self { class, owner }
    }

    /// Customers' money in the hands of a merchant.
    #[must_use]
    pub fn clearing(merchant: impl Into<i64>) -> Self {
        Self { class: Class::Clearing, owner: merchant.into() }
    }

    /// Money of a merchant's paid orders in the hold.
    #[must_use]
    pub fn escrow(merchant: impl Into<i64>) -> Self {
        Self { class: Class::Escrow, owner: merchant.into() }
    }

    /// What a brand is owed.
    #[must_use]
    pub fn brand(brand: impl Into<i64>) -> Self {
        Self { class: Class::Brand, owner: brand.into() }
    }

    /// What a member of a network is owed.
    #[must_use]
    pub fn member(member: impl Into<i64>) -> Self {
        Self { class: Class::Member, owner: member.into() }
    }

    /// What a merchant keeps.
    #[must_use]
    pub fn merchant(merchant: impl Into<i64>) -> Self {
        Self { class: Class::Merchant, owner: merchant.into() }
    }

    /// The platform's fee.
    #[must_use]
    pub const fn platform() -> Self {
        Self { class: Class::Platform, owner: 0 }
    }

    /// A merchant's pool.
    #[must_use]
    pub fn pool(merchant: impl Into<i64>) -> Self {
        Self { class: Class::Pool, owner: merchant.into() }
    }

    /// Tax a merchant owes to the state.
    #[must_use]
    pub fn tax(merchant: impl Into<i64>) -> Self {
        Self { class: Class::Tax, owner: merchant.into() }
    }

    /// What a customer may still spend at a merchant; `balance` is the id of the two together.
    #[must_use]
    pub fn credit(balance: impl Into<i64>) -> Self {
        Self { class: Class::Credit, owner: balance.into() }
    }

    /// Money of a merchant that is on its way to payees.
    #[must_use]
    pub fn payout(merchant: impl Into<i64>) -> Self {
        Self { class: Class::Payout, owner: merchant.into() }
    }

    /// What kind of balance it is.
    #[must_use]
    pub const fn class(self) -> Class {
        self.class
    }

    /// The number of its owner's id; 0 for the platform.
    #[must_use]
    pub const fn owner(self) -> i64 {
        self.owner
    }
}
