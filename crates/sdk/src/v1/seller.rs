use super::{Coupon, Member, Money, Time};

answered! {
    /// What a seller has earned.
    pub struct Earnings {
        /// Of paid orders in their hold.
        pub pending: Money,
        /// Of orders whose hold is over; below zero when refunds took back what had been paid out.
        pub available: Money,
        /// Taken back by refunds, in all.
        pub reversed: Money,
        /// When the next hold ends.
        pub next_release_at: Option<Time>,
        /// How many customers have this seller as theirs.
        pub customers: u32,
    }

    /// What one line of an order earns.
    pub struct EarningLine {
        /// The line's id.
        pub line: String,
        /// The order's number.
        pub order_number: String,
        /// What was bought.
        pub title: String,
        /// How many.
        pub quantity: i64,
        /// What the customer paid.
        pub line_total: Money,
        /// What it earned.
        pub amount: Money,
        /// How much of that refunds have taken back.
        pub reversed: Money,
        /// The level above the seller it was earned on; 0 for an own sale.
        pub level: u8,
        /// `awaited`, `pending`, `available` or `gone`.
        pub standing: String,
        /// When the order was placed.
        pub placed_at: Time,
    }

    /// A member of a team.
    pub struct TeamMember {
        /// Who.
        pub member: Member,
        /// How many people they introduced.
        pub frontline: u32,
        /// How many stand below them on any level.
        pub downline: u32,
    }

    /// A seller's page at a merchant.
    pub struct Boutique {
        /// Who.
        pub member: Member,
        /// The shop's slug.
        pub shop: String,
        /// The full address of the page.
        pub link: String,
        /// The line over it; may be empty.
        pub headline: String,
        /// The ids of the products that were chosen, in order; with neither products nor brands, everything the shop sells.
        pub products: Vec<String>,
        /// The ids of the brands it shows whole.
        pub brands: Vec<String>,
        /// Coupons that bring this seller the credit.
        pub coupons: Vec<Coupon>,
        /// Clicks on the seller's links within the last 30 days.
        pub clicks: u32,
        /// The browsers they came from.
        pub visitors: u32,
    }
}

asked! {
    /// The products of a boutique.
    pub struct BoutiqueProducts {
        /// Their ids, in order; none: everything the shop sells.
        #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
        pub products: Vec<String>,
    }
}
