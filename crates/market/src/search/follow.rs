//! Keeping the index true.

use std::collections::BTreeSet;

use ::search::{Index, Product};
use base::Span;
use db::{DbError, Tx};

use super::Search;
use super::store::{self, Which};
use crate::changes::{self, Change};
use crate::many::IDS_AT_ONCE;
use crate::{BrandId, ProductId};

/// How many products are read at a time while the index is built.
const AT_ONCE: u32 = 500;
/// How much news is read at a time.
const NEWS_AT_ONCE: u32 = 500;
/// How many products are looked at again at a time, told of or not.
const IN_PASSING: u32 = 20;
/// How often a step looks at so many: between them others are answered.
const PASSES: u32 = 5;
/// News may become visible this much later than it was written: a transaction commits after its last word, and clocks
/// differ between nodes.
const LATE: Span = Span::seconds(30);
/// News is mostly visible this soon.
const SOON: Span = Span::seconds(3);
/// Every so many steps all the news is read that may have come late; in between, that of the last moments.
const LATE_STEPS: u32 = 15;
/// After how many steps old news is forgotten.
const STEPS: u32 = 600;
/// How long news is kept. A node that slept longer builds its index anew.
const KEPT: Span = Span::hours(1);

/// How far an index has followed the database.
#[derive(Debug)]
pub(super) struct Followed {
    /// Whether there is an index at all.
    is_built: bool,
    /// All news up to this id has been heard, however late it came.
    heard: i64,
    /// Of the news after that, what has been heard already.
    already: BTreeSet<i64>,
    /// News after this id may have come since the last step; earlier news only if it came late.
    listened: i64,
    /// The last product that was looked at in passing.
    passed: ProductId,
    /// How many steps it took since old news was last forgotten.
    steps: u32,
}

impl Default for Followed {
    fn default() -> Self {
        Self {
            is_built: false,
            heard: 0,
            already: BTreeSet::new(),
            listened: 0,
            passed: ProductId::from_number(0),
            steps: 0,
        }
    }
}

impl Search {
    /// Brings the index of this node up to the database: builds it the first time, later reads what was changed since, by
    /// whichever node. Called by the jobs every second; callers at the same time wait for each other.
    ///
    /// # Errors
    /// When the database reports a problem; then the next call goes on where this one began.
    pub async fn follow(&self) -> Result<(), DbError> {
        let mut followed = self.finder.followed.lock().await;
        if !followed.is_built || followed.heard < self.desk.id_before(KEPT) {
            return self.build(&mut followed).await;
        }
        self.catch_up(&mut followed).await?;
        for _ in 0..PASSES {
            self.look_again(&mut followed).await?;
            tokio::task::yield_now().await;
        }
        followed.steps += 1;
        if followed.steps >= STEPS { self.forget_old_news(&mut followed).await } else { Ok(()) }
    }

    /// Makes sure that there is an index.
    pub(super) async fn ready(&self) -> Result<(), DbError> {
        // An index with nothing in it is asked for again, which costs nothing: then there is nothing to build either.
        if !self.finder.read().is_empty() {
            return Ok(());
        }
        let mut followed = self.finder.followed.lock().await;
        if followed.is_built { Ok(()) } else { self.build(&mut followed).await }
    }

    async fn build(&self, followed: &mut Followed) -> Result<(), DbError> {
        let (heard, listened) = (self.desk.id_before(LATE), self.desk.id_before(SOON));
        let mut tx = self.desk.read().await?;
        // What this snapshot has been told of is in it.
        let mut already = BTreeSet::new();
        news(&mut tx, heard, |change| {
            already.insert(change.id);
        })
        .await?;
        let mut index = Index::default();
        for brand in store::brands(&mut tx, None, self.desk.now()).await? {
            index.put_brand(brand);
        }
        let mut after = ProductId::from_number(0);
        loop {
            let some = store::products(&mut tx, &Which::After(after, AT_ONCE)).await?;
            let Some(last) = some.last() else { break };
            after = ProductId::from_number(last.id);
            some.iter().for_each(|product| index.put(product));
            // Statements run where they are called: others want to be answered meanwhile.
            tokio::task::yield_now().await;
        }
        *self.finder.write() = index;
        *followed = Followed { is_built: true, heard, already, listened, ..Followed::default() };
        Ok(())
    }

