//! Payouts fall due, whether or not somebody is looking.

use market::jobs::{Claim, Failure};

use crate::web::App;

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    let prepared = app.market().payouts().prepare_due().await.map_err(Failure::retry)?;
    if prepared > 0 {
        tracing::info!(prepared, "{prepared} payouts were prepared");
    }
    Ok(app.market().jobs().finish(claim, &()).await?)
}
