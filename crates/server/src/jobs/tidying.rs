//! What is old goes: catalog files that nobody answered, jobs that ended long ago.

use market::jobs::{Claim, Failure};

use crate::web::App;

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    let market = app.market();
    let uploads = market.catalog().forget_old_uploads().await.map_err(Failure::retry)?;
    let jobs = market.jobs().forget_old().await?;
    let replies = market.replies().forget_old().await.map_err(Failure::retry)?;
    app.api_limits().forget_old();
    if uploads > 0 || jobs > 0 || replies > 0 {
        tracing::info!(
            uploads,
            jobs,
            replies,
            "{uploads} old uploads, {jobs} old jobs and {replies} old replies are gone"
        );
    }
    Ok(market.jobs().finish(claim, &()).await?)
}
