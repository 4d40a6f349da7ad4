use base::MoneyError;
use db::DbError;

/// Why something about price lists could not be done.
#[derive(Debug, thiserror::Error)]
pub enum PriceError {
    /// No such list, or another merchant's; or no such brand or product that the merchant sells.
    #[error("there is no such price list")]
    NotFound,
    /// The name.
    #[error("a price list has a name of 1 to 60 characters on one line")]
    Name,
    /// An end before the beginning.
    #[error("a price list ends after it begins")]
    Ends,
    /// Nothing off.
    #[error("a part off is more than nothing, and at most 100 %")]
    Off,
    /// No address.
    #[error("this is not an e-mail address")]
    Email,
    /// More than anybody keeps in a list by hand.
    #[error("a price list names at most {0} of these")]
    TooMany(usize),
    /// A file without the columns.
    #[error("the first line of the file names the columns: sku and price")]
    Columns,
    /// An amount is beyond what we count.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
