use super::{Money, Time};

words! {
    /// Whom a price list is for.
    pub enum PriceAudience {
        /// Everybody: a sale.
        Everybody,
        /// The signed-in customers it names.
        Group,
        /// The merchant's active sellers, for their own use.
        Sellers,
    }
}

answered! {
    /// A price list.
    pub struct PriceList {
        /// Its id, `prl_...`.
        pub id: String,
        /// What it is called.
        pub name: String,
        /// Whom it is for.
        pub audience: PriceAudience,
        /// From when on.
        pub starts_at: Time,
        /// Until when; the moment itself is no longer in it.
        pub ends_at: Option<Time>,
        /// Whether it may be used.
        pub active: bool,
        /// How many variants have a price of their own in it.
        pub prices: i64,
        /// How many customers it names.
        pub customers: i64,
        /// The parts it takes off.
        pub offs: Vec<PriceOff>,
    }

    /// A merchant's price lists.
    pub struct PriceLists {
        /// The lists, the newest first.
        pub data: Vec<PriceList>,
    }

    /// A list's price of one article.
    pub struct ListedPrice {
        /// The brand's slug.
        pub brand: String,
        /// The brand's article number.
        pub sku: String,
        /// What it is.
        pub title: String,
        /// The brand's own price.
        pub standard: Money,
        /// The price in the list.
        pub price: Money,
    }

    /// A list's own prices.
    pub struct ListedPrices {
        /// The prices, in the order of brands and article numbers.
        pub data: Vec<ListedPrice>,
    }

    /// What came of setting prices.
    pub struct PricesSet {
        /// How many were set.
        pub set: u32,
        /// How many were taken out.
        pub removed: u32,
    }
}

asked! {
    /// A price list to be made, still without prices.
    pub struct NewPriceList {
        /// What it is called, in one line.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 60)))]
        pub name: String,
        /// Whom it is for.
        pub audience: PriceAudience,
        /// From when on; now if left out.
        #[serde(default)]
        pub starts_at: Option<Time>,
        /// Until when; left out, without end.
        #[serde(default)]
        pub ends_at: Option<Time>,
    }

    /// A part off the brands' prices.
    pub struct PriceOff {
        /// Of this product alone, `prd_...`.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub product: Option<String>,
        /// Of everything of this brand, `brd_...`; with neither, of everything.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub brand: Option<String>,
        /// How much, in hundredths of a percent; 0 takes nothing off it any more.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
        pub off_bps: u16,
    }

    /// Prices to be set: all of them or, when one is wrong, none.
    pub struct NewListedPrices {
        /// The prices.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1_000)))]
        pub prices: Vec<NewListedPrice>,
    }

    /// The price of one article in a list.
    pub struct NewListedPrice {
        /// The brand's slug; needed where two brands use the same number.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
        pub brand: String,
        /// The brand's article number.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub sku: String,
        /// What it costs; left out, the article is taken out of the list.
        #[serde(default)]
        pub price: Option<Money>,
    }

    /// The customers of a list for a group.
    pub struct PriceListCustomers {
        /// Their e-mail addresses, in place of those that were named before. Whether anybody has an account with one of them
        /// is told to nobody.
        #[cfg_attr(feature = "schema", schemars(length(max = 5_000)))]
        pub emails: Vec<String>,
    }
}
