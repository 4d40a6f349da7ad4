//! From the words in which the business keeps an intent to a call of the market.

use chain::messages::Place;
use chain::messages::market::Order;
use chain::relayer::Request;
use chain::{B256, Bytes, U40, U96, U256, settle};
use market::settlement::{Approval, Carried, Deal, Intent, Share};

/// Why an intent is no call.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unreadable {
    #[error("the {0} of the order cannot be read")]
    Member(&'static str),
    #[error("what is to be carried is the order {found} on this chain, not {wanted}")]
    OtherOrder { found: B256, wanted: String },
    #[error("what is to be carried cannot be read: {0}")]
    Json(#[from] serde_json::Error),
}

/// The call that carries an intent to the market at a place.
pub(crate) fn called(intent: &Intent, market: &Place) -> Result<Request, Unreadable> {
    let carried = intent.carried()?;
    let order = order(carried.deal())?;
    let id = settle::id(&order, market);
    if id.to_string() != intent.chain_order {
        return Err(Unreadable::OtherOrder { found: id, wanted: intent.chain_order.clone() });
    }
    let user = order.buyer;
    let data = match &carried {
        Carried::Pay { terms, means, proof, .. } => {
            settle::pay(order, read(terms, "terms")?, *means, read(proof, "proof")?)
        }
        Carried::Release { by: None, .. } => settle::release(order),
        Carried::Release { by: Some(by), .. } => {
            let (deadline, signature) = approval(by)?;
            settle::release_for(order, deadline, signature)
        }
        Carried::Refund { amount, nonce, by, .. } => {
            let (deadline, signature) = approval(by)?;
            settle::refund_for(order, decimal(amount, "amount")?, decimal(nonce, "nonce")?, deadline, signature)
        }
    };
    Ok(Request { key: intent.name(), user, to: market.address, data })
}

fn order(deal: &Deal) -> Result<Order, Unreadable> {
    Ok(Order {
        merchant: read(&deal.merchant, "merchant")?,
        brand: read(&deal.brand, "brand")?,
        seller: read(&deal.seller, "seller")?,
        buyer: read(&deal.buyer, "buyer")?,
        token: read(&deal.token, "token")?,
        arbiter: read(&deal.arbiter, "arbiter")?,
        item: read(&deal.item, "item")?,
        units: deal.units,
        product: read(&deal.product, "product")?,
        amount: amount(&deal.amount, "amount")?,
        cart: read(&deal.cart, "cart")?,
        payBy: seconds(deal.pay_by, "time to pay")?,
        hold: deal.hold,
        ruling: deal.ruling,
        shares: deal.shares.iter().map(share).collect::<Result<_, _>>()?,
    })
}

fn share(share: &Share) -> Result<U256, Unreadable> {
    Ok(settle::share(read(&share.to, "owner of a share")?, amount(&share.amount, "share")?))
}

fn approval(by: &Approval) -> Result<(U40, Bytes), Unreadable> {
    Ok((seconds(by.deadline, "deadline")?, read(&by.signature, "signature")?))
}

fn read<T: std::str::FromStr>(text: &str, member: &'static str) -> Result<T, Unreadable> {
    text.parse().map_err(|_| Unreadable::Member(member))
}

/// Decimal digits only: a number with a prefix would be read in another base.
fn decimal(text: &str, member: &'static str) -> Result<U256, Unreadable> {
    let number = is_decimal(text).then(|| U256::from_str_radix(text, 10).ok()).flatten();
    number.ok_or(Unreadable::Member(member))
}

fn amount(text: &str, member: &'static str) -> Result<U96, Unreadable> {
    let amount = is_decimal(text).then(|| U96::from_str_radix(text, 10).ok()).flatten();
    amount.ok_or(Unreadable::Member(member))
}

fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

fn seconds(time: i64, member: &'static str) -> Result<U40, Unreadable> {
    let time = u64::try_from(time).map_err(|_| Unreadable::Member(member))?;
    U40::try_from(time).map_err(|_| Unreadable::Member(member))
}
