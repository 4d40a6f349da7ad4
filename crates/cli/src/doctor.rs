use std::path::Path;
use std::process::ExitCode;

use crate::args::Place;
use crate::chain::status;
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
    } else {
        say!("WRONG   {} postings do not balance", audit.unbalanced_postings);
        say!("WRONG   {} balances are not the sum of their entries", audit.wrong_balances);
    }
    let sound = chain_is_sound(&place.folder).await? && audit.is_clean();
    if sound {
        return Ok(ExitCode::SUCCESS);
    }
    say!("        Stop the server, keep a copy of the data folder, and report this.");
    Ok(ExitCode::FAILURE)
}

/// Looks at the contracts on the chain in the data folder, if there is one.
async fn chain_is_sound(data: &Path) -> anyhow::Result<bool> {
    let Some((differences, checks)) = status::differences(&settings::chain_folder(Some(data))).await? else {
        return Ok(true);
    };
    for difference in &differences {
        say!("WRONG   on the chain: {difference}");
    }
    if differences.is_empty() {
        say!("ok      the contracts on the chain are as they were deployed ({checks} checks)");
    }
    Ok(differences.is_empty())
}
