//! Making an account, signing in and out, and what a person says of themselves.

use base::Span;
use db::{DbError, Tx};

use super::model::{Email, Handle, NewPerson, Person, Profile, SignedIn};
use super::{Field, Password, People, PeopleError, password, store, text};
use crate::events::{self, EventKind, NewEvent};
use crate::{Language, PersonId, Secret, hash_secret};

/// How long somebody stays signed in.
pub const SESSION_LIFE: Span = Span::days(30);

impl People {
    /// Makes an account and signs its owner in.
    ///
    /// # Errors
    /// When the address, name or password is not sound, or the address has an account.
    pub async fn register(&self, email: &str, name: &str, password: &str) -> Result<SignedIn, PeopleError> {
        let person = new_person(email, name, password).await?;
        let mut tx = self.desk.begin().await?;
        let id = self.add_person_in(&mut tx, &person).await?;
        let signed_in = self.open_session_in(&mut tx, id).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Makes an account inside the caller's transaction.
    ///
    /// # Errors
    /// [`PeopleError::EmailTaken`], or a name that is not 1 to 120 characters on one line.
    pub async fn add_person_in(&self, tx: &mut Tx, person: &NewPerson) -> Result<PersonId, PeopleError> {
        let id = tx.next_id();
        let person = NewPerson { name: text::line(Field::Name, &person.name)?, ..person.clone() };
        if store::insert_person(tx, id, &person, self.desk.now()).await? {
            Ok(id)
        } else {
            Err(PeopleError::EmailTaken)
        }
    }

    /// Signs somebody in with e-mail and password.
    ///
    /// # Errors
    /// [`PeopleError::WrongPassword`] for an unknown address and for a wrong password alike, after the same time.
    pub async fn sign_in(&self, email: &str, typed: &str) -> Result<SignedIn, PeopleError> {
        let known = match Email::parse(email) {
            Ok(email) => store::password_of(&mut self.desk.read().await?, &email).await?,
            Err(_) => None,
        };
        // No transaction is open here: hashing takes longer than anybody should wait for the writer.
        let (id, hash) = known.map_or((None, None), |(id, hash)| (Some(id), hash));
        let right = password::matches(typed, hash).await?;
        let Some(id) = id.filter(|_| right) else { return Err(PeopleError::WrongPassword) };
        let mut tx = self.desk.begin().await?;
        let signed_in = self.open_session_in(&mut tx, id).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Whose cookie this is; `None` when it is unknown, signed out or expired.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, secret: &str) -> Result<Option<Person>, PeopleError> {
        let mut tx = self.desk.read().await?;
        Ok(store::session_person(&mut tx, &hash_secret(secret), self.desk.now()).await?)
    }

    /// Ends the session of this cookie. Ending one that is over already is fine.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_out(&self, secret: &str) -> Result<(), PeopleError> {
        let mut tx = self.desk.begin().await?;
        store::delete_session(&mut tx, &hash_secret(secret)).await?;
        Ok(tx.commit().await?)
    }

    /// Gives somebody a new password and ends all their sessions but the one they hold.
    ///
    /// # Errors
    /// When the old password is wrong or the new one not sound.
    pub async fn change_password(&self, secret: &str, old: &str, new: &str) -> Result<(), PeopleError> {
        let person = self.session(secret).await?.ok_or(PeopleError::NoSuchPerson)?;
        let known = store::password_of(&mut self.desk.read().await?, &person.email).await?;
        let hash = known.and_then(|(_, hash)| hash);
        if !password::matches(old, hash).await? {
            return Err(PeopleError::WrongPassword);
        }
        let hash = Password::choose(new, &person.email, &person.name)?.hash().await?;
        let mut tx = self.desk.begin().await?;
        store::set_password(&mut tx, person.id, &hash).await?;
        store::delete_sessions_but(&mut tx, person.id, &hash_secret(secret)).await?;
        events::note_in(&self.desk, &mut tx, &NewEvent::new(EventKind::PasswordChanged, person.id)).await?;
        Ok(tx.commit().await?)
    }

    /// Makes sure that it is really this person who acts, by the password.
    ///
    /// # Errors
    /// [`PeopleError::WrongPassword`] when it is not theirs, they have none, or there is no such person.
    pub async fn confirm_password(&self, id: PersonId, typed: &str) -> Result<(), PeopleError> {
        let person = self.person(id).await?;
        let known = match &person {
            Some(person) => store::password_of(&mut self.desk.read().await?, &person.email).await?,
            None => None,
        };
        let hash = known.and_then(|(_, hash)| hash);
        if password::matches(typed, hash).await? { Ok(()) } else { Err(PeopleError::WrongPassword) }
    }

