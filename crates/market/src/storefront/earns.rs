use std::collections::HashMap;

use base::{Money, Timestamp};
use db::Tx;
use plan::{Line, Payee, Position, Sale, SaleRules};

use super::home::{AtHome, Kind};
use super::{Storefront, StorefrontError, store};
use crate::people::{self, Merchant};
use crate::prices::{self, Standard};
use crate::{BrandId, ProductId, VariantId, terms};

/// The cheapest variant of a product at a merchant.
pub(super) struct Cheapest {
    pub(super) product: ProductId,
    pub(super) variant: VariantId,
    pub(super) brand: BrandId,
    pub(super) price: Money,
    pub(super) commissionable: Money,
    pub(super) taxable: bool,
    pub(super) tax_code: String,
}

impl Storefront {
    /// What a seller would earn on one piece of each of `products`, of the cheapest variant, by the plan, the rates and
    /// the tax at home in force: the same for every seller. Products that `merchant` does not sell are left out.
    ///
    /// # Errors
    /// When the merchant's plan cannot be used, or the database reports a problem.
    pub async fn seller_earns_on(
        &self,
        merchant: &Merchant,
        products: &[ProductId],
    ) -> Result<HashMap<ProductId, Money>, StorefrontError> {
        let now = self.desk.now();
        let mut tx = self.desk.read().await?;
        let rules = people::sale_rules_in(&mut tx, merchant.id, now).await;
        let rules = rules.map_err(|error| StorefrontError::Plan(error.to_string()))?;
        let Some((rules, _)) = rules else { return Ok(HashMap::new()) };
        let home = AtHome::of(&mut tx, merchant.id).await?;
        let mut earned = HashMap::with_capacity(products.len());
        for cheapest in store::cheapest_variants(&mut tx, merchant, products, now).await? {
            let cheapest = at_public_price(&mut tx, merchant, cheapest, now).await?;
            earned.insert(cheapest.product, sellers_part(&mut tx, (&rules, &home), &cheapest, now).await?);
        }
        Ok(earned)
    }
}

/// At the price everybody pays: what a group of customers pays is nobody's to see.
async fn at_public_price(
    tx: &mut Tx,
    merchant: &Merchant,
    of: Cheapest,
    now: Timestamp,
) -> Result<Cheapest, StorefrontError> {
    let Cheapest { variant, product, brand, price, .. } = of;
    let priced = prices::price_in(tx, merchant.id, None, &Standard { variant, product, brand, price }, now).await?;
    let commissionable = prices::commissionable(of.commissionable, price, priced.price)?;
    Ok(Cheapest { price: priced.price, commissionable, ..of })
}

async fn sellers_part(
    tx: &mut Tx,
    (rules, home): (&SaleRules, &AtHome),
    of: &Cheapest,
    now: Timestamp,
) -> Result<Money, StorefrontError> {
    let commission = terms::rate_in(tx, of.brand, of.product, now).await?;
    let taxed = home.taxed(of.price, &Kind { taxable: of.taxable, tax_code: &of.tax_code })?;
    let commissionable = taxed.commissionable(of.commissionable, of.price)?;
    let line = Line { total: taxed.net()?, commissionable, commission };
    // No member has this number: it stands for any seller.
    let seller = Position { member: plan::Member(0), active: true };
    let shares = plan::shares(rules, &Sale { line, buyer: None, seller: Some(seller), upline: &[] })?;
    let own = shares.into_iter().find(|share| matches!(share.payee, Payee::Seller(_)));
    Ok(own.map_or(Money::zero(of.price.currency()), |share| share.amount))
}
