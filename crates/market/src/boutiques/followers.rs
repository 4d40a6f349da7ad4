use super::{BoutiqueError, Boutiques, Followed, store};
use crate::network::member_in;
use crate::{MemberId, PersonId};

/// The most boutiques one person follows.
const MOST_FOLLOWED: usize = 500;

impl Boutiques {
    /// `person` wants to find the boutique of `member` again. Once is enough.
    ///
    /// # Errors
    /// When there is no such boutique, it is their own, or they follow 500 already.
    pub async fn follow(&self, person: PersonId, member: MemberId) -> Result<(), BoutiqueError> {
        let mut tx = self.desk.begin().await?;
        let seller = member_in(&mut tx, member).await?.ok_or(BoutiqueError::NotFound)?;
        if seller.person == person {
            return Err(BoutiqueError::Own);
        }
        if store::followed(&mut tx, person, MOST_FOLLOWED + 1).await?.len() >= MOST_FOLLOWED {
            return Err(BoutiqueError::TooMany(MOST_FOLLOWED));
        }
        store::follow(&mut tx, person, member, self.desk.now()).await.map_err(BoutiqueError::of)?;
        Ok(tx.commit().await?)
    }

    /// `person` does not follow the boutique of `member` any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unfollow(&self, person: PersonId, member: MemberId) -> Result<(), BoutiqueError> {
        let mut tx = self.desk.begin().await?;
        store::unfollow(&mut tx, person, member).await?;
        Ok(tx.commit().await?)
    }

    /// The boutiques `person` follows, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn followed_by(&self, person: PersonId) -> Result<Vec<Followed>, BoutiqueError> {
        Ok(store::followed(&mut self.desk.read().await?, person, MOST_FOLLOWED).await?)
    }

    /// Whether `person` follows the boutique of `member`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn follows(&self, person: PersonId, member: MemberId) -> Result<bool, BoutiqueError> {
        Ok(store::follows(&mut self.desk.read().await?, person, member).await?)
    }

    /// How many people follow the boutique of `member`. Who they are is theirs to say.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn follower_count(&self, member: MemberId) -> Result<u32, BoutiqueError> {
        Ok(store::follower_count(&mut self.desk.read().await?, member).await?)
    }
}
