use super::{Money, Time};

words! {
    /// What happens to a payment whose stock is gone.
    pub enum LatePayment {
        /// The money goes back.
        Refund,
        /// The customer waits for new stock.
        Backorder,
    }

    /// What a coupon takes off.
    pub enum BenefitKind {
        /// A part of the price.
        Percent,
        /// An amount.
        Amount,
        /// What delivery costs.
        FreeDelivery,
    }
}

asked! {
    /// What a merchant says of itself and how it trades.
    pub struct MerchantSettings {
        /// Its name.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
        pub name: String,
        /// The line under the name.
        #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
        pub tagline: String,
        /// Who it is, at length.
        #[cfg_attr(feature = "schema", schemars(length(max = 5000)))]
        pub story: String,
        /// Where customers write to.
        #[cfg_attr(feature = "schema", schemars(email, length(max = 254)))]
        pub contact_email: String,
        /// How many days a click on a seller's link counts.
        #[cfg_attr(feature = "schema", schemars(range(max = 365)))]
        pub attribution_days: u32,
        /// How many days a paid order's money waits.
        #[cfg_attr(feature = "schema", schemars(range(max = 365)))]
        pub hold_days: u32,
        /// How many minutes an unpaid order keeps its stock.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 20_160)))]
        pub reserve_minutes: u32,
        /// What happens to a payment whose stock is gone.
        pub late_payment: LatePayment,
        /// Where a customer who pays by hand sends the money.
        #[cfg_attr(feature = "schema", schemars(length(max = 5000)))]
        pub payment_instructions: String,
    }

    /// What a brand says of itself.
    pub struct BrandSettings {
        /// Its name.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
        pub name: String,
        /// The line under the name.
        #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
        pub tagline: String,
        /// Who it is, at length.
        #[cfg_attr(feature = "schema", schemars(length(max = 5000)))]
        pub story: String,
        /// Where it ships from.
        #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
        pub ships_from: String,
        /// What it promises about delivery.
        #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
        pub promise: String,
    }

    /// A coupon to be added.
    pub struct NewCoupon {
        /// Its code: letters, digits and hyphens, in any case.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Za-z0-9-]{3,30}$")))]
        pub code: String,
        /// What it takes off.
        pub kind: BenefitKind,
        /// How much, in hundredths of a percent, where it is a part.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000)))]
        pub percent_bps: Option<u16>,
        /// How much, where it is an amount.
        #[serde(default)]
        pub amount: Option<Money>,
        /// What the goods it fits must come to at least.
        #[serde(default)]
        pub least_goods: Option<Money>,
        /// The id of the brand whose products it is for; left out for all.
        #[serde(default)]
        pub brand: Option<String>,
        /// The id of the member it brings the credit.
        #[serde(default)]
        pub member: Option<String>,
        /// From when on; left out for now.
        #[serde(default)]
        pub starts_at: Option<Time>,
        /// Until when; left out for ever.
        #[serde(default)]
        pub ends_at: Option<Time>,
        /// How often in all.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        pub max_uses: Option<u32>,
        /// How often by one customer.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        pub max_per_customer: Option<u32>,
    }

    /// Whether something may be used.
    pub struct Active {
        /// Whether it may.
        pub active: bool,
    }

    /// A shipping zone to be added.
    pub struct NewZone {
        /// What the merchant calls it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 60)))]
        pub name: String,
        /// ISO 3166 codes; none for every country no other zone names.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 250)))]
        pub countries: Vec<String>,
        /// For one brand's parcels alone: its id.
        #[serde(default)]
        pub brand: Option<String>,
    }

    /// A way to send parcels, to be added to a zone.
    pub struct NewMethod {
        /// What customers choose it by.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 60)))]
        pub name: String,
        /// For a parcel of up to a kilogram.
        pub price: Money,
        /// For every kilogram begun after the first.
        #[serde(default)]
        pub per_kg: Option<Money>,
        /// Free when the brand's goods come to this much.
        #[serde(default)]
        pub free_from: Option<Money>,
        /// How many days it takes at least.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(max = 365)))]
        pub days_least: u16,
        /// How many at most.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(max = 365)))]
        pub days_most: u16,
    }

    /// What a tax is called, and whether prices contain it.
    pub struct TaxKind {
        /// What customers know it as.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 40)))]
        pub name: String,
        /// Whether prices contain it.
        pub included: bool,
    }

    /// A row of a tax table.
    pub struct TaxRate {
        /// ISO 3166 code of the country the goods go to.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Z]{2}$")))]
        pub country: String,
        /// A region of it; empty for the whole country.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
        pub region: String,
        /// The tax code of products; empty for all.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
        pub category: String,
        /// In millionths: 190000 is 19 %.
        #[cfg_attr(feature = "schema", schemars(range(max = 1_000_000)))]
        pub rate_ppm: u32,
    }

    /// A row of a tax table that goes.
    pub struct TaxRow {
        /// ISO 3166 code of the country.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Z]{2}$")))]
        pub country: String,
        /// Its region; empty for the whole country.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
        pub region: String,
        /// Its tax code; empty for all.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
        pub category: String,
    }

    /// A plan to be published.
    pub struct NewPlan {
        /// The plan, in TOML.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100_000)))]
        pub document: String,
    }
}

