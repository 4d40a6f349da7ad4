use base::{Money, Timestamp};
use db::{DbError, Tx};

use super::store;
use crate::people::Merchant;
use crate::{BrandId, ProductId, VariantId, terms};

/// A variant as a merchant sells it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The variant.
    pub variant: VariantId,
    /// Its product.
    pub product: ProductId,
    /// The brand that ships it.
    pub brand: BrandId,
    /// The brand's name.
    pub brand_name: String,
    /// The brand's part of the address.
    pub brand_slug: String,
    /// The product's part of the address.
    pub handle: String,
    /// The product's title.
    pub title: String,
    /// The chosen options in words, `Large, Blue`; empty when there is no choice.
    pub options: String,
    /// The brand's article number.
    pub sku: String,
    /// The first picture, when we have one.
    pub picture: Option<String>,
    /// What one costs.
    pub price: Money,
    /// What commission is computed on, for one.
    pub commissionable: Money,
    /// Personal volume of one, in hundredths of a point.
    pub pv: i64,
    /// Whether it is taxed at all.
    pub taxable: bool,
    /// Its tax category; empty for the ordinary one.
    pub tax_code: String,
    /// Whether it goes into a parcel.
    pub requires_shipping: bool,
    /// What one weighs, where the brand says so.
    pub weight_grams: Option<i64>,
}

/// `variant` as `merchant` sells it at `at`; `None` when it does not: not active, no price in the merchant's currency, or no
/// running agreement with the brand.
pub(crate) async fn offer_in(
    tx: &mut Tx,
    merchant: &Merchant,
    variant: VariantId,
    at: Timestamp,
) -> Result<Option<Offer>, DbError> {
    let Some(offer) = store::offer(tx, variant, merchant.currency).await? else { return Ok(None) };
    Ok(terms::sells_in(tx, merchant.id, offer.brand, at).await?.then_some(offer))
}
