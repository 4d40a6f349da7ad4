//! Going through a file once, product by product.

use std::collections::HashSet;
use std::io::{Read, Seek};

use base::{Bps, Timestamp};
use db::{DbError, Tx};
use feeds::{Cell, Product, Report, Warning};

use super::difference::{
    Blame, Changed, Counts, Difference, Dropped, Erased, Field, FieldChange, Mistakes, New, NotInFile,
};
use super::merge::{Merged, Rules, count_lost, merge};
use super::shelved::Shelved;
use super::watch::Watch;
use super::{ImportOptions, apply, compare, store};
use crate::catalog::{Catalog, CatalogError};
use crate::terms::{self, Terms, TermsError};
use crate::{BrandId, ProductId, changes};

/// How many addresses are tried for a new product before one is made that nobody can have.
const TRIES: u32 = 9;

/// One pass over a file.
pub(super) struct Pass {
    brand: BrandId,
    now: Timestamp,
    rules: Rules,
    terms: Terms,
    /// The stored products the file had so far: none of them is a second product of the file as well.
    met: HashSet<ProductId>,
    /// The products that were written. The search is told at the end: what it reads then is there.
    written: Vec<ProductId>,
}

impl Pass {
    pub(super) async fn begin(
        catalog: &Catalog,
        tx: &mut Tx,
        brand: BrandId,
        options: &ImportOptions,
    ) -> Result<Self, CatalogError> {
        if !store::has_brand(tx, brand).await? {
            return Err(CatalogError::NoSuchBrand);
        }
        let now = catalog.desk.now();
        let floor: Bps = terms::floor_in(tx, brand, now).await?;
        let rules = Rules { blank_erases: options.blank_erases, currency: options.read.currency, floor };
        Ok(Self {
            brand,
            now,
            rules,
            terms: Terms::new(catalog.desk.clone()),
            met: HashSet::new(),
            written: Vec::new(),
        })
    }

    /// Goes through `file`; writes each product when `writes` is set. `watch` is told of every product.
    pub(super) async fn run<R: Read + Seek>(
        mut self,
        tx: &mut Tx,
        file: &mut feeds::Catalog<R>,
        writes: bool,
        mut watch: Watch<'_>,
    ) -> Result<Difference, CatalogError> {
        let mut difference = empty(file.format());
        for read in file.by_ref() {
            match read {
                Ok(product) => self.product(tx, &product, &mut difference, writes).await?,
                Err(error) => difference.mistakes.add(error.into()),
            }
            if writes && difference.mistakes.total > 0 {
                return Ok(difference);
            }
            watch.one_more().await?;
        }
        changes::products_in(tx, &self.written).await?;
        finish(&mut difference, file.report());
        Ok(difference)
    }

    async fn product(
        &mut self,
        tx: &mut Tx,
        file: &Product,
        difference: &mut Difference,
        writes: bool,
    ) -> Result<(), CatalogError> {
        let stored = match self.find(tx, file).await? {
            Some(id) => {
                self.met.insert(id);
                Some(store::load(tx, id, self.now).await?)
            }
            None => None,
        };
        let Merged { mut product, not_in_file } = match merge(stored.as_ref(), file, self.rules) {
            Ok(merged) => merged,
            Err(mistake) => {
                difference.mistakes.add(mistake);
                return Ok(());
            }
        };
        count_lost(&mut difference.dropped.values, file);
        for variant in not_in_file.iter().filter_map(|at| product.variants.get(*at)) {
            difference.not_in_file.add(|| NotInFile { product: product.title.clone(), variant: variant.name() });
        }
        if stored.as_ref() == Some(&product) {
            difference.counts.unchanged += 1;
            return Ok(());
        }
        note(difference, file, stored.as_ref(), &product);
        if writes {
            if stored.is_none() {
                product.handle = self.free_handle(tx, file).await?;
            }
            self.write(tx, file, stored.as_ref(), &product, difference).await?;
        }
        Ok(())
    }

