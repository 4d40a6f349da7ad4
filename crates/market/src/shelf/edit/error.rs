use db::DbError;

/// Why a product cannot be like that.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// Another product of the brand has the handle.
    #[error("another product has this handle")]
    HandleTaken,
    /// Not a part of an address.
    #[error("a handle has 1 to 100 small letters, digits and single hyphens")]
    Handle,
    /// The title.
    #[error("a title has 1 to 200 characters on one line")]
    Title,
    /// Another text.
    #[error("{0} is too long, or not one line")]
    Text(&'static str),
    /// Variants that cannot be told apart.
    #[error("each variant names a value of each option, and no two have the same")]
    Options,
    /// A negative price.
    #[error("a price is not negative")]
    Price,
    /// Too few or too many pieces.
    #[error("there are 0 to {0} pieces of something")]
    Pieces(i64),
    /// The brand has no such product.
    #[error("there is no such product")]
    NoSuchProduct,
    /// The brand has no such variant.
    #[error("there is no such variant")]
    NoSuchVariant,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
