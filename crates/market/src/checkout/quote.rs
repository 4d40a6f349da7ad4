//! What a cart comes to when it is sent somewhere: discounts are in the cart, delivery and tax come here.

use std::collections::BTreeMap;

use base::{Money, MoneyError};
use db::{DbError, Tx};

use super::cart::{Cart, cart_in, found_merchant};
use super::{Checkout, CheckoutError};
use crate::coupons::Benefit;
use crate::shipping::{self, Coverage, Method, Zone};
use crate::tax::{self, Rate, TaxTable, Taxed};
use crate::{BrandId, MerchantId, MethodId};

/// The tax category of parcels. A table without a rate for it taxes them as it taxes everything.
const DELIVERY: &str = "delivery";

/// Where the parcels go, and how.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'a> {
    /// ISO 3166 code; empty when it is not known yet.
    pub country: &'a str,
    /// Of the country; may be empty.
    pub region: &'a str,
    /// The chosen way for each brand's parcel; the cheapest where none is chosen, or one that is not offered.
    pub methods: &'a BTreeMap<BrandId, MethodId>,
}

/// What a cart comes to at a destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What is paid for each line of the cart, in its order.
    pub lines: Vec<Taxed>,
    /// Each brand's parcel that is charged, in the order of the cart.
    pub deliveries: Vec<QuotedDelivery>,
    /// The brands that do not send there.
    pub not_sent_by: Vec<String>,
    /// The goods at their prices.
    pub goods: Money,
    /// What the coupon takes off them.
    pub discount: Money,
    /// The parcels at their prices.
    pub delivery: Money,
    /// What the tax is called.
    pub tax_name: String,
    /// Whether the prices contain it.
    pub tax_included: bool,
    /// The tax in the total.
    pub tax: Money,
    /// What the customer pays.
    pub total: Money,
}

/// A brand's parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedDelivery {
    /// Whose.
    pub brand: BrandId,
    /// The ways it can go, the cheapest first.
    pub ways: Vec<DeliveryWay>,
    /// The one it goes, by its place among them.
    pub chosen: usize,
    /// What is paid for it.
    pub taxed: Taxed,
}

impl QuotedDelivery {
    /// The way it goes.
    #[must_use]
    pub fn way(&self) -> Option<&DeliveryWay> {
        self.ways.get(self.chosen)
    }
}

/// A way a parcel can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryWay {
    /// The method.
    pub method: MethodId,
    /// What it is called.
    pub name: String,
    /// How many days it takes, at least and at most.
    pub days: (u16, u16),
    /// Its price for this parcel.
    pub price: Money,
}

impl Checkout {
    /// The visitor's cart at `merchant` and what it comes to at `to`; `None` when it is empty.
    ///
    /// # Errors
    /// When the database reports a problem, or an amount is beyond what we count.
    pub async fn quote(
        &self,
        visitor_hash: &str,
        merchant: MerchantId,
        to: Destination<'_>,
    ) -> Result<Option<(Cart, Quote)>, CheckoutError> {
        let mut tx = self.desk.read().await?;
        let merchant = found_merchant(&mut tx, merchant).await?;
        let cart = cart_in(&mut tx, visitor_hash, merchant, self.customer(), self.desk.now()).await?;
        let Some(cart) = cart.filter(|cart| !cart.lines.is_empty() || !cart.changes.is_empty()) else {
            return Ok(None);
        };
        let quote = quote_in(&mut tx, &cart, to).await?;
        Ok(Some((cart, quote)))
    }
}

/// What a merchant charges besides the goods.
struct Tables {
    tax: TaxTable,
    zones: Vec<Zone>,
}

pub(super) async fn quote_in(tx: &mut Tx, cart: &Cart, to: Destination<'_>) -> Result<Quote, CheckoutError> {
    let tables = tables_in(tx, cart.merchant.id).await?;
    Ok(quoted(cart, to, &tables)?)
}

async fn tables_in(tx: &mut Tx, merchant: MerchantId) -> Result<Tables, DbError> {
    Ok(Tables { tax: tax::table_in(tx, merchant).await?, zones: shipping::zones_in(tx, merchant).await? })
}

