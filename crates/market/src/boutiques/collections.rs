use std::collections::BTreeSet;

use db::Tx;

use super::{BoutiqueError, Boutiques, Collection, NewCollection, Step, store};
use crate::events::{EventKind, NewEvent};
use crate::{CollectionId, MemberId, ProductId, people};

/// The most collections of one boutique.
const MOST_COLLECTIONS: usize = 30;
/// The most products of one collection.
const MOST_PRODUCTS: usize = 100;
/// The most characters about one.
const MOST_WORDS: usize = 600;

impl Boutiques {
    /// The collections of a boutique, in their order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn collections(&self, member: MemberId) -> Result<Vec<Collection>, BoutiqueError> {
        Ok(store::collections(&mut self.desk.read().await?, member).await?)
    }

    /// A collection of `member`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn collection(&self, member: MemberId, id: CollectionId) -> Result<Option<Collection>, BoutiqueError> {
        let all = store::collections(&mut self.desk.read().await?, member).await?;
        Ok(all.into_iter().find(|collection| collection.id == id))
    }

    /// Adds a collection behind the others.
    ///
    /// # Errors
    /// When something typed cannot be used, there are 30 already, or there is no such member.
    pub async fn add_collection(&self, member: MemberId, new: &NewCollection) -> Result<CollectionId, BoutiqueError> {
        let new = sound(new)?;
        let mut tx = self.desk.begin().await?;
        let known = store::collections(&mut tx, member).await?.len();
        if known >= MOST_COLLECTIONS {
            return Err(BoutiqueError::TooMany(MOST_COLLECTIONS));
        }
        let id = self.desk.next_id();
        store::insert_collection(&mut tx, id, member, &new).await.map_err(BoutiqueError::of)?;
        self.note(&mut tx, member, event(EventKind::CollectionAdded, id, &new.title)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Says something else of a collection of `member`.
    ///
    /// # Errors
    /// When something typed cannot be used, or it is not theirs.
    pub async fn change_collection(
        &self,
        member: MemberId,
        id: CollectionId,
        new: &NewCollection,
    ) -> Result<(), BoutiqueError> {
        let new = sound(new)?;
        let mut tx = self.desk.begin().await?;
        if !store::update_collection(&mut tx, member, id, &new).await? {
            return Err(BoutiqueError::NotFound);
        }
        self.note(&mut tx, member, event(EventKind::CollectionChanged, id, &new.title)).await?;
        Ok(tx.commit().await?)
    }

    /// Removes a collection of `member`. The products stay in the boutique.
    ///
    /// # Errors
    /// When it is not theirs.
    pub async fn remove_collection(&self, member: MemberId, id: CollectionId) -> Result<(), BoutiqueError> {
        let mut tx = self.desk.begin().await?;
        let title = title_in(&mut tx, member, id).await?;
        store::set_products(&mut tx, member, id, &[]).await?;
        if !store::delete_collection(&mut tx, member, id).await? {
            return Err(BoutiqueError::NotFound);
        }
        self.note(&mut tx, member, event(EventKind::CollectionRemoved, id, &title)).await?;
        Ok(tx.commit().await?)
    }

    /// Moves a collection of `member` by one place.
    ///
    /// # Errors
    /// When it is not theirs.
    pub async fn move_collection(&self, member: MemberId, id: CollectionId, step: Step) -> Result<(), BoutiqueError> {
        let mut tx = self.desk.begin().await?;
        let mut all: Vec<_> = store::collections(&mut tx, member).await?.into_iter().map(|one| one.id).collect();
        let at = all.iter().position(|&known| known == id).ok_or(BoutiqueError::NotFound)?;
        step.take(&mut all, at);
        store::place_collections(&mut tx, &all).await?;
        self.note(&mut tx, member, NewEvent::new(EventKind::BoutiqueChanged, member)).await?;
        Ok(tx.commit().await?)
    }

    /// Replaces what is in a collection of `member`; a product that is named twice keeps its first place.
    ///
    /// # Errors
    /// When there are more than 100, one does not exist, or the collection is not theirs.
    pub async fn set_collection_products(
        &self,
        member: MemberId,
        id: CollectionId,
        products: &[ProductId],
    ) -> Result<(), BoutiqueError> {
        let mut seen = BTreeSet::new();
        let products: Vec<_> = products.iter().copied().filter(|&product| seen.insert(product)).collect();
        if products.len() > MOST_PRODUCTS {
            return Err(BoutiqueError::TooMany(MOST_PRODUCTS));
        }
        let mut tx = self.desk.begin().await?;
        if !store::lock_collection(&mut tx, member, id).await? {
            return Err(BoutiqueError::NotFound);
        }
        store::set_products(&mut tx, member, id, &products).await.map_err(BoutiqueError::of)?;
        let title = title_in(&mut tx, member, id).await?;
        self.note(&mut tx, member, event(EventKind::CollectionChanged, id, &title)).await?;
        Ok(tx.commit().await?)
    }
}

fn event(kind: EventKind, id: CollectionId, title: &str) -> NewEvent {
    NewEvent::new(kind, id).with("title", title)
}

async fn title_in(tx: &mut Tx, member: MemberId, id: CollectionId) -> Result<String, BoutiqueError> {
    let all = store::collections(tx, member).await?;
    all.into_iter().find(|one| one.id == id).map(|one| one.title).ok_or(BoutiqueError::NotFound)
}

fn sound(new: &NewCollection) -> Result<NewCollection, BoutiqueError> {
    let title = people::note(&new.title).ok().filter(|title| !title.is_empty()).ok_or(BoutiqueError::Line)?;
    let words = new.words.replace("\r\n", "\n");
    let words: String = words.trim().chars().filter(|&c| c == '\n' || !c.is_control()).collect();
    if words.chars().count() > MOST_WORDS {
        return Err(BoutiqueError::Text(MOST_WORDS));
    }
    Ok(NewCollection { title, words })
}
