use db::DbError;

/// Why a tax table cannot be like that.
#[derive(Debug, thiserror::Error)]
pub enum TaxError {
    /// The name of the tax.
    #[error("the tax needs a name of 1 to 40 characters, such as VAT")]
    Name,
    /// No country.
    #[error("a country is a code of two letters, such as DE")]
    Country,
    /// A region or category.
    #[error("regions and categories have at most 60 characters")]
    Word,
    /// A table beyond any country's law.
    #[error("a tax table has at most {0} rates")]
    TooMany(usize),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
