use base::{Money, Timestamp};
use db::{DbError, Tx};

use super::store;
use crate::people::Merchant;
use crate::prices::{self, Standard};
use crate::{BrandId, PersonId, PriceListId, ProductId, VariantId};

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
    /// What one costs whoever asked.
    pub price: Money,
    /// The brand's own price.
    pub standard: Money,
    /// The price list that says so; `None` for the brand's own price.
    pub price_list: Option<PriceListId>,
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

/// `variant` as `merchant` sells it to `buyer` at `at`; `None` when it does not: not active, no price in the merchant's currency, or no
/// running agreement with the brand.
pub(crate) async fn offer_in(
    tx: &mut Tx,
    merchant: &Merchant,
    variant: VariantId,
    buyer: Option<PersonId>,
    at: Timestamp,
) -> Result<Option<Offer>, DbError> {
    let Some(offer) = store::offer(tx, merchant, variant, at).await? else { return Ok(None) };
    priced_in(tx, merchant, buyer, offer, at).await.map(Some)
}

/// The offer at the price that is `buyer`'s.
async fn priced_in(
    tx: &mut Tx,
    merchant: &Merchant,
    buyer: Option<PersonId>,
    offer: Offer,
    at: Timestamp,
) -> Result<Offer, DbError> {
    let Offer { variant, product, brand, price, .. } = offer;
    let priced = prices::price_in(tx, merchant.id, buyer, &Standard { variant, product, brand, price }, at).await?;
    let commissionable = prices::commissionable(offer.commissionable, price, priced.price)
        .map_err(|error| DbError::Engine(error.to_string()))?;
    Ok(Offer { price: priced.price, price_list: priced.list, commissionable, ..offer })
}
