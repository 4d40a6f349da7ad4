use base::Timestamp;

use super::KeyError;
use crate::words::stored_words;
use crate::{BrandId, KeyId, MemberId, MerchantId, PersonId};

/// For whom a key acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyOwner {
    /// A merchant.
    Merchant(MerchantId),
    /// A brand.
    Brand(BrandId),
    /// A seller at a merchant.
    Seller(MemberId),
}

impl KeyOwner {
    /// The kind in a word: `merchant`, `brand` or `seller`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Merchant(_) => "merchant",
            Self::Brand(_) => "brand",
            Self::Seller(_) => "seller",
        }
    }

    /// The number of the owner's id.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Merchant(id) => id.number(),
            Self::Brand(id) => id.number(),
            Self::Seller(id) => id.number(),
        }
    }

    pub(super) fn of(word: &str, number: i64) -> Option<Self> {
        match word {
            "merchant" => Some(Self::Merchant(MerchantId::from_number(number))),
            "brand" => Some(Self::Brand(BrandId::from_number(number))),
            "seller" => Some(Self::Seller(MemberId::from_number(number))),
            _ => None,
        }
    }
}

/// Something a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// See orders, their customers and refunds.
    OrdersRead,
    /// Mark orders paid, cancel and refund them; pack and send parcels; decide about returns.
    OrdersWrite,
    /// See products, prices and stock as their brand does; a merchant's price lists.
    CatalogRead,
    /// Change products, prices and stock, and import files; a merchant's price lists.
    CatalogWrite,
    /// See commission rates and agreements.
    TermsRead,
    /// Set commission rates; offer, answer and end agreements.
    TermsWrite,
    /// See members and invitations.
    NetworkRead,
    /// Invite, deactivate and reactivate.
    NetworkWrite,
    /// See coupons, shipping, tax, plan and settings.
    SettingsRead,
    /// Change coupons, shipping, tax, plan and settings.
    SettingsWrite,
    /// See earnings, takings, sales and payouts.
    MoneyRead,
    /// Prepare and send payouts, say what became of them, and read whole account numbers.
    PayoutsWrite,
    /// See who works for a merchant or a brand.
    TeamRead,
    /// Invite people to work there, and give and take roles, that of an owner too.
    TeamWrite,
    /// See the own boutique, links and campaigns.
    BoutiqueRead,
    /// Change the own boutique, make links and campaigns.
    BoutiqueWrite,
    /// Read everything that happened.
    EventsRead,
}

stored_words!(Scope, "the scope of a key", {
    OrdersRead = "orders:read",
    OrdersWrite = "orders:write",
    CatalogRead = "catalog:read",
    CatalogWrite = "catalog:write",
    TermsRead = "terms:read",
    TermsWrite = "terms:write",
    NetworkRead = "network:read",
    NetworkWrite = "network:write",
    SettingsRead = "settings:read",
    SettingsWrite = "settings:write",
    MoneyRead = "money:read",
    PayoutsWrite = "payouts:write",
    TeamRead = "team:read",
    TeamWrite = "team:write",
    BoutiqueRead = "boutique:read",
    BoutiqueWrite = "boutique:write",
    EventsRead = "events:read",
});

impl Scope {
    /// What a key of this owner can be allowed.
    #[must_use]
    pub const fn of_owner(owner: KeyOwner) -> &'static [Self] {
        match owner {
            KeyOwner::Merchant(_) => &[
                Self::OrdersRead,
                Self::OrdersWrite,
                Self::CatalogRead,
                Self::CatalogWrite,
                Self::TermsRead,
                Self::TermsWrite,
                Self::NetworkRead,
                Self::NetworkWrite,
                Self::SettingsRead,
                Self::SettingsWrite,
                Self::MoneyRead,
                Self::PayoutsWrite,
                Self::TeamRead,
                Self::TeamWrite,
                Self::EventsRead,
            ],
            KeyOwner::Brand(_) => &[
                Self::OrdersRead,
                Self::OrdersWrite,
                Self::CatalogRead,
                Self::CatalogWrite,
                Self::TermsRead,
                Self::TermsWrite,
                Self::SettingsRead,
                Self::SettingsWrite,
                Self::MoneyRead,
                Self::TeamRead,
                Self::TeamWrite,
                Self::EventsRead,
            ],
            KeyOwner::Seller(_) => &[
                Self::MoneyRead,
                Self::NetworkRead,
                Self::NetworkWrite,
                Self::BoutiqueRead,
                Self::BoutiqueWrite,
                Self::EventsRead,
            ],
        }
    }
}

/// What a key may do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// These, each once.
    #[must_use]
    pub fn new(scopes: impl IntoIterator<Item = Scope>) -> Self {
        let mut scopes: Vec<Scope> = scopes.into_iter().collect();
        scopes.sort_unstable();
        scopes.dedup();
        Self(scopes)
    }

    /// Whether `scope` is among them.
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Each of them.
    #[must_use]
    pub fn all(&self) -> &[Scope] {
        &self.0
    }

    /// As they are stored and shown: words with spaces between.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.iter().map(|scope| scope.word()).collect::<Vec<_>>().join(" ")
    }

    /// Words that another version of the program knew are left out: a key never may more than is understood.
    pub(super) fn of_words(words: &str) -> Self {
        Self::new(words.split(' ').filter_map(Scope::of_word))
    }
}

/// A key to be made.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// What its maker calls it; 1 to 60 characters.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes,
    /// When it stops working; `None`: when it is revoked.
    pub expires_at: Option<Timestamp>,
}

impl NewKey {
    pub(super) fn checked(&self, owner: KeyOwner, now: Timestamp) -> Result<Self, KeyError> {
        let name = self.name.trim();
        if name.is_empty() || name.chars().count() > 60 || name.chars().any(char::is_control) {
            return Err(KeyError::Name);
        }
        if self.scopes.0.is_empty() {
            return Err(KeyError::NoScope);
        }
        let allowed = Scope::of_owner(owner);
        if let Some(other) = self.scopes.0.iter().find(|scope| !allowed.contains(scope)) {
            return Err(KeyError::Scope(other.word()));
        }
        if self.expires_at.is_some_and(|end| end <= now) {
            return Err(KeyError::Expired);
        }
        Ok(Self { name: name.to_owned(), ..self.clone() })
    }
}

/// A key that was just made.
#[derive(Clone)]
pub struct MadeKey {
    /// Its id.
    pub id: KeyId,
    /// The key. It is not stored and cannot be asked for again.
    pub text: String,
}

impl std::fmt::Debug for MadeKey {
    /// Never shows the key in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MadeKey({})", self.id)
    }
}

/// A key, without what opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its id.
    pub id: KeyId,
    /// For whom it acts.
    pub owner: KeyOwner,
    /// What its maker calls it.
    pub name: String,
    /// Its first characters.
    pub hint: String,
    /// What it may do.
    pub scopes: Scopes,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it stops working.
    pub expires_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// When it was used last, to the minute.
    pub last_used_at: Option<Timestamp>,
    /// Who made it.
    pub made_by: PersonId,
    /// Whose suspension keeps it from opening anything, while there is one.
    pub suspended: Option<Suspended>,
}

/// Whose suspension a key falls under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suspended {
    /// That of the merchant, the brand, or the person who sells.
    Owner,
    /// That of the person who made it.
    Maker,
}

impl Key {
    /// Whether it opens anything at `at`.
    #[must_use]
    pub fn opens_at(&self, at: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| at < end)
    }
}