    /// The stored product that the file means: by the name its shop gives it, which is our handle where the file has
    /// handles, and what we noted at its first import where not.
    async fn find(&self, tx: &mut Tx, file: &Product) -> Result<Option<ProductId>, DbError> {
        let has_handles = matches!(file.handle, Cell::Value(_));
        let by_handle = store::by_handle(tx, self.brand, &file.key).await?.filter(|id| !self.met.contains(id));
        if has_handles && by_handle.is_some() {
            return Ok(by_handle);
        }
        let by_source = store::by_source(tx, self.brand, &file.key).await?.filter(|id| !self.met.contains(id));
        Ok(by_source.or(by_handle))
    }

    /// An address for a new product that no other of the brand has.
    async fn free_handle(&self, tx: &mut Tx, file: &Product) -> Result<String, DbError> {
        let wanted = [file.handle.text(), file.title.text(), &file.key].map(feeds::slug);
        let wanted = wanted.into_iter().find(|handle| !handle.is_empty()).unwrap_or_else(|| "product".to_owned());
        if !store::handle_is_taken(tx, self.brand, &wanted).await? {
            return Ok(wanted);
        }
        for number in 2..=TRIES {
            let numbered = format!("{wanted}-{number}");
            if !store::handle_is_taken(tx, self.brand, &numbered).await? {
                return Ok(numbered);
            }
        }
        let id: i64 = tx.next_id();
        Ok(format!("{wanted}-{id}"))
    }

    async fn write(
        &mut self,
        tx: &mut Tx,
        file: &Product,
        stored: Option<&Shelved>,
        product: &Shelved,
        difference: &mut Difference,
    ) -> Result<(), CatalogError> {
        let id = apply::write(tx, self.brand, &file.key, stored, product, self.now).await?;
        self.met.insert(id);
        self.written.push(id);
        if stored.and_then(|stored| stored.rate) == product.rate {
            return Ok(());
        }
        match self.terms.set_product_rate_in(tx, self.brand, id, product.rate, Some(self.now)).await {
            Ok(()) => Ok(()),
            Err(TermsError::BelowFloor { floor, .. }) => {
                difference.mistakes.add(super::merge::mistake(
                    file.line,
                    Blame::BelowFloor { rate: product.rate.unwrap_or(floor), floor },
                ));
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }
}

fn empty(format: feeds::Format) -> Difference {
    Difference {
        format,
        counts: Counts::default(),
        new: Default::default(),
        changed: Default::default(),
        erased: Default::default(),
        not_in_file: Default::default(),
        dropped: Dropped::default(),
        warnings: feeds::Warnings::default(),
        mistakes: Mistakes::default(),
        written: false,
    }
}

/// Takes over what the reader noticed.
fn finish(difference: &mut Difference, report: &Report) {
    difference.counts.rows = report.rows;
    difference.warnings = report.warnings.clone();
    difference.dropped.images = report.warnings.count(Warning::UnusableImage);
    difference.dropped.columns = report.dropped_columns.iter().filter(|column| column.filled > 0).cloned().collect();
    difference.mistakes.total += report.unlisted_errors;
}

/// Counts a new or different product.
fn note(difference: &mut Difference, file: &Product, stored: Option<&Shelved>, product: &Shelved) {
    let counts = &mut difference.counts;
    counts.new_variants += product.variants.iter().filter(|variant| variant.id.is_none()).count() as u64;
    counts.new_images += product.images.iter().filter(|image| image.id.is_none()).count() as u64;
    let Some(stored) = stored else {
        counts.new += 1;
        difference.new.add(|| New {
            line: file.line,
            title: product.title.clone(),
            variants: product.variants.len() as u64,
            price: file.priced_variants().map(|(_, price)| price).min_by_key(|price| price.minor()),
        });
        return;
    };
    counts.changed += 1;
    let fields = compare::compare(stored, product);
    for gone in fields.iter().filter(|change| is_erased(change)) {
        difference.erased.add(|| Erased {
            product: stored.title.clone(),
            variant: gone.variant.clone(),
            field: gone.field,
            before: gone.before.clone(),
        });
    }
    difference.changed.add(|| Changed { line: file.line, title: stored.title.clone(), fields });
}

/// Whether something was there and nothing is now.
fn is_erased(change: &FieldChange) -> bool {
    change.after.is_empty() && !change.before.is_empty() && change.field != Field::VariantOrder
}
