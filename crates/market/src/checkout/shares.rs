//! From the plan's shares to accounts in the books, and back when a refund takes them back.

use base::{Money, MoneyError, apportion};
use ledger::Account;
use plan::{Payee, Share};

use super::CheckoutError;
use super::model::{Delivery, OrderLine, OrderShare};
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

/// A payee's part of a line or a parcel, as far as a refund is concerned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) account: Account,
    pub(super) amount: Money,
    pub(super) reversed: Money,
}

/// The parts of a line: its shares in their order, then the tax.
pub(super) fn parts_of_line(merchant: MerchantId, line: &OrderLine) -> Vec<Part> {
    let shares = line.shares.iter();
    let tax = Part { account: Account::tax(merchant), amount: line.tax, reversed: line.tax_reversed };
    shares
        .map(|&OrderShare { account, amount, reversed, .. }| Part { account, amount, reversed })
        .chain([tax])
        .collect()
}

/// The parts of a parcel: what the brand gets, then the tax.
pub(super) fn parts_of_delivery(merchant: MerchantId, delivery: &Delivery) -> Result<Vec<Part>, MoneyError> {
    let &Delivery { brand, total, tax, refunded, tax_reversed, .. } = delivery;
    let (amount, reversed) = (total.checked_sub(tax)?, refunded.checked_sub(tax_reversed)?);
    let tax = Part { account: Account::tax(merchant), amount: tax, reversed: tax_reversed };
    Ok(vec![Part { account: Account::brand(brand), amount, reversed }, tax])
}

/// How much each part gives back when `refunded` of the whole has been refunded in all, less what it gave back before.
/// Sums to the growth of `refunded`; nobody ever receives: see [`apportion`].
pub(super) fn taken_back(parts: &[Part], refunded: Money) -> Result<Vec<(Account, Money)>, CheckoutError> {
    let amounts: Vec<u64> = parts.iter().map(|part| part.amount.minor().unsigned_abs()).collect();
    if amounts.iter().all(|&amount| amount == 0) {
        return Ok(Vec::new());
    }
    let goals = apportion(refunded.minor(), &amounts)?;
    let back = parts.iter().zip(goals).map(|(part, goal)| {
        let goal = Money::new(goal, refunded.currency())?;
        Ok((part.account, goal.checked_sub(part.reversed)?))
    });
    back.collect()
}
