use base::Money;

/// What a cart or an order comes to. Rows without an amount are not shown.
#[derive(Debug, Clone)]
pub struct Totals {
    /// The goods.
    pub goods: Money,
    /// What a coupon took off them, with its code.
    pub discount: Option<(String, Money)>,
    /// Delivery; zero reads "free", none is not mentioned.
    pub delivery: Option<Money>,
    /// The tax in the total, with its name, "VAT".
    pub tax: Option<(String, Money)>,
    /// Whether the tax comes on top of the rows above; else they contain it.
    pub tax_on_top: bool,
    /// What there is to pay.
    pub total: Money,
    /// What of it is paid with credit.
    pub credit: Option<Money>,
    /// What has been given back.
    pub refunded: Option<Money>,
}

impl Totals {
    /// Goods and nothing else.
    #[must_use]
    pub fn goods_only(goods: Money) -> Self {
        Self { goods, discount: None, delivery: None, tax: None, tax_on_top: false, total: goods, credit: None, refunded: None }
    }
}
