//! A catalog file that a brand has confirmed is brought in.

use market::catalog::CatalogError;
use market::jobs::{Claim, Failure};

use crate::web::App;

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    match app.market().catalog().run_import(claim).await {
        Ok(()) => Ok(()),
        Err(CatalogError::Job(error)) => Err(error.into()),
        Err(error @ (CatalogError::Refused(_) | CatalogError::NoSuchBrand | CatalogError::NoSuchUpload)) => {
            Err(Failure::never(error))
        }
        Err(error) => Err(Failure::retry(error)),
    }
}
