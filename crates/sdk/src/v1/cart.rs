use std::collections::BTreeMap;

use super::Money;

asked! {
    /// A cart to be opened. Everything may be left out and added later.
    #[derive(Default)]
    pub struct NewCart {
        /// What is in it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub items: Vec<NewItem>,
        /// A coupon's code.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 30)))]
        pub coupon: Option<String>,
        /// The handle of the seller whose link led here: recorded as a click.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
        pub r#ref: Option<String>,
        /// Where it goes: with it the answer says what everything comes to.
        #[serde(default)]
        pub destination: Option<Destination>,
    }

    /// Something to be put into a cart.
    pub struct NewItem {
        /// The variant's id.
        pub variant: String,
        /// How many.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 999)))]
        pub quantity: u16,
    }

    /// How many of something are in a cart.
    pub struct ItemQuantity {
        /// How many.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 999)))]
        pub quantity: u16,
    }

    /// A coupon for a cart.
    pub struct CouponCode {
        /// Its code, in any case.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 30)))]
        pub code: String,
    }

    /// Where parcels go, and how.
    pub struct Destination {
        /// ISO 3166 code of the country.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Z]{2}$")))]
        pub country: String,
        /// State or province; may be left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub region: String,
        /// The chosen method of each brand's parcel, by the brand's id; the cheapest where none is chosen.
        #[serde(default)]
        pub methods: BTreeMap<String, String>,
    }

    /// An order to be placed.
    pub struct NewOrder {
        /// The customer's e-mail address.
        #[cfg_attr(feature = "schema", schemars(email, length(max = 254)))]
        pub email: String,
        /// The customer's name.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 200)))]
        pub name: String,
        /// Where it goes.
        pub address: Address,
        /// The chosen method of each brand's parcel, by the brand's id; the cheapest where none is chosen.
        #[serde(default)]
        pub methods: BTreeMap<String, String>,
        /// The total the customer has seen and agrees to, as the quote says.
        pub total: Money,
        /// The code of a payment method.
        #[serde(default = "manual")]
        #[cfg_attr(feature = "schema", schemars(length(max = 40)))]
        pub payment_method: String,
        /// What the customer wants to say.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 2000)))]
        pub note: String,
        /// What goes with it as a gift.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
        pub gift_note: String,
    }

    /// Where parcels go.
    pub struct Address {
        /// Street and number.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 200)))]
        pub street: String,
        /// Flat, company, care of.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub extra: String,
        /// Post code; empty where a country has none.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub postcode: String,
        /// Town.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 200)))]
        pub city: String,
        /// State or province.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub region: String,
        /// ISO 3166 code of the country.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Z]{2}$")))]
        pub country: String,
    }
}

fn manual() -> String {
    "manual".to_owned()
}

answered! {
    /// A cart that was opened.
    pub struct OpenedCart {
        /// The secret that opens it: sent as `Cart-Token` from now on. It is not told again.
        pub token: String,
        /// What is in it.
        pub cart: Cart,
        /// What it comes to, when a destination was given and something is in it.
        pub quote: Option<Quote>,
    }

    /// A cart at one shop.
    pub struct Cart {
        /// Its id, `crt_...`.
        pub id: String,
        /// The shop's slug.
        pub shop: String,
        /// What is in it and can be bought, at today's prices.
        pub items: Vec<CartItem>,
        /// What the customer must be told and asked before anything is bought.
        pub changes: Vec<CartChange>,
        /// The coupon in it, when it can be used.
        pub coupon: Option<String>,
        /// What the items cost together.
        pub goods: Money,
        /// What the coupon takes off.
        pub discount: Money,
        /// What remains. Delivery, and tax where prices do not contain it, are in the quote.
        pub total: Money,
    }

    /// Something in a cart.
    pub struct CartItem {
        /// The variant's id.
        pub variant: String,
        /// The product's id.
        pub product: String,
        /// The brand's id.
        pub brand: String,
        /// The brand's name.
        pub brand_name: String,
        /// The product's title.
        pub title: String,
        /// The chosen options in words; may be empty.
        pub options: String,
        /// How many.
        pub quantity: i64,
        /// What one costs.
        pub price: Money,
        /// What they cost together.
        pub total: Money,
        /// What the coupon takes off that.
        pub discount: Money,
        /// How many can be had; `null` when there is no limit.
        pub available: Option<i64>,
    }

    /// Something about a cart that is no longer as the customer saw it.
    pub struct CartChange {
        /// `price`, `stock`, `gone` or `coupon`.
        pub what: String,
        /// The variant, unless it is the coupon.
        pub variant: Option<String>,
        /// The change in a sentence.
        pub detail: String,
    }

    /// What a cart comes to at a destination.
    pub struct Quote {
        /// The goods at their prices.
        pub goods: Money,
        /// What the coupon takes off them.
        pub discount: Money,
        /// The parcels.
        pub delivery: Money,
        /// What the tax is called.
        pub tax_name: String,
        /// Whether prices contain it.
        pub tax_included: bool,
        /// The tax in the total.
        pub tax: Money,
        /// What the customer pays: sent with the order, so that nothing is charged nobody agreed to.
        pub total: Money,
        /// Each brand's parcel.
        pub deliveries: Vec<QuotedDelivery>,
        /// The names of brands that do not send there: such an order is refused.
        pub not_sent_by: Vec<String>,
    }

    /// A brand's parcel.
    pub struct QuotedDelivery {
        /// The brand's id.
        pub brand: String,
        /// The method it goes by: one of `ways`.
        pub method: Option<String>,
        /// The ways it can go, the cheapest first.
        pub ways: Vec<DeliveryWay>,
    }

    /// A way a parcel can go.
    pub struct DeliveryWay {
        /// The method's id.
        pub method: String,
        /// What it is called.
        pub name: String,
        /// How many days it takes at least; 0 when nothing is said.
        pub days_least: u16,
        /// How many at most.
        pub days_most: u16,
        /// What it costs.
        pub price: Money,
    }

    /// An order that was placed.
    pub struct PlacedOrder {
        /// Its id, `ord_...`.
        pub id: String,
        /// Its number, as people write it on a transfer.
        pub number: String,
        /// The secret that opens it: sent as `Order-Token`.
        pub token: String,
        /// What the customer pays.
        pub total: Money,
        /// The path of its page, for the customer.
        pub page: String,
    }
}
