//! What is offered for a transaction (EIP-1559), and how much more when nobody takes it.

/// What a transaction offers for each unit of gas, in wei.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fees {
    /// The most in all.
    pub most: u128,
    /// Of it the most for whoever makes the block.
    pub tip: u128,
}

/// What may be offered, in wei for each unit of gas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeRules {
    /// Never more than this.
    pub cap: u128,
    /// A tip of at least this.
    pub least_tip: u128,
}

/// What gas costs at the moment, in wei a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// What the next block burns.
    pub base: u128,
    /// What others give on top.
    pub tip: u128,
}

impl FeeRules {
    /// A first offer: enough for the base fee to double. `None` while gas costs more than is allowed.
    #[must_use]
    pub fn first(&self, price: Price) -> Option<Fees> {
        let tip = price.tip.max(self.least_tip).min(self.cap);
        let most = price.base.saturating_mul(2).saturating_add(tip).min(self.cap);
        (most >= price.base.saturating_add(self.least_tip)).then_some(Fees { most, tip: tip.min(most) })
    }

    /// An offer that nodes take in place of `last`: both numbers an eighth higher, or more when gas became dearer. `None` when
    /// it would be above the cap.
    #[must_use]
    pub fn higher(&self, last: Fees, price: Price) -> Option<Fees> {
        let (least_tip, least) = (an_eighth_more(last.tip), an_eighth_more(last.most));
        let tip = least_tip.max(price.tip);
        let most = price.base.saturating_mul(2).saturating_add(tip).max(least).min(self.cap);
        (most >= least && most >= least_tip).then_some(Fees { most, tip: tip.min(most) })
    }
}

/// Rounded up, as 12.5 % is the least that nodes accept.
const fn an_eighth_more(fee: u128) -> u128 {
    fee.saturating_add(fee.div_ceil(8)).saturating_add(if fee == 0 { 1 } else { 0 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FeeRules, Fees, Price};

    const RULES: FeeRules = FeeRules { cap: 100, least_tip: 2 };

    #[test]
    fn offers_stay_below_the_cap() {
        assert_eq!(RULES.first(Price { base: 10, tip: 1 }), Some(Fees { most: 22, tip: 2 }));
        assert_eq!(RULES.first(Price { base: 90, tip: 5 }), Some(Fees { most: 100, tip: 5 }));
        assert_eq!(RULES.first(Price { base: 99, tip: 1 }), None);
        assert_eq!(
            RULES.higher(Fees { most: 22, tip: 2 }, Price { base: 10, tip: 1 }),
            Some(Fees { most: 25, tip: 3 })
        );
        assert_eq!(RULES.higher(Fees { most: 89, tip: 2 }, Price { base: 10, tip: 1 }), None);
    }

    proptest! {
        #[test]
        fn a_higher_offer_is_an_eighth_higher(most in 1..u64::MAX, tip: u64, base: u64, other: u64, cap: u64) {
            let last = Fees { most: most.into(), tip: tip.min(most).into() };
            let rules = FeeRules { cap: cap.into(), least_tip: 1 };
            if let Some(next) = rules.higher(last, Price { base: base.into(), tip: other.into() }) {
                prop_assert!(next.most * 8 >= last.most * 9 && next.tip * 8 >= last.tip * 9);
                prop_assert!(next.most <= rules.cap && next.tip <= next.most);
            }
        }
    }
}