fn quoted(cart: &Cart, to: Destination<'_>, tables: &Tables) -> Result<Quote, MoneyError> {
    let currency = cart.merchant.currency;
    let mut lines = Vec::with_capacity(cart.lines.len());
    for line in &cart.lines {
        let rate = if line.offer.taxable {
            tables.tax.rate(to.country, to.region, &line.offer.tax_code)
        } else {
            Rate::default()
        };
        lines.push(tables.tax.taxed(line.total.checked_sub(line.discount)?, rate)?);
    }
    let (mut deliveries, mut not_sent_by) = (Vec::new(), Vec::new());
    for parcel in parcels(cart)? {
        match shipping::coverage(&tables.zones, parcel.brand, to.country) {
            Coverage::Unlimited => {}
            // Without a country there is nothing to say about parcels yet.
            _ if to.country.is_empty() => {}
            Coverage::Nowhere => not_sent_by.push(parcel.brand_name.clone()),
            Coverage::By(methods) => deliveries.push(delivery(cart, to, &tables.tax, &parcel, methods)?),
        }
    }
    let sum = |amounts: &mut dyn Iterator<Item = Money>| Money::sum(currency, amounts);
    let all = || lines.iter().copied().chain(deliveries.iter().map(|delivery| delivery.taxed));
    Ok(Quote {
        goods: cart.goods,
        discount: cart.discount,
        delivery: sum(&mut deliveries.iter().filter_map(QuotedDelivery::way).map(|way| way.price))?,
        tax: sum(&mut all().map(|taxed| taxed.tax))?,
        total: sum(&mut all().map(|taxed| taxed.total))?,
        tax_name: tables.tax.name.clone(),
        tax_included: tables.tax.included,
        lines,
        deliveries,
        not_sent_by,
    })
}

/// What one brand sends.
struct Parcel {
    brand: BrandId,
    brand_name: String,
    /// The goods in it, after discounts.
    goods: Money,
    grams: i64,
}

/// The parcels of a cart, in its order. What is not sent, such as a voucher, is in none.
fn parcels(cart: &Cart) -> Result<Vec<Parcel>, MoneyError> {
    let mut parcels: Vec<Parcel> = Vec::new();
    for line in cart.lines.iter().filter(|line| line.offer.requires_shipping) {
        let at = match parcels.iter().position(|parcel| parcel.brand == line.offer.brand) {
            Some(at) => at,
            None => {
                parcels.push(Parcel {
                    brand: line.offer.brand,
                    brand_name: line.offer.brand_name.clone(),
                    goods: Money::zero(cart.merchant.currency),
                    grams: 0,
                });
                parcels.len() - 1
            }
        };
        let Some(parcel) = parcels.get_mut(at) else { continue };
        parcel.goods = parcel.goods.checked_add(line.total.checked_sub(line.discount)?)?;
        let grams = line.offer.weight_grams.unwrap_or(0).max(0).saturating_mul(line.quantity);
        parcel.grams = parcel.grams.saturating_add(grams);
    }
    Ok(parcels)
}

fn delivery(
    cart: &Cart,
    to: Destination<'_>,
    tax: &TaxTable,
    parcel: &Parcel,
    methods: &[Method],
) -> Result<QuotedDelivery, MoneyError> {
    let free =
        cart.coupon.as_ref().is_some_and(|coupon| coupon.benefit == Benefit::FreeDelivery && coupon.fits(parcel.brand));
    let mut ways = Vec::with_capacity(methods.len());
    for method in methods {
        let cost = method.cost(parcel.goods, parcel.grams)?;
        let price = if free { Money::zero(cost.currency()) } else { cost };
        ways.push(DeliveryWay { method: method.id, name: method.name.clone(), days: method.days, price });
    }
    // Stable: among equals the one that came first stays first.
    ways.sort_by_key(|way| way.price.minor());
    let wanted = to.methods.get(&parcel.brand);
    let chosen = ways.iter().position(|way| Some(&way.method) == wanted).unwrap_or(0);
    let price = ways.get(chosen).map_or(Money::zero(cart.merchant.currency), |way| way.price);
    let taxed = tax.taxed(price, tax.rate(to.country, to.region, DELIVERY))?;
    Ok(QuotedDelivery { brand: parcel.brand, ways, chosen, taxed })
}