    /// A person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, PeopleError> {
        Ok(store::person(&mut self.desk.read().await?, id).await?)
    }

    /// The person with this e-mail address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person_by_email(&self, email: &Email) -> Result<Option<Person>, PeopleError> {
        Ok(store::person_by_email(&mut self.desk.read().await?, email).await?)
    }

    /// Stores what somebody shows of themselves.
    ///
    /// # Errors
    /// When a text is not sound or there is no such person.
    pub async fn set_profile(&self, id: PersonId, profile: &Profile) -> Result<(), PeopleError> {
        let mut tx = self.desk.begin().await?;
        self.set_profile_in(&mut tx, id, profile).await?;
        Ok(tx.commit().await?)
    }

    /// As [`People::set_profile`], inside the caller's transaction.
    ///
    /// # Errors
    /// As there.
    pub async fn set_profile_in(&self, tx: &mut Tx, id: PersonId, profile: &Profile) -> Result<(), PeopleError> {
        let profile = Profile {
            name: text::line(Field::Name, &profile.name)?,
            bio: text::text(Field::Bio, &profile.bio)?,
            portrait: profile.portrait.clone(),
        };
        if !store::set_profile(tx, id, &profile).await? {
            return Err(PeopleError::NoSuchPerson);
        }
        Ok(events::note_in(&self.desk, tx, &NewEvent::new(EventKind::PersonChanged, id)).await?)
    }

    /// Remembers the language somebody chose, for pages and for letters to them.
    ///
    /// # Errors
    /// When there is no such person or the database fails.
    pub async fn set_language(&self, id: PersonId, language: Language) -> Result<(), PeopleError> {
        let mut tx = self.desk.begin().await?;
        if !store::set_language(&mut tx, id, language).await? {
            return Err(PeopleError::NoSuchPerson);
        }
        Ok(tx.commit().await?)
    }

    /// Gives somebody the handle they chose. The old one is free from then on.
    ///
    /// # Errors
    /// [`PeopleError::HandleTaken`], or no such person.
    pub async fn set_handle(&self, id: PersonId, handle: &Handle) -> Result<(), PeopleError> {
        let mut tx = self.desk.begin().await?;
        set_handle_in(&mut tx, id, handle).await?;
        events::note_in(&self.desk, &mut tx, &NewEvent::new(EventKind::PersonChanged, id)).await?;
        Ok(tx.commit().await?)
    }

    /// Opens a session for `id`, and forgets those of theirs that have expired.
    pub(super) async fn open_session_in(&self, tx: &mut Tx, id: PersonId) -> Result<SignedIn, PeopleError> {
        let now = self.desk.now();
        let person = store::person(tx, id).await?.ok_or(PeopleError::NoSuchPerson)?;
        let secret = Secret::generate().map_err(|error| PeopleError::Secrets(error.to_string()))?;
        let expires_at = now + SESSION_LIFE;
        store::delete_expired_sessions(tx, id, now).await?;
        store::insert_session(tx, &secret.hash(), id, now, expires_at).await?;
        Ok(SignedIn { person, secret, expires_at })
    }
}

/// A person, inside the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn person_in(tx: &mut Tx, id: PersonId) -> Result<Option<Person>, DbError> {
    store::person(tx, id).await
}

/// As [`People::set_handle`], inside the caller's transaction, which must be dropped after an error.
///
/// # Errors
/// As there.
pub(crate) async fn set_handle_in(tx: &mut Tx, id: PersonId, handle: &Handle) -> Result<(), PeopleError> {
    match store::set_handle(tx, id, handle).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(PeopleError::NoSuchPerson),
        Err(DbError::Unique(_)) => Err(PeopleError::HandleTaken),
        Err(error) => Err(error.into()),
    }
}

/// The handle of somebody who needs one now; made of the name when none was chosen yet.
///
/// # Errors
/// When there is no such person or the database fails.
pub async fn ensure_handle_in(tx: &mut Tx, id: PersonId) -> Result<Handle, PeopleError> {
    let person = store::person(tx, id).await?.ok_or(PeopleError::NoSuchPerson)?;
    if let Some(handle) = person.handle {
        return Ok(handle);
    }
    for handle in handles_for(tx, &person.name) {
        if store::take_free_handle(tx, id, &handle).await? {
            return Ok(handle);
        }
    }
    Err(PeopleError::HandleTaken)
}

/// Handles to try: the name, the name with a small number, and with numbers nobody else is likely to be trying.
fn handles_for(tx: &Tx, name: &str) -> Vec<Handle> {
    let unusual = || u32::try_from(tx.next_id::<i64>() % 1_000_000).ok();
    let numbers = std::iter::once(None).chain((2..=9).map(Some)).chain((0..4).map(|_| unusual()));
    let of_name = |name: &str, number| Handle::of_name(name, number);
    numbers.filter_map(|number| of_name(name, number).or_else(|| of_name("seller", number.or_else(unusual)))).collect()
}

/// An account from what was typed into a form. Hashes the password.
pub(super) async fn new_person(email: &str, name: &str, password: &str) -> Result<NewPerson, PeopleError> {
    let email = Email::parse(email)?;
    let name = text::line(Field::Name, name)?;
    let password = Password::choose(password, &email, &name)?.hash().await?;
    Ok(NewPerson { email, name, password: Some(password) })
}
