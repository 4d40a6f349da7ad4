use std::fmt;
use std::str::FromStr;

use base::{FromValue, Timestamp, ToValue, Value, ValueError};

use super::password::PasswordHash;
use super::{PeopleError, text};
use crate::{Language, PersonId, Secret};

/// An e-mail address in lower case: what somebody signs in with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Reads an address: something before one `@`, a domain with a dot after it, at most 254 characters.
    ///
    /// # Errors
    /// [`PeopleError::Email`].
    pub fn parse(text: &str) -> Result<Self, PeopleError> {
        let email = text.trim().to_lowercase();
        let (local, domain) = email.split_once('@').ok_or(PeopleError::Email)?;
        let sound = |part: &str| !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control());
        let labels = domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
        if email.len() > 254 || !sound(local) || !sound(domain) || domain.contains('@') || !labels {
            return Err(PeopleError::Email);
        }
        Ok(Self(email))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `text` is an address as [`Email::parse`] reads it.
#[must_use]
pub fn is_email(text: &str) -> bool {
    Email::parse(text).is_ok()
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The public name of a seller's pages, `/@handle`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Handle(String);

/// Names that could be taken for the platform itself.
const RESERVED: [&str; 12] = [
    "admin",
    "administrator",
    "api",
    "astra",
    "help",
    "info",
    "moderator",
    "official",
    "operator",
    "root",
    "security",
    "support",
];

impl Handle {
    /// Reads a handle, with or without its `@`: 3 to 30 small letters, digits and single hyphens between them.
    ///
    /// # Errors
    /// [`PeopleError::Handle`], or [`PeopleError::HandleReserved`] for a name that could be taken for the platform's.
    pub fn parse(text: &str) -> Result<Self, PeopleError> {
        let handle = text.trim().trim_start_matches('@').to_lowercase();
        if !(3..=30).contains(&handle.len()) || !text::is_hyphenated(&handle) {
            return Err(PeopleError::Handle);
        }
        if RESERVED.contains(&handle.as_str()) {
            return Err(PeopleError::HandleReserved);
        }
        Ok(Self(handle))
    }

    /// A handle made of somebody's name; `None` when nothing of the name can be kept. `number` keeps namesakes apart.
    #[must_use]
    pub fn of_name(name: &str, number: Option<u32>) -> Option<Self> {
        let base = text::hyphenate(name, 20);
        let made = number.map_or_else(|| base.clone(), |number| format!("{base}-{number}"));
        Self::parse(&made).ok()
    }

    /// The handle, without `@`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The part of an address that names a brand or a merchant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slug(String);

impl Slug {
    /// Reads an address part: 1 to 60 small letters, digits and single hyphens between them.
    ///
    /// # Errors
    /// [`PeopleError::Slug`].
    pub fn parse(text: &str) -> Result<Self, PeopleError> {
        let slug = text.trim();
        if slug.len() > 60 || !text::is_hyphenated(slug) { Err(PeopleError::Slug) } else { Ok(Self(slug.to_owned())) }
    }

    /// An address part made of a name.
    ///
    /// # Errors
    /// [`PeopleError::Slug`] when nothing of the name can be kept: it must be given then.
    pub fn of_name(name: &str) -> Result<Self, PeopleError> {
        Self::parse(&text::hyphenate(name, 60))
    }

    /// The address part.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Texts with a form of their own, stored as they are: what is read back was checked before it was written.
macro_rules! stored_text {
    ($($name:ident),+) => {$(
        impl ToValue for $name {
            fn to_value(&self) -> Value<'_> {
                Value::Text(&self.0)
            }
        }

        impl FromValue for $name {
            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                String::from_value(value).map(Self)
            }
        }

        impl FromStr for $name {
            type Err = PeopleError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }
    )+};
}

stored_text!(Email, Handle, Slug);

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// What they sign in with. Shown to themselves only.
    pub email: Email,
    /// What they are called.
    pub name: String,
    /// The name of their boutique pages; `None` until they sell or choose one.
    pub handle: Option<Handle>,
    /// Their own words on their boutique; may be empty.
    pub bio: String,
    /// The picture of them, by its hash in the media store.
    pub portrait: Option<String>,
    /// Whether they run the platform.
    pub is_operator: bool,
    /// The language they chose; `None` follows their browser.
    pub language: Option<Language>,
    /// Since when they have an account.
    pub created_at: Timestamp,
    /// Why the operator suspended them, while they are: they cannot sign in.
    pub suspended: Option<String>,
}

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// What they will sign in with.
    pub email: Email,
    /// What they are called, 1 to 120 characters.
    pub name: String,
    /// The hash of the password; `None` for somebody who cannot sign in with one.
    pub password: Option<PasswordHash>,
}

/// What somebody shows of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// What they are called, 1 to 120 characters.
    pub name: String,
    /// Their own words, up to 5,000 characters.
    pub bio: String,
    /// The picture of them, by its hash in the media store.
    pub portrait: Option<String>,
}

/// Somebody who has just signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub person: Person,
    /// The secret for their cookie. It is not stored and cannot be asked for again.
    pub secret: Secret,
    /// When it stops working.
    pub expires_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::{Email, Handle, PeopleError, Slug};

    #[test]
    fn addresses_are_read_in_lower_case_and_nonsense_is_refused() {
        assert_eq!(Email::parse(" Mara@Example.COM ").unwrap().as_str(), "mara@example.com");
        for bad in
            ["", "mara", "@example.com", "mara@", "mara@localhost", "a@b@c.de", "a b@c.de", "a@b..de", "a@b.de\n.x"]
        {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
        assert!(Email::parse(&format!("{}@example.com", "a".repeat(250))).is_err());
    }

    #[test]
    fn handles_are_plain_and_never_the_platform_s() {
        assert_eq!(Handle::parse("@Mara-Lind").unwrap().as_str(), "mara-lind");
        for bad in ["ab", "-ab", "a--b", "mara lind", "mära", "a".repeat(31).as_str()] {
            assert!(matches!(Handle::parse(bad), Err(PeopleError::Handle)), "{bad}");
        }
        assert!(matches!(Handle::parse("Support"), Err(PeopleError::HandleReserved)));
        assert_eq!(Handle::of_name("Mara Lind", None).unwrap().as_str(), "mara-lind");
        assert_eq!(Handle::of_name("Mara Lind", Some(12)).unwrap().as_str(), "mara-lind-12");
        assert_eq!(Handle::of_name("茶", None), None);
    }

    #[test]
    fn address_parts_come_from_names() {
        assert_eq!(Slug::of_name("Nordic Clay & Co.").unwrap().as_str(), "nordic-clay-co");
        assert!(Slug::of_name("***").is_err());
        assert!(Slug::parse("../etc").is_err());
    }
}
