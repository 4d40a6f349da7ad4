use db::DbError;

/// Why zones cannot be like that.
#[derive(Debug, thiserror::Error)]
pub enum ShippingError {
    /// The name of a zone or method.
    #[error("a name has 1 to 60 characters")]
    Name,
    /// No country.
    #[error("\"{0}\" is not a country's code of two letters, such as DE")]
    Country(String),
    /// A country in two zones.
    #[error("{0} is in the zone \"{1}\" already")]
    CountryTaken(String, String),
    /// Two zones for every other country.
    #[error("the zone \"{0}\" is for every other country already")]
    RestTaken(String),
    /// A negative price.
    #[error("a price is not negative")]
    Price,
    /// A span of days that ends before it begins, or lasts longer than a year.
    #[error("days are 0 to 365, the fewer first")]
    Days,
    /// Too many zones or methods.
    #[error("there are too many")]
    TooMany,
    /// Somebody else's, or none.
    #[error("there is no such zone or method")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
