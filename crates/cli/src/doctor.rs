use std::process::ExitCode;

use crate::args::Place;
use crate::{house, settings};

/// Checks what only a look at everything can tell.
pub(crate) async fn run(place: Place) -> anyhow::Result<ExitCode> {
    let place = settings::place(&place)?;
    let db = house::open(&place).await?;
    say!("ok      the database answers and is at this version ({})", place.folder.display());
    let mut tx = db.read().await?;
    let audit = ledger::audit(&mut tx).await?;
    for row in ledger::trial_balance(&mut tx).await? {
        let verdict = if row.is_zero() { "ok      " } else { "WRONG   " };
        say!("{verdict}trial balance {}: posted {}, pending {}", row.posted.currency(), row.posted, row.pending);
    }
    if audit.is_clean() {
        say!("ok      every balance is the sum of its entries");
        return Ok(ExitCode::SUCCESS);
    }
    say!("WRONG   {} postings do not balance", audit.unbalanced_postings);
    say!("WRONG   {} balances are not the sum of their entries", audit.wrong_balances);
    say!("        Stop the server, keep a copy of the data folder, and report this.");
    Ok(ExitCode::FAILURE)
}
