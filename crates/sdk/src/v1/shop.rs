use super::Money;

answered! {
    /// A merchant's shop.
    pub struct Shop {
        /// Its id, `mer_...`.
        pub id: String,
        /// Its part of an address.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// The line under the name; may be empty.
        pub tagline: String,
        /// What its prices are in, ISO 4217.
        pub currency: String,
    }

    /// A product in a list.
    pub struct ProductCard {
        /// Its id, `prd_...`.
        pub id: String,
        /// The slug of the brand that ships it.
        pub brand: String,
        /// The brand's name.
        pub brand_name: String,
        /// The product's part of an address, within its brand.
        pub handle: String,
        /// Its title.
        pub title: String,
        /// What it is, in a few words; may be empty.
        pub subtitle: String,
        /// The path of its first picture.
        pub picture: Option<String>,
        /// The lowest price of its variants.
        pub price: Money,
        /// The highest.
        pub price_to: Money,
        /// What the cheapest variant cost before, when that was more.
        pub compare_at: Option<Money>,
        /// Whether no variant can be had.
        pub sold_out: bool,
    }

    /// A page of products that were found.
    pub struct ProductList {
        /// The products of this page.
        pub data: Vec<ProductCard>,
        /// Asks for the next page; `null` on the last one.
        pub next_cursor: Option<String>,
        /// How many there are on all pages.
        pub total: u32,
        /// Brands among them, with how many products each.
        pub brands: Vec<FacetCount>,
        /// Categories among them, with how many products each.
        pub categories: Vec<FacetCount>,
        /// When nothing was found: the nearest words that find something.
        pub did_you_mean: Option<String>,
    }

    /// A choice to narrow a list by, and what it leaves.
    pub struct FacetCount {
        /// What to send.
        pub slug: String,
        /// What to show.
        pub name: String,
        /// How many products it leaves.
        pub count: u32,
    }

    /// A product as a shop sells it now.
    pub struct Product {
        /// Its id, `prd_...`.
        pub id: String,
        /// The slug of the brand that ships it.
        pub brand: String,
        /// The brand's name.
        pub brand_name: String,
        /// The product's part of an address, within its brand.
        pub handle: String,
        /// Its title.
        pub title: String,
        /// What it is, in a few words; may be empty.
        pub subtitle: String,
        /// Its description: HTML reduced to harmless elements; may be empty.
        pub description_html: String,
        /// Its category, `Kitchen > Mugs`; may be empty.
        pub category: String,
        /// The names of its options; none when there is no choice.
        pub option_names: Vec<String>,
        /// Its variants, in order; at least one.
        pub variants: Vec<Variant>,
        /// Its pictures, in order.
        pub pictures: Vec<Picture>,
    }

    /// A variant as a shop sells it now.
    pub struct Variant {
        /// Its id, `var_...`: what is put into a cart.
        pub id: String,
        /// The brand's article number; may be empty.
        pub sku: String,
        /// Its value of each option.
        pub options: Vec<String>,
        /// What one costs.
        pub price: Money,
        /// What one cost before, when that was more.
        pub compare_at: Option<Money>,
        /// How many can be had; `null` when there is no limit.
        pub available: Option<i64>,
        /// The path of its own picture.
        pub picture: Option<String>,
    }

    /// A picture.
    pub struct Picture {
        /// Where it is: a path of this server.
        pub path: String,
        /// What it shows, in words; may be empty.
        pub alt: String,
    }
}
