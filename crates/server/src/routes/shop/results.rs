//! A list of products with its filters, asked of the search.

use market::people::Merchant;
use market::search::{BrandCount, CategoryCount, Found, Instead, PriceCount, Results, Sort, Wanted};

use super::cards::product_card;
use super::category_name;
use crate::i18n::Texts;
use crate::link::{self, Link, SearchQuery};
use crate::pages::parts::{Choice, NamedLink, Paging};
use crate::pages::shop::results::{Filter, Nothing, ResultList};
use crate::web::{App, WebError};
use base::{Currency, Money};

const PER_PAGE: u32 = 24;
const MOST_FILTERS: usize = 12;

/// What is looked for, and where.
pub(super) struct Asked<'a> {
    pub(super) app: &'a App,
    pub(super) texts: &'a Texts,
    /// Only at this shop.
    pub(super) shop: Option<&'a Merchant>,
    pub(super) query: &'a SearchQuery,
}

impl Asked<'_> {
    /// What the search finds.
    pub(super) async fn find(&self) -> Result<Results, WebError> {
        let wanted = Wanted {
            text: &self.query.q,
            any_word: false,
            merchant: self.shop.map(|shop| shop.id),
            brand: &self.query.brand,
            category: &self.query.category,
            price_from: &self.query.from,
            price_to: &self.query.to,
            available: available(&self.query.stock),
            sort: sort(&self.query.sort),
            page: self.query.page,
            size: PER_PAGE,
        };
        Ok(self.app.market().search().find(&wanted).await?)
    }

    /// The list that shows `results`.
    pub(super) fn list(&self, mut results: Results) -> ResultList {
        let texts = self.texts;
        let found = &results.found;
        let total = u64::from(found.total);
        let narrowing = total > 0 || !self.chosen(texts, &results).is_empty();
        ResultList {
            action: self.address(&SearchQuery::default()),
            query: self.query.clone(),
            found: total,
            chosen: self.chosen(texts, &results),
            categories: self.categories(found),
            brands: self.brands(found),
            prices: found.currency.map(|currency| self.prices(texts, found, currency)).unwrap_or_default(),
            stock: self.stock(texts, found),
            currency: found.currency.filter(|_| narrowing).map(|currency| currency.to_string()).unwrap_or_default(),
            sorts: self.sorts(texts),
            paging: Paging::new(found.page, PER_PAGE, total, |page| {
                self.address(&SearchQuery { page, ..self.query.clone() })
            }),
            nothing: (total == 0).then(|| self.nothing(texts, &results.instead)),
            products: std::mem::take(&mut results.cards).into_iter().map(|card| product_card(card, None)).collect(),
        }
    }

    fn address(&self, query: &SearchQuery) -> Link {
        match self.shop {
            Some(shop) => link::search_in_shop(&shop.slug, query),
            None => link::search(query),
        }
    }

    /// The first page of the results after a change of what is looked for.
    fn with(&self, change: impl FnOnce(&mut SearchQuery)) -> Link {
        let mut changed = SearchQuery { page: 0, ..self.query.clone() };
        change(&mut changed);
        self.address(&changed)
    }

    fn chosen(&self, texts: &Texts, results: &Results) -> Vec<Filter> {
        let count = u64::from(results.found.total);
        let mut chosen = Vec::new();
        let mut put = |label: String, href| chosen.push(Filter { label, href, count, chosen: true });
        if !self.query.category.is_empty() {
            let path = results.category.clone().unwrap_or_else(|| self.query.category.clone());
            put(path, self.with(|query| query.category.clear()));
        }
        if let Some(brand) = &results.brand {
            put(brand.name.clone(), self.with(|query| query.brand.clear()));
        }
        if results.price_from.is_some() || results.price_to.is_some() {
            let label = price_words(texts, results.price_from, results.price_to);
            put(label, self.with(without_price));
        }
        if let Some(available) = available(&self.query.stock) {
            put(stock_words(texts, available), self.with(|query| query.stock.clear()));
        }
        chosen
    }

    fn categories(&self, found: &Found) -> Vec<Filter> {
        let filter = |known: &CategoryCount| {
            let chosen = known.slug == self.query.category;
            let slug = if chosen { String::new() } else { known.slug.clone() };
            let href = self.with(|query| query.category = slug);
            Filter { label: category_name(&known.path), href, count: u64::from(known.count), chosen }
        };
        found.categories.iter().take(MOST_FILTERS).map(filter).collect()
    }

    fn brands(&self, found: &Found) -> Vec<Filter> {
        let filter = |BrandCount { brand, count }: &BrandCount| {
            let chosen = brand.slug == self.query.brand;
            let slug = if chosen { String::new() } else { brand.slug.clone() };
            let href = self.with(|query| query.brand = slug);
            Filter { label: brand.name.clone(), href, count: u64::from(*count), chosen }
        };
        let is_here = |known: &&BrandCount| known.brand.slug == self.query.brand;
        let first = found.brands.iter().take(MOST_FILTERS);
        let further = found.brands.iter().skip(MOST_FILTERS).filter(is_here);
        first.chain(further).map(filter).collect()
    }

    fn prices(&self, texts: &Texts, found: &Found, currency: Currency) -> Vec<Filter> {
        let money = |minor| Money::new(minor, currency).ok();
        let filter = |range: &PriceCount| {
            let from = money(range.from).filter(|from| !from.is_zero());
            let to = range.to.and_then(money);
            let decimal = |amount: Option<Money>| amount.map(Money::decimal).unwrap_or_default();
            let chosen = self.query.from == decimal(from) && self.query.to == decimal(to);
            let href = self.with(|query| {
                without_price(query);
                if !chosen {
                    (query.from, query.to) = (decimal(from), decimal(to));
                }
            });
            Filter { label: price_words(texts, from, to), href, count: u64::from(range.count), chosen }
        };
        found.prices.iter().map(filter).collect()
    }

    fn stock(&self, texts: &Texts, found: &Found) -> Vec<Filter> {
        let counts = [(true, "in", found.available), (false, "out", found.sold_out)];
        let filter = |(available, word, count): (bool, &str, u32)| {
            let chosen = self.query.stock == word;
            let href = self.with(|query| query.stock = if chosen { String::new() } else { word.to_owned() });
            Filter { label: stock_words(texts, available), href, count: u64::from(count), chosen }
        };
        counts.into_iter().filter(|(_, _, count)| *count > 0).map(filter).collect()
    }

    fn sorts(&self, texts: &Texts) -> Vec<Choice> {
        let best = if self.query.q.is_empty() { None } else { Some(("", texts.t("sort-best").to_string())) };
        let newest = if best.is_some() { "new" } else { "" };
        let others = [
            (newest, texts.t("sort-new").to_string()),
            ("price-up", texts.t("sort-price-up").to_string()),
            ("price-down", texts.t("sort-price-down").to_string()),
            ("name", texts.t("sort-name").to_string()),
        ];
        let choice = |(value, label): (&str, String)| Choice {
            value: value.to_owned(),
            label,
            help: String::new(),
            chosen: value == self.query.sort,
        };
        best.into_iter().chain(others).map(choice).collect()
    }

    fn nothing(&self, texts: &Texts, instead: &Instead) -> Nothing {
        let for_words = |words: &str| self.address(&SearchQuery { q: words.to_owned(), ..SearchQuery::default() });
        let words = self.query.q.trim();
        let title = if words.is_empty() {
            texts.t("search-empty-title").to_string()
        } else {
            texts.t("search-empty-for").with("words", words).to_string()
        };
        let mut ways = Vec::new();
        if instead.unfiltered > 0 {
            let name = texts.t("search-unfiltered").with("count", instead.unfiltered).to_string();
            ways.push(NamedLink { name, href: for_words(words) });
        }
        let apart = instead
            .apart
            .iter()
            .map(|word| NamedLink { name: texts.t("quoted").with("words", word).to_string(), href: for_words(word) });
        ways.extend(apart);
        if self.shop.is_some() && !words.is_empty() {
            let everywhere = SearchQuery { q: words.to_owned(), ..SearchQuery::default() };
            ways.push(NamedLink { name: texts.t("search-everywhere").to_string(), href: link::search(&everywhere) });
        }
        let all = self.address(&SearchQuery::default());
        ways.push(NamedLink { name: texts.t("search-empty-action").to_string(), href: all });
        let meant = instead.meant.as_ref().map(|meant| NamedLink { name: meant.clone(), href: for_words(meant) });
        Nothing { title, meant, ways }
    }
}

fn without_price(query: &mut SearchQuery) {
    query.from.clear();
    query.to.clear();
}

fn price_words(texts: &Texts, from: Option<Money>, to: Option<Money>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => {
            texts.t("price-between").with("from", texts.decimal(&from.decimal())).with("to", to).to_string()
        }
        (Some(from), None) => texts.t("price-above").with("from", from).to_string(),
        (None, Some(to)) => texts.t("price-below").with("to", to).to_string(),
        (None, None) => String::new(),
    }
}

fn stock_words(texts: &Texts, available: bool) -> String {
    if available { texts.t("stock-plenty").to_string() } else { texts.t("stock-sold-out").to_string() }
}

fn available(word: &str) -> Option<bool> {
    match word {
        "in" => Some(true),
        "out" => Some(false),
        _ => None,
    }
}

fn sort(word: &str) -> Sort {
    match word {
        "new" => Sort::Newest,
        "price-up" => Sort::PriceUp,
        "price-down" => Sort::PriceDown,
        "name" => Sort::Name,
        _ => Sort::Relevance,
    }
}
