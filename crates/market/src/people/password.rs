//! Passwords: argon2id with the parameters OWASP recommends (19 MiB, two passes), on threads of their own.

use argon2::password_hash::{PasswordHash as Phc, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Argon2, Params};
use base::{FromValue, ToValue, Value, ValueError};
use tokio::sync::Semaphore;

use super::{Email, PeopleError};

/// The shortest password that is taken, in characters.
pub const LEAST: usize = 10;
const MOST: usize = 200;
const SALT_BYTES: usize = 16;

/// A burst of sign-ins waits its turn instead of taking all memory and every thread.
static HASHING: Semaphore = Semaphore::const_new(4);

/// Verified against when there is no such account, so that an answer takes as long as for a wrong password. It is the
/// encoding of random bytes, not of a password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$3GaIRWQTGZ1iLk3k0XbBhw$qFMbS0s2pKZ2fYmJx1NFv7Ck8yXo5S1DHzUeQh0WbMs";

/// A password as typed. Never shown, never stored.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// Takes a password of 10 to 200 characters; any characters, kept exactly as typed.
    ///
    /// # Errors
    /// When it is shorter or longer, or is the e-mail address or name of its owner.
    pub fn choose(text: &str, email: &Email, name: &str) -> Result<Self, PeopleError> {
        let characters = text.chars().count();
        if characters < LEAST {
            return Err(PeopleError::PasswordTooShort(LEAST));
        }
        if characters > MOST {
            return Err(PeopleError::PasswordTooLong(MOST));
        }
        let lower = text.trim().to_lowercase();
        if lower == email.as_str() || lower == name.trim().to_lowercase() {
            return Err(PeopleError::PasswordIsKnown);
        }
        Ok(Self(text.to_owned()))
    }

    /// Hashes the password with a salt of its own. Takes tens of milliseconds, on a blocking thread.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub async fn hash(self) -> Result<PasswordHash, PeopleError> {
        on_a_thread_of_its_own(move || {
            let mut salt = [0_u8; SALT_BYTES];
            getrandom::fill(&mut salt).map_err(cannot)?;
            let salt = SaltString::encode_b64(&salt).map_err(cannot)?;
            let hash = hasher().hash_password(self.0.as_bytes(), &salt).map_err(cannot)?;
            Ok(PasswordHash(hash.to_string()))
        })
        .await
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(..)")
    }
}

/// A password's hash in PHC form: algorithm, parameters, salt and digest in one text.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(..)")
    }
}

impl ToValue for PasswordHash {
    fn to_value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl FromValue for PasswordHash {
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        String::from_value(value).map(Self)
    }
}

/// Whether `typed` is the password behind `hash`. Takes as long when there is no hash.
///
/// # Errors
/// When the stored hash is not one.
pub(super) async fn matches(typed: &str, hash: Option<PasswordHash>) -> Result<bool, PeopleError> {
    // Longer ones cannot have been chosen; hashing megabytes would only be a way to keep us busy.
    if typed.chars().count() > MOST {
        return Ok(false);
    }
    let typed = typed.to_owned();
    on_a_thread_of_its_own(move || {
        let known = hash.is_some();
        let hash = hash.map_or_else(|| NOBODY.to_owned(), |hash| hash.0);
        let hash = Phc::new(&hash).map_err(cannot)?;
        let same = hasher().verify_password(typed.as_bytes(), &hash).is_ok();
        Ok(same && known)
    })
    .await
}

async fn on_a_thread_of_its_own<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PeopleError> + Send + 'static,
) -> Result<T, PeopleError> {
    let _turn = HASHING.acquire().await.map_err(cannot)?;
    tokio::task::spawn_blocking(work).await.map_err(cannot)?
}

fn hasher() -> Argon2<'static> {
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, Params::DEFAULT)
}

fn cannot(error: impl std::fmt::Display) -> PeopleError {
    PeopleError::Secrets(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Email, NOBODY, Password, PeopleError, Phc, matches};

    fn choose(text: &str) -> Result<Password, PeopleError> {
        Password::choose(text, &Email::parse("mara@example.com").unwrap(), "Mara Lindqvist")
    }

    #[test]
    fn a_password_has_a_length_and_is_not_what_everybody_knows() {
        assert!(choose("correct horse").is_ok());
        assert!(matches!(choose("short"), Err(PeopleError::PasswordTooShort(10))));
        assert!(matches!(choose(&"x".repeat(201)), Err(PeopleError::PasswordTooLong(200))));
        assert!(matches!(choose("Mara@Example.com"), Err(PeopleError::PasswordIsKnown)));
        assert!(matches!(choose("mara LINDQVIST"), Err(PeopleError::PasswordIsKnown)));
        assert_eq!(format!("{:?}", choose("correct horse").unwrap()), "Password(..)");
    }

    #[tokio::test]
    async fn only_the_same_password_matches_and_no_two_hashes_are_alike() {
        let one = choose("correct horse").unwrap().hash().await.unwrap();
        let two = choose("correct horse").unwrap().hash().await.unwrap();
        assert_ne!(one, two);
        assert!(one.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", one.0);
        assert!(matches("correct horse", Some(one.clone())).await.unwrap());
        assert!(!matches("correct  horse", Some(one.clone())).await.unwrap());
        assert!(!matches(&"x".repeat(1_000_000), Some(one)).await.unwrap());
        assert!(!matches("correct horse", None).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_costs_as_much_as_somebody() {
        let real = choose("correct horse").unwrap().hash().await.unwrap();
        let (real, nobody) = (Phc::new(&real.0).unwrap(), Phc::new(NOBODY).unwrap());
        assert_eq!((real.algorithm, real.params), (nobody.algorithm, nobody.params));
    }
}
