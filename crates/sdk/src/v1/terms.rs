use super::Time;

words! {
    /// Where an agreement stands.
    pub enum AgreementStatus {
        /// Waits for the other side.
        Offered,
        /// Both agreed.
        Accepted,
        /// The other side said no, or the offer was withdrawn.
        Declined,
        /// Over, and another was made after it.
        Ended,
    }

    /// A side of an agreement.
    pub enum Side {
        /// The brand.
        Brand,
        /// The merchant.
        Merchant,
    }
}

answered! {
    /// A brand's terms for one merchant.
    pub struct Agreement {
        /// Its id, `agr_...`.
        pub id: String,
        /// The brand's id.
        pub brand: String,
        /// The merchant's id.
        pub merchant: String,
        /// Who proposed it.
        pub offered_by: Side,
        /// Where it stands.
        pub status: AgreementStatus,
        /// The rate below which the brand may not go, in hundredths of a percent.
        pub commission_floor_bps: u16,
        /// How many days it runs on after notice.
        pub notice_days: u32,
        /// When it was proposed.
        pub offered_at: Time,
        /// When it was accepted or declined.
        pub decided_at: Option<Time>,
        /// The end, once one side gave notice.
        pub ends_at: Option<Time>,
    }

    /// A commission rate.
    pub struct CommissionRate {
        /// For which product; `null` for the whole catalog.
        pub product: Option<String>,
        /// In hundredths of a percent; `null` goes back to the catalog's.
        pub rate_bps: Option<u16>,
        /// From when on.
        pub valid_from: Time,
    }
}

asked! {
    /// Terms that are proposed to the other side.
    pub struct NewAgreement {
        /// The id of the other side: a brand's for a merchant, a merchant's for a brand.
        pub with: String,
        /// The rate below which the brand may not go while it runs, in hundredths of a percent.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
        pub commission_floor_bps: u16,
        /// How many days it runs on after notice.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 3650)))]
        pub notice_days: u16,
    }

    /// A commission rate to be set.
    pub struct NewRate {
        /// For one product; left out for the whole catalog.
        #[serde(default)]
        pub product: Option<String>,
        /// In hundredths of a percent; `null` for a product goes back to the catalog's.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
        pub rate_bps: Option<u16>,
        /// From when on; left out for now.
        #[serde(default)]
        pub valid_from: Option<Time>,
    }
}
