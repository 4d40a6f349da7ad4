//! Products: put on the shelf one by one, imported from files of other systems, and exported to them.
//!
//! An import is one transaction: a file comes in whole or not at all. It first compares every product of the file with
//! what is stored, without holding up anybody; only a file without a single mistake is then written.

mod add;
mod error;
mod export;
mod hand;
mod import;
mod pictures;
mod uploads;

use crate::Desk;

pub use add::{BundlePart, NewImage, NewProduct, NewVariant};
pub use error::CatalogError;
pub use export::{ExportFormat, Site};
pub use hand::{
    PriceChange, PricePlan, ProductStatus, StockEdit, StockPage, StockQuery, StockRow, StockSort, StockTaken,
    WhichStock,
};
pub use import::{
    Blame, Changed, Counts, Difference, Dropped, Erased, Examples, Field, FieldChange, ImportOptions, ImportOutcome,
    Lost, Mistake, Mistakes, New, NotInFile,
};
pub use pictures::{MOST_PICTURES, OwnPicture, PictureProblem, PictureToFetch, PicturesFetched};
pub use uploads::{NewUpload, PastImport, UPLOAD_LIFE, Upload};

/// Products and catalog files.
#[derive(Debug, Clone)]
pub struct Catalog {
    desk: Desk,
}

impl Catalog {
    pub(crate) const fn new(desk: Desk) -> Self {
        Self { desk }
    }
}
