use db::DbError;

use super::ShipmentStatus;

/// Why a parcel cannot be packed or sent.
#[derive(Debug, thiserror::Error)]
pub enum ShipmentError {
    /// There is no such order, line or parcel, or it is somebody else's.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The key is not what a key should be.
    #[error("an idempotency key has 16 to 128 characters")]
    Key,
    /// A parcel with nothing in it, or with fewer than no pieces of something.
    #[error("a parcel needs at least one piece")]
    Empty,
    /// A parcel with things of several brands.
    #[error("a parcel holds things of one brand only")]
    OneBrand,
    /// More pieces than are still to be sent.
    #[error("only {left} pieces of {title} are still to be sent")]
    TooMany {
        /// Of what.
        title: String,
        /// How many are left.
        left: i64,
    },
    /// The order is not one that is sent now: not paid, waiting for its goods, called off, paid back.
    #[error("an order that is {0} is not sent")]
    NotToBeSent(&'static str),
    /// Pieces in the parcel were paid back since it was packed.
    #[error("{0} was paid back after it was packed: unpack the parcel")]
    PaidBack(String),
    /// The parcel is not in a state in which this can be done.
    #[error("a parcel that is {} cannot be changed in this way", .0.word())]
    WrongState(ShipmentStatus),
    /// The carrier or the number is too long or cannot be printed.
    #[error("a carrier and a tracking number are one line of up to 100 characters each")]
    Tracking,
    /// The address is no address of the web.
    #[error("a tracking address begins with http:// or https:// and names a host")]
    TrackingUrl,
    /// The database reports a problem.
    #[error(transparent)]
    Db(#[from] DbError),
}
