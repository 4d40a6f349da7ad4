use base::Money;

/// One payee's part of something, in words and money.
#[derive(Debug, Clone)]
pub struct Share {
    /// Who gets it.
    pub label: String,
    /// How much.
    pub amount: Money,
}
