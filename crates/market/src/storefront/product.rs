use base::Money;
use plan::Sale;

use super::home::{AtHome, Kind, OnePiece};
use super::{Storefront, StorefrontError, offer_in, store};

use crate::people::{self, Brand, Merchant};
use crate::prices::{self, Standard};
use crate::{BrandId, MemberId, ProductId, VariantId, inventory, terms};

/// A product as a merchant sells it now.
#[derive(Debug, Clone)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// The merchant.
    pub merchant: Merchant,
    /// The brand that ships it.
    pub brand: Brand,
    /// Its part of the address.
    pub handle: String,
    /// Its title.
    pub title: String,
    /// What it is, in a few words; may be empty.
    pub subtitle: String,
    /// Its description, sanitised HTML; may be empty.
    pub description_html: String,
    /// Its category, `Kitchen > Mugs`; may be empty.
    pub category: String,
    /// What search engines show as its title; may be empty.
    pub seo_title: String,
    /// What they show below it; may be empty.
    pub seo_description: String,
    /// The names of its options; none when there is no choice.
    pub option_names: Vec<String>,
    /// Its variants with a price here, in order; at least one.
    pub variants: Vec<Variant>,
    /// Its pictures, in order.
    pub pictures: Vec<Picture>,
}

/// A variant as a merchant sells it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its id.
    pub id: VariantId,
    /// The brand's article number.
    pub sku: String,
    /// Its barcode (GTIN), as the brand wrote it; may be empty.
    pub barcode: String,
    /// Its value of each option.
    pub option_values: Vec<String>,
    /// Its own picture.
    pub picture: Option<String>,
    /// What one costs.
    pub price: Money,
    /// What one cost before, when that was more.
    pub compare_at: Option<Money>,
    /// How many can be had; `None` when there is no limit.
    pub left: Option<i64>,
}

/// A picture of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The hash it is served under.
    pub hash: String,
    /// What it shows, in words; may be empty.
    pub alt: String,
}

impl Storefront {
    /// The product of a brand as `merchant` sells it to whoever acts; `None` when it does not.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn product(
        &self,
        merchant: &Merchant,
        brand: BrandId,
        handle: &str,
    ) -> Result<Option<Product>, StorefrontError> {
        let now = self.desk.now();
        let mut tx = self.desk.read().await?;
        if !terms::sells_in(&mut tx, merchant.id, brand, now).await? {
            return Ok(None);
        }
        let Some(brand) = people::brand_in(&mut tx, brand).await? else { return Ok(None) };
        let Some(mut product) = store::product(&mut tx, merchant, brand, handle).await? else { return Ok(None) };
        product.variants = store::variants(&mut tx, product.id, merchant.currency).await?;
        for variant in &mut product.variants {
            variant.left = inventory::available_in(&mut tx, variant.id).await?;
            let standard =
                Standard { variant: variant.id, product: product.id, brand: product.brand.id, price: variant.price };
            let buyer = self.desk.actor().customer();
            let priced = prices::price_in(&mut tx, merchant.id, buyer, &standard, now).await?;
            if priced.list.is_some() {
                variant.price = priced.price;
                // What it cost before is the brand's own price, whatever the brand says it was before that.
                variant.compare_at = Some(standard.price);
            }
        }
        product.pictures = store::pictures(&mut tx, product.id).await?;
        Ok(Some(product).filter(|product| !product.variants.is_empty()))
    }

    /// Where the price of one of `variant` goes when somebody buys it now from `seller` (nobody else stands above), by the
    /// terms, the plan and the tax at home that are in force. `None` when it is not sold.
    ///
    /// # Errors
    /// When the merchant has no valid plan, or the database reports a problem.
    pub async fn shares_of_one(
        &self,
        merchant: &Merchant,
        variant: VariantId,
        seller: MemberId,
    ) -> Result<Option<OnePiece>, StorefrontError> {
        let now = self.desk.now();
        let mut tx = self.desk.read().await?;
        let Some(offer) = offer_in(&mut tx, merchant, variant, self.desk.actor().customer(), now).await? else {
            return Ok(None);
        };
        let rules = people::sale_rules_in(&mut tx, merchant.id, now).await;
        let rules = rules.map_err(|error| StorefrontError::Plan(error.to_string()))?;
        let Some((rules, _)) = rules else { return Ok(None) };
        let commission = terms::rate_in(&mut tx, offer.brand, offer.product, now).await?;
        let home = AtHome::of(&mut tx, merchant.id).await?;
        let taxed = home.taxed(offer.price, &Kind { taxable: offer.taxable, tax_code: &offer.tax_code })?;
        let commissionable = taxed.commissionable(offer.commissionable, offer.price)?;
        let line = plan::Line { total: taxed.net()?, commissionable, commission };
        let seller = plan::Position { member: plan::Member(seller.number()), active: true };
        let shares = plan::shares(&rules, &Sale { line, buyer: None, seller: Some(seller), upline: &[] })?;
        Ok(Some(OnePiece { shares, tax: (home.tax_name().to_owned(), taxed.tax) }))
    }
}
