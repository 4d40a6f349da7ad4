//! What is paid besides the goods, in rows and choices.

use market::checkout::{Cart, DeliveryWay, Order, Quote, QuotedDelivery};

use crate::i18n::Texts;
use crate::pages::checkout::page::DeliveryChoice;
use crate::pages::parts::{Choice, Totals};

/// What a cart comes to at a destination.
pub(super) fn totals(cart: &Cart, quote: &Quote) -> Totals {
    Totals {
        goods: quote.goods,
        discount: cart.coupon.as_ref().map(|coupon| (coupon.code.clone(), quote.discount)),
        delivery: (!quote.deliveries.is_empty()).then_some(quote.delivery),
        tax: (!quote.tax.is_zero()).then(|| (quote.tax_name.clone(), quote.tax)),
        tax_on_top: !quote.tax_included,
        total: quote.total,
        credit: None,
        refunded: None,
    }
}

/// What an order comes to.
///
/// # Errors
/// When its amounts do not add up, which a stored order's do.
pub(crate) fn order_totals(order: &Order) -> Result<Totals, base::MoneyError> {
    let currency = order.currency;
    let sum = |amounts: &mut dyn Iterator<Item = base::Money>| base::Money::sum(currency, amounts);
    let tax_of_lines = sum(&mut order.lines.iter().map(|line| line.tax))?;
    let tax_of_parcels = sum(&mut order.deliveries.iter().map(|parcel| parcel.tax))?;
    let mut goods = base::Money::zero(currency);
    for line in &order.lines {
        goods = goods.checked_add(line.unit_price.times(line.quantity)?)?;
    }
    let parcels = sum(&mut order.deliveries.iter().map(|parcel| parcel.total))?;
    let tax = tax_of_lines.checked_add(tax_of_parcels)?;
    Ok(Totals {
        goods,
        discount: (!order.coupon.is_empty())
            .then(|| sum(&mut order.lines.iter().map(|line| line.discount)))
            .transpose()?
            .map(|off| (order.coupon.clone(), off)),
        delivery: (!order.deliveries.is_empty())
            .then(|| if order.tax_included { Ok(parcels) } else { parcels.checked_sub(tax_of_parcels) })
            .transpose()?,
        tax: (!tax.is_zero()).then(|| (order.tax_name.clone(), tax)),
        tax_on_top: !order.tax_included,
        total: order.total,
        credit: order.credit_used.is_positive().then_some(order.credit_used),
        refunded: order.refunded.is_positive().then_some(order.refunded),
    })
}

/// The ways each brand's parcel can go, in the order of the cart.
pub(super) fn delivery_choices(texts: &Texts, cart: &Cart, quote: &Quote) -> Vec<DeliveryChoice> {
    let brand = |delivery: &QuotedDelivery| {
        let line = cart.lines.iter().find(|line| line.offer.brand == delivery.brand);
        line.map(|line| line.offer.brand_name.clone()).unwrap_or_default()
    };
    let choices = quote.deliveries.iter().map(|delivery| DeliveryChoice {
        field: format!("way-{}", delivery.brand),
        brand: brand(delivery),
        ways: delivery.ways.iter().enumerate().map(|(at, way)| choice(texts, way, at == delivery.chosen)).collect(),
    });
    choices.collect()
}

fn choice(texts: &Texts, way: &DeliveryWay, chosen: bool) -> Choice {
    let price = if way.price.is_zero() { texts.t("totals-free").to_string() } else { texts.money(&way.price) };
    Choice {
        value: way.method.to_string(),
        label: format!("{}, {price}", way.name),
        help: days(texts, way.days),
        chosen,
    }
}

/// "2 to 4 days"; empty when nothing is said.
#[must_use]
pub(crate) fn days(texts: &Texts, (least, most): (u16, u16)) -> String {
    match (least, most) {
        (_, 0) => String::new(),
        _ if least == most => texts.t("delivery-days").with("days", i64::from(most)).to_string(),
        _ => texts.t("delivery-days-range").with("least", i64::from(least)).with("most", i64::from(most)).to_string(),
    }
}
