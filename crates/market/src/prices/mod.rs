//! A merchant's price lists: for a time, for a group of customers, for the sellers themselves.
//!
//! The brand's own price is the standard list. A further list lowers it: by a price of its own for a variant, else by a part
//! off for the product, else for the brand, else for everything. Of the lists somebody may have, the lowest price counts;
//! among equals the oldest list; a list never makes anything dearer. A brand can say how much may be taken off its prices
//! at most: no list goes below that.
//!
//! Who bears it: a lower price lowers what commission is computed on in the same proportion, so the brand, the sellers and
//! everybody else who shares a line bear it together. A coupon is taken off the price of the list.

mod error;
mod import;
mod lists;
mod model;
mod store;

pub use error::PriceError;
pub use model::{Audience, Imported, ListedPrice, NewPriceList, Off, OffWhat, PriceList, PriceRow, RowProblem};

use base::{Bps, Money, MoneyError, Rounding, Timestamp};
use db::{DbError, Tx};

use crate::{BrandId, Desk, MerchantId, PersonId, PriceListId, ProductId, VariantId};

/// Price lists.
#[derive(Debug, Clone)]
pub struct Prices {
    desk: Desk,
}

impl Prices {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}

/// A variant at the brand's own price.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standard {
    pub(crate) variant: VariantId,
    pub(crate) product: ProductId,
    pub(crate) brand: BrandId,
    pub(crate) price: Money,
}

/// What a variant costs somebody, and by which list; `None` for the brand's own price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Priced {
    pub(crate) price: Money,
    pub(crate) list: Option<PriceListId>,
}

/// What `standard` costs `buyer` at `merchant` at `at`: the one place where that is decided. `None` is a buyer nobody knows.
pub(crate) async fn price_in(
    tx: &mut Tx,
    merchant: MerchantId,
    buyer: Option<PersonId>,
    standard: &Standard,
    at: Timestamp,
) -> Result<Priced, DbError> {
    let usual = Priced { price: standard.price, list: None };
    let offers = store::offers(tx, merchant, buyer, standard, at).await?;
    if offers.is_empty() {
        return Ok(usual);
    }
    let floor = floor(standard.price, store::most_off(tx, standard.brand).await?).map_err(beyond)?;
    let mut best = usual;
    // The oldest first: only a lower price takes its place.
    for offer in offers {
        let price = match (offer.amount, offer.off) {
            (Some(amount), _) => amount,
            (None, Some(off)) => lowered(standard.price, off).map_err(beyond)?,
            (None, None) => continue,
        };
        let price = if price.minor() < floor.minor() { floor } else { price };
        if price.minor() < best.price.minor() {
            best = Priced { price, list: Some(offer.list) };
        }
    }
    Ok(best)
}

fn beyond(error: MoneyError) -> DbError {
    DbError::Engine(error.to_string())
}

/// A price less a part of it, which is rounded down: never more off than was said.
fn lowered(price: Money, off: Bps) -> Result<Money, MoneyError> {
    price.checked_sub(price.mul_bps_down(off))
}

/// The lowest a price may become when at most `most_off` may be taken off.
pub(crate) fn floor(price: Money, most_off: Bps) -> Result<Money, MoneyError> {
    lowered(price, most_off)
}

/// What commission is computed on at another price: as much less as the price is, rounded down.
pub(crate) fn commissionable(commissionable: Money, standard: Money, price: Money) -> Result<Money, MoneyError> {
    if price == standard || standard.is_zero() {
        return Ok(commissionable);
    }
    commissionable.fraction(price.minor(), standard.minor(), Rounding::Down)
}

#[cfg(test)]
mod tests {
    use super::{commissionable, floor, lowered};
    use base::{Bps, Currency, Money};

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::EUR).unwrap()
    }

    #[test]
    fn never_more_off_than_was_said() {
        let off = |price, points| lowered(eur(price), Bps::new(points).unwrap()).unwrap().decimal();
        assert_eq!(off("9.99", 1000), "9.00");
        assert_eq!(off("0.09", 1000), "0.09");
        assert_eq!(off("9.99", 10_000), "0.00");
        assert_eq!(floor(eur("9.99"), Bps::ZERO).unwrap(), eur("9.99"));
    }

    #[test]
    fn what_commission_is_computed_on_shrinks_with_the_price() {
        assert_eq!(commissionable(eur("10.00"), eur("10.00"), eur("7.00")).unwrap(), eur("7.00"));
        assert_eq!(commissionable(eur("5.00"), eur("10.00"), eur("3.33")).unwrap(), eur("1.66"));
        assert_eq!(commissionable(eur("5.00"), eur("10.00"), eur("0.00")).unwrap(), eur("0.00"));
        assert_eq!(commissionable(eur("0.00"), eur("0.00"), eur("0.00")).unwrap(), eur("0.00"));
    }
}
