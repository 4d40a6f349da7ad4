use crate::{KeyId, PersonId};

/// Who does something. Every change says so in its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Actor {
    /// A deadline that passed, a job, the program itself.
    #[default]
    Clock,
    /// A customer, known or a guest.
    Customer(Option<PersonId>),
    /// A seller.
    Seller(PersonId),
    /// Somebody who works for a brand.
    Brand(PersonId),
    /// Somebody who works for a merchant.
    Merchant(PersonId),
    /// Somebody who runs the platform.
    Operator(PersonId),
    /// A program with an API key.
    Key(KeyId),
}

impl Actor {
    /// The word it is stored as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Customer(_) => "customer",
            Self::Seller(_) => "seller",
            Self::Brand(_) => "brand",
            Self::Merchant(_) => "merchant",
            Self::Operator(_) => "operator",
            Self::Key(_) => "key",
        }
    }

    /// The person, when it is a known one.
    #[must_use]
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Clock | Self::Key(_) => None,
            Self::Customer(person) => person,
            Self::Seller(person) | Self::Brand(person) | Self::Merchant(person) | Self::Operator(person) => {
                Some(person)
            }
        }
    }

    /// The customer, when a known one acts: who has prices of their own.
    #[must_use]
    pub const fn customer(self) -> Option<PersonId> {
        match self {
            Self::Customer(person) => person,
            _ => None,
        }
    }

    /// The number beside the word: the person's, or the key's.
    pub(crate) fn id(self) -> Option<i64> {
        match self {
            Self::Key(key) => Some(key.number()),
            other => other.person().map(PersonId::number),
        }
    }

    /// The actor stored as `word` and `id`; the clock when another version of the program knows more.
    pub(crate) fn of(word: &str, id: Option<i64>) -> Self {
        let person = id.map(PersonId::from_number);
        match (word, person, id) {
            ("customer", person, _) => Self::Customer(person),
            ("seller", Some(person), _) => Self::Seller(person),
            ("brand", Some(person), _) => Self::Brand(person),
            ("merchant", Some(person), _) => Self::Merchant(person),
            ("operator", Some(person), _) => Self::Operator(person),
            ("key", _, Some(key)) => Self::Key(KeyId::from_number(key)),
            _ => Self::Clock,
        }
    }
}
