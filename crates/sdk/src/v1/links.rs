use super::{Money, Time};

answered! {
    /// A short link of a seller's.
    pub struct ShareLink {
        /// Its id, `lnk_...`.
        pub id: String,
        /// The full address.
        pub link: String,
        /// The product it leads to; `null` to the boutique.
        pub product: Option<String>,
        /// The campaign it is for.
        pub campaign: Option<String>,
        /// When it was made.
        pub made_at: Time,
    }

    /// A seller's links.
    pub struct ShareLinks {
        /// The links, the newest first; at most 1,000.
        pub data: Vec<ShareLink>,
    }

    /// A reason to share: a market day, a newsletter, a season.
    pub struct Campaign {
        /// Its id, `cmp_...`.
        pub id: String,
        /// What it is called.
        pub name: String,
        /// A remark for the seller's eyes only; may be empty.
        pub note: String,
        /// From when clicks count for it; `null` from the beginning.
        pub starts_at: Option<Time>,
        /// Until when, not included; `null` without an end.
        pub ends_at: Option<Time>,
        /// When it was made.
        pub made_at: Time,
    }

    /// A seller's campaigns.
    pub struct Campaigns {
        /// The campaigns, the newest first; at most 200.
        pub data: Vec<Campaign>,
    }

    /// What came of a seller's links.
    pub struct LinkReport {
        /// Since when.
        pub since: Time,
        /// The ways people came by, the one that earned most first.
        pub rows: Vec<LinkFigures>,
        /// All together. Whoever came by two ways is one visitor here.
        pub total: LinkFigures,
    }

    /// What came of one way.
    pub struct LinkFigures {
        /// The id of the link, campaign or product, or the word of the source; `null` for the boutique's own address, no
        /// campaign or no product, and for the sum.
        pub way: Option<String>,
        /// Whether it came without a click: by a coupon, or from a customer of theirs.
        pub without_click: bool,
        /// Clicks of people.
        pub clicks: u32,
        /// The browsers they came from.
        pub visitors: u32,
        /// Orders that were placed and not called off.
        pub orders: u32,
        /// What those that are paid earn, less what was taken back.
        pub earned: Money,
    }

    /// A named group of products in a boutique.
    pub struct Collection {
        /// Its id, `col_...`.
        pub id: String,
        /// What it is called.
        pub title: String,
        /// A few words about it; may be empty.
        pub words: String,
        /// The ids of its products, in order.
        pub products: Vec<String>,
    }

    /// The collections of a boutique.
    pub struct Collections {
        /// The collections, in their order.
        pub data: Vec<Collection>,
    }
}

words! {
    /// By what a report of links is put together.
    pub enum ReportBy {
        /// The short link.
        Link,
        /// The campaign.
        Campaign,
        /// The product the click landed at.
        Product,
        /// What the click came by: address, link, code.
        Source,
    }
}

asked! {
    /// A link to be had: there is one for each thing to share, however often it is asked for.
    #[derive(Default)]
    pub struct NewShareLink {
        /// The product it leads to; left out, to the boutique.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub product: Option<String>,
        /// The campaign it is for.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub campaign: Option<String>,
    }

    /// What a seller says of a campaign.
    pub struct NewCampaign {
        /// What it is called, in one line.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
        pub name: String,
        /// A remark for the seller's eyes only, in one line.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
        pub note: String,
        /// From when clicks count for it.
        #[serde(default)]
        pub starts_at: Option<Time>,
        /// Until when, not included; after the start.
        #[serde(default)]
        pub ends_at: Option<Time>,
    }

    /// The line over a boutique.
    pub struct BoutiqueHeadline {
        /// One line; may be empty.
        #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
        pub headline: String,
    }

    /// The brands a boutique shows whole.
    pub struct BoutiqueBrands {
        /// Their ids; none: only what was chosen one by one.
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub brands: Vec<String>,
    }

    /// What a seller says of a collection, and what is in it.
    pub struct NewCollection {
        /// What it is called, in one line.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
        pub title: String,
        /// A few words about it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 600)))]
        pub words: String,
        /// The ids of its products, in order.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub products: Vec<String>,
    }
}
