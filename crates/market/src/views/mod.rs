//! Lists as somebody wants to see them again: a name for what is behind the question mark of a list's address.

mod store;

use db::DbError;

use crate::{Desk, PersonId, ViewId};

/// The most views one person keeps of one list.
const MOST: usize = 20;
/// The longest name.
const LONGEST_NAME: usize = 60;
/// The longest query.
const LONGEST_QUERY: usize = 500;

/// Why a view was not kept.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// A name nobody could read.
    #[error("a name needs 1 to {LONGEST_NAME} characters on one line")]
    Name,
    /// There are enough.
    #[error("at most {MOST} views are kept of one list: delete one first")]
    TooMany,
    /// More than any list asks for.
    #[error("this list cannot be kept: its filters are too long")]
    Query,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// A list as somebody wants to see it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Which.
    pub id: ViewId,
    /// What they call it.
    pub name: String,
    /// What is behind the question mark of its address.
    pub query: String,
}

/// Saved views. They are somebody's own, and nobody else sees them.
#[derive(Debug, Clone)]
pub struct Views {
    desk: Desk,
}

impl Views {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }

    /// The views `person` keeps of `list` in the console of `place` (a merchant, a brand or a member), by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(&self, person: PersonId, place: impl Into<i64>, list: &str) -> Result<Vec<View>, ViewError> {
        Ok(store::of(&mut self.desk.read().await?, person, place.into(), list).await?)
    }

    /// Keeps a view; one of the same name is replaced.
    ///
    /// # Errors
    /// When the name is not sound, the query is too long, or there are too many.
    pub async fn keep(
        &self,
        person: PersonId,
        place: impl Into<i64>,
        list: &str,
        name: &str,
        query: &str,
    ) -> Result<(), ViewError> {
        let (place, name) = (place.into(), name.trim());
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(ViewError::Name);
        }
        if query.len() > LONGEST_QUERY {
            return Err(ViewError::Query);
        }
        let mut tx = self.desk.begin().await?;
        let known = store::of(&mut tx, person, place, list).await?;
        if known.len() >= MOST && known.iter().all(|view| view.name != name) {
            return Err(ViewError::TooMany);
        }
        store::keep(&mut tx, person, place, list, name, query).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets a view of `person`. One that is gone, or somebody else's, is left as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget(&self, person: PersonId, view: ViewId) -> Result<(), ViewError> {
        let mut tx = self.desk.begin().await?;
        store::forget(&mut tx, person, view).await?;
        Ok(tx.commit().await?)
    }
}
