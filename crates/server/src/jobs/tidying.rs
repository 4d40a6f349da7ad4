//! What is old goes: catalog files that nobody answered, jobs that ended long ago.

use market::jobs::{Claim, Failure};

use crate::web::App;

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    let market = app.market();
    let uploads = market.catalog().forget_old_uploads().await.map_err(Failure::retry)?;
    let jobs = market.jobs().forget_old().await?;
    if uploads > 0 || jobs > 0 {
        tracing::info!(uploads, jobs, "{uploads} old uploads and {jobs} old jobs are gone");
    }
    Ok(market.jobs().finish(claim, &()).await?)
}
