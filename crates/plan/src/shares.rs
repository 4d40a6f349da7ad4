use base::{Bps, Money};

use crate::walk::{self, Found};
use crate::{Because, Part, Payee, Sale, SaleError, SaleRules, Share, Unearned};

/// Divides one sold line among everybody who earns on it.
///
/// The brand keeps the total without the pot. The pot is divided exactly, in proportion to the plan's rates and the
/// merchant's rest, with left-over minor units to the largest remainders; among equal ones the seller comes first, then
/// the levels from 1 up, the platform, the pool and the merchant. A part nobody can earn goes to the merchant and changes
/// nobody else's amount.
///
/// The amounts are positive (shares of nothing are left out) and their sum is the total of the line. Their order is:
/// brand, seller, levels from 1 up, platform, pool, merchant. The same arguments always give the same shares.
///
/// # Errors
/// When an amount is negative, the currencies differ, the pot exceeds the total, or the upline runs in a circle.
pub fn shares(rules: &SaleRules, sale: &Sale<'_>) -> Result<Vec<Share>, SaleError> {
    let pot = sale.line.pot()?;
    let parts = divide(rules, pot)?;
    let mut paid = Paid::new(pot);
    paid.brand(sale)?;
    match walk::earning_seller(sale) {
        Ok(seller) => paid.give(Payee::Seller(seller), parts.seller, Because::Seller { rate: rules.seller(), pot }),
        Err(why) => paid.nobody(Unearned { part: Part::Seller, rate: rules.seller(), amount: parts.seller, why }),
    }
    let levels = rules.levels().iter().zip(parts.levels).zip(walk::levels(rules, sale)?);
    for (level, ((&rate, amount), found)) in (1..).zip(levels) {
        paid.level(level, rate, amount, found);
    }
    paid.give(Payee::Platform, parts.platform_fee, Because::PlatformFee { rate: rules.platform_fee(), pot });
    paid.give(Payee::Pool, parts.pool, Because::Pool { rate: rules.pool(), pot });
    paid.merchant(rules.merchant(), parts.rest)
}

/// The pot, divided. Sums to it.
struct Parts {
    seller: Money,
    levels: Vec<Money>,
    platform_fee: Money,
    pool: Money,
    rest: Money,
}

fn divide(rules: &SaleRules, pot: Money) -> Result<Parts, SaleError> {
    let after = [rules.platform_fee(), rules.pool(), rules.merchant()];
    let rates = std::iter::once(rules.seller()).chain(rules.levels().iter().copied()).chain(after);
    let weights: Vec<u64> = rates.map(|rate| u64::from(rate.points())).collect();
    let mut parts = pot.split(&weights)?.into_iter();
    let mut next = || parts.next().unwrap_or(Money::zero(pot.currency()));
    // Struct fields are evaluated as written: the order of the weights above.
    Ok(Parts {
        seller: next(),
        levels: rules.levels().iter().map(|_| next()).collect(),
        platform_fee: next(),
        pool: next(),
        rest: next(),
    })
}

/// The shares given so far, and what nobody could take.
struct Paid {
    pot: Money,
    shares: Vec<Share>,
    unearned: Vec<Unearned>,
}

impl Paid {
    const fn new(pot: Money) -> Self {
        Self { pot, shares: Vec::new(), unearned: Vec::new() }
    }

    fn give(&mut self, payee: Payee, amount: Money, because: Because) {
        if amount.is_positive() {
            self.shares.push(Share { payee, amount, because });
        }
    }

    fn nobody(&mut self, unearned: Unearned) {
        if unearned.amount.is_positive() {
            self.unearned.push(unearned);
        }
    }

    fn brand(&mut self, sale: &Sale<'_>) -> Result<(), SaleError> {
        let line = sale.line;
        let because =
            Because::Brand { commission: line.commission, commissionable: line.commissionable, pot: self.pot };
        self.give(Payee::Brand, line.total.checked_sub(self.pot)?, because);
        Ok(())
    }

    fn level(&mut self, level: u8, rate: Bps, amount: Money, found: Found) {
        match found {
            Found::Earner { member, skipped } => {
                self.give(Payee::Upline(member), amount, Because::Level { level, rate, pot: self.pot, skipped });
            }
            Found::Nobody(why) => self.nobody(Unearned { part: Part::Level(level), rate, amount, why }),
        }
    }

    fn merchant(mut self, rate: Bps, kept: Money) -> Result<Vec<Share>, SaleError> {
        let unearned = std::mem::take(&mut self.unearned);
        let amounts = unearned.iter().map(|part| part.amount).chain([kept]);
        let amount = Money::sum(self.pot.currency(), amounts)?;
        self.give(Payee::Merchant, amount, Because::MerchantRest { rate, pot: self.pot, kept, unearned });
        Ok(self.shares)
    }
}
