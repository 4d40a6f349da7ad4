//! Six sellers with a face and a voice, and three thousand around them.

use anyhow::Context as _;
use base::{Rng as _, SplitMix};
use market::boutiques::NewCollection;
use market::people::{Email, Handle, NewPerson, Profile};
use market::storefront::Query;
use market::{Market, MemberId, PersonId, media};

use super::accounts::{self, Accounts};
use super::content::{self, SellerContent};
use super::draw::portrait::{self, Portrait};
use super::{Stage, shelves};

const SELLERS: usize = 3000;
/// How many of the many have a portrait; the others show their initials.
const FACES: usize = 60;
/// How many of what a seller loves are in the collection.
const COLLECTED: usize = 4;
const SVG: &str = "image/svg+xml";

/// Everybody who sells at the first shop; those of the tour come first.
pub(super) async fn enrol(
    market: &Market,
    accounts: &Accounts,
    stage: &Stage,
    rng: &mut SplitMix,
) -> anyhow::Result<Vec<MemberId>> {
    let famous = content::sellers()?;
    let mut persons = Vec::with_capacity(SELLERS);
    for seller in &famous {
        persons.push(add_famous(market, accounts, seller).await.with_context(|| seller.handle.clone())?);
    }
    let mut tx = market.desk().begin().await?;
    for (number, name) in names(rng)?.into_iter().enumerate().take(SELLERS - famous.len()) {
        let email = Email::parse(&format!("seller-{number}@demo.example"))?;
        let person = NewPerson { email, name: name.clone(), password: None };
        let id = market.people().add_person_in(&mut tx, &person).await?;
        if number < FACES {
            let face = portrait::draw(&Portrait::of(&name));
            let portrait = Some(media::put_in(&mut tx, SVG, face.as_bytes()).await?);
            let profile = Profile { name, bio: String::new(), portrait };
            market.people().set_profile_in(&mut tx, id, &profile).await?;
        }
        persons.push(id);
    }
    let mut members: Vec<MemberId> = Vec::with_capacity(persons.len());
    for person in persons {
        let enroller = enroller(&members, famous.len(), rng);
        members.push(market.network().enrol_in(&mut tx, stage.merchants[0], person, enroller).await?);
    }
    tx.commit().await?;
    for (seller, &member) in famous.iter().zip(&members) {
        choose(market, stage, seller, member).await?;
    }
    Ok(members)
}

/// The first of the tour stands at the top, the others below one another and beside; everybody after joins somebody who
/// was there before, rather one of the earlier ones, so that the tree is as uneven as real ones are.
fn enroller(members: &[MemberId], famous: usize, rng: &mut SplitMix) -> Option<MemberId> {
    let count = members.len();
    if count == 0 {
        return None;
    }
    if count < famous {
        return members.get(count.div_ceil(2) - 1).copied();
    }
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let (one, other) = (rng.below(count), rng.below(count));
    members.get(usize::try_from(one.min(other)).unwrap_or_default()).copied()
}

async fn add_famous(market: &Market, accounts: &Accounts, seller: &SellerContent) -> anyhow::Result<PersonId> {
    let email = accounts::seller_address(&seller.handle);
    let id = shelves::add_person(market, accounts, (&email, &seller.name)).await?;
    let mut tx = market.desk().begin().await?;
    let portrait = Some(media::put_in(&mut tx, SVG, seller.portrait().as_bytes()).await?);
    let profile = Profile { name: seller.name.clone(), bio: seller.bio.clone(), portrait };
    market.people().set_profile_in(&mut tx, id, &profile).await?;
    tx.commit().await?;
    market.people().set_handle(id, &Handle::parse(&seller.handle)?).await?;
    Ok(id)
}

/// Puts what a seller loves into the boutique, dearest first, with some of the same brands around it.
async fn choose(market: &Market, stage: &Stage, seller: &SellerContent, member: MemberId) -> anyhow::Result<()> {
    let mut chosen = Vec::new();
    for &brand in &stage.brands {
        let query = Query { merchant: Some(stage.merchants[0]), brand: Some(brand), page: 1, size: 100 };
        for card in market.storefront().list(&query).await?.cards {
            if let Some(at) = seller.loves.iter().position(|loved| *loved == card.handle) {
                chosen.push((at, card.product));
            }
        }
    }
    chosen.sort_unstable();
    let products: Vec<_> = chosen.into_iter().map(|(_, product)| product).collect();
    market.network().set_boutique_products(member, &products).await?;
    let boutiques = market.boutiques();
    boutiques.set_headline(member, &seller.headline).await?;
    let content::CollectionContent { title, words } = seller.collection.clone();
    let collection = boutiques.add_collection(member, &NewCollection { title, words }).await?;
    let last = products.get(products.len().saturating_sub(COLLECTED)..).unwrap_or_default();
    Ok(boutiques.set_collection_products(member, collection, last).await?)
}

/// Every first name with every last name, shuffled.
fn names(rng: &mut SplitMix) -> anyhow::Result<Vec<String>> {
    let names = content::names()?;
    let mut all: Vec<String> =
        names.first.iter().flat_map(|first| names.last.iter().map(move |last| format!("{first} {last}"))).collect();
    for at in (1..all.len()).rev() {
        let other = usize::try_from(rng.below(u64::try_from(at + 1)?))?;
        all.swap(at, other);
    }
    Ok(all)
}
