//! Who may do what for a brand or a merchant: one table, for both.

use super::Role;

/// Something that only some who act for a brand or a merchant may do. Seeing and changing are apart where somebody needs
/// the one without the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// See who acts for the organisation, and leave it.
    Belong,
    /// See orders, returns and whom they are from.
    SeeOrders,
    /// Bring an order on its way: ship, fill, cancel, decide on a return.
    Orders,
    /// Say that a payment arrived, and give money back.
    Payments,
    /// See what was sold, earned and owed.
    SeeMoney,
    /// Pay out what sellers and brands are owed.
    Payouts,
    /// See everything else: products, terms, sellers, coupons, settings.
    See,
    /// Change products, stock, prices and pictures, and bring in files.
    Catalog,
    /// Change who sells, and with which coupons.
    Selling,
    /// Change commission, agreements and the plan: what others are paid.
    Terms,
    /// Change what the organisation says of itself, how it ships and what it taxes.
    Settings,
    /// See who changed what.
    History,
    /// Change who acts for the organisation, and as what.
    Members,
}

impl Right {
    /// Every right, in the order of the table.
    pub const ALL: [Self; 13] = [
        Self::Belong,
        Self::SeeOrders,
        Self::Orders,
        Self::Payments,
        Self::SeeMoney,
        Self::Payouts,
        Self::See,
        Self::Catalog,
        Self::Selling,
        Self::Terms,
        Self::Settings,
        Self::History,
        Self::Members,
    ];
}

impl Role {
    /// Every role, the one that may most first.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Manager, Self::Finance, Self::Staff];

    /// Whether somebody in this role may do that. This is the whole table; nothing else decides.
    ///
    /// Managers run the business and cannot make themselves its owner. Whoever keeps the books sees everything and
    /// changes nothing but payments and payouts. Whoever packs parcels and answers customers sees orders alone: what the shop earns
    /// and pays is none of their business, and a stolen password of theirs opens little.
    #[must_use]
    pub const fn may(self, right: Right) -> bool {
        match self {
            Self::Owner => true,
            Self::Manager => !matches!(right, Right::Members),
            Self::Finance => matches!(
                right,
                Right::Belong
                    | Right::SeeOrders
                    | Right::Payments
                    | Right::SeeMoney
                    | Right::Payouts
                    | Right::See
                    | Right::History
            ),
            Self::Staff => matches!(right, Right::Belong | Right::SeeOrders | Right::Orders | Right::Payments),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Right, Role};

    #[test]
    fn who_may_more_may_everything_that_others_may() {
        for right in Right::ALL {
            assert!(Role::Owner.may(right), "{right:?}");
            for lesser in [Role::Finance, Role::Staff] {
                assert!(!lesser.may(right) || Role::Manager.may(right), "{lesser:?} {right:?}");
            }
        }
        assert!(Role::ALL.iter().all(|role| role.may(Right::Belong)));
        let who = |right| Role::ALL.into_iter().filter(|role| role.may(right)).collect::<Vec<_>>();
        assert_eq!(who(Right::Members), [Role::Owner]);
        assert_eq!(who(Right::Terms), [Role::Owner, Role::Manager]);
    }
}
