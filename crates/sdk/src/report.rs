use serde::{Deserialize, Serialize};

/// How a whole installation stands: what there is, and whether every unit of money is accounted for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// What is wrong, one sentence each.
    pub problems: Vec<String>,
    /// Products that can be bought.
    pub products: i64,
    /// Brands of which something can be bought.
    pub brands: i64,
    /// Members of networks.
    pub sellers: i64,
    /// Orders ever placed.
    pub orders: i64,
    /// The money, by class of account and currency.
    pub money: Vec<ClassBalance>,
    /// Sum of all accounts by currency: zero, or the books are broken.
    pub trial_balance: Vec<TrialBalance>,
}

/// The accounts of one class in one currency, summed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassBalance {
    /// The class, as docs/money.md names it.
    pub class: String,
    /// The currency's code.
    pub currency: String,
    /// How many accounts there are.
    pub accounts: i64,
    /// What is done, in minor units. Positive: owed to the owners.
    pub posted: i64,
    /// What is promised, in minor units.
    pub pending: i64,
}

/// The sum of all accounts in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialBalance {
    /// The currency's code.
    pub currency: String,
    /// What is done, in minor units.
    pub posted: i64,
    /// What is promised, in minor units.
    pub pending: i64,
}

#[cfg(test)]
mod tests {
    use super::{Report, TrialBalance};

    #[test]
    fn a_report_reads_back_as_it_was_written() {
        let report = Report {
            ok: false,
            problems: vec!["a balance is wrong".into()],
            products: 200,
            brands: 8,
            sellers: 3000,
            orders: 1,
            money: Vec::new(),
            trial_balance: vec![TrialBalance { currency: "EUR".into(), posted: 0, pending: 0 }],
        };
        let text = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    }
}
