use base::Money;

/// What a cart or an order comes to. Rows without an amount are not shown.
#[derive(Debug, Clone)]
pub struct Totals {
    /// The goods.
    pub goods: Money,
    /// Delivery; zero reads "free", none is not mentioned.
    pub delivery: Option<Money>,
    /// The tax contained in the total, with its name, "19 % VAT".
    pub tax: Option<(String, Money)>,
    /// What there is to pay.
    pub total: Money,
    /// What has been given back.
    pub refunded: Option<Money>,
}

impl Totals {
    /// Goods and nothing else.
    #[must_use]
    pub fn goods_only(goods: Money) -> Self {
        Self { goods, delivery: None, tax: None, total: goods, refunded: None }
    }
}
