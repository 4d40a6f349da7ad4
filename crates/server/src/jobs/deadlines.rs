//! Deadlines of orders pass, whether or not somebody is looking: reservations end, holds are over.

use market::jobs::{Claim, Failure};

use crate::web::App;

pub(super) async fn run(app: &App, claim: &Claim) -> Result<(), Failure> {
    loop {
        let passed = app.market().checkout().pass_deadlines().await.map_err(Failure::retry)?;
        let (expired, released) = (passed.expired, passed.released);
        if expired == 0 && released == 0 {
            break;
        }
        tracing::info!(expired, released, "{expired} orders expired and {released} were released");
    }
    Ok(app.market().jobs().finish(claim, &()).await?)
}
