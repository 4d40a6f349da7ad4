use super::{CommissionRate, Money};

words! {
    /// Whether a product can be sold.
    pub enum ProductStatus {
        /// It can.
        Active,
        /// Nobody sees it yet.
        Draft,
        /// Put away for good.
        Archived,
    }

    /// Where an import stands.
    pub enum ImportStatus {
        /// It was compared and waits for a yes.
        Compared,
        /// It was confirmed and waits for its turn.
        Waiting,
        /// It is being brought in.
        Running,
        /// It is in.
        Done,
        /// It could not be brought in.
        Failed,
    }
}

answered! {
    /// A product as its brand sees it in a list.
    pub struct ShelfProduct {
        /// Its id, `prd_...`.
        pub id: String,
        /// Its part of an address.
        pub handle: String,
        /// Its title.
        pub title: String,
        /// Whether it can be sold.
        pub active: bool,
        /// How many variants it has.
        pub variants: u32,
        /// The first article number; may be empty.
        pub sku: String,
        /// The lowest price.
        pub price_from: Option<Money>,
        /// The highest.
        pub price_to: Option<Money>,
        /// How many pieces are free; `null` where one variant never runs out.
        pub free: Option<i64>,
        /// The commission of its own, in hundredths of a percent.
        pub own_rate_bps: Option<u16>,
    }

    /// A product as its brand keeps it.
    pub struct BrandProduct {
        /// Its id, `prd_...`.
        pub id: String,
        /// Its part of an address.
        pub handle: String,
        /// Its title.
        pub title: String,
        /// What it is, in a few words.
        pub subtitle: String,
        /// Its description in HTML.
        pub description_html: String,
        /// Its category, `Kitchen > Mugs`.
        pub category: String,
        /// Whether it can be sold.
        pub status: ProductStatus,
        /// The names of its options.
        pub option_names: Vec<String>,
        /// Its variants, in order.
        pub variants: Vec<BrandVariant>,
    }

    /// A variant as its brand keeps it.
    pub struct BrandVariant {
        /// Its id, `var_...`.
        pub id: String,
        /// The article number.
        pub sku: String,
        /// Its value of each option.
        pub options: Vec<String>,
        /// What one costs, in each currency.
        pub prices: Vec<Money>,
        /// Its stock.
        pub stock: Stock,
    }

    /// The stock of a variant.
    pub struct Stock {
        /// Whether it is counted at all; else it never runs out.
        pub tracked: bool,
        /// How many there are.
        pub on_hand: i64,
        /// How many of those belong to orders that are not paid yet.
        pub reserved: i64,
    }

    /// A catalog file that was sent, and what became of it.
    pub struct Import {
        /// Its id, `upl_...`.
        pub id: String,
        /// Where it stands.
        pub status: ImportStatus,
        /// New products.
        pub new: u64,
        /// Different products.
        pub changed: u64,
        /// Products that are as they are.
        pub unchanged: u64,
        /// How many mistakes it has: with one, nothing of it is brought in.
        pub mistakes: u64,
        /// The first of them, each a sentence.
        pub first_mistakes: Vec<String>,
        /// How far it is, while it runs: so many products...
        pub done: i64,
        /// ...of so many.
        pub of: i64,
    }

    /// The commission rates of a brand.
    pub struct Rates {
        /// Those in force and those to come.
        pub data: Vec<CommissionRate>,
    }

    /// What a brand is owed.
    pub struct Balances {
        /// By currency.
        pub data: Vec<Balance>,
    }

    /// What somebody is owed in one currency.
    pub struct Balance {
        /// Of orders whose hold is over.
        pub available: Money,
        /// Of paid orders in their hold.
        pub pending: Money,
    }
}

asked! {
    /// A product to be put on the shelf.
    pub struct NewProduct {
        /// Its part of an address: small letters, digits and hyphens.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"), length(min = 1, max = 100)))]
        pub handle: String,
        /// Its title.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 200)))]
        pub title: String,
        /// What it is, in a few words.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub subtitle: String,
        /// Its description in HTML; reduced to harmless elements.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 50_000)))]
        pub description_html: String,
        /// Its category, `Kitchen > Mugs`.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub category: String,
        /// Words to find it by.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 50)))]
        pub tags: Vec<String>,
        /// The names of its options; none when there is no choice.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 3)))]
        pub option_names: Vec<String>,
        /// Its variants, in order.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub variants: Vec<NewVariant>,
    }

    /// A variant to be put on the shelf.
    pub struct NewVariant {
        /// The article number.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub sku: String,
        /// Its value of each option.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 3)))]
        pub options: Vec<String>,
        /// What one costs.
        pub price: Money,
        /// How many there are.
        #[cfg_attr(feature = "schema", schemars(range(max = 10_000_000)))]
        pub stock: u32,
    }

    /// What changes about a product. What is left out stays.
    pub struct ProductChange {
        /// Its title.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 200)))]
        pub title: Option<String>,
        /// What it is, in a few words.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub subtitle: Option<String>,
        /// Its description in HTML.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 50_000)))]
        pub description_html: Option<String>,
        /// Its category.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub category: Option<String>,
        /// Whether it can be sold.
        #[serde(default)]
        pub status: Option<ProductStatus>,
    }

    /// A price to be set.
    pub struct NewPrice {
        /// What one costs: replaces the price in that currency.
        pub price: Money,
    }

    /// A stock to be set or moved: one of the two.
    pub struct StockChange {
        /// How many there are.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(max = 10_000_000)))]
        pub set: Option<u32>,
        /// How many more, or fewer, than there are.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = -10_000_000, max = 10_000_000)))]
        pub delta: Option<i32>,
    }
}
