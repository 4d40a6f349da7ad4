//! From the plan's shares to accounts in the books, and back when a refund takes them back.

use base::{Money, apportion};
use ledger::Account;
use plan::{Payee, Share};

use super::CheckoutError;
use super::model::OrderShare;
use crate::{BrandId, MerchantId};

/// A share with the account it goes to.
#[derive(Debug, Clone)]
pub(super) struct Booked {
    pub(super) payee: &'static str,
    pub(super) account: Account,
    pub(super) share: Share,
}

pub(super) fn booked(share: Share, brand: BrandId, merchant: MerchantId) -> Booked {
    let (payee, account) = match share.payee {
        Payee::Brand => ("brand", Account::brand(brand)),
        Payee::Seller(member) => ("seller", Account::member(member.0)),
        Payee::Upline(member) => ("upline", Account::member(member.0)),
        Payee::Platform => ("platform", Account::platform()),
        Payee::Pool => ("pool", Account::pool(merchant)),
        Payee::Merchant => ("merchant", Account::merchant(merchant)),
    };
    Booked { payee, account, share }
}

/// How much each share gives back when `refunded` of the line has been refunded in all, less what it gave back before.
/// Sums to the growth of `refunded`; nobody ever receives: see [`apportion`].
pub(super) fn reversals(shares: &[OrderShare], refunded: Money) -> Result<Vec<Money>, CheckoutError> {
    let amounts: Vec<u64> = shares.iter().map(|share| share.amount.minor().unsigned_abs()).collect();
    let goals = apportion(refunded.minor(), &amounts)?;
    let parts = shares.iter().zip(goals).map(|(share, goal)| {
        let goal = Money::new(goal, refunded.currency())?;
        goal.checked_sub(share.reversed)
    });
    Ok(parts.collect::<Result<_, _>>()?)
}