    async fn catch_up(&self, followed: &mut Followed) -> Result<(), DbError> {
        let reads_all = followed.steps.is_multiple_of(LATE_STEPS);
        let since = if reads_all { followed.heard } else { followed.listened };
        let (heard, listened) = (self.desk.id_before(LATE).max(followed.heard), self.desk.id_before(SOON));
        let mut tx = self.desk.read().await?;
        let (mut brands, mut products) = (BTreeSet::new(), BTreeSet::new());
        let mut fresh = Vec::new();
        news(&mut tx, since, |change| {
            if !followed.already.contains(&change.id) {
                fresh.push(change.id);
                brands.extend(change.brand);
                products.extend(change.product);
            }
        })
        .await?;
        if !brands.is_empty() {
            self.finder.memory.forget_cards();
        }
        products.extend(self.read_brands(&mut tx, brands).await?);
        self.read_products(&mut tx, products).await?;
        drop(tx);
        followed.already.extend(fresh);
        followed.listened = listened;
        if reads_all {
            followed.heard = heard;
            followed.already = followed.already.split_off(&(heard + 1));
        }
        Ok(())
    }

    /// Reads brands again; the products that have to be, because their brand has another name.
    async fn read_brands(&self, tx: &mut Tx, brands: BTreeSet<BrandId>) -> Result<Vec<ProductId>, DbError> {
        let brands: Vec<BrandId> = brands.into_iter().collect();
        let mut renamed = Vec::new();
        for some in brands.chunks(IDS_AT_ONCE) {
            let found = store::brands(tx, Some(some), self.desk.now()).await?;
            let mut index = self.finder.write();
            for brand in found {
                let id = brand.id;
                if index.put_brand(brand) {
                    renamed.extend(index.products_of(id).into_iter().map(ProductId::from_number));
                }
            }
        }
        Ok(renamed)
    }

    /// Reads products again, and the sets they are parts of.
    async fn read_products(&self, tx: &mut Tx, mut products: BTreeSet<ProductId>) -> Result<(), DbError> {
        let named: Vec<ProductId> = products.iter().copied().collect();
        for some in named.chunks(IDS_AT_ONCE) {
            products.extend(store::sets_with(tx, some).await?);
        }
        self.finder.memory.forget_products(&products);
        let all: Vec<ProductId> = products.into_iter().collect();
        for some in all.chunks(IDS_AT_ONCE) {
            let found = store::products(tx, &Which::These(some)).await?;
            self.replace(some.iter().map(|id| id.number()), &found);
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// Looks at the next few products and their brands, so that an index that missed something does not stay so.
    async fn look_again(&self, followed: &mut Followed) -> Result<(), DbError> {
        let mut tx = self.desk.read().await?;
        let found = store::products(&mut tx, &Which::After(followed.passed, IN_PASSING)).await?;
        let brands = found.iter().map(|product| BrandId::from_number(product.brand)).collect();
        let renamed = self.read_brands(&mut tx, brands).await?;
        self.read_products(&mut tx, renamed.into_iter().collect()).await?;
        let last = found.last().map_or(i64::MAX, |product| product.id);
        let known = self.finder.read().products_between(followed.passed.number(), last);
        self.replace(known.into_iter(), &found);
        followed.passed = ProductId::from_number(if last == i64::MAX { 0 } else { last });
        Ok(())
    }

    /// What was read takes the place of what was known; what was not found any more goes.
    fn replace(&self, known: impl Iterator<Item = i64>, found: &[Product]) {
        let before = self.finder.read().version();
        self.replace_in_index(known, found);
        if self.finder.read().version() != before {
            let found = found.iter().map(|product| ProductId::from_number(product.id));
            self.finder.memory.forget_products(&found.collect());
        }
    }

    fn replace_in_index(&self, known: impl Iterator<Item = i64>, found: &[Product]) {
        let mut index = self.finder.write();
        for id in known.filter(|id| found.iter().all(|product| product.id != *id)) {
            index.remove(id);
        }
        found.iter().for_each(|product| index.put(product));
    }

    /// Forgets news that every node has heard.
    async fn forget_old_news(&self, followed: &mut Followed) -> Result<(), DbError> {
        let mut tx = self.desk.begin().await?;
        changes::forget_before(&mut tx, self.desk.id_before(KEPT)).await?;
        tx.commit().await?;
        followed.steps = 0;
        Ok(())
    }
}

/// Tells of all that was said by ids above `since`, a little at a time: others are answered in between.
async fn news(tx: &mut Tx, since: i64, mut tell: impl FnMut(&Change)) -> Result<(), DbError> {
    let mut since = since;
    loop {
        let some = changes::newer_than(tx, since, NEWS_AT_ONCE).await?;
        let Some(last) = some.last() else { return Ok(()) };
        since = last.id;
        some.iter().for_each(&mut tell);
        tokio::task::yield_now().await;
    }
}