answered! {
    /// A coupon.
    pub struct Coupon {
        /// Its id, `cou_...`.
        pub id: String,
        /// Its code.
        pub code: String,
        /// What it takes off.
        pub kind: BenefitKind,
        /// How much, in hundredths of a percent, where it is a part.
        pub percent_bps: Option<u16>,
        /// How much, where it is an amount.
        pub amount: Option<Money>,
        /// What the goods it fits must come to at least.
        pub least_goods: Money,
        /// The brand it is for; `null` for all.
        pub brand: Option<String>,
        /// The member it brings the credit.
        pub member: Option<String>,
        /// From when on.
        pub starts_at: Time,
        /// Until when.
        pub ends_at: Option<Time>,
        /// How often in all.
        pub max_uses: Option<i64>,
        /// How often by one customer.
        pub max_per_customer: Option<i64>,
        /// How many orders use it.
        pub used: i64,
        /// Whether it may be used.
        pub active: bool,
    }

    /// Everything there is of something.
    pub struct Coupons {
        /// The coupons, the newest first.
        pub data: Vec<Coupon>,
    }

    /// A shipping zone.
    pub struct Zone {
        /// Its id, `zon_...`.
        pub id: String,
        /// What the merchant calls it.
        pub name: String,
        /// ISO 3166 codes; none for every country no other zone names.
        pub countries: Vec<String>,
        /// The brand whose parcels it is for; `null` for every brand without zones of its own.
        pub brand: Option<String>,
        /// The ways to send there.
        pub methods: Vec<Method>,
    }

    /// A way to send parcels.
    pub struct Method {
        /// Its id, `shm_...`.
        pub id: String,
        /// What customers choose it by.
        pub name: String,
        /// For a parcel of up to a kilogram.
        pub price: Money,
        /// For every kilogram begun after the first.
        pub per_kg: Money,
        /// Free when the brand's goods come to this much.
        pub free_from: Option<Money>,
        /// How many days it takes at least.
        pub days_least: u16,
        /// How many at most.
        pub days_most: u16,
    }

    /// A merchant's shipping zones.
    pub struct Zones {
        /// The zones.
        pub data: Vec<Zone>,
    }

    /// A merchant's taxes.
    pub struct TaxTable {
        /// What customers know the tax as.
        pub name: String,
        /// Whether prices contain it.
        pub included: bool,
        /// The rates.
        pub rates: Vec<TaxRate>,
    }

    /// A plan in force.
    pub struct Plan {
        /// The plan, in TOML.
        pub document: String,
        /// Since when.
        pub since: Time,
    }

    /// Something that was made.
    pub struct Made {
        /// Its id.
        pub id: String,
    }
}
