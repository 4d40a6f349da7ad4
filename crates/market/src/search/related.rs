//! What somebody who looks at a product may want to see next.

use ::search::{Filters, Hit, Query, Sort, category_slug};
use db::DbError;

use super::Search;
use crate::storefront::{Card, Product, Storefront};

impl Search {
    /// Up to `most` products that go with one, as its merchant sells them: first what was paid for together with it, the
    /// most frequent first; then others of its category, then others of its brand, the newest first. What is sold out comes
    /// only when there is not enough else. Nobody's own orders or visits are looked at: everybody sees the same.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn related(&self, product: &Product, most: u32) -> Result<Vec<Card>, DbError> {
        self.ready().await?;
        let merchant = product.merchant.id;
        let together = Storefront::new(self.desk.clone()).bought_with(merchant, product.id, most).await?;
        let shop = merchant.number();
        let mut hits: Vec<Hit> = together.into_iter().map(|id| Hit { product: id.number(), shop }).collect();
        hits.extend(self.alike(product, most));
        let mut seen = vec![product.id.number()];
        hits.retain(|hit| {
            let is_new = !seen.contains(&hit.product);
            seen.push(hit.product);
            is_new
        });
        let mut cards = self.cards(&hits, Some(merchant)).await?;
        cards.sort_by_key(|card| card.sold_out);
        cards.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(cards)
    }

    fn alike(&self, product: &Product, most: u32) -> Vec<Hit> {
        let index = self.finder.read();
        let category = category_slug(&product.category);
        let by_category =
            Filters { category: Some(category.as_str()).filter(|slug| !slug.is_empty()), ..Filters::default() };
        let by_brand = Filters { brand: Some(product.brand.id.number()), ..Filters::default() };
        let mut hits = Vec::new();
        for filters in [by_category, by_brand] {
            if filters == Filters::default() {
                continue;
            }
            let shop = Some(product.merchant.id.number());
            // One more, because the product itself is among them.
            let query = Query { shop, filters, sort: Sort::Newest, size: most + 1, ..Query::at(self.desk.now()) };
            let found = self.finder.memory.found(index.version(), &query, || index.find(&query));
            hits.extend_from_slice(&found.hits);
        }
        hits
    }
}
